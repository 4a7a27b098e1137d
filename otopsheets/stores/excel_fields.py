"""One tab to fill in, on an Excel sheet: headers, notes, drop-downs, and what each row still needs."""

import math
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from otopsheets.registry.form import INKS, MISSING, ROWS, Book, Field, Form, ListedIn, Typed, letters
from otopsheets.registry.sheets import is_blank
from otopsheets.stores.external import sheet_of_other
from otopsheets.stores.workbook import A4, Looks, note_box
from otopsheets.tabs import forms, lookup
from otopsheets.tabs.forms import LACKS, column_look, header_look, result_colors, untold

_HEADER_HEIGHT = 34  # points: two lines
_LINE_HEIGHT = 18
_LINE = "#bfbfbf"


def add_form(workbook: Workbook, form: Form, book: Book, looks: Looks) -> None:
    """Add the sheet of one tab to fill in."""
    sheet = workbook.add_worksheet(form.tab.title)
    for at, field in enumerate(form.fields):
        sheet.set_column(at, at, field.width, looks[column_look(field)])
        sheet.write_string(0, at, field.column.header, looks[header_look(form, field)])
        sheet.write_comment(0, at, field.note, note_box(field.note))
        _offer(sheet, at, field, book)
    for number, row in enumerate(form.rows, start=1):
        _fill_in(sheet, form, number, row, looks)
    if form.result is not None:
        look = looks[column_look(form.fields[form.result])]
        for number in range(1, ROWS + 1):
            sheet.write_formula(number, form.result, result_formula(form, number), look, shown_at_first(form, number))
    _mark_rows(workbook, sheet, form)
    sheet.set_row(0, _HEADER_HEIGHT)
    sheet.freeze_panes(1, 0)
    sheet.set_tab_color(INKS[form.filled_by].strong)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{ROWS + 1}"})  # telephones are no numbers
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _fill_in(sheet: Any, form: Form, number: int, row: tuple[Typed, ...], looks: Looks) -> None:
    """Write a row that is filled in already, as tall as its longest cell needs."""
    lines = 1
    for at, (field, value) in enumerate(zip(form.fields, row, strict=True)):
        if isinstance(value, str):
            sheet.write_string(number, at, value, looks[column_look(field)])
            lines = max(lines, sum(max(1, math.ceil(letters(line) / field.width)) for line in value.split("\n")))
        elif value is not None:
            sheet.write_number(number, at, value, looks[column_look(field)])
    if lines > 1:
        sheet.set_row(number, lines * _LINE_HEIGHT)


# --- drop-downs


def _offer(sheet: Any, at: int, field: Field, book: Book) -> None:
    """Offer choices in every row; when something else was typed, ask, and let it stand if it is meant.

    Excel takes 255 characters of choices; the tambons of the largest district of the country need 230.
    """
    if field.listed_in is not None:
        source: str | list[str] = f"={_list_name(field.listed_in)}"
        where = f"แท็บ {book.form(field.listed_in.tab).tab.title}"
    elif field.choices:
        source, where = list(field.choices), "รายการ"
    else:
        return
    sheet.data_validation(
        1,
        at,
        ROWS,
        at,
        {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": "ไม่อยู่ในรายการ",
            "error_message": f"คำนี้ไม่มีใน{where} โปรดตรวจอีกครั้ง ถ้าตั้งใจพิมพ์เช่นนี้ให้ตอบ ใช่",
        },
    )


def _list_name(listed: ListedIn) -> str:
    return f"list_{listed.tab}_{listed.column}"


def name_lists(workbook: Workbook, book: Book) -> None:
    """Name every column that drop-downs offer: from its first row down to its last filled one."""
    wanted = {field.listed_in for form in book.forms for field in form.fields if field.listed_in is not None}
    for listed in sorted(wanted, key=_list_name):
        form = book.form(listed.tab)
        at = form.index(listed.column)
        title, cells = form.tab.title, xl_range_abs(1, at, ROWS, at)
        first = cells.partition(":")[0]
        last = f"INDEX('{title}'!{cells},MAX(1,COUNTA('{title}'!{cells})))"
        workbook.define_name(_list_name(listed), f"='{title}'!{first}:{last}")


# --- what is missing, and what came of a row


def _mark_rows(workbook: Workbook, sheet: Any, form: Form) -> None:
    """Colour every cell that a begun row still needs, and rule a line under every begun row."""
    begun = f"COUNTA({_typed_cells(form, 1)})>0"
    missing = workbook.add_format({"bg_color": MISSING})
    for at in form.required:
        rule = {"type": "formula", "criteria": f'=AND({begun},TRIM({xl_rowcol_to_cell(1, at)})="")', "format": missing}
        sheet.conditional_format(1, at, ROWS, at, rule)
    ruled = {"bottom": 1, "bottom_color": _LINE}
    rule = {"type": "formula", "criteria": f"={begun}", "format": workbook.add_format(ruled)}
    sheet.conditional_format(1, 0, ROWS, _last_typed(form), rule)
    if form.result is not None:
        for beginning, color in result_colors():
            look = workbook.add_format({"bg_color": color, **ruled})
            told = {"type": "text", "criteria": "begins with", "value": beginning, "format": look}
            sheet.conditional_format(1, form.result, ROWS, form.result, told)
        sheet.conditional_format(1, form.result, ROWS, form.result, rule)


def _typed_cells(form: Form, row: int) -> str:
    """Return the cells of a row that people fill in."""
    return f"{xl_rowcol_to_cell(row, 0, col_abs=True)}:{xl_rowcol_to_cell(row, _last_typed(form), col_abs=True)}"


def _last_typed(form: Form) -> int:
    return max(at for at, field in enumerate(form.fields) if field.holds != "result")


def result_formula(form: Form, row: int) -> str:
    """Return the formula of the result cell of a row."""
    return forms.result_formula(
        form.tab,
        typed=_typed_cells(form, row),
        needed=[(xl_rowcol_to_cell(row, at), form.fields[at].column.header) for at in form.required],
        name=xl_rowcol_to_cell(row, form.index(lookup.NAMED_BY[form.tab.key])),
        table=f"{sheet_of_other(lookup.TITLE)}!${lookup.PLACE}:${lookup.RESULT}",
    )


def shown_at_first(form: Form, row: int) -> str:
    """Return what that formula comes to before the first sync, for programs that do not calculate."""
    if row > len(form.rows):
        return ""
    cells = form.rows[row - 1]
    missing = [form.fields[at].column.header for at in form.required if is_blank(cells[at])]
    if all(is_blank(cell) for cell in cells):
        return ""
    return f"{LACKS}{' '.join(missing)}" if missing else untold(form.tab)
