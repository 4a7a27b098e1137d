"""What was sold at a fair, and who came: totals and means that never count a doubtful row.

A row is counted when it is clear in every respect: this fair, one group that took part, one day of the fair, an
amount of zero or more, and no second row for the same group and day. Any other row is left out of every total and
is a finding; `Sales.left_out` says how much money that is.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from otopsheets.findings import Finding, Kind, Level
from otopsheets.registry import Fair, Group, Registry, Sale
from otopsheets.registry.schema import CATEGORIES
from otopsheets.reports.district import NOWHERE, District, host_of, read_district
from otopsheets.thai.dates import format_date, format_dates
from otopsheets.thai.numbers import format_number
from otopsheets.wording import Wording

_CORRECT = Wording("แถวนี้ยังไม่รวมในยอด โปรดแก้ในแท็บ ยอดขาย", "The row is in no total; please correct it.")


def _kind(code: str, th: str, en: str, level: Level = Level.WARN) -> Kind:
    return Kind(code, level, Wording(th, en), _CORRECT)


SALE_UNKNOWN_FAIR = _kind(
    "sale-unknown-fair",
    "ยอดขายนี้ระบุงาน '{fair}' ซึ่งไม่มีในทะเบียน",
    "This sale names the fair '{fair}', which is not in the registry.",
)
SALE_NO_FAIR = _kind(
    "sale-no-fair", "แถวนี้ไม่ได้ระบุงาน และทะเบียนมีหลายงาน", "This row names no fair, and the registry has several."
)
SALE_NO_GROUP = _kind("sale-no-group", "แถวนี้ไม่ได้ระบุกลุ่ม", "This row names no group.")
SALE_UNKNOWN_GROUP = _kind(
    "sale-unknown-group",
    "ไม่พบกลุ่ม '{group}' ในทะเบียน{candidates}",
    "The group '{group}' is not in the registry{candidates}.",
)
SALE_NOT_THERE = _kind(
    "sale-not-there",
    "{group} ไม่ได้อยู่ในรายชื่อผู้เข้าร่วมงาน แต่มียอดขาย",
    "{group} did not take part, yet a sale is entered for it.",
)
SALE_UNDATED = _kind("sale-undated", "ยอดขายของ {group} ไม่มีวันที่ที่อ่านได้", "The sale of {group} has no readable day.")
SALE_OUTSIDE_DAYS = _kind("sale-outside-days", "{day} ไม่ใช่วันจัดงาน ({days})", "{day} is no day of the fair ({days}).")
SALE_NEGATIVE = _kind(
    "sale-negative", "ยอดขายของ {group} ติดลบ ({amount})", "The sale of {group} is negative ({amount})."
)
SALE_DOUBLED = _kind(
    "sale-doubled",
    "{group} มียอดขายวันที่ {day} มากกว่าหนึ่งแถว (แถว {rows})",
    "{group} has more than one row for {day} (rows {rows}).",
)
SALE_CONTRADICTED = _kind(
    "sale-contradicted",
    "{group} มียอดขาย {amount} บาท แต่บันทึกว่าไม่ได้มา",
    "{group} sold {amount} baht, yet is said not to have come.",
)
FAIR_WITHOUT_DAYS = Kind(
    "fair-without-days",
    Level.WARN,
    Wording(
        "งาน {fair} ไม่มีวันเริ่มที่อ่านได้ หรือวันสิ้นสุดไม่ถูกต้อง จึงตรวจวันของยอดขายไม่ได้",
        "The fair {fair} has no readable days, or impossible ones, so no sale's day can be checked.",
    ),
    Wording(
        "โปรดแก้วันเริ่มและวันสิ้นสุดในแท็บ งาน ยอดขายทุกแถวยังไม่รวมในยอด",
        "Please correct its days; no sale is counted until then.",
    ),
)


@dataclass(frozen=True, slots=True)
class Sold:
    """A row that counts: one group on one day. `amount` in baht is None when only its coming was noted."""

    row: int
    group: Group
    day: date
    amount: float | None
    came: bool | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is in no total, and why."""

    row: int
    amount: float | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table of sales: `total` baht from the rows `rows` of the sales tab.

    `groups` and `days` count those with an amount.
    """

    key: Hashable
    label: str
    total: float
    groups: int
    days: int
    rows: tuple[int, ...]

    @property
    def per_group(self) -> float:
        """The mean of a group, in baht."""
        return round(self.total / self.groups, 2) if self.groups else 0.0

    @property
    def per_day(self) -> float:
        """The mean of a day, in baht."""
        return round(self.total / self.days, 2) if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Attendance:
    """One group that took part, and on which days it came, did not come, or was not reported."""

    group: Group
    came: tuple[date, ...]
    absent: tuple[date, ...]
    unknown: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """Who was at the fair on one day, by row of the groups tab; who is in neither was not reported."""

    day: date
    came: frozenset[int]
    absent: frozenset[int]


@dataclass(frozen=True)
class Sales:
    """What was sold at one fair.

    `came` are the groups (rows of the groups tab) that came on one day at least, `absent` those that took part and are
    said not to have come on any, `unreported` those that took part and of whom no row that counts says either: an
    amount of zero does not. The last is empty unless it was told who took part. `attendance` has these groups in the
    order of the registry. A group's category is that of most of its products, the first of equals.
    """

    fair: Fair
    days: tuple[Day, ...]
    sold: tuple[Sold, ...]
    left_out: tuple[LeftOut, ...]
    by_day: tuple[Line, ...]
    by_group: tuple[Line, ...]
    by_tambon: tuple[Line, ...]
    by_category: tuple[Line, ...]
    came: frozenset[int]
    absent: frozenset[int]
    unreported: frozenset[int]
    attendance: tuple[Attendance, ...]
    findings: tuple[Finding, ...]

    @property
    def total(self) -> float:
        """All that counts, in baht."""
        return _sum(self.sold)

    @property
    def total_left_out(self) -> float:
        """The money in rows that do not count, in baht, without regard to sign."""
        return round(math.fsum(abs(row.amount or 0) for row in self.left_out), 2)

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows of the sales tab that the total came from."""
        return tuple(sold.row for sold in self.sold if sold.amount is not None)


