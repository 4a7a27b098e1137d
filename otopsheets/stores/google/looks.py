"""How cells look, in Google's words. Pure: from a `Look` to the JSON of a format."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from otopsheets.stores.google.marks import Json
from otopsheets.tabs.model import PLAIN, Area, Cell, Look

FONT = "Sarabun"
_LINES, _STRONG_LINES = "#bfbfbf", "#595959"
_BORDERS = {"thin": ("SOLID", _LINES), "medium": ("SOLID_MEDIUM", _STRONG_LINES)}
_PIXELS_A_LETTER, _PADDING = 7, 5
_PIXELS_A_POINT = 4 / 3


def color(hex_: str) -> Json:
    """Return `#rrggbb` as Google tells a colour."""
    red, green, blue = (int(hex_[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


@lru_cache(maxsize=1024)
def _format(look: Look) -> Json:
    text: Json = {"fontFamily": FONT, "fontSize": look.size, "bold": look.bold, "italic": look.italic}
    if look.color:
        text["foregroundColorStyle"] = color(look.color)
    told: Json = {
        "textFormat": text,
        "horizontalAlignment": look.align.upper(),
        "verticalAlignment": look.valign.upper(),
        "wrapStrategy": "WRAP" if look.wrap else "CLIP",
    }
    if look.fill:
        told["backgroundColorStyle"] = color(look.fill)
    if look.border:
        style, line = _BORDERS[look.border]
        told["borders"] = {
            side: {"style": style, "colorStyle": color(line)} for side in ("top", "bottom", "left", "right")
        }
    if look.number:
        told["numberFormat"] = {"type": "TEXT" if look.number == "@" else "NUMBER", "pattern": look.number}
    return told


def paint(sheet: int, area: Area, look: Look) -> Json:
    """Return the request that makes an area look so."""
    return {
        "repeatCell": {
            "range": grid_range(sheet, area),
            "cell": {"userEnteredFormat": _format(look)},
            "fields": "userEnteredFormat",
        }
    }


def grid_range(sheet: int, area: Area) -> Json:
    """Return an area as Google tells it: its ends are exclusive."""
    return {
        "sheetId": sheet,
        "startRowIndex": area.first_row,
        "startColumnIndex": area.first_column,
        "endRowIndex": area.last_row + 1,
        "endColumnIndex": area.last_column + 1,
    }


def patches(cells: Sequence[Sequence[Cell]]) -> Iterator[tuple[Area, Look]]:
    """Cover the cells with rectangles of one look each, so that a look is told once and not cell by cell.

    Neighbours of one look in a row are one run; runs that stand exactly below one another are one rectangle.
    Rows may differ in length. The rectangles do not overlap and cover every cell.
    """
    open_: dict[tuple[int, int], tuple[int, Look]] = {}
    for row, line in enumerate(cells):
        runs = dict(_runs(line))
        for place, (first, look) in list(open_.items()):
            if runs.get(place) != look:
                yield Area(first, place[0], row - 1, place[1]), look
                del open_[place]
        for place, look in runs.items():
            open_.setdefault(place, (row, look))
    for (left, right), (first, look) in open_.items():
        yield Area(first, left, len(cells) - 1, right), look


def _runs(line: Sequence[Cell]) -> Iterator[tuple[tuple[int, int], Look]]:
    first = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or line[at].look != line[first].look:
            yield (first, at - 1), line[first].look
            first = at


def column_pixels(letters: float) -> int:
    """Return the width of a column that is `letters` letters wide."""
    return round(letters * _PIXELS_A_LETTER) + _PADDING


def row_pixels(points: float) -> int:
    """Return the height of a row in pixels; 96 of them are 72 points."""
    return max(round(points * _PIXELS_A_POINT), 2)


__all__ = ["FONT", "PLAIN", "color", "column_pixels", "grid_range", "paint", "patches", "row_pixels"]
