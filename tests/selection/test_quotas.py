"""Quotas of tambons and caps of categories, against every choice there is."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from otopsheets.eligibility import Verdict
from otopsheets.selection.admission import make_queue
from otopsheets.selection.candidates import Candidate
from otopsheets.selection.quotas import Quotas, taken_for_tambons
from tests.eligibility.small import registry, verdicts

ANY_VERDICT: Verdict = verdicts(registry())[0]
TAMBONS = ("521101", "521102", "521103")


def candidates(told: list[tuple[int, str]]) -> list[Candidate]:
    """Candidates of these tambons and categories, in the order of their lots."""
    return [
        Candidate(at, ANY_VERDICT, f"G{at}", TAMBONS[tambon], category, 1, (1,), f"{at:03d}")
        for at, (tambon, category) in enumerate(told)
    ]


FIELD = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["food", "herb", "decor"])), max_size=8).map(candidates)
CAPS = st.fixed_dictionaries({}, optional={name: st.integers(0, 3) for name in ("food", "herb", "decor")})


def keeps(chosen: tuple[Candidate, ...], field: list[Candidate], quotas: Quotas) -> bool:
    """Whether every tambon has its least number, or all it has, and no category more than its cap."""
    have = Counter(each.tambon for each in chosen)
    there = Counter(each.tambon for each in field)
    categories = Counter(each.category for each in chosen)
    return all(have[tambon] >= min(quotas.least, there[tambon]) for tambon in quotas.tambons) and all(
        categories[name] <= cap for name, cap in quotas.caps.items()
    )


def possible(field: list[Candidate], quotas: Quotas) -> bool:
    """Whether any choice at all keeps quotas and caps."""
    return any(keeps(chosen, field, quotas) for size in range(len(field) + 1) for chosen in combinations(field, size))


@given(field=FIELD, caps=CAPS, least=st.integers(0, 3))
def test_quotas_and_caps_are_kept_together_whenever_any_choice_keeps_them(
    field: list[Candidate], caps: dict[str, int], least: int
) -> None:
    quotas = Quotas(TAMBONS, least, caps)
    front = make_queue(field, quotas).front
    assert keeps(front, field, quotas) == possible(field, quotas)


@given(field=FIELD, caps=CAPS, least=st.integers(0, 3))
def test_every_tambon_has_its_least_number_whatever_the_caps(
    field: list[Candidate], caps: dict[str, int], least: int
) -> None:
    quotas = Quotas(TAMBONS, least, caps)
    taken = taken_for_tambons(field, (), quotas)
    assert keeps(tuple(taken), field, Quotas(TAMBONS, least))
    assert len(taken) == len({each.at for each in taken})


@given(field=FIELD, least=st.integers(1, 3), places=st.integers(0, 8))
def test_short_of_places_as_many_tambons_as_can_be_take_part(field: list[Candidate], least: int, places: int) -> None:
    admitted = make_queue(field, Quotas(TAMBONS, least)).admitted(places)
    assert len({each.tambon for each in admitted}) == min(places, len({each.tambon for each in field}))


def test_without_caps_each_tambon_sends_its_first() -> None:
    field = candidates([(0, "food"), (0, "food"), (1, "food"), (1, "herb"), (0, "herb")])
    taken = taken_for_tambons(field, (), Quotas(TAMBONS, 2))
    assert [each.key for each in taken] == ["G0", "G2", "G1", "G3"]


def test_a_tambon_makes_room_for_another_that_has_only_one_category() -> None:
    field = candidates([(0, "food"), (0, "herb"), (1, "food")])
    taken = taken_for_tambons(field, (), Quotas(TAMBONS, 1, {"food": 1}))
    assert [each.key for each in taken] == ["G1", "G2"]
