from itertools import permutations

from otopsheets.eligibility import Standing, judge, judge_all, usual_rules
from tests.eligibility.small import APPLICATION, FAIR, GROUP, TODAY, changed, codes, registry, told, verdicts


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


def test_all_fairs_together_are_judged_as_each_by_itself() -> None:
    winter = {**FAIR, "fair_id": "2561-02", "name": "งานฤดูหนาว", "amphoe": "เกาะคา"}
    rows = [APPLICATION, {**APPLICATION, "fair": "2561-02"}, {**APPLICATION, "fair": "งานวัด"}, APPLICATION]
    both = registry(fairs=[FAIR, winter], applications=rows)
    apart = {v.application.row: v for fair in both.fairs for v in judge(both, fair, TODAY)}
    assert judge_all(both, TODAY) == tuple(apart[row] for row in (2, 3, 4, 5))
    assert [codes(verdict) for verdict in judge_all(both, TODAY)] == [
        [],
        ["other-district"],
        ["fair-unknown"],
        ["duplicate"],
    ]


def test_another_rule_book_may_be_given() -> None:
    harsh = changed(application={"consent": ""}, rules=[{"code": "no-consent", "on": "ไม่"}])
    assert judge(harsh, harsh.fairs[0], TODAY)[0].standing is Standing.ELIGIBLE
    assert judge(harsh, harsh.fairs[0], TODAY, book=usual_rules())[0].standing is Standing.NEEDS_FIXING


def test_the_order_of_rows_never_matters() -> None:
    rows = [
        APPLICATION,
        {**APPLICATION, "applied_on": "19 ส.ค. 2560", "consent": ""},
        {**APPLICATION, "stalls": 2},
        {**APPLICATION, "fair": "งานวัด", "note": "ผิดงาน"},
    ]
    results = {
        tuple(
            sorted(
                (str(v.application.applied_on), v.application.note, str(v.application.stalls), *codes(v)) for v in found
            )
        )
        for order in permutations(rows)
        for found in [verdicts(registry(applications=order))]
    }
    assert len(results) == 1


def test_a_guess_rejects_nobody() -> None:
    away = {"tambon": "ลำปางหลวง", "amphoe": "เกาะคา"}
    close = changed(group=away, application={"group": "กลุ่มทอผ้าบ้านตัวอยาง"})
    (verdict,) = verdicts(close)
    assert (verdict.standing, codes(verdict)) == (Standing.NEEDS_FIXING, ["group-close", "other-district"])
    unsound = changed(fair={"ends_on": "1 ก.ย. 2560"}, application={"applied_on": "1 ก.ย. 2560"})
    (verdict,) = verdicts(unsound)
    assert (verdict.standing, codes(verdict)) == (Standing.NEEDS_FIXING, ["fair-unsound", "late"])


def test_what_is_final_stays_final_whoever_applied() -> None:
    late = changed(application={"group": "กลุ่มทอผ้าบ้านตัวอยาง", "applied_on": "1 ก.ย. 2560"})
    (verdict,) = verdicts(late)
    assert (verdict.standing, codes(verdict)) == (Standing.REJECTED, ["late", "group-close"])


def test_cells_that_could_not_be_read_are_told_after_the_rules() -> None:
    (verdict,) = verdicts(
        changed(group={"members": "หลายคน"}, product={"price": "ถูก"}, application={"power": "แล้วแต่", "consent": ""})
    )
    assert [(f.code, f.where.tab) for f in verdict.findings] == [
        ("no-consent", "ใบสมัคร"),
        ("services-unclear", "ใบสมัคร"),
        ("yes-no-unreadable", "ใบสมัคร"),
        ("count-unreadable", "กลุ่ม"),
        ("number-unreadable", "ผลิตภัณฑ์"),
    ]
