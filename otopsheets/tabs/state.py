"""The program's own memory: names and values that the next run reads back, out of people's sight."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from otopsheets.registry.sheets import Value
from otopsheets.tabs.model import Cell, Tab

KEY, TITLE = "state", "_otopsheets"
CHUNK = 30_000
"""Characters of one cell, at most: below the limit of every store (Excel: 32,767)."""


def state_tab(memory: Mapping[str, str]) -> Tab:
    """Keep every value under its name, a long one in several numbered cells.

    A value is any text; it is kept as it is in JSON's ASCII form by whoever gives it, so that no store changes it.
    """
    rows = [
        (Cell(name), Cell(part), Cell(value[start : start + CHUNK]))
        for name, value in sorted(memory.items())
        for part, start in enumerate(range(0, max(1, len(value)), CHUNK), 1)
    ]
    return Tab(KEY, TITLE, tuple(rows), widths=(24, 6, 100), hidden=True)


def read_state(rows: Iterable[Sequence[Value]]) -> dict[str, str]:
    """Read back what `state_tab` kept; rows that are not of it are passed over."""
    parts: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows:
        if len(row) < 2 or not isinstance(row[0], str) or not row[0] or not isinstance(row[1], int | float):
            continue
        value = row[2] if len(row) > 2 else ""
        parts[row[0]][int(row[1])] = value if isinstance(value, str) else ""
    return {name: "".join(chunks[part] for part in sorted(chunks)) for name, chunks in parts.items()}
