"""Small fairs for tests: who applies, for how many places, and what the committee decided.

A group is told by its id and what differs from a plain one; all keep the rules unless a test breaks one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from otopsheets.registry import Registry
from otopsheets.selection import Places, Selection, select
from tests.eligibility.small import APPLICATION, FAIR, GROUP, PRODUCT, Cells, registry, verdicts

COMMITTEE = {"reason": "ตามที่ประชุม", "decided_by": "คณะกรรมการเครือข่ายอำเภอ"}
TAMBONS = {"521101": "สบปราบ", "521102": "สมัย", "521103": "แม่กัวะ", "521104": "นายาง"}
APPLICATION_CELLS = frozenset({"stalls", "applied_on", "consent", "wants"})


def market(
    groups: Mapping[str, Cells] | Sequence[str],
    *,
    fair: Cells | None = None,
    decisions: Sequence[Cells] = (),
    rules: Sequence[Cells] = (),
    **tabs: Sequence[Cells],
) -> Registry:
    """A fair at สบปราบ, by default with no quota of tambons, for which these groups apply."""
    differing = groups if isinstance(groups, Mapping) else {key: {} for key in groups}
    return registry(
        groups=[_group(number, name, cells) for number, (name, cells) in enumerate(differing.items())],
        products=tabs.pop("products", None)
        or [
            {**PRODUCT, "group": name, "category": cells.get("category", PRODUCT["category"])}
            for name, cells in differing.items()
        ],
        fairs=[{**FAIR, "min_per_tambon": 0, **(fair or {})}, *tabs.pop("fairs", ())],
        applications=tabs.pop("applications", None)
        or [
            {**APPLICATION, "group": name, **{key: cells[key] for key in cells if key in APPLICATION_CELLS}}
            for name, cells in differing.items()
        ],
        decisions=[{"fair": "2560-09", **COMMITTEE, **cells} for cells in decisions],
        rules=rules,
        **tabs,
    )


def _group(number: int, name: str, cells: Cells) -> Cells:
    own = {key: value for key, value in cells.items() if key not in APPLICATION_CELLS | {"category"}}
    unlike = f"กลุ่มอาชีพตัวอย่างรายที่ {number}"  # names that differ by a number are two
    return {**GROUP, "group_id": name, "name": unlike, "phone": f"08{10000000 + number}", **own}


def selected(fair: Registry, producers: int, agencies: int = 0, **more: Any) -> Selection:
    """The selection of the first fair."""
    return select(fair, fair.fairs[0], verdicts(fair), Places(producers, agencies), **more)


def results(selection: Selection) -> dict[str, tuple[str, str]]:
    """What came of each applicant, and by which reason."""
    return {each.key: (str(each.decided), each.reasons[0].code) for each in selection.outcomes}


def accepted(selection: Selection) -> set[str]:
    """Who takes part."""
    return {each.key for each in selection.outcomes if each.decided == "accepted"}


def stalls(selection: Selection) -> dict[str, int]:
    """How many stalls each applicant has."""
    return {each.key: each.stalls for each in selection.outcomes}


def found(selection: Selection) -> list[str]:
    """The codes of what was found about the selection as a whole."""
    return [finding.code for finding in selection.findings]
