"""A district is found by its name, with its tambons, or the officer is told which ones there are."""

import pytest

from otopsheets.errors import UsageFault
from otopsheets.registry.districts import District, find_district

SOP_PRAP = District("สบปราบ", "ลำปาง", ("สบปราบ", "สมัย", "แม่กัวะ", "นายาง"))


@pytest.mark.parametrize(("amphoe", "province"), [("สบปราบ", ""), ("อ.สบปราบ", "จ.ลำปาง"), ("อำเภอสบปราบ", "ลำปาง")])
def test_a_district_is_found_however_it_is_written(amphoe: str, province: str) -> None:
    assert find_district(amphoe, province) == SOP_PRAP


def test_the_capital_district_needs_its_province_only() -> None:
    assert find_district("เมือง", "ลำปาง").amphoe == "เมืองลำปาง"


def test_of_several_namesakes_the_officer_is_asked_for_the_province() -> None:
    with pytest.raises(UsageFault, match=r"จ\.น่าน.*--province"):
        find_district("เฉลิมพระเกียรติ")
    assert find_district("เฉลิมพระเกียรติ", "น่าน").province == "น่าน"


@pytest.mark.parametrize(("amphoe", "province"), [("แม่ทะ", "เชียงใหม่"), ("สบปาบ", ""), ("", "ลำปาง")])
def test_a_district_that_is_not_there_is_never_guessed(amphoe: str, province: str) -> None:
    with pytest.raises(UsageFault, match="ไม่พบอำเภอ"):
        find_district(amphoe, province)
