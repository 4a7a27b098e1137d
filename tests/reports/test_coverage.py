"""Every group, village and tambon is briefed or missing, and it is known in which meeting."""

from datetime import date

from otopsheets.reports.coverage import Coverage, cover
from otopsheets.reports.district import Home, read_district
from tests.reports.registries import FAIR, GROUPS, TODAY, VILLAGES, meeting, registry


def _cover(*meetings, today=TODAY, **tabs) -> Coverage:
    book = registry(meetings=meetings, **tabs)
    return cover(book, book.fairs[0], today)


CHAIRS, NETWORK, SELECT, OFFICER = (
    "ชี้แจงประธานกลุ่ม",
    "ชี้แจงคณะกรรมการเครือข่าย",
    "คัดเลือกผู้เข้าร่วม",
    "นำเรียนพัฒนาการอำเภอ",
)


def test_each_group_knows_its_meetings_and_the_first_day_it_was_briefed() -> None:
    coverage = _cover(
        meeting("6 ก.ย. 2560", CHAIRS, "ทุกกลุ่ม", tambon="สมัย"),
        meeting("5 ก.ย. 2560", CHAIRS, "กลุ่มทอผ้าบ้านดง, กลุ่มจักสาน"),
        meeting("7 ก.ย. 2560", NETWORK, "สวนลำไยลุงคำ"),
    )
    assert {found.group.group_id: found.briefed_on for found in coverage.groups} == {
        "G1": date(2017, 9, 5),
        "G2": date(2017, 9, 6),
        "G3": date(2017, 9, 5),
        "G4": None,
    }
    assert [[m.row for m in found.meetings] for found in coverage.groups] == [[3, 2], [2], [3], []]
    assert [found.group.group_id for found in coverage.missing] == ["G4"]


def test_agencies_are_not_groups_to_brief() -> None:
    assert "A1" not in {found.group.group_id for found in _cover().groups}


def test_a_village_is_reached_by_all_by_some_or_by_nobody() -> None:
    coverage = _cover(meeting("5 ก.ย. 2560", CHAIRS, "หมู่ 3 ต.สมัย, กลุ่มทอผ้าบ้านดง, กลุ่มใหม่"), groups=[*GROUPS, NEIGHBOUR])
    assert {(v.tambon, v.village[1]): v.reach for v in coverage.villages} == {
        ("สมัย", 1): "some",
        ("สมัย", 2): "none",
        ("สมัย", 3): "all",
        ("นายาง", 1): "none",
        ("นายาง", 2): "none",
    }


NEIGHBOUR = {"group_id": "G5", "name": "กลุ่มเพื่อนบ้าน", "kind": "กลุ่มอาชีพ", "village_no": "1", "tambon": "สมัย"}


def test_a_tambon_counts_its_groups_its_villages_and_when_its_committee_was_briefed() -> None:
    coverage = _cover(
        meeting("5 ก.ย. 2560", CHAIRS, "ทุกกลุ่ม ต.สมัย"),
        meeting("6 ก.ย. 2560", NETWORK, tambon="สมัย"),
        meeting("7 ก.ย. 2560", NETWORK, "คณะกรรมการเครือข่ายระดับอำเภอ"),
    )
    told = [
        (t.tambon, t.briefed, len(t.groups), t.reached, len(t.villages), [m.row for m in t.network])
        for t in coverage.tambons
    ]
    assert told == [("สมัย", 2, 2, 3, 3, [3]), ("นายาง", 0, 2, 0, 2, [])]
    assert [m.row for m in coverage.network] == [4]


def test_nothing_counts_twice_and_nobody_is_lost() -> None:
    coverage = _cover(meeting("5 ก.ย. 2560", CHAIRS, "ทุกกลุ่ม ทุกตำบล, กลุ่มจักสาน"), groups=[*GROUPS, HOMELESS])
    assert sorted(found.group.group_id for found in coverage.groups) == ["G1", "G2", "G3", "G4", "G6"]
    assert [found.group.group_id for found in coverage.homeless] == ["G6"]
    assert coverage.missing == ()


HOMELESS = {"group_id": "G6", "name": "กลุ่มไร้ที่อยู่", "kind": "กลุ่มอาชีพ"}


def test_without_a_villages_tab_the_villages_are_those_of_the_groups() -> None:
    coverage = _cover(villages=())
    assert [(v.tambon, v.village[1]) for v in coverage.villages] == [("สมัย", 1), ("สมัย", 2), ("นายาง", 2)]


def test_a_group_is_at_home_by_number_or_by_the_name_of_its_village() -> None:
    district = read_district(registry(villages=VILLAGES))
    assert [district.homes[group.row] for group in district.groups] == [
        Home("สมัย", 1),
        Home("สมัย", 2),
        Home("นายาง", 1),
        Home("นายาง", 2),
    ]


def test_a_meeting_to_come_or_after_the_fair_began_briefs_nobody() -> None:
    coverage = _cover(
        meeting("21 ก.ย. 2560", CHAIRS, "ทุกกลุ่ม"),
        meeting("16 ก.ย. 2560", CHAIRS, "ทุกกลุ่ม"),
        meeting("", CHAIRS, "ทุกกลุ่ม"),
        meeting("5 ก.ย. 2560", "", "ทุกกลุ่ม"),
    )
    assert len(coverage.missing) == 4
    assert [m.row for m in coverage.meetings.planned] == [2]
    assert [(f.code, f.where.row) for f in coverage.meetings.findings] == [
        ("meeting-too-late", 3),
        ("meeting-undated", 4),
        ("meeting-unknown-kind", 5),
    ]


