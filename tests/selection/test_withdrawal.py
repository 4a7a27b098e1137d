import hashlib

from otopsheets.selection import Selection
from tests.eligibility.small import Cells
from tests.selection.market import accepted, market, results, selected, stalls

FIVE = ("G1", "G2", "G3", "G4", "G5")
ORDER = sorted(FIVE, key=lambda key: hashlib.sha256(f"7:{key}".encode()).hexdigest())


def left(*keys: str) -> list[Cells]:
    return [{"group": key, "decision": "ถอน"} for key in keys]


def waiting(selection: Selection) -> dict[str, int | None]:
    return {each.key: each.waiting_no for each in selection.outcomes if each.decided == "waiting"}


def test_the_next_moves_up_and_nobody_elses_result_changes() -> None:
    before = selected(market(FIVE, fair={"seed": "7"}), 3)
    after = selected(market(FIVE, fair={"seed": "7"}, decisions=left(ORDER[0])), 3)
    assert waiting(before) == {ORDER[3]: 1, ORDER[4]: 2}
    assert results(after)[ORDER[0]] == ("rejected", "withdrawn")
    assert results(after)[ORDER[3]] == ("accepted", "moved-up")
    assert waiting(after) == {ORDER[4]: 1}
    for key in (ORDER[1], ORDER[2]):
        assert results(after)[key] == results(before)[key]


def test_two_withdraw_and_two_move_up() -> None:
    after = selected(market(FIVE, fair={"seed": "7"}, decisions=left(ORDER[0], ORDER[2])), 3)
    assert accepted(after) == {ORDER[1], ORDER[3], ORDER[4]}


def test_whoever_withdraws_from_the_waiting_list_moves_nobody() -> None:
    before = selected(market(FIVE, fair={"seed": "7"}), 3)
    after = selected(market(FIVE, fair={"seed": "7"}, decisions=left(ORDER[3])), 3)
    assert accepted(after) == accepted(before)
    assert waiting(after) == {ORDER[4]: 1}


def test_a_stall_that_is_left_goes_to_one_who_waits_and_never_to_one_who_has_one() -> None:
    groups = {ORDER[0]: {"stalls": 2}, ORDER[1]: {"stalls": 2}}
    before = selected(market(groups, fair={"seed": "7"}), 3)
    after = selected(market(groups, fair={"seed": "7"}, decisions=left(ORDER[0])), 3)
    assert stalls(before) == {ORDER[0]: 2, ORDER[1]: 1}
    assert stalls(after) == {ORDER[0]: 0, ORDER[1]: 1}


def test_a_group_of_a_tambon_that_would_miss_its_quota_moves_up_first() -> None:
    groups = {key: {"tambon": "แม่กัวะ"} for key in ORDER} | {"G8": {"tambon": "สมัย"}, "G9": {"tambon": "สมัย"}}
    fair = {"seed": "7", "min_per_tambon": 1}
    before = accepted(selected(market(groups, fair=fair), 3))
    (gone,) = before & {"G8", "G9"}
    after = selected(market(groups, fair=fair, decisions=left(gone)), 3)
    assert accepted(after) == before ^ {"G8", "G9"}


def test_whose_category_is_full_is_passed_over() -> None:
    groups = {key: {"category": "จักสาน" if key == ORDER[4] else "ผ้า"} for key in ORDER}
    rules = [{"code": "cap.textile", "value": 2}, {"code": "cap.decor", "value": 1}]
    fair = market(groups, fair={"seed": "7"}, rules=rules, decisions=left(ORDER[4]))
    assert accepted(selected(fair, 3)) == {ORDER[0], ORDER[1]}


def test_whom_the_committee_put_on_the_list_moves_up_too() -> None:
    reserve = {"group": ORDER[4], "decision": "สำรอง"}
    fair = market(FIVE, fair={"seed": "7"}, decisions=[reserve, *left(ORDER[0])])
    assert results(selected(fair, 9))[ORDER[4]] == ("accepted", "moved-up")


def test_before_the_draw_whoever_withdrew_is_not_entered() -> None:
    assert accepted(selected(market(FIVE, decisions=left("G1", "G2")), 3)) == {"G3", "G4", "G5"}
    still_short = selected(market(FIVE, decisions=left("G1")), 3)
    assert {code for decided, code in results(still_short).values() if decided == "waiting"} == {"waiting-for-draw"}


def test_before_the_draw_merit_may_still_tell_who_moves_up() -> None:
    groups = {key: {"members": at} for at, key in enumerate(FIVE)}
    rules = [{"code": "priority", "value": "สมาชิกมาก"}]
    fair = market(groups, rules=rules, decisions=left("G5"))
    assert results(selected(fair, 2)) == {
        "G5": ("rejected", "withdrawn"),
        "G4": ("accepted", "priority"),
        "G3": ("accepted", "moved-up"),
        "G2": ("waiting", "waiting-full"),
        "G1": ("waiting", "waiting-full"),
    }


def test_before_the_draw_nobody_moves_up_among_equals() -> None:
    groups = {"G1": {"members": 9}, "G2": {"members": 8}, "G3": {"members": 1}, "G4": {"members": 1}}
    rules = [{"code": "priority", "value": "สมาชิกมาก"}]
    after = selected(market(groups, rules=rules, decisions=left("G1")), 2)
    assert accepted(after) == {"G2"}
    assert waiting(after) == {"G3": None, "G4": None}
