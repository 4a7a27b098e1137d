"""The text of a query → `Query`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal

from tests.sheets_api.values.entry import EPOCH, serial

_TOKEN = re.compile(
    r"\s*(?:(?P<string>'[^']*'|\"[^\"]*\")|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<quoted>`[^`]*`)"
    r"|(?P<word>[^\W\d]\w*)|(?P<sign><=|>=|!=|<>|[-+*/(),=<>]))"
)
AGGREGATES = {"avg", "count", "max", "min", "sum"}
FUNCTIONS = {"year", "month", "day", "hour", "minute", "second", "millisecond", "quarter", "dayofweek", "now",
             "datediff", "todate", "upper", "lower"}  # fmt: skip
_CLAUSES = ("select", "where", "group", "pivot", "order", "skipping", "limit", "offset", "label", "format", "options")
_COMPARED = {"=": "=", "!=": "!=", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_NAMES = {"+": "sum", "-": "difference", "*": "product", "/": "quotient"}


class QueryError(ValueError):
    """The query cannot be answered; the argument is Google's sentence, such as ``NO_COLUMN: Z``."""


@dataclass(frozen=True, slots=True)
class Column:
    id: str


@dataclass(frozen=True, slots=True)
class Constant:
    value: float | str | bool | None
    kind: str


