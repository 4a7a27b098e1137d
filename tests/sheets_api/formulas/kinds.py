"""The values formulas work with: numbers, text, booleans, nothing (None), faults, and tables of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """An error value such as ``#DIV/0!``."""

    code: str
    message: str = ""

    @property
    def kind(self) -> str:
        """The API's name of the error's type."""
        return _KINDS.get(self.code, "ERROR")


_KINDS = {
    "#NULL!": "NULL_VALUE",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#VALUE!": "VALUE",
    "#REF!": "REF",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#N/A": "N_A",
    "#ERROR!": "ERROR",
}

Scalar = float | str | bool | None | Fault


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of a range or an array; ``place`` is where a range lies (sheet id, row, column)."""

    rows: tuple[tuple[Scalar, ...], ...]
    place: tuple[int, int, int] | None = None

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def cells(self) -> Iterator[Scalar]:
        for row in self.rows:
            yield from row


Value = Scalar | Table


class Stop(Exception):
    """A function cannot go on; the cell shows the fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def stop(code: str, message: str) -> Stop:
    return Stop(Fault(code, message))


def single(value: Value) -> Scalar:
    """A value where one is wanted: the first cell of a table."""
    if isinstance(value, Table):
        return value.rows[0][0] if value.rows and value.rows[0] else None
    return value


def number(value: Value) -> float:
    """As a number, or ``#VALUE!``. Nothing is 0, TRUE is 1, text that looks like a number is that number."""
    value = single(value)
    if isinstance(value, Fault):
        raise Stop(value)
    if value is None:
        return 0.0
    if isinstance(value, bool | int | float):
        return float(value)
    from tests.sheets_api.formulas.coerce import number_in  # late: it needs locales and the typed-entry rules

    found = number_in(value)
    if found is None:
        raise stop(
            "#VALUE!",
            f"Function parameter expects number values. But '{value}' is a text and cannot be coerced to a number.",
        )
    return found


def text(value: Value) -> str:
    """As text, the way ``&`` sees it."""
    value = single(value)
    if isinstance(value, Fault):
        raise Stop(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        from tests.sheets_api.formulas.coerce import shown

        return shown(float(value))
    return value


def truth(value: Value) -> bool:
    """As a condition."""
    value = single(value)
    if isinstance(value, Fault):
        raise Stop(value)
    if isinstance(value, str):
        if value.upper() in {"TRUE", "FALSE"}:
            return value.upper() == "TRUE"
        raise stop("#VALUE!", f"'{value}' is a text and cannot be coerced to a boolean.")
    return bool(value)


def flat(values: Iterable[Value]) -> Iterator[tuple[Scalar, bool]]:
    """Every single value, with whether it came from cells (where text and booleans do not count as numbers)."""
    for value in values:
        if isinstance(value, Table):
            for cell in value.cells():
                yield cell, True
        else:
            yield value, False


def numbers(values: Iterable[Value]) -> list[float]:
    """The numbers among the arguments, as SUM takes them; a fault stops."""
    found = []
    for value, from_cells in flat(values):
        if isinstance(value, Fault):
            raise Stop(value)
        if from_cells:
            if isinstance(value, int | float) and not isinstance(value, bool):
                found.append(float(value))
        elif value is not None:
            found.append(number(value))
    return found


def table(value: Value) -> Table:
    """A value as a table."""
    return value if isinstance(value, Table) else Table(((value,),))


def rank(value: Scalar) -> tuple[int, Any]:
    """Where a value comes in a sort: numbers, then text (case ignored), then booleans, then nothing."""
    if isinstance(value, bool):
        return (2, value)
    if isinstance(value, int | float):
        return (0, value)
    if isinstance(value, str):
        return (1, value.casefold())
    return (4, "") if value is None else (3, value.code)


def equal(first: Scalar, second: Scalar) -> bool:
    """``=`` of Sheets: case does not matter, nothing equals 0, "" and FALSE."""
    if first is None or second is None:
        other = second if first is None else first
        return other is None or other in ("", 0, False)
    if isinstance(first, str) and isinstance(second, str):
        return first.casefold() == second.casefold()
    return isinstance(first, bool) == isinstance(second, bool) and first == second
