import hashlib

import pytest

from otopsheets.selection import Places, select
from tests.eligibility.small import FAIR, PRODUCT, Cells, registry, verdicts
from tests.selection.market import accepted, found, market, results, selected, stalls

FIVE = ("G1", "G2", "G3", "G4", "G5")


def drawn(seed: str, keys: tuple[str, ...]) -> list[str]:
    return sorted(keys, key=lambda key: hashlib.sha256(f"{seed}:{key}".encode()).hexdigest())


def test_everybody_who_keeps_the_rules_is_accepted_where_places_are_enough() -> None:
    fair = market({"G1": {}, "G2": {"category": ""}, "A1": {"kind": "หน่วยงานเอกชน"}})
    selection = selected(fair, 2, 1)
    assert results(selection) == {
        "G1": ("accepted", "admitted"),
        "G2": ("needs_fixing", "no-category"),
        "A1": ("accepted", "admitted"),
    }
    assert (selection.draw, selection.findings) == (None, ())


def test_the_draw_decides_where_places_are_short() -> None:
    selection = selected(market(FIVE, fair={"seed": "๔๗๒๙๑๓"}), 3)
    order = drawn("472913", FIVE)
    assert accepted(selection) == set(order[:3])
    assert {each.key: each.rank for each in selection.outcomes} == {key: at for at, key in enumerate(order, start=1)}
    assert results(selection)[order[0]] == ("accepted", "drawn")
    assert results(selection)[order[3]] == ("waiting", "waiting-full")
    assert [each.waiting_no for each in sorted(selection.outcomes, key=lambda each: each.rank or 0)] == [
        None,
        None,
        None,
        1,
        2,
    ]


def test_without_a_seed_nothing_is_drawn_and_those_concerned_wait() -> None:
    selection = selected(market(FIVE), 3)
    assert set(results(selection).values()) == {("waiting", "waiting-for-draw")}
    assert {each.waiting_no for each in selection.outcomes} == {None}
    assert (selection.draw, found(selection)) == (None, ["seed-missing"])


def test_two_lanes_do_not_take_each_others_places() -> None:
    agencies = {name: {"kind": "หน่วยงานรัฐ"} for name in ("A1", "A2")}
    fair = market({"G1": {}, "G2": {}, **agencies}, fair={"seed": "1"})
    assert accepted(selected(fair, 3, 1)) == {"G1", "G2", drawn("1", ("A1", "A2"))[0]}


def test_where_no_stall_is_marked_the_fairs_own_number_sets_aside_those_of_agencies() -> None:
    agencies = {name: {"kind": "หน่วยงานรัฐ"} for name in ("A1", "A2")}
    fair = market({"G1": {}, "G2": {}, **agencies}, fair={"agency_stalls": 2})
    selection = selected(fair, 4, 0)
    assert selection.places == Places(2, 2)
    assert accepted(selection) == {"G1", "G2", "A1", "A2"}
    assert found(selection) == []
    assert selected(fair, 1, 0).places == Places(0, 1)


def test_marked_stalls_that_are_not_as_many_as_the_fair_says_are_told() -> None:
    assert found(selected(market(["G1"], fair={"agency_stalls": 2}), 9, 1)) == ["agency-stalls-differ"]
    assert found(selected(market(["G1"], fair={"agency_stalls": 2}), 9, 2)) == []


def test_every_tambon_takes_part_before_any_takes_part_twice() -> None:
    groups = {name: {"tambon": "แม่กัวะ"} for name in FIVE} | {"G6": {"tambon": "สมัย"}, "G7": {"tambon": "นายาง"}}
    fair = market(groups, fair={"seed": "1", "min_per_tambon": 1})
    selection = selected(fair, 3)
    first_of_five = drawn("1", FIVE)[0]
    assert results(selection)["G6"] == results(selection)["G7"] == ("accepted", "tambon-quota")
    assert accepted(selection) == {"G6", "G7", first_of_five}
    assert [finding.message() for finding in selection.findings] == [
        "ต.สบปราบ ได้เข้าร่วม 0 กลุ่ม น้อยกว่าขั้นต่ำ 1 กลุ่ม โปรดชวนกลุ่มในตำบลนี้สมัครเพิ่มหรือแก้ใบสมัคร"
    ]


