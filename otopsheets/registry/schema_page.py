"""The schema as a page to read: every tab, every column, every choice, in both languages."""

from collections.abc import Iterable

from otopsheets.registry.columns import Choice, Column, Tab, Type
from otopsheets.registry.form import DRAWING_HINT
from otopsheets.registry.schema import TABS, VENUE_TITLE

TYPES: dict[Type, str] = {
    Type.TEXT: "ข้อความ / text",
    Type.CHOICE: "เลือกจากรายการ / choice",
    Type.CHOICES: "เลือกจากรายการ บรรทัดละหนึ่ง / choices, one a line",
    Type.COUNT: "จำนวนเต็ม / whole number",
    Type.NUMBER: "ตัวเลข / number",
    Type.DATE: "วันที่ / date",
    Type.YES_NO: "ใช่หรือไม่ / yes or no",
    Type.PHONES: "โทรศัพท์ / telephones",
    Type.NAMES: "หลายชื่อ คั่นด้วยจุลภาค / several names",
    Type.LINES: "ข้อความหลายบรรทัด / text of several lines",
    Type.GROUP: "รหัสหรือชื่อกลุ่ม / a group's id or name",
    Type.FAIR: "รหัสหรือชื่องาน / a fair's id or name",
    Type.RESULT: "โปรแกรมแสดงผล ไม่ต้องกรอก / shown, never read",
}

_BEGINNING = """# แท็บและคอลัมน์ของทะเบียน / Tabs and columns of a registry

หน้านี้สร้างจากโปรแกรมเอง (`python scripts/docs.py`) / Generated from the program itself.

คอลัมน์หาได้จากหัวคอลัมน์ ชื่ออื่น หรือชื่อที่สะกดใกล้เคียง จะย้าย เพิ่ม หรือเปลี่ยนชื่อคอลัมน์ก็ได้ · **★** ต้องกรอก ·
**🔒** ข้อมูลส่วนบุคคล ไม่ไปปรากฏในแท็บที่โปรแกรมสร้าง

A column is found by its header, another name, or a close spelling; people may move, add and rename columns.
**★** must be filled in. **🔒** is private and reaches no generated tab.
"""


def schema_page() -> str:
    """Return docs/schema.md: all that `otopsheets.registry.schema` declares."""
    parts = [_BEGINNING, _contents(), *(_tab(tab) for tab in TABS), _venue(), _choices()]
    return "\n".join(parts)


def _contents() -> str:
    rows = [(f"[{tab.title}](#{tab.key})", f"`{tab.key}`", tab.row_is, tab.row_is_english) for tab in TABS]
    return _table(("แท็บ / tab", "key", "หนึ่งแถวคือ", "one row is"), rows)


def _tab(tab: Tab) -> str:
    told = [
        f'<a id="{tab.key}"></a>\n\n## {tab.title} `{tab.key}`\n',
        f"หนึ่งแถวคือ{tab.row_is} / One row is {tab.row_is_english}.\n",
    ]
    if tab.required:
        told.append("ต้องมีแท็บนี้ / This tab must be there.\n")
    if tab.aliases:
        told.append(f"ชื่อแท็บอื่นที่รับ / Other titles: {', '.join(tab.aliases)}\n")
    headers = ("หัวคอลัมน์ / header", "key", "ชนิด / type", "กรอกอะไร", "ตัวอย่าง / example", "ชื่ออื่นที่รับ / other headers")
    told.append(_table(headers, (_column(column) for column in tab)))
    return "\n".join(told)


def _column(column: Column) -> tuple[str, ...]:
    marks = " ★" * column.required + " 🔒" * column.private
    return (
        f"**{column.header}**{marks}",
        f"`{column.key}`",
        TYPES[column.type],
        column.hint,
        column.example,
        ", ".join(column.aliases),
    )


def _venue() -> str:
    return (
        f"## {VENUE_TITLE}\n\n"
        "แท็บที่วาดผังของงาน ไม่มีคอลัมน์ งานระบุชื่อแท็บในคอลัมน์ `venue` / A drawing of the ground, without columns; "
        f"the fair names it in its column `venue`.\n\n{DRAWING_HINT}\n"
    )


def _choices() -> str:
    found: dict[tuple[Choice, ...], list[str]] = {}
    for tab in TABS:
        for column in tab:
            if column.choices:
                found.setdefault(column.choices, []).append(f"{tab.title} › {column.header}")
    parts = ["## ตัวเลือก / Choices\n"]
    for choices, places in found.items():
        rows = [(c.label, f"`{c.key}`", c.english, ", ".join(c.aliases)) for c in choices]
        parts += [f"### {', '.join(places)}\n", _table(("ตัวเลือก", "key", "English", "คำอื่นที่รับ / also"), rows)]
    return "\n".join(parts)


def _table(headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [headers, ("---",) * len(headers), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)
