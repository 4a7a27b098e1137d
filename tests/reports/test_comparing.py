"""Two fairs side by side, every number worked out by hand."""

from datetime import date

from otopsheets.eligibility import judge
from otopsheets.registry import Registry
from otopsheets.reports.comparing import Comparison, compare
from otopsheets.reports.facts import Facts, gather
from otopsheets.selection import Places, select
from tests.reports.registries import AT_HOME, FAIR, GROUPS, PRODUCTS, application, registry, sale

SECOND = {**FAIR, "fair_id": "F2", "name": "ตลาดสอง", "starts_on": "10 พ.ย. 2560", "ends_on": "11 พ.ย. 2560"}


def _facts(book: Registry, at: int) -> Facts:
    fair, today = book.fairs[at], date(2017, 11, 20)
    return gather(book, fair, today, select(book, fair, judge(book, fair, today), Places(10, 2)))


def _compared(*sales) -> Comparison:
    second = {"fair": "F2", "applied_on": "1 พ.ย. 2560"}
    applications = [
        *(application(group) for group in ("G1", "G3", "A1")),
        *({**application(group), **second} for group in ("G1", "G2", "G4")),
    ]
    groups = [{**AT_HOME, **group} for group in GROUPS]
    book = registry(fairs=[FAIR, SECOND], groups=groups, products=PRODUCTS, applications=applications, sales=sales)
    stalls = ({"G1": ("A1",), "G3": ("A2",)}, {"G1": ("B1", "B2")})
    return compare(_facts(book, 0), _facts(book, 1), stalls)


SOLD = (
    sale("G1", "15 ก.ย. 2560", 100),
    sale("G3", "16 ก.ย. 2560", 50),
    {**sale("G1", "10 พ.ย. 2560", 400), "fair": "F2"},
    {**sale("G2", "11 พ.ย. 2560", 20), "fair": "F2"},
)


def test_the_numbers_of_both_and_the_change() -> None:
    compared = _compared(*SOLD)
    assert {pair.name: (pair.first, pair.second, pair.change) for pair in compared.pairs} == {
        "applied": (3, 3, 0),
        "accepted": (3, 3, 0),
        "groups_in": (2, 3, 1),
        "agencies_in": (1, 0, -1),
        "tambons_in": (2, 2, 0),
        "stalls_in": (3, 3, 0),
        "briefed": (0, 0, 0),
        "came": (2, 2, 0),
        "sold": (150, 420, 270),
        "sold_groups": (2, 2, 0),
        "sold_per_group": (75, 210, 135),
        "proposals": (0, 0, 0),
    }
    assert compared.figures["sold"][1].rows == (4, 5)


def test_tambons_and_categories_of_those_who_took_part() -> None:
    compared = _compared(*SOLD)
    assert {pair.name: (pair.first, pair.second) for pair in compared.tambons} == {"สมัย": (1, 2), "นายาง": (1, 1)}
    told = {pair.name: (pair.first, pair.second) for pair in compared.categories}
    assert told == {"textile": (1, 1), "decor": (1, 0), "food": (0, 1), "produce": (0, 1)}


def test_every_group_with_its_stalls_and_what_it_sold() -> None:
    told = [(each.group.group_id, each.took_part, each.sold, each.stalls) for each in _compared(*SOLD).participants]
    assert told == [
        ("G1", (True, True), (100, 400), (("A1",), ("B1", "B2"))),
        ("G2", (False, True), (None, 20), ((), ())),
        ("G3", (True, False), (50, None), (("A2",), ())),
        ("G4", (False, True), (None, None), ((), ())),
        ("A1", (True, False), (None, None), ((), ())),
    ]


def test_of_a_fair_whose_days_are_still_to_come_nothing_is_said_to_be_sold() -> None:
    pairs = {pair.name: pair for pair in _compared(*SOLD[:2]).pairs}
    assert (pairs["sold"].first, pairs["sold"].second, pairs["sold"].change) == (150, None, None)
    assert (pairs["applied"].second, pairs["applied"].change) == (3, 0)
