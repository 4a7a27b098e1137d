"""Applications counted by what came of them: by tambon, category, kind and reason."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from otopsheets.registry import Fair
from otopsheets.registry.schema import CATEGORIES, KINDS
from otopsheets.reports.reasons import in_general, reasons_of
from otopsheets.selection.outcomes import Decided, Outcome
from otopsheets.tabs import words
from otopsheets.thai.places import amphoe_code, tambon_names
from otopsheets.wording import Lang, Wording

Count = Counter[Decided]

_ELSEWHERE = Wording("นอกอำเภอ", "outside the amphoe")
UNKNOWN = Wording("ไม่ทราบ", "not known")


def by_tambon(outcomes: Iterable[Outcome], fair: Fair, lang: Lang) -> dict[str, Count]:
    """Count by tambon: every tambon of the host amphoe, then those from elsewhere, then those nobody knows."""
    home = amphoe_code(fair.amphoe, fair.province)

    def named(outcome: Outcome) -> str:
        place = outcome.verdict.place
        if place is not None and home and place.amphoe_code not in (None, home):
            return _ELSEWHERE.say(lang)
        return words.tambon_of(outcome) or UNKNOWN.say(lang)

    return _counted(outcomes, named, tambon_names(home) if home else (), lang)


def by_category(outcomes: Iterable[Outcome], lang: Lang) -> dict[str, Count]:
    """Count the producers by category of what they bring, every category listed."""
    producers = [outcome for outcome in outcomes if outcome.verdict.lane == "producer"]
    names = {choice.key: words.category(choice.key, lang) for choice in CATEGORIES}
    return _counted(
        producers, lambda each: names.get(each.verdict.category or "", UNKNOWN.say(lang)), list(names.values()), lang
    )


def by_kind(outcomes: Iterable[Outcome], lang: Lang) -> dict[str, Count]:
    """Count by kind of applicant, only the kinds that occur."""
    names = {choice.key: words.kind(choice.key, lang) for choice in KINDS}

    def named(outcome: Outcome) -> str:
        group = outcome.verdict.group
        return names.get(group.kind or "" if group is not None else "", UNKNOWN.say(lang))

    return {name: count for name, count in _counted(outcomes, named, list(names.values()), lang).items() if count}


def by_reason(outcomes: Iterable[Outcome], lang: Lang) -> list[tuple[str, int]]:
    """Count the deciding reason of everybody who is not in, the most frequent first."""
    return [(in_general(kind, lang), len(figure.rows)) for kind, figure in reasons_of(outcomes)]


def _counted(
    outcomes: Iterable[Outcome], named: Callable[[Outcome], str], first: Sequence[str], lang: Lang
) -> dict[str, Count]:
    """Count results by name: the names of `first` in their order, then the others, the unknown last."""
    counts: dict[str, Count] = {name: Counter() for name in first}
    others: dict[str, Count] = {}
    for outcome in outcomes:
        name = named(outcome)
        counts.get(name, others.setdefault(name, Counter()))[outcome.decided] += 1
    unknown = UNKNOWN.say(lang)
    return counts | {
        name: others[name] for name in sorted(others, key=lambda name: (name == unknown, name)) if name not in counts
    }
