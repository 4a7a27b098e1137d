"""One application with everything a rule may look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from otopsheets.eligibility.around import Around
from otopsheets.eligibility.bringing import Brought
from otopsheets.eligibility.fairs import AtFair
from otopsheets.eligibility.verdicts import Lane
from otopsheets.eligibility.whereabouts import Relation, Whereabouts, whereabouts_of_text
from otopsheets.findings import Where
from otopsheets.registry import Application, Fair, Group, Match, Product


@dataclass(slots=True)
class Rival:
    """Another application that stands in the way of this one, and what shows that both are one applicant."""

    application: Application
    because: str
    because_en: str


Sources: TypeAlias = tuple[tuple[Product, Whereabouts], ...]


@dataclass(frozen=True, slots=True)
class Located:
    """Where a producer is, and where its products are made and grown whose rows say something of their own."""

    home: Whereabouts
    made: Sources
    grown: Sources

    @classmethod
    def of(cls, group: Group, products: Iterable[Product], host: str, around: Around) -> "Located":
        """Locate a producer and its products, seen from the district `host`."""
        home = around.home(group, host)
        made, grown = [], []
        for product in products:
            there = whereabouts_of_text(product.made_at, home, host)
            if there is not None:
                made.append((product, there))
            if product.category == "produce":
                maker = home if there is None or there.relation is Relation.UNSAID else there
                origin = whereabouts_of_text(product.origin, maker, host)
                if origin is not None:
                    grown.append((product, origin))
        return cls(home, tuple(made), tuple(grown))


@dataclass(slots=True)
class Case:
    """One application, whom it means, and what surrounds it.

    `fair_match` and `match` tell how the fair and the group were found; `at` is the fair it belongs to, None
    when nobody can tell; `brought` are the products it brings, `located` where a producer is whose group and host
    district are known. The two rivals are known only once every application of the fair has been judged by itself:
    `double` is surely of the same group, `twin` maybe.
    """

    application: Application
    fair_match: Match[Fair]
    match: Match[Group]
    lane: Lane
    at: AtFair | None
    around: Around
    brought: Brought
    located: Located | None = None
    double: Rival | None = None
    twin: Rival | None = None

    @property
    def group(self) -> Group:
        """The group; only rules that need one are asked about a case, and only cases that have one."""
        group = self.match.item
        assert group is not None  # noqa: S101 - `needs` keeps this
        return group

    @property
    def fair(self) -> Fair:
        """The fair, likewise."""
        return self.here.fair

    @property
    def here(self) -> AtFair:
        """The fair and what was worked out about it once, likewise."""
        assert self.at is not None  # noqa: S101 - `needs` keeps this
        return self.at

    @property
    def today(self) -> date:
        """The day of judging."""
        return self.around.today

    @property
    def products(self) -> tuple[Product, ...]:
        """The products it brings that were found."""
        return self.brought.products

    @property
    def home(self) -> Whereabouts:
        """Where the producer is, seen from the fair's district; likewise."""
        assert self.located is not None  # noqa: S101 - `needs` keeps this
        return self.located.home

    @property
    def made(self) -> Sources:
        """The products whose rows say where they are made, and where that is."""
        assert self.located is not None  # noqa: S101 - `needs` keeps this
        return self.located.made

    @property
    def grown(self) -> Sources:
        """The produce whose rows say where it grew, and where that is."""
        assert self.located is not None  # noqa: S101 - `needs` keeps this
        return self.located.grown

    @property
    def unreadable(self) -> bool:
        """Whether any cell of the application could not be read."""
        return bool(self.around.registry.faults_of("applications", self.application.row))

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is filled in but the fair, a date or a yes-or-no, which a form fills in by itself."""
        application = self.application
        if application.group or application.products or application.wants or application.stalls or application.note:
            return False
        return not self.typed("stalls")

    def where(self, column: str | None = None) -> Where:
        """Return the place of a cell of the application."""
        return self.around.registry.where("applications", self.application.row, column)

    def where_group(self, column: str | None = None) -> Where:
        """Return the place of a cell of the group."""
        return self.around.registry.where("groups", self.group.row, column)

    def where_place(self) -> Where:
        """Return the cell of the group that tells most about where it is."""
        filled = (column for column in ("amphoe", "tambon", "address") if getattr(self.group, column))
        return self.where_group(next(filled, "tambon"))

    def where_product(self, product: Product, column: str | None = None) -> Where:
        """Return the place of a cell of a product."""
        return self.around.registry.where("products", product.row, column)

    def typed(self, column: str) -> str:
        """Return what a cell of the application shows."""
        return self.around.registry.shown("applications", self.application.row, column)

    def typed_of_group(self, column: str) -> str:
        """Return what a cell of the group shows; nothing of a private one."""
        return self.around.registry.shown("groups", self.group.row, column)

    def typed_of_product(self, product: Product, column: str) -> str:
        """Return what a cell of a product shows."""
        return self.around.registry.shown("products", product.row, column)
