"""The store in memory keeps the promises of every store."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from otopsheets.registry import Sheet
from otopsheets.stores.memory import MemoryStore
from otopsheets.tabs.model import Area, Cell
from tests.stores.contract import Arena, Marking, StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def arena(self) -> Arena:
        store = MemoryStore([Sheet("กลุ่ม", [["ชื่อกลุ่ม"], ["ทอผ้า"]])])

        def change(key: str, row: int, column: int, change: Callable[[Cell], Cell]) -> None:
            lines = [list(cells) for cells in store.tabs[key].cells]
            lines[row][column] = change(lines[row][column])
            store.edit(key, replace(store.tabs[key], cells=tuple(map(tuple, lines))))

        def edit(key: str, row: int, column: int, text: str) -> None:
            change(key, row, column, lambda cell: replace(cell, value=text))

        def mark(key: str, marking: Marking) -> None:
            if marking == "merged":
                store.edit(key, replace(store.tabs[key], merges=(Area(2, 0, 3, 0),)))
            else:
                change(key, 1, 1, lambda cell: replace(cell, look=replace(cell.look, fill="#ff0000"), note=marking))

        return Arena(
            reopen=lambda: store,
            edit=edit,
            mark=mark,
            inputs=lambda: repr(store.sheets),
            shown=lambda key: store.tabs[key].values,
            kept=lambda: [tab.values[1][1] for tab in store.kept.values()],
        )
