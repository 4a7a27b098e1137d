"""Which of several applications of one applicant stands: one application a group a fair.

Two applications are surely of one group when both name it exactly. They may be of one applicant when a group is
named only closely, or when two groups of the registry share a telephone, an address, or nearly a name.

The best standing stands, then the earliest; so who corrects a faulty application by handing in a second one
loses nothing, and who hands in two good ones gains nothing. What is left equal is decided by what the rows
say, never by where they stand: fewer stalls first.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from rapidfuzz.distance import OSA

from otopsheets.eligibility.case import Case, Rival
from otopsheets.eligibility.verdicts import Standing
from otopsheets.registry import Application, Group
from otopsheets.thai.text import arabic, key
from otopsheets.wording import Wording

Judged = tuple[Case, Standing]

_RANK = {Standing.ELIGIBLE: 0, Standing.NEEDS_FIXING: 1, Standing.REJECTED: 2}


def precedence(application: Application, standing: Standing) -> tuple[object, ...]:
    """Return what decides which of two applications stands: the smaller one does."""
    said = (key(application.group), application.products, application.wants, application.note)
    answers = tuple(str(each) for each in (application.power, application.water, application.cooking))
    first = (_RANK[standing], application.applied_on or date.max, application.stalls or 1)
    return (*first, said, answers, application.row)


def meet(judged: Iterable[Judged]) -> None:
    """Tell every application for one fair which other one stands before it, if any (`Case.double`, `Case.twin`)."""
    by_group: dict[int, list[Judged]] = defaultdict(list)
    for each in judged:
        if each[0].at is not None and each[0].match.item is not None:
            by_group[each[0].group.row].append(each)
    standing = [_first(applications) for applications in by_group.values()]
    _tell(_sharing(standing, _contacts), "มีข้อมูลติดต่อหรือที่อยู่ตรงกัน", "phone or address are the same")
    _tell(_named_alike([each for each in standing if each[0].twin is None]), _ALIKE.th, _ALIKE.en)


_ALIKE = Wording("ชื่อกลุ่มสะกดใกล้เคียงกัน", "the names are spelled nearly alike")


def _first(applications: list[Judged]) -> Judged:
    """Return which application of one group stands, and tell the others."""
    if len(applications) == 1:
        return applications[0]
    first, *others = sorted(applications, key=_precedence)
    for case, _ in others:
        rival = Rival(first[0].application, _ALIKE.th, _ALIKE.en)
        if "close" in (case.match.how, first[0].match.how):
            case.twin = rival
        else:
            case.double = rival
    return first


def _precedence(judged: Judged) -> tuple[object, ...]:
    return precedence(judged[0].application, judged[1])


def _tell(alike: Iterable[list[Judged]], th: str, en: str) -> None:
    """Make twins of the applications of each list; the first of them stands."""
    for each in alike:
        first, *others = sorted(each, key=_precedence)
        for case, _ in others:
            case.twin = case.twin or Rival(first[0].application, th, en)


def _sharing(judged: Iterable[Judged], traits: Callable[[Group], Iterable[str]]) -> Iterator[list[Judged]]:
    """Yield the applications whose groups share a trait, for every trait shared."""
    seen: dict[str, list[Judged]] = {}
    for each in judged:
        for trait in traits(each[0].group):
            seen.setdefault(trait, []).append(each)
    return (sharing for sharing in seen.values() if len(sharing) > 1)


def _contacts(group: Group) -> Iterator[str]:
    """Yield what reaches a group: its telephones, and its address when that begins with the number of a house."""
    yield from group.phone
    if group.address[:1].isdigit():
        yield " ".join((_bare(group.address), group.village_no, group.tambon, group.amphoe, group.province))


def _named_alike(judged: Iterable[Judged]) -> Iterator[list[Judged]]:
    """Yield pairs of applications whose groups, of one tambon, are called nearly alike.

    Names one slip apart are alike once a letter is left out of one or of both. Comparing every name with every
    other takes the square of their number; this takes their length. Names that differ by a number are two.
    """
    named: dict[tuple[str, str], list[tuple[str, Judged]]] = {}
    for each in judged:
        group = each[0].group
        name = spelling(group.name)
        if len(name) >= _SHORTEST:
            named.setdefault((group.tambon, _NOT_DIGITS.sub("", name)), []).append((name, each))
    for namesakes in named.values():
        if len(namesakes) > 1:
            for one, other in _one_slip_apart([name for name, _ in namesakes]):
                yield [namesakes[one][1], namesakes[other][1]]


def _one_slip_apart(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of every two names that differ by one slip at most."""
    first: dict[str, int] = {}
    others: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        near = set()
        for shortened in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
            before = first.setdefault(shortened, number)
            if before != number:
                among = others.setdefault(shortened, [before])
                near |= {other for other in among if OSA.distance(names[other], name) <= 1}
                among.append(number)
        yield from ((other, number) for other in sorted(near))


_SHORTEST = 10  # shorter names are one letter apart too easily
_NOT_DIGITS = re.compile(r"\D+")
_WRITTEN_OUT = (("วสช.", "วิสาหกิจชุมชน"), ("กลุ่มวิสาหกิจ", "วิสาหกิจ"), ("บ.", "บ้าน"))


def spelling(name: str) -> str:
    """Return a group's name with its usual short forms written out, and nothing between its letters."""
    for short, long in _WRITTEN_OUT:
        name = name.replace(short, long)
    return _bare(name).removeprefix("กลุ่ม")


def _bare(text: str) -> str:
    """Return text in normal form, as a registry holds it, without spaces and dots, in lower case, digits 0-9."""
    return arabic(text.lower()).replace(" ", "").replace(".", "")
