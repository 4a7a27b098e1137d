"""One fair is the pattern of the next: same venue, rules and invitees, first those left out."""

from datetime import date

import pytest

from otopsheets.errors import UsageFault
from otopsheets.reports.nextfair import NextFair, next_name, propose_next
from otopsheets.selection import Places
from tests.reports.registries import AT_HOME, FAIR, GROUPS, application, facts, meeting, sale

STARTS = date(2017, 10, 13)  # four weeks later
SEEDED = {
    **FAIR,
    "seed": "7",
    "opens_on": "1 ส.ค. 2560",
    "closes_on": "31 ส.ค. 2560",
    "venue": "ผังพื้นที่",
    "min_per_tambon": 0,
}


def _next(**tabs) -> NextFair:
    return propose_next(facts(**{"fairs": [SEEDED], **tabs}), "F2", STARTS)


def test_the_fair_is_the_same_with_all_its_days_moved_and_its_seed_to_be_drawn_anew() -> None:
    assert dict(_next().rows["fairs"][0]) == {
        "fair_id": "F2",
        "name": "ตลาดประชารัฐ ครั้งที่ 2",
        "starts_on": "13 ตุลาคม 2560",
        "ends_on": "15 ตุลาคม 2560",
        "place": "หน้าศูนย์ OTOP",
        "tambon": "แม่กัวะ",
        "amphoe": "สบปราบ",
        "province": "ลำปาง",
        "venue": "ผังพื้นที่",
        "opens_on": "29 สิงหาคม 2560",
        "closes_on": "28 กันยายน 2560",
        "agency_stalls": None,
        "min_per_tambon": 0,
        "previous": "F1",
    }


def test_those_left_out_come_first_and_the_day_and_consent_are_the_groups_own() -> None:
    applications = [
        application("G1", applied_on="1 ส.ค. 2560"),
        application("G3", applied_on="2 ส.ค. 2560", stalls=1, power="ใช่", water="ไม่", products="กระบุง", wants="A1"),
        application("G4", applied_on="3 ส.ค. 2560"),
        application("A1", applied_on="3 ส.ค. 2560"),
    ]
    proposed = _next(places=Places(2, 1), applications=applications)
    waiting = next(note for note in proposed.notes if note.code == "next-left-out")
    first, *others = proposed.rows["applications"]
    assert first["note"] == "เชิญจากงาน F1 (ครั้งก่อนไม่ได้ที่ ได้สิทธิก่อน)"
    assert {row["group"] for row in others} == {"G1", "G3", "G4", "A1"} - {first["group"]}
    assert waiting.where.row == {"G1": 2, "G3": 3, "G4": 4}[str(first["group"])]
    basket = next(row for row in proposed.rows["applications"] if row["group"] == "G3")
    assert {name: value for name, value in basket.items() if name != "note"} == {
        "fair": "F2",
        "group": "G3",
        "products": "กระบุง",
        "stalls": 1,
        "power": "ใช่",
        "water": "ไม่",
        "cooking": "",
    }


def test_who_was_refused_is_not_invited_and_it_is_said_why() -> None:
    stranger = {
        "group_id": "G9",
        "name": "กลุ่มบ้านไกล",
        "kind": "กลุ่มอาชีพ",
        "tambon": "ท่าผา",
        "amphoe": "เกาะคา",
        "province": "ลำปาง",
    }
    groups = [*({**AT_HOME, **group} for group in GROUPS), stranger]
    proposed = _next(groups=groups, applications=[application("G9"), application("ไม่มี")])
    assert proposed.rows["applications"] == ()
    (note,) = [note for note in proposed.notes if note.code == "next-not-invited"]
    assert (note.where.row, note.message("th").startswith("กลุ่มบ้านไกล ไม่ได้เชิญ เพราะครั้งก่อน: ")) == (2, True)


def test_a_group_that_applied_twice_is_invited_once_and_nothing_is_said_of_the_second() -> None:
    proposed = _next(applications=[application("G1"), application("G1")])
    assert [row["group"] for row in proposed.rows["applications"]] == ["G1"]
    assert not any(note.code == "next-not-invited" for note in proposed.notes)


