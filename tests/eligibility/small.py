"""Small registries for tests: one sound applicant, and whatever a test changes about it.

    groups        G1  กลุ่มทอผ้าบ้านตัวอย่าง  กลุ่มอาชีพ  ต.แม่กัวะ อ.สบปราบ จ.ลำปาง
    products      G1  ผ้าทอมือ  ผ้า เครื่องแต่งกาย
    fairs         2560-09  สบปราบ ลำปาง  15-17 ก.ย. 2560, applications 1-31 ส.ค. 2560
    applications  2560-09  G1  20 ส.ค. 2560  consent ใช่

A row is a dict from the schema's column keys to what is typed; a cell left out is blank.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from otopsheets.eligibility import Verdict, judge
from otopsheets.registry import BY_KEY, Registry, Sheet, read_registry

Cells = Mapping[str, Any]

TODAY = date(2017, 9, 5)
GROUP: Cells = {
    "group_id": "G1",
    "name": "กลุ่มทอผ้าบ้านตัวอย่าง",
    "kind": "กลุ่มอาชีพ",
    "phone": "081-000-0001",
    "tambon": "แม่กัวะ",
    "amphoe": "สบปราบ",
    "province": "ลำปาง",
}
PRODUCT: Cells = {"group": "G1", "name": "ผ้าทอมือ", "category": "ผ้า เครื่องแต่งกาย"}
FAIR: Cells = {
    "fair_id": "2560-09",
    "name": "ตลาดประชารัฐ",
    "starts_on": "15 ก.ย. 2560",
    "ends_on": "17 ก.ย. 2560",
    "amphoe": "สบปราบ",
    "province": "ลำปาง",
    "opens_on": "1 ส.ค. 2560",
    "closes_on": "31 ส.ค. 2560",
}
APPLICATION: Cells = {"fair": "2560-09", "group": "G1", "applied_on": "20 ส.ค. 2560", "consent": "ใช่"}


def sheet(tab: str, rows: Sequence[Cells]) -> Sheet:
    """One tab as people would fill it in, the headers those of the schema."""
    columns = [column for column in BY_KEY[tab] if column.type != "result"]
    unknown = {name for row in rows for name in row} - {column.key for column in columns}
    assert not unknown, unknown
    header = [column.header for column in columns]
    return Sheet(BY_KEY[tab].title, [header, *([row.get(column.key) for column in columns] for row in rows)])


def registry(**tabs: Sequence[Cells]) -> Registry:
    """A registry of these tabs; those left out of the required ones hold the sound applicant."""
    usual = {"groups": [GROUP], "products": [PRODUCT], "fairs": [FAIR], "applications": [APPLICATION]}
    return read_registry([sheet(tab, rows) for tab, rows in {**usual, **tabs}.items()])


def changed(
    *,
    group: Cells | None = None,
    product: Cells | None = None,
    fair: Cells | None = None,
    application: Cells | None = None,
    **tabs: Sequence[Cells],
) -> Registry:
    """The sound applicant with these cells changed; further tabs as given."""
    usual = {
        "groups": [{**GROUP, **(group or {})}],
        "products": [{**PRODUCT, **(product or {})}],
        "fairs": [{**FAIR, **(fair or {})}],
        "applications": [{**APPLICATION, **(application or {})}],
    }
    return registry(**{**usual, **tabs})


def verdicts(registry: Registry, today: date = TODAY) -> tuple[Verdict, ...]:
    """The verdicts of the first fair."""
    return judge(registry, registry.fairs[0], today)


def codes(verdict: Verdict) -> list[str]:
    """The codes of all that was found, in order."""
    return [finding.code for finding in verdict.findings]


def told(registry: Registry, today: date = TODAY) -> list[tuple[str, str, str]]:
    """What is told of the first application: level, code, cell."""
    (verdict, *_) = verdicts(registry, today)
    return [(str(f.level), f.code, f"{f.where.tab}!{f.where.a1}") for f in verdict.findings]