def fair_days(fair: Fair) -> tuple[date, ...]:
    """Return the days of a fair; empty when they are not known, run backwards or last longer than a year.

    A fair without a last day lasts one.
    """
    if fair.starts_on is None:
        return ()
    length = ((fair.ends_on or fair.starts_on) - fair.starts_on).days + 1
    return tuple(fair.starts_on + timedelta(days=n) for n in range(length)) if length <= 366 else ()


def read_sales(
    registry: Registry, fair: Fair, participants: Collection[int] | None = None, district: District | None = None
) -> Sales:
    """Add up the sales of `fair`.

    `participants` are the groups that took part, as rows of the groups tab; None when that is not known, and then it
    is not asked whether a group that sold was there. `district` is read from the registry unless it was read before.
    """
    days = fair_days(fair)
    counted: list[Sold] = []
    left_out: list[LeftOut] = []
    unreadable = _unreadable_amounts(registry)
    for sale in registry.sales:
        which, doubt = _fair_of(registry, sale)
        if which is not None and which is not fair:
            continue
        if sale.amount is None:
            doubt = doubt or unreadable.get(sale.row)
        judged = LeftOut(sale.row, sale.amount, doubt) if doubt else _judge(registry, sale, days, participants)
        if isinstance(judged, Sold):
            counted.append(judged)
        else:
            left_out.append(judged)
    counted, doubled = _without_doubles(registry, counted)
    left_out = sorted([*left_out, *doubled], key=lambda row: row.row)
    findings = [row.finding for row in left_out]
    if not days and (counted or left_out):
        where = registry.where("fairs", fair.row, "starts_on")
        findings.insert(0, Finding.of(FAIR_WITHOUT_DAYS, where, fair=fair.fair_id or fair.name))
    district = district or read_district(registry, host_of(fair)) if counted else NOWHERE
    taking_part = frozenset(participants or ())
    came = frozenset(sold.group.row for sold in counted if sold.came)
    absent = frozenset(sold.group.row for sold in counted if sold.came is False) - came
    if participants is not None:
        absent &= taking_part
    by_day = tuple(_day(day, counted, came | absent) for day in days)
    return Sales(
        fair=fair,
        days=by_day,
        sold=tuple(counted),
        left_out=tuple(left_out),
        **_tables(registry, district, counted),
        came=came,
        absent=absent,
        unreported=taking_part - came - absent,
        attendance=_attendance(registry, by_day, came | absent | taking_part),
        findings=tuple(findings),
    )


