import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.thai.gazetteer import BANGKOK, gazetteer, letters
from otopsheets.thai.places import How, Place, amphoe_code, locate, tambon_names, tambons_of
from otopsheets.thai.text import thai_digits

CODES = list(gazetteer().tambons)


def names(code: str) -> tuple[str, str, str]:
    known = gazetteer()
    return known.tambons[code].name, known.amphoes[code[:4]], known.provinces[code[:2]]


@pytest.mark.parametrize(
    ("style", "how"),
    [
        ("12/3 หมู่ที่ 4 ตำบล{t} อำเภอ{a} จังหวัด{p}", How.EXACT),
        ("12/3 ม.4 ต.{t} อ.{a} จ.{p}", How.EXACT),
        ("12/3 ม.4 ต.{t}อ.{a}จ.{p}", How.EXACT),
        ("หมู่ 4\nต. {t}\nอ. {a}\n{p} 10000", How.EXACT),
    ],
)
def test_every_tambon_of_the_country_is_found_by_its_names(style: str, how: How) -> None:
    wrong = []
    for code in CODES:
        tambon, amphoe, province = names(code)
        place = locate(style.format(t=tambon, a=amphoe, p=province))
        if (place.tambon_code, place.how, place.village_no) != (code, how, 4):
            wrong.append((code, place))
    assert wrong == []


def test_every_tambon_is_found_by_its_columns_alone() -> None:
    found = [locate(tambon=t, amphoe=a, province=p) for t, a, p in map(names, CODES)]
    assert [place.tambon_code for place in found] == CODES
    assert {place.how for place in found} == {How.EXACT}


def test_every_tambon_of_a_capital_is_found_by_amphoe_mueang() -> None:
    capitals = [code for code in CODES if code[2:4] == "01" and code[:2] != BANGKOK]
    for code in capitals:
        tambon, _, province = names(code)
        for amphoe in ("อ.เมือง", "อำเภอเมืองฯ", "อ. เมือง "):
            place = locate(f"ต.{tambon} {amphoe} จ.{province}")
            assert (place.tambon_code, place.certain) == (code, True), (tambon, province, place)


@pytest.mark.parametrize(
    "address",
    [
        "12/3 แม่กัวะ สบปราบ ลำปาง 52170",
        "12/3 ม.4 แม่กัวะ สบปราบ จ.ลำปาง",
        "12/3 ม.4 แม่กัวะ สบปราบ",
        "แม่กัวะ สบปราบ ลำปางง",
        "ต.แม่กัวะ สบปราบ ลำปาง",
        "ต.แม่กัวะ สบปราบ",
        "ต.แม่ กัวะ สบ ปราบ ลำปาง",
        "ต.แม่กัวะ ใกล้วัดสมมติ อ.สบปราบ",
        "ต.แม่กัวะ อ.สบปราบ ลำปาง 52170",
        "ต.แม่กัวะ อ.สบปราบ ใกล้ตลาดสมมติ จ.ลำปาง ติดต่อได้ทุกวัน",
        "ต.แม่กัวะ อ.สบปราบ จ.ลำปางประเทศไทย",
    ],
)
def test_bare_names_are_read_when_each_lies_in_the_next(address: str) -> None:
    place = locate(address)
    assert (place.tambon_code, place.certain) == ("521103", True), place.note.say("th")


def test_a_bare_capital_and_a_bare_khet_are_read_too() -> None:
    assert locate("ภายในวัดสมมติ แม่ต๋ำ เมือง พะเยา 56000").tambon_code == "560102"
    assert locate("53/7 ต.โสธร เมืองฉะเชิงเทรา ฉะเชิงเทรา").amphoe_code == "2401"
    assert locate("99 สีลม บางรัก กทม. 10500").tambon_code == "100402"


def test_bare_names_that_do_not_follow_from_one_another_prove_nothing() -> None:
    assert locate("บ้าน แม่กัวะ สบปราบ ลำปาง").tambon_code is None
    assert locate("แม่กัวะ ลำปาง").how is How.UNKNOWN
    assert locate("สบปราบ ลำปาง").amphoe_code == "5211"
    assert locate("ต.แม่กัวะ ฟหกดฟหก").tambon_code == "521103"