def test_who_stayed_away_is_invited_and_it_is_said_what_that_may_cost() -> None:
    applied = [application("G1", applied_on="20 ส.ค. 2560")]
    proposed = _next(applications=applied, sales=[sale("G1", "15 ก.ย. 2560", None, "ไม่")])
    assert [row["group"] for row in proposed.rows["applications"]] == ["G1"]
    (note,) = [note for note in proposed.notes if note.code == "next-stayed-away"]
    assert (note.where.tab, note.where.row) == ("กลุ่ม", 2)


def test_who_only_came_too_late_or_withdrew_is_invited_again() -> None:
    withdrawn = {"fair": "F1", "group": "G1", "decision": "ถอน", "reason": "ป่วย", "decided_by": "กลุ่ม"}
    applications = [application("G1", applied_on="1 ส.ค. 2560"), application("G3", applied_on="2 ก.ย. 2560")]
    proposed = _next(applications=applications, decisions=[withdrawn])
    assert [row["group"] for row in proposed.rows["applications"]] == ["G1", "G3"]


def test_the_meetings_are_planned_as_long_before_the_fair() -> None:
    held = meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "ทุกกลุ่ม", place="ศาลา", tambon="สมัย", proposals="ขอไฟ")
    proposed = _next(meetings=[held, meeting("16 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม")])
    assert [dict(row) for row in proposed.rows["meetings"]] == [
        {"held_on": "3 ตุลาคม 2560", "kind": "ชี้แจงประธานกลุ่ม", "place": "ศาลา", "fair": "F2", "tambon": "สมัย"}
    ]


def test_what_changed_since_is_told_with_its_place() -> None:
    groups = [
        {**GROUPS[0], "otop_expires_on": "12 ต.ค. 2560"},
        {**GROUPS[1], "otop_expires_on": "13 ต.ค. 2560"},
        *GROUPS[2:],
    ]
    products = [
        {"group": "G2", "name": "ข้าวแต๋น", "category": "อาหาร", "standards": "อย.", "standard_expires_on": "1 ต.ค. 2560"}
    ]
    proposed = _next(
        groups=groups,
        products=products,
        applications=[application("G1"), application("G2"), application("G4")],
        meetings=[
            meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals="ขอไฟ"),
            meeting("5 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม", proposals="ขอน้ำ", state="ดำเนินการแล้ว"),
        ],
    )
    assert [(note.code, note.where.tab, note.where.row) for note in proposed.notes] == [
        ("next-never-applied", "กลุ่ม", 4),
        ("next-will-expire", "กลุ่ม", 2),
        ("next-standard-expires", "ผลิตภัณฑ์", 2),
        ("next-still-open", "ประชุม", 2),
    ]


def test_an_id_that_is_taken_and_a_pattern_without_days_are_refused() -> None:
    with pytest.raises(UsageFault, match="'f 1' อยู่แล้ว"):
        propose_next(facts(), "f 1", STARTS)
    with pytest.raises(UsageFault, match="ไม่มีวันเริ่ม"):
        propose_next(facts(fairs=[{**FAIR, "starts_on": ""}]), "F2", STARTS)


@pytest.mark.parametrize(
    ("name", "following"),
    [("ตลาด", "ตลาด ครั้งที่ 2"), ("ตลาด ครั้งที่ 2", "ตลาด ครั้งที่ 3"), ("ตลาดครั้งที่ ๑๙", "ตลาด ครั้งที่ 20")],
)
def test_two_fairs_never_have_one_name(name, following) -> None:
    assert next_name(name) == following


def test_a_fair_without_an_id_is_known_by_its_name() -> None:
    proposed = _next(fairs=[{**SEEDED, "fair_id": ""}], applications=[application("G1", fair="ตลาดประชารัฐ")])
    assert proposed.rows["fairs"][0]["previous"] == "ตลาดประชารัฐ"
    assert proposed.rows["applications"][0]["note"] == "เชิญจากงาน ตลาดประชารัฐ"


def test_the_refusals_that_last_are_ones_that_there_are() -> None:
    from otopsheets.eligibility import RULES
    from otopsheets.reports import nextfair
    from otopsheets.selection import reasons

    known = (
        {kind.code for rule in RULES for kind in rule.kinds} if hasattr(RULES[0], "kinds") else {r.code for r in RULES}
    )
    known |= {value.code for value in vars(reasons).values() if hasattr(value, "code")}
    assert known >= nextfair._LASTING
