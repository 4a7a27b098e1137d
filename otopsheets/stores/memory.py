"""A registry in memory: for notebooks, tests and whoever brings data from elsewhere."""

from collections.abc import Iterable, Sequence
from datetime import date

from otopsheets.registry import Sheet
from otopsheets.stores.base import Calls, Printed, Snapshot, Written
from otopsheets.tabs.model import Tab, values_fingerprint


class MemoryStore:
    """A store that is a list of sheets; nothing outlives the process."""

    def __init__(self, sheets: Iterable[Sheet], name: str = "memory") -> None:
        """Hold `sheets` as the input tabs."""
        self.name = name
        self.calls = Calls()
        self.sheets = tuple(sheets)
        self.tabs: dict[str, Tab] = {}
        self.kept: dict[str, Tab] = {}
        self._edited: dict[str, Tab] = {}

    def read(self) -> Snapshot:
        """Return the sheets and the generated tabs as they stand."""
        self.calls.reads += 1
        printed = {}
        for key, tab in self.tabs.items():
            rows = self._edited.get(key, tab).values
            edited = values_fingerprint(rows) != values_fingerprint(tab.values)
            printed[key] = Printed(key, tab.title, rows, tab.fingerprint, edited)
        return Snapshot(self.sheets, printed)

    def write(self, tabs: Sequence[Tab], today: date) -> Written:
        """Replace all generated tabs; keep edited ones under a dated title."""
        self.calls.writes += 1
        kept = []
        for key, tab in self._edited.items():
            title = f"{self.tabs[key].title} {today.isoformat()}"
            self.kept[title] = tab
            kept.append(title)
        self._edited.clear()
        self.tabs = {tab.key: tab for tab in tabs}
        return Written(self.name, tuple(kept))

    def edit(self, key: str, tab: Tab) -> None:
        """Change a generated tab, in what it shows or how it looks, the way a person would."""
        self._edited[key] = tab
