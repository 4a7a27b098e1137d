import pytest

from otopsheets.thai.spelling import nearest

NAMES = {"กระแชง": "1", "บึงมะลู": "2", "เมือง": "3", "โคกตูม": "4", "หนองบัว": "5", "หนองบอน": "6", "ลี้": "7"}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("กระแซง", ("1",)),
        ("กระะแชง", ("1",)),
        ("กรแะชง", ("1",)),
        ("ดคกตูม", ("4",)),
        ("โคกตม", ("4",)),
        ("หนองบัน", ("5", "6")),
        ("ลี่", ("7",)),
        ("สบปราบ", ()),
        ("กข", ()),
        ("", ()),
    ],
)
def test_one_slip_of_the_hand_is_seen_through(typed: str, codes: tuple[str, ...]) -> None:
    assert nearest(typed, NAMES) == codes


def test_of_names_equally_far_the_one_that_sounds_alike_is_nearer() -> None:
    assert nearest("กระแซง", {"กระแขง": "ข", "กระแชง": "ช"}) == ("ช",)
