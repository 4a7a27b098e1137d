"""Generated tabs as values and look, with no word of Excel or Google in them."""

from otopsheets.reports.agenda import write_agenda
from otopsheets.reports.facts import Facts
from otopsheets.reports.lessons import write_lessons
from otopsheets.reports.memo import write_memo
from otopsheets.reports.participation import participation_of
from otopsheets.tabs.checks import checks_tab
from otopsheets.tabs.coverage import coverage_tab
from otopsheets.tabs.followup import followup_tab
from otopsheets.tabs.layout import layout_tab
from otopsheets.tabs.log import Entry, log_tab
from otopsheets.tabs.model import Tab
from otopsheets.tabs.notices import notices_tab
from otopsheets.tabs.papers import agenda_tab, lessons_tab, memo_tab
from otopsheets.tabs.participation import participation_tab
from otopsheets.tabs.results import Results
from otopsheets.tabs.rows import rows_tab
from otopsheets.tabs.sales import sales_tab
from otopsheets.tabs.selection import selection_tab
from otopsheets.tabs.stalls import announced, stalls_tab
from otopsheets.tabs.state import read_state, state_tab
from otopsheets.tabs.summary import summary_tab
from otopsheets.wording import Lang

__all__ = [
    "Entry",
    "Results",
    "Tab",
    "announced",
    "checks_tab",
    "generated_tabs",
    "layout_tab",
    "log_tab",
    "notices_tab",
    "read_state",
    "report_tabs",
    "rows_tab",
    "selection_tab",
    "stalls_tab",
    "state_tab",
    "summary_tab",
]


def report_tabs(facts: Facts, lang: Lang) -> tuple[Tab, ...]:
    """Make the tabs of the meetings and the memo, and once the fair has begun those of what came of it."""
    tabs = [
        coverage_tab(facts.coverage, facts.today, lang),
        participation_tab(participation_of(facts), facts.fair, facts.today, lang),
        agenda_tab(write_agenda(facts)),
        memo_tab(write_memo(facts)),
    ]
    if facts.coverage.meetings.begun:
        tabs += [
            sales_tab(facts.sales, facts.before, facts.today, lang),
            followup_tab(facts.follow_ups, facts.fair, facts.today, lang),
            lessons_tab(write_lessons(facts)),
        ]
    return tuple(tabs)


def generated_tabs(results: Results) -> tuple[Tab, ...]:
    """Make every generated tab of one fair, from left to right; the program's own memory comes last."""
    r, today, lang = results, results.today, results.lang
    order = [table.title for table in r.registry.tables.values()]
    return (
        summary_tab(r.selection, r.stalls, today, lang, r.facts),
        selection_tab(r.selection, r.stalls, today, lang),
        layout_tab(r.venue, r.plan, r.selection, today, lang),
        stalls_tab(r.venue, r.stalls, r.selection, today, lang),
        checks_tab(r.findings, r.fair, today, lang, order),
        notices_tab(r.selection, r.stalls, today, lang),
        *(report_tabs(r.facts, lang) if r.facts is not None else ()),
        log_tab(r.log, r.entry, r.fair, today, lang),
        rows_tab(r.registry, r.selection.outcomes, r.stalls, r.findings, lang),
        state_tab(r.memory),
    )