OTHER = {**FAIR, "fair_id": "F2", "name": "ตลาดสอง", "starts_on": "15 ต.ค. 2560", "ends_on": ""}


def test_a_meeting_belongs_to_the_fair_it_names_or_to_the_next_one_after_it() -> None:
    coverage = _cover(
        meeting("5 ก.ย. 2560", CHAIRS, "G1", fair="F2"),
        meeting("5 ก.ย. 2560", CHAIRS, "G2", fair=""),
        meeting("18 ก.ย. 2560", CHAIRS, "G3", fair=""),
        meeting("5 ก.ย. 2560", CHAIRS, "G4", fair="F9"),
        fairs=[FAIR, OTHER],
    )
    assert [m.row for m in coverage.meetings.held] == [3]
    assert [(f.code, f.where.row) for f in coverage.meetings.findings] == [
        ("meeting-fair-taken", 3),
        ("meeting-unknown-fair", 5),
    ]


def _steps(*meetings, today=TODAY) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    coverage = _cover(*meetings, today=today)
    codes = [(f.code, str(f.level)) for f in coverage.findings if f.code.startswith("step")]
    return [(step.kind, step.state) for step in coverage.steps], codes


def test_the_four_steps_in_their_order_are_kept() -> None:
    steps, findings = _steps(
        meeting("1 ก.ย. 2560", SELECT),
        meeting("5 ก.ย. 2560", CHAIRS),
        meeting("5 ก.ย. 2560", NETWORK),
        meeting("9 ก.ย. 2560", OFFICER),
    )
    assert steps == [("select", "kept"), ("chairs", "kept"), ("network", "kept"), ("officer", "kept")]
    assert findings == []


def test_chairs_briefed_before_the_selection_is_a_finding() -> None:
    steps, findings = _steps(
        meeting("8 ก.ย. 2560", SELECT),
        meeting("5 ก.ย. 2560", CHAIRS),
        meeting("9 ก.ย. 2560", NETWORK),
        meeting("9 ก.ย. 2560", OFFICER),
    )
    assert steps == [("select", "kept"), ("chairs", "early"), ("network", "kept"), ("officer", "kept")]
    assert findings == [("step-early", "warn")]


def test_a_step_passed_over_is_a_warning_and_one_still_to_come_is_only_told() -> None:
    steps, findings = _steps(meeting("5 ก.ย. 2560", CHAIRS), today=date(2017, 9, 6))
    assert steps == [("select", "missing"), ("chairs", "kept"), ("network", "missing"), ("officer", "missing")]
    assert findings == [("step-missing", "warn"), ("step-missing", "info"), ("step-missing", "info")]


def test_a_planned_step_is_not_missing_until_the_fair_has_begun() -> None:
    steps, findings = _steps(meeting("5 ก.ย. 2560", SELECT), meeting("8 ก.ย. 2560", CHAIRS), today=date(2017, 9, 6))
    assert steps[1] == ("chairs", "planned")
    assert [level for _, level in findings] == ["info", "info"]
    assert {level for _, level in _steps(meeting("5 ก.ย. 2560", SELECT), today=date(2017, 9, 15))[1]} == {"warn"}


def test_a_district_that_enters_no_meetings_is_not_told_that_they_are_missing() -> None:
    assert _steps() == ([(kind, "missing") for kind in ("select", "chairs", "network", "officer")], [])


def test_the_steps_know_their_first_and_last_day() -> None:
    coverage = _cover(meeting("7 ก.ย. 2560", CHAIRS), meeting("5 ก.ย. 2560", CHAIRS))
    assert [(s.first_on, s.last_on) for s in coverage.steps[:2]] == [(None, None), (date(2017, 9, 5), date(2017, 9, 7))]


def test_a_group_is_where_its_address_says_and_one_of_another_amphoe_is_not_to_be_briefed() -> None:
    groups = [
        {"name": "กลุ่มก", "kind": "กลุ่มอาชีพ", "address": "12 ม.๔ ต.แม่กัวะ อ.สบปราบ จ.ลำปาง"},
        {"name": "กลุ่มข", "kind": "กลุ่มอาชีพ", "address": "9 ม.2 ต.ท่าผา อ.เกาะคา จ.ลำปาง"},
    ]
    coverage = _cover(groups=groups, villages=())
    assert [(found.group.name, found.home) for found in coverage.groups] == [("กลุ่มก", Home("แม่กัวะ", 4))]


def test_a_meeting_that_is_past_and_of_which_nothing_was_entered_is_a_finding() -> None:
    rows = [
        meeting("1 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม"),
        meeting("2 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "ทุกกลุ่มทุกตำบล"),
        meeting("3 ก.ย. 2560", "ชี้แจงคณะกรรมการเครือข่าย", proposals="ขอไฟ"),
        meeting("14 ก.ย. 2560", "นำเรียนพัฒนาการอำเภอ"),
    ]
    book = registry(meetings=rows)
    told = [f for f in cover(book, book.fairs[0], date(2017, 9, 10)).findings if f.code == "meeting-empty"]
    assert [(finding.where.row, finding.where.column) for finding in told] == [(2, "ผู้เข้าร่วม")]
    assert "1 กันยายน 2560" in told[0].message()
    assert told[0].message("en") != told[0].message()
