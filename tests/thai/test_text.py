import pickle
import unicodedata

import geothai
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.thai.text import arabic, dashes_only, is_blank, key, normal, thai_digits
from otopsheets.thai.unreadable import Ambiguous, Unreadable

# Marks weigh more here than in any real text: this is where the repairs meet each other.
thai_soup = st.text(alphabet="กนทพมเแะาำัิีึืฺุู็่้๊๋์ํ๎ๆฯ๑๒ \u200b\u00a0\n&#8203;\uf70a\uf710Aa.-", max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("นำ้", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("ท่ี", "ที่"),
        ("ลำสินธ์ุ", "ลำสินธุ์"),
        ("เเม่กัวะ", "แม่กัวะ"),
        ("ที่่", "ที่"),
        ("ตำำบล", "ตำบล"),
        ("ก\u200bลุ่\ufeffม", "กลุ่ม"),
        ("ตำ&#8203;บล&nbsp;ลี้", "ตำบล ลี้"),
        ("  สบปราบ\u00a0\n ลำปาง\t", "สบปราบ ลำปาง"),
        ("ที\uf70a\uf710น", "ทีั่น"),
        ("ก\uf70bา", "ก้า"),
        ("café".replace("é", "e\u0301"), "café"),
        ("ลี้", "ลี้"),
        ("", ""),
    ],
)
def test_what_looks_alike_becomes_alike(typed: str, meant: str) -> None:
    assert normal(typed) == meant


def test_no_official_name_changes() -> None:
    provinces = geothai.provinces()
    amphoes = [amphoe for province in provinces for amphoe in geothai.districts(province.code)]
    tambons = [tambon for amphoe in amphoes for tambon in geothai.subdistricts(amphoe.code)]
    assert len(tambons) > 7_000
    for place in [*provinces, *amphoes, *tambons]:
        assert normal(place.name_th) == place.name_th


def test_sara_am_stays_in_one_piece() -> None:
    assert unicodedata.normalize("NFKC", "น้ำ") != "น้ำ"
    assert normal("น้ำ") == "น้ำ"


@given(thai_soup | st.text(max_size=20))
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normal(text)
    assert normal(once) == once


@given(thai_soup | st.text(max_size=20))
def test_the_key_of_a_key_is_itself_and_needs_no_cleaning_first(text: str) -> None:
    once = key(text)
    assert key(once) == once
    assert not any(char.isspace() or char in "ฯ.-/" for char in once)


def test_a_key_keeps_only_what_tells_names_apart() -> None:
    assert key("ต. เเม่กัวะ  (หมู่ ๑๒) ฯ ABC-d") == "ตแม่กัวะหมู่12abcd"
    assert key("บ้าน“ใหม่”ที่ ๒") == "บ้านใหม่ที่2"


@given(st.text(alphabet="๐๑๒๓๔๕๖๗๘๙กข ", max_size=10))
def test_digits_go_over_and_back(text: str) -> None:
    assert thai_digits(arabic(text)) == text
    assert arabic("０８๑") == "081"


@pytest.mark.parametrize("cell", [None, "", "  ", "\n", "\u200b", "\u00a0", float("nan")])
def test_a_cell_that_shows_nothing_is_blank(cell: object) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "0", "-"])
def test_a_cell_that_shows_something_is_not_blank(cell: object) -> None:
    assert not is_blank(cell)


def test_a_dash_says_there_is_nothing() -> None:
    assert dashes_only("-")
    assert dashes_only(" – . ")
    assert not dashes_only("-5")


def test_an_unreadable_cell_remembers_what_it_holds() -> None:
    assert Unreadable(12.5).raw == "12.5"
    doubt = pickle.loads(pickle.dumps(Ambiguous("1/2", ("1 ก.พ.", "2 ม.ค."))))
    assert isinstance(doubt, Unreadable)
    assert (doubt.raw, doubt.candidates) == ("1/2", ("1 ก.พ.", "2 ม.ค."))
