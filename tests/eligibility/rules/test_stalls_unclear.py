import pytest

from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, codes, told, verdicts


def test_nobody_asks_for_no_stall() -> None:
    none = changed(application={"stalls": 0})
    assert told(none) == [("block", "stalls-unclear", "ใบสมัคร!D2")]
    assert verdicts(none)[0].standing is Standing.NEEDS_FIXING


@pytest.mark.parametrize("said", ["2-3", "หลายล็อก", -1])
def test_a_number_that_cannot_be_read_is_not_guessed(said: object) -> None:
    (verdict,) = verdicts(changed(application={"stalls": said}))
    assert codes(verdict) == ["stalls-unclear", "count-unreadable"]


@pytest.mark.parametrize("said", ["", "-", 1, "๒", "2 ล็อก"])
def test_an_empty_cell_asks_for_one(said: object) -> None:
    assert told(changed(application={"stalls": said})) == []


def test_another_cell_that_cannot_be_read_does_not_make_an_empty_one_unclear() -> None:
    (verdict,) = verdicts(changed(application={"stalls": "", "power": "แล้วแต่"}))
    assert "stalls-unclear" not in codes(verdict)
