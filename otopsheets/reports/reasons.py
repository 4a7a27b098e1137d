"""Why applications did not get in, told without the words of one case, and counted."""

import re
from collections import defaultdict
from collections.abc import Iterable

from otopsheets.eligibility.rules import RULES
from otopsheets.findings import Kind
from otopsheets.reports.figures import Figure
from otopsheets.selection.outcomes import Decided, Outcome
from otopsheets.wording import Lang

_ASKS = {rule.code: rule.asks for rule in RULES}
_OF_ONE_CASE = re.compile(r"\s*['“]?\{[^}]*\}['”]?")


def in_general(kind: Kind, lang: Lang) -> str:
    """Say a reason for any case: a rule by what it asks, another by its sentence with `…` for the words of one case."""
    says = _ASKS.get(kind.code, kind.says)
    return _OF_ONE_CASE.sub(" …", says.th if lang == "th" else says.en).strip()


def reasons_of(outcomes: Iterable[Outcome]) -> list[tuple[Kind, Figure]]:
    """Return the deciding reasons of those who are not in, with the rows of their applications; most frequent first."""
    rows: dict[str, list[int]] = defaultdict(list)
    kinds: dict[str, Kind] = {}
    for outcome in outcomes:
        if outcome.decided is not Decided.ACCEPTED and outcome.reasons:
            kind = outcome.reasons[0].kind
            kinds[kind.code] = kind
            rows[kind.code].append(outcome.verdict.application.row)
    order = sorted(rows, key=lambda code: (-len(rows[code]), code))
    return [(kinds[code], Figure.count("applications", rows[code])) for code in order]
