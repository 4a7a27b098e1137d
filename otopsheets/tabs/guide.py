"""The first tab of a new registry: what it is, who fills in what, in one screen."""

from otopsheets.registry.form import INKS, MISSING, SHOWN_INK, FilledBy, Ink
from otopsheets.tabs.model import Area, Cell, Look, Tab

TITLE = "วิธีใช้"

_WHO: dict[FilledBy, str] = {"chair": "ประธานกลุ่ม", "officer": "เจ้าหน้าที่", "committee": "คณะกรรมการ"}
_STEPS: tuple[tuple[str, FilledBy, str], ...] = (
    ("งาน", "officer", "ชื่องาน วันจัดงาน วันเปิดและปิดรับสมัคร หนึ่งแถวต่อหนึ่งงาน"),
    ("ผังพื้นที่", "officer", "วาดผังจริง: พิมพ์ชื่อล็อกในช่องตามตำแหน่ง เช่น A1 ไฟ น้ำ"),
    ("หมู่บ้าน", "officer", "รายชื่อทุกหมู่บ้านทุกตำบลของอำเภอ"),
    ("กลุ่ม", "chair", "ชื่อกลุ่ม ประเภท และที่ตั้ง หนึ่งแถวต่อหนึ่งกลุ่ม"),
    ("ผลิตภัณฑ์", "chair", "สินค้าของกลุ่ม หนึ่งแถวต่อหนึ่งอย่าง"),
    ("ใบสมัคร", "chair", "สมัครเข้าร่วมงาน หนึ่งแถวต่อหนึ่งใบสมัคร"),
    ("ประชุม", "officer", "บันทึกการประชุม ผู้เข้าร่วม และข้อเสนอ"),
    ("มติ", "committee", "มติของคณะกรรมการ พร้อมเหตุผล มีผลเหนือข้อเสนอของโปรแกรมเสมอ"),
    ("กติกา", "officer", "ปรับกติกาของอำเภอ ไม่กรอกก็ได้"),
    ("ยอดขาย", "chair", "ยอดขายแต่ละวัน กรอกหลังวันงาน"),
)
_COLOURS: tuple[tuple[Ink, bool, str, str], ...] = (
    (INKS["chair"], True, "หัวคอลัมน์สีเข้ม", "ต้องกรอก (สีเขียว น้ำเงิน หรือม่วง ตามผู้กรอก)"),
    (INKS["chair"], False, "หัวคอลัมน์สีอ่อน", "กรอกเมื่อมีข้อมูล เว้นว่างได้"),
    (Ink("#7f6000", MISSING), False, "ช่องสีเหลือง", "แถวนี้ยังขาดช่องนี้ โปรดกรอกให้ครบ"),
    (SHOWN_INK, False, "คอลัมน์ ผล", "โปรแกรมแสดงให้เอง: ยังขาดอะไร และผลการพิจารณาหลังซิงก์"),
)
_NOTES = (
    "ชี้หรือแตะที่หัวคอลัมน์ จะมีคำอธิบายและตัวอย่าง · ช่องที่มีลูกศรเลือกจากรายการได้",
    "พิมพ์ตามสะดวก: เลขไทยหรือเลขอารบิก, 15 ก.ย. 60 หรือ ๑๕ กันยายน ๒๕๖๐, ม.1 หรือ หมู่ที่ ๑ โปรแกรมอ่านได้",
    "เพิ่ม ย้าย หรือซ่อนคอลัมน์ได้ แต่อย่าลบหรือผสานหัวคอลัมน์ และอย่าเปลี่ยนชื่อแท็บ",
    "โปรแกรมอ่านสมุดงานนี้อย่างเดียว ไม่เขียนทับสิ่งที่ท่านกรอก {result}",
    "ชื่อประธาน โทรศัพท์ และที่อยู่ เป็นข้อมูลส่วนบุคคล จะไม่ไปปรากฏในผลที่คณะกรรมการหรือผู้อื่นเห็น",
    "เมื่อเจ้าหน้าที่สั่งซิงก์: โปรแกรมตรวจทุกใบสมัคร เสนอผู้เข้าร่วมและผังร้านพร้อมเหตุผลทุกราย แล้วคณะกรรมการเป็นผู้ตัดสิน",
)