def test_the_whole_answer_is_in_official_names() -> None:
    place = locate("บ้านวังยาว หมู่ ๑ ต.เเม่กัวะ อ.สบปราบ จ.ลป.")
    assert place == Place("521103", "แม่กัวะ", "สบปราบ", "ลำปาง", 1, "52170", How.REPAIRED, (), place.found)
    assert (place.amphoe_code, place.province_code, place.certain) == ("5211", "52", True)
    assert place.note.say("th") == "อ่านได้ว่า ต.แม่กัวะ อ.สบปราบ จ.ลำปาง"
    assert place.note.say("en") == "read as ต.แม่กัวะ อ.สบปราบ จ.ลำปาง"


@pytest.mark.parametrize(
    ("address", "columns", "code", "how"),
    [
        # what the address leaves out, the columns say
        ("ม.4 ต.สมัย", {"amphoe": "สบปราบ", "province": "ลำปาง"}, "521102", How.EXACT),
        ("ม.4 ต.สมัย", {"amphoe": "อ.สบปราบ", "province": "จ.ลำปาง"}, "521102", How.EXACT),
        ("ม.4", {"tambon": "สมัย", "amphoe": "สบปราบ", "province": "ลำปาง"}, "521102", How.EXACT),
        ("ม.4 อ.สบปราบ", {"tambon": "ต.สมัย", "amphoe": "สบปราบ", "province": "ลำปาง"}, "521102", How.EXACT),
        ("", {"tambon": "สมัย", "amphoe": "สบปราบ", "province": ""}, "521102", How.EXACT),
        ("ต.ปากแพรก อ.เมืองฯ", {"amphoe": "เมืองกาญจนบุรี", "province": "กาญจนบุรี"}, "710103", How.REPAIRED),
        ("27/1 ม.3 บ.คลองบางปลาดุก ต.ห้วยพลู อ.นครชัยศรี 73120", {}, "730318", How.EXACT),
        # a name borne by one tambon only
        ("ต.แม่กัวะ", {}, "521103", How.EXACT),
        # nicknames, signs, and names cut short
        ("ต.สิชล อ.สิชล จ.นครศรีฯ", {}, "801401", How.REPAIRED),
        ("ต.ในเมือง อ.เมืองโคราช", {}, "300101", How.REPAIRED),
        ("ต.ศรีภูมิ อ.เมือง จ.ชม.", {}, "500101", How.REPAIRED),
        ("แขวงสีลม เขตบางรัก กทม.", {}, "100402", How.EXACT),
        ("แขวงสีลม เขตบางรัก", {}, "100402", How.EXACT),
        ("ต.สุไหงโกลก อ.สุไหงโก-ลก", {}, "961001", How.EXACT),
        # the tambon in the name of a municipality is not the tambon
        ("เทศบาลตำบลวังดิน หมู่ 3 ตำบลลี้ อำเภอลี้", {}, "510401", How.EXACT),
        # the postal code tells namesakes apart
        ("ต.หนองหอย 50000", {"province": "เชียงใหม่"}, "500111", How.EXACT),
        ("ต.ดอนแก้ว 50140", {"province": "เชียงใหม่"}, "501909", How.POSTAL),
        ("ต.ในเมือง อ.เมือง 40000", {}, "400101", How.POSTAL),
        ("ต.น้ำแพร่ จ.เชียงใหม่ 50230", {}, "501511", How.POSTAL),
        # a tambon that was given to another amphoe
        ("ต.สวนหลวง เขตพระโขนง กทม.", {}, "103401", How.REPAIRED),
    ],
)  # fmt: skip
def test_a_place_is_certain_when_the_names_decide(address: str, columns: dict[str, str], code: str, how: How) -> None:
    place = locate(address, **columns)
    assert (place.tambon_code, place.how) == (code, how), place.note.say("th")


