"""How a tab to fill in looks, and what its result column says: the same in every store."""

from collections.abc import Iterator, Sequence

from otopsheets.registry.columns import Tab as InputTab
from otopsheets.registry.form import INKS, MISSING, SHOWN_INK, Field, Form
from otopsheets.tabs import palette, words
from otopsheets.tabs.model import Look

NOT_SYNCED = "ยังไม่ได้ซิงก์"
COMPLETE = "ครบแล้ว"
MOVED = "รอซิงก์ใหม่"
LACKS = "ยังขาด: "


def header_look(form: Form, field: Field) -> Look:
    """Return how the header of a column looks: strong where every row needs the column."""
    ink = SHOWN_INK if field.holds == "result" else INKS[form.filled_by]
    strong = field.column.required
    return Look(
        bold=True,
        color="#ffffff" if strong else ink.strong,
        fill=ink.strong if strong else ink.pale,
        align="center",
        valign="middle",
        border="thin",
    )


def column_look(field: Field) -> Look:
    """Return how the cells below a header look; what was typed stays as it was typed.

    A result stands in the last column and is not wrapped: a long one runs on to the right, however low the row.
    """
    if field.holds == "result":
        return Look(color=palette.INK, fill=SHOWN_INK.pale, wrap=False)
    return Look(align="center") if field.holds == "number" else Look(number="@")


def result_formula(tab: InputTab, *, typed: str, needed: Sequence[tuple[str, str]], name: str, table: str) -> str:
    """Return what the result cell of a row shows.

    Nothing for an empty row; what it still needs; else what the last sync said of it, provided that the row
    still stands where it stood then. `typed` are the cells that people fill in, `needed` those every row needs
    with their headers, `name` is the cell that names the row; `table` is the tab of results, its three columns.
    """
    complete = ",".join(f'TRIM({cell})<>""' for cell, _ in needed)
    lacks = "&".join(f'IF(TRIM({cell})="","{header} ","")' for cell, header in needed)
    found = f'VLOOKUP("{tab.title}!"&ROW(),{table}'
    result = f'IFERROR(IF(TRIM({found},2,FALSE))=TRIM({name}&""),{found},3,FALSE),"{MOVED}"),"{untold(tab)}")'
    return f'=IF(COUNTA({typed})=0,"",IF(AND({complete}),{result},"{LACKS}"&TRIM({lacks})))'


def untold(tab: InputTab) -> str:
    """Return what stands beside a complete row of which no sync has told anything.

    A sync tells of every application, and of other rows only when something is wrong with them.
    """
    return NOT_SYNCED if tab.key == "applications" else COMPLETE


def result_colors() -> Iterator[tuple[str, str]]:
    """Go through how a result may begin, in either language, with the colour it has in the generated tabs."""
    yield LACKS.strip(), MISSING
    for decided, wording in words.DECIDED.items():
        yield wording.th, palette.DECIDED[decided]
        yield wording.en, palette.DECIDED[decided]
    for level, wording in words.LEVEL.items():
        yield wording.th, palette.LEVEL[level]
        yield wording.en, palette.LEVEL[level]
