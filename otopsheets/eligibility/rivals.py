"""Which of several applications of one applicant stands: one application a group a fair.

Two applications are surely of one group when both name it exactly. They may be of one applicant when a group is
named only closely, or when two groups of the registry share a telephone, an address, or nearly a name.

The best standing stands, then the earliest; so who corrects a faulty application by handing in a second one
loses nothing, and who hands in two good ones gains nothing. What is left equal is decided by what the rows
say, never by where they stand: fewer stalls first.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from rapidfuzz.distance import OSA

from otopsheets.eligibility.case import Case, Rival
from otopsheets.eligibility.verdicts import Standing
from otopsheets.registry import Application, Group
from otopsheets.thai.text import key, normal

Judged = tuple[Case, Standing]

_RANK = {Standing.ELIGIBLE: 0, Standing.NEEDS_FIXING: 1, Standing.REJECTED: 2}


def precedence(application: Application, standing: Standing) -> tuple[object, ...]:
    """Return what decides which of two applications stands: the smaller one does."""
    said = (key(application.group), application.products, application.wants, application.note)
    answers = tuple(str(each) for each in (application.power, application.water, application.cooking))
    first = (_RANK[standing], application.applied_on or date.max, application.stalls or 1)
    return (*first, said, answers, application.row)


def meet(judged: Iterable[Judged]) -> None:
    """Tell every application which other one stands before it, if any (`Case.double`, `Case.twin`)."""
    ordered = sorted(
        (each for each in judged if each[0].at is not None and each[0].match.item is not None),
        key=lambda each: (each[0].fair.row, precedence(each[0].application, each[1])),
    )
    for _, at_one_fair in groupby(ordered, key=lambda each: each[0].fair.row):
        _meet_at_fair([case for case, _ in at_one_fair])


def _meet_at_fair(cases: list[Case]) -> None:
    """Take the applications of one fair from the one that stands first on."""
    standing: dict[int, Case] = {}
    for case in cases:
        before = standing.setdefault(case.group.row, case)
        if before is not case:
            rival = Rival(before.application, "ชื่อกลุ่มสะกดใกล้เคียงกัน", "the group is spelled nearly alike")
            if "close" in (case.match.how, before.match.how):
                case.twin = rival
            else:
                case.double = rival
    for traits, th, en in (
        (_contacts, "มีข้อมูลติดต่อหรือที่อยู่ตรงกัน", "phone or address are the same"),
        (_spellings, "ชื่อกลุ่มสะกดใกล้เคียงกัน", "the names are spelled nearly alike"),
    ):
        _meet_by(traits, [case for case in standing.values() if case.twin is None], th, en)


def _meet_by(traits: Callable[[Group], Iterator[str]], cases: list[Case], th: str, en: str) -> None:
    """Make twins of the applications whose groups share a trait; the first of them stands."""
    seen: dict[str, Case] = {}
    for case in cases:
        for trait in traits(case.group):
            before = seen.setdefault(trait, case)
            if before is not case and case.twin is None and _alike(traits, before.group, case.group):
                case.twin = Rival(before.application, th, en)


def _contacts(group: Group) -> Iterator[str]:
    """Yield what reaches a group: its telephones, and its address when that has the number of a house."""
    for phone in group.phone:
        yield f"phone {phone}"
    address = key(group.address)
    if any(digit.isdigit() for digit in address[:6]):
        places = (group.village_no, group.tambon, group.amphoe, group.province)
        yield "address " + " ".join((address, *map(key, places)))


_SHORT = (("วสช.", "วิสาหกิจชุมชน"), ("กลุ่มวิสาหกิจ", "วิสาหกิจ"), ("บ.", "บ้าน"), ("บ้าน ", "บ้าน"), ("กลุ่ม ", "กลุ่ม"))


def spelling(group: Group) -> str:
    """Return a group's name with its usual short forms written out."""
    name = normal(group.name)
    for short, long in _SHORT:
        name = name.replace(short, long)
    return key(name).removeprefix("กลุ่ม")


def _spellings(group: Group) -> Iterator[str]:
    """Yield a name in its tambon, and the name with each letter left out.

    Names one slip apart share one of these. Comparing every name with every other takes the square of their
    number; this takes their length.
    """
    name, tambon = spelling(group), key(group.tambon)
    yield f"{tambon} {name}"
    for at in range(len(name)):
        yield f"{tambon} {name[:at]}{name[at + 1 :]}"


def _alike(traits: Callable[[Group], Iterator[str]], one: Group, other: Group) -> bool:
    """Say whether two groups that share a trait may be one; names must differ by one slip, and by no number."""
    if traits is not _spellings:
        return True
    first, second = spelling(one), spelling(other)
    digits = [[char for char in name if char.isdigit()] for name in (first, second)]
    return len(first) > 9 and digits[0] == digits[1] and OSA.distance(first, second) <= 1
