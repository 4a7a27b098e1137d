from otopsheets.eligibility import verdict_frame
from otopsheets.selection import selection_frame
from tests.eligibility.small import verdicts
from tests.selection.market import market, selected


def test_a_selection_is_a_row_for_each_application() -> None:
    fair = market({"G1": {}, "G2": {"consent": ""}}, fair={"seed": "7"}, decisions=[{"group": "G1", "stall": "A1"}])
    frame = selection_frame(selected(fair, 9))
    assert frame.drop(columns=["group", "messages"]).to_dict("records") == [
        {
            "row": 2,
            "key": "G1",
            "lane": "producer",
            "category": "textile",
            "tambon_code": "521103",
            "proposed": "accepted",
            "decided": "accepted",
            "stalls": 1,
            "rank": 1,
            "waiting_no": None,
            "pinned": ["A1"],
            "codes": ["admitted"],
        },
        {
            "row": 3,
            "key": "G2",
            "lane": "producer",
            "category": "textile",
            "tambon_code": "521103",
            "proposed": "needs_fixing",
            "decided": "needs_fixing",
            "stalls": 0,
            "rank": None,
            "waiting_no": None,
            "pinned": [],
            "codes": ["no-consent"],
        },
    ]
    assert frame["messages"][0] == ["ได้เข้าร่วมงาน เพราะผ่านกติกาทุกข้อและมีที่พอ"]


def test_verdicts_are_a_row_each_and_strangers_are_told_by_what_was_typed() -> None:
    fair = market(
        ["G1"],
        applications=[{"fair": "2560-09", "group": "ใครไม่รู้", "applied_on": "20 ส.ค. 2560", "consent": "ใช่"}],
    )
    assert verdict_frame(verdicts(fair), "en").to_dict("records") == [
        {
            "row": 2,
            "group_id": "",
            "group": "ใครไม่รู้",
            "lane": "producer",
            "category": None,
            "tambon_code": None,
            "standing": "needs_fixing",
            "codes": ["not-registered"],
            "messages": [
                "There is no group 'ใครไม่รู้' in the groups tab. Type its id or name as in the groups tab, or add it there."
            ],
        }
    ]


def test_nothing_is_an_empty_frame_with_its_columns() -> None:
    empty = market(["G1"], applications=[{}])
    assert list(selection_frame(selected(empty, 9)).columns)[:3] == ["row", "key", "group"]
    assert verdict_frame(()).empty
