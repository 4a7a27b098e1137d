"""What every store promises, told once: a test of it runs on every store there is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

import pytest

from otopsheets.registry.sheets import Row
from otopsheets.stores.base import Store
from otopsheets.tabs.model import Area, Cell, Chart, Coloring, Look, Tab

DAY = date(2017, 9, 5)
TRAPS = [
    "=1+1",
    "+66 81",
    "-",
    "@home",
    "'quoted",
    "007",
    "=IMPORTXML(A1)",
    "\tตาราง",
    "บรรทัด\nสอง",
    "<b>&amp;",
    "1/2",
    "TRUE",
]


Marking = Literal["a note", "a fill", "struck out", "merged"]
MARKINGS: tuple[Marking, ...] = get_args(Marking)


@dataclass
class Arena:
    """A store, and ways to do to it what people do.

    `reopen` gives a new store on the same place, `edit` changes a cell of a generated tab as a person would,
    `mark` does to its second row, or its cells A3 and A4, what shows in no value, `inputs` returns what the input holds to the byte, `shown` what a
    generated tab shows.
    """

    reopen: Callable[[], Store]
    edit: Callable[[str, int, int, str], None]
    mark: Callable[[str, Marking], None]
    inputs: Callable[[], object]
    shown: Callable[[str], Sequence[Row]]
    kept: Callable[[], list[str]]


def tab(key: str = "checks", title: str = "ผลตรวจสอบ", *rows: Sequence[str | int | float | None]) -> Tab:
    cells = tuple(tuple(Cell(value, Look(bold=at == 0)) for value in row) for at, row in enumerate(rows))
    return Tab(key, title, cells, widths=(12.0, 30.0), frozen=(1, 0))


CHECKS = tab("checks", "ผลตรวจสอบ", ["ระดับ", "เรื่อง"], ["ห้าม", "ไม่ยินยอม"], [None, 2], ["", 3.5])
STALLS = tab("stalls", "รายชื่อร้าน", ["ล็อก", "กลุ่ม"], ["A1", "กลุ่มทอผ้า"])
RICH = Tab(
    "summary",
    "สรุป",
    (
        (Cell("สรุปผล", Look(bold=True, size=14)), Cell(), Cell()),
        (Cell("ผล", Look(fill="#deebf7", border="thin")), Cell("จำนวน", note="กี่ราย"), Cell("ร้อยละ")),
        (Cell("รับ"), Cell(36, Look(number="#,##0", align="right")), Cell(0.9, Look(number="0%"))),
        (Cell("รอ", Look(color="#c00000", valign="middle", wrap=False)), Cell(4), Cell(0.1, Look(border="medium"))),
    ),
    widths=(20.0, 10.0, 10.0),
    heights={0: 30.0, 1: 20.0, 3: 20.0},
    merges=(Area(0, 0, 0, 2), Area(3, 0, 3, 0)),
    frozen=(2, 1),
    filtered=Area(1, 0, 3, 2),
    colorings=(Coloring(Area(2, 0, 3, 0), "รับ", "#70ad47"), Coloring(Area(2, 0, 3, 0), "รอ", "#ffc000")),
    charts=(
        Chart("bar", "ผล", Area(2, 0, 3, 0), (("จำนวน", Area(2, 1, 3, 1)),), 5, 0, colors=("#70ad47", "#ffc000")),
        Chart(
            "column",
            "ผล",
            Area(2, 0, 3, 0),
            (("จำนวน", Area(2, 1, 3, 1)), ("ร้อยละ", Area(2, 2, 3, 2))),
            20,
            0,
            colors=("#70ad47", "#ffc000"),
            stacked=True,
        ),
        Chart("pie", "ผล", Area(2, 0, 3, 0), (("", Area(2, 1, 3, 1)),), 5, 6),
        Chart("line", "ผล", Area(0, 0, 0, 2), (("ไม่มีชื่อ", Area(3, 0, 3, 2)),), 20, 6),
    ),
    color="#1f4e79",
)


class StoreContract:
    """Inherit, give a fixture `arena`, and every promise is tested on that store."""

    def test_what_is_written_is_read_back_as_ours_and_unedited(self, arena: Arena) -> None:
        store = arena.reopen()
        assert dict(store.read().printed) == {}
        store.write([CHECKS, STALLS], DAY)
        printed = arena.reopen().read().printed
        assert {key: (p.title, p.fingerprint, p.edited) for key, p in printed.items()} == {
            "checks": ("ผลตรวจสอบ", CHECKS.fingerprint, False),
            "stalls": ("รายชื่อร้าน", STALLS.fingerprint, False),
        }

    def test_text_stays_text(self, arena: Arena) -> None:
        store = arena.reopen()
        store.read()
        store.write([tab("checks", "ผลตรวจสอบ", *[[text] for text in TRAPS])], DAY)
        assert [row[0] for row in arena.shown("checks")] == TRAPS
        assert not arena.reopen().read().printed["checks"].edited

    def test_the_input_is_never_touched(self, arena: Arena) -> None:
        before = arena.inputs()
        store = arena.reopen()
        store.read()
        store.write([CHECKS], DAY)
        store.read()
        store.write([STALLS], DAY)
        assert arena.inputs() == before

    def test_generated_tabs_are_not_taken_for_input(self, arena: Arena) -> None:
        titles = [sheet.title for sheet in arena.reopen().read().sheets]
        store = arena.reopen()
        store.read()
        store.write([CHECKS, STALLS], DAY)
        assert [sheet.title for sheet in arena.reopen().read().sheets] == titles

    def test_a_tab_that_is_no_longer_wanted_goes(self, arena: Arena) -> None:
        store = arena.reopen()
        store.read()
        store.write([CHECKS, STALLS], DAY)
        store.read()
        store.write([STALLS], DAY)
        assert list(arena.reopen().read().printed) == ["stalls"]

    def test_what_people_changed_is_noticed_and_kept_in_a_dated_copy(self, arena: Arena) -> None:
        store = arena.reopen()
        store.read()
        store.write([CHECKS, STALLS], DAY)
        arena.edit("stalls", 1, 1, "กลุ่มที่ประชุมเปลี่ยน")
        store = arena.reopen()
        printed = store.read().printed
        assert {key: p.edited for key, p in printed.items()} == {"checks": False, "stalls": True}
        written = store.write([CHECKS, STALLS], DAY)
        assert len(written.kept) == 1
        assert "2017-09-05" in written.kept[0]
        assert arena.kept() == ["กลุ่มที่ประชุมเปลี่ยน"]
        assert not arena.reopen().read().printed["stalls"].edited

    def test_nothing_is_kept_when_nobody_changed_anything(self, arena: Arena) -> None:
        store = arena.reopen()
        store.read()
        store.write([CHECKS], DAY)
        store = arena.reopen()
        store.read()
        assert store.write([STALLS], DAY).kept == ()
        assert arena.kept() == []

    @pytest.mark.parametrize("marking", MARKINGS)
    def test_what_people_marked_is_kept_before_the_tab_is_replaced(self, arena: Arena, marking: Marking) -> None:
        """It shows what it showed, and stands as it is until something else has to be shown."""
        marked = tab("stalls", "รายชื่อร้าน", ["ล็อก", "กลุ่ม"], ["A1", "กลุ่มทอผ้า"], ["A2", None], [None, "ว่าง"])
        store = arena.reopen()
        store.read()
        store.write([CHECKS, marked], DAY)
        arena.mark("stalls", marking)
        store = arena.reopen()
        assert not store.read().printed["stalls"].edited
        written = store.write([CHECKS, STALLS], DAY)
        assert len(written.kept) == 1
        assert arena.kept() == ["กลุ่มทอผ้า"]
        store = arena.reopen()
        store.read()
        assert store.write([CHECKS, marked], DAY).kept == ()

    def test_what_nobody_touched_is_not_kept_however_it_looks(self, arena: Arena) -> None:
        """Notes, colours, merges, charts and colours by rule: a store may tell them in another form than they had."""
        for looks in (RICH, replace(RICH, color="#ff0000"), RICH):
            store = arena.reopen()
            store.read()
            assert store.write([looks, CHECKS], DAY).kept == ()
        assert arena.kept() == []

    def test_reads_and_writes_are_counted(self, arena: Arena) -> None:
        store = arena.reopen()
        store.read()
        reads = store.calls.reads
        assert reads >= 1
        assert store.calls.writes == 0
        store.write([CHECKS], DAY)
        assert (store.calls.reads, store.calls.writes) == (reads, 1)

    def test_a_write_says_beforehand_how_many_calls_it_takes(self, arena: Arena) -> None:
        for rows in (["ก"], ["ข"]):
            store = arena.reopen()
            store.read()
            before = store.calls.reads + store.calls.writes
            told = store.calls.to_write
            store.write([tab("checks", "ผลตรวจสอบ", rows)], DAY)
            assert store.calls.reads + store.calls.writes == before + told

    def test_merges_and_looks_survive(self, arena: Arena) -> None:
        merged = Tab("summary", "สรุป", ((Cell("ก"), Cell()), (Cell(1), Cell(2.5))), merges=(Area(0, 0, 0, 1),))
        store = arena.reopen()
        store.read()
        store.write([merged], DAY)
        assert not arena.reopen().read().printed["summary"].edited
