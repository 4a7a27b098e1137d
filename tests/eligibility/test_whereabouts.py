import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.eligibility.whereabouts import Relation, host_code, whereabouts_of, whereabouts_of_text
from tests.eligibility.small import Cells, changed

HOST = "5211"
HOME = whereabouts_of(changed().groups[0], HOST)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({}, "5211"),
        ({"province": ""}, "5211"),
        ({"amphoe": "อ.สบปราบ", "province": "จ.ลำปาง"}, "5211"),
        ({"amphoe": "เมือง"}, "5201"),
        ({"amphoe": "เมือง", "province": ""}, None),
        ({"amphoe": "เฉลิมพระเกียรติ", "province": ""}, None),
        ({"amphoe": "สบปราบ", "tambon": "แม่กัวะ", "province": ""}, "5211"),
        ({"amphoe": "สบปาบ"}, None),
        ({"amphoe": ""}, None),
        ({"amphoe": "สบปราบ", "province": "เชียงใหม่"}, None),
    ],
)
def test_the_host_is_the_one_district_that_the_fairs_row_tells(cells: Cells, code: str | None) -> None:
    assert host_code(changed(fair=cells).fairs[0]) == code


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("ต.สมัย", Relation.HERE),
        ("หมู่ 3 ต.นายาง", Relation.HERE),
        ("อ.สบปราบ", Relation.HERE),
        ("สบปราบ ลำปาง", Relation.HERE),
        ("ปลูกที่ ต.สมัย อ.สบปราบ จ.ลำปาง", Relation.HERE),
        ("จาก จ.เชียงใหม่", Relation.ELSEWHERE),
        ("เชียงใหม่", Relation.ELSEWHERE),
        ("อ.เกาะคา", Relation.ELSEWHERE),
        ("ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง", Relation.ELSEWHERE),
        ("นำเข้าจากประเทศจีน", Relation.ELSEWHERE),
        ("ลาว", Relation.ELSEWHERE),
        ("จ.ลำปาง", Relation.UNKNOWN),
        ("ต.ไม่มีตำบลนี้", Relation.UNKNOWN),
        ("อ.สบปาบ จ.ลำปาง", Relation.MISSPELT),
        ("ศาลาข้างวัด", Relation.UNSAID),
        ("หมู่ 1", Relation.UNSAID),
        ("ชาวบ้านในหมู่บ้าน", Relation.UNSAID),
    ],
)
def test_a_text_is_read_as_the_writer_means_it(text: str, relation: Relation) -> None:
    found = whereabouts_of_text(text, HOME, HOST)
    assert found is not None
    assert found.relation is relation


@pytest.mark.parametrize("text", ["", "ที่บ้าน", "ปลูกเอง", "ปลูกเองในชุมชน", "ที่ทำการกลุ่ม", "จากสมาชิก"])
def test_ones_own_words_for_ones_own_place_name_no_other(text: str) -> None:
    assert whereabouts_of_text(text, HOME, HOST) is None


def test_where_the_writer_is_nobody_knows_a_tambon_of_many_namesakes_stays_ambiguous() -> None:
    nowhere = whereabouts_of(changed(group={"tambon": "", "amphoe": "", "province": ""}).groups[0], HOST)
    found = whereabouts_of_text("ต.นายาง", nowhere, HOST)
    assert found is not None
    assert found.relation is Relation.AMBIGUOUS


@given(st.text(max_size=40))
def test_whatever_people_type_is_somewhere(text: str) -> None:
    group = changed(group={"address": text, "tambon": text, "amphoe": text, "province": text}).groups[0]
    for found in (whereabouts_of(group, HOST), whereabouts_of_text(text, HOME, HOST) or HOME):
        assert found.relation in Relation
        assert isinstance(found.spoken, str)
