"""Two plans side by side: who stays, who moves how far, who is new, who is gone, what it costs."""

from otopsheets.layout.plan import Plan
from otopsheets.layout.venue import read_venue
from otopsheets.reports.moves import Move, compare_plans

VENUE, _ = read_venue(
    "ผัง", [["ทางเข้า", "", "", ""], ["A1", "A2", "A3", "ล็อก 4"], ["", "", "", ""], ["B1", "B2", "", ""]]
)


def plan(objective: float = 0.0, shares: dict[str, float] | None = None, **stalls: tuple[str, ...]) -> Plan:
    return Plan("feasible", stalls, objective, shares=shares or {})


def test_everybody_is_told_once() -> None:
    before = plan(G1=("A1",), G2=("A2",), G3=("A3", "ล็อก 4"), G4=("B1",))
    after = plan(G1=("A1",), G2=("B2",), G3=("ล็อก 4", "A3"), G5=("A2",), G6=())
    moves = compare_plans(VENUE, before, after)
    assert moves.stayed == ("G1", "G3")
    assert moves.moved == (Move("G2", ("A2",), ("B2",), cells=2.0, nearer=-4.0),)
    assert moves.new == (Move("G5", (), ("A2",)),)
    assert moves.left == (Move("G4", ("B1",), ()),)
    assert moves.cells == 2.0


def test_a_stall_that_is_only_called_otherwise_is_the_same_stall() -> None:
    assert compare_plans(VENUE, plan(G1=("4",)), plan(G1=("ล็อก ๔",))).stayed == ("G1",)


def test_a_stall_that_is_no_longer_drawn_has_no_distance() -> None:
    (move,) = compare_plans(VENUE, plan(G1=("Z9",)), plan(G1=("A1",))).moved
    assert (move.cells, move.nearer) == (None, None)


def test_several_stalls_move_by_their_middle() -> None:
    (move,) = compare_plans(VENUE, plan(G1=("A1", "A2")), plan(G1=("A2", "A3"))).moved
    assert (move.cells, move.nearer) == (1.0, -1.0)


def test_without_an_entrance_nobody_is_nearer() -> None:
    venue, _ = read_venue("ผัง", [["A1", "A2"]])
    (move,) = compare_plans(venue, plan(G1=("A1",)), plan(G1=("A2",))).moved
    assert (move.cells, move.nearer) == (1.0, None)


def test_every_term_of_either_plan_is_told() -> None:
    moves = compare_plans(VENUE, plan(3.0, {"togetherness": 3.0}), plan(1.0, {"togetherness": 2.0, "block": -1.0}))
    assert moves.terms == {"togetherness": (3.0, 2.0), "block": (0.0, -1.0)}
    assert moves.after.objective - moves.before.objective == -2.0


def test_the_same_plan_moves_nobody() -> None:
    same = plan(G1=("A1",), G2=("B1", "B2"))
    moves = compare_plans(VENUE, same, same)
    assert (moves.stayed, moves.moved, moves.new, moves.left, moves.cells) == (("G1", "G2"), (), (), (), 0)
