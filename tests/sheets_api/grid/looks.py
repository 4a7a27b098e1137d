"""Cell formats: how two are merged, and how Google writes colours.

Google keeps 8 bits of each colour and answers with both the old field (``backgroundColor``) and the new one
(``backgroundColorStyle``), whichever was sent.
"""

from __future__ import annotations

import copy
import struct
from functools import lru_cache
from typing import Any

from tests.sheets_api.grid.model import Json
from tests.sheets_api.masks import Tree, update

THEME: tuple[tuple[str, Json], ...] = (
    ("TEXT", {}),
    ("BACKGROUND", {"red": 1, "green": 1, "blue": 1}),
    ("ACCENT1", {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275}),
    ("ACCENT2", {"red": 0.91764706, "green": 0.2627451, "blue": 0.20784314}),
    ("ACCENT3", {"red": 0.9843137, "green": 0.7372549, "blue": 0.015686275}),
    ("ACCENT4", {"red": 0.20392157, "green": 0.65882355, "blue": 0.3254902}),
    ("ACCENT5", {"red": 1, "green": 0.42745098, "blue": 0.003921569}),
    ("ACCENT6", {"red": 0.27450982, "green": 0.7411765, "blue": 0.7764706}),
    ("LINK", {"red": 0.06666667, "green": 0.33333334, "blue": 0.8}),
)
WHITE: Json = {"red": 1, "green": 1, "blue": 1}

DEFAULT_FORMAT: Json = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}


def theme() -> list[Json]:
    """The theme colours of a new spreadsheet."""
    return [{"colorType": name, "color": {"rgbColor": dict(color)}} for name, color in THEME]


def _single(value: float) -> float:
    """The nearest 32-bit float."""
    (nearest,) = struct.unpack("f", struct.pack("f", value))
    return float(nearest)


@lru_cache(maxsize=1024)
def _channel(value: float) -> float:
    """A colour channel after a trip through 8 bits, written as the shortest 32-bit float.

    The eight bits are cut off, not rounded: 0.5 comes back as 127/255 (as recorded from Google).
    """
    step = int(_single(_single(max(0.0, min(1.0, value))) * 255))
    single = struct.pack("f", step / 255)
    (exact,) = struct.unpack("f", single)  # 168/255 is 0.65882353, but as a 32-bit float it is 0.65882355
    for digits in range(1, 10):
        text = float(f"{exact:.{digits}g}")
        if struct.pack("f", text) == single:
            return int(text) if text in {0, 1} else text
    return float(exact)


def _color(color: Json) -> Json:
    shown = {name: _channel(color.get(name, 0)) for name in ("red", "green", "blue")}
    return {name: value for name, value in shown.items() if value}


def _from_style(style: Json) -> Json | None:
    if "themeColor" in style:
        return dict(dict(THEME).get(style["themeColor"], {}))
    return _color(style.get("rgbColor", {}))


def _is_color(key: str) -> bool:
    return key == "color" or key.endswith("Color")


def with_both_colors(value: Any) -> Any:
    """A copy in which every colour has its style and every style its colour; the style wins."""
    if isinstance(value, list):
        return [with_both_colors(item) for item in value]
    if not isinstance(value, dict):
        return value
    done: Json = {}
    styles: Json = {}  # the younger fields, which Google writes after all others
    for key, item in value.items():
        if key in {"rgbColor"}:
            done[key] = _color(item)
        elif _is_color(key) and isinstance(item, dict) and item.keys() <= {"red", "green", "blue", "alpha"}:
            if f"{key}Style" not in value:
                done[key] = _color(item)
                styles[f"{key}Style"] = {"rgbColor": _color(item)}
        elif key.endswith(("ColorStyle", "colorStyle")) and isinstance(item, dict) and item:
            color = _from_style(item)
            if color is not None:
                done[key.removesuffix("Style")] = color
            styles[key] = {"rgbColor": color} if "rgbColor" in item else dict(item)
        else:
            done[key] = with_both_colors(item)
    return done | styles


def paired(tree: Tree) -> Tree:
    """The mask with both spellings of each colour it names."""
    done: Tree = {}
    for key, below in tree.items():
        if key == "color" or key.endswith("Color"):
            done[key] = done[f"{key}Style"] = {}
        elif key.endswith(("ColorStyle", "colorStyle")):
            done[key] = done[key.removesuffix("Style")] = {}
        else:
            done[key] = paired(below)
    return done


def merged(old: Json | None, new: Json | None, tree: Tree) -> Json | None:
    """A cell's format after an update of the masked fields."""
    if not tree or "*" in tree:
        return in_order(with_both_colors(new or {})) or None
    target = copy.deepcopy(old or {})
    update(target, with_both_colors(new or {}), paired(tree))
    return in_order(target) or None


_FORMAT_FIELDS = (
    "numberFormat", "backgroundColor", "borders", "padding", "horizontalAlignment", "verticalAlignment", "wrapStrategy",
    "textDirection", "textFormat", "hyperlinkDisplayType", "textRotation", "backgroundColorStyle",
)  # fmt: skip
_TEXT_FIELDS = (
    "foregroundColor", "fontFamily", "fontSize", "bold", "italic", "strikethrough", "underline", "foregroundColorStyle",
    "link",
)  # fmt: skip


def in_order(found: Json) -> Json:
    """A CellFormat with its fields in the order Google writes them."""
    done = {name: found[name] for name in _FORMAT_FIELDS if name in found}
    if "textFormat" in done:
        done["textFormat"] = {name: found["textFormat"][name] for name in _TEXT_FIELDS if name in found["textFormat"]}
    return done


def overlay(base: Json, top: Json) -> Json:
    """``base`` with the fields that ``top`` has."""
    done = dict(base)
    for key, item in top.items():
        below = done.get(key)
        if isinstance(item, dict) and isinstance(below, dict) and not (_is_color(key) or key.endswith("Style")):
            done[key] = overlay(below, item)
        else:
            done[key] = item
    return done
