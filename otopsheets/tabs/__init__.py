"""Generated tabs as values and look, with no word of Excel or Google in them."""

from otopsheets.tabs.checks import checks_tab
from otopsheets.tabs.layout import layout_tab
from otopsheets.tabs.log import Entry, log_tab
from otopsheets.tabs.model import Tab
from otopsheets.tabs.notices import notices_tab
from otopsheets.tabs.results import Results
from otopsheets.tabs.rows import rows_tab
from otopsheets.tabs.selection import selection_tab
from otopsheets.tabs.stalls import announced, stalls_tab
from otopsheets.tabs.state import read_state, state_tab
from otopsheets.tabs.summary import summary_tab

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
    "rows_tab",
    "selection_tab",
    "stalls_tab",
    "state_tab",
    "summary_tab",
]


def generated_tabs(results: Results) -> tuple[Tab, ...]:
    """Make every generated tab of one fair, from left to right; the program's own memory comes last."""
    r, today, lang = results, results.today, results.lang
    order = [table.title for table in r.registry.tables.values()]
    return (
        summary_tab(r.selection, r.stalls, today, lang, returning=r.returning),
        selection_tab(r.selection, r.stalls, today, lang),
        layout_tab(r.venue, r.plan, r.selection, today, lang),
        stalls_tab(r.venue, r.stalls, r.selection, today, lang),
        checks_tab(r.findings, r.fair, today, lang, order),
        notices_tab(r.selection, r.stalls, today, lang),
        log_tab(r.log, r.entry, r.fair, today, lang),
        rows_tab(r.registry, r.selection.outcomes, r.stalls, r.findings, lang),
        state_tab(r.memory),
    )
