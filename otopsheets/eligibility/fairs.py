"""A fair and what its applications are judged by, worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from otopsheets.eligibility.whereabouts import host_code
from otopsheets.registry import Fair, Registry
from otopsheets.thai.gazetteer import gazetteer
from otopsheets.wording import Wording


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with a cell of the fair's own row."""

    column: str
    what: Wording


@dataclass(frozen=True, slots=True)
class AtFair:
    """A fair seen by those who apply.

    `host` is the code of the district that holds it, None when it cannot be told. `last_day` is its end, or
    its start when it lasts a day. `absent` are the rows of groups that stayed away from the fair before it and
    told nobody. `doubts` are what its row lacks or contradicts.
    """

    fair: Fair
    host: str | None
    last_day: date | None
    absent: frozenset[int]
    doubts: tuple[Doubt, ...]

    @property
    def district(self) -> str:
        """The host district as people say it."""
        return gazetteer().spoken(self.host) if self.host else self.fair.amphoe

    @classmethod
    def of(cls, fair: Fair, registry: Registry, absent: frozenset[int]) -> "AtFair":
        """Work it out from the fair's row."""
        host, last_day = host_code(fair), fair.ends_on or fair.starts_on
        return cls(fair, host, last_day, absent, tuple(_doubts(fair, host, last_day, registry)))


_CELLS = ("starts_on", "ends_on", "opens_on", "closes_on", "agency_stalls", "min_per_tambon")


def _doubts(fair: Fair, host: str | None, last_day: date | None, registry: Registry) -> Iterator[Doubt]:
    for column in _CELLS:
        if getattr(fair, column) is None and (found := registry.shown("fairs", fair.row, column)):
            yield Doubt(column, _told(f"อ่านค่า '{found}' ไม่ได้", f"'{found}' cannot be read"))
    if fair.starts_on is None and not registry.shown("fairs", fair.row, "starts_on"):
        yield Doubt("starts_on", Wording("ไม่ได้กรอกวันเริ่มงาน", "it does not say when it starts"))
    if host is None:
        found = " ".join(part for part in (fair.tambon, fair.amphoe, fair.province) if part)
        said = f"ไม่ทราบว่า '{found}' คืออำเภอใด" if found else "ไม่ได้กรอกอำเภอเจ้าภาพ"
        yield Doubt("amphoe", _told(said, f"its district is not known from '{found}'"))
    for column, first, last, what in (
        ("ends_on", fair.starts_on, last_day, Wording("วันสิ้นสุดอยู่ก่อนวันเริ่ม", "it ends before it starts")),
        (
            "closes_on",
            fair.opens_on,
            fair.closes_on,
            Wording("วันปิดรับสมัครอยู่ก่อนวันเปิดรับ", "applications close before they open"),
        ),
        (
            "closes_on",
            fair.closes_on,
            last_day,
            Wording("วันปิดรับสมัครอยู่หลังวันสิ้นสุดงาน", "applications close after the fair"),
        ),
    ):
        if first is not None and last is not None and last < first:
            yield Doubt(column, what)
    if fair.previous and registry.fair_directory.find(fair.previous).item in (None, fair):
        said = f"ไม่พบงานก่อนหน้า '{fair.previous}'"
        yield Doubt("previous", _told(said, f"the fair before it, '{fair.previous}', is not in the registry"))


def _told(th: str, en: str) -> Wording:
    """Make a wording of text that holds what people typed, braces and all."""
    return Wording(*(text.replace("{", "{{").replace("}", "}}") for text in (th, en)))
