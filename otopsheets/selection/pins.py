"""The stalls the committee fixed: each for one group that takes part, or for none and told."""

from collections.abc import Sequence
from dataclasses import replace

from otopsheets.findings import Finding
from otopsheets.registry import Registry
from otopsheets.selection import decisions
from otopsheets.selection.decisions import Rulings
from otopsheets.selection.outcomes import Decided, Outcome
from otopsheets.thai.labels import label_key


def pins_of(
    registry: Registry, outcomes: Sequence[Outcome], rulings: Rulings
) -> tuple[tuple[Outcome, ...], list[Finding]]:
    """Return the outcomes with the stalls pinned to each, and the pins that cannot be followed."""
    findings: list[Finding] = []
    holders: dict[str, list[str]] = {}
    wanted: dict[int, tuple[str, ...]] = {}
    accepted = {each.verdict.group.row for each in outcomes if each.verdict.group and each.decided is Decided.ACCEPTED}
    for row, ruling in rulings.by_group.items():
        if row in accepted:
            for stall in ruling.pinned:
                holders.setdefault(label_key(stall), []).append(ruling.group.name)
        elif ruling.pin is not None:
            where = registry.where("decisions", ruling.pin.row, "stall")
            told = {"stalls": ", ".join(ruling.pinned), "group": ruling.group.name}
            findings.append(Finding.of(decisions.PIN_USELESS, where, None, **told))
    for row in accepted & rulings.by_group.keys():
        ruling = rulings.by_group[row]
        clear = tuple(stall for stall in ruling.pinned if len(holders[label_key(stall)]) == 1)
        wanted[row] = clear
        for stall in ruling.pinned:
            if ruling.pin is not None and stall not in clear:
                where = registry.where("decisions", ruling.pin.row, "stall")
                groups = ", ".join(sorted(holders[label_key(stall)]))
                findings.append(Finding.of(decisions.PIN_TWICE, where, stall=stall, groups=groups))
    return tuple(_pinned(registry, each, wanted, rulings, findings) for each in outcomes), findings


def _pinned(
    registry: Registry,
    outcome: Outcome,
    wanted: dict[int, tuple[str, ...]],
    rulings: Rulings,
    findings: list[Finding],
) -> Outcome:
    group = outcome.verdict.group
    pinned = wanted.get(group.row, ()) if group is not None and outcome.decided is Decided.ACCEPTED else ()
    if group is None or not pinned:
        return outcome
    pin = rulings.by_group[group.row].pin
    if pin is not None and len(pinned) > outcome.stalls:
        where = registry.where("decisions", pin.row, "stall")
        told = {"stalls": ", ".join(pinned), "group": group.name, "granted": str(outcome.stalls)}
        findings.append(Finding.of(decisions.PINS_OVER, where, None, **told))
    return replace(outcome, pinned=pinned)
