import geothai

from otopsheets.thai.gazetteer import gazetteer, letters, successors, tambon_names, tambons_of


def test_the_gazetteer_holds_the_whole_country() -> None:
    known = gazetteer()
    assert len(known.provinces) == 77
    assert len(known.amphoes) == sum(len(geothai.districts(code)) for code in known.provinces)
    assert len(known.tambons) == sum(len(geothai.subdistricts(code)) for code in known.amphoes)


def test_sop_prap_has_four_tambons() -> None:
    assert tambon_names("5211") == ("สบปราบ", "สมัย", "แม่กัวะ", "นายาง")
    assert [tambon.code for tambon in tambons_of("5211")] == ["521101", "521102", "521103", "521104"]
    assert tambons_of("9999") == ()


def test_a_tambon_of_two_names_is_one_tambon_found_by_either() -> None:
    known = gazetteer()
    assert known.tambons_in["4501"]["ปอภาร"] == known.tambons_in["4501"]["ปอพาน"] == "450109"
    assert [name for name in tambon_names("4501") if "ปอภาร" in name] == ["ปอภาร (ปอพาน)"]


def test_names_are_compared_by_their_letters() -> None:
    assert letters("สุไหงโก-ลก") == letters("สุไหง โกลก")
    assert letters("ลำสินธ์ุ ๑๒ฯ") == "ลำสินธุ์"


def test_a_place_is_spoken_in_full() -> None:
    known = gazetteer()
    assert known.spoken("521103") == "ต.แม่กัวะ อ.สบปราบ จ.ลำปาง"
    assert known.spoken("5211") == "อ.สบปราบ จ.ลำปาง"
    assert known.spoken("52") == "จ.ลำปาง"
    assert known.spoken("100402") == "แขวงสีลม เขตบางรัก กรุงเทพมหานคร"


def test_every_province_has_its_own_two_letter_sign() -> None:
    named = gazetteer().provinces_named
    signs = {name: code for name, code in named.items() if len(name) == 2}
    assert sorted(signs.values()) == sorted(gazetteer().provinces)
    assert (signs["ลป"], signs["ชม"], signs["นม"]) == ("52", "50", "30")


def test_an_abolished_tambon_leads_to_those_of_today() -> None:
    assert successors(("1047",), "บางนา") == ("104702", "104703")
    assert successors(("5211",), "แม่กัวะ") == ()
