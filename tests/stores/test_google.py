"""The Google store keeps the promises of every store, beside the registry and in a spreadsheet of its own."""

import pytest

from tests.stores.by_hand import EDITS
from tests.stores.contract import Arena, StoreContract
from tests.stores.google import INPUT, as_person, cells, edited, input_of, store

TITLES = {"checks": "ผลตรวจสอบ", "stalls": "รายชื่อร้าน"}


def arena_of(server, registry: str, output: str | None, limit: int = 2_000_000) -> Arena:
    place = output or registry

    def sheet(title: str):
        return next(sheet for sheet in server.book(place).sheets if sheet.title == title)

    return Arena(
        reopen=lambda: store(server, registry, output, limit=limit),
        edit=lambda key, row, column, text: as_person(server, place, edited(sheet(TITLES[key]).id, row, column, text)),
        mark=lambda key, marking: as_person(server, place, EDITS[marking](sheet(TITLES[key]).id)),
        inputs=lambda: input_of(server, registry),
        shown=lambda key: cells(server, place, TITLES[key]),
        kept=lambda: [
            cells(server, place, s.title)[1][1] for s in server.book(place).sheets if "2017-09-05" in s.title
        ],
    )


class TestBesideTheRegistry(StoreContract):
    @pytest.fixture
    def arena(self, sheets_api) -> Arena:
        return arena_of(sheets_api, sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT), None)


class TestInASpreadsheetOfItsOwn(StoreContract):
    @pytest.fixture
    def arena(self, sheets_api) -> Arena:
        registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT)
        return arena_of(sheets_api, registry, sheets_api.create_spreadsheet("ผล"))


class TestStaged(StoreContract):
    """Every tab is too large for one request, and goes through hidden sheets."""

    @pytest.fixture
    def arena(self, sheets_api) -> Arena:
        return arena_of(sheets_api, sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT), None, limit=2500)

    test_reads_and_writes_are_counted = None  # more than one write is what this is about
    test_a_write_says_beforehand_how_many_calls_it_takes = None
