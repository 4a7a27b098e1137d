"""A summary of many registries as a workbook, a Parquet file and a DuckDB database; the extra `otopsheets[rollup]`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otopsheets.errors import UsageFault
from otopsheets.reports.rollup import COLUMNS, FIGURES, Rollup
from otopsheets.stores.files import replace_file
from otopsheets.stores.workbook import write_workbook
from otopsheets.tabs.model import Tab
from otopsheets.wording import Wording

if TYPE_CHECKING:
    import pyarrow as pa

NO_DUCKDB = Wording(
    'ยังทำ Parquet และ DuckDB ไม่ได้ เพราะยังไม่ได้ติดตั้งส่วนเสริม โปรดสั่ง: pip install "otopsheets[rollup]"',
    'Parquet and DuckDB need an extra: pip install "otopsheets[rollup]"',
)


def write_rollup(folder: Path, rollup: Rollup, tabs: Sequence[Tab]) -> tuple[Path, Path, Path]:
    """Write rollup.xlsx, rollup.parquet and rollup.duckdb into `folder`, each whole or not at all.

    The database has the tables `fairs` and `failures`, and a view `provinces` that sums up. Raises `UsageFault`
    without the extra.
    """
    try:
        import duckdb  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise UsageFault(NO_DUCKDB) from missing
    workbook, parquet, database = (folder / f"rollup.{suffix}" for suffix in ("xlsx", "parquet", "duckdb"))
    fairs, failures = _fairs(rollup), _failures(rollup)
    replace_file(workbook, lambda new: write_workbook(new, tabs, properties={}))
    replace_file(parquet, lambda new: pq.write_table(fairs, new))

    def write_database(new: Path) -> None:
        new.unlink()  # DuckDB makes its file itself
        with duckdb.connect(str(new)) as base:
            for name, table in (("fairs", fairs), ("failures", failures)):
                base.register("told", table)
                base.execute(f"CREATE TABLE {name} AS SELECT * FROM told")  # noqa: S608 - one of the two above
                base.unregister("told")
            base.execute(PROVINCES)

    replace_file(database, write_database)
    return workbook, parquet, database


_SUMS = ", ".join(f'sum("{name}") AS "{name}"' for name in FIGURES)
PROVINCES = (
    "CREATE VIEW provinces AS SELECT province, count(DISTINCT amphoe_code) AS districts, count(*) AS fairs, "  # noqa: S608 - names of our own columns
    f"{_SUMS} FROM fairs GROUP BY province ORDER BY province"
)


def _fairs(rollup: Rollup) -> "pa.Table":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    columns: dict[str, Any] = {name: pa.array([line[name] for line in rollup.lines], pa.string()) for name in COLUMNS}
    columns["starts_on"] = columns["starts_on"].cast(pa.date32())
    columns |= {name: pa.array([line[name] for line in rollup.lines], pa.float64()) for name in FIGURES}
    return pa.table(columns)


def _failures(rollup: Rollup) -> "pa.Table":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    names = ("registry", "error", "message")
    return pa.table({name: pa.array([getattr(each, name) for each in rollup.failures], pa.string()) for name in names})
