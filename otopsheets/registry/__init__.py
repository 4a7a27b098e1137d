"""The tabs and columns people fill in, and how their rows become records."""

from otopsheets.registry.columns import Choice, Column, Tab, Type
from otopsheets.registry.directory import Directory, Match
from otopsheets.registry.reading import Registry, read_registry
from otopsheets.registry.records import (
    Application,
    Decision,
    Fair,
    Group,
    Meeting,
    Product,
    RuleSetting,
    Sale,
    Village,
)
from otopsheets.registry.schema import BY_KEY, TABS
from otopsheets.registry.sheets import Broken, Sheet, Value

__all__ = [
    "BY_KEY",
    "TABS",
    "Application",
    "Broken",
    "Choice",
    "Column",
    "Decision",
    "Directory",
    "Fair",
    "Group",
    "Match",
    "Meeting",
    "Product",
    "Registry",
    "RuleSetting",
    "Sale",
    "Sheet",
    "Tab",
    "Type",
    "Value",
    "Village",
    "read_registry",
]
