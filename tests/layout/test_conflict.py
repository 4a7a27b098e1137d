"""Why nothing fits: the sentence a committee reads, in both languages, and the search behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.layout.conflict import DemandsConflict, explain, irreducible
from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options
from otopsheets.layout.plan import lay_out
from otopsheets.layout.problem import compile_problem
from tests.layout.grounds import Ground, Plot, ground_of


def asks(count: int, **owed) -> list[Demand]:
    """So many groups that ask for the same."""
    named = owed.pop("named", "ก")
    return [Demand(f"{named}{n}", f"{named}{n}", order=n, **owed) for n in range(1, count + 1)]


def refusal(ground: Ground, demands: list[Demand], *, fire_gap: bool = False) -> DemandsConflict:
    with pytest.raises(DemandsConflict) as raised:
        lay_out(ground.venue, demands, Options(effort=2, fire_gap=fire_gap))
    assert raised.value.exit_code == 4
    return raised.value


def test_nine_need_power_and_seven_stalls_have_it() -> None:
    told = refusal(ground_of("ppppppp", "", "sssssss"), [*asks(9, power=True), *asks(2, named="ข")])
    assert str(told) == (
        "ต้องใช้ไฟ 9 กลุ่ม รวม 9 ล็อก แต่ล็อกที่มีไฟมี 7 ล็อก (A1, A2, A3, A4, A5, A6, A7) ขาด 2 ล็อก กลุ่มที่ขอ: ก1, ก2, ก3, ก4, ก5, "
        "ก6, ก7, ก8, ก9 โปรดลดจำนวนล็อก เพิ่มล็อกในผัง หรือแก้เครื่องหมายในผัง"
    )
    assert told.message("en") == (
        "9 groups need stalls with power, 9 in all, but stalls with power: 7 (A1, A2, A3, A4, A5, A6, A7), 2 too few. "
        "Asked by: ก1, ก2, ก3, ก4, ก5, ก6, ก7, ก8, ก9. Grant fewer stalls, draw more, or change the marks in the drawing."
    )
    assert len(told.conflict.keys) == 8


ROWS = ("ss#ss", "", "pw#aa", "", "ff#tt")


@pytest.mark.parametrize(
    ("rows", "demands", "begins", "begins_in_english"),
    [
        pytest.param(("sss",), asks(4), "ต้องใช้ล็อก 4 กลุ่ม รวม 4 ล็อก แต่ผังมี 3 ล็อก ขาด 1 ล็อก กลุ่มที่ขอ: ก1, ก2, ก3, ก4 ",
                     "4 groups need stalls, 4 in all, but stalls drawn: 3, 1 too few. ", id="stalls"),
        pytest.param(ROWS, asks(1, power=True, water=True),
                     "ต้องใช้ไฟและน้ำ 1 กลุ่ม รวม 1 ล็อก แต่ล็อกที่มีไฟและน้ำมี 0 ล็อก ขาด 1 ล็อก ",
                     "1 group needs stalls with power and water, 1 in all, but stalls with power and water: 0, 1 too few. ",
                     id="a service nobody has"),
        pytest.param(ROWS, asks(3, lane="agency"), "ต้องใช้ล็อกของหน่วยงาน 3 กลุ่ม รวม 3 ล็อก แต่ล็อกของหน่วยงาน มี 2 ล็อก (A7, A8) ",
                     "3 groups need stalls kept for agencies, 3 in all, but stalls kept for agencies: 2 (A7, A8), 1 too few. ", id="agencies"),
        pytest.param(ROWS, asks(3, category="textile"),
                     "ต้องใช้ล็อกของประเภท ผ้า เครื่องแต่งกาย 3 กลุ่ม รวม 3 ล็อก แต่ล็อกของประเภท ผ้า เครื่องแต่งกาย มี 2 ล็อก (A11, A12) ",
                     "3 groups need stalls kept for textiles and clothing, 3 in all, ", id="a category"),
        pytest.param(ROWS, asks(1, category="food", power=True),
                     "ต้องใช้ล็อกของประเภท อาหาร ที่มีไฟ 1 กลุ่ม รวม 1 ล็อก แต่ล็อกของประเภท อาหาร ที่มีไฟ มี 0 ล็อก ",
                     "1 group needs stalls kept for food with power, ", id="a category with power"),
        pytest.param(ROWS, asks(7), "ต้องใช้ล็อกทั่วไป 7 กลุ่ม รวม 7 ล็อก แต่ล็อกทั่วไป มี 6 ล็อก (A1, A2, A3, A4, A5, A6) ",
                     "7 groups need stalls kept for nobody, 7 in all, but stalls kept for nobody: 6 (A1, ", id="kept for nobody"),
        pytest.param(("ss#ss",), asks(1, stalls=3), "ต้องใช้ล็อกติดกัน 3 ล็อก 1 กลุ่ม แต่ผังมีที่ติดกันยาวพอ 0 แห่ง กลุ่มที่ขอ: ก1 ",
                     "1 group needs 3 adjacent stalls, but the venue has room for 0 such groups at once. ", id="no row is so long"),
        pytest.param(("sss#sss",), asks(3, stalls=2), "ต้องใช้ล็อกติดกัน 2 ล็อก 3 กลุ่ม แต่ผังมีที่ติดกันยาวพอ 2 แห่ง กลุ่มที่ขอ: ก1, ก2, ก3 ",
                     "3 groups need 2 adjacent stalls, but the venue has room for 2 such groups at once. ", id="too few rows"),
        pytest.param(("pp#psps",), asks(2, stalls=2, power=True), "ต้องใช้ล็อกที่มีไฟ ติดกัน 2 ล็อก 2 กลุ่ม แต่ผังมีที่ติดกันยาวพอ 1 แห่ง ",
                     "2 groups need 2 adjacent stalls with power, but the venue has room for 1 such groups at once. ", id="rows with power"),
        pytest.param(("sp",), asks(1, pinned=("A1", "Z9"), stalls=2, power=True),
                     "มติกำหนดล็อก A1, Z9 ให้ ก1 ซึ่งได้ 2 ล็อก แต่จัดตามนั้นไม่ได้ เพราะ A1 ไม่มีไฟ และ Z9 ไม่มีในผัง โปรดแก้มติ",
                     "The committee gave ก1 stalls A1, Z9; it was granted 2. It cannot stand there: A1 has no power, and Z9 is not in the drawing. ",
                     id="pinned to stalls without"),
        pytest.param(("spa",), asks(1, pinned=("A3",), water=True),
                     "มติกำหนดล็อก A3 ให้ ก1 ซึ่งได้ 1 ล็อก แต่จัดตามนั้นไม่ได้ เพราะ A3 ไม่มีน้ำ และ A3 กันไว้ให้ผู้อื่น โปรดแก้มติ",
                     "The committee gave ก1 stalls A3; it was granted 1. It cannot stand there: A3 has no water, and A3 is kept for others. ",
                     id="pinned to another's place"),
        pytest.param(("spa",), asks(1, pinned=("A1",), lane="agency"),
                     "มติกำหนดล็อก A1 ให้ ก1 ซึ่งได้ 1 ล็อก แต่จัดตามนั้นไม่ได้ เพราะ A1 ไม่ใช่ล็อกของหน่วยงาน โปรดแก้มติ",
                     "The committee gave ก1 stalls A1; it was granted 1. It cannot stand there: A1 is not one of the stalls kept for agencies. ",
                     id="an agency pinned elsewhere"),
        pytest.param(("s#s",), asks(1, pinned=("A1",), stalls=2),
                     "มติกำหนดล็อก A1 ให้ ก1 ซึ่งได้ 2 ล็อก แต่จัดตามนั้นไม่ได้ เพราะตรงนั้นไม่มีล็อกที่ใช้ได้ติดกัน 2 ล็อก โปรดแก้มติ",
                     "The committee gave ก1 stalls A1; it was granted 2. It cannot stand there: no 2 adjacent stalls there would do. ",
                     id="pinned where no row is"),
        pytest.param(("sss",), asks(2, pinned=("A2",)), "2 กลุ่ม รวม 2 ล็อก ตามมติแล้วลงได้เฉพาะ 1 ล็อก (A2) ขาด 1 ล็อก: ก1, ก2 ",
                     "2 groups need 2 in all, but as the committee decided only 1 would do (A2), 1 too few: ก1, ก2. ", id="two pinned to one"),
        pytest.param(("pws",), [*asks(1, power=True), *asks(1, water=True, named="ข"), *asks(1, pinned=("A1",), named="ค")],
                     "2 กลุ่ม รวม 2 ล็อก ตามมติแล้วลงได้เฉพาะ 1 ล็อก (A1) ขาด 1 ล็อก: ก1, ค1 ",
                     "2 groups need 2 in all, but as the committee decided only 1 would do (A1), 1 too few: ก1, ค1. ",
                     id="pinned to what another needs"),
        pytest.param(("sst",), [*asks(1, stalls=2), *asks(1, pinned=("A1",), named="ข", category="decor")],
                     "ต้องใช้ล็อกทั่วไป 2 กลุ่ม รวม 3 ล็อก แต่ล็อกทั่วไป มี 2 ล็อก (A1, A2) ขาด 1 ล็อก ", "2 groups need stalls kept for nobody, 3 in all, ",
                     id="sizes count"),
        pytest.param(("sss",), [*asks(1, stalls=2), *asks(1, pinned=("A2",), named="ข")],
                     "กลุ่มต่อไปนี้ 2 กลุ่ม รวม 3 ล็อก จัดลงพร้อมกันไม่ได้ แม้มีล็อกที่ใช้ได้ 3 ล็อก เพราะบางกลุ่มต้องได้ล็อกติดกัน และบางกลุ่มต้องอยู่ตามมติ: ก1, ข1 ",
                     "These groups cannot stand together: ก1, ข1. 2 groups need 3 in all, and 3 would do, but some of them need adjacent stalls, "
                     "and some of them are pinned. ", id="pinned in the middle"),
        pytest.param(("ss",), [*asks(1, fire=True), *asks(1, category="textile", named="ข")],
                     "กลุ่มต่อไปนี้ 2 กลุ่ม รวม 2 ล็อก จัดลงพร้อมกันไม่ได้ แม้มีล็อกที่ใช้ได้ 2 ล็อก เพราะร้านที่ปรุงด้วยไฟต้องไม่ติดร้านผ้า: ก1, ข1 ",
                     "These groups cannot stand together: ก1, ข1. 2 groups need 2 in all, and 2 would do, but open fire must not stand beside textiles. ",
                     id="fire and cloth"),
    ],
)  # fmt: skip
def test_what_is_short_is_told(rows, demands, begins: str, begins_in_english: str) -> None:
    told = refusal(ground_of(*rows), demands)
    assert str(told)[: len(begins)] == begins
    assert told.message("en")[: len(begins_in_english)] == begins_in_english


def test_with_the_gap_fire_stands_alone() -> None:
    told = refusal(ground_of("sss"), [*asks(1, fire=True), *asks(2, named="ข")], fire_gap=True)
    assert "เพราะร้านที่ปรุงด้วยไฟต้องไม่ติดร้านใด: " in str(told)
    assert "but open fire must stand beside nobody" in told.message("en")


def test_of_many_alike_no_more_are_named_than_are_too_many() -> None:
    """Three cooks can stand apart in a row of five, a fourth cannot; the fifth has nothing to do with it."""
    told = refusal(ground_of("sssss"), asks(5, fire=True), fire_gap=True)
    assert (told.conflict.kind, len(told.conflict.keys)) == ("together", 4)


def test_power_or_water_can_be_short_though_neither_is() -> None:
    """Two need power and two water; two stalls have power and two have water, but one of them is the same."""
    services = [{"power": True, "water": True}, {"power": True}, {"water": True}, {}]
    ground = Ground(1, 8, tuple(Plot(f"A{n}", 0, 2 * n, **marks) for n, marks in enumerate(services)))
    told = refusal(ground, [*asks(2, power=True), *asks(2, water=True, named="ข")])
    assert str(told).startswith("4 กลุ่ม รวม 4 ล็อก ลงได้เฉพาะ 3 ล็อก (A0, A1, A2) ขาด 1 ล็อก: ก1, ข1, ก2, ข2 ")
    assert told.message("en").startswith("4 groups need 4 in all, but only 3 would do (A0, A1, A2), 1 too few: ")


def test_whom_it_does_not_concern_is_not_named() -> None:
    bystanders = asks(2, named="ค")
    told = refusal(
        ground_of("sss", "", "s", "", "s"), [*bystanders, *asks(1, stalls=2), *asks(1, pinned=("A2",), named="ข")]
    )
    assert told.conflict.keys == ("ก1", "ข1")


def test_ten_names_are_enough() -> None:
    assert "ก10 … (+2) โปรด" in str(refusal(ground_of("sssssssssss"), asks(12)))


@given(st.sets(st.integers(0, 15), min_size=1, max_size=5), st.integers(16, 20))
def test_an_irreducible_conflict_is_found_whatever_it_is(conflict: set[int], many: int) -> None:
    asked = []

    def possible(chosen) -> bool:
        asked.append(chosen)
        return not conflict <= set(chosen)

    assert irreducible(range(many), possible) == sorted(conflict)
    assert len(asked) < 2 * len(conflict) * 5 + 5


def test_a_crowd_is_told_with_few_questions(monkeypatch) -> None:
    """A hundred of one kind too many is asked about once for each kind, not once for each group."""
    from otopsheets.layout import conflict

    asked = []
    answer = conflict.feasible_places
    monkeypatch.setattr(conflict, "feasible_places", lambda problem: asked.append(problem) or answer(problem))
    problem = compile_problem(ground_of("s" * 100).venue, asks(140), fire_gap=False)
    assert len(explain(problem).conflict.keys) == 101
    assert len(asked) == 1
