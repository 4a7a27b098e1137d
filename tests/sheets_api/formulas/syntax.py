"""A formula's text → a tree. Precedence as in Sheets: comparison, ``&``, ``+ -``, ``* /``, ``^``, sign, ``%``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tests.sheets_api.grid.a1 import Area, RangeError, parse_cells

_SHEET = r"(?:'(?:[^']|'')*'|[^\W\d][\w.]*)!"
_CORNER = r"\$?[A-Za-z]{1,3}\$?[1-9]\d*"
_COLUMN = r"\$?[A-Za-z]{1,3}"
_ROW = r"\$?[1-9]\d*"
REFERENCE = (
    rf"(?:{_SHEET})?(?:{_CORNER}:{_CORNER}|{_CORNER}:{_COLUMN}(?![\w(])|{_CORNER}:{_ROW}|{_COLUMN}:{_CORNER}"
    rf"|{_COLUMN}:{_COLUMN}(?![\w(])|{_ROW}:{_ROW}|{_CORNER}(?![\w(.]))"
)
TOKEN = re.compile(
    rf'(?P<space>\s+)|(?P<string>"(?:[^"]|"")*")|(?P<error>#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|ERROR!))'
    rf"|(?P<reference>{REFERENCE})|(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)"
    rf"|(?P<name>(?:{_SHEET})?[^\W\d][\w.]*)|(?P<operator><=|>=|<>|[-+*/^&=<>%(),;{{}}\\:!])"
)


class FormulaError(ValueError):
    """The text is no formula ("Formula parse error.")."""


@dataclass(frozen=True, slots=True)
class Literal:
    value: float | str | bool | None


@dataclass(frozen=True, slots=True)
class Broken:
    """An error written in the formula, such as the ``#REF!`` of a deleted cell."""

    code: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Cells, on a sheet or (None) on the formula's own."""

    sheet: str | None
    area: Area


@dataclass(frozen=True, slots=True)
class Name:
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function, or an operator under its function's name."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """``{1, 2; 3, 4}``."""

    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Closure:
    """A LAMBDA at work: its parameters, its formula, and the place and names it sees."""

    names: tuple[str, ...]
    body: Node
    context: Any


Node = Literal | Broken | Reference | Name | Call | Rows
_BINARY = (
    {"=": "EQ", "<>": "NE", "<": "LT", "<=": "LTE", ">": "GT", ">=": "GTE"},
    {"&": "CONCAT"},
    {"+": "ADD", "-": "MINUS"},
    {"*": "MULTIPLY", "/": "DIVIDE"},
    {"^": "POW"},
)


def tokens(text: str) -> list[tuple[str, str]]:
    """(kind, text) of every token, spaces included, so that they join to the text again."""
    found, position = [], 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match or not match.group():
            raise FormulaError(text)
        found.append((str(match.lastgroup), match.group()))
        position = match.end()
    return found


def split_reference(text: str) -> tuple[str | None, str]:
    """``'My Sheet'!A1`` → (``My Sheet``, ``A1``)."""
    title, bang, cells = text.rpartition("!")
    if not bang:
        return None, text
    if title.startswith("'"):
        title = title[1:-1].replace("''", "'")
    return title, cells


@lru_cache(maxsize=4096)
def parse(formula: str) -> Node:
    """``=SUM(A1:A3)*2`` → tree."""
    reader = _Reader([token for token in tokens(formula.removeprefix("=")) if token[0] != "space"])
    node = reader.expression(0)
    if reader.left:
        raise FormulaError(formula)
    return node


class _Reader:
    def __init__(self, found: list[tuple[str, str]]) -> None:
        self.left = found[::-1]

    def peek(self) -> str:
        """The next token if it is an operator."""
        return self.left[-1][1] if self.left and self.left[-1][0] == "operator" else ""

    def take(self, *expected: str) -> bool:
        if self.peek() in expected and self.left:
            self.left.pop()
            return True
        return False

    def need(self, *expected: str) -> None:
        if not self.take(*expected):
            raise FormulaError("".join(expected))

    def expression(self, level: int) -> Node:
        if level == len(_BINARY):
            return self.signed()
        node = self.expression(level + 1)
        while (sign := self.peek()) in _BINARY[level]:
            self.left.pop()
            node = Call(_BINARY[level][sign], (node, self.expression(level + 1)))
        return node

    def signed(self) -> Node:
        if self.take("-"):
            return Call("UMINUS", (self.signed(),))
        if self.take("+"):
            return Call("UPLUS", (self.signed(),))
        node = self.atom()
        while self.take("%"):
            node = Call("UNARY_PERCENT", (node,))
        return node

    def atom(self) -> Node:
        if not self.left:
            raise FormulaError("unexpected end")
        kind, text = self.left.pop()
        if kind == "number":
            return Literal(float(text))
        if kind == "string":
            return Literal(text[1:-1].replace('""', '"'))
        if kind == "error":
            return Broken(text)
        if kind == "reference":
            sheet, cells = split_reference(text)
            try:
                return Reference(sheet, parse_cells(cells))
            except RangeError:
                raise FormulaError(text) from None
        if kind == "name":
            return self.named(text)
        if text == "(":
            node = self.expression(0)
            self.need(")")
            return node
        if text == "{":
            return self.rows()
        raise FormulaError(text)

    def named(self, text: str) -> Node:
        if self.take("("):
            node = Call(text.upper(), tuple(self.arguments()))
            while self.take("("):  # LAMBDA(x, x + 1)(2)
                node = Call("APPLY", (node, *self.arguments()))
            return node
        if text.upper() in {"TRUE", "FALSE"}:
            return Literal(text.upper() == "TRUE")
        return Name(text)

    def arguments(self) -> list[Node]:
        found: list[Node] = []
        if self.take(")"):
            return found
        while True:
            found.append(Literal(None) if self.peek() in {",", ";", ")"} else self.expression(0))
            if self.take(")"):
                return found
            self.need(",", ";")

    def rows(self) -> Node:
        rows: list[list[Node]] = [[]]
        while not self.take("}"):
            rows[-1].append(self.expression(0))
            if self.take(";"):
                rows.append([])
            else:
                self.take(",", "\\")
        return Rows(tuple(tuple(row) for row in rows))
