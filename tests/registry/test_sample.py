"""The sample is the real case, retold: what the knowledge record says of Sop Prap, 2560, is in it.

It is read back from the workbook that `otopsheets init --sample sop-prap` makes.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from otopsheets.registry import Registry, Type, read_registry
from otopsheets.registry.samples import SAMPLE_FAIR, SAMPLE_TODAY, SAMPLES, sop_prap
from otopsheets.registry.schema import AGENCY_KINDS, CATEGORIES, KINDS, MEETING_KINDS
from otopsheets.stores.excel_form import write_registry
from otopsheets.stores.workbooks import read_workbook

REFUSED = {
    "กลุ่มเครื่องปั้นศาลาดิน",  # another district
    "กลุ่มพรมเช็ดเท้านาเพลิน",  # a tambon of that name is in other provinces too
    "สวนส้มลุงตา",  # produce from elsewhere
    "กลุ่มกระเป๋าผ้าด้นมือ",  # late
    "กลุ่มขนมปาดแม่แก้วมา",  # no consent
    "กลุ่มร่มกระดาษสาสองดวง",  # not in the registry
    "กลุ่มของดีริมทาง",  # no category
    "",  # nothing filled in
}  # and one group applies twice


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    path: Path = tmp_path_factory.mktemp("sample") / "sop-prap.xlsx"
    write_registry(path, "sop-prap")
    return read_registry(read_workbook(path))


def test_it_reads_without_a_single_fault(registry: Registry) -> None:
    assert [finding.message() for finding in registry.findings] == []


def test_36_groups_5_agencies_and_9_that_must_not_get_through_apply(registry: Registry) -> None:
    applicants = [registry.directory.find(application.group).item for application in registry.applications]
    typed = [application.group for application in registry.applications]
    good = {group.name: group for group in applicants if group is not None and group.name not in REFUSED}
    agencies = [group for group in good.values() if group.kind in AGENCY_KINDS]
    assert len(registry.applications) == 50
    assert (len(good) - len(agencies), len(agencies)) == (36, 5)
    assert {*typed, *(group.name for group in applicants if group)} >= REFUSED
    twice = [name for name, times in Counter(group.name for group in applicants if group).items() if times > 1]
    assert twice == ["กลุ่มจักสานหล่ายน้ำ"]


def test_all_kinds_of_producers_and_all_six_categories_are_there(registry: Registry) -> None:
    assert {group.kind for group in registry.groups} == {kind.key for kind in KINDS if kind.key != "trader"}
    brought = Counter(product.category for product in registry.products if product.category)
    assert set(brought) == {category.key for category in CATEGORIES}
    assert min(brought.values()) >= 5


def test_the_46_villages_of_the_four_tambons_are_there(registry: Registry) -> None:
    assert Counter(village.tambon for village in registry.villages) == {
        "สบปราบ": 15,
        "สมัย": 13,
        "แม่กัวะ": 8,
        "นายาง": 10,
    }
    assert ("แม่กัวะ", 1, "บ้านวังยาว") in {(v.tambon, v.village_no, v.name) for v in registry.villages}


def test_the_fair_is_that_of_september_2560_and_the_day_to_look_from_lies_before_it(registry: Registry) -> None:
    (fair,) = registry.fairs
    assert (fair.fair_id, fair.tambon, fair.amphoe, fair.province) == (SAMPLE_FAIR, "แม่กัวะ", "สบปราบ", "ลำปาง")
    assert "บ้านวังยาว หมู่ที่ ๑" in fair.place
    days = [fair.opens_on, fair.closes_on, SAMPLE_TODAY, fair.starts_on, fair.ends_on]
    assert all(days)
    assert days == sorted(days, key=str)
    assert (fair.starts_on.year, fair.starts_on.month) == (2017, 9)


def test_all_four_kinds_of_meetings_were_held_by_then(registry: Registry) -> None:
    assert {meeting.kind for meeting in registry.meetings} == {kind.key for kind in MEETING_KINDS}
    assert all(meeting.held_on is not None and meeting.held_on <= SAMPLE_TODAY for meeting in registry.meetings)


def test_every_decision_names_a_known_group_and_its_reason(registry: Registry) -> None:
    told = [(registry.directory.find(d.group).how, d.decision, bool(d.stall and d.reason)) for d in registry.decisions]
    assert told == [("name", "accept", True), ("id", "accept", True)]


def test_a_quarter_need_power_some_water_some_cook_and_some_ask_for_two_stalls(registry: Registry) -> None:
    asked = registry.applications
    assert sum(a.power is True for a in asked) == 11
    assert sum(a.water is True for a in asked) == 5
    assert sum(a.cooking is True for a in asked) == 5
    assert sum(a.stalls == 2 for a in asked) == 4


def test_the_venue_has_48_stalls_of_which_5_are_for_agencies(registry: Registry) -> None:
    sheet = registry.venue(registry.fairs[0])
    assert sheet is not None
    drawn = [str(cell) for row in sheet.rows for cell in row if re.match(r"[A-F][1-8]\b", str(cell))]
    assert len(drawn) == 48
    assert len([cell for cell in drawn if "หน่วยงาน" in cell]) == 5
    texts = {str(cell) for row in sheet.rows for cell in row}
    assert {"ทางเข้า", "เวที", "ห้องน้ำ"} <= texts
    assert len(sheet.merges) == 5


def test_cells_look_like_people_typed_them() -> None:
    book = sop_prap().book
    groups = [str(cell) for row in book.form("groups").rows for cell in row if cell is not None]
    everything = groups + [str(c) for f in book.forms for row in f.rows for c in row if c is not None]
    assert any(re.search("[๐-๙]", text) for text in groups)  # Thai numerals
    assert any(text.startswith("ต.") for text in groups)
    assert any("หมู่ที่ ๑" in text or "หมู่ที่ ๒" in text for text in everything)
    assert "810000003" in groups  # a telephone that lost its leading zero
    assert any(text.endswith(" ") for text in groups)  # stray spaces
    assert any("เเ" in text for text in groups)
    assert any(re.search("๒๕๖๐", text) for text in everything)


def test_no_telephone_number_could_be_somebodys(registry: Registry) -> None:
    numbers = [number for group in registry.groups for number in group.phone]
    assert len(numbers) >= 45
    assert all(re.fullmatch(r"0[82]\d?000\d{4}|08[12]000\d{4}|054000\d{3}", number) for number in numbers)


def test_numbers_are_numbers_and_the_rest_is_kept_as_typed() -> None:
    form = sop_prap().book.form("groups")
    members = form.index("members")
    assert {type(row[members]) for row in form.rows} == {int, str, type(None)}
    kept = [at for at, field in enumerate(form.fields) if field.column.type is not Type.COUNT]
    assert {type(row[at]) for row in form.rows for at in kept} == {str, type(None)}


def test_every_sample_is_known_by_its_name() -> None:
    assert {name: make().name for name, make in SAMPLES.items()} == {"sop-prap": "sop-prap"}