@pytest.mark.parametrize(
    ("address", "code", "note"),
    [
        ("ต.แม่กั๊วะ อ.สบปราบ จ.ลำปาง", "521103", "ไม่มีตำบลชื่อ “แม่กั๊วะ” ใกล้เคียงที่สุดคือ ต.แม่กัวะ อ.สบปราบ จ.ลำปาง โปรดยืนยัน"),
        ("ต.บ้านแม่กัวะ อ.สบปราบ จ.ลำปาง", "521103", "ไม่มีตำบลชื่อ “บ้านแม่กัวะ” ใกล้เคียงที่สุดคือ ต.แม่กัวะ อ.สบปราบ จ.ลำปาง โปรดยืนยัน"),
        ("ต.แม่กัวะ อ.สบปาบ จ.ลำปาง", "521103", "ไม่มีอำเภอชื่อ “สบปาบ” ใกล้เคียงที่สุดคือ ต.แม่กัวะ อ.สบปราบ จ.ลำปาง โปรดยืนยัน"),
        ("ต.แม่กัว อ.สบปาบ จ.ลำปาง", "521103", "ไม่มีตำบลชื่อ “แม่กัว” ใกล้เคียงที่สุดคือ ต.แม่กัวะ อ.สบปราบ จ.ลำปาง โปรดยืนยัน"),
        ("ต.แม่กัวะ อ.สบปราบ จ.ลำพูน", "521103", "ต.แม่กัวะ อ.สบปราบ จ.ลำปาง ไม่ได้อยู่ในจังหวัด “ลำพูน” ที่เขียนไว้ โปรดยืนยัน"),
        ("ต.ในเมือง อ.เมือง จ.ขอนแก่ม", "400101", "ไม่มีจังหวัดชื่อ “ขอนแก่ม” อ่านได้ว่า ต.ในเมือง อ.เมืองขอนแก่น จ.ขอนแก่น โปรดยืนยัน"),
        ("ต.มหาสวัสวัสดิ์ อ.พุทธมณฑล", "730703", "ไม่มีตำบลชื่อ “มหาสวัสวัสดิ์” ใกล้เคียงที่สุดคือ ต.มหาสวัสดิ์ อ.พุทธมณฑล จ.นครปฐม โปรดยืนยัน"),
    ],
)  # fmt: skip
def test_what_is_only_nearly_a_name_is_marked_for_confirmation(address: str, code: str, note: str) -> None:
    place = locate(address)
    assert (place.tambon_code, place.how, place.certain) == (code, How.TYPO, False)
    assert place.note.say("th") == note


def test_a_misspelt_province_does_no_harm_where_nothing_rests_on_it() -> None:
    assert locate("ต.แม่กัวะ อ.สบปราบ จ.ลำปางง").certain
    assert locate("ต.ในเมือง อ.เมือง จ.ขอนแก่ม", amphoe="เมืองขอนแก่น", province="ขอนแก่น").certain
    assert not locate("ต.ในเมือง อ.เมือง จ.??ฟหก", amphoe="เมืองขอนแก่น", province="ขอนแก่น").certain


@pytest.mark.parametrize(
    ("address", "columns", "candidates"),
    [
        ("ต.ดอนแก้ว", {"province": "เชียงใหม่"}, ("ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่", "ต.ดอนแก้ว อ.สารภี จ.เชียงใหม่")),
        ("ต.ในเมือง อ.เมือง", {}, ("ต.ในเมือง อ.เมืองนครราชสีมา จ.นครราชสีมา", "ต.ในเมือง อ.เมืองขอนแก่น จ.ขอนแก่น")),
        ("แขวงบางนา เขตบางนา กทม.", {}, ("แขวงบางนาเหนือ เขตบางนา กรุงเทพมหานคร", "แขวงบางนาใต้ เขตบางนา กรุงเทพมหานคร")),
        ("อบต.แม่กัวะ", {"amphoe": "สบปราบ"}, ("ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",)),
        ("12/3 แม่กัวะ", {"amphoe": "สบปราบ"}, ("ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",)),
        ("แม่กัวะ อ.สบปราบ จ.ลำปาง", {}, ("ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",)),
        ("ต.สมัย อ.เกาะคา จ.ลำปาง", {}, ("ต.สมัย อ.สบปราบ จ.ลำปาง",)),
        ("ต.แม่กัวะ อ.เมือง", {}, ("ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",)),
        ("ต.แม่กัวะ อ.ฟหกดฟหกด จ.ลำปาง", {}, ("ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",)),
    ],
)  # fmt: skip
def test_what_may_be_several_places_lists_them(
    address: str, columns: dict[str, str], candidates: tuple[str, ...]
) -> None:
    place = locate(address, **columns)
    assert (place.tambon_code, place.how) == (None, How.AMBIGUOUS)
    assert set(candidates) <= set(place.candidates)
    assert place.candidates[0] in place.note.say("th")
    assert place.candidates[0] in place.note.say("en")


