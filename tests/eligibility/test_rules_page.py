from otopsheets.eligibility import PARAMETERS, RULES
from otopsheets.eligibility.rules_page import rules_page


def test_every_rule_and_every_value_stands_on_the_page_once() -> None:
    lines = rules_page().splitlines()
    for code in [rule.code for rule in RULES] + [each.code for each in PARAMETERS]:
        assert sum(line.startswith(f"| `{code}` |") for line in lines) == 1