def _fair_of(registry: Registry, sale: Sale) -> tuple[Fair | None, Finding | None]:
    """Return the fair a row is of; one that names none is of the only fair there is."""
    if not sale.fair:
        if len(registry.fairs) == 1:
            return registry.fairs[0], None
        return None, _finding(registry, SALE_NO_FAIR, sale, "fair")
    match = registry.fair_directory.find(sale.fair)
    if match.item is not None and match.how != "close":
        return match.item, None
    return None, _finding(registry, SALE_UNKNOWN_FAIR, sale, "fair", fair=sale.fair)


def _unreadable_amounts(registry: Registry) -> dict[int, Finding]:
    """Return what was found when amounts were read that are no numbers, by row."""
    if not registry.sales:
        return {}
    cell = registry.where("sales", registry.sales[0].row, "amount")
    return {
        finding.where.row: finding
        for finding in registry.findings
        if finding.where.row is not None and (finding.where.tab, finding.where.column) == (cell.tab, cell.column)
    }


def _judge(
    registry: Registry, sale: Sale, days: tuple[date, ...], participants: Collection[int] | None
) -> Sold | LeftOut:
    """Say whether one row is clear in itself; the first thing that is not clear leaves it out."""
    match = registry.directory.find(sale.group)
    group = match.item if match.how != "close" else None
    if group is None and not sale.group:
        return LeftOut(sale.row, sale.amount, _finding(registry, SALE_NO_GROUP, sale, "group"))
    if group is None:
        near = f" (ใกล้เคียง: {', '.join(match.candidates[:3])})" if match.candidates else ""
        told = _finding(registry, SALE_UNKNOWN_GROUP, sale, "group", group=sale.group, candidates=near)
        return LeftOut(sale.row, sale.amount, told)
    fault = next(_faults(registry, sale, group, days, participants), None)
    if fault is not None:
        return LeftOut(sale.row, sale.amount, fault)
    came = True if sale.came is None and sale.amount else sale.came
    return Sold(sale.row, group, sale.sold_on or date.min, sale.amount, came)


def _faults(
    registry: Registry, sale: Sale, group: Group, days: tuple[date, ...], participants: Collection[int] | None
) -> Iterator[Finding]:
    name, amount, day = group.name, sale.amount, sale.sold_on
    if participants is not None and group.row not in participants and (amount or sale.came):
        yield _finding(registry, SALE_NOT_THERE, sale, "group", group=name)
    if day is None:
        yield _finding(registry, SALE_UNDATED, sale, "sold_on", group=name)
    elif day not in days:
        told = format_dates(days[0], days[-1]) if days else "-"
        yield _finding(registry, SALE_OUTSIDE_DAYS, sale, "sold_on", day=format_date(day), days=told)
    if amount is not None and amount < 0:
        yield _finding(registry, SALE_NEGATIVE, sale, "amount", group=name, amount=format_number(amount))
    if amount and sale.came is False:
        yield _finding(registry, SALE_CONTRADICTED, sale, "came", group=name, amount=format_number(amount))


