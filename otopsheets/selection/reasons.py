"""Why an application ended as it did, beyond the rules: one kind of finding for every reason."""

from otopsheets.eligibility import sources
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

_NOTHING_TO_DO = Wording("", "")
_WAIT = Wording("จะแจ้งเมื่อมีผู้ถอนตัวหรือมีที่เพิ่ม", "You will be told when somebody withdraws or places are added.")

ADMITTED = Kind(
    "admitted",
    Level.INFO,
    Wording("ได้เข้าร่วมงาน เพราะผ่านกติกาทุกข้อและมีที่พอ", "Accepted: it keeps every rule, and there are places enough."),
    _NOTHING_TO_DO,
    sources.STEP_SELECT,
)
ADMITTED_BY_COMMITTEE = Kind(
    "admitted-by-committee",
    Level.INFO,
    Wording("ได้เข้าร่วมงานตามมติ {by}: {reason}", "Accepted by decision of {by}: {reason}"),
    _NOTHING_TO_DO,
    sources.PARTICIPATION,
)
TAMBON_QUOTA = Kind(
    "tambon-quota",
    Level.INFO,
    Wording(
        "ได้เข้าร่วมงานในโควตาของ {tambon} (อย่างน้อยตำบลละ {least} กลุ่ม)",
        "Accepted in the quota of {tambon} (at least {least} of every tambon).",
    ),
    _NOTHING_TO_DO,
    sources.PART_EVERYBODY,
)
LEFT_OUT_BEFORE = Kind(
    "left-out-before",
    Level.INFO,
    Wording("ได้เข้าร่วมงานก่อน เพราะครั้งก่อนไม่ได้ที่", "Accepted first: it was left out last time."),
    _NOTHING_TO_DO,
    sources.PART_EVERYBODY,
)
PRIORITY = Kind(
    "priority",
    Level.INFO,
    Wording("ได้เข้าร่วมงานตามลำดับความสำคัญของอำเภอ: {criteria}", "Accepted by the district's priority: {criteria}."),
    _NOTHING_TO_DO,
    sources.DISTRICT,
)
DRAWN = Kind(
    "drawn",
    Level.INFO,
    Wording(
        "ได้เข้าร่วมงานจากการจับสลาก (ลำดับที่ {rank} จาก {entrants})", "Accepted by the draw: rank {rank} of {entrants}."
    ),
    _NOTHING_TO_DO,
    sources.DISTRICT,
)
MOVED_UP = Kind(
    "moved-up",
    Level.INFO,
    Wording("ได้เข้าร่วมงานโดยเลื่อนจากบัญชีสำรอง แทนผู้ที่ถอนตัว", "Accepted from the waiting list in place of one who withdrew."),
    _NOTHING_TO_DO,
    sources.PARTICIPATION,
)
FEWER_STALLS = Kind(
    "fewer-stalls",
    Level.INFO,
    Wording("ขอ {asked} ล็อก ได้ {granted} ล็อก", "It asked for {asked} stalls and has {granted}."),
    Wording("ทุกรายได้ล็อกแรกก่อน ที่เหลือจึงแบ่งเป็นล็อกต่อไป", "Everybody has a first stall before anybody has a second."),
    sources.DISTRICT,
)
WAITING_FULL = Kind(
    "waiting-full",
    Level.INFO,
    Wording("ที่เต็ม อยู่ในบัญชีสำรองลำดับที่ {number}", "The places are full; it is number {number} on the waiting list."),
    _WAIT,
    sources.DISTRICT,
)
CATEGORY_CAP = Kind(
    "category-cap",
    Level.INFO,
    Wording(
        "ประเภท {category} รับครบ {cap} กลุ่มแล้ว อยู่ในบัญชีสำรองลำดับที่ {number}",
        "{category} has its {cap} groups; it is number {number} on the waiting list.",
    ),
    _WAIT,
    sources.DISTRICT,
)
WAITING_FOR_DRAW = Kind(
    "waiting-for-draw",
    Level.INFO,
    Wording("ที่ไม่พอสำหรับทุกราย รอจับสลาก", "There are not places enough for all: it waits for the draw."),
    Wording("เมื่อที่ประชุมจับเลขแล้ว ให้พิมพ์เลขในช่องเลขจับสลากของงาน", "Once the seed is drawn, type it into the fair's row."),
    sources.DISTRICT,
)
RESERVED_BY_COMMITTEE = Kind(
    "reserved-by-committee",
    Level.INFO,
    Wording("อยู่ในบัญชีสำรองตามมติ {by}: {reason}", "On the waiting list by decision of {by}: {reason}"),
    _WAIT,
    sources.PARTICIPATION,
)
REJECTED_BY_COMMITTEE = Kind(
    "rejected-by-committee",
    Level.BLOCK,
    Wording("ไม่ได้เข้าร่วมงานตามมติ {by}: {reason}", "Not accepted, by decision of {by}: {reason}"),
    _NOTHING_TO_DO,
    sources.PARTICIPATION,
)
WITHDRAWN = Kind(
    "withdrawn",
    Level.BLOCK,
    Wording("ถอนตัวแล้ว ({by}: {reason})", "It has withdrawn ({by}: {reason})."),
    _NOTHING_TO_DO,
    sources.PARTICIPATION,
)
SECOND_APPLICATION = Kind(
    "second-application",
    Level.BLOCK,
    Wording("กลุ่มนี้พิจารณาจากใบสมัครแถว {row} แล้ว", "The group is considered by its application on row {row}."),
    _NOTHING_TO_DO,
    sources.DISTRICT,
)
NO_PLACE_FOR_DECISION = Kind(
    "no-place-for-decision",
    Level.BLOCK,
    Wording("มีมติรับ แต่ที่ของงานเต็มแล้ว อยู่ในบัญชีสำรอง", "The committee accepts it, but there is no place left: it waits."),
    Wording("คณะกรรมการโปรดลดจำนวนที่รับหรือเพิ่มล็อก", "Accept fewer, or add stalls."),
    sources.PARTICIPATION,
)
DRAWN_AGAIN = Kind(
    "drawn-again",
    Level.WARN,
    Wording(
        "รายชื่อผู้จับสลากเปลี่ยนไปจากครั้งที่แสดงไว้ (เดิม {before} ปัจจุบัน {now})",
        "The list of entrants is not the one shown before (then {before}, now {now}).",
    ),
    Wording(
        "ลำดับของรายเดิมไม่เปลี่ยน แต่โปรดแจ้งที่ประชุมว่ามีผู้เพิ่มหรือออก",
        "Nobody's own lot has changed, but tell the meeting that somebody came or left.",
    ),
    sources.PARTICIPATION,
)
SEED_MISSING = Kind(
    "seed-missing",
    Level.WARN,
    Wording("ที่ไม่พอ {waiting} รายรอจับสลาก", "Places are short: {waiting} wait for the draw."),
    Wording("จับเลขในที่ประชุมแล้วพิมพ์ในช่องเลขจับสลาก", "Draw a seed in the meeting and type it into the fair's row."),
    sources.PARTICIPATION,
)
TAMBON_SHORT = Kind(
    "tambon-short",
    Level.WARN,
    Wording("{tambon} ได้เข้าร่วม {count} กลุ่ม น้อยกว่าขั้นต่ำ {least} กลุ่ม", "{tambon} has {count} groups, fewer than {least}."),
    Wording("โปรดชวนกลุ่มในตำบลนี้สมัครเพิ่มหรือแก้ใบสมัคร", "Invite groups of this tambon, or help them correct their rows."),
    sources.PART_EVERYBODY,
)
CAP_EXCEEDED = Kind(
    "cap-exceeded",
    Level.WARN,
    Wording(
        "ประเภท {category} ได้ {count} กลุ่ม เกินที่กำหนด {cap} เพราะ{because}",
        "{category} has {count} groups, over {cap}: {because_en}.",
    ),
    _NOTHING_TO_DO,
    sources.DISTRICT,
)
AGENCY_STALLS_DIFFER = Kind(
    "agency-stalls-differ",
    Level.WARN,
    Wording(
        "ช่องล็อกหน่วยงานกำหนด {asked} ล็อก แต่ในผังทำเครื่องหมายไว้ {drawn} ล็อก",
        "The fair keeps {asked} stalls for agencies; the drawing marks {drawn}.",
    ),
    Wording("โปรดแก้ให้ตรงกัน", "Make them agree."),
    sources.ANNOUNCED,
)
