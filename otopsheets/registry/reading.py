"""Sheets → a registry: every row a record, every fault a finding, nothing judged and nothing lost."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from otopsheets.errors import RegistryFault
from otopsheets.findings import Finding, Where
from otopsheets.registry.cells import read_column
from otopsheets.registry.columns import Type
from otopsheets.registry.directory import Directory
from otopsheets.registry.records import (
    RECORDS,
    Application,
    Decision,
    Fair,
    Group,
    Meeting,
    Product,
    RuleSetting,
    Sale,
    Village,
)
from otopsheets.registry.schema import TABS, VENUE_TITLE
from otopsheets.registry.sheets import Sheet, is_blank
from otopsheets.registry.tables import (
    STRUCTURAL,
    Table,
    empty_table,
    filled_rows,
    find_table,
    match_sheets,
)
from otopsheets.thai.text import key
from otopsheets.wording import Wording

if TYPE_CHECKING:
    import pandas as pd

EMPTY_WORKBOOK = Wording(
    "สมุดงานนี้ว่างเปล่า ไม่มีแท็บที่มีข้อมูล สร้างทะเบียนใหม่ด้วยคำสั่ง otopsheets init",
    "This workbook is empty: no sheet holds anything. Make a registry with: otopsheets init",
)
TABS_MISSING = Wording(
    "ไม่พบแท็บ {missing} ในทะเบียน (มีแท็บ: {found}) โปรดตั้งชื่อแท็บให้ตรง หรือสร้างทะเบียนใหม่ด้วยคำสั่ง otopsheets init",
    "The registry has no tab {missing} (it has: {found}). Name the tab so, or make a registry with: otopsheets init",
)


@dataclass(frozen=True)
class Registry:
    """All that people typed, as records, with the faults found in reading.

    `tables` tells where each tab and column was found; `sheets` holds every sheet by title, the drawn venues
    among them. Records refer to groups and fairs by what was typed: `directory` and `fair_directory` say who
    is meant.
    """

    tables: Mapping[str, Table]
    sheets: Mapping[str, Sheet]
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...] = ()
    products: tuple[Product, ...] = ()
    fairs: tuple[Fair, ...] = ()
    applications: tuple[Application, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rules: tuple[RuleSetting, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    villages: tuple[Village, ...] = ()
    sales: tuple[Sale, ...] = ()
    _by_cell: Mapping[tuple[str, int], tuple[Finding, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def directory(self) -> Directory[Group]:
        """Who is meant by what was typed for a group."""
        return Directory((group, group.group_id, group.name) for group in self.groups)

    @cached_property
    def fair_directory(self) -> Directory[Fair]:
        """Which fair is meant by what was typed for one."""
        return Directory((fair, fair.fair_id, fair.name) for fair in self.fairs)

    @cached_property
    def products_of(self) -> Mapping[int, tuple[Product, ...]]:
        """The products of each group, by the group's row, in the order of the sheet.

        A product whose group is named only closely is counted to it; the finding asks for confirmation.
        """
        found: dict[int, list[Product]] = defaultdict(list)
        for product in self.products:
            group = self.directory.find(product.group).item
            if group is not None:
                found[group.row].append(product)
        return {row: tuple(products) for row, products in found.items()}

    @property
    def structural(self) -> tuple[Finding, ...]:
        """The faults of the form itself, under which no row can be trusted."""
        return tuple(finding for finding in self.findings if finding.code in STRUCTURAL)

    def where(self, tab: str, row: int | None, column: str | None = None) -> Where:
        """Return the place of a cell in the words people see."""
        return self.tables[tab].where(row, column)

    def shown(self, tab: str, row: int, column: str) -> str:
        """Return what the cell shows, or an empty string; for messages, so never for a private column."""
        table = self.tables[tab]
        if column not in table.columns or table.tab.column(column).private:
            return ""
        cells, index = table.rows[row - table.first_row], table.columns[column]
        value = cells[index] if index < len(cells) else None
        return "" if is_blank(value) else str(value).strip()[:80]

    def faults_of(self, tab: str, row: int) -> tuple[Finding, ...]:
        """Return what was found wrong in reading one row."""
        return self._by_cell.get((self.tables[tab].title, row), ())

    def venue(self, fair: Fair) -> Sheet | None:
        """Return the sheet on which the venue of `fair` is drawn, or None when there is none.

        The fair names it; a fair that names none takes the only sheet whose title begins with ผังพื้นที่.
        """
        if fair.venue:
            wanted = key(fair.venue)
            return next((sheet for title, sheet in self.sheets.items() if key(title) == wanted), None)
        drawn = [sheet for title, sheet in self.sheets.items() if self.is_drawing(title)]
        return drawn[0] if len(drawn) == 1 else None

    def is_drawing(self, title: str) -> bool:
        """Tell whether a sheet of this title is a drawn venue."""
        return key(title).startswith(key(VENUE_TITLE))

    def frame(self, tab: str) -> "pd.DataFrame":
        """Return the records of one input tab as a DataFrame: a column for each field, `row` first."""
        import pandas as pd  # noqa: PLC0415 - takes longer to load than a small registry to read

        record = RECORDS[tab]
        names = list(record.__dataclass_fields__)
        fields = itemgetter(*range(len(names)))
        rows = [fields([getattr(item, name) for name in names]) for item in getattr(self, tab)]
        return pd.DataFrame.from_records(rows, columns=names)


def read_registry(sheets: Iterable[Sheet]) -> Registry:
    """Read every input tab of a workbook.

    Raises `RegistryFault` when the workbook is empty or lacks a tab without which there is nothing to do;
    anything less is a finding.
    """
    given = list(sheets)
    if not any(not is_blank(cell) for sheet in given for row in sheet.rows for cell in row):
        raise RegistryFault(EMPTY_WORKBOOK)
    matched, findings = match_sheets(TABS, given)
    missing = [tab.title for tab in TABS if tab.required and tab.key not in matched]
    if missing:
        found = ", ".join(sheet.title for sheet in given)
        raise RegistryFault(TABS_MISSING, missing=", ".join(f"'{title}'" for title in missing), found=found)
    tables: dict[str, Table] = {}
    records: dict[str, tuple[Any, ...]] = {}
    for tab in TABS:
        if tab.key in matched:
            tables[tab.key], faults = find_table(tab, matched[tab.key])
            findings += faults
        else:
            tables[tab.key] = empty_table(tab)
        records[tab.key], faults = read_records(tables[tab.key])
        findings += faults
    by_cell: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.where.row is not None:
            by_cell[finding.where.tab, finding.where.row].append(finding)
    return Registry(
        tables=tables,
        sheets={sheet.title: sheet for sheet in given},
        findings=tuple(findings),
        _by_cell={place: tuple(faults) for place, faults in by_cell.items()},
        **records,
    )


def read_records(table: Table) -> tuple[tuple[Any, ...], list[Finding]]:
    """Read the filled rows of a table; a row in which nobody filled in anything is no record."""
    filled = filled_rows(table)
    rows = [table.rows[position] for position in filled]
    narrowest = min(map(len, rows), default=0)
    record = RECORDS[table.tab.key]
    findings: list[Finding] = []
    columns: list[Sequence[Any]] = [[table.first_row + position for position in filled]]
    for column in table.tab:
        if column.type is Type.RESULT:
            continue
        index = table.columns.get(column.key)
        if index is None:
            columns.append([read_column(column, [None]).values[0]] * len(rows))
            continue
        if index < narrowest:
            cells = [row[index] for row in rows]
        else:
            cells = [row[index] if index < len(row) else None for row in rows]
        reading = read_column(column, cells)
        columns.append(reading.values)
        for at, fault in reading.faults.items():
            where = table.where(table.first_row + filled[at], column.key)
            values = (("column", table.headers[column.key]), *fault.values)
            findings.append(Finding(fault.kind, where, values, fault.kind.level))
    return tuple(record(*values) for values in zip(*columns, strict=True)), findings
