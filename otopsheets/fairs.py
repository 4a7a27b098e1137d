"""One fair of a registry: which one is meant, on what ground it stands, and who is selected for it."""

from datetime import date

from otopsheets.eligibility import judge, read_rules
from otopsheets.errors import NoLayoutPossible, UsageFault
from otopsheets.findings import Finding
from otopsheets.layout.stalls import Venue
from otopsheets.layout.venue import read_venue
from otopsheets.registry import Fair, Registry, Sheet
from otopsheets.registry.schema import CATEGORIES
from otopsheets.selection import Places, Selection, select
from otopsheets.wording import Wording

NO_FAIR = Wording(
    "ทะเบียนนี้ยังไม่มีงาน โปรดกรอกแท็บ '{tab}' อย่างน้อยหนึ่งแถว (รหัสงาน ชื่องาน วันเริ่ม อำเภอ)",
    "This registry has no fair yet. Fill in at least one row of the tab '{tab}' (id, name, first day, amphoe).",
)
SEVERAL_FAIRS = Wording(
    "ทะเบียนนี้มีหลายงาน โปรดระบุด้วย --fair ว่างานใด: {fairs}",
    "This registry has several fairs. Say which with --fair: {fairs}",
)
NO_VENUE = Wording(
    "งาน {fair} ยังไม่มีผังพื้นที่ โปรดวาดผังในแท็บชื่อขึ้นต้นด้วย 'ผังพื้นที่' แล้วระบุชื่อแท็บในแถวของงาน",
    "The fair {fair} has no drawn venue. Draw it on a tab whose title begins with 'ผังพื้นที่' and name that tab in the "
    "fair's row.",
)
VENUE_GONE = Wording(
    "งาน {fair} ใช้ผังในแท็บ '{venue}' ตามที่พิมพ์ไว้ในแท็บ {tab} ช่อง {cell} แต่ไม่มีแท็บชื่อนี้ (แท็บผังที่มี: {drawn}) "
    "โปรดแก้ช่องนั้นให้ตรงกับชื่อแท็บ",
    "The fair {fair} stands on the tab '{venue}', as typed on the tab {tab} in {cell}, but there is no such tab (drawn "
    "are: {drawn}). Correct that cell to the tab's title.",
)
UNKNOWN_FAIR = Wording("ไม่มีงาน '{wanted}' ในทะเบียน มีแต่: {fairs}", "There is no fair '{wanted}'. There are: {fairs}")


def choose_fair(registry: Registry, wanted: str = "") -> Fair:
    """Return the fair that is meant; raises `UsageFault` when there is none, or several and none was named."""
    fairs = ", ".join(fair.fair_id or fair.name for fair in registry.fairs)
    if not registry.fairs:
        raise UsageFault(NO_FAIR, tab=registry.tables["fairs"].title)
    if wanted:
        match = registry.fair_directory.find(wanted)
        if match.item is None or match.how == "close":
            raise UsageFault(UNKNOWN_FAIR, wanted=wanted, fairs=fairs)
        return match.item
    if len(registry.fairs) > 1:
        raise UsageFault(SEVERAL_FAIRS, fairs=fairs)
    return registry.fairs[0]


def drawn_venue(registry: Registry, fair: Fair) -> tuple[Venue | None, list[Finding]]:
    """Read the drawing of a fair's venue, with what is doubtful in it; None when there is no drawing."""
    sheet = registry.venue(fair)
    if sheet is None:
        return None, []
    return drawn_on(sheet)


def drawn_on(sheet: Sheet) -> tuple[Venue, list[Finding]]:
    """Read the drawing on a sheet, with what is doubtful in it."""
    words = {
        word: choice.key
        for choice in CATEGORIES
        for word in (choice.key, choice.label, choice.english, *choice.aliases)
    }
    return read_venue(sheet.title, sheet.rows, sheet.merges, categories=words)


def no_venue(registry: Registry, fair: Fair) -> NoLayoutPossible:
    """Return what to say of a fair without a drawing: none is drawn, or the tab it names is not there."""
    name = fair.fair_id or fair.name
    if not fair.venue:
        return NoLayoutPossible(NO_VENUE, fair=name)
    where = registry.where("fairs", fair.row, "venue")
    drawn = ", ".join(f"'{title}'" for title in registry.sheets if registry.is_drawing(title))
    return NoLayoutPossible(VENUE_GONE, fair=name, venue=fair.venue, tab=where.tab, cell=where.a1, drawn=drawn or "–")


def count_places(venue: Venue | None) -> Places:
    """Count the stalls of each lane as they are drawn: those marked for agencies are theirs."""
    if venue is None:
        return Places(0, 0)
    marked = sum(stall.agency for stall in venue.stalls)
    return Places(len(venue.stalls) - marked, marked)


def previous_selection(registry: Registry, fair: Fair) -> Selection | None:
    """Select again for the fair before, to know who was left out then; None when there was none."""
    before = registry.fair_directory.find(fair.previous).item if fair.previous else None
    if before is None or before is fair or before.starts_on is None:
        return None
    return _select(registry, before, before.starts_on, None)


def select_for(registry: Registry, fair: Fair, today: date) -> tuple[Selection, Selection | None]:
    """Judge and select for one fair, in the light of the fair before it; return both selections."""
    previous = previous_selection(registry, fair)
    return _select(registry, fair, today, previous), previous


def _select(registry: Registry, fair: Fair, today: date, previous: Selection | None) -> Selection:
    book, _ = read_rules(registry)
    venue, _ = drawn_venue(registry, fair)
    verdicts = judge(registry, fair, today, book=book)
    return select(registry, fair, verdicts, count_places(venue), book=book, previous=previous)