@pytest.mark.parametrize(
    ("address", "columns", "code", "amphoe"),
    [
        ("ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง", {"amphoe": "สบปราบ", "province": "ลำปาง"}, "520301", "5203"),
        ("ต.ลำปางหลวง", {"amphoe": "สบปราบ", "province": "ลำปาง"}, "520301", "5203"),
        ("ม.2 ต.บ้านเป้า อ.เมือง", {"amphoe": "สบปราบ", "province": "ลำปาง"}, "520114", "5201"),
        ("ต.ลำปางหลวว อ.เกาะคา", {"amphoe": "สบปราบ", "province": "ลำปาง"}, "520301", "5203"),
        ("ต.แม่แรม อ.แม่ริม", {"amphoe": "สบปราบ", "province": "ลำปาง"}, "500707", "5007"),
        ("ต.แม่แรม อ.แม่ริม", {"province": "ลำปาง"}, "500707", "5007"),
        ("12 อ.เกาะคา จ.ลำปาง", {"amphoe": "สบปราบ", "province": "ลำปาง"}, None, "5203"),
        ("12 จ.เชียงใหม่", {"amphoe": "สบปราบ", "province": "ลำปาง"}, None, None),
        ("ต.สมัย อ.สบปราบ", {"tambon": "แม่กัวะ", "amphoe": "สบปราบ", "province": "ลำปาง"}, "521102", "5211"),
        ("ต.ฟหกดฟ อ.เกาะคา", {"tambon": "แม่กัวะ", "amphoe": "สบปราบ", "province": "ลำปาง"}, None, "5203"),
    ],
)  # fmt: skip
def test_an_address_that_contradicts_its_columns_is_a_conflict(
    address: str, columns: dict[str, str], code: str | None, amphoe: str | None
) -> None:
    place = locate(address, **columns)
    assert (place.tambon_code, place.amphoe_code, place.how) == (code, amphoe, How.CONFLICT)
    known = gazetteer()
    assert known.spoken("521103" if "tambon" in columns else "5211" if "amphoe" in columns else "52") in place.note.say(
        "th"
    )
    assert known.spoken(place.found.code) in place.note.say("th")


@pytest.mark.parametrize(
    ("address", "columns", "amphoe", "note"),
    [
        ("", {}, None, "ไม่มีที่อยู่"),
        ("-", {"amphoe": "สบปราบ"}, "5211", "ไม่มีที่อยู่"),
        ("บ้านวังยาว หมู่ 1", {"amphoe": "สบปราบ"}, "5211", "ที่อยู่ไม่ได้บอกตำบล โปรดระบุ"),
        ("บ้าน แม่กัวะ", {"amphoe": "สบปราบ"}, "5211", "ที่อยู่ไม่ได้บอกตำบล โปรดระบุ"),
        ("ต.ฟหกดฟหกด อ.สบปราบ", {}, "5211", "ไม่พบตำบลชื่อ “ฟหกดฟหกด” โปรดตรวจตัวสะกด"),
        ("ต.ฟหกดฟหกด อ.กฟดฟกดกฟด จ.ลำปาง", {}, None, "ไม่พบอำเภอชื่อ “กฟดฟกดกฟด” โปรดตรวจตัวสะกด"),
        ("ต.ฟหกดฟหกด", {}, None, "ไม่พบตำบลชื่อ “ฟหกดฟหกด” โปรดตรวจตัวสะกด"),
    ],
)
def test_what_cannot_be_known_is_said_so(address: str, columns: dict[str, str], amphoe: str | None, note: str) -> None:
    place = locate(address, **columns)
    assert (place.tambon_code, place.how, place.amphoe_code) == (None, How.UNKNOWN, amphoe)
    assert place.note.say("th") == note


