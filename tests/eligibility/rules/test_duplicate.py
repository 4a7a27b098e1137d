from itertools import permutations

from otopsheets.eligibility import Standing, Verdict
from otopsheets.registry import Registry
from tests.eligibility.small import APPLICATION, FAIR, GROUP, TODAY, Cells, codes, judge, registry, verdicts


def by_day(found: tuple[Verdict, ...]) -> dict[str, list[str]]:
    return {str(verdict.application.applied_on): codes(verdict) for verdict in found}


def twice(first: Cells, second: Cells, **tabs: list[Cells]) -> Registry:
    return registry(applications=[{**APPLICATION, **first}, {**APPLICATION, **second}], **tabs)


def test_the_earlier_of_two_applications_stands_whichever_row_it_is_on() -> None:
    days: list[Cells] = [{"applied_on": "20 ส.ค. 2560"}, {"applied_on": "21 ส.ค. 2560"}]
    for first, second in permutations(days):
        found = verdicts(twice(first, second))
        assert by_day(found) == {"2017-08-20": [], "2017-08-21": ["duplicate"]}
        (late,) = [verdict for verdict in found if verdict.findings]
        (kept,) = [verdict for verdict in found if not verdict.findings]
        assert late.standing is Standing.REJECTED
        assert f"สมัครงานนี้แล้วในแถว {kept.application.row}" in late.findings[0].message()


def test_id_and_name_are_one_group() -> None:
    assert [codes(verdict) for verdict in verdicts(twice({}, {"group": GROUP["name"]}))].count(["duplicate"]) == 1


def test_a_second_application_that_corrects_the_first_stands() -> None:
    found = verdicts(twice({"consent": ""}, {"applied_on": "21 ส.ค. 2560"}))
    assert by_day(found) == {"2017-08-20": ["duplicate", "no-consent"], "2017-08-21": []}


def test_of_two_of_one_day_the_more_modest_stands_whichever_row_it_is_on() -> None:
    for first, second in permutations([{"stalls": 1}, {"stalls": 2}]):
        found = {verdict.application.stalls: codes(verdict) for verdict in verdicts(twice(first, second))}
        assert found == {1: [], 2: ["duplicate"]}


def test_of_three_one_stands() -> None:
    three = registry(applications=[APPLICATION, APPLICATION, APPLICATION])
    assert sorted(codes(verdict) for verdict in verdicts(three)) == [[], ["duplicate"], ["duplicate"]]


def test_another_fair_is_another_application() -> None:
    both = twice({}, {"fair": "2561-02"}, fairs=[FAIR, {**FAIR, "fair_id": "2561-02", "name": "งานฤดูหนาว"}])
    assert [codes(v) for fair in both.fairs for v in judge(both, fair, TODAY)] == [[], []]