def test_a_tambon_that_nobody_can_be_sure_of_counts_for_none() -> None:
    groups = {"G1": {"tambon": "แม่กัวะ"}, "G2": {"tambon": ""}}
    selection = selected(market(groups, fair={"min_per_tambon": 1}), 9)
    assert accepted(selection) == {"G1", "G2"}
    assert found(selection) == ["tambon-short"] * 3


def test_the_district_sets_the_least_number_where_the_fair_does_not() -> None:
    fair = market(["G1"], fair={"min_per_tambon": ""}, rules=[{"code": "min_per_tambon", "value": "0"}])
    assert found(selected(fair, 9)) == []
    assert found(selected(market(["G1"], fair={"min_per_tambon": ""}), 9)) == ["tambon-short"] * 3


def test_a_cap_leaves_those_beyond_it_waiting_even_where_places_are_left() -> None:
    fair = market(FIVE, fair={"seed": "1"}, rules=[{"code": "cap.textile", "value": "2"}])
    selection = selected(fair, 9)
    order = drawn("1", FIVE)
    assert accepted(selection) == set(order[:2])
    waiting = {each.key: each for each in selection.outcomes}[order[2]]
    assert (waiting.waiting_no, waiting.reasons[0].message()) == (
        1,
        "ประเภท ผ้า เครื่องแต่งกาย รับครบ 2 กลุ่มแล้ว อยู่ในบัญชีสำรองลำดับที่ 1 จะแจ้งเมื่อมีผู้ถอนตัวหรือมีที่เพิ่ม",
    )


def test_a_cap_leaves_other_categories_alone() -> None:
    groups = {"G1": {}, "G2": {}, "G3": {"category": "จักสาน"}}
    fair = market(groups, fair={"seed": "1"}, rules=[{"code": "cap.textile", "value": "1"}])
    selection = selected(fair, 3)
    assert results(selection)["G3"] == ("accepted", "admitted")
    assert sorted(decided for decided, _ in results(selection).values()) == ["accepted", "accepted", "waiting"]


def test_every_tambon_goes_before_a_cap_and_that_is_told() -> None:
    groups = {"G1": {"tambon": "แม่กัวะ"}, "G2": {"tambon": "สมัย"}}
    fair = market(groups, fair={"seed": "1", "min_per_tambon": 1}, rules=[{"code": "cap.textile", "value": "1"}])
    selection = selected(fair, 9)
    assert accepted(selection) == {"G1", "G2"}
    assert found(selection) == ["tambon-short", "tambon-short", "cap-exceeded"]


def test_whoever_was_left_out_last_time_comes_first() -> None:
    before = selected(market(FIVE, fair={"seed": "1"}), 3)
    left_out = {each.key for each in before.outcomes if each.decided == "waiting"}
    now = selected(market(FIVE, fair={"seed": "2"}), 3, previous=before)
    assert left_out < accepted(now)
    assert {results(now)[key] for key in left_out} == {("accepted", "left-out-before")}


def test_a_fair_that_gave_nothing_or_never_drew_left_nobody_out() -> None:
    for before in (selected(market(FIVE, fair={"seed": "1"}), 0), selected(market(FIVE), 3)):
        now = selected(market(FIVE, fair={"seed": "2"}), 3, previous=before)
        assert accepted(now) == set(drawn("2", FIVE)[:3])


def test_whoever_came_after_all_was_not_left_out() -> None:
    earlier = {**FAIR, "fair_id": "2559-09", "name": "ตลาดปีก่อน"}
    before = selected(market(FIVE, fair={"seed": "1"}), 4)
    (waited,) = [each.key for each in before.outcomes if each.decided == "waiting"]
    sold = {"fair": "2559-09", "group": waited, "sold_on": "1 ก.ย. 2559", "amount": 100}
    fair = market(FIVE, fair={"seed": "2", "previous": "2559-09"}, fairs=[earlier], sales=[sold])
    assert accepted(selected(fair, 3, previous=before)) == set(drawn("2", FIVE)[:3])