def test_of_two_addresses_none_is_chosen_unless_they_are_one_place() -> None:
    both = locate("ผลิต ต.แม่กัวะ อ.สบปราบ จ.ลำปาง ขาย ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง", amphoe="สบปราบ")
    assert (both.tambon_code, both.how, both.province) == (None, How.AMBIGUOUS, "ลำปาง")
    assert both.candidates == ("ต.แม่กัวะ อ.สบปราบ จ.ลำปาง", "ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง")
    same = locate("1. ตำบลแม่กัวะ อำเภอสบปราบ จังหวัดลำปาง 2. ต.แม่กัวะ อ.สบปราบ จ.ลำปาง")
    assert (same.tambon_code, same.how) == ("521103", How.EXACT)
    assert locate("ต.ฟหกดฟหก อ.สบปราบ ต.กดฟหกดฟ อ.สบปราบ").how is How.UNKNOWN


def test_a_garbled_mark_does_not_hide_another_amphoe() -> None:
    columns = {"amphoe": "เมืองนครราชสีมา", "province": "นครราชสีมา"}
    for address in (
        "ตำบลในเมือง อไเภอพิมาย",
        "ตำบลในเมือง ฟหกพิมาย",
        "ตำบลในเมือง พิมาย",
        "อ.พิมาย ต.ในเมือง",
        "ต.ในเมือง (พิมาย)",
        "ต.ในเมือง หมู่ 5 พิมาย",
        "ต.ในเมือง, พิมาย",
    ):
        place = locate(address, **columns)
        assert (place.amphoe, place.how) == ("พิมาย", How.CONFLICT), address


def test_a_bare_province_or_a_postal_code_does_not_hide_behind_the_column() -> None:
    columns = {"amphoe": "เมืองพิษณุโลก", "province": "พิษณุโลก"}
    assert locate("ต.ในเมือง", **columns).how is How.EXACT
    assert locate("ต.ในเมือง 65000", **columns).how is How.EXACT
    for address in ("ต.ในเมือง ขอนแก่น", "ต.ในเมือง (ขอนแก่น)", "ต.ในเมือง 40000 ขอนแก่น", "ต.ในเมือง เมือง ขอนแก่น"):
        place = locate(address, **columns)
        assert not place.certain, address
        assert place.province_code == "40" or "ต.ในเมือง อ.เมืองขอนแก่น จ.ขอนแก่น" in place.candidates, address
    for address in ("ต.ในเมือง 40000", "ต.ในเมือง อ.เมือง 40000", "ต.ในเมือง อ.เมือง (ขอนแก่น)", "ต.ในเมือง อ.เมือง, ขอนแก่น"):
        assert (locate(address, **columns).tambon_code, locate(address, **columns).how) == ("400101", How.CONFLICT), (
            address
        )
    assert locate("ต.ในเมือง อ.เมือง 65000", **columns).certain
    assert locate("ต.ในเมือง อ.เมือง 99999", **columns).certain
    assert locate("ต.ในเมือง ริมถนนขอนแก่น-พิมาย", **columns).how is How.EXACT


def test_the_province_that_is_written_says_which_amphoe_was_meant() -> None:
    place = locate("ต.ม่วงคำ อ.พนา จ.เชียงราย")  # พนา is in อำนาจเจริญ, พาน in เชียงราย
    assert (place.tambon_code, place.amphoe, place.how) == ("570509", "พาน", How.TYPO)


def test_the_tambon_column_and_the_address_help_each_other() -> None:
    columns = {"tambon": "แม่กัวะ", "amphoe": "สบปราบ", "province": "ลำปาง"}
    assert locate("ต.แม่กัวะ อ.สบปราบ", **columns).how is How.EXACT
    assert locate("ต.แม่กั๊วะ", **columns).how is How.EXACT  # the column confirms what was meant
    assert locate("ต.แม่กัวะ", **{**columns, "tambon": "แม่กัว"}).how is How.EXACT
    assert locate("ต.ดอนแก้ว", tambon="ดอนแก้ว", amphoe="แม่ริม").how is How.EXACT
    assert locate("ต.ในเมือง", tambon="ในเมือง", province="ขอนแก่น", amphoe="เมือง").tambon_code == "400101"
    assert locate("ต.ฟหกด อ.สบปราบ", tambon="ฟหกด").how is How.UNKNOWN
    unknown = locate("ต.ฟหกดฟหก", **columns)
    assert (unknown.tambon_code, unknown.how) == ("521103", How.TYPO)
    assert locate("ต.แม่กัวะ", tambon="ฟหกดฟห").tambon_code == "521103"


