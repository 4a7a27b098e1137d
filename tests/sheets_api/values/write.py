"""Writing values into cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.sheets_api.drive.store import File
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import Box, column_name
from tests.sheets_api.grid.cellwrite import check_length
from tests.sheets_api.grid.model import Book, Cell, Json, Sheet
from tests.sheets_api.service import Call
from tests.sheets_api.spreadsheets.protection import check
from tests.sheets_api.values.entry import Entry, raw, typed
from tests.sheets_api.values.locales import locale


@dataclass(slots=True)
class Writer:
    """Puts values into a working copy, as one user, under one input option."""

    call: Call
    file: File
    book: Book
    option: str

    def fill(self, sheet: Sheet, box: Box, data: Json, *, anchor_only: bool, text: str) -> tuple[Box, int]:
        """Write a ValueRange at ``box``; (what was covered, how many cells). ``null`` leaves a cell as it is.

        A range of one cell is only where to begin; any other range is a limit too.
        """
        lines = data.get("values", [])
        by_columns = data.get("majorDimension") == "COLUMNS"
        height = max((len(line) for line in lines), default=0) if by_columns else len(lines)
        width = len(lines) if by_columns else max((len(line) for line in lines), default=0)
        limit = Box(box.top, box.left, sheet.rows, sheet.columns) if anchor_only else box
        if height > limit.height:
            raise bad(f"Requested writing within range [{text}], but tried writing to row [{limit.bottom + 1}]")
        if width > limit.width:
            name = column_name(limit.right)
            raise bad(f"Requested writing within range [{text}], but tried writing to column [{name}]")
        covered = Box(box.top, box.left, box.top + height, box.left + width)
        check(self.book, sheet, covered, self.call.user, self.file)
        count = 0
        for i, line in enumerate(lines):
            for j, value in enumerate(line):
                r, c = (j, i) if by_columns else (i, j)
                if isinstance(value, dict | list):
                    raise bad(f"Invalid values[{i}][{j}]: {_proto(value)}")
                if value is not None:
                    self.put(sheet, box.top + r, box.left + c, value)
                    count += 1
        return (covered if height and width else box), count

    def put(self, sheet: Sheet, row: int, column: int, value: Any) -> None:
        """One value into one cell."""
        if isinstance(value, str):
            check_length(value)
        old = sheet.at(row, column)
        sheet.put(row, column, entered(old, self.entry(old, value)))

    def entry(self, old: Cell, value: Any) -> Entry:
        if self.option != "USER_ENTERED":
            return raw(value)
        is_text = (old.format or {}).get("numberFormat", {}).get("type") == "TEXT"
        if is_text and isinstance(value, str) and not value.startswith("="):
            return raw(value.removeprefix("'"))
        spreadsheet_locale = locale(self.book.properties.get("locale", "en_US"))
        return typed(value, spreadsheet_locale, self.call.now.date())

    def clear(self, sheet: Sheet, box: Box) -> None:
        """Remove values; formats, notes and validation stay."""
        check(self.book, sheet, box, self.call.user, self.file)
        for row, column in sheet.inside(box):
            cell = sheet.at(row, column)
            sheet.put(row, column, cell.but(value=None, runs=(), chips=()))


def entered(old: Cell, entry: Entry) -> Cell:
    """The cell after an entry; the format that typing brings along never replaces one that is there."""
    cell = old if old.value == entry.value else old.but(value=entry.value, runs=(), chips=())
    if entry.number_format and "numberFormat" not in (old.format or {}):
        return cell.but(format={"numberFormat": entry.number_format, **(old.format or {})})
    return cell


def _proto(value: Any, indent: str = "") -> str:
    """A JSON value in protocol buffer text, as Google quotes it in errors."""
    if isinstance(value, dict):
        fields = "".join(
            f'{indent}  fields {{\n{indent}    key: "{key}"\n{indent}    value {{\n'
            f"{_proto(item, indent + '      ')}{indent}    }}\n{indent}  }}\n"
            for key, item in value.items()
        )
        return f"{indent}struct_value {{\n{fields}{indent}}}\n"
    if isinstance(value, list):
        items = "".join(f"{indent}  values {{\n{_proto(item, indent + '    ')}{indent}  }}\n" for item in value)
        return f"{indent}list_value {{\n{items}{indent}}}\n"
    if value is None:
        return f"{indent}null_value: NULL_VALUE\n"
    if isinstance(value, bool):
        return f"{indent}bool_value: {str(value).lower()}\n"
    if isinstance(value, int | float):
        return f"{indent}number_value: {value:g}\n"
    return f'{indent}string_value: "{value}"\n'
