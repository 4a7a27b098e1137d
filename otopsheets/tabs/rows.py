"""ผลรายแถว: what came of each row of the registry, for the ผล cell beside it. See `lookup`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from otopsheets.findings import Finding, Level
from otopsheets.registry import Registry
from otopsheets.registry.cells import text_of
from otopsheets.selection.outcomes import Decided, Outcome
from otopsheets.tabs import lookup, sheet, words
from otopsheets.tabs.model import Cell, Tab
from otopsheets.tabs.selection import reasons
from otopsheets.wording import Lang, Wording

KEY = "rows"

_GRANTED = Wording("{result} ล็อก {labels}", "{result}, stall {labels}")
_HEADER = (Wording("ที่", "Place"), Wording("ตามที่พิมพ์", "As typed"), Wording("ผล", "Result"))


def rows_tab(
    registry: Registry,
    outcomes: Iterable[Outcome],
    stalls: Mapping[str, Sequence[str]],
    findings: Iterable[Finding],
    lang: Lang,
) -> Tab:
    """Answer for every row about which there is something to say.

    An application is answered with its result; any row also with what was found in it.
    """
    by_place: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in dict.fromkeys(findings):
        if finding.where.row is not None:
            by_place[finding.where.tab, finding.where.row].append(finding)
    results = {outcome.verdict.application.row: outcome for outcome in outcomes}
    rows = [tuple(Cell(word.say(lang), sheet.HEADER) for word in _HEADER)]
    for tab, named_by in lookup.NAMED_BY.items():
        table = registry.tables[tab]
        for record in getattr(registry, tab):
            outcome = results.get(record.row) if tab == "applications" else None
            found = by_place.get((table.title, record.row), ())
            told = _application(outcome, found, stalls, lang) if outcome else _found(found, lang)
            if told:
                place = lookup.place(table.tab.title, record.row)
                rows.append((Cell(place), Cell(_typed(registry, tab, record.row, named_by)), Cell(told)))
    return Tab(KEY, lookup.TITLE, tuple(rows), widths=(18, 30, 90), frozen=(1, 0), hidden=True)


def _application(outcome: Outcome, found: Sequence[Finding], stalls: Mapping[str, Sequence[str]], lang: Lang) -> str:
    result = words.result(outcome, lang)
    if outcome.decided is Decided.ACCEPTED:
        labels = words.labels_of(outcome, stalls)
        told = _GRANTED.say(lang, result=result, labels=words.listed(labels)) if labels else result
    else:
        why = reasons(outcome, lang)
        told = f"{result}: {why}" if why else result
    rest = [finding for finding in found if finding not in outcome.reasons and finding.level is not Level.INFO]
    return "\n".join(part for part in (told, _found(rest, lang)) if part)


def _found(findings: Iterable[Finding], lang: Lang) -> str:
    return "\n".join(f"{words.LEVEL[finding.level].say(lang)}: {finding.message(lang)}" for finding in findings)


def _typed(registry: Registry, tab: str, row: int, column: str) -> str:
    """Return the row's name as people typed it, not as it was read: a formula compares it with the cell."""
    table = registry.tables[tab]
    index = table.columns.get(column)
    cells = table.rows[row - table.first_row]
    value = cells[index] if index is not None and index < len(cells) else None
    return value if isinstance(value, str) else text_of(value)
