"""Looks and values told in few bytes come out cell by cell as they were meant."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.stores.google.looks import FONT, color, painted
from otopsheets.stores.google.requests import fill
from otopsheets.tabs.model import Cell, Look, Tab

LOOKS = st.sampled_from(
    [
        Look(),
        Look(bold=True),
        Look(bold=True, size=14, color="#c00000"),
        Look(fill="#deebf7", border="thin"),
        Look(fill="#deebf7", border="medium", align="center"),
        Look(italic=True, number="#,##0"),
    ]
)
VALUES = st.sampled_from([None, "", "=1+1", "รับ", "ข้อความยาว" * 20, 1, 2.5])
CELLS = st.builds(Cell, VALUES, LOOKS, st.sampled_from(["", "", "", "หมายเหตุ"]))
GRIDS = st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=40).map(tuple)

Place = tuple[int, int]


def _carried_out(requests: list[dict[str, Any]]) -> dict[Place, dict[str, Any]]:
    """What an empty sheet holds after these requests, by Google's rule: a field that is named and not given is cleared."""
    sheet: dict[Place, dict[str, Any]] = {}
    for request in requests:
        ((kind, told),) = request.items()
        if kind == "updateCells":
            placed = {
                (row, column): cell
                for row, line in enumerate(told["rows"])
                for column, cell in enumerate(line["values"])
            }
        else:
            area = told["range"]
            placed = {
                (row, column): told["cell"]
                for row in range(area["startRowIndex"], area["endRowIndex"])
                for column in range(area["startColumnIndex"], area["endColumnIndex"])
            }
        for place, cell in placed.items():
            for field in told["fields"].split(","):
                _put(sheet.setdefault(place, {}), cell, field.split("."))
    return {place: kept for place, cell in sheet.items() if (kept := {k: v for k, v in cell.items() if v})}


def _put(into: dict[str, Any], cell: dict[str, Any], path: list[str]) -> None:
    name, *rest = path
    if rest:
        _put(into.setdefault(name, {}), cell.get(name, {}), rest)
    elif name in cell:
        into[name] = json.loads(json.dumps(cell[name]))
    else:
        into.pop(name, None)


def _meant(cells: tuple[tuple[Cell, ...], ...]) -> dict[Place, dict[str, Any]]:
    """Every cell told by itself."""
    meant: dict[Place, dict[str, Any]] = {}
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            alone = _carried_out(fill(Tab("x", "x", ((cell,),)), 1))
            if alone:
                meant[row, column] = alone[0, 0]
    return meant


@settings(deadline=None)
@given(GRIDS)
def test_every_cell_holds_and_looks_as_if_it_were_told_by_itself(cells) -> None:
    assert _carried_out(fill(Tab("x", "x", cells), 1)) == _meant(cells)


def test_an_empty_tab_is_not_painted() -> None:
    assert list(painted(1, ())) == list(painted(1, ((), ()))) == []


def test_a_look_among_others_is_told_by_what_differs() -> None:
    first, second = painted(1, ((Cell(1), Cell(2, Look(bold=True)), Cell(3)),))
    assert first["repeatCell"]["cell"]["userEnteredFormat"]["textFormat"] == {"fontFamily": FONT, "fontSize": 11}
    assert second["repeatCell"]["cell"] == {"userEnteredFormat": {"textFormat": {"bold": True}}}
    assert second["repeatCell"]["fields"] == "userEnteredFormat.textFormat.bold"


def test_a_value_that_comes_again_and_again_is_told_once() -> None:
    told, repeated, _ = fill(Tab("x", "x", tuple((Cell("ได้เข้าร่วม"), Cell(n)) for n in range(50))), 1)
    assert json.dumps(told, ensure_ascii=False).count("ได้เข้าร่วม") == 0
    assert repeated["repeatCell"]["cell"] == {"userEnteredValue": {"stringValue": "ได้เข้าร่วม"}}


@given(st.integers(0, 255))
def test_every_shade_survives(shade) -> None:
    assert round(color(f"#{shade:02x}0000")["rgbColor"]["red"] * 255) == shade


@pytest.mark.parametrize("keep", [int, round], ids=["cut off", "rounded"])
def test_a_shade_stays_the_same_whether_google_rounds_it_or_cuts_it_off(keep) -> None:
    told = [color(f"#{shade:02x}0000")["rgbColor"]["red"] for shade in range(256)]
    assert [keep(channel * 255) for channel in told] == list(range(256))
    assert max(told) == 1
