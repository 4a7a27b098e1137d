from otopsheets.eligibility import Standing
from tests.eligibility.small import APPLICATION, FAIR, GROUP, changed, codes, registry, told, verdicts


def test_a_sound_application_is_eligible_and_nothing_is_found() -> None:
    (verdict,) = verdicts(registry())
    assert verdict.standing is Standing.ELIGIBLE
    assert verdict.findings == ()
    assert (verdict.lane, verdict.category) == ("producer", "textile")
    assert verdict.place is not None
    assert verdict.place.tambon_code == "521103"


def test_all_faults_of_a_row_are_told_at_once_the_final_ones_first() -> None:
    found = told(
        changed(
            group={"amphoe": "เกาะคา", "tambon": "ลำปางหลวง"},
            product={"category": ""},
            application={"applied_on": "1 ก.ย. 2560", "consent": "ไม่", "stalls": 9},
        )
    )
    assert found == [
        ("block", "other-district", "กลุ่ม!J2"),
        ("block", "late", "ใบสมัคร!I2"),
        ("block", "no-category", "ผลิตภัณฑ์!C2"),
        ("block", "no-consent", "ใบสมัคร!J2"),
        ("warn", "stalls-over", "ใบสมัคร!D2"),
    ]


def test_the_rules_of_producers_do_not_apply_to_agencies() -> None:
    agency = {**GROUP, "kind": "หน่วยงานรัฐ", "tambon": "", "amphoe": "เมืองลำปาง"}
    (verdict,) = verdicts(registry(groups=[agency], products=[]))
    assert (verdict.standing, verdict.findings) == (Standing.ELIGIBLE, ())
    assert (verdict.lane, verdict.category, verdict.place) == ("agency", None, None)


def test_rows_of_another_fair_are_not_judged_here() -> None:
    both = registry(
        fairs=[FAIR, {**FAIR, "fair_id": "2561-02", "name": "งานฤดูหนาว"}],
        applications=[APPLICATION, {**APPLICATION, "fair": "2561-02"}],
    )
    assert [verdict.application.row for verdict in verdicts(both)] == [2]


def test_a_row_of_no_known_fair_is_told_at_every_fair() -> None:
    for typed in ("", "งานวัด"):
        two = registry(
            fairs=[FAIR, {**FAIR, "fair_id": "2561-02", "name": "งานฤดูหนาว"}],
            applications=[{**APPLICATION, "fair": typed}],
        )
        (verdict,) = verdicts(two)
        assert (verdict.standing, codes(verdict)) == (Standing.NEEDS_FIXING, ["fair-unknown"])
