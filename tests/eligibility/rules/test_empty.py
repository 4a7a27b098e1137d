from otopsheets.eligibility import Standing
from tests.eligibility.small import FAIR, changed, codes, registry, told, verdicts


def test_a_row_in_which_only_the_fair_is_filled_in_is_told_once_and_nothing_else_of_it() -> None:
    assert told(registry(applications=[{"fair": "2560-09"}])) == [("block", "empty", "ใบสมัคร!2:2")]


def test_what_a_form_fills_in_by_itself_is_nothing() -> None:
    row = {"fair": "2560-09", "applied_on": "20 ส.ค. 2560", "consent": "ใช่", "power": "ไม่", "cooking": False}
    (verdict,) = verdicts(registry(applications=[row]))
    assert (verdict.standing, codes(verdict)) == (Standing.NEEDS_FIXING, ["empty"])


def test_an_empty_row_of_no_known_fair_is_still_only_empty() -> None:
    two = [FAIR, {**FAIR, "fair_id": "2561-02", "name": "งานฤดูหนาว"}]
    assert told(registry(fairs=two, applications=[{"consent": "ใช่"}])) == [("block", "empty", "ใบสมัคร!2:2")]


def test_one_word_of_the_applicant_makes_it_an_application() -> None:
    for said in ({"products": "ผ้าทอ"}, {"wants": "A1"}, {"stalls": 2}, {"stalls": "หลายล็อก"}, {"note": "ขอมาสาย"}):
        (verdict,) = verdicts(registry(applications=[{"fair": "2560-09", **said}]))
        assert "empty" not in codes(verdict)
        assert "required" in codes(verdict)
    assert told(changed()) == []
