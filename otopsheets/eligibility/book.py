"""The district's rule book: every rule and value, as the `rules` tab switches, softens and sets them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from otopsheets.eligibility.parameters import PARAMETERS, Parameter
from otopsheets.eligibility.rule import Rule
from otopsheets.eligibility.rules import RULES
from otopsheets.findings import Finding, Kind, Level
from otopsheets.registry import Registry, RuleSetting
from otopsheets.thai.text import key
from otopsheets.thai.unreadable import Unreadable
from otopsheets.wording import Wording

CODE_UNKNOWN = Kind(
    "rule-unknown",
    Level.BLOCK,
    Wording("ไม่มีกติกาที่มีรหัส '{found}'", "There is no rule '{found}'."),
    Wording(
        "ใกล้เคียงที่สุดคือ '{nearest}' ดูรหัสทั้งหมดด้วยคำสั่ง otopsheets rules",
        "The nearest is '{nearest}'; otopsheets rules prints them all.",
    ),
)
CODE_MISSING = Kind(
    "rule-blank",
    Level.BLOCK,
    Wording("แถวนี้ไม่ได้บอกว่าเป็นกติกาข้อใด", "This row does not say which rule it sets."),
    Wording("โปรดใส่รหัสกติกา หรือลบทั้งแถว", "Type the rule's code, or clear the row."),
)
VALUE_UNREADABLE = Kind(
    "rule-value",
    Level.BLOCK,
    Wording(
        "ค่า '{found}' ของกติกา {code} ใช้ไม่ได้ จึงใช้ค่าปกติ '{usual}'",
        "'{found}' is no value for {code}; the usual '{usual}' stands.",
    ),
    Wording("โปรดพิมพ์ {holds}", "Type {holds_en}."),
)
VALUE_UNUSED = Kind(
    "rule-value-unused",
    Level.WARN,
    Wording("กติกา {code} ไม่ใช้ค่า แต่มีค่า '{found}'", "The rule {code} takes no value, and has '{found}'."),
    Wording("ถ้าต้องการกำหนดค่า ให้ใช้รหัส {codes}", "To set a value, use {codes}."),
)
CONTRADICTORY = Kind(
    "rule-contradictory",
    Level.BLOCK,
    Wording(
        "กติกา {code} ตั้งไว้ต่างกันในแถว {rows} จึงใช้ค่าปกติ",
        "The rule {code} is set differently in rows {rows}; the usual stands.",
    ),
    Wording("โปรดเหลือไว้แถวเดียว", "Keep one of them."),
)
NOT_A_RULE = Kind(
    "rule-no-level",
    Level.WARN,
    Wording("{code} เป็นค่ากำหนด ไม่มีระดับ ห้าม/เตือน", "{code} is a value: it has no level."),
    Wording("โปรดเว้นช่องระดับว่าง", "Leave the level empty."),
)

_LEVELS = {"block": Level.BLOCK, "warn": Level.WARN}
_RULES = {rule.code: rule for rule in RULES}
_PARAMETERS = {parameter.code: parameter for parameter in PARAMETERS}
_CODES = {key(code): code for code in (*_RULES, *_PARAMETERS)}


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules in force, in their order, the level of each, and the value of every parameter."""

    rules: tuple[Rule, ...]
    levels: Mapping[str, Level]
    values: Mapping[str, Any]

    def value(self, code: str) -> Any:
        """Return the value of a parameter; KeyError when there is none of this code."""
        return self.values[code]

    def blocks(self, code: str) -> bool:
        """Say whether the rule `code` is in force and forbids."""
        return self.levels.get(code) is Level.BLOCK


def usual_rules() -> RuleBook:
    """Return the rule book of a district that sets nothing."""
    return RuleBook(
        RULES,
        {rule.code: rule.kind.level for rule in RULES},
        {parameter.code: parameter.usual for parameter in PARAMETERS},
    )


def read_rules(registry: Registry) -> tuple[RuleBook, tuple[Finding, ...]]:
    """Return the district's rule book, and a finding for every row of the `rules` tab that could not be used.

    Where a row cannot be used, the usual rule stands. Rows that set one rule differently are none of them used.
    """
    findings: list[Finding] = []
    settings: dict[str, list[RuleSetting]] = {}
    for setting in registry.rules:
        code = _CODES.get(key(setting.code))
        if code is not None:
            settings.setdefault(code, []).append(setting)
        else:
            findings.append(_unknown(registry, setting))
    usual = usual_rules()
    levels, values = dict(usual.levels), dict(usual.values)
    for code, same in settings.items():
        setting = same[0]
        if len({(other.on, other.level, key(other.value)) for other in same}) > 1:
            rows = ", ".join(str(other.row) for other in sorted(same, key=lambda other: other.row))
            where = registry.where("rules", setting.row, "code")
            findings.append(Finding.of(CONTRADICTORY, where, code=code, rows=rows))
        elif code in _RULES:
            findings += _switch(registry, setting, _RULES[code], levels)
        else:
            findings += _set(registry, setting, _PARAMETERS[code], values)
    rules = tuple(rule for rule in RULES if rule.code in levels)
    return RuleBook(rules, levels, values), tuple(findings)


def _unknown(registry: Registry, setting: RuleSetting) -> Finding:
    where = registry.where("rules", setting.row, "code")
    if not setting.code:
        return Finding.of(CODE_MISSING, where)
    nearest = process.extractOne(key(setting.code), list(_CODES), scorer=fuzz.ratio)
    return Finding.of(CODE_UNKNOWN, where, found=setting.code, nearest=_CODES[nearest[0]] if nearest else "")


def _switch(registry: Registry, setting: RuleSetting, rule: Rule, levels: dict[str, Level]) -> Iterable[Finding]:
    """Switch, soften or harden one rule."""
    if setting.on is False:
        del levels[rule.code]
    elif setting.level is not None:
        levels[rule.code] = _LEVELS[setting.level]
    if setting.value:
        codes = ", ".join(rule.parameters) or "-"
        where = registry.where("rules", setting.row, "value")
        yield Finding.of(VALUE_UNUSED, where, code=rule.code, found=setting.value, codes=codes)


def _set(registry: Registry, setting: RuleSetting, parameter: Parameter, values: dict[str, Any]) -> Iterable[Finding]:
    """Set one value; switched off, it keeps its usual one."""
    if setting.level is not None:
        yield Finding.of(NOT_A_RULE, registry.where("rules", setting.row, "level"), code=parameter.code)
    if setting.on is False or not setting.value:
        return
    try:
        values[parameter.code] = parameter.read(setting.value)
    except Unreadable:
        yield Finding.of(
            VALUE_UNREADABLE,
            registry.where("rules", setting.row, "value"),
            found=setting.value,
            code=parameter.code,
            usual=parameter.shown(parameter.usual) or "-",
            holds=parameter.holds.th,
            holds_en=parameter.holds.en,
        )
