"""One cell says one thing, however it was typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.layout.checker import faults
from otopsheets.layout.demands import Demand
from otopsheets.layout.marks import Said, Vocabulary
from otopsheets.layout.venue import read_venue
from otopsheets.registry.schema import CATEGORIES
from otopsheets.registry.sheets import UNCALCULATED, Broken
from otopsheets.thai.labels import label_key

WORDS = Vocabulary().with_categories(
    {word: choice.key for choice in CATEGORIES for word in (choice.key, choice.label, choice.english, *choice.aliases)}
)


@pytest.mark.parametrize(
    ("typed", "label", "same_as"),
    [
        ("A1", "A1", "a1"), ("a1", "a1", "A1"), ("A 1", "A 1", "A1"), ("A-01", "A-01", "A01"), ("B-3", "B-3", "B3"),
        ("๑", "1", "1"), ("๑๒", "12", "12"), ("１２", "12", "12"), ("Ａ１", "A1", "A1"), (12, "12", "๑๒"), (12.0, "12", "12"),
        ("12.0", "12", "12"), ("12A", "12A", "12a"), ("1ก", "1ก", "๑ก"), ("ก.1", "ก.1", "ก1"), ("ก-๑", "ก-1", "ก1"),
        ("ก. 1", "ก. 1", "ก 1"), ("ล็อก 12", "ล็อก 12", "12"), ("ล๊อค๑๒", "ล๊อค12", "12"), ("ล็อกที่ 3", "ล็อกที่ 3", "3"),
        ("ล็อกเลขที่ 1", "ล็อกเลขที่ 1", "ล็อก เลขที่ ๑"), ("ล็อก No. 1", "ล็อก No. 1", "ล๊อก no 1"), ("แผงที่ ๓", "แผงที่ 3", "3"),
        ("แผงลอย 3", "แผงลอย 3", "แผงลอย ๓"), ("บู๊ท 4", "บู๊ท 4", "บู๊ท4"), ("บูธ A", "บูธ A", "A"), ("เต้นท์ 5", "เต้นท์ 5", "เต้นท์ ๕"),
        ("ซุ้มที่ 3", "ซุ้มที่ 3", "ซุ้มที่๓"), ("โต๊ะ 3", "โต๊ะ 3", "โต๊ะ ๓"), ("ร้าน ก", "ร้าน ก", "ก"), ("#12", "#12", "12"),
        ("No.5", "No.5", "5"), ("เบอร์ 5", "เบอร์ 5", "เบอร์5"), ("(1)", "1", "1"), ("[A1]", "A1", "A1"), ("“A1”", "A1", "A1"),
        ("1)", "1", "1"), ("A1-2", "A1-2", "A1-2"), ("1/2", "1/2", "1/2"), ("A\u200b1", "A1", "A1"), ("A\u00a01", "A 1", "A1"),
    ],
)  # fmt: skip
def test_a_label_is_known_in_any_style(typed: object, label: str, same_as: str) -> None:
    assert WORDS.read(typed) == Said("stall", label)
    assert label_key(label) == label_key(same_as)


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("A1 ไฟ", "power"), ("A1ไฟ", "power"), ("A1 ไฟฟ้า", "power"), ("A1 มีไฟ", "power"), ("A1\nไฟ\nน้ำ", "power water"),
        ("A1 ไฟ/น้ำ", "power water"), ("A1ไฟน้ำ", "power water"), ("A1 มีไฟและน้ำ", "power water"), ("A1(ไฟ)", "power"),
        ("A1 [ไฟ, น้ำ]", "power water"), ("A1 – น้ำประปา", "water"), ("A1 = ไฟ", "power"), ("A1: ไฟ", "power"),
        ("A1 ⚡💧", "power water"), ("A1⚡\ufe0f💧", "power water"), ("A1🔌🚰", "power water"), ("12ไฟ", "power"),
        ("12Aไฟ", "power"), ("A1 ไฟ 220V", "power"), ("A1 3x3 เมตร ไฟ", "power"), ("A1 มุมไฟ", "corner power"),
        ("A1 ใต้ร่มไม้", "shade"), ("A1 ไม่มีไฟ มีน้ำ", "water"), ("A1 ไม่มีไฟ", ""), ("A1 ว่าง", ""),
        ("A1 หน่วยงานราชการ ไฟ", "agency power"), ("A1 อาหาร", "category:food"), ("A1 food", "category:food"),
        ("A1 ประเภทอาหาร", "category:food"), ("A1 ผ้า เครื่องแต่งกาย", "category:textile"),
        ("A1 (ของใช้ ของตกแต่ง ของที่ระลึก)", "category:decor"), ("A1 ไฟ ผ้า", "power category:textile"),
        ("A1 น้ำดื่ม", "category:drink"), ("A1 เครื่องดื่ม น้ำ", "category:drink water"),
        ("A1 ไฟ 15A", "power"), ("A1 ไฟ 2 จุด", "power"), ("A1 ไฟ 3 เฟส", "power"), ("A1 ปิด", "closed"), ("A1 ไฟ (ชำรุด)", "power closed"), ("A1 ปลั๊ก 3 ช่อง น้ำ 1 ก๊อก", "power water"),
        ("ไฟ A1", "power"), ("(ไฟ) A1 น้ำ", "power water"), ("⚡A1", "power"),
    ],
)  # fmt: skip
def test_services_and_marks_come_in_any_order_and_spelling(typed: str, tags: str) -> None:
    said = WORDS.read(typed)
    assert (said.kind, said.tags, said.unknown) == ("stall", tuple(tags.split()), ())


@pytest.mark.parametrize(
    ("typed", "label", "tags"),
    [("หน่วยงาน 1", "หน่วยงาน 1", ("agency",)), ("ผ้า ๒ ไฟ", "ผ้า 2", ("category:textile", "power"))],
)
def test_a_stall_may_be_named_for_whom_it_is_kept(typed: str, label: str, tags: tuple[str, ...]) -> None:
    assert WORDS.read(typed) == Said("stall", label, tags)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("ทางเดิน 2 เมตร", "walkway"), ("ถนนใหญ่", "walkway"), ("ถ.พหลโยธิน", "walkway"), ("ซ. วัดป่า", "walkway"), ("-->", "walkway"), ("---", "walkway"), ("│", "walkway"),
        ("10 เมตร", "note"), ("3x3", "note"), ("10 m", "note"), ("โซน A", "note"), ("แถว ก", "note"), ("โซน A1", "note"),
        ("1. ห้ามก่อไฟใกล้ร้านผ้า", "note"), ("A", "letter"), ("ก", "letter"), ("A ไฟ", "letter"), ("12M", "stall"),
        ("หน่วยงาน", "nameless"), ("ไฟ น้ำ", "nameless"), ("E = ไฟ", "legend"), ("น หมายถึง น้ำ", "legend"),
        ("P: ที่จอดรถ", "legend"), ("★ : ไฟ", "legend"), ("หมายเหตุ: ไฟดับตอนสี่ทุ่ม", "note"), ("ประตู: ทางเข้า", "landmark"),
        ("A1-A8 = อาหาร", "legend"), ("2017-09-15", "unreadable"), (date(2017, 9, 15), "unreadable"), (True, "unreadable"),
        (12.5, "unreadable"), ("???", "unreadable"), ("#REF!", "unreadable"), (Broken("#N/A"), "unreadable"),
        (UNCALCULATED, "unreadable"), (None, "walkway"), ("", "walkway"), ("  \u200b", "walkway"), (float("nan"), "walkway"),
    ],
)  # fmt: skip
def test_what_is_no_stall_is_not_taken_for_one(typed: object, kind: str) -> None:
    assert WORDS.read(typed).kind == kind


@pytest.mark.parametrize(
    ("typed", "landmark"),
    [
        ("ทางเข้าหลัก", "entrance"), ("ทางเข้า-ออก", "entrance"), ("ประตู 2", "entrance"), ("IN", "entrance"),
        ("ประตูทางออก", "exit"), ("ออก", "exit"), ("เวทีกลาง", "stage"), ("ห้องน้ำชาย", "toilet"), ("ลานจอดรถ", "parking"),
        ("กองอำนวยการร่วม", "office"), ("ต้นโพธิ์", "obstacle"), ("เสาไฟฟ้า", "obstacle"), ("ก๊อกน้ำ", "obstacle"),
        ("■", "obstacle"), ("โต๊ะ", "obstacle"), ("พระพุทธรูป", "other"),
    ],
)  # fmt: skip
def test_landmarks_are_known_by_their_first_word(typed: str, landmark: str) -> None:
    said = WORDS.read(typed)
    assert (said.kind, said.landmark) == ("landmark", landmark)


@pytest.mark.parametrize(("typed", "others"), [("A1, A2", ("A2",)), ("A1-A3 ไฟ", ("A3",)), ("A1B2", ("B2",))])
def test_further_labels_in_a_cell_are_told(typed: str, others: tuple[str, ...]) -> None:
    said = WORDS.read(typed)
    assert (said.kind, said.text, said.others) == ("stall", "A1", others)


def test_a_mark_of_the_district_is_no_part_of_a_label() -> None:
    words, lost = WORDS.with_legend({"E": "ไฟ", "*": "น้ำ", "→": "สิ่งกีดขวาง", "A1-A8": "อาหาร", "?": "อะไรก็ไม่รู้"})
    assert lost == ("A1-A8", "?")
    assert words.read("A1E*") == Said("stall", "A1", ("power", "water"))
    assert words.read("A1 E") == Said("stall", "A1", ("power",))
    assert words.read("→").landmark == "obstacle"


CALLED = ["1", "๑", "ล็อก 1", "ล๊อค ๑", "แผงที่ ๑", "บูธ 1", "ร้าน 1", "เต็นท์ 1", "ช่องที่ 1", "หมายเลข 1", "No. 1", "booth 1",
          "#1", "(1)", "1A", "A1", "a-1", "A 1", "ก.1", "ก1", "โต๊ะ 1", "ซุ้ม ๑", "เต้นท์ 1", "ล็อก No. 1", "แผงลอย 1", "ร้านค้าที่ 1", "เบอร์ 1", "บู๊ธ 1",
          "ที่ ๑", "ล็อกเบอร์ 1", "01", "A-01", "A1-2", "A12", "1/2", "1-2", "12", "ล็อก 1.2", "Ａ１", "12.0"]  # fmt: skip


@pytest.mark.parametrize("drawn", CALLED)
def test_whoever_checks_a_plan_takes_the_same_labels_for_one_stall(drawn: str) -> None:
    """A pin is matched here by `label_key`; the checker, which shares no code with this, must agree."""
    venue, _ = read_venue("ผัง", [[drawn]])
    (stall,) = venue.stalls
    for pinned in CALLED:
        broken = faults(venue, [Demand("ก", "กลุ่ม ก", pinned=(pinned,))], {"ก": (stall.label,)})
        assert (label_key(pinned) == label_key(stall.label)) == (not broken), pinned


LABELS = st.one_of(
    st.integers(1, 9999).map(str),
    st.from_regex(r"[A-Z]{1,2}-?[1-9][0-9]{0,2}", fullmatch=True),
    st.from_regex(r"[กขคงจ]\.?[1-9][0-9]?", fullmatch=True),
    st.integers(1, 999).map("ล็อก {}".format),
)
MARKS = {
    "power": ["ไฟ", "ไฟฟ้า", "มีไฟ", "⚡"],
    "water": ["น้ำ", "น้ำประปา", "มีน้ำ", "💧"],
    "corner": ["มุม"],
    "shade": ["ร่ม"],
    "agency": ["หน่วยงาน"],
}


@given(
    LABELS,
    st.lists(st.sampled_from(sorted(MARKS)), unique=True),
    st.sampled_from([" ", ", ", "/", " + ", "\n"]),
    st.data(),
)
def test_marks_are_read_the_same_in_any_order(label: str, marks: list[str], between: str, data: st.DataObject) -> None:
    words = [data.draw(st.sampled_from(MARKS[mark])) for mark in marks]
    said = WORDS.read(label + "".join(between + word for word in words))
    assert (said.kind, label_key(said.text), set(said.tags), said.unknown) == (
        "stall",
        label_key(label),
        set(marks),
        (),
    )


@given(st.text(max_size=40))
def test_any_text_is_read_somehow(text: str) -> None:
    said = WORDS.read(text)
    assert said.kind in {"walkway", "stall", "landmark", "legend", "note", "letter", "nameless", "unreadable"}
    assert said.kind != "stall" or label_key(said.text)
