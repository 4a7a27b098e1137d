from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_an_amphoe_misspelt_is_asked_to_be_confirmed() -> None:
    misspelt = changed(group={"amphoe": "สบปาบ"})
    assert told(misspelt) == [("block", "place-typo", "กลุ่ม!J2")]
    (verdict,) = verdicts(misspelt)
    assert verdict.standing is Standing.NEEDS_FIXING
    assert "“สบปาบ”" in verdict.findings[0].message()


def test_a_district_may_soften_it() -> None:
    softened = changed(group={"amphoe": "สบปาบ"}, rules=[{"code": "place-typo", "level": "เตือน"}])
    assert told(softened) == [("warn", "place-typo", "กลุ่ม!J2")]
    assert verdicts(softened)[0].standing is Standing.ELIGIBLE


def test_a_tambon_misspelt_beside_the_very_amphoe_leaves_no_doubt_of_the_district() -> None:
    assert told(changed(group={"tambon": "แม่กั่ว"})) == [("warn", "tambon-unknown", "กลุ่ม!J2")]
