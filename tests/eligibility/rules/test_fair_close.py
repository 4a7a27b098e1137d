from tests.eligibility.small import APPLICATION, FAIR, registry, told, verdicts


def test_last_years_fair_is_not_taken_for_this_years() -> None:
    close = registry(
        fairs=[{**FAIR, "name": "ตลาดประชารัฐ ๒๕๖๐"}],
        applications=[{**APPLICATION, "fair": "ตลาดประชารัฐ 2559"}],
    )
    assert told(close) == [("block", "fair-close", "ใบสมัคร!A2")]
    assert "โปรดเปลี่ยนเป็น '2560-09'" in verdicts(close)[0].findings[0].message()


def test_the_very_name_asks_for_no_confirmation() -> None:
    assert told(registry(applications=[{**APPLICATION, "fair": " ตลาด ประชารัฐ "}])) == []
