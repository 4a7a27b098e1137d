"""The producer is of the district, but nobody can tell of which tambon."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

TAMBON_UNKNOWN = Kind(
    "tambon-unknown",
    Level.WARN,
    Wording("{group} อยู่ใน {host} แต่ยังไม่ทราบตำบลแน่ชัด: {why}", "{group} is in {host}, in no certain tambon: {why_en}."),
    Wording(
        "โปรดกรอกตำบลให้ชัด ระหว่างนี้ไม่นับในโควตาของตำบลใด", "Give the tambon; until then it counts for no tambon's quota."
    ),
    sources.PART_EVERYBODY,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a local producer that cannot be counted for its tambon."""
    home = case.home
    if home.relation is Relation.HERE and home.tambon is None:
        note = home.place.note
        told = {"group": case.group.name, "host": case.here.district}
        yield breach(case.where_place(), **told, why=note.say("th"), why_en=note.say("en"))


RULE = Rule(
    TAMBON_UNKNOWN,
    Wording("ควรบอกได้ว่าผู้ผลิตอยู่ตำบลใด", "It is known in which tambon the producer is."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
