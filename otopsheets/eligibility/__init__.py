"""The rules: one rule, one function, one code."""

from otopsheets.eligibility.book import RuleBook, read_rules, usual_rules
from otopsheets.eligibility.frames import verdict_frame
from otopsheets.eligibility.judging import judge, judge_all
from otopsheets.eligibility.parameters import PARAMETERS, Parameter
from otopsheets.eligibility.rule import Rule
from otopsheets.eligibility.rules import RULES
from otopsheets.eligibility.verdicts import Lane, Standing, Verdict

__all__ = [
    "PARAMETERS",
    "RULES",
    "Lane",
    "Parameter",
    "Rule",
    "RuleBook",
    "Standing",
    "Verdict",
    "judge",
    "judge_all",
    "read_rules",
    "usual_rules",
    "verdict_frame",
]
