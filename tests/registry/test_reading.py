"""Sheets become records: every filled row one record, every fault a finding at its cell."""

from datetime import date

import pytest

from otopsheets.errors import RegistryFault
from otopsheets.registry import Fair, Sheet, read_registry

GROUPS = Sheet(
    "กลุ่ม",
    [
        ["รหัส", "ชื่อกลุ่ม", "ประเภท", "โทรศัพท์", "ตำบล"],
        ["G01", "กลุ่มทอผ้าบ้านดง", "กลุ่มอาชีพ", 810000000.0, "นายาง"],
        ["", "", "", "", ""],
        ["G02", "สวนลำไย", "ชาวเขา", "ไม่มีมือถือ 12", "สมัย"],
    ],
)
FAIRS = Sheet("งาน", [["รหัสงาน", "ชื่องาน", "วันเริ่ม", "อำเภอ"], ["2560-09", "ตลาดประชารัฐ", "๑๕ กันยายน ๒๕๖๐", "สบปราบ"]])
APPLICATIONS = Sheet(
    "ใบสมัคร",
    [["รหัสงาน", "กลุ่ม", "วันที่สมัคร", "ยินยอมให้ใช้ข้อมูล"], ["2560-09", "G01", date(2560, 8, 20), "ใช่"]],
)


def test_rows_become_records_and_keep_their_row_number() -> None:
    registry = read_registry([GROUPS, FAIRS, APPLICATIONS])
    assert [(group.row, group.group_id, group.kind) for group in registry.groups] == [
        (2, "G01", "occupational"),
        (4, "G02", None),
    ]
    assert registry.groups[0].phone == ("0810000000",)
    assert registry.fairs[0].starts_on == date(2017, 9, 15)
    assert registry.applications[0].applied_on == date(2017, 8, 20)


def test_faults_stand_at_their_cells_and_show_nothing_private() -> None:
    registry = read_registry([GROUPS, FAIRS, APPLICATIONS])
    faults = {finding.where.a1: finding for finding in registry.faults_of("groups", 4)}
    assert {cell: fault.code for cell, fault in faults.items()} == {"C4": "choice-unknown", "D4": "phone-unreadable"}
    assert "'ชาวเขา'" in faults["C4"].message("th")
    assert "12" not in faults["D4"].message("th")


def test_references_are_resolved_and_products_are_gathered_by_group() -> None:
    products = Sheet(
        "ผลิตภัณฑ์", [["กลุ่ม", "ชื่อผลิตภัณฑ์", "ประเภทผลิตภัณฑ์"], ["กลุ่มทอผ้าบ้านดง", "ผ้าซิ่น", "ผ้า"], ["ไม่มี", "ผี", "อาหาร"]]
    )
    registry = read_registry([GROUPS, FAIRS, APPLICATIONS, products])
    assert {row: [p.name for p in found] for row, found in registry.products_of.items()} == {2: ["ผ้าซิ่น"]}
    assert registry.products[0].category == "textile"


@pytest.mark.parametrize("sheets", [[], [Sheet("Sheet1", [])], [Sheet("Sheet1", [["", None], [" "]])]])
def test_an_empty_workbook_is_one_sentence(sheets) -> None:
    with pytest.raises(RegistryFault, match="ว่างเปล่า"):
        read_registry(sheets)


def test_a_workbook_that_lacks_needed_tabs_names_them_and_what_there_is() -> None:
    with pytest.raises(RegistryFault, match="'งาน', 'ใบสมัคร'") as fault:
        read_registry([GROUPS, Sheet("อื่น", [])])
    assert "อื่น" in fault.value.message("en")


def test_headers_only_is_a_registry_without_rows() -> None:
    registry = read_registry([Sheet(s.title, s.rows[:1]) for s in (GROUPS, FAIRS, APPLICATIONS)])
    assert (registry.groups, registry.fairs, registry.applications) == ((), (), ())
    assert registry.structural == ()


def test_a_missing_needed_column_is_structural() -> None:
    registry = read_registry([Sheet("กลุ่ม", [["ชื่อกลุ่ม"], ["ทอผ้า"]]), FAIRS, APPLICATIONS])
    assert [finding.code for finding in registry.structural] == ["header-missing"]


def _fair(registry, **changes) -> Fair:
    fair = registry.fairs[0]
    return Fair(**{**{name: getattr(fair, name) for name in Fair.__dataclass_fields__}, **changes})


def test_a_fair_finds_its_venue_by_name_or_takes_the_only_one() -> None:
    drawn, other = Sheet("ผังพื้นที่", [["A1"]]), Sheet("ผังพื้นที่ 2", [["B1"]])
    registry = read_registry([GROUPS, FAIRS, APPLICATIONS, drawn])
    assert registry.venue(_fair(registry)) is drawn
    assert registry.venue(_fair(registry, venue="ผังอื่น")) is None
    registry = read_registry([GROUPS, FAIRS, APPLICATIONS, drawn, other])
    assert registry.venue(_fair(registry)) is None
    assert registry.venue(_fair(registry, venue=" ผังพื้นที่  2")) is other


def test_what_a_cell_shows_is_told_but_never_of_a_private_column() -> None:
    registry = read_registry([GROUPS, FAIRS, APPLICATIONS])
    assert registry.shown("groups", 4, "kind") == "ชาวเขา"
    assert registry.shown("groups", 4, "phone") == ""
    assert registry.shown("groups", 4, "province") == ""


def test_a_tab_is_given_as_a_frame() -> None:
    frame = read_registry([GROUPS, FAIRS, APPLICATIONS]).frame("groups")
    assert list(frame.columns[:4]) == ["row", "group_id", "name", "kind"]
    assert list(frame["row"]) == [2, 4]
