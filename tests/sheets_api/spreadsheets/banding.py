"""Alternating colours (banded ranges)."""

from __future__ import annotations

from tests.sheets_api.grid.a1 import grid_range
from tests.sheets_api.grid.model import Json, Sheet


def band_color(sheet: Sheet, row: int, column: int) -> Json | None:
    """The background that banding gives a cell."""
    for banded in sheet.banded_ranges:
        box = sheet.resolve(grid_range(banded["range"]))
        if (row, column) not in box:
            continue
        for key, place, first, last in (
            ("rowProperties", row, box.top, box.bottom - 1),
            ("columnProperties", column, box.left, box.right - 1),
        ):
            properties = banded.get(key)
            if not properties:
                continue
            name = _band(properties, place, first, last)
            if f"{name}Color" in properties:
                color = properties[f"{name}Color"]
                style = properties.get(f"{name}ColorStyle", {"rgbColor": color})
                return {"backgroundColor": color, "backgroundColorStyle": style}
    return None


def _band(properties: Json, place: int, first: int, last: int) -> str:
    if place == first and "headerColor" in properties:
        return "header"
    if place == last and "footerColor" in properties:
        return "footer"
    start = first + ("headerColor" in properties)
    return "secondBand" if (place - start) % 2 else "firstBand"
