"""Conditional format rules, which have no ids but a place in their sheet's list."""

from __future__ import annotations

import copy
from datetime import date

from tests.sheets_api.batch.core import Batch, handles, stored_range
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.conditions import check_condition
from tests.sheets_api.grid.looks import with_both_colors
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.values.entry import typed
from tests.sheets_api.values.locales import Locale, locale

_ALLOWED = {"bold", "italic", "strikethrough", "underline", "foregroundColor", "foregroundColorStyle", "link"}


def _settled(batch: Batch, rule: Json) -> tuple[Sheet, Json]:
    """(sheet, rule as Google keeps it): ranges complete, colours in both spellings."""
    done: Json = with_both_colors(copy.deepcopy(rule))
    if not done.get("ranges"):
        raise bad("Must specify at least one range for the conditional format rule.")
    if ("booleanRule" in done) == ("gradientRule" in done):
        raise bad("Must specify exactly one of booleanRule or gradientRule.")
    sheets = []
    for index, place in enumerate(done["ranges"]):
        sheet, box = batch.range(place)
        done["ranges"][index] = stored_range(sheet, box)
        sheets.append(sheet)
    if any(sheet is not sheets[0] for sheet in sheets):
        raise bad("All ranges of a conditional format rule must be on the same sheet.")
    if "booleanRule" in done:
        _check_boolean(done["booleanRule"])
    else:
        _check_gradient(done["gradientRule"], locale(batch.book.properties.get("locale", "en_US")))
    return sheets[0], done


def _check_boolean(rule: Json) -> None:
    if not rule.get("condition", {}).get("type"):
        raise bad("ConditionalFormatRule.booleanRule.condition must have a type.")
    check_condition(rule["condition"])
    used = rule.get("format", {})
    wrong = set(used) - {"textFormat", "backgroundColor", "backgroundColorStyle"}
    wrong |= set(used.get("textFormat", {})) - _ALLOWED
    if wrong:
        raise bad(
            f"ConditionalFormatRule.format can only have textFormat.bold, textFormat.italic, "
            f"textFormat.strikethrough, textFormat.underline, textFormat.foregroundColor and backgroundColor set; "
            f"found {', '.join(sorted(wrong))}."
        )


def _check_gradient(rule: Json, book_locale: Locale) -> None:
    """The points of a colour scale; what a MIN or MAX is told as its value is dropped."""
    for name in ("minpoint", "midpoint", "maxpoint"):
        point = rule.get(name)
        if point is None and name == "midpoint":
            continue
        kind = (point or {}).get("type", "INTERPOLATION_POINT_TYPE_UNSPECIFIED")
        if point is None or kind == "INTERPOLATION_POINT_TYPE_UNSPECIFIED":
            raise bad("No interpolationPointType specified.")
        if kind in {"MIN", "MAX"}:
            point.pop("value", None)
            continue
        if not point.get("value"):
            raise bad("InterpolationPoint.value is required.")
        entry = typed(point["value"], book_locale, date(2000, 1, 1)).value or {}
        if not entry.keys() & {"numberValue", "formulaValue"}:
            raise bad(f"Invalid InterpolationPoint.value: {point['value']}")


def _index(rules: list[Json], index: int, *, last: int) -> int:
    if not 0 <= index <= last:
        raise bad(f"No conditional format on sheet at index: {index}")
    return index


@handles("addConditionalFormatRule")
def add(batch: Batch, request: Json) -> None:
    sheet, rule = _settled(batch, request.get("rule", {}))
    batch.guard_sheet(sheet)
    rules = sheet.conditional_formats
    rules.insert(_index(rules, request.get("index", 0), last=len(rules)), rule)


@handles("updateConditionalFormatRule")
def update(batch: Batch, request: Json) -> Json:
    if "rule" in request:
        sheet, rule = _settled(batch, request["rule"])
        rules = sheet.conditional_formats
        index = _index(rules, request.get("index", 0), last=len(rules) - 1)
        old, rules[index] = rules[index], rule
        return {"newRule": copy.deepcopy(rule), "newIndex": index, "oldRule": old}
    sheet = batch.sheet(request.get("sheetId"))
    rules = sheet.conditional_formats
    index = _index(rules, request.get("index", 0), last=len(rules) - 1)
    new = _index(rules, request.get("newIndex", 0), last=len(rules) - 1)
    rule = rules.pop(index)
    rules.insert(new, rule)
    return {"newRule": copy.deepcopy(rule), "newIndex": new, "oldIndex": index}


@handles("deleteConditionalFormatRule")
def delete(batch: Batch, request: Json) -> Json:
    sheet = batch.sheet(request.get("sheetId"))
    batch.guard_sheet(sheet)
    rules = sheet.conditional_formats
    return {"rule": rules.pop(_index(rules, request.get("index", 0), last=len(rules) - 1))}
