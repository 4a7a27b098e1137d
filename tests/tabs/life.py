"""A fair through its whole life, as the tabs tell it: meetings, selection, days, sales."""

from dataclasses import replace
from datetime import date

from otopsheets.tabs import Results
from tests.reports.registries import FAIR, application, facts
from tests.reports.test_facts import LIFE

BEFORE = {**FAIR, "fair_id": "F0", "name": "ตลาดครั้งก่อน", "starts_on": "15 ก.ย. 2559", "ends_on": ""}


def life(today: date = date(2017, 9, 20), **tabs) -> Results:
    """The fair of `tests.reports`, after it is over unless `today` says otherwise."""
    fairs = [{**FAIR, "previous": "F0"}, BEFORE]
    sold = [*LIFE["sales"], {"fair": "F0", "group": "G1", "sold_on": "15 ก.ย. 2559", "amount": 900}]
    applied = [*LIFE["applications"], {**application("G1"), "fair": "F0", "applied_on": "1 ก.ย. 2559"}]
    known = facts(today, **{**LIFE, "fairs": fairs, "sales": sold, "applications": applied, **tabs})
    return Results(known.registry, known.fair, today, known.selection, known.findings, facts=known)


def life_english() -> Results:
    return replace(life(), lang="en")
