import pytest

from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, codes, told, verdicts


@pytest.mark.parametrize(("column", "cell"), [("power", "F2"), ("water", "G2"), ("cooking", "H2")])
def test_an_answer_on_which_safety_depends_is_not_guessed(column: str, cell: str) -> None:
    unclear = changed(application={column: "แล้วแต่วัน"})
    (verdict,) = verdicts(unclear)
    assert (verdict.standing, codes(verdict)) == (Standing.NEEDS_FIXING, ["services-unclear", "yes-no-unreadable"])
    assert verdict.findings[0].where.a1 == cell
    assert "'แล้วแต่วัน'" in verdict.findings[0].message()


def test_a_clear_answer_and_none_are_clear() -> None:
    assert told(changed(application={"power": "ใช่", "water": "ไม่", "cooking": ""})) == []


def test_another_cell_that_cannot_be_read_does_not_make_an_empty_one_unclear() -> None:
    (verdict,) = verdicts(changed(application={"stalls": "หลายล็อก"}))
    assert "services-unclear" not in codes(verdict)
