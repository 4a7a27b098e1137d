"""A sign for every stall: its label to be seen from afar, the group, its products and tambon. A page of A4 each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from otopsheets.layout.stalls import Venue
from otopsheets.pictures.ground import TAKEN, TYPST
from otopsheets.pictures.looks import look_of
from otopsheets.reports.page import Shop, shops_of
from otopsheets.reports.pdf import set_with
from otopsheets.selection.outcomes import Selection
from otopsheets.tabs import words
from otopsheets.thai.labels import span
from otopsheets.wording import Lang, Wording

TAMBON = Wording("ตำบล{tambon}", "Tambon {tambon}")
TOGETHER = Wording("ล็อก {stalls}", "stalls {stalls}")
_MOST_PRODUCTS = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """What is on one sign; `fill` and `letter` are those of the category.

    `together` tells all stalls of a group that holds several, and is '' for the others.
    """

    label: str
    together: str
    name: str
    products: tuple[str, ...]
    origin: str
    word: str
    letter: str
    fill: str


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of a fair, in the order of the drawing, and what stands at the foot of each."""

    foot: str
    signs: tuple[Sign, ...]


def signs(venue: Venue, stalls: Mapping[str, Sequence[str]], selection: Selection, lang: Lang = "th") -> Signs:
    """Make a sign for every stall that somebody has; who did not agree to be named is not."""
    shops = {shop.stalls: shop for shop in shops_of(selection, stalls)}
    order = {stall.label: place for place, stall in enumerate(venue.stalls)}
    held = sorted((tuple(labels) for labels in stalls.values() if labels), key=lambda labels: order[labels[0]])
    return Signs(
        words.fair_line(selection.fair, lang),
        tuple(_sign(label, labels, shops.get(labels), lang) for labels in held for label in labels),
    )


def signs_file(content: Signs, made_on: date) -> bytes:
    """Set signs as a PDF; raises `UsageFault` when the printing extra is not installed."""
    return set_with(TYPST / "signs.typ", content, made_on, "pdf")


def _sign(label: str, labels: tuple[str, ...], shop: Shop | None, lang: Lang) -> Sign:
    together = TOGETHER.say(lang, stalls=span(labels)) if len(labels) > 1 else ""
    look = look_of(shop.category if shop else "", lang)
    if shop is None:
        return Sign(label, together, TAKEN.say(lang), (), "", "", "", look.fill)
    origin = TAMBON.say(lang, tambon=shop.tambon) if shop.tambon else ""
    products = shop.products[:_MOST_PRODUCTS]
    word = look.word if shop.category else ""
    return Sign(label, together, shop.name, products, origin, word, look.letter, look.fill)