def test_columns_are_read_through_slips_too() -> None:
    assert locate("ต.สมัย", amphoe="สบปาบ", province="ลำปาง").tambon_code == "521102"
    assert locate("ต.สมัย อ.สบปราบ", amphoe="สบปาบ").how is How.EXACT
    assert locate("ต.ลำปางหลวง อ.เกาะคา", amphoe="สบปาบ", province="ลำปาง").how is How.CONFLICT


def test_village_and_postal_code_come_from_their_columns_first() -> None:
    place = locate("ม.4 ต.สมัย อ.สบปราบ 99999", village_no="หมู่ 7", postal_code=52170.0)
    assert (place.village_no, place.postal_code) == (7, "52170")
    assert locate("ม.4 ต.สมัย อ.สบปราบ", village_no="สมมติ").village_no == 4
    assert locate("อ.สบปราบ 52170").postal_code == "52170"
    assert locate("ต.สวนจิตรลดา เขตดุสิต 10303").postal_code == "10303"


def test_an_amphoe_has_its_code() -> None:
    assert amphoe_code("สบปราบ") == amphoe_code("อ.สบปราบ", "จ.ลำปาง") == "5211"
    assert amphoe_code("เมือง", "ลำปาง") == amphoe_code("เมืองลำปาง") == "5201"
    assert amphoe_code("เขตบางรัก", "กทม.") == "1004"
    assert amphoe_code("เมือง") is None
    assert amphoe_code("เฉลิมพระเกียรติ") is None
    assert amphoe_code("สบปราบ", "เชียงใหม่") is None
    assert amphoe_code("") is None
    assert [tambon.name for tambon in tambons_of("5211")] == list(tambon_names("5211"))


def test_braces_in_a_cell_are_only_text() -> None:
    assert locate("ต.{x}ฟหกดฟหก").note.say("th") == "ไม่พบตำบลชื่อ “{x}ฟหกดฟหก” โปรดตรวจตัวสะกด"


codes = st.sampled_from(CODES)


@given(codes, st.data())
def test_a_slip_never_becomes_another_place_in_silence(code: str, data: st.DataObject) -> None:
    tambon, amphoe, province = names(code)
    at = data.draw(st.integers(0, len(tambon) - 1))
    letter = data.draw(st.sampled_from([*"กงนบรสอ่้ีา", ""]))
    slipped = tambon[:at] + letter + tambon[at + 1 :]
    place = locate(f"ต.{slipped} อ.{amphoe} จ.{province}")
    if place.certain:
        assert place.tambon_code is not None
        assert any(letters(part) in letters(place.tambon) for part in slipped.split("("))
        assert place.amphoe_code == code[:4]
    elif place.how is How.TYPO:
        assert place.tambon_code is not None
        assert place.amphoe_code == code[:4]


@given(codes, codes)
def test_an_address_elsewhere_is_never_taken_as_local(code: str, home: str) -> None:
    tambon, amphoe, province = names(code)
    _, home_amphoe, home_province = names(home)
    place = locate(f"ต.{tambon} อ.{amphoe} จ.{province}", amphoe=home_amphoe, province=home_province)
    assert place.tambon_code == code
    assert place.certain == (code[:4] == home[:4])


@given(codes, st.integers(1, 30))
def test_digits_and_spaces_change_nothing(code: str, village: int) -> None:
    tambon, amphoe, province = names(code)
    plain = locate(f"{village}/2 ม.{village} ต.{tambon} อ.{amphoe} จ.{province}")
    dressed = locate(thai_digits(f"  {village}/2  ม.\u00a0{village}\n ต.  {tambon}\u200b  อ. {amphoe}  จ.{province} "))
    assert plain == dressed
    assert plain.village_no == village


@given(st.text(max_size=40), st.text(max_size=10), st.text(max_size=10), st.text(max_size=10))
def test_any_text_has_an_answer_with_a_reason(address: str, tambon: str, amphoe: str, province: str) -> None:
    place = locate(address, tambon=tambon, amphoe=amphoe, province=province)
    assert place.certain <= (place.tambon_code is not None)
    assert place.note.say("th")
    assert place.note.say("en")
