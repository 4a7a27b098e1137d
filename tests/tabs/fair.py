"""A small fair, drawn as its sheets, and what came of it: shared by the tests of the generated tabs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from otopsheets.eligibility.verdicts import Lane, Standing, Verdict
from otopsheets.findings import Finding, Kind, Level, Where
from otopsheets.layout.plan import Plan
from otopsheets.layout.venue import read_venue
from otopsheets.registry import Registry, Sheet, read_registry
from otopsheets.selection.outcomes import Decided, Draw, Outcome, Places, Selection
from otopsheets.tabs import Entry, Results
from otopsheets.thai.places import locate
from otopsheets.wording import Wording

TODAY = date(2017, 9, 1)

GROUPS = [
    ["รหัส", "ชื่อกลุ่ม", "ประเภท", "ประธาน", "โทรศัพท์", "ที่อยู่", "ตำบล", "อำเภอ", "จังหวัด"],
    ["G01", "กลุ่มทอผ้าบ้านตัวอย่าง", "กลุ่มอาชีพ", "นางลับ หนึ่ง", "081-000-0001", "1 ซอยลับ", "แม่กัวะ", "สบปราบ", "ลำปาง"],
    ["G02", "กลุ่มน้ำพริกแม่ตัวอย่าง", "กลุ่มผู้ผลิต", "นางลับ สอง", "081-000-0002", "2 ซอยลับ", "สมัย", "สบปราบ", "ลำปาง"],
    ["", "กลุ่มกาแฟดอยตัวอย่าง", "วิสาหกิจชุมชน", "นายลับ สาม", "081-000-0003", "3 ซอยลับ", "นายาง", "สบปราบ", "ลำปาง"],
    ["G04", "กลุ่มจักสานบ้านไกล", "กลุ่มอาชีพ", "นายลับ สี่", "081-000-0004", "4 ซอยลับ", "เกาะคา", "เกาะคา", "ลำปาง"],
    ["G05", "ธนาคารตัวอย่าง", "หน่วยงานเอกชน", "นายลับ ห้า", "081-000-0005", "5 ซอยลับ", "สบปราบ", "สบปราบ", "ลำปาง"],
    ["G06", "=กลุ่มชื่อแปลก", "กลุ่มอาชีพ", "นายลับ หก", "081-000-0006", "6 ซอยลับ", "สบปราบ", "สบปราบ", "ลำปาง"],
]  # fmt: skip
PRODUCTS = [
    ["กลุ่ม", "ชื่อผลิตภัณฑ์", "ประเภทผลิตภัณฑ์"],
    ["G01", "ผ้าทอมือ", "ผ้า"],
    ["G01", "ผ้าคลุมไหล่", "ผ้า"],
    ["G02", "น้ำพริกลาบ", "อาหาร"],
    ["กลุ่มกาแฟดอยตัวอย่าง", "กาแฟคั่ว", "เครื่องดื่ม"],
    ["G04", "ตะกร้าไม้ไผ่", "ของใช้"],
]
FAIRS = [
    ["รหัสงาน", "ชื่องาน", "วันเริ่ม", "วันสิ้นสุด", "สถานที่", "ตำบล", "อำเภอ", "จังหวัด", "แท็บผังพื้นที่", "เลขจับสลาก", "งานก่อนหน้า"],
    ["2559-09", "ตลาดครั้งก่อน", "1 ก.ย. 2559", "", "หน้าอำเภอ", "", "สบปราบ", "ลำปาง", "", "", ""],
    ["2560-09", "ตลาดประชารัฐ", "15 ก.ย. 2560", "17 ก.ย. 2560", "หน้าศูนย์ OTOP", "แม่กัวะ", "สบปราบ", "ลำปาง", "ผังพื้นที่", "472913", "2559-09"],
]  # fmt: skip
APPLICATIONS = [
    ["รหัสงาน", "กลุ่ม", "จำนวนล็อก", "ใช้ไฟฟ้า", "ยินยอมให้ใช้ข้อมูล"],
    ["2560-09", "G01", "2", "ใช่", "ใช่"],
    ["2560-09", "กลุ่มน้ำพริกแม่ตัวอย่าง", "1", "ไม่", "ใช่"],
    ["2560-09", "กลุ่มกาแฟดอยตัวอย่าง", "1", "ใช่", "ใช่"],
    ["2560-09", "G04", "1", "ไม่", "ใช่"],
    ["2560-09", "G05", "1", "ไม่", "ใช่"],
    ["2560-09", "G06", "หลายล็อก", "ไม่", ""],
    ["2560-09", "กลุ่มที่ไม่มีในทะเบียน", "1", "ไม่", "ใช่"],
]
VENUE = [
    ["", "เวที", "", "ห้องน้ำ"],
    ["A1 ไฟ", "A2 ไฟ", "A3", ""],
    ["", "", "", ""],
    ["B1 น้ำ", "B2", "B3 หน่วยงาน", ""],
    ["", "ทางเข้า", "", ""],
]
SALES = [
    ["รหัสงาน", "กลุ่ม", "วันที่", "ยอดขาย", "มาออกร้าน"],
    ["2559-09", "G01", "1 ก.ย. 2559", "1500", "ใช่"],
    ["2559-09", "G02", "1 ก.ย. 2559", "", "ไม่"],
]

OUTSIDE = Kind(
    "outside", Level.BLOCK,
    Wording("ที่ตั้งอยู่อำเภอ{amphoe} ไม่ใช่อำเภอเจ้าภาพ", "The group is in {amphoe}, not in the host amphoe."),
    Wording("ถ้าไม่ถูกต้อง โปรดแก้ในแท็บ กลุ่ม", "Correct the groups tab if that is wrong."),
)  # fmt: skip
NO_CONSENT = Kind(
    "no-consent", Level.BLOCK,
    Wording("ยังไม่ได้ยินยอมให้ใช้ข้อมูล", "There is no consent."),
    Wording("โปรดเลือก ใช่", "Choose ใช่."),
)  # fmt: skip
FULL = Kind(
    "full", Level.INFO,
    Wording("ล็อกเต็ม: {entrants} รายต่อ {places} ล็อก จับได้ลำดับที่ {rank}", "Full: {entrants} for {places}, drew {rank}."),
    Wording("", ""),
)  # fmt: skip
UNKNOWN = Kind(
    "group-unknown", Level.BLOCK,
    Wording("ไม่พบกลุ่ม '{found}' ในทะเบียน", "The group '{found}' is not in the registry."),
    Wording("โปรดเพิ่มในแท็บ กลุ่ม", "Add it to the groups tab."),
)  # fmt: skip


def registry() -> Registry:
    return read_registry(
        [
            Sheet("กลุ่ม", GROUPS),
            Sheet("ผลิตภัณฑ์", PRODUCTS),
            Sheet("งาน", FAIRS),
            Sheet("ใบสมัคร", APPLICATIONS),
            Sheet("ผังพื้นที่", VENUE, ((0, 1, 0, 2),)),
            Sheet("ยอดขาย", SALES),
        ]
    )


def outcome(
    book: Registry, row: int, decided: Decided, *reasons: Finding, proposed: Decided | None = None,
    stalls: int = 0, rank: int | None = None, waiting_no: int | None = None, pinned: tuple[str, ...] = (),
) -> Outcome:  # fmt: skip
    application = next(each for each in book.applications if each.row == row)
    group = book.directory.find(application.group).item
    lane: Lane = "agency" if group and group.kind in ("state", "private") else "producer"
    products = book.products_of.get(group.row, ()) if group else ()
    place = locate(tambon=group.tambon, amphoe=group.amphoe, province=group.province) if group else None
    category = products[0].category if products else None
    verdict = Verdict(application, group, lane, products, category, place, Standing.ELIGIBLE, tuple(reasons))
    return Outcome(verdict, proposed or decided, decided, stalls, rank, waiting_no, pinned, tuple(reasons))


def small_fair() -> Results:
    book = registry()
    fair = book.fairs[1]
    outside = Finding.of(OUTSIDE, book.where("groups", 5, "amphoe"), amphoe="เกาะคา")
    consent = Finding.of(NO_CONSENT, book.where("applications", 7, "consent"))
    full = Finding.of(FULL, book.where("applications", 4), entrants=3, places=3, rank=3)
    unknown = Finding.of(UNKNOWN, book.where("applications", 8, "group"), found="กลุ่มที่ไม่มีในทะเบียน")
    outcomes = (
        outcome(book, 2, Decided.ACCEPTED, stalls=2, rank=1),
        outcome(book, 3, Decided.ACCEPTED, stalls=1, rank=2, proposed=Decided.WAITING),
        outcome(book, 4, Decided.WAITING, full, rank=3, waiting_no=1),
        outcome(book, 5, Decided.REJECTED, outside),
        outcome(book, 6, Decided.ACCEPTED, stalls=1),
        outcome(book, 7, Decided.NEEDS_FIXING, consent),
        outcome(book, 8, Decided.REJECTED, unknown),
    )
    draw = Draw("472913", "0f" * 32, {"G01": "1", "G02": "2", "กลุ่มกาแฟดอยตัวอย่าง": "3"})
    venue, doubts = read_venue("ผังพื้นที่", VENUE, ((0, 1, 0, 2),))
    shares = {"togetherness": 0.0, "block": 0.0, "wishes": 0.5, "agency": 1.25}
    plan = Plan("proven-best", {"G01": ("A1", "A2"), "G02": ("B1",), "G05": ("B3",)}, 1.75, 1.75, 0.0, shares)
    findings = (*book.findings, *doubts, outside, consent, full, unknown)
    changed = ("ผลคัดเลือก", "ผังร้าน")
    blocks = sum(finding.level is Level.BLOCK for finding in findings)
    entry = Entry(TODAY, "2560-09", 7, 3, 1, 1, 2, blocks, 1, 1, plan.status, changed, 3)
    return Results(
        book, fair, TODAY, Selection(fair, Places(5, 1), outcomes, draw, ()), findings, venue, plan,
        entry=entry, memory={"inputs": '{"a": 1}'},
    )  # fmt: skip


ODD = [
    ["ประตูหลัง", "ก.1 ไฟ", "ก.2 ไฟ น้ำ", "ก.3", "", ""],
    ["แผงที่ ๑", "", "", "", "", "12A ร่ม"],
    ["แผงที่ ๒", "", "เวทีกลาง", "", "", "หน่วยงาน 1"],
    ["แผงที่ ๓ ผ้า", "", "", "", "→", "ซุ้ม ๙ ไฟ"],
    ["", "ทางเข้า", "", "→", "", ""],
]
ODD_MERGES = ((2, 2, 3, 3), (3, 5, 4, 5), (4, 1, 4, 2))


def odd_fair() -> Results:
    """The small fair on a U with a stage inside, labels in every style, stalls and landmarks over several cells."""
    venue, doubts = read_venue("ผังรูปตัวยู", ODD, ODD_MERGES, categories={"ผ้า": "textile"})
    plan = Plan(
        "feasible", {"G01": ("แผงที่ 1", "แผงที่ 2"), "G02": ("ก.2",), "G05": ("หน่วยงาน 1",)}, 1.5, 2.0, 0.25,
        {"togetherness": 1.0, "same_product": -0.5, "agency": 1.0}, ("G02",),
    )  # fmt: skip
    small = small_fair()
    return replace(small, venue=venue, plan=plan, findings=(*small.findings, *doubts))


def english() -> Results:
    return replace(small_fair(), lang="en")


def nothing_yet() -> Results:
    """A fair for which nobody applied, with no venue: everything is empty, and says so."""
    full = small_fair()
    selection = replace(full.selection, outcomes=(), draw=None)
    return replace(full, selection=selection, findings=(), venue=None, plan=None, entry=None, memory={})


def finding(tab: str, row: int | None = None, a1: str = "", level: Level = Level.WARN, text: str = "x") -> Finding:
    kind = Kind("test", level, Wording("พบ {text}", "found {text}"), Wording("โปรดแก้", "Correct it."))
    return Finding.of(kind, Where(tab, row, None, a1), text=text)


def shown(rows: Sequence[Sequence[object]]) -> list[str]:
    """Return what a tab shows, every cell that is not empty."""
    return [str(value) for row in rows for value in row if value not in (None, "")]
