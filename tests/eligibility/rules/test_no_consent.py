import pytest

from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, codes, told, verdicts


@pytest.mark.parametrize("said", ["", "ไม่", "ไม่ยินยอม", False])
def test_only_a_clear_yes_is_consent(said: object) -> None:
    without = changed(application={"consent": said})
    assert told(without) == [("block", "no-consent", "ใบสมัคร!J2")]
    assert verdicts(without)[0].standing is Standing.NEEDS_FIXING


def test_an_answer_that_is_neither_is_no_consent() -> None:
    (verdict,) = verdicts(changed(application={"consent": "ขอคิดดูก่อน"}))
    assert codes(verdict) == ["no-consent", "yes-no-unreadable"]
    assert "(ช่องยินยอม: 'ขอคิดดูก่อน')" in verdict.findings[0].message()


@pytest.mark.parametrize("said", ["ใช่", "ยินยอม", True, "✓"])
def test_a_clear_yes_is(said: object) -> None:
    assert told(changed(application={"consent": said})) == []
