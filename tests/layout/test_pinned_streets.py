"""The certificate where the committee has pinned many: no plan beats the bound, what is proven best is, one by one."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from otopsheets.layout import best, packing
from otopsheets.layout.best import best_places
from otopsheets.layout.options import Weights
from otopsheets.layout.scoring import Values
from otopsheets.layout.search import Annealing
from tests.layout.grounds import weights
from tests.layout.markets import every_plan, problem_of, worth
from tests.layout.pinned import pinned_markets

TINY = 1e-6


@pytest.fixture(scope="module", params=["searched", "idle", "few shapes", "wide"])
def search(request):
    """As it is; with a search that finds nothing; with few shapes to choose from at once as well; without blocks."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param != "searched":
            patch.setattr(Annealing, "run", lambda search, *_, **__: tuple(search._places))
        if request.param == "few shapes":
            patch.setattr(packing, "MOST_CHOSEN", 3)
        if request.param == "wide":
            patch.setattr(best, "NARROW", 0)
        yield request.param


@given(asked=pinned_markets(), weighed=weights(), fire_gap=st.booleans())
@settings(deadline=None, max_examples=60)
def test_any_pinned_street(search, asked, weighed: Weights, fire_gap: bool) -> None:
    problem, usual = problem_of(*asked, fire_gap=fire_gap), weighed.over(weighed.size)
    values = Values.of(problem, usual, {})
    plans = list(every_plan(problem))
    if not plans:
        return
    most = max(worth(problem, usual, values, places) for places in plans)
    found = best_places(problem, usual, values, plans[0], effort=2)
    reached = worth(problem, usual, values, found.places)
    assert found.places in plans
    assert reached <= most + TINY
    assert found.bound >= most - TINY
    proven = found.bound - reached <= TINY
    event(f"{search}: {'proven' if proven else 'gap'}")
    assert not proven or reached >= most - TINY
