"""What can be doubtful in a drawing: every kind of finding it can give."""

from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

_SOURCE = "the venue drawing: a stall is its label and its services; landmarks; empty or ทางเดิน is walkway"

NO_STALLS = Kind(
    "venue-no-stalls", Level.BLOCK,
    Wording("ไม่พบล็อกในแท็บผัง “{title}”", "No stall is drawn in tab “{title}”."),
    Wording("โปรดพิมพ์ชื่อล็อกลงในช่องตามตำแหน่งจริง เช่น A1 หรือ A2 ไฟ",
            "Type a label into the cell where each stall stands, such as A1 or A2 ไฟ."), _SOURCE,
)  # fmt: skip
DOUBLED = Kind(
    "venue-doubled-label", Level.BLOCK,
    Wording("ชื่อล็อก “{label}” ซ้ำกับช่อง {first}", "Stall label “{label}” is also in {first}."),
    Wording("โปรดตั้งชื่อให้ไม่ซ้ำกัน ล็อกที่ซ้ำยังไม่นำไปจัด",
            "Give each stall its own label; the second one is left out until then."), _SOURCE,
)  # fmt: skip
UNREADABLE = Kind(
    "venue-unreadable-cell", Level.WARN,
    Wording("อ่านช่องนี้ในผังไม่ออก: “{text}”", "This cell of the drawing cannot be read: “{text}”."),
    Wording("จะถือเป็นสิ่งกีดขวางไว้ก่อน โปรดพิมพ์ชื่อล็อกหรือสถานที่ให้ชัดเจน",
            "It counts as an obstacle; type the label of a stall or the name of a place."), _SOURCE,
)  # fmt: skip
UNKNOWN_TAG = Kind(
    "venue-unknown-tag", Level.WARN,
    Wording("ไม่รู้จักคำว่า “{words}” ที่ล็อก {label}", "Unknown mark “{words}” on stall {label}."),
    Wording("หากเป็นคำที่อำเภอใช้เอง โปรดเพิ่มบรรทัดคำอธิบายในผัง เช่น “{words} = ไฟ” หรือ “{words} = หน่วยงาน”",
            "If it is a word of your own, add a legend line, such as “{words} = ไฟ” or “{words} = หน่วยงาน”."),
    _SOURCE,
)  # fmt: skip
TAKEN_AS_LANDMARK = Kind(
    "venue-taken-as-obstacle", Level.INFO,
    Wording("ถือว่า “{text}” เป็นสิ่งที่ตั้งอยู่ในพื้นที่ ไม่ใช่ล็อก",
            "“{text}” is read as a thing on the ground, not a stall."),
    Wording("หากไม่ใช่ โปรดแก้ข้อความในช่อง หรือเพิ่มบรรทัดคำอธิบาย เช่น “{text} = ทางเดิน”",
            "If it is not, change the cell or add a legend line, such as “{text} = ทางเดิน”."), _SOURCE,
)  # fmt: skip
TAKEN_AS_ZONE = Kind(
    "venue-taken-as-zone", Level.INFO,
    Wording("ถือว่า “{text}” เป็นชื่อแถวหรือโซน ไม่ใช่ล็อก", "“{text}” is read as the name of a row or zone, not a stall."),
    Wording("หากเป็นล็อก โปรดพิมพ์ชื่อล็อกแบบเดียวกับล็อกอื่น เช่น A1 หรือ ล็อก 1",
            "If it is a stall, type its label like the others, such as A1 or ล็อก 1."), _SOURCE,
)  # fmt: skip
NAMELESS = Kind(
    "venue-stall-without-label", Level.WARN,
    Wording("ช่องนี้บอกว่า “{text}” แต่ไม่มีชื่อล็อก", "This cell says “{text}” and bears no label."),
    Wording("ถ้าเป็นล็อก โปรดพิมพ์ชื่อล็อกนำหน้า เช่น “A1 {text}” ระหว่างนี้ถือเป็นสิ่งกีดขวาง",
            "If it is a stall, type its label first, such as “A1 {text}”; until then it counts as an obstacle."),
    _SOURCE,
)  # fmt: skip
CLOSED = Kind(
    "venue-closed-stall", Level.INFO,
    Wording("ล็อก {label} ปิด จึงไม่นำไปจัด", "Stall {label} is closed: nobody is put there."),
    Wording("หากใช้ได้ โปรดลบคำนั้นออกจากช่อง", "If it can be used, take the word out of the cell."), _SOURCE,
)  # fmt: skip
SEVERAL_LABELS = Kind(
    "venue-several-labels", Level.WARN,
    Wording("ช่องนี้มีชื่อล็อกมากกว่าหนึ่งชื่อ: {label}, {others}", "This cell bears more than one label: {label}, {others}."),
    Wording("ใช้ชื่อแรกเป็นล็อกเดียว โปรดแยกพิมพ์ช่องละล็อก", "The first one counts, as one stall; type one label a cell."),
    _SOURCE,
)  # fmt: skip
LEGEND_LOST = Kind(
    "venue-legend-not-understood", Level.WARN,
    Wording("ไม่เข้าใจคำอธิบาย “{text}”", "This line of the legend is not understood: “{text}”."),
    Wording("โปรดอธิบายด้วยคำที่โปรแกรมรู้จัก เช่น ไฟ น้ำ มุม ร่ม หน่วยงาน ทางเดิน สิ่งกีดขวาง",
            "Explain it with a word the program knows: ไฟ, น้ำ, มุม, ร่ม, หน่วยงาน, ทางเดิน, สิ่งกีดขวาง."), _SOURCE,
)  # fmt: skip
OUT_OF_REACH = Kind(
    "venue-out-of-reach", Level.WARN,
    Wording("เดินไปถึงล็อก {label} ไม่ได้ ไม่มีทางเดินติดล็อกนี้จากทางเข้า", "Nobody can walk to stall {label}."),
    Wording("โปรดเว้นทางเดินในผัง หรือตรวจสิ่งกีดขวาง",
            "Leave a walkway in the drawing, or look at what blocks it."), _SOURCE,
)  # fmt: skip
NO_ENTRANCE = Kind(
    "venue-no-entrance", Level.INFO,
    Wording("ไม่พบทางเข้าในผัง “{title}” จึงไม่นำระยะทางมาคิด",
            "No entrance is drawn in “{title}”: distance plays no part."),
    Wording("โปรดพิมพ์ “ทางเข้า” ในช่องที่เป็นทางเข้า", "Type “ทางเข้า” into the cell of the entrance."), _SOURCE,
)  # fmt: skip
TWO_CATEGORIES = Kind(
    "venue-two-categories", Level.WARN,
    Wording("ล็อก {label} ระบุประเภทไว้มากกว่าหนึ่งประเภท", "Stall {label} is marked for more than one category."),
    Wording("ใช้ประเภทแรกที่เขียนไว้ โปรดเหลือประเภทเดียว", "The first one counts; leave only one."), _SOURCE,
)  # fmt: skip

KINDS = (NO_STALLS, DOUBLED, UNREADABLE, UNKNOWN_TAG, TAKEN_AS_LANDMARK, TAKEN_AS_ZONE, NAMELESS, CLOSED,
         SEVERAL_LABELS, LEGEND_LOST, OUT_OF_REACH, NO_ENTRANCE, TWO_CATEGORIES)  # fmt: skip
"""Every kind of finding a drawing can give."""
