"""What a rule *is*; which ones there are is told in `rules`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from otopsheets.eligibility.case import Case
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Where
from otopsheets.wording import Wording

Need: TypeAlias = Literal["fair", "host", "group", "producer"]
"""What must be known for a rule to say anything: which fair, its district, which group, that it is a producer."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a rule is broken, and the values that its sentence tells."""

    where: Where
    values: tuple[tuple[str, str], ...]


def breach(where: Where, /, **values: object) -> Breach:
    """Make a breach at `where`, told with `values`."""
    return Breach(where, tuple((name, str(value)) for name, value in values.items()))


Check: TypeAlias = Callable[[Case], Iterable[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it asks, whom it looks at, what it means when it is broken.

    `kind` is what it reports (its code is the rule's), `asks` the rule as one sentence, `ends` where an
    application stands that breaks it, `check` finds every breach, `parameters` are the values it goes by.
    """

    kind: Kind
    asks: Wording
    ends: Literal[Standing.NEEDS_FIXING, Standing.REJECTED]
    check: Check
    needs: frozenset[Need] = frozenset()
    parameters: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code under which the `rules` tab and every finding name it."""
        return self.kind.code
