"""The public page of a fair: one HTML file for a phone, with the map and a search, and nothing from outside.

Only public data is on it: who stands where, with which products, from which tambon. Who did not agree to be
shown has a stall on the map and no name.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from otopsheets.layout.stalls import Cell, Landmark, Stall, Venue
from otopsheets.registry import Fair
from otopsheets.registry.schema import CATEGORIES
from otopsheets.reports.facts import tambon_of
from otopsheets.reports.saying import day, days_of, place_of
from otopsheets.selection.outcomes import Decided, Outcome, Selection
from otopsheets.thai.text import key

_TEMPLATE = Path(__file__).parent / "papers" / "page.html"
_AGENCY = "หน่วยงาน"
_CATEGORY = {choice.key: choice.label for choice in CATEGORIES}
_AISLE, _FULL = "minmax(.6rem, .4fr)", "minmax(0, 1fr)"
_NO_MAP = {"map": "", "columns": "none", "least": "0", "across": "1"}
_LEAST_CELL, _LEAST_AISLE = 2.1, 0.6
"""Width of a column of stalls and of walkway, in rem: a finger hits a stall (WCAG 2.2, 2.5.8: 24 pixels)."""


@dataclass(frozen=True, slots=True)
class Shop:
    """One group as the public may see it."""

    anchor: str
    name: str
    category: str
    """A category's key, `agency`, or empty."""
    tambon: str
    products: tuple[str, ...]
    stalls: tuple[str, ...]

    @property
    def word(self) -> str:
        """What its category is called."""
        return _AGENCY if self.category == "agency" else _CATEGORY.get(self.category, "")

    @property
    def find(self) -> str:
        """The words it is found by, each as `key` makes them."""
        words = (self.name, self.word, self.tambon, *self.products, *self.stalls)
        return "|".join(made for word in words if (made := key(word)))


def shops_of(selection: Selection, stalls: Mapping[str, Sequence[str]]) -> tuple[Shop, ...]:
    """Return the shops that may be shown, in the order of their first stall.

    `stalls` are the labels by the outcome's key. Shown is who was accepted, has a stall and agreed to the use of its
    data.
    """
    shown = [
        outcome
        for outcome in selection.outcomes
        if outcome.decided is Decided.ACCEPTED
        and outcome.verdict.application.consent
        and outcome.verdict.group is not None
        and stalls.get(outcome.key)
    ]
    made = [_shop(outcome, tuple(stalls[outcome.key]), at) for at, outcome in enumerate(shown, 1)]
    return tuple(sorted(made, key=lambda shop: _in_order(shop.stalls[0])))


def _shop(outcome: Outcome, stalls: tuple[str, ...], at: int) -> Shop:
    verdict = outcome.verdict
    return Shop(
        anchor=f"shop-{at}",
        name=verdict.group.name if verdict.group else "",
        category="agency" if verdict.lane == "agency" else verdict.category or "",
        tambon=tambon_of(outcome),
        products=tuple(product.name for product in verdict.products),
        stalls=stalls,
    )


def _in_order(label: str) -> tuple[str, int, str]:
    letters = "".join(char for char in label if not char.isdigit())
    digits = "".join(char for char in label if char.isdigit())
    return letters, int(digits or 0), label


