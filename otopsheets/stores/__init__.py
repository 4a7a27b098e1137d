"""Where a registry lives. The only part that touches files and networks."""

from pathlib import Path

from otopsheets.stores.base import Store


def open_registry(registry: str | Path, output: Path | None = None) -> Store:
    """Return the store that `registry` names: the path of a workbook.

    `output` is where the generated tabs go; `NAME.generated.xlsx` beside the registry if None. Nothing is read
    yet.
    """
    from otopsheets.stores.excel import ExcelStore  # noqa: PLC0415 - each kind of store loads what it needs only

    return ExcelStore(Path(registry), output)
