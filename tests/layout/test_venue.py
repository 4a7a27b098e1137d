"""A drawing is read cell by cell; every doubt is reported where it stands."""

import math

import pytest

from otopsheets.layout.marks import label_key
from otopsheets.layout.stalls import Neighbours
from otopsheets.layout.venue import read_venue


def drawing(text: str) -> list[list[object]]:
    """Cells between bars, one line a row."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def codes(findings) -> list[tuple[str, str]]:
    return [(finding.where.a1, finding.code) for finding in findings]


def test_a_market_is_read_as_it_was_drawn() -> None:
    venue, findings = read_venue(
        "ผังพื้นที่",
        drawing("""
            | ผังพื้นที่ตลาดประชารัฐ |          |    |          |      |
            | ทางเข้า              |          |    |          | เวที |
            | A1 ไฟ               | A2 ไฟ น้ำ | A3 | ต้นไม้    | A4   |
            |                     |          |    |          |      |
            | B1 หน่วยงาน          | B2 อาหาร  | ๓  | ล็อก ๑๒ ร่ม | B-5 |
        """),
        categories={"อาหาร": "food"},
    )
    assert findings == []
    told = [
        (s.label, s.power, s.water, s.shade, s.agency, s.category)
        for s in venue.stalls
    ]  # fmt: skip
    assert told == [
        ("A1", True, False, False, False, None),
        ("A2", True, True, False, False, None),
        ("A3", False, False, False, False, None),
        ("A4", False, False, False, False, None),
        ("B1", False, False, False, True, None),
        ("B2", False, False, False, False, "food"),
        ("3", False, False, False, False, None),
        ("ล็อก 12", False, False, True, False, None),
        ("B-5", False, False, False, False, None),
    ]
    assert [(mark.text, mark.kind) for mark in venue.landmarks] == [
        ("ทางเข้า", "entrance"),
        ("เวที", "stage"),
        ("ต้นไม้", "obstacle"),
    ]
    assert venue.runs == (("A1", "A2", "A3"), ("B1", "B2", "3", "ล็อก 12", "B-5"), ("A4",))
    assert venue.distance("A1") == 0
    assert venue.stall("12") == venue.stall("ล็อค ๑๒") == venue.stalls[7]
    assert venue.stall("Z9") is None


def test_neighbours_are_side_by_side_facing_or_round_a_corner() -> None:
    venue, _ = read_venue(
        "ผัง",
        drawing("""
            | A1 | A2 |    |
            |    |    | C1 |
            | B1 |    | C2 |
        """),
    )
    assert venue.neighbours == (
        Neighbours("A1", "A2", "side"),
        Neighbours("A1", "B1", "facing"),
        Neighbours("A2", "C1", "corner"),
        Neighbours("C1", "C2", "side"),
        Neighbours("B1", "C2", "facing"),
    )


def test_nothing_faces_through_an_obstacle() -> None:
    venue, _ = read_venue("ผัง", [["A1"], ["กำแพง"], ["A2"]])
    assert venue.neighbours == ()


def test_a_merged_block_is_one_stall_or_one_landmark() -> None:
    venue, findings = read_venue(
        "ผัง",
        [["เวทีใหญ่", None, "A1"], [None, None, None], ["B1", "B2", None]],
        merges=[(0, 0, 1, 1), (0, 2, 1, 2)],
    )
    assert [(s.label, s.height, s.width) for s in venue.stalls] == [("A1", 2, 1), ("B1", 1, 1), ("B2", 1, 1)]
    assert len(venue.landmarks[0].cells) == 4
    assert codes(findings) == [("", "venue-no-entrance")]


def test_the_district_extends_the_legend_in_the_drawing_and_by_setting() -> None:
    venue, findings = read_venue(
        "ผัง",
        [["ทางเข้า", "E = ล็อกที่มีไฟฟ้า", "⚡ = ???"], ["A1 E", "A2 ก๊อกใหญ่", "ซุ้ม"]],
        legend={"ก๊อกใหญ่": "น้ำ", "ซุ้ม": "ทางเดิน"},
    )
    assert [(s.label, s.power, s.water) for s in venue.stalls] == [("A1", True, False), ("A2", False, True)]
    assert codes(findings) == [("C1", "venue-legend-not-understood")]


def test_every_doubt_is_a_finding_with_its_cell() -> None:
    venue, findings = read_venue(
        "ผัง",
        drawing("""
            | ทางเข้า |        |       |     |
            |       | A1     | A-1   | ??? |
            |       | A2 ฟหกด | ซุ้มดอกไม้ | #REF! |
        """),
    )
    assert [stall.label for stall in venue.stalls] == ["A1", "A2"]
    assert codes(findings) == [
        ("C2", "venue-doubled-label"),
        ("D2", "venue-unreadable-cell"),
        ("B3", "venue-unknown-tag"),
        ("C3", "venue-taken-as-obstacle"),
        ("D3", "venue-unreadable-cell"),
    ]
    assert findings[0].message() == ("ชื่อล็อก “A-1” ซ้ำกับช่อง B2 โปรดตั้งชื่อให้ไม่ซ้ำกัน ล็อกที่ซ้ำยังไม่นำไปจัด")


def test_a_stall_shut_in_by_others_is_out_of_reach() -> None:
    venue, findings = read_venue("ผัง", [["ทางเข้า"], ["A1", "A2", "A3"], ["B1", "B2", "B3"], ["C1", "C2", "C3"]])
    assert codes(findings) == [("B3", "venue-out-of-reach")]
    assert math.isinf(venue.distance("B2"))


def test_a_drawing_without_stalls_is_told() -> None:
    venue, findings = read_venue("ผัง", [["ผังตลาด"], ["เวที", "10 เมตร"]])
    assert venue.stalls == ()
    assert codes(findings) == [("", "venue-no-stalls")]


def test_a_letter_beside_numbered_stalls_names_the_row() -> None:
    with_numbers, _ = read_venue("ผัง", [["A", "A1", "A2"]])
    only_letters, _ = read_venue("ผัง", [["A", "B ไฟ", "ก"]])
    assert [stall.label for stall in with_numbers.stalls] == ["A1", "A2"]
    assert [(stall.label, stall.power) for stall in only_letters.stalls] == [
        ("A", False), ("B", True), ("ก", False),
    ]  # fmt: skip


def test_a_closed_stall_stands_in_the_way_and_is_given_to_nobody() -> None:
    rows = [["ทางเข้า", "", "✗ = งดใช้"], ["A1", "A2 ปิด", "A3"], ["A4 ไฟ ชำรุด", "A5 (ห้ามใช้)", "A6 ✗"]]
    venue, findings = read_venue("ผัง", rows)
    assert [stall.label for stall in venue.stalls] == ["A1", "A3"]
    assert venue.neighbours == ()
    assert [mark.text for mark in venue.landmarks if mark.kind == "obstacle"] == ["A2 ปิด", "A4 ปิด", "A5 ปิด", "A6 ปิด"]
    assert [(code, where) for where, code in codes(findings)] == [
        ("venue-closed-stall", "B2"), ("venue-closed-stall", "A3"), ("venue-closed-stall", "B3"), ("venue-closed-stall", "C3"),
    ]  # fmt: skip


HEADED = [["", 1, "๒", "3"], ["ก", "ก1", "ก2 ไฟ", "ก3"], ["ข", "ข1", "", "ข3"]]


def test_numbers_over_columns_whose_stalls_bear_them_are_no_stalls() -> None:
    for rows in (HEADED, [*HEADED[1:], HEADED[0]], list(zip(*HEADED, strict=True))):
        venue, findings = read_venue("ผัง", [*rows, ["ทางเข้า"]])
        assert {stall.label for stall in venue.stalls} == {"ก1", "ก2", "ก3", "ข1", "ข3"}
        assert [(finding.code, dict(finding.values)) for finding in findings] == [
            ("venue-taken-as-zone", {"text": "1, 2, 3"})
        ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["1", "2"], ["A1", "A3"]], id="another number below"),
        pytest.param([["1", "2", "B5"], ["A1", "A2", "A5"]], id="a stall among them"),
        pytest.param([["1"], ["A1"]], id="one alone"),
        pytest.param([["1", "2"], ["A1", ""]], id="nothing below"),
        pytest.param([["1 ไฟ", "2"], ["A1", "A2"]], id="a service marked"),
        pytest.param([["1", "2"], ["11", "12"]], id="numbers everywhere"),
    ],
)
def test_numbers_that_may_be_stalls_are_stalls(rows: list[list[str]]) -> None:
    venue, _ = read_venue("ผัง", rows)
    assert len(venue.stalls) == sum(bool(cell) for row in rows for cell in row)


@pytest.mark.parametrize(
    ("one", "other"),
    [("A1", "a1"), ("๑๒", "12"), ("ล็อก 12", "ล๊อค๑๒"), ("B-3", "B3"), ("บูธ A 1", "A1")],
)
def test_labels_that_mean_one_stall_are_one(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


def test_what_is_doubtful_about_a_label_is_told() -> None:
    venue, findings = read_venue("ผัง", [["ทางเข้า", "A1, A2", "หน่วยงาน", "โซน ก 1", "A", "B ไฟ"]])
    assert [stall.label for stall in venue.stalls] == ["A1", "B"]
    assert codes(findings) == [
        ("B1", "venue-several-labels"),
        ("C1", "venue-stall-without-label"),
        ("D1", "venue-taken-as-zone"),
    ]


def test_a_merge_that_goes_on_below_the_last_value_keeps_its_size() -> None:
    """A sheet gives no empty rows at its end, nor empty cells at the end of a row."""
    venue, findings = read_venue("ผัง", [["ทางเข้า", "A1"]], merges=[(0, 1, 3, 4)])
    assert (venue.height, venue.width, venue.stalls[0].height, venue.stalls[0].width) == (4, 5, 4, 4)
    assert findings == []


@pytest.mark.parametrize("rows", [[], [[]], [[None, ""]], [[], [], []]])
def test_an_empty_tab_has_no_stalls(rows: list[list[object]]) -> None:
    venue, findings = read_venue("ผัง", rows)
    assert (venue.stalls, codes(findings)) == ((), [("", "venue-no-stalls")])


def test_a_table_and_a_stall_of_one_number_are_two() -> None:
    venue, findings = read_venue("ผัง", [["ทางเข้า", "ล็อก 1", "โต๊ะ 1", "แผง ๑"]])
    assert [stall.label for stall in venue.stalls] == ["ล็อก 1", "โต๊ะ 1"]
    assert codes(findings) == [("D1", "venue-doubled-label")]
