from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_a_group_that_is_not_in_the_registry_is_asked_to_be_added() -> None:
    unknown = changed(application={"group": "กลุ่มที่ไม่มีใครรู้จัก"})
    assert told(unknown) == [("block", "not-registered", "ใบสมัคร!B2")]
    (verdict,) = verdicts(unknown)
    assert (verdict.standing, verdict.group, verdict.category) == (Standing.NEEDS_FIXING, None, None)


def test_a_group_is_known_by_its_id_and_by_its_name_however_spaced() -> None:
    for typed in ("G1", "g1", "กลุ่มทอผ้า บ้านตัวอย่าง"):
        assert told(changed(application={"group": typed})) == []
