from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts

ONLY_TAMBON = {"amphoe": "", "province": ""}


def test_a_tambon_that_several_districts_have_proves_nothing() -> None:
    ambiguous = changed(group={**ONLY_TAMBON, "tambon": "นายาง"})
    assert told(ambiguous) == [("block", "place-ambiguous", "กลุ่ม!I2")]
    (verdict,) = verdicts(ambiguous)
    assert verdict.standing is Standing.NEEDS_FIXING
    assert "ต.นายาง อ.สบปราบ จ.ลำปาง" in verdict.findings[0].message()
    assert "ต.นายาง อ.ชะอำ จ.เพชรบุรี" in verdict.findings[0].message()


def test_a_tambon_that_only_one_district_has_proves_it() -> None:
    assert told(changed(group={**ONLY_TAMBON, "tambon": "แม่กัวะ"})) == []


def test_the_amphoe_tells_namesakes_apart() -> None:
    assert told(changed(group={"tambon": "นายาง", "province": ""})) == []
