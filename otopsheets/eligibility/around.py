"""What surrounds an application: the registry, the day, the fair, and facts worked out once for all rules."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from otopsheets.eligibility.fairs import AtFair
from otopsheets.eligibility.whereabouts import Whereabouts, whereabouts_of
from otopsheets.registry import Fair, Group, Registry, Sale
from otopsheets.registry.schema import CATEGORIES
from otopsheets.thai.text import key


class Around:
    """The registry seen on one day under one rule book; every fact is worked out once, when first asked for."""

    def __init__(self, registry: Registry, values: Mapping[str, Any], today: date) -> None:
        """Take the registry, the values of the rule book's parameters, and the day of judging."""
        self.registry = registry
        self.values = values
        self.today = today
        self.standards = {category.key: values[f"standards.{category.key}"] for category in CATEGORIES}
        self._fairs: dict[int, AtFair] = {}
        self._homes: dict[tuple[str, int], Whereabouts] = {}

    def at(self, fair: Fair) -> AtFair:
        """Return the fair with what is known about it."""
        if fair.row not in self._fairs:
            self._fairs[fair.row] = AtFair.of(fair, self.registry, self._absent_before(fair))
        return self._fairs[fair.row]

    def home(self, group: Group, host: str) -> Whereabouts:
        """Say where a group is, seen from the district `host`."""
        known = self._homes.get((host, group.row))
        if known is None:
            known = self._homes[host, group.row] = whereabouts_of(group, host)
        return known

    @cached_property
    def sharing_an_id(self) -> Mapping[int, tuple[int, ...]]:
        """The rows of all groups of one id (of one name, without an id), by each such row; of none that has its own."""
        found: dict[str, list[int]] = {}
        for group in self.registry.groups:
            found.setdefault(group.group_id or group.name, []).append(group.row)
        return {row: tuple(rows) for rows in found.values() if len(rows) > 1 for row in rows}

    def _absent_before(self, fair: Fair) -> frozenset[int]:
        """Return the rows of the groups that were expected at the fair before and stayed away unannounced."""
        before = self.registry.fair_directory.find(fair.previous).item if fair.previous else None
        if before is None:
            return frozenset()
        sales = self._sales_by_fair.get(before.row, ())
        came = {row for row, sale in sales if sale.came or (sale.came is None and sale.amount)}
        away = {row for row, sale in sales if sale.came is False}
        told = {row for row, sale in sales if sale.came is False and gave_notice(sale.note)}
        return frozenset(away - came - told - self._withdrawn_by_fair.get(before.row, set()))

    @cached_property
    def _sales_by_fair(self) -> Mapping[int, list[tuple[int, Sale]]]:
        """The sales rows of each fair, each with the row of its group."""
        found: dict[int, list[tuple[int, Sale]]] = {}
        for sale in self.registry.sales:
            fair = self.registry.fair_directory.find(sale.fair).item
            group = self.registry.directory.find(sale.group)
            if fair is not None and group.item is not None and group.how != "close":
                found.setdefault(fair.row, []).append((group.item.row, sale))
        return found

    @cached_property
    def _withdrawn_by_fair(self) -> Mapping[int, set[int]]:
        """The rows of the groups that withdrew from each fair in time for the committee to note it."""
        found: dict[int, set[int]] = {}
        for decision in self.registry.decisions:
            fair = self.registry.fair_directory.find(decision.fair).item
            group = self.registry.directory.find(decision.group).item
            if decision.decision == "withdraw" and fair is not None and group is not None:
                found.setdefault(fair.row, set()).add(group.row)
        return found


def gave_notice(note: str) -> bool:
    """Say whether the note of an absence tells that the group had announced it."""
    said = key(note)
    told = any(word in said for word in ("แจ้ง", "ลาป่วย", "ลากิจ", "ขออนุญาต"))
    return told and not any(word in said for word in ("ไม่แจ้ง", "ไม่ได้แจ้ง", "มิได้แจ้ง"))
