"""The rows of a registry as records: what was typed, read, and not yet judged.

Every record keeps `row`, its row in the sheet. A field is named like its column; `None` means that the cell
was empty or could not be read (the registry then holds a finding that says so).
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Group:
    """A producer, a farmer or an agency."""

    row: int
    group_id: str
    name: str
    kind: str | None
    chair: str
    phone: tuple[str, ...]
    address: str
    village_no: str
    village: str
    tambon: str
    amphoe: str
    province: str
    members: int | None
    otop_no: str
    otop_expires_on: date | None
    enterprise_no: str
    note: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product of a group; `group` is what was typed to name the group."""

    row: int
    group: str
    name: str
    category: str | None
    made_at: str
    origin: str
    standards: tuple[str, ...]
    standard_expires_on: date | None
    price: float | None


@dataclass(frozen=True, slots=True)
class Fair:
    """A fair, its host, its days and what the district asks of it."""

    row: int
    fair_id: str
    name: str
    starts_on: date | None
    ends_on: date | None
    place: str
    tambon: str
    amphoe: str
    province: str
    venue: str
    opens_on: date | None
    closes_on: date | None
    agency_stalls: int | None
    min_per_tambon: int | None
    seed: str
    previous: str


@dataclass(frozen=True, slots=True)
class Application:
    """A group asks for a place at a fair; `fair` and `group` are what was typed."""

    row: int
    fair: str
    group: str
    products: tuple[str, ...]
    stalls: int | None
    wants: tuple[str, ...]
    power: bool | None
    water: bool | None
    cooking: bool | None
    applied_on: date | None
    consent: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the committee about one group at one fair."""

    row: int
    fair: str
    group: str
    decision: str | None
    stall: tuple[str, ...]
    reason: str
    decided_by: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What the district says of one rule: used or not, how hard, with which value."""

    row: int
    code: str
    on: bool | None
    level: str | None
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of one of the four kinds."""

    row: int
    held_on: date | None
    kind: str | None
    place: str
    fair: str
    tambon: str
    attended: tuple[str, ...]
    proposals: tuple[str, ...]
    resolution: tuple[str, ...]
    state: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Village:
    """A village of the district."""

    row: int
    tambon: str
    village_no: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Sale:
    """What a group sold on one day of a fair, in baht."""

    row: int
    fair: str
    group: str
    sold_on: date | None
    amount: float | None
    came: bool | None
    note: str


Record: TypeAlias = Group | Product | Fair | Application | Decision | RuleSetting | Meeting | Village | Sale

RECORDS: dict[str, type[Record]] = {
    "groups": Group,
    "products": Product,
    "fairs": Fair,
    "applications": Application,
    "decisions": Decision,
    "rules": RuleSetting,
    "meetings": Meeting,
    "villages": Village,
    "sales": Sale,
}
