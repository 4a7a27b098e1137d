import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.thai.phones import format_phone, read_phones
from otopsheets.thai.text import thai_digits
from otopsheets.thai.unreadable import Ambiguous, Unreadable
from tests.thai.outcome import names_the_cell, outcome

mobiles = st.from_regex(r"0[689][0-9]{8}", fullmatch=True)
fixed_lines = st.from_regex(r"0(?:2[0-9]|3[2-9]|4[2-5]|5[2-6]|7[3-7])[0-9]{6}", fullmatch=True)


@pytest.mark.parametrize(
    "cell",
    ["0872342743", "087-234-2743", "087-2342743", "08 7234 2743", "08-7234-2743", "(087) 234 2743", "087.234.2743",
     "087 - 2342743", "๐๘๗-๒๓๔๒๗๔๓", "872342743", 872342743, 872342743.0, "872342743.0", "8.72342743E+08",
     "+66872342743", "+66 87 234 2743", "+66 (0)87 234 2743", "66872342743", "0066872342743", "โทร. 0-8723-42743",
     "นางสมมติ ทดสอบ (087-2342743)", "0872342743 (สมมติ)", "\u200e087–234–2743 ", "0872342743&#7033;",
     "0872342743, 087-234-2743"],
)  # fmt: skip
def test_one_mobile_number_in_every_dress(cell: object) -> None:
    assert read_phones(cell) == ("0872342743",)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("034-507051", ("034507051",)),
        ("34507051", ("034507051",)),
        (34507051, ("034507051",)),
        ("0 3450 7051", ("034507051",)),
        ("+66 2 123 4567", ("021234567",)),
        ("02-123-4567 ต่อ 12", ("021234567 ต่อ 12",)),
        ("02-1234567 (ext. 12-14)", ("021234567 ต่อ 12-14",)),
        ("1800-123-456", ("1800123456",)),
        ("+856 20 5555 5555", ("+8562055555555",)),
        ("081-5557824, 089-0114002", ("0815557824", "0890114002")),
        ("081-7311630/053-522993", ("0817311630", "053522993")),
        ("081-7311630\n053-522993", ("0817311630", "053522993")),
        ("0807305632     0812345678", ("0807305632", "0812345678")),
        ("081 455 0068 นายสมมติ, 034 507051 สำนักงาน", ("0814550068", "034507051")),
        ("1. 034-227201, 086-2392614 2. 075-205132", ("034227201", "0862392614", "075205132")),
        ("045-245341, 662415", ("045245341", "045662415")),
        ("02-1234567, 7654321", ("021234567", "027654321")),
        ("036120501-02", ("036120501", "036120502")),
        ("043-431102-4", ("043431102", "043431103", "043431104")),
        ("", ()),
        ("-", ()),
        (" ไม่มี ", ()),
        (None, ()),
        (float("nan"), ()),
    ],
)
def test_every_number_of_a_cell_in_its_order(cell: object, numbers: tuple[str, ...]) -> None:
    assert read_phones(cell) == numbers


@pytest.mark.parametrize(
    "cell",
    ["สมมติ", "1669", "0", "89", "08-903-0891", "081-09453634", "047-293-098", "8.313411323801025e+18", "8.7234274E+08",
     "+99 12345", "+1 555 0100", 12.5, 0, True, 8313411323801025000],
)  # fmt: skip
def test_what_is_no_number_is_said_to_be_unreadable(cell: object) -> None:
    with pytest.raises(Unreadable) as fault:
        read_phones(cell)
    assert not isinstance(fault.value, Ambiguous)


@pytest.mark.parametrize(
    ("cell", "readable"),
    [
        ("081 455 0068  499 412 1570", ("0814550068",)),
        ("043 333502 340 333321", ("043333502",)),
        ("038-618582-33", ("038618582",)),
        ("0612332815, 085452743", ("0612332815",)),
    ],
)
def test_a_cell_read_in_part_says_which_part(cell: str, readable: tuple[str, ...]) -> None:
    with pytest.raises(Ambiguous) as doubt:
        read_phones(cell)
    assert doubt.value.candidates == readable


@given(mobiles | fixed_lines)
def test_a_number_written_is_read_back_with_or_without_its_zero(number: str) -> None:
    assert read_phones(format_phone(number)) == (number,)
    assert read_phones(thai_digits(format_phone(number))) == (number,)
    assert read_phones(int(number)) == read_phones(float(number)) == (number,)
    assert read_phones(f"+66{number[1:]}") == (number,)
    assert read_phones(f"{format_phone(number)} ต่อ 12") == (f"{number} ต่อ 12",)


@given(
    st.lists(mobiles | fixed_lines, min_size=1, max_size=4, unique=True),
    st.sampled_from([", ", "/", " และ ", "\n", "  "]),
)
def test_several_numbers_are_told_apart(numbers: list[str], between: str) -> None:
    assert read_phones(between.join(map(format_phone, numbers))) == tuple(numbers)


@given(st.from_regex(r"0[2-9][0-9]{7,8}", fullmatch=True))
def test_the_short_way_knows_the_numbers_that_the_library_knows(digits: str) -> None:
    known = phonenumbers.is_valid_number(phonenumbers.parse(digits, "TH"))
    read = outcome(read_phones, digits) == (digits,)
    assert read == known or (read and digits.startswith("06"))  # 067-069 are not given out yet


def test_a_number_is_written_in_groups() -> None:
    assert format_phone("0872342743") == "087-234-2743"
    assert format_phone("021234567 ต่อ 12") == "02-123-4567 ต่อ 12"
    assert format_phone("034507051") == "034-507-051"
    assert format_phone("+8562055555555") == "+8562055555555"


@given(st.text(max_size=20) | st.text(alphabet="0123456789 -/.,+()ต่อ#", max_size=25))
def test_any_text_is_read_or_refused(text: str) -> None:
    numbers = outcome(read_phones, text)
    assert names_the_cell(numbers, text)
    assert isinstance(numbers, Unreadable) or len(set(numbers)) == len(numbers)
