"""From CellData of a request to a `Cell`, field by field of the mask."""

from __future__ import annotations

from tests.sheets_api.errors import bad
from tests.sheets_api.grid.looks import merged, with_both_colors
from tests.sheets_api.grid.model import MAX_CHARACTERS, Cell, Json
from tests.sheets_api.masks import Tree
from tests.sheets_api.values.entry import number_value

_WRITABLE = (
    "userEnteredValue",
    "userEnteredFormat",
    "note",
    "dataValidation",
    "textFormatRuns",
    "pivotTable",
    "chipRuns",
)


def cell_from(old: Cell, data: Json, tree: Tree) -> Cell:
    """The cell after writing the masked fields of ``data``; fields the mask leaves out stay."""
    everything = not tree or "*" in tree
    cell = old
    for name in _WRITABLE:
        if everything or name in tree:
            cell = _written(cell, name, data, {} if everything else tree[name], bare="textFormatRuns" not in tree)
    return cell


def _written(cell: Cell, name: str, data: Json, below: Tree, *, bare: bool) -> Cell:
    if name == "userEnteredValue":
        new = _value(data.get(name))
        if new != cell.value and bare:
            cell = cell.but(runs=(), chips=())  # a new value erases the runs of the old
        return cell.but(value=new)
    if name == "userEnteredFormat":
        return cell.but(format=merged(cell.format, data.get(name), below))
    if name == "note":
        return cell.but(note=data.get(name) or None)
    if name == "dataValidation":
        return cell.but(validation=_validation(data.get(name)))
    if name == "textFormatRuns":
        return cell.but(runs=tuple(with_both_colors(run) for run in data.get(name, [])))
    if name == "chipRuns":
        return cell.but(chips=tuple(data.get(name, [])))
    return cell.but(pivot=data.get(name))


def _value(value: Json | None) -> Json | None:
    """An ExtendedValue worth keeping; an empty text is no value."""
    if not value:
        return None
    if "errorValue" in value:
        raise bad("errorValue is read-only.")
    if "numberValue" in value:
        return number_value(float(value["numberValue"]))
    text = value.get("stringValue", value.get("formulaValue"))
    if text is None:
        return dict(value)
    check_length(text)
    if "formulaValue" in value and not text.startswith("="):
        raise bad(f"Invalid formula: formulaValue must start with '=': {text}")
    return dict(value) if text else None


def check_length(text: str) -> None:
    """400 for a text that is longer than a cell."""
    if len(text) > MAX_CHARACTERS:
        raise bad(f"Your input contains more than the maximum of {MAX_CHARACTERS} characters in a single cell.")


def _validation(rule: Json | None) -> Json | None:
    """A rule as Google answers it: false is left out."""
    if not rule:
        return None
    condition = {key: value for key, value in rule["condition"].items() if value != []} if "condition" in rule else None
    kept = {key: value for key, value in rule.items() if value not in (False, None)}
    return {**kept, "condition": condition} if condition else kept
