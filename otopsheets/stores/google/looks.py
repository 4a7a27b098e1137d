"""How cells look, in Google's words. Pure: from a `Look` to the JSON of a format."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from otopsheets.stores.google.marks import Json
from otopsheets.tabs.model import PLAIN, Area, Cell, Look

FONT = "Sarabun"
_LINES, _STRONG_LINES = "#bfbfbf", "#595959"
_BORDERS = {"thin": ("SOLID", _LINES), "medium": ("SOLID_MEDIUM", _STRONG_LINES)}
_PIXELS_A_LETTER, _PADDING = 7, 5
_PIXELS_A_POINT = 4 / 3
_MOST_PIXELS = 2000
"""Google makes no row higher and no column wider; somebody may fill a cell to its last letter."""


def color(hex_: str) -> Json:
    """Return `#rrggbb` as Google tells a colour, each channel a fraction of 255 in four digits.

    Google keeps 256 shades and cuts off what is between (0.5 comes back as 127/255). So a shade is told a quarter too
    light: cut or rounded, it is the one that was meant.
    """
    shades = (int(hex_[at : at + 2], 16) for at in (1, 3, 5))
    red, green, blue = (round(min(shade + 0.25, 255) / 255, 4) if shade else 0 for shade in shades)
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


@lru_cache(maxsize=1024)
def format_of(look: Look) -> Json:
    """Return a look as a format of cells."""
    text: Json = {"fontFamily": FONT, "fontSize": look.size}
    text |= {style: True for style in ("bold", "italic") if getattr(look, style)}
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
            "cell": {"userEnteredFormat": format_of(look)},
            "fields": "userEnteredFormat",
        }
    }


def painted(sheet: int, cells: Sequence[Sequence[Cell]]) -> Iterator[Json]:
    """Yield the requests that give cells their looks, in as few bytes as may be.

    The look that would have to be told most often is told once, for everything; every other is then told by what
    differs from it.
    """
    columns = max((len(line) for line in cells), default=0)
    if not columns:
        return
    looks = [[*(cell.look for cell in line), *[None] * (columns - len(line))] for line in cells]
    areas = list(patches(looks))
    (most, _), *_ = Counter(look for _, look in areas).most_common(1)
    base = format_of(most) if most else {}
    yield _repeated(sheet, Area(0, 0, len(cells) - 1, columns - 1), base, ["userEnteredFormat"])
    for area, look in areas:
        if look != most:
            told = format_of(look) if look else {}
            differing = sorted(_differing(told, base, "userEnteredFormat"))
            yield _repeated(sheet, area, _only(told, base), differing)


def _repeated(sheet: int, area: Area, format_: Json, fields: Sequence[str]) -> Json:
    cell = {"userEnteredFormat": format_}
    return {"repeatCell": {"range": grid_range(sheet, area), "cell": cell, "fields": ",".join(fields)}}


def _differing(told: Json, base: Json, path: str) -> Iterator[str]:
    """Go through the names of what two formats differ in; the parts of a text format are told one by one."""
    for name in told.keys() | base.keys():
        if name == "textFormat" and name in told and name in base:
            yield from _differing(told[name], base[name], f"{path}.{name}")
        elif told.get(name) != base.get(name):
            yield f"{path}.{name}"


def _only(told: Json, base: Json) -> Json:
    """Return of a format what differs from another."""
    return {
        name: _only(value, base[name]) if name == "textFormat" and name in base else value
        for name, value in told.items()
        if value != base.get(name)
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


def patches(looks: Sequence[Sequence[Look | None]]) -> Iterator[tuple[Area, Look | None]]:
    """Cover cells with rectangles of one look each, so that a look is told once and not cell by cell.

    Neighbours of one look in a row are one run; runs that stand exactly below one another are one rectangle.
    Rows may differ in length. The rectangles do not overlap and cover every cell.
    """
    open_: dict[tuple[int, int], tuple[int, Look | None]] = {}
    for row, line in enumerate(looks):
        runs = dict(_runs(line))
        for place, (first, look) in list(open_.items()):
            if place not in runs or runs[place] != look:
                yield Area(first, place[0], row - 1, place[1]), look
                del open_[place]
        for place, look in runs.items():
            open_.setdefault(place, (row, look))
    for (left, right), (first, look) in open_.items():
        yield Area(first, left, len(looks) - 1, right), look


def _runs(line: Sequence[Look | None]) -> Iterator[tuple[tuple[int, int], Look | None]]:
    first = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or line[at] != line[first]:
            yield (first, at - 1), line[first]
            first = at


def column_pixels(letters: float) -> int:
    """Return the width of a column that is `letters` letters wide."""
    return min(round(letters * _PIXELS_A_LETTER) + _PADDING, _MOST_PIXELS)


def row_pixels(points: float) -> int:
    """Return the height of a row in pixels; 96 of them are 72 points."""
    return min(max(round(points * _PIXELS_A_POINT), 2), _MOST_PIXELS)


__all__ = ["FONT", "PLAIN", "color", "column_pixels", "format_of", "grid_range", "paint", "painted", "row_pixels"]
