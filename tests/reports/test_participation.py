"""Out of all groups of every tambon and village: who was briefed, applied, got in, and sold."""

from otopsheets.reports.participation import Participation, Share, participation_of
from tests.reports.registries import FAIR, GROUPS, application, facts, sale
from tests.reports.test_facts import LIFE

BEFORE = {**FAIR, "fair_id": "F0", "name": "ตลาดครั้งก่อน", "starts_on": "15 ก.ย. 2559", "ends_on": ""}


def _participation(**tabs) -> Participation:
    return participation_of(facts(**{**LIFE, **tabs}))


def test_shares_of_tambons_and_villages_with_the_rows_of_their_groups() -> None:
    told = _participation()
    assert told.tambons == (
        Share("สมัย", "สมัย", groups=(2, 3), briefed=(2, 3), applied=(2, 3), accepted=(2,), sold=2000.5),
        Share("นายาง", "นายาง", groups=(4, 5), briefed=(4,), applied=(4, 5), accepted=(4, 5), sold=250.0),
    )
    assert [(share.name, share.groups) for share in told.villages] == [
        ("หมู่ 1 บ้านดง ต.สมัย", (2,)),
        ("หมู่ 2 บ้านสวน ต.สมัย", (3,)),
        ("หมู่ 3 บ้านใหม่ ต.สมัย", ()),
        ("หมู่ 1 บ้านแก่น ต.นายาง", (4,)),
        ("หมู่ 2 บ้านใหม่ ต.นายาง", (5,)),
    ]


def test_tambons_and_villages_add_up_to_the_same_whole() -> None:
    lost = {"group_id": "G9", "name": "กลุ่มไร้ที่อยู่", "kind": "กลุ่มอาชีพ", "amphoe": "", "province": ""}
    told = _participation(groups=[*GROUPS, lost])
    for shares in (told.tambons, told.villages):
        assert shares[-1].name == ""
        assert sorted(row for share in shares for row in share.groups) == [2, 3, 4, 5, 7]
        assert sum(share.sold for share in shares) == 2250.5


def _new_and_again(**tabs) -> list[list[str]]:
    told = _participation(fairs=[{**FAIR, "previous": "F0"}, BEFORE], **tabs)
    return [[group.group_id for group in groups] for groups in (told.new, told.again)]


def _before(row: dict[str, object]) -> dict[str, object]:
    return {**row, "fair": "F0"}


def test_who_is_new_is_known_only_when_there_was_a_fair_before() -> None:
    assert (_participation().new, _participation().again) == ((), ())
    assert _new_and_again() == [["G1", "G3", "G4"], []]


def test_who_was_selected_last_time_and_did_not_stay_away_comes_again() -> None:
    last = [_before(application(group, applied_on="1 ก.ย. 2559")) for group in ("G1", "G3")]
    applied = [*LIFE["applications"], *last]
    assert _new_and_again(applications=applied) == [["G4"], ["G1", "G3"]]
    stayed = [*LIFE["sales"], _before(sale("G4", "15 ก.ย. 2559", None, "ไม่"))]
    last.append(_before(application("G4", applied_on="1 ก.ย. 2559")))
    rules = [{"code": "absent", "on": "ไม่"}]  # the rule that who stayed away last time is not taken again
    told = _new_and_again(applications=[*LIFE["applications"], *last], sales=stayed, rules=rules)
    assert told == [["G4"], ["G1", "G3"]]


def test_of_a_fair_of_which_only_sales_are_known_those_who_came_come_again() -> None:
    sold = [*LIFE["sales"], _before(sale("G1", "15 ก.ย. 2559", 9))]
    assert _new_and_again(sales=sold) == [["G3", "G4"], ["G1"]]