@dataclass(frozen=True, slots=True)
class Apply:
    """An arithmetic sign or a function of single values."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    name: str
    of: Expression


Expression = Column | Constant | Apply | Aggregate


@dataclass(frozen=True, slots=True)
class Test:
    """A condition: a comparison of two expressions, or ``and``, ``or``, ``not`` of other conditions."""

    sign: str
    of: tuple[Expression | Test, ...]


@dataclass(slots=True)
class Query:
    """Its clauses; ``select`` is None for ``select *``."""

    select: list[Expression] | None = None
    where: Test | None = None
    group: list[Expression] = field(default_factory=list)
    pivot: list[Expression] = field(default_factory=list)
    order: list[tuple[Expression, Literal["asc", "desc"]]] = field(default_factory=list)
    skipping: int = 1
    limit: int | None = None
    offset: int = 0
    labels: dict[Expression, str] = field(default_factory=dict)
    formats: dict[Expression, str] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)


def label(expression: Expression, names: dict[str, str]) -> str:
    """The heading of a result column that was not given one."""
    match expression:
        case Column(name):
            return names.get(name, name)
        case Aggregate(name, of):
            return f"{name} {label(of, names)}".rstrip()
        case Apply(name, arguments):
            return f"{_NAMES.get(name, name)}({''.join(label(one, names) for one in arguments)})"
        case Constant(value, kind):
            return (
                f'"{value}"' if kind == "string" else f"{value:g}" if isinstance(value, float) else str(value).lower()
            )


def within(expression: Expression | Test) -> Iterator[Expression]:
    """The expression and all it is made of."""
    match expression:
        case Test(_, of):
            for one in of:
                yield from within(one)
        case Apply(_, arguments):
            yield expression
            for one in arguments:
                yield from within(one)
        case Aggregate(_, of):
            yield expression
            yield from within(of)
        case _:
            yield expression


def parse(text: str) -> Query:
    """Read a query; `QueryError` where it is none."""
    reader = _Reader(text)
    query = Query()
    for clause in _CLAUSES:
        if reader.word(clause):
            reader.clause(clause, query)
    if reader.left:
        raise reader.trouble()
    return query


class _Reader:
    def __init__(self, text: str) -> None:
        self.left: list[tuple[str, str]] = []
        position, text = 0, text.strip()
        while position < len(text):
            found = _TOKEN.match(text, position)
            if not found:
                raise QueryError(f'PARSE_ERROR: Encountered " "{text[position]}" "{text[position]} "" at line 1, column '
                                 f"{position + 1}.")  # fmt: skip
            kind = str(found.lastgroup)
            value = found[kind]
            self.left.append((kind, value[1:-1] if kind in {"string", "quoted"} else value))
            position = found.end()
        self.left.reverse()

    def trouble(self) -> QueryError:
        if not self.left:
            return QueryError('PARSE_ERROR: Encountered "<EOF>"')
        return QueryError(f'PARSE_ERROR: Encountered " <{self.left[-1][0].upper()}> "{self.left[-1][1]} ""')

    def word(self, *wanted: str) -> str:
        """The next token, lower case, if it is one of these words."""
        if self.left and self.left[-1][0] == "word" and self.left[-1][1].lower() in wanted:
            return self.left.pop()[1].lower()
        return ""

    def sign(self, *wanted: str) -> str:
        if self.left and self.left[-1][0] == "sign" and self.left[-1][1] in wanted:
            return self.left.pop()[1]
        return ""

    def need(self, found: str) -> None:
        if not found:
            raise self.trouble()

    def take(self, kind: str) -> str:
        if not self.left or self.left[-1][0] != kind:
            raise self.trouble()
        return self.left.pop()[1]

    def clause(self, clause: str, query: Query) -> None:
        match clause:
            case "select":
                query.select = None if self.sign("*") else self.expressions()
            case "where":
                query.where = self.either()
            case "group":
                self.need(self.word("by"))
                query.group = self.expressions()
            case "pivot":
                query.pivot = self.expressions()
            case "order":
                self.need(self.word("by"))
                query.order = [self.ordered()]
                while self.sign(","):
                    query.order.append(self.ordered())
            case "skipping" | "limit" | "offset":
                setattr(query, clause, int(float(self.take("number"))))
            case "label" | "format":
                told = query.labels if clause == "label" else query.formats
                told.update([self.told()])
                while self.sign(","):
                    told.update([self.told()])
            case _:
                while option := self.word("no_format", "no_values"):
                    query.options.append(option)

    def told(self) -> tuple[Expression, str]:
        return self.expression(), self.take("string")

    def ordered(self) -> tuple[Expression, Literal["asc", "desc"]]:
        expression = self.expression()
        return expression, "desc" if self.word("asc", "desc") == "desc" else "asc"

    def expressions(self) -> list[Expression]:
        found = [self.expression()]
        while self.sign(","):
            found.append(self.expression())
        return found

    def expression(self) -> Expression:
        found = self.product()
        while name := self.sign("+", "-"):
            found = Apply(name, (found, self.product()))
        return found

    def product(self) -> Expression:
        found = self.atom()
        while name := self.sign("*", "/"):
            found = Apply(name, (found, self.atom()))
        return found

    def atom(self) -> Expression:
        if self.sign("("):
            found = self.expression()
            self.need(self.sign(")"))
            return found
        if self.sign("-"):
            return Constant(-float(self.take("number")), "number")
        if not self.left:
            raise self.trouble()
        kind, text = self.left.pop()
        if kind == "number":
            return Constant(float(text), "number")
        if kind == "string":
            return Constant(text, "string")
        if kind == "quoted":
            return Column(text)
        if kind == "word":
            return self.named(text)
        self.left.append((kind, text))
        raise self.trouble()

    def named(self, text: str) -> Expression:
        low = text.lower()
        if low in {"true", "false"}:
            return Constant(low == "true", "boolean")
        if low in {"date", "datetime", "timestamp", "timeofday"} and self.left and self.left[-1][0] == "string":
            return _moment(low, self.left.pop()[1])
        if not self.sign("("):
            return Column(text)
        arguments = [] if self.sign(")") else self.expressions()
        if arguments or low != "now":
            self.need(self.sign(")"))
        if low in AGGREGATES and len(arguments) == 1:
            return Aggregate(low, arguments[0])
        if low in FUNCTIONS:
            return Apply(low, tuple(arguments))
        raise QueryError(f"PARSE_ERROR: Function {text} is not known.")

    def either(self) -> Test:
        found = self.both()
        while self.word("or"):
            found = Test("or", (found, self.both()))
        return found

    def both(self) -> Test:
        found = self.condition()
        while self.word("and"):
            found = Test("and", (found, self.condition()))
        return found

    def condition(self) -> Test:
        if self.word("not"):
            return Test("not", (self.condition(),))
        before = list(self.left)
        if self.sign("("):  # a bracket opens conditions or arithmetic; only its content tells which
            try:
                found = self.either()
                self.need(self.sign(")"))
            except QueryError:
                self.left = before
            else:
                return found
        return self.comparison(self.expression())

    def comparison(self, first: Expression) -> Test:
        if sign := self.sign(*_COMPARED):
            return Test(_COMPARED[sign], (first, self.expression()))
        if self.word("is"):
            negated = self.word("not")
            self.need(self.word("null"))
            return Test("is not null" if negated else "is null", (first,))
        if word := self.word("contains", "matches", "like"):
            return Test(word, (first, self.expression()))
        if word := self.word("starts", "ends"):
            self.need(self.word("with"))
            return Test(f"{word} with", (first, self.expression()))
        raise self.trouble()


def _moment(kind: str, text: str) -> Constant:
    try:
        if kind == "timeofday":
            return Constant(serial(datetime.combine(EPOCH.date(), time.fromisoformat(text))), kind)
        return Constant(serial(datetime.fromisoformat(text)), "date" if kind == "date" else "datetime")
    except ValueError:
        raise QueryError(f"PARSE_ERROR: Invalid {kind} literal [{text}].") from None
