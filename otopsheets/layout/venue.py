"""From a drawing in the sheet to a venue: every cell read once, every doubt reported with its cell."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from otopsheets.findings import Finding, Where
from otopsheets.layout import geometry
from otopsheets.layout.doubts import (
    CLOSED,
    DOUBLED,
    KINDS,
    LEGEND_LOST,
    NAMELESS,
    NO_ENTRANCE,
    NO_STALLS,
    OUT_OF_REACH,
    SEVERAL_LABELS,
    TAKEN_AS_LANDMARK,
    TAKEN_AS_ZONE,
    TWO_CATEGORIES,
    UNKNOWN_TAG,
    UNREADABLE,
)
from otopsheets.layout.marks import Said, Vocabulary, legend_line
from otopsheets.layout.rows import runs
from otopsheets.layout.stalls import Cell, Landmark, LandmarkKind, Neighbours, Stall, Venue
from otopsheets.registry.sheets import column_letters
from otopsheets.thai.labels import ZONE, label_key

__all__ = ["KINDS", "Landmark", "Neighbours", "Stall", "Venue", "read_venue"]

Merge = tuple[int, int, int, int]
Filled = tuple[int, int, object]
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
# A stall left out (its label is doubled) still stands in the way.
_ON_THE_GROUND = frozenset({"landmark", "unreadable", "nameless", "stall", "letter"})


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One cell with something in it, or one merged block: where, and what it says."""

    row: int
    column: int
    height: int
    width: int
    said: Said

    @property
    def cells(self) -> tuple[Cell, ...]:
        return Stall("", self.row, self.column, self.height, self.width).cells


def read_venue(
    title: str,
    rows: Sequence[Sequence[object]],
    merges: Sequence[Merge] = (),
    legend: Mapping[str, str] | None = None,
    categories: Mapping[str, str] | None = None,
) -> tuple[Venue, list[Finding]]:
    """Read a drawing of stalls, aisles and landmarks.

    `rows` are cell values as the sheet gives them, from its first row; `merges` are merged blocks as first
    row, first column, last row, last column, from 0, both ends in. `legend` extends the vocabulary: the
    district's word → a word known already (`{"E": "ไฟ"}`); lines such as `E = ไฟ` in the drawing do the
    same. `categories` are the words for categories → their keys.
    """
    findings: list[Finding] = []
    words, lost = Vocabulary().with_categories(categories or {}).with_legend(legend or {})
    findings += [Finding.of(LEGEND_LOST, Where(title), text=word) for word in lost]
    filled = [
        (row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None and value != ""  # as nearly every cell of a large drawing is
    ]
    words = _with_drawn_legend(words, title, filled, findings)
    drawn = _drawn(filled, rows, merges, words)
    if any(cell.said.kind == "stall" for cell in drawn):
        drawn = [_letters_are_text(cell) for cell in _headings_are_text(drawn)]
    drawn = [_closed(title, cell, findings) for cell in drawn]
    stalls = _stalls(title, drawn, findings)
    standing = {stall.cells[0] for stall in stalls}
    landmarks = tuple(
        Landmark(cell.said.text, cell.cells, _kind(cell.said.landmark))
        for cell in drawn
        if cell.said.kind in _ON_THE_GROUND and cell.cells[0] not in standing
    )
    _report_doubts(title, drawn, findings)
    size = (
        max([len(rows), *(bottom + 1 for _, _, bottom, _ in merges)]),
        max([*map(len, rows), *(right + 1 for _, _, _, right in merges)], default=0),
    )
    return _surveyed(title, stalls, landmarks, size, findings), findings


def _surveyed(
    title: str,
    stalls: tuple[Stall, ...],
    landmarks: tuple[Landmark, ...],
    size: tuple[int, int],
    findings: list[Finding],
) -> Venue:
    """Work out how the stalls lie to each other, and report what cannot be walked to."""
    obstacles, owner = geometry.blocked(landmarks), geometry.owners(stalls)
    stalls = tuple(
        replace(stall, corner=stall.corner or geometry.at_corner(stall, owner, obstacles)) for stall in stalls
    )
    walk = geometry.Walk(stalls, landmarks)
    entrances = [cell for mark in landmarks if mark.kind == "entrance" for cell in mark.cells]
    distances = walk.distances(stalls, entrances or [walk.outside()])
    findings += [
        Finding.of(OUT_OF_REACH, _where(title, stall.row, stall.column), label=stall.label)
        for stall, distance in zip(stalls, distances, strict=True)
        if math.isinf(distance)
    ]
    if not stalls:
        findings.append(Finding.of(NO_STALLS, Where(title), title=title))
    elif not entrances:
        findings.append(Finding.of(NO_ENTRANCE, Where(title), title=title))
    return Venue(
        title=title,
        stalls=stalls,
        landmarks=landmarks,
        width=size[1],
        height=size[0],
        neighbours=geometry.neighbours(stalls, obstacles),
        runs=runs(stalls, obstacles),
        distances=distances if entrances else (),
    )


def _with_drawn_legend(words: Vocabulary, title: str, filled: Sequence[Filled], findings: list[Finding]) -> Vocabulary:
    """Take in the legend lines that stand in the drawing itself."""
    for row, column, value in filled:
        said = words.read(value)
        if said.kind == "legend":
            word, told = legend_line(said.text)
            words, lost = words.with_legend({word: told})
            findings += [Finding.of(LEGEND_LOST, _where(title, row, column), text=said.text) for _ in lost]
    return words


def _drawn(
    filled: Sequence[Filled], rows: Sequence[Sequence[object]], merges: Sequence[Merge], words: Vocabulary
) -> list[_Drawn]:
    """Every cell or merged block that holds something, in reading order."""
    blocks = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merges}
    hidden = {
        (row, column)
        for top, left, bottom, right in merges
        for row in range(top, min(bottom + 1, len(rows)))  # a merge may go on far below the last value
        for column in range(left, min(right + 1, len(rows[row])))
        if (row, column) != (top, left)
    }
    return [
        _Drawn(row, column, *blocks.get((row, column), (1, 1)), said)
        for row, column, value in filled
        if (row, column) not in hidden and (said := words.read(value)).kind != "walkway"
    ]