def _day(day: date, counted: list[Sold], there: frozenset[int]) -> Day:
    here = [sold for sold in counted if sold.day == day]
    came = frozenset(sold.group.row for sold in here if sold.came)
    return Day(day, came, frozenset(sold.group.row for sold in here if sold.came is False) & there)


def _attendance(registry: Registry, days: tuple[Day, ...], taking_part: frozenset[int]) -> tuple[Attendance, ...]:
    """Tell of every group that took part, day by day, in the order of the registry."""
    return tuple(
        Attendance(
            group,
            tuple(day.day for day in days if group.row in day.came),
            tuple(day.day for day in days if group.row in day.absent),
            tuple(day.day for day in days if group.row not in day.came | day.absent),
        )
        for group in registry.groups
        if group.row in taking_part
    )


def _finding(registry: Registry, kind: Kind, sale: Sale, column: str, **values: object) -> Finding:
    told = tuple((name, str(value)) for name, value in values.items())
    return Finding(kind, registry.where("sales", sale.row, column), told, kind.level)


def _without_doubles(registry: Registry, counted: list[Sold]) -> tuple[list[Sold], list[LeftOut]]:
    """Take out every row of a group that has several for one day: a sum or a correction, nobody can tell."""
    times = Counter((sold.group.row, sold.day) for sold in counted)
    rows: dict[tuple[int, date], list[str]] = defaultdict(list)
    for sold in counted:
        rows[sold.group.row, sold.day].append(str(sold.row))
    kept = [sold for sold in counted if times[sold.group.row, sold.day] == 1]
    doubled = []
    for sold in counted:
        same = rows[sold.group.row, sold.day]
        if len(same) > 1:
            where = registry.where("sales", sold.row, "sold_on")
            told = Finding.of(
                SALE_DOUBLED, where, group=sold.group.name, day=format_date(sold.day), rows=", ".join(same)
            )
            doubled.append(LeftOut(sold.row, sold.amount, told))
    return kept, doubled


def _tables(registry: Registry, district: District, counted: list[Sold]) -> dict[str, tuple[Line, ...]]:
    labels = {choice.key: choice.label for choice in CATEGORIES}

    def tambon(sold: Sold) -> str:
        home = district.homes.get(sold.group.row)
        return home.tambon if home else ""

    def category(sold: Sold) -> str:
        products = registry.products_of.get(sold.group.row, ())
        known = Counter(product.category for product in products if product.category)
        return known.most_common(1)[0][0] if known else ""

    by_day = _lines(counted, lambda sold: sold.day, lambda sold: format_date(sold.day, "short"))
    return {
        "by_day": tuple(sorted(by_day, key=lambda line: str(line.key))),
        "by_group": _lines(counted, lambda sold: sold.group.row, lambda sold: sold.group.name),
        "by_tambon": _lines(counted, tambon, tambon),
        "by_category": _lines(counted, category, lambda sold: labels.get(category(sold), "")),
    }


def _lines(
    counted: list[Sold], key_of: Callable[[Sold], Hashable], label_of: Callable[[Sold], str]
) -> tuple[Line, ...]:
    """Gather the rows with an amount by a key; the largest total first."""
    gathered: dict[Hashable, list[Sold]] = defaultdict(list)
    for sold in counted:
        if sold.amount is not None:
            gathered[key_of(sold)].append(sold)
    lines = [
        Line(
            key=key,
            label=label_of(rows[0]),
            total=_sum(rows),
            groups=len({sold.group.row for sold in rows}),
            days=len({sold.day for sold in rows}),
            rows=tuple(sold.row for sold in rows),
        )
        for key, rows in gathered.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.total, line.label)))


def _sum(rows: Iterable[Sold]) -> float:
    return round(math.fsum(sold.amount for sold in rows if sold.amount is not None), 2)