_BAND = Look(bold=True, size=20, color="#ffffff", fill="#2e6b34", valign="middle")
_UNDER = Look(size=12, color="#ffffff", fill="#2e6b34", valign="middle")
_SECTION = Look(bold=True, size=13, color="#2e6b34", valign="middle")
_NUMBER = Look(bold=True, size=12, color="#7f7f7f", align="center", valign="middle", border="thin")
_PLAIN = Look(size=11, valign="middle", border="thin")
_NOTE = Look(size=11, valign="middle")
_EMPTY = Cell()


IN_A_FILE = "ผลอยู่ในแฟ้มชื่อเดียวกันที่ลงท้าย .generated.xlsx"
IN_TABS = "ผลอยู่ในแท็บที่โปรแกรมเพิ่มให้"


def guide(result: str = IN_A_FILE) -> Tab:
    """Return the tab that explains the registry to whoever opens it; `result` says where the result is."""
    rows: list[tuple[Cell, ...]] = [
        (_EMPTY, *[Cell("  ทะเบียนตลาด OTOP", _BAND)] * 4),
        (_EMPTY, *[Cell("  สมุดงานเดียวสำหรับสมัคร คัดเลือก และจัดผังร้าน · ประธานกลุ่มกรอกเฉพาะแท็บสีเขียว", _UNDER)] * 4),
        (),
        (_EMPTY, *[Cell("กรอกตามลำดับนี้", _SECTION)] * 4),
    ]
    merges = [Area(row, 1, row, 4) for row in (0, 1, 3)]
    for number, (title, who, what) in enumerate(_STEPS, start=1):
        ink = INKS[who]
        rows.append(
            (
                _EMPTY,
                Cell(number, _NUMBER),
                Cell(
                    f"  {title}",
                    Look(bold=True, size=12, color="#ffffff", fill=ink.strong, valign="middle", border="thin"),
                ),
                Cell(f"  {_WHO[who]}", Look(size=11, color=ink.strong, fill=ink.pale, valign="middle", border="thin")),
                Cell(f"  {what}", _PLAIN),
            )
        )
    rows += [(), (_EMPTY, *[Cell("สีบอกอะไร", _SECTION)] * 4)]
    merges.append(Area(len(rows) - 1, 1, len(rows) - 1, 4))
    for ink, strong, name, what in _COLOURS:
        merges += [Area(len(rows), 1, len(rows), 2), Area(len(rows), 3, len(rows), 4)]
        color, fill = ("#ffffff", ink.strong) if strong else (ink.strong, ink.pale)
        shown = Cell(f"  {name}", Look(bold=True, size=11, color=color, fill=fill, valign="middle", border="thin"))
        rows.append((_EMPTY, shown, shown, *[Cell(f"  {what}", _PLAIN)] * 2))
    rows += [(), (_EMPTY, *[Cell("ควรรู้", _SECTION)] * 4)]
    merges.append(Area(len(rows) - 1, 1, len(rows) - 1, 4))
    for note in _NOTES:
        merges.append(Area(len(rows), 1, len(rows), 4))
        rows.append((_EMPTY, *[Cell(f"•  {note.format(result=result)}", _NOTE)] * 4))
    return Tab(
        key="guide",
        title=TITLE,
        cells=tuple(rows),
        widths=(2, 5, 16, 16, 84),
        heights={0: 42, 1: 26, **dict.fromkeys(range(3, len(rows)), 21)},
        merges=tuple(merges),
        landscape=True,
        color="#2e6b34",
        one_page=True,
    )