def _letters_are_text(cell: _Drawn) -> _Drawn:
    """Where stalls bear numbers, a lone letter without marks is the name of a row; nobody shall stand on it."""
    bare = cell.said.kind == "letter" and not cell.said.tags
    return replace(cell, said=Said("note", cell.said.text)) if bare else cell


def _closed(title: str, cell: _Drawn, findings: list[Finding]) -> _Drawn:
    """Return a closed stall as the thing in the way that it is, and tell of it; any other cell as it is."""
    if cell.said.kind not in {"stall", "letter"} or "closed" not in cell.said.tags:
        return cell
    findings.append(Finding.of(CLOSED, _where(title, cell.row, cell.column), label=cell.said.text))
    return replace(cell, said=Said("landmark", f"{cell.said.text} ปิด", landmark="obstacle"))


def _headings_are_text(drawn: Sequence[_Drawn]) -> list[_Drawn]:
    """Where a row holds nothing but bare numbers, each the number of all stalls in its column, they name the columns.

    So do such numbers in a column name the rows.
    """
    stalls = [cell for cell in drawn if cell.said.kind == "stall"]
    bare = {cell for cell in stalls if cell.said.text.isdecimal() and not cell.said.tags}
    headings: set[_Drawn] = set()
    for along, athwart in ((attrgetter("row"), attrgetter("column")), (attrgetter("column"), attrgetter("row"))):
        numbers: dict[int, set[str]] = defaultdict(set)
        lines: dict[int, list[_Drawn]] = defaultdict(list)
        for cell in stalls:
            lines[along(cell)].append(cell)
            if cell not in bare:
                number = _LAST_NUMBER.search(cell.said.text)
                numbers[athwart(cell)].add(number[0] if number else "")
        headings.update(
            cell
            for line in lines.values()
            if len(line) > 1 and all(each in bare and numbers[athwart(each)] == {each.said.text} for each in line)
            for cell in line
        )
    return [replace(cell, said=Said("heading", cell.said.text)) if cell in headings else cell for cell in drawn]


def _stalls(title: str, drawn: Sequence[_Drawn], findings: list[Finding]) -> tuple[Stall, ...]:
    """Make the stalls, leaving out every label drawn before."""
    first: dict[str, str] = {}
    stalls = []
    for cell in drawn:
        if cell.said.kind not in {"stall", "letter"}:
            continue
        label, where = cell.said.text, _where(title, cell.row, cell.column)
        if (same := label_key(label)) in first:
            findings.append(Finding.of(DOUBLED, where, label=label, first=first[same]))
            continue
        first[same] = where.a1
        marked = [tag.removeprefix("category:") for tag in cell.said.tags if tag.startswith("category:")]
        if len(marked) > 1:
            findings.append(Finding.of(TWO_CATEGORIES, where, label=label))
        flags = {name: name in cell.said.tags for name in ("power", "water", "corner", "shade", "agency")}
        stalls.append(
            Stall(
                label,
                cell.row,
                cell.column,
                cell.height,
                cell.width,
                category=next(iter(marked), None),
                **flags,
            )
        )
    return tuple(stalls)


def _report_doubts(title: str, drawn: Sequence[_Drawn], findings: list[Finding]) -> None:
    """Report what was read only in part, or taken for something else."""
    if headings := [cell for cell in drawn if cell.said.kind == "heading"]:
        where, told = _where(title, headings[0].row, headings[0].column), [cell.said.text for cell in headings]
        findings.append(Finding.of(TAKEN_AS_ZONE, where, text=", ".join(told)))
    for cell in drawn:
        where, said = _where(title, cell.row, cell.column), cell.said
        if said.kind == "unreadable":
            findings.append(Finding.of(UNREADABLE, where, text=said.text))
        elif said.kind == "nameless":
            findings.append(Finding.of(NAMELESS, where, text=said.text))
        elif said.kind == "landmark" and said.landmark == "other":
            findings.append(Finding.of(TAKEN_AS_LANDMARK, where, text=said.text))
        elif said.kind == "note" and ZONE.fullmatch(said.text):
            findings.append(Finding.of(TAKEN_AS_ZONE, where, text=said.text))
        if said.unknown:
            findings.append(Finding.of(UNKNOWN_TAG, where, words=" ".join(said.unknown), label=said.text))
        if said.others:
            findings.append(Finding.of(SEVERAL_LABELS, where, label=said.text, others=", ".join(said.others)))


def _kind(told: str) -> LandmarkKind:
    kinds: dict[str, LandmarkKind] = {
        "entrance": "entrance", "exit": "exit", "stage": "stage", "toilet": "toilet", "office": "office",
        "parking": "parking", "obstacle": "obstacle",
    }  # fmt: skip
    return kinds.get(told, "other")


def _where(title: str, row: int, column: int) -> Where:
    """Return the place of a cell, as the sheet names it."""
    return Where(title, row + 1, None, f"{column_letters(column)}{row + 1}")
