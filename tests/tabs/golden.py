"""Tabs as text, to be read in a review: every value, merge and chart.

Run `python -m tests.tabs.golden` after a change that was meant, and read the difference before you commit it.
"""

from pathlib import Path

from otopsheets.tabs import Tab, generated_tabs
from tests.tabs.fair import english, nothing_yet, odd_fair, small_fair
from tests.tabs.life import life, life_english

FOLDER = Path(__file__).parent / "golden"
FAIRS = {
    "small": small_fair,
    "english": english,
    "nothing-yet": nothing_yet,
    "odd-venue": odd_fair,
    "life": life,
    "life-english": life_english,
}
REPORTS = {"summary", "coverage", "participation", "agenda", "memo", "sales_summary", "followup", "lessons"}
"""Of a whole life only the summary and the reports are told: the other tabs are told of the small fair."""


def told(tab: Tab) -> str:
    rows = [
        " | ".join("" if cell.value is None else str(cell.value).replace("\n", "⏎") for cell in row)
        for row in tab.cells
    ]
    notes = [f"note: {cell.note!r}" for row in tab.cells for cell in row if cell.note]
    merges = [f"merged: rows {a.first_row}-{a.last_row} columns {a.first_column}-{a.last_column}" for a in tab.merges]
    charts = [
        f"chart: {c.kind} {c.title} of rows {c.categories.first_row}-{c.categories.last_row}: {', '.join(n for n, _ in c.series)}"
        for c in tab.charts
    ]
    charts += [
        f"coloured: {c.fill} where rows {c.area.first_row}-{c.area.last_row} columns "
        f"{c.area.first_column}-{c.area.last_column} say {c.text}"
        for c in tab.colorings
    ]
    lines = [f"{tab.title} ({tab.key}){' hidden' if tab.hidden else ''}", *rows, *notes, *merges, *charts]
    return "\n".join(line.rstrip() for line in lines) + "\n"


ONLY = {"odd-venue": {"layout", "stalls"}, "life": REPORTS, "life-english": REPORTS}
"""Which tabs are told of a fair, where it is not all of them."""


def pages() -> dict[str, str]:
    return {
        f"{name}.{tab.key}.txt": told(tab)
        for name, fair in FAIRS.items()
        for tab in generated_tabs(fair())
        if tab.key in ONLY.get(name, {tab.key})
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