def page_html(fair: Fair, venue: Venue | None, shops: Sequence[Shop], taken: Collection[str], today: date) -> str:
    """Return the page; `taken` are the labels that have somebody, shown or not."""
    about = f"<p>{escape(days_of(fair))}</p>\n<p>{escape(place_of(fair))}</p>"
    foot = f"<p>ข้อมูล ณ วันที่ {escape(day(today))} ผังอาจเปลี่ยนแปลงได้ โปรดดูประกาศหน้างาน</p>"
    parts = {
        "title": escape(fair.name),
        "about": about,
        "count": f"ทั้งหมด {len(shops)} ร้าน",
        **(_map(venue, shops, taken) if venue else _NO_MAP),
        "cards": "\n".join(map(_card, shops)),
        "foot": foot,
    }
    page = _TEMPLATE.read_text(encoding="utf-8")
    pieces = page.split("{{")
    filled = [parts[name] + rest for name, rest in (piece.split("}}", 1) for piece in pieces[1:])]
    return pieces[0] + "".join(filled)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A rectangle of the ground and what stands on it: an element's tag, attributes and content."""

    cells: tuple[Cell, ...]
    tag: str
    attributes: str
    content: str

    def html(self, top: int, left: int) -> str:
        """Return the element at its place in a CSS grid that begins at row `top` and column `left`."""
        rows, columns = [cell.row - top for cell in self.cells], [cell.column - left for cell in self.cells]
        area = f"{min(rows) + 1}/{min(columns) + 1}/{max(rows) + 2}/{max(columns) + 2}"
        return f'<{self.tag} {self.attributes} style="grid-area:{area}">{self.content}</{self.tag}>'


def _stall(stall: Stall, shop: Shop | None, taken: Collection[str]) -> _Spot:
    label = escape(stall.label)
    if shop is None:
        word, state = ("มีผู้จอง", "kept") if stall.label in taken else ("ว่าง", "free")
        return _Spot(stall.cells, "span", f'class="stall {state}"', f"{label}<small>{word}</small>")
    name = escape(shop.name)
    attributes = f'class="stall {shop.category}" href="#{shop.anchor}" aria-label="{label} {name}"'
    return _Spot(stall.cells, "a", attributes, f"{label}<small>{name}</small>")


def _mark(mark: Landmark) -> _Spot:
    return _Spot(mark.cells, "span", f'class="mark{" way" if mark.walkable else ""}"', escape(mark.text))


def _map(venue: Venue, shops: Sequence[Shop], taken: Collection[str]) -> dict[str, str]:
    """Draw the ground as a CSS grid; a column or row of walkway only is narrower."""
    by_label = {label: shop for shop in shops for label in shop.stalls}
    spots = [_stall(stall, by_label.get(stall.label), taken) for stall in venue.stalls]
    spots += map(_mark, venue.landmarks)
    cells = [cell for spot in spots for cell in spot.cells]
    if not cells:
        return _NO_MAP
    top, left = min(cell.row for cell in cells), min(cell.column for cell in cells)
    standing = {cell.column for stall in venue.stalls for cell in stall.cells}
    columns = [column in standing for column in range(left, max(cell.column for cell in cells) + 1)]
    ground = "\n".join(spot.html(top, left) for spot in spots)
    used = dict.fromkeys(shop.category for shop in shops if shop.category)
    words = {shop.category: shop.word for shop in shops}
    legend = "".join(f'<li><span class="{name}"></span>{escape(words[name])}</li>' for name in used)
    return {
        "columns": " ".join(_FULL if full else _AISLE for full in columns),
        "across": str(sum(columns) or 1),
        "least": f"{sum(_LEAST_CELL if full else _LEAST_AISLE for full in columns):.1f}rem",
        "map": (
            '<h2 id="map">แผนผัง</h2>\n<div class="map" role="region" aria-labelledby="map" tabindex="0">\n'
            f'<div class="ground">\n{ground}\n</div>\n</div>\n<ul class="legend">{legend}</ul>'
        ),
    }


def _card(shop: Shop) -> str:
    at = ", ".join(shop.stalls)
    origin = " · ".join(word for word in (shop.word, f"ต.{shop.tambon}" if shop.tambon else "") if word)
    lines = [
        f'<p class="at">ล็อก {escape(at)}</p>',
        f"<h3>{escape(shop.name)}</h3>",
        f"<p>{escape(origin)}</p>" if origin else "",
        f"<p>{escape(', '.join(shop.products))}</p>" if shop.products else "",
    ]
    return f'<li class="card {shop.category}" id="{shop.anchor}" data-find="{escape(shop.find)}">{"".join(lines)}</li>'
