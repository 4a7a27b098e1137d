import pytest

from otopsheets.eligibility import PARAMETERS, RULES, RuleBook, read_rules, usual_rules
from otopsheets.findings import Finding, Level
from otopsheets.layout.options import Options
from otopsheets.thai.text import key
from tests.eligibility.small import Cells, registry


def book(*rules: Cells) -> tuple[RuleBook, tuple[Finding, ...]]:
    return read_rules(registry(rules=rules))


def found(*rules: Cells) -> list[tuple[str, str]]:
    return [(finding.code, finding.where.a1) for finding in book(*rules)[1]]


def test_a_district_that_sets_nothing_has_the_usual_rules() -> None:
    assert book() == (usual_rules(), ())


def test_a_rule_is_switched_off_softened_and_hardened() -> None:
    rules, findings = book(
        {"code": "late", "on": "ไม่"}, {"code": "absent", "level": "เตือน"}, {"code": "stalls-over", "level": "ห้าม"}
    )
    assert findings == ()
    assert [rule.code for rule in RULES if rule not in rules.rules] == ["late"]
    assert (rules.levels["absent"], rules.levels["stalls-over"]) == (Level.WARN, Level.BLOCK)
    assert (rules.blocks("late"), rules.blocks("absent"), rules.blocks("stalls-over")) == (False, False, True)


@pytest.mark.parametrize(
    ("code", "typed", "value"),
    [
        ("max_stalls", "๓", 3),
        ("cap.food", "10", 10),
        ("kinds_allowed", "เกษตรกร, กลุ่มสตรี", ("farmer", "occupational")),
        ("standards.food", "อย. หรือ มผช., ฮาลาล", ("อย.", "มผช.", "ฮาลาล")),
        ("priority", "สมัครก่อน, มีมาตรฐาน, early", ("early", "standards")),
        ("layout.way", "จับฉลาก", "draw"),
        ("weight.wishes", "0.5", 0.5),
        ("fire_gap", "ใช่", True),
        ("effort", "200", 200),
        ("min_per_tambon", "0", 0),
        ("MAX STALLS", "3", 3),
    ],
)
def test_a_value_is_set_as_people_type_it(code: str, typed: str, value: object) -> None:
    rules, findings = book({"code": code, "value": typed})
    (known,) = [parameter.code for parameter in PARAMETERS if key(parameter.code) == key(code)]
    assert (rules.value(known), findings) == (value, ())


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("max_stalls", "สองสาม"),
        ("max_stalls", "0"),
        ("cap.food", "-1"),
        ("kinds_allowed", "ใครก็ได้"),
        ("priority", "หน้าตาดี"),
        ("layout.way", "ตามใจ"),
        ("weight.wishes", "-1"),
        ("weight.wishes", "-"),
        ("cap.food", "-"),
        ("fire_gap", "แล้วแต่"),
        ("fire_gap", "ไม่แน่ใจ"),
    ],
)
def test_a_value_that_is_none_is_told_and_the_usual_stands(code: str, typed: str) -> None:
    rules, (finding,) = book({"code": code, "value": typed})
    assert (finding.code, finding.where.a1, finding.level) == ("rule-value", "D2", Level.BLOCK)
    assert f"ค่า '{typed}' ของกติกา {code} ใช้ไม่ได้" in finding.message()
    assert rules.values == usual_rules().values


def test_an_unknown_code_is_told_with_the_nearest() -> None:
    _, (finding,) = book({"code": "latte", "on": "ไม่"})
    assert (finding.code, finding.where.a1) == ("rule-unknown", "A2")
    assert "ใกล้เคียงที่สุดคือ 'late'" in finding.message()


def test_a_row_without_a_code_is_told() -> None:
    assert found({"on": "ไม่"}) == [("rule-blank", "A2")]


def test_two_rows_that_set_one_rule_differently_are_neither_used() -> None:
    rules, (finding,) = book({"code": "late", "on": "ไม่"}, {"code": "late", "level": "เตือน"})
    assert (finding.code, rules.levels["late"]) == ("rule-contradictory", Level.BLOCK)
    assert "แถว 2, 3" in finding.message()
    assert found({"code": "late", "on": "ไม่"}, {"code": "LATE", "on": "ไม่"}) == []


def test_a_value_where_none_is_taken_is_told_with_where_it_belongs() -> None:
    _, (finding,) = book({"code": "stalls-over", "value": "3"})
    assert (finding.code, finding.where.a1) == ("rule-value-unused", "D2")
    assert "ให้ใช้รหัส max_stalls" in finding.message()
    assert found({"code": "late", "value": "3"}) == [("rule-value-unused", "D2")]


def test_a_value_has_no_level_and_switched_off_it_is_the_usual_one() -> None:
    assert found({"code": "max_stalls", "level": "ห้าม", "value": "3"}) == [("rule-no-level", "C2")]
    rules, findings = book({"code": "max_stalls", "on": "ไม่", "value": "3"})
    assert (rules.value("max_stalls"), findings) == (usual_rules().value("max_stalls"), ())


def test_no_two_codes_are_one_to_whoever_types_them() -> None:
    codes = [key(each.code) for each in (*RULES, *PARAMETERS)]
    assert len(set(codes)) == len(codes)


def test_every_rule_tells_its_source_and_says_all_in_both_languages() -> None:
    for rule in RULES:
        assert all((rule.kind.source, rule.asks.th, rule.asks.en)), rule.code
        assert all((rule.kind.says.th, rule.kind.says.en, rule.kind.remedy.th, rule.kind.remedy.en)), rule.code


def test_every_value_is_shown_the_way_it_may_be_typed() -> None:
    for parameter in PARAMETERS:
        shown = parameter.shown(parameter.usual)
        assert shown == "" or parameter.read(shown) == parameter.usual, parameter.code


def test_the_layouts_usual_values_are_the_layouts_own() -> None:
    usual, options = usual_rules(), Options()
    weights = {code: value for code, value in usual.values.items() if code.startswith("weight.")}
    assert weights == {f"weight.{name}": getattr(options.weights, name) for name in options.weights.__slots__}
    assert (usual.value("layout.way"), usual.value("fire_gap"), usual.value("effort")) == (
        options.way,
        options.fire_gap,
        options.effort,
    )
