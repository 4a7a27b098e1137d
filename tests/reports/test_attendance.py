"""An attendance is read as people type it, and means exactly whom it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.registry.cells import split_names
from otopsheets.reports.attendance import EVERYWHERE, Entry, read_attendance
from otopsheets.reports.district import read_district
from otopsheets.reports.presence import Register
from tests.reports.registries import GROUPS, VILLAGES, meeting, registry


def _entries(typed: str) -> list[Entry]:
    return list(read_attendance(split_names(typed)))


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("ทุกกลุ่ม ต.สมัย", [Entry("ทุกกลุ่ม ต.สมัย", every=True, tambon="สมัย")]),
        ("หมู่ 1-5", [Entry("หมู่ 1-5", villages=(1, 2, 3, 4, 5))]),
        ("ประธานกลุ่มทอผ้า", [Entry("ประธานกลุ่มทอผ้า", name="กลุ่มทอผ้า")]),
        ("36 กลุ่ม", [Entry("36 กลุ่ม", number=36)]),
        ("รวมทั้งหมด 36 คน", [Entry("รวมทั้งหมด 36 คน", number=36)]),
        ("ทุกกลุ่มทุกหมู่บ้านทุกตำบล", [Entry("ทุกกลุ่มทุกหมู่บ้านทุกตำบล", every=True, tambon=EVERYWHERE)]),
        (
            "1. กลุ่มทอผ้า\n2. กลุ่มข้าว (2 คน)",
            [Entry("กลุ่มทอผ้า", name="กลุ่มทอผ้า"), Entry("กลุ่มข้าว (2 คน)", name="กลุ่มข้าว")],
        ),
    ],
)
def test_each_form_of_entry(typed, entries) -> None:
    assert _entries(typed) == entries


@pytest.mark.parametrize(
    "typed", ["หมู่ 1, 2 และ 5 ต.สมัย", "ม.๑,๒,๕ ตำบลสมัย", "หมู่ที่ 1, หมู่ที่ 2, หมู่ที่ 5 ต.สมัย", "หมู่ 1-2, 5 ต. สมัย"]
)
def test_a_run_of_villages_shares_the_tambon_named_at_its_end(typed) -> None:
    found = _entries(typed)
    assert {number for entry in found for number in entry.villages} == {1, 2, 5}
    assert {entry.tambon for entry in found} == {"สมัย"}


@given(st.sampled_from(["หมู่ ", "หมู่ที่", "ม.", "ม. "]), st.integers(1, 30), st.integers(0, 9), st.sampled_from("-–"))
def test_a_span_of_villages_is_every_number_in_it_in_either_digits(word, first, more, dash) -> None:
    typed = f"{word}{first}{dash}{first + more} ต.สมัย"
    thai = typed.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    for text in (typed, thai):
        assert [entry.villages for entry in _entries(text)] == [tuple(range(first, first + more + 1))]


@given(
    st.lists(
        st.sampled_from(["ทุกกลุ่ม", "หมู่ 1-3", "ต.สมัย", "กลุ่มทอผ้า", "และ", "ยกเว้น", ",", " ", "36 คน", "(", ")", "๓", "x"])
    )
)
def test_nothing_that_is_typed_stops_the_reader(words) -> None:
    for entry in _entries("".join(words)):
        assert entry.text.strip()


def _who(attended: str, kind: str = "ชี้แจงประธานกลุ่ม", tambon: str = "", groups=GROUPS) -> tuple[set[str], list[str]]:
    """The names of those counted as present, and the codes of what was not understood."""
    book = registry(groups=groups, meetings=[meeting("5 ก.ย. 2560", kind, attended, tambon=tambon)])
    district = read_district(book)
    presence = Register(book, district).presence(book.meetings[0])
    names = {group.group_id for group in district.groups if group.row in presence.groups}
    return names, [finding.code for finding in presence.findings]


@pytest.mark.parametrize(
    ("attended", "present"),
    [
        ("ทุกกลุ่ม", {"G1", "G2", "G3", "G4"}),
        ("ทุกกลุ่มทุกหมู่บ้านทุกตำบล", {"G1", "G2", "G3", "G4"}),
        ("ทุกกลุ่ม ต.สมัย", {"G1", "G2"}),
        ("ทุกกลุ่ม ต.สมัย, ต.นายาง", {"G1", "G2", "G3", "G4"}),
        ("ทุกกลุ่ม ต.สมัย ยกเว้น กลุ่มข้าวแต๋น", {"G1"}),
        ("ทุกกลุ่ม ต.สมัย (ขาด กลุ่มทอผ้าบ้านดง, กลุ่มข้าวแต๋น)\nทุกกลุ่ม ต.นายาง", {"G3", "G4"}),
        ("หมู่ 1-2 ต.สมัย", {"G1", "G2"}),
        ("ม.๒ ต.นายาง", {"G4"}),
        ("บ้านดง, G3", {"G1", "G3"}),
        ("บ้านแก่น หมู่ 1 ต.นายาง", {"G3"}),
        ("ทุกกลุ่มบ้านใหม่ ต.นายาง", {"G4"}),
        ("ประธานกลุ่มจักสาน; แดง สีดี", {"G1", "G3"}),
        ("กลุ่มจักสาน กลุ่มข้าวแต๋นและกลุ่มทอผ้าบ้านดง", {"G1", "G2", "G3"}),
        ("พัฒนาการอำเภอ, กำนัน ต.สมัย, คณะกรรมการเครือข่าย", set()),
    ],
)
def test_who_is_meant(attended, present) -> None:
    assert _who(attended, kind="คัดเลือกผู้เข้าร่วม") == (present, [])


def test_words_without_a_tambon_mean_the_meetings_own() -> None:
    assert _who("ทุกกลุ่ม", tambon="นายาง") == ({"G3", "G4"}, [])
    assert _who("หมู่ 1", tambon="ตำบลสมัย") == ({"G1"}, [])
    assert _who("บ้านใหม่", tambon="นายาง") == ({"G4"}, [])
    assert _who("ทุกกลุ่มทุกตำบล", tambon="นายาง") == ({"G1", "G2", "G3", "G4"}, [])


@pytest.mark.parametrize(
    ("attended", "code"),
    [
        ("ชมรมหมากรุก", "attended-unknown"),
        ("กลุ่มทอผ้าบ้านดงง", "attended-unclear"),
        ("บ้านใหม่", "attended-unclear"),
        ("ทุกกลุ่ม ต.สมัยย", "attended-unclear"),
        ("ทุกกลุ่ม ต.เชียงแสน", "attended-unknown"),
        ("หมู่ 1-2", "attended-no-tambon"),
        ("หมู่ 9 ต.สมัย", "attended-no-village"),
        ("32 คน", "attended-only-number"),
        ("ต.สมัย", "attended-who"),
        ("อ.สบปราบ", "attended-unknown"),
        ("บ้านดง หมู่ 2 ต.สมัย", "attended-unknown"),
    ],
)
def test_what_cannot_be_matched_counts_for_nobody_and_is_said(attended, code) -> None:
    assert _who(attended) == (set(), [code])


def test_two_groups_of_one_name_are_told_apart_by_the_tambon() -> None:
    twins = [*GROUPS, {"group_id": "G5", "name": "กลุ่มจักสาน", "kind": "กลุ่มอาชีพ", "tambon": "สมัย"}]
    assert _who("กลุ่มจักสาน", groups=twins) == (set(), ["attended-unclear"])
    assert _who("กลุ่มจักสาน ต.นายาง", groups=twins) == ({"G3"}, [])
    assert _who("กลุ่มจักสาน", groups=twins, tambon="สมัย") == ({"G5"}, [])


def test_the_place_of_a_finding_is_the_cell_of_the_attendance() -> None:
    book = registry(meetings=[meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "ใครไม่รู้")])
    (finding,) = Register(book, read_district(book)).presence(book.meetings[0]).findings
    assert (finding.where.tab, finding.where.row, finding.where.column) == ("ประชุม", 2, "ผู้เข้าร่วม")
    assert "'ใครไม่รู้'" in finding.message("th")
    assert "ใครไม่รู้" in finding.message("en")


def _tambons(attended: str, tambon: str = "") -> tuple[frozenset[str], bool]:
    book = registry(meetings=[meeting("5 ก.ย. 2560", "ชี้แจงคณะกรรมการเครือข่าย", attended, tambon=tambon)])
    presence = Register(book, read_district(book)).presence(book.meetings[0])
    assert presence.groups == frozenset()
    assert presence.findings == ()
    return presence.tambons, presence.amphoe


def test_committees_are_of_a_tambon_of_all_or_of_the_amphoe() -> None:
    both = {"สมัย", "นายาง"}
    assert _tambons("คณะกรรมการเครือข่าย OTOP ต.สมัย") == ({"สมัย"}, False)
    assert _tambons("คณะกรรมการเครือข่าย OTOP ระดับตำบลและระดับอำเภอ") == (both, True)
    assert _tambons("คณะกรรมการเครือข่ายระดับตำบล", tambon="นายาง") == ({"นายาง"}, False)
    assert _tambons("คณะกรรมการเครือข่าย OTOP และผู้แทนทุกตำบล") == (both, False)
    assert _tambons("ผู้แทนทุกตำบล, เครือข่ายอำเภอ") == (both, True)
    assert _tambons("") == (frozenset(), False)


def test_somebody_of_every_tambon_is_not_every_group() -> None:
    assert _who("ผู้แทนทุกตำบล") == (set(), ["attended-who"])
    assert _who("ตัวแทนทุกหมู่บ้าน ต.สมัย") == (set(), ["attended-who"])
    assert _who("ผู้แทนทุกกลุ่ม ต.สมัย") == ({"G1", "G2"}, [])


@pytest.mark.parametrize(
    ("attended", "present"),
    [
        ("ทุกกลุ่มสมัย", {"G1", "G2"}),
        ("สมัยทุกกลุ่ม", {"G1", "G2"}),
        ("ต.สมัยทุกกลุ่ม", {"G1", "G2"}),
        ("ทุกกลุ่ม ต.สมัย, นายาง", {"G1", "G2", "G3", "G4"}),
        ("ทุกกลุ่มในตำบลสมัยและนายาง", {"G1", "G2", "G3", "G4"}),
        ("หมู่ ๑–๒ สมัย", {"G1", "G2"}),
        ("นายาง หมู่ 2", {"G4"}),
        ("หมู่ 1, 2 ต.สมัย หมู่ 2 ต.นายาง", {"G1", "G2", "G4"}),
        ("มาครบทุกกลุ่ม ต.สมัย", {"G1", "G2"}),
        ("ข้าวแต๋น", {"G2"}),
        ("กลุ่มสวนลำไยลุงคำ", {"G4"}),
        ("กลุ่มจักสาน (นางสมศรี)", {"G3"}),
        ("กลุ่มจักสาน/กลุ่มข้าวแต๋น", {"G2", "G3"}),
        ("๑) กลุ่มจักสาน ๒) กลุ่มข้าวแต๋น", {"G2", "G3"}),
        ("-", set()),
    ],
)
def test_the_many_ways_of_typing_it(attended, present) -> None:
    assert _who(attended) == (present, [])


def test_a_stroke_may_be_part_of_a_name() -> None:
    groups = [*GROUPS, {"group_id": "G7", "name": "กลุ่มสาน/ทอ", "kind": "กลุ่มอาชีพ", "tambon": "สมัย"}]
    assert _who("กลุ่มสาน/ทอ", groups=groups) == ({"G7"}, [])


@pytest.mark.parametrize(
    ("attended", "present"),
    [
        ("กลุ่มจักสาน (ขาดประชุม), กลุ่มข้าวแต๋น", {"G2"}),
        ("กลุ่มจักสาน ไม่มา", set()),
        ("ทุกกลุ่ม, กลุ่มจักสาน (ลา)", {"G1", "G2", "G4"}),
        ("ทุกกลุ่ม ยกเว้น ต.นายาง", {"G1", "G2"}),
        ("ทุกกลุ่ม ต.สมัย เว้น หมู่ 1", {"G2"}),
        ("หมู่ 1-2 ต.สมัย (ขาดหมู่ 2)", {"G1"}),
    ],
)
def test_who_stayed_away_does_not_count(attended, present) -> None:
    assert _who(attended) == (present, [])


@pytest.mark.parametrize(
    ("attended", "present", "code"),
    [
        ("ทุกกลุ่ม ต.สมัย ขาด 1 กลุ่ม", set(), "attended-except"),
        ("หมู่ 1-2 ต.สมัย ยกเว้น ชมรมหมากรุก", set(), "attended-except"),
        ("ทุกกลุ่ม ต.สมัย ยกเว้น กลุ่มข้าวแต๋น\nกลุ่มจักสาน", {"G1"}, "attended-aside"),
        ("ไม่ครบทุกกลุ่ม", set(), "attended-unknown"),
        ("ต.สมัย หมู่ 1, 2 ต.นายาง หมู่ 1", {"G1"}, "attended-unknown"),
    ],
)
def test_where_it_is_not_clear_who_stayed_away_nobody_is_counted_for_it(attended, present, code) -> None:
    assert _who(attended) == (present, [code])


def test_a_bare_name_of_a_tambon_and_of_a_village_is_a_question() -> None:
    groups = [*GROUPS, {"group_id": "G6", "name": "กลุ่มสบู่", "kind": "กลุ่มอาชีพ", "village": "บ้านสมัย", "tambon": "นายาง"}]
    villages = [*VILLAGES, {"tambon": "นายาง", "village_no": 7, "name": "บ้านสมัย"}]

    book = registry(groups=groups, villages=villages, meetings=[meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "สมัย")])
    presence = Register(book, read_district(book)).presence(book.meetings[0])
    assert presence.groups == frozenset()
    assert [finding.code for finding in presence.findings] == ["attended-unclear"]
    assert "ต.สมัย, บ้านสมัย ต.นายาง" in presence.findings[0].message("th")
