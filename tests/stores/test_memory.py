"""The store in memory keeps the promises of every store."""

import pytest

from otopsheets.registry import Sheet
from otopsheets.stores.memory import MemoryStore
from tests.stores.contract import Arena, StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def arena(self) -> Arena:
        store = MemoryStore([Sheet("กลุ่ม", [["ชื่อกลุ่ม"], ["ทอผ้า"]])])

        def edit(key: str, row: int, column: int, text: str) -> None:
            rows = [list(cells) for cells in store.tabs[key].values]
            rows[row][column] = text
            store.edit(key, rows)

        return Arena(
            reopen=lambda: store,
            edit=edit,
            inputs=lambda: repr(store.sheets),
            shown=lambda key: store.tabs[key].values,
            kept=lambda: [rows[1][1] for rows in store.kept.values()],
        )
