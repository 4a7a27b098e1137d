from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_a_place_of_production_misspelt_is_asked_for_again() -> None:
    unclear = changed(product={"made_at": "ต.แม่กัวะ อ.สบปาบ จ.ลำปาง"})
    assert told(unclear) == [("block", "made-unclear", "ผลิตภัณฑ์!D2")]
    (verdict,) = verdicts(unclear)
    assert verdict.standing is Standing.NEEDS_FIXING
    assert "“สบปาบ”" in verdict.findings[0].message()


def test_the_province_of_the_host_alone_does_not_tell_the_district() -> None:
    assert told(changed(product={"made_at": "จ.ลำปาง"})) == [("block", "made-unclear", "ผลิตภัณฑ์!D2")]


def test_a_clear_place_is_clear() -> None:
    assert told(changed(product={"made_at": "ต.แม่กัวะ อ.สบปราบ จ.ลำปาง"})) == []
