"""Named ranges, banding and slicers: things with an id and a range."""

from __future__ import annotations

import copy
import re

from tests.sheets_api.batch.core import Batch, handles, mask, stored_range
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import Area, grid_range
from tests.sheets_api.grid.looks import paired, with_both_colors
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.masks import Tree, update
from tests.sheets_api.spreadsheets import ranges

_NAME = re.compile(r"[^\W\d]\w*\Z")
_LIKE_RANGE = re.compile(r"(?:[A-Za-z]{1,3}\d+|R\d+C\d+|TRUE|FALSE)\Z", re.IGNORECASE)


def _named_range(batch: Batch, place: Json) -> Json:
    """A range as it was given: open ends stay open."""
    sheet = batch.sheet(place.get("sheetId"))
    area = grid_range(place)
    ranges.within_grid(sheet, area)
    return stored_range(sheet, area if area != Area() else Area())


def _check_name(batch: Batch, name: str, own: Json | None = None) -> None:
    if not _NAME.match(name) or _LIKE_RANGE.match(name) or len(name) > 250:
        raise bad("The name given to this range is invalid.")
    for other in batch.book.named_ranges:
        if other is not own and other["name"].casefold() == name.casefold():
            raise bad(f"Cannot add named range with name {name}, a named range with that name already exists.")


@handles("addNamedRange")
def add_named_range(batch: Batch, request: Json) -> Json:
    wanted = request.get("namedRange", {})
    _check_name(batch, wanted.get("name", ""))
    range_id = wanted.get("namedRangeId") or str(batch.new_id())
    if any(range_id == other["namedRangeId"] for other in batch.book.named_ranges):
        raise bad(f"A named range with the id {range_id} already exists.")
    entry = {
        "namedRangeId": range_id,
        "name": wanted["name"],
        "range": _named_range(batch, wanted.get("range", {})),
    }
    batch.book.named_ranges.append(entry)
    return {"namedRange": copy.deepcopy(entry)}


def _find_named(batch: Batch, range_id: str) -> Json:
    for entry in batch.book.named_ranges:
        if entry["namedRangeId"] == range_id:
            return entry
    raise bad(f"Cannot find named range with id: {range_id}")


@handles("updateNamedRange")
def update_named_range(batch: Batch, request: Json) -> None:
    wanted = dict(request.get("namedRange", {}))
    tree = mask(request, "NamedRange")
    entry = _find_named(batch, wanted.get("namedRangeId", ""))
    if "name" in tree or "*" in tree:
        _check_name(batch, wanted.get("name", ""), entry)
    if "range" in wanted:
        wanted["range"] = _named_range(batch, wanted["range"])
    _overwrite(entry, wanted, {key: below for key, below in tree.items() if key != "namedRangeId"}, "range")
    entry["namedRangeId"] = wanted["namedRangeId"]


def _overwrite(entry: Json, wanted: Json, tree: Tree, needed: str) -> None:
    """An update that may not take away what the object stands on."""
    before = entry.get(needed)
    update(entry, wanted, tree)
    if needed not in entry:
        entry[needed] = before


@handles("deleteNamedRange")
def delete_named_range(batch: Batch, request: Json) -> None:
    batch.book.named_ranges.remove(_find_named(batch, request.get("namedRangeId", "")))


@handles("addBanding")
def add_banding(batch: Batch, request: Json) -> Json:
    wanted = with_both_colors(copy.deepcopy(request.get("bandedRange", {})))
    sheet, box = batch.range(wanted.get("range", {}))
    batch.guard_sheet(sheet)
    if not wanted.get("rowProperties") and not wanted.get("columnProperties"):
        raise bad("Must specify either rowProperties or columnProperties.")
    for other in sheet.banded_ranges:
        if sheet.resolve(grid_range(other["range"])).meets(box):
            raise bad(
                "You cannot add alternating background colors to a range that already has alternating background "
                "colors."
            )
    number = wanted.get("bandedRangeId") or batch.new_id()
    entry = {**wanted, "bandedRangeId": number, "range": stored_range(sheet, box)}
    entry = {key: entry[key] for key in ("bandedRangeId", "range", "rowProperties", "columnProperties") if key in entry}
    sheet.banded_ranges.append(entry)
    return {"bandedRange": copy.deepcopy(entry)}


def find_object(batch: Batch, items: str, key: str, number: int | str, name: str) -> tuple[Sheet, Json]:
    """An object of some sheet by its id."""
    for sheet in batch.book.sheets:
        for entry in getattr(sheet, items):
            if entry[key] == number:
                return sheet, entry
    raise bad(f"No {name} with id: {number}")


@handles("updateBanding")
def update_banding(batch: Batch, request: Json) -> None:
    wanted = with_both_colors(copy.deepcopy(request.get("bandedRange", {})))
    tree = mask(request, "BandedRange")
    _sheet, entry = find_object(batch, "banded_ranges", "bandedRangeId", wanted.get("bandedRangeId", 0), "banded range")
    if "range" in wanted:
        wanted["range"] = stored_range(*batch.range(wanted["range"]))
    _overwrite(entry, wanted, paired({key: below for key, below in tree.items() if key != "bandedRangeId"}), "range")
    entry["bandedRangeId"] = request["bandedRange"]["bandedRangeId"]


@handles("deleteBanding")
def delete_banding(batch: Batch, request: Json) -> None:
    sheet, entry = find_object(batch, "banded_ranges", "bandedRangeId", request.get("bandedRangeId", 0), "banded range")
    sheet.banded_ranges.remove(entry)


@handles("addSlicer")
def add_slicer(batch: Batch, request: Json) -> Json:
    wanted = with_both_colors(copy.deepcopy(request.get("slicer", {})))
    anchor = wanted.get("position", {}).get("overlayPosition", {}).get("anchorCell", {})
    spec = wanted.get("spec", {})
    if "dataRange" not in spec:
        raise bad("Must specify spec.dataRange.")
    data_sheet, box = batch.range(spec["dataRange"])
    spec["dataRange"] = stored_range(data_sheet, box)
    sheet = batch.sheet(anchor.get("sheetId", data_sheet.id))
    position = {"anchorCell": {"sheetId": sheet.id, "rowIndex": anchor.get("rowIndex", 0),
                               "columnIndex": anchor.get("columnIndex", 0)}}  # fmt: skip
    overlay = {**wanted.get("position", {}).get("overlayPosition", {}), **position}
    entry = {
        "slicerId": wanted.get("slicerId") or batch.new_id(),
        "spec": spec,
        "position": {"overlayPosition": overlay},
    }
    sheet.slicers.append(entry)
    return {"slicer": copy.deepcopy(entry)}


@handles("updateSlicerSpec")
def update_slicer_spec(batch: Batch, request: Json) -> None:
    tree = mask(request, "SlicerSpec")
    spec = with_both_colors(copy.deepcopy(request.get("spec", {})))
    _, entry = find_object(batch, "slicers", "slicerId", request.get("slicerId", 0), "slicer")
    if "dataRange" in spec:
        spec["dataRange"] = stored_range(*batch.range(spec["dataRange"]))
    _overwrite(entry["spec"], spec, paired(tree), "dataRange")
