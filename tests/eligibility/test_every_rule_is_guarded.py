"""Every rule is broken in turn, in every way below, and its own tests notice.

The mutants of a rule: it never finds anything; it always does; and each comparison, each `and`, each `or` and each
`not` of its function is turned into another. A mutant that its tests let live fails here.
"""

import ast
import inspect
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest

from otopsheets.eligibility import RULES, Rule, book
from otopsheets.eligibility.rule import Check, breach
from tests.eligibility import rules as rule_tests

OTHER_COMPARISON = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def module_of(rule: Rule) -> ModuleType:
    return import_module(rule.check.__module__)


def name_of(rule: Rule) -> str:
    return module_of(rule).__name__.rpartition(".")[2]


def mutated(function: ast.FunctionDef) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every copy of the function with one operator turned into another."""
    count = len(list(ast.walk(function)))
    for at in range(count):
        copy = deepcopy(function)
        node = list(ast.walk(copy))[at]
        before = ast.unparse(node) if isinstance(node, ast.expr) else ""
        if isinstance(node, ast.Compare):
            node.ops = [OTHER_COMPARISON[type(node.ops[0])](), *node.ops[1:]]
        elif isinstance(node, ast.BoolOp):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node.op = ast.UAdd()
            node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
        else:
            continue
        yield f"{before} → {ast.unparse(node)}", ast.fix_missing_locations(copy)


def mutants(rule: Rule) -> Iterator[tuple[str, Check]]:
    yield "never", lambda case: ()
    yield "always", lambda case: [breach(case.where())]
    module = module_of(rule)
    tree = ast.parse(inspect.getsource(module))
    (function,) = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "check"]
    for told, mutant in mutated(function):
        scope = dict(vars(module))
        exec(compile(ast.Module([mutant], []), str(module.__file__), "exec"), scope)
        yield told, scope["check"]


def calls_of(rule: Rule) -> Iterator[Callable[[], None]]:
    """The tests in the rule's own file, one call for each of their parameters."""
    tests = import_module(f"{rule_tests.__name__}.test_{name_of(rule)}")
    for name, test in vars(tests).items():
        if not name.startswith("test_"):
            continue
        sets = []
        for mark in getattr(test, "pytestmark", []):
            names, values = mark.args
            names = [part.strip() for part in names.split(",")] if isinstance(names, str) else list(names)
            sets.append([dict(zip(names, value if len(names) > 1 else (value,), strict=True)) for value in values])
        for chosen in product(*sets):
            arguments = {key: value for part in chosen for key, value in part.items()}
            yield lambda test=test, arguments=arguments: test(**arguments)


def noticed(rule: Rule) -> bool:
    """Whether any test of the rule fails."""
    for test in calls_of(rule):
        try:
            test()
        except Exception:  # noqa: BLE001 - a mutant may fail in any way
            return True
    return False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_its_own_tests_notice_whatever_breaks_it(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not noticed(rule), "its tests fail as it is"
    alive = []
    for told, check in mutants(rule):
        broken = tuple(replace(each, check=check) if each is rule else each for each in RULES)
        monkeypatch.setattr(book, "RULES", broken)
        if not noticed(rule):
            alive.append(told)
    assert alive == []


def test_every_rule_has_a_file_a_code_and_a_test_file_of_one_name() -> None:
    here = Path(rule_tests.__file__).parent
    files = {path.stem for path in here.glob("test_*.py")}
    assert {name_of(rule) for rule in RULES} == {rule.code.replace("-", "_") for rule in RULES}
    assert files == {f"test_{name_of(rule)}" for rule in RULES}
