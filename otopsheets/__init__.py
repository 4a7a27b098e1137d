"""OTOP markets from a shared sheet: read, check, propose, lay out, write back.

    store = otopsheets.open_registry("registry.xlsx")
    synced = otopsheets.sync(store, today=date(2017, 9, 5))

Every stage can be used alone: `read_registry`, `judge`, `select`, `lay_out`, `generated_tabs`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from otopsheets.eligibility import judge, verdict_frame
    from otopsheets.errors import NoLayoutPossible, OtopSheetsError, RegistryFault, UsageFault
    from otopsheets.layout.plan import lay_out
    from otopsheets.layout.venue import read_venue
    from otopsheets.registry import Registry, Sheet, read_registry
    from otopsheets.selection import select, selection_frame
    from otopsheets.stores import open_registry
    from otopsheets.stores.memory import MemoryStore
    from otopsheets.tabs import generated_tabs
    from otopsheets.thai.places import locate
    from otopsheets.workflow import check, propose, sync

__all__ = [
    "MemoryStore",
    "NoLayoutPossible",
    "OtopSheetsError",
    "Registry",
    "RegistryFault",
    "Sheet",
    "UsageFault",
    "check",
    "generated_tabs",
    "judge",
    "lay_out",
    "locate",
    "open_registry",
    "propose",
    "read_registry",
    "read_venue",
    "select",
    "selection_frame",
    "sync",
    "verdict_frame",
]

_HOME = {
    "MemoryStore": "stores.memory",
    "NoLayoutPossible": "errors",
    "OtopSheetsError": "errors",
    "Registry": "registry",
    "RegistryFault": "errors",
    "Sheet": "registry",
    "UsageFault": "errors",
    "check": "workflow",
    "generated_tabs": "tabs",
    "judge": "eligibility",
    "lay_out": "layout.plan",
    "locate": "thai.places",
    "open_registry": "stores",
    "propose": "workflow",
    "read_registry": "registry",
    "read_venue": "layout.venue",
    "select": "selection",
    "selection_frame": "selection",
    "sync": "workflow",
    "verdict_frame": "eligibility",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: `otopsheets --help` must not wait for a solver."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