@pytest.mark.parametrize(
    ("criterion", "first"),
    [
        ("ไม่ได้ร่วมงานครั้งก่อน", "G1"),
        ("ร่วมงานครั้งก่อน", "G2"),
        ("มีมาตรฐานมากกว่า", "G3"),
        ("มีทะเบียน OTOP", "G4"),
        ("สมาชิกมากกว่า", "G5"),
        ("สมัครก่อน", "G6"),
        ("ขอล็อกน้อยกว่า", "G7"),
    ],
)
def test_each_criterion_is_told_by_a_cell(criterion: str, first: str) -> None:
    earlier = {**FAIR, "fair_id": "2559-09", "name": "ตลาดปีก่อน"}
    plain: Cells = {"stalls": 2, "members": 5}
    came = {"fair": "2559-09", "sold_on": "1 ก.ย. 2559", "came": "ใช่"}
    groups: dict[str, Cells] = {
        **dict.fromkeys(("G1", "G2", "G3"), plain),
        "G4": {**plain, "otop_no": "520600001"},
        "G5": {**plain, "members": 50},
        "G6": {**plain, "applied_on": "1 ส.ค. 2560"},
        "G7": {**plain, "stalls": 1},
    }
    present = ["G2"] if first == "G2" else [name for name in groups if name != "G1"]
    fair = market(
        groups,
        fair={"previous": "2559-09"},
        fairs=[earlier],
        rules=[{"code": "priority", "value": criterion}],
        sales=[{**came, "group": name} for name in present],
        products=[{**PRODUCT, "group": name, "standards": "มผช., GAP" if name == "G3" else "มผช."} for name in groups],
    )
    assert results(selected(fair, 1))[first] == ("accepted", "priority")


def test_the_registry_itself_tells_who_was_left_out_when_the_committee_had_put_it_on_the_list() -> None:
    earlier = {**FAIR, "fair_id": "2559-09", "name": "ตลาดปีก่อน"}
    reserve = {"fair": "2559-09", "decision": "สำรอง"}
    fair = market(
        FIVE,
        fair={"previous": "2559-09"},
        fairs=[earlier],
        decisions=[{**reserve, "group": "G4"}, {**reserve, "group": "G5"}],
        sales=[{"fair": "2559-09", "group": "G5", "sold_on": "1 ก.ย. 2559", "came": "ใช่"}],
    )
    assert results(selected(fair, 1)) == {
        **dict.fromkeys(FIVE, ("waiting", "waiting-full")),
        "G4": ("accepted", "left-out-before"),
    }


def test_the_districts_own_criteria_come_in_their_order_before_the_draw() -> None:
    groups = {
        "G1": {"members": 20, "applied_on": "3 ส.ค. 2560"},
        "G2": {"members": 20, "applied_on": "2 ส.ค. 2560"},
        "G3": {"members": 5, "applied_on": "1 ส.ค. 2560"},
    }
    by_members = market(groups, rules=[{"code": "priority", "value": "จำนวนสมาชิก, สมัครก่อน"}])
    by_day = market(groups, rules=[{"code": "priority", "value": "สมัครก่อน"}])
    assert results(selected(by_members, 1)) == {
        "G2": ("accepted", "priority"),
        "G1": ("waiting", "waiting-full"),
        "G3": ("waiting", "waiting-full"),
    }
    assert {each.key: each.waiting_no for each in selected(by_members, 1).outcomes} == {"G2": None, "G1": 1, "G3": 2}
    assert accepted(selected(by_day, 1)) == {"G3"}


def test_everybody_has_a_first_stall_before_anybody_a_second() -> None:
    asked = {"G1": {"stalls": 2}, "G2": {"stalls": 2}, "G3": {"stalls": 1}, "G4": {"stalls": 3}}
    fair = market(asked, fair={"seed": "1"}, rules=[{"code": "max_stalls", "value": 3}])
    order = drawn("1", ("G1", "G2", "G4"))
    assert stalls(selected(fair, 4)) == dict.fromkeys(asked, 1)
    assert stalls(selected(fair, 5)) == {**dict.fromkeys(asked, 1), order[0]: 2}
    assert stalls(selected(fair, 7)) == {"G1": 2, "G2": 2, "G3": 1, "G4": 2}
    assert stalls(selected(fair, 9)) == {"G1": 2, "G2": 2, "G3": 1, "G4": 3}
    told = {each.key: [reason.code for reason in each.reasons] for each in selected(fair, 7).outcomes}
    assert told["G4"] == ["admitted", "fewer-stalls"]


