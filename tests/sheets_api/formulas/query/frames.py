"""From cells to a `Frame`: which rows are headings, and of which kind each column is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tests.sheets_api.formulas.kinds import Fault, Scalar
from tests.sheets_api.formulas.query.run import Frame, Head

KindAt = Callable[[int, int], tuple[str, str]]
"""(row, column) of the data → (``date``, ``datetime``, ``timeofday`` or ``""``, the pattern of its number format)."""
KINDS = {"DATE": "date", "DATE_TIME": "datetime", "TIME": "timeofday"}


def frame(names: list[str], rows: list[tuple[Scalar, ...]], headers: int | None, kind_at: KindAt, now: float) -> Frame:
    """Columns typed by what most of their cells are; cells of another kind are nothing, as Google reads them."""
    count = _guessed(rows) if headers is None else min(headers, len(rows))
    body = rows[count:]
    heads, columns = [], []
    for index, name in enumerate(names):
        cells = [(count + r, row[index]) for r, row in enumerate(body)]
        kind, pattern = _kind(cells, lambda r, index=index: kind_at(r, index))  # type: ignore[misc]
        title = " ".join(_shown(row[index]) for row in rows[:count] if row[index] is not None)
        heads.append(Head(name, title, kind, pattern))
        columns.append([value if _fits(value, kind) else None for _, value in cells])
    lines = [tuple(line) for line in zip(*columns, strict=True)] if columns else []
    return Frame(heads, lines, now)


def _guessed(rows: list[tuple[Scalar, ...]]) -> int:
    """The leading rows of text over columns of something else."""
    width = len(rows[0]) if rows else 0
    other = [c for c in range(width) if Counter(type(r[c]) is str for r in rows[1:] if r[c] is not None).most_common(1)
             in ([(False, n)] for n in range(1, len(rows) + 1))]  # fmt: skip
    if not other:
        return 0
    count = 0
    for row in rows:
        if any(value is not None and not isinstance(value, str) for value in row):
            break
        count += 1
    return min(count, len(rows) - 1)


def _shown(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Fault):
        return value.code
    return f"{value:g}" if isinstance(value, int | float) else str(value or "")


def _kind(cells: list[tuple[int, Scalar]], kind_at: Callable[[int], tuple[str, str]]) -> tuple[str, str]:
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for place, value in cells:
        if value is None or value == "":
            continue
        name = "boolean" if isinstance(value, bool) else "number" if isinstance(value, int | float) else "string"
        counts[name] += 1
        first.setdefault(name, place)
    if not counts:
        return "string", ""
    kind = counts.most_common(1)[0][0]
    if kind != "number":
        return kind, ""
    temporal, pattern = kind_at(first["number"])
    return temporal or "number", pattern or ("General" if not temporal else "")


def _fits(value: Scalar, kind: str) -> bool:
    if value is None or value == "" or isinstance(value, Fault):
        return False
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "string":
        return isinstance(value, str)
    return isinstance(value, int | float) and not isinstance(value, bool)
