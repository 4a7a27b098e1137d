from tests.eligibility.small import APPLICATION, FAIR, registry, told, verdicts

TWO = [FAIR, {**FAIR, "fair_id": "2561-02", "name": "งานฤดูหนาว"}]


def test_a_fair_that_is_not_in_the_registry_is_told_with_those_that_are() -> None:
    unknown = registry(fairs=TWO, applications=[{**APPLICATION, "fair": "งานวัด"}])
    assert told(unknown) == [("block", "fair-unknown", "ใบสมัคร!A2")]
    assert verdicts(unknown)[0].findings[0].message() == (
        "ไม่ทราบว่าสมัครงานใด: ช่องรหัสงานเป็น 'งานวัด' โปรดเลือกรหัสงานจากแท็บ งาน (2560-09, 2561-02)"
    )


def test_of_two_fairs_of_one_name_nobody_can_tell_which_is_meant() -> None:
    same = registry(
        fairs=[FAIR, {**FAIR, "fair_id": "2561-09"}],
        applications=[{**APPLICATION, "fair": "ตลาดประชารัฐ"}],
    )
    assert told(same) == [("block", "fair-unknown", "ใบสมัคร!A2")]


def test_a_blank_fair_is_unknown_only_where_there_are_several() -> None:
    blank = [{**APPLICATION, "fair": ""}]
    assert told(registry(fairs=TWO, applications=blank)) == [("block", "fair-unknown", "ใบสมัคร!A2")]
    assert told(registry(applications=blank)) == [("warn", "fair-assumed", "ใบสมัคร!A2")]


def test_a_fair_is_known_by_its_id_and_by_its_name() -> None:
    for typed in ("2560-09", "ตลาดประชารัฐ"):
        assert told(registry(fairs=TWO, applications=[{**APPLICATION, "fair": typed}])) == []