def test_nobody_has_more_stalls_than_the_limit() -> None:
    limit = [{"code": "max_stalls", "value": "2"}]
    assert stalls(selected(market({"G1": {"stalls": 9}}, rules=limit), 9)) == {"G1": 2}


def test_without_a_seed_equals_have_no_second_stall_unless_all_of_them_can() -> None:
    two = market({"G1": {"stalls": 2}, "G2": {"stalls": 2}})
    assert stalls(selected(two, 3)) == {"G1": 1, "G2": 1}
    assert stalls(selected(two, 4)) == {"G1": 2, "G2": 2}


def test_without_a_seed_only_those_whom_the_draw_concerns_wait_for_it() -> None:
    groups = {name: {"tambon": "แม่กัวะ"} for name in ("G1", "G2", "G3")} | {"G4": {"tambon": "สมัย"}}
    selection = selected(market(groups, fair={"min_per_tambon": 1}), 2)
    assert results(selection) == {
        **dict.fromkeys(("G1", "G2", "G3"), ("waiting", "waiting-for-draw")),
        "G4": ("accepted", "tambon-quota"),
    }


def test_without_a_seed_caps_make_equals_wait_for_the_draw() -> None:
    rules = [{"code": "cap.textile", "value": "1"}]
    assert set(results(selected(market(["G1", "G2"], rules=rules), 9)).values()) == {("waiting", "waiting-for-draw")}
    assert results(selected(market(["G1"], rules=rules), 9)) == {"G1": ("accepted", "admitted")}


def test_a_list_that_changed_since_it_was_shown_is_told() -> None:
    first = selected(market(FIVE, fair={"seed": "1"}), 3)
    assert first.draw is not None
    same = selected(market(FIVE, fair={"seed": "1"}), 3, drawn_before=first.draw.entrants_sha256)
    more = selected(market((*FIVE, "G6"), fair={"seed": "1"}), 3, drawn_before=first.draw.entrants_sha256)
    assert (found(same), found(more)) == ([], ["drawn-again"])
    assert more.draw is not None
    assert first.draw.ranks.items() <= more.draw.ranks.items()


def test_a_second_application_that_the_district_lets_pass_is_not_a_second_place() -> None:
    row = {"fair": "2560-09", "group": "G1", "consent": "ใช่"}
    twice = registry(
        applications=[{**row, "applied_on": "20 ส.ค. 2560"}, {**row, "applied_on": "21 ส.ค. 2560"}],
        rules=[{"code": "duplicate", "on": "ไม่"}],
    )
    selection = select(twice, twice.fairs[0], verdicts(twice), Places(9, 0))
    assert [(str(each.decided), each.reasons[0].code) for each in selection.outcomes] == [
        ("accepted", "admitted"),
        ("rejected", "second-application"),
    ]


def test_an_applicant_of_no_known_group_that_the_district_lets_pass_has_a_place_of_its_own() -> None:
    row = {"fair": "2560-09", "applied_on": "20 ส.ค. 2560", "consent": "ใช่"}
    strangers = registry(
        applications=[{**row, "group": "ใครหนึ่ง"}, {**row, "group": "อีกใครสอง"}],
        rules=[{"code": "not-registered", "level": "เตือน"}],
    )
    selection = select(strangers, strangers.fairs[0], verdicts(strangers), Places(9, 0))
    assert results(selection) == {"row 2": ("accepted", "admitted"), "row 3": ("accepted", "admitted")}


def test_no_place_at_all_is_no_crash() -> None:
    assert {decided for decided, _ in results(selected(market(FIVE), 0)).values()} == {"waiting"}
    assert accepted(selected(market(FIVE, fair={"seed": "1"}), 0)) == set()
