"""Two plans of one ground on one sheet of A3: who does not stand where they stood, marked in both, and what it cost.

Shown is what may be shown to anybody, as on the poster.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from otopsheets.layout.plan import Plan
from otopsheets.layout.stalls import Venue
from otopsheets.pictures.ground import TYPST, Key, Spot, ground_of
from otopsheets.pictures.looks import CATEGORIES, look_of, pale
from otopsheets.reports.moves import Moves
from otopsheets.reports.page import Shop, shops_of
from otopsheets.reports.pdf import FileFormat, set_with
from otopsheets.selection.outcomes import Decided, Selection
from otopsheets.tabs import certificate, words
from otopsheets.tabs import moves as told
from otopsheets.thai.labels import span
from otopsheets.wording import Lang, Wording

HEADING = Wording("เทียบผังร้าน", "Two stall layouts")
TO, FROM = Wording("ไป {labels}", "to {labels}"), Wording("จาก {labels}", "from {labels}")
SIGNS = Wording(
    "กรอบหนา แถบดำ สีเข้ม: ไม่ได้อยู่ที่เดิม   สีจาง: อยู่ที่เดิม",
    "thick frame, black strip, full colour: not where it stood   pale: where it stood",
)
UNNAMED = Wording("(ไม่เปิดเผยชื่อ)", "(not named)")
MORE = Wording("และอีก {count} กลุ่ม ดูทั้งหมดด้วย otopsheets compare", "and {count} more: see otopsheets compare")
_BASE, _LEAST = 8.5, 4.0
"""Points of the letters, usual and least: each plan has half of the sheet."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans: what people call it, how good it is, and its ground as `Ground` has it."""

    called: str
    certificate: str
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything on the sheet; of `moves` and `points` the first row is the heading, of `points` the last is the sum.

    `more` says how many moves had no room, in the place of `{count}`.
    """

    base: float
    least: float
    title: str
    fair: str
    about: tuple[str, ...]
    sides: tuple[Side, ...]
    counted: str
    moves: tuple[tuple[str, ...], ...]
    more: str
    points: tuple[tuple[str, ...], ...]
    legend: tuple[Key, ...]
    signs: str
    lang: Lang


def comparison(
    venue: Venue, moves: Moves, called: tuple[str, str], selection: Selection, today: date, *, lang: Lang = "th"
) -> Comparison:
    """Say what is on the sheet; `called` are the names of the plans before and after."""
    fair = selection.fair
    when = words.days(fair.starts_on, fair.ends_on, lang)
    goes, came = _signs(moves, lang)
    sides, categories = [], set[str]()
    for plan, name, signs in ((moves.before, called[0], goes), (moves.after, called[1], came)):
        held = _drawn(venue, plan)
        shops = _shops(selection, held)
        categories |= {shop.category for shop in shops.values()}
        ground = ground_of(venue, held, shops, lang)
        spots = tuple(_marked(spot, signs.get(key or "", "")) for spot, key in ground.spots)
        sides.append(Side(name, certificate.status(plan, selection, lang), ground.columns, ground.rows, spots))
    asked = None if moves.moved else 3  # who only comes or goes has no way to tell
    rows = [row[:asked] for row in told.rows(moves, _names(selection, moves, lang), lang)]
    return Comparison(
        base=_BASE,
        least=_LEAST,
        title=HEADING.say(lang),
        fair=fair.name or fair.fair_id,
        about=tuple(filter(None, (when, fair.place, words.AS_OF.say(lang, day=words.days(today, today, lang))))),
        sides=tuple(sides),
        counted=told.counted(moves, lang) if rows else told.SAME.say(lang),
        moves=(told.WHO[lang][:asked], *rows) if rows else (),
        more=MORE.say(lang, count="{count}"),
        points=(told.POINTS[lang], *told.points(moves, lang)),
        legend=_legend(categories, lang),
        signs=SIGNS.say(lang) if rows else "",
        lang=lang,
    )


def comparison_file(content: Comparison, file: FileFormat, made_on: date) -> bytes:
    """Set the sheet as a PDF, SVG or PNG; raises `UsageFault` when the printing extra is not installed."""
    return set_with(TYPST / "comparison.typ", content, made_on, file)


def _signs(moves: Moves, lang: Lang) -> tuple[dict[str, str], dict[str, str]]:
    """Return the signs of who does not stand where it stood, by key: where it goes, and where it came from."""
    goes, came = {}, {}
    for move in (*moves.moved, *moves.new, *moves.left):
        goes[move.key] = TO.say(lang, labels=span(move.after)) if move.after else told.LEFT.say(lang)
        came[move.key] = FROM.say(lang, labels=span(move.before)) if move.before else told.NEW.say(lang)
    return goes, came


def _marked(spot: Spot, sign: str) -> Spot:
    """Give a spot its sign, or let it step back if it has none."""
    return replace(spot, services=(), more="", sign=sign, fill=spot.fill if sign else pale(spot.fill))


def _drawn(venue: Venue, plan: Plan) -> dict[str, list[str]]:
    """Return who holds what is still drawn, each stall as the drawing calls it."""
    held = {
        key: [stall.label for label in labels if (stall := venue.stall(label)) is not None]
        for key, labels in plan.stalls.items()
    }
    return {key: labels for key, labels in held.items() if labels}


def _shops(selection: Selection, held: Mapping[str, Sequence[str]]) -> dict[str, Shop]:
    """Return who may be named on each stall, of those also who no longer take part."""
    known = {outcome.key: outcome for outcome in selection.outcomes} | words.holders(selection)
    anybody = replace(
        selection, outcomes=tuple(replace(outcome, decided=Decided.ACCEPTED) for outcome in known.values())
    )
    return {label: shop for shop in shops_of(anybody, held) for label in shop.stalls}


def _names(selection: Selection, moves: Moves, lang: Lang) -> dict[str, str]:
    """Name everybody whom either plan knows, but who did not agree to be named."""
    named = {
        outcome.key: words.group_of(outcome)
        for outcome in selection.outcomes
        if outcome.verdict.application.consent and outcome.verdict.group is not None
    }
    return {key: named.get(key, UNNAMED.say(lang)) for plan in (moves.before, moves.after) for key in plan.stalls}


def _legend(categories: set[str], lang: Lang) -> tuple[Key, ...]:
    looks = [look_of(category, lang) for category in CATEGORIES if category and category in categories]
    return tuple(Key(look.letter, look.fill, look.word) for look in looks)
