"""A registry carried into a new workbook with rows added to it: how a fair becomes the pattern of the next.

The old workbook is only read. What the program remembers of earlier fairs goes along, so that places go round.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from otopsheets.errors import UsageFault
from otopsheets.registry import Fair, Registry
from otopsheets.registry.adding import Added, carry
from otopsheets.registry.cells import text_of
from otopsheets.registry.districts import District, find_district
from otopsheets.registry.form import BLANK_DRAWING, Drawing, make_book
from otopsheets.stores.excel_form import write_form
from otopsheets.stores.files import create_file
from otopsheets.tabs.guide import TITLE as GUIDE


def write_next(
    path: Path, registry: Registry, fair: Fair, added: Mapping[str, Sequence[Added]], old_output: Path
) -> tuple[str, ...]:
    """Write a new registry workbook: everything of the old one, and the rows added; return what stayed behind.

    `fair` is the pattern: its venue is drawn again. `old_output` is the generated workbook of the old registry, whose
    memory the new one takes over if there is any. Raises `UsageFault` when there is a file of that name.
    """
    carried = carry(registry, added)
    write_form(path, make_book(_district(fair), carried.rows, _drawing(registry, fair)))
    new_output = path.with_name(f"{path.stem}.generated.xlsx")
    if old_output.is_file() and not new_output.exists():
        create_file(new_output, lambda new: shutil.copyfile(old_output, new))
    drawn = registry.venue(fair)
    others = [t for t in registry.sheets if registry.is_drawing(t) and (drawn is None or t != drawn.title)]
    return (*(name for name in carried.left if name != GUIDE), *others)


def _district(fair: Fair) -> District | None:
    try:
        return find_district(fair.amphoe, fair.province)
    except UsageFault:
        return None


def _drawing(registry: Registry, fair: Fair) -> Drawing:
    sheet = registry.venue(fair)
    if sheet is None:
        return BLANK_DRAWING
    return Drawing(sheet.title, tuple(tuple(map(text_of, row)) for row in sheet.rows), tuple(sheet.merges))
