"""Pivot tables: what the cells beside and below a ``pivotTable`` show.

One row for each combination of the row groups, one column for each combination of the column groups and each value;
subtotals where a group asks for totals, headings as the editor of Sheets writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tests.sheets_api.formulas.kinds import Scalar, rank
from tests.sheets_api.formulas.pivot_groups import Bucket, bucket
from tests.sheets_api.formulas.pivot_values import Calculate, Row, share, summary
from tests.sheets_api.values.locales import Locale

Json = dict[str, Any]
Look = int | Literal["PERCENT"] | None
"""Whose number format a cell has: a column's of the source, or that of a percentage."""
_TOTAL = "Grand Total"
_COUNTS = {"COUNTA", "COUNTUNIQUE", "COUNT"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of the result."""

    value: Scalar
    look: Look = None


@dataclass(frozen=True, slots=True)
class _Line:
    """One row or column of the result: its headings and which rows of the source it sums up."""

    heads: tuple[Shown, ...]
    key: tuple[Scalar, ...]  # the values of the first groups; fewer than there are groups in a subtotal


_NOTHING = Shown(None)


def table(spec: Json, source: list[Row], locale: Locale, calculate: Calculate) -> list[list[Shown]]:
    """The whole pivot table; the first row of the source names its columns."""
    return _Pivot(spec, source[0], source[1:], locale, calculate).table() if source else []


@dataclass(frozen=True, slots=True)
class _Pivot:
    spec: Json
    names: Row
    data: list[Row]
    locale: Locale
    calculate: Calculate

    @property
    def down(self) -> list[Json]:
        return list(self.spec.get("rows", []))

    @property
    def across(self) -> list[Json]:
        return list(self.spec.get("columns", []))

    @property
    def values(self) -> list[Json]:
        return list(self.spec.get("values", []))

    def table(self) -> list[list[Shown]]:
        lines, columns = self.lines(self.down, self.across), self.lines(self.across, self.down)
        titles = self.titles()
        stacked = self.spec.get("valueLayout") == "VERTICAL" and len(titles) > 1
        found = self.stacked_headings(columns) if stacked else self.headings(titles, columns)
        for line in lines:
            rows = self.fitting(self.down, line.key, self.data)
            cells = [self.cells(rows, column) for column in columns]
            if not stacked:
                found.append([*line.heads, *(cell for group in cells for cell in group)])
                continue
            for index, title in enumerate(titles):  # values below each other instead of side by side
                heads = line.heads if index == 0 else (_NOTHING,) * len(line.heads)
                found.append([*heads, Shown(title), *(group[index] for group in cells)])
        return found

    def cells(self, rows: list[Row], column: _Line) -> list[Shown]:
        """Each value of one row of the result in one column of it."""
        part = self.fitting(self.across, column.key, rows)
        wholes = {
            "PERCENT_OF_ROW_TOTAL": rows,
            "PERCENT_OF_COLUMN_TOTAL": self.fitting(self.across, column.key, self.data),
            "PERCENT_OF_GRAND_TOTAL": self.data,
        }
        done = []
        for value in self.values:
            amount = self.summary(value, part)
            whole = wholes.get(value.get("calculatedDisplayType", ""))
            if whole is not None:
                done.append(Shown(share(amount, self.summary(value, whole)), "PERCENT"))
            else:
                plain = "formula" in value or value.get("summarizeFunction") in _COUNTS
                done.append(Shown(amount, None if plain else _offset(value)))
        return done

    def summary(self, value: Json, rows: list[Row]) -> Scalar:
        return summary(value, self.names, rows, self.calculate)

    def bucket(self, group: Json, row: Row) -> Bucket:
        return bucket(group, row[_offset(group)], self.locale)

    def fitting(self, groups: list[Json], key: tuple[Scalar, ...], rows: list[Row]) -> list[Row]:
        """The rows that lie in the first groups of a key."""
        for group, value in zip(groups, key, strict=False):
            rows = [row for row in rows if self.bucket(group, row).label == value]
        return rows

    def lines(self, groups: list[Json], others: list[Json]) -> list[_Line]:
        """All combinations that occur, in order, with subtotals after each group that asks for them."""
        if not groups:
            return [_Line((), ())]
        found: list[_Line] = []

        def walk(depth: int, key: tuple[Scalar, ...], rows: list[Row]) -> None:
            group = groups[depth]
            for value in self.ordered(group, others, rows):
                below, longer = self.fitting([group], (value,), rows), (*key, value)
                if depth + 1 == len(groups):
                    found.append(_Line(self.heads(groups, longer, found), longer))
                elif _collapsed(group, value):
                    empty = (_NOTHING,) * (len(groups) - depth - 1)
                    found.append(_Line((*self.heads(groups[: depth + 1], longer, found), *empty), longer))
                else:
                    walk(depth + 1, longer, below)
                    if group.get("showTotals"):
                        head = Shown(f"{_text(value)} Total")
                        found.append(
                            _Line((*[_NOTHING] * depth, head, *[_NOTHING] * (len(groups) - depth - 1)), longer)
                        )

        walk(0, (), self.data)
        if groups[0].get("showTotals"):
            found.append(_Line((Shown(_TOTAL), *[_NOTHING] * (len(groups) - 1)), ()))
        return found

    def ordered(self, group: Json, others: list[Json], rows: list[Row]) -> list[Scalar]:
        """The groups among some rows: by their own order, or by a value; no more than the limit."""
        buckets = {one.label: one.order for one in (self.bucket(group, row) for row in rows)}
        falling = group.get("sortOrder") == "DESCENDING"
        labels = sorted(buckets, key=buckets.__getitem__, reverse=falling)
        by = group.get("valueBucket")
        if by is not None and self.values:
            value = self.values[by.get("valuesIndex", 0)]
            key = tuple(next(iter(one.values()), None) for one in by.get("buckets", []))
            chosen = self.fitting(others, key, rows)

            def amount(label: Scalar) -> tuple[int, Any]:
                found = self.summary(value, self.fitting([group], (label,), chosen))
                return (-1, 0) if found is None else rank(found)  # what is not there is less than anything

            labels = sorted(labels, key=amount, reverse=falling)
        limit = group.get("groupLimit", {}).get("countLimit")
        return labels[:limit] if limit else labels

    def heads(self, groups: list[Json], key: tuple[Scalar, ...], before: list[_Line]) -> tuple[Shown, ...]:
        """An outer value is written once, beside the first of its inner ones, unless its group repeats it."""
        last = before[-1].key if before else ()
        shown = []
        for i, value in enumerate(key):
            again = i + 1 < len(key) and last[: i + 1] == key[: i + 1] and len(last) > i + 1
            ruled = "groupRule" in groups[i]
            known = again and not groups[i].get("repeatHeadings")
            shown.append(_NOTHING if known else Shown(value, None if ruled else _offset(groups[i])))
        return tuple(shown)

    def titles(self) -> list[str]:
        """The headings of the values."""
        found, calculated = [], 0
        for value in self.values:
            calculated += "formula" in value
            if value.get("name"):
                found.append(str(value["name"]))
            elif "formula" in value:
                found.append(f"Calculated Field {calculated}")
            else:
                found.append(f"{value.get('summarizeFunction', 'SUM')} of {_text(self.names[_offset(value)])}")
        return found

    def label(self, group: Json) -> Shown:
        name = _text(self.names[_offset(group)])
        return Shown(group.get("label") or (f"Grouped {name}" if "groupRule" in group else name))

    def stacked_headings(self, columns: list[_Line]) -> list[list[Shown]]:
        """The headings above values that lie below each other: these have a column of their own."""
        left = [*(self.label(group) for group in self.down), Shown("Values")]
        if not self.across:
            return [left]
        blank = [_NOTHING] * len(left)
        rows: list[list[Shown]] = [[*blank, self.label(self.across[0])]]
        for depth in range(len(self.across)):
            last = depth + 1 == len(self.across)
            rows.append([*(left if last else blank), *(column.heads[depth] for column in columns)])
        return rows

    def headings(self, titles: list[str], columns: list[_Line]) -> list[list[Shown]]:
        left = [self.label(group) for group in self.down]
        named = [Shown(title) for title in titles]
        if not self.across:
            return [[*left, *named]]
        blank = [_NOTHING] * len(left)
        wide = max(1, len(titles))
        corner = blank[:-1] + ([named[0]] if len(titles) == 1 and blank else [_NOTHING] * bool(blank))
        rows: list[list[Shown]] = [[*corner, self.label(self.across[0])]]
        for depth in range(len(self.across)):
            own: list[Shown] = []
            for column in columns:
                own += [column.heads[depth], *([_NOTHING] * (wide - 1))]
            last = depth + 1 == len(self.across) and len(titles) == 1
            rows.append([*(left if last else blank), *own])
        if len(titles) > 1:
            rows.append([*left, *(named * len(columns))])
        return rows


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:g}" if isinstance(value, int | float) else str(value or "")


def _offset(entry: Json) -> int:
    return int(entry.get("sourceColumnOffset", 0))


def _collapsed(group: Json, value: Scalar) -> bool:
    """Whether the groups inside this one are folded away."""
    return any(
        one.get("collapsed") and next(iter(one.get("value", {}).values()), None) == value
        for one in group.get("valueMetadata", [])
    )
