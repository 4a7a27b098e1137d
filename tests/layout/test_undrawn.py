"""A stall that nobody drew is told at the cell that names it; one that is only called otherwise is not."""

import pytest

from otopsheets.fairs import drawn_venue
from otopsheets.layout.undrawn import undrawn
from otopsheets.registry import read_registry
from tests.registries import as_sheets, sound


def found(wants: str = "", stall: str = "", fair: str = "2560-09") -> list[tuple[str, str, str]]:
    """Doubts of the first fair: their code, their cell, the stalls they name."""
    rows = sound()
    rows["ใบสมัคร"][0].append("ล็อกที่ต้องการ")
    rows["ใบสมัคร"][1].append(wants)
    rows["มติ"] = [["รหัสงาน", "กลุ่ม", "มติ", "ล็อกที่กำหนด", "เหตุผล", "โดย"], [fair, "G03", "รับ", stall, "ใกล้ประตู", "ที่ประชุม"]]
    rows["งาน"].append(["2560-11", *rows["งาน"][1][1:]])
    registry = read_registry(as_sheets(rows))
    venue, _ = drawn_venue(registry, registry.fairs[0])
    told = undrawn(registry, registry.fairs[0], venue)
    return [(each.code, f"{each.where.tab}!{each.where.a1}", str(dict(each.values)["stalls"])) for each in told]


@pytest.mark.parametrize("typed", ["", "A1", "ล็อก a๒", "A1-A3", "A1 และ B1"])
def test_what_is_drawn_is_not_told(typed: str) -> None:
    assert found(typed, typed) == []


def test_what_is_not_drawn_is_told_with_its_cell() -> None:
    assert found("A1, Z9", "A3–A5") == [
        ("wish-not-drawn", "ใบสมัคร!I2", "Z9"),
        ("decision-not-drawn", "มติ!D2", "A5"),
    ]


def test_of_another_fair_nothing_is_told() -> None:
    assert found(stall="Z9", fair="2560-11") == []


def test_without_a_drawing_nothing_can_be_told() -> None:
    registry = read_registry(as_sheets(sound()))
    assert list(undrawn(registry, registry.fairs[0], None)) == []
