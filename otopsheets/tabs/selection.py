"""ผลคัดเลือก: every application, what came of it and why, in the order a committee reads it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from otopsheets.selection.draw import certificate
from otopsheets.selection.outcomes import Decided, Outcome, Selection
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Area, Cell, Tab
from otopsheets.wording import Lang, Wording

KEY, TITLE = "selection", "ผลคัดเลือก"

_HEADING = Wording("ผลคัดเลือกผู้เข้าร่วมงาน", "Who takes part")
_ABOUT = Wording("โปรแกรมเสนอ คณะกรรมการเป็นผู้ตัดสิน", "The program proposes; the committee decides.")
_LEGEND = Wording("{word} {count} ราย", "{word}: {count}")
_DRAW = Wording("จับสลากด้วยเลข {seed}  ผู้มีสิทธิ {count} ราย", "Drawn with seed {seed}  {count} entrants")
_NO_DRAW = Wording("ไม่ต้องจับสลาก", "No draw was needed.")
_PLACES = Wording(
    "ล็อกผู้ผลิต {producers}  ล็อกหน่วยงาน {agencies}", "Stalls for producers {producers}  for agencies {agencies}"
)
_FIELDS = (
    sheet.Field(Wording("ที่", "No."), 5.5, "center"),
    sheet.Field(Wording("ผล", "Result"), 15, "center"),
    sheet.Field(Wording("กลุ่ม", "Group"), 29),
    sheet.Field(Wording("รหัส", "Id"), 8, "center"),
    sheet.Field(Wording("ประเภท\nผู้สมัคร", "Kind"), 16),
    sheet.Field(Wording("ตำบล", "Tambon"), 11),
    sheet.Field(Wording("ประเภท\nผลิตภัณฑ์", "Category"), 12, "center"),
    sheet.Field(Wording("ล็อก\nที่ได้", "Stalls"), 7, "center"),
    sheet.Field(Wording("เลขล็อก", "Which"), 10, "center"),
    sheet.Field(Wording("ลำดับ\nสลาก", "Draw"), 8, "center"),
    sheet.Field(Wording("โปรแกรม\nเสนอ", "Proposed"), 14.5, "center"),
    sheet.Field(Wording("กรรมการ\nแก้เป็น", "Committee changed to"), 14.5, "center"),
    sheet.Field(Wording("เหตุผล", "Reasons"), 47),
    sheet.Field(Wording("แถวใน\nใบสมัคร", "Row in form"), 9, "center"),
)
_NOTHING = Wording("ยังไม่มีใบสมัครของงานนี้", "Nobody has applied for this fair yet.")
_MEANT = ((0, 1), (2, 2), (3, 4), (5, 6))
ORDER = (Decided.ACCEPTED, Decided.WAITING, Decided.NEEDS_FIXING, Decided.REJECTED)
"""Who takes part comes first, then who may still, then who could have, then who cannot."""


def in_order(selection: Selection) -> list[Outcome]:
    """Return the outcomes as the committee reads them: by `ORDER`, those who wait by their place on the list."""

    def place(outcome: Outcome) -> tuple[int, int, int]:
        waits = outcome.waiting_no or 0
        return ORDER.index(outcome.decided), waits, outcome.verdict.application.row

    return sorted(selection.outcomes, key=place)


def selection_tab(selection: Selection, stalls: Mapping[str, Sequence[str]], today: date, lang: Lang) -> Tab:
    """List every application once.

    `stalls` are the labels each applicant was given, by `Outcome.key`; empty while there is no plan, and then the
    stalls the committee fixed are shown.
    """
    counts = Counter(outcome.decided for outcome in selection.outcomes)
    lots = selection.draw.ranks if selection.draw is not None else {}
    legend = [Cell()] * len(_FIELDS)
    for (first, last), decided in zip(_MEANT, ORDER, strict=True):
        look = replace(sheet.filled(sheet.CENTER, palette.DECIDED[decided]), bold=True, valign="middle")
        told = _LEGEND.say(lang, word=words.DECIDED[decided].say(lang), count=counts[decided])
        legend[first : last + 1] = [Cell(told, look)] + [Cell(None, look)] * (last - first)
    legend[8] = Cell(_places(selection, lang), sheet.ASIDE)
    return sheet.listing(
        KEY,
        TITLE,
        top=[*sheet.heading(_HEADING, _ABOUT, selection.fair, today, lang), tuple(legend)],
        fields=_FIELDS,
        rows=[_row(number, outcome, stalls, lots, lang) for number, outcome in enumerate(in_order(selection), 1)],
        nothing=_NOTHING,
        lang=lang,
        color=palette.GREEN,
        below=_certificate(selection, lang),
        merges=[Area(sheet.HEADING_ROWS, first, sheet.HEADING_ROWS, last) for first, last in _MEANT if last > first],
    )


def _places(selection: Selection, lang: Lang) -> str:
    """Say how many places there were, and under which seed lots were drawn for them."""
    places = _PLACES.say(lang, producers=selection.places.producers, agencies=selection.places.agencies)
    draw = selection.draw
    if draw is None:
        return f"{places}   {_NO_DRAW.say(lang)}"
    return f"{places}   {_DRAW.say(lang, seed=draw.seed, count=len(draw.ranks))}"


def _certificate(selection: Selection, lang: Lang) -> list[sheet.Row]:
    """Tell under the table what anybody needs to draw the lots again; each one's own lot stands in a note."""
    if selection.draw is None:
        return []
    told = certificate(selection.draw, selection.fair, lang)
    how = told[: len(told) - len(selection.draw.ranks)]
    return [(), *((Cell(line.strip(), sheet.ASIDE),) for line in how)]


def _row(
    number: int, outcome: Outcome, stalls: Mapping[str, Sequence[str]], lots: Mapping[str, str], lang: Lang
) -> sheet.Row:
    verdict, group = outcome.verdict, outcome.verdict.group
    if verdict.lane == "agency":
        category, fill = words.LANE["agency"].say(lang), palette.AGENCY
    else:
        category, fill = words.SHORT_CATEGORY[verdict.category].say(lang), palette.CATEGORY[verdict.category]
    decided = words.DECIDED[outcome.decided].say(lang)
    changed = decided if outcome.proposed is not outcome.decided else ""
    result = replace(sheet.filled(sheet.CENTER, palette.DECIDED[outcome.decided]), bold=True)
    return sheet.record(
        _FIELDS,
        (
            number,
            Cell(words.result(outcome, lang), result),
            words.group_of(outcome),
            group.group_id if group else "",
            words.kind(group.kind if group else None, lang),
            words.tambon_of(outcome),
            Cell(category, sheet.filled(sheet.CENTER, fill)),
            outcome.stalls or None,
            words.listed(words.labels_of(outcome, stalls)),
            Cell(outcome.rank, sheet.CENTER, lots.get(outcome.key, "") if outcome.rank else ""),
            words.DECIDED[outcome.proposed].say(lang),
            Cell(changed, replace(sheet.CENTER, bold=True)),
            reasons(outcome, lang),
            verdict.application.row,
        ),
    )


def reasons(outcome: Outcome, lang: Lang) -> str:
    """Say why, one reason a line, each with its cell; what can be corrected also with what to do."""
    told = []
    for finding in dict.fromkeys(outcome.reasons):
        its_own = finding.where.row == outcome.verdict.application.row and ":" in finding.where.a1
        said = finding.kind.says.say(lang, **dict(finding.values)) if its_own else words.cited(finding, lang)
        if outcome.decided is Decided.NEEDS_FIXING:
            said = f"{said} {finding.kind.remedy.say(lang, **dict(finding.values))}"
        told.append(said.strip())
    return "\n".join(told)
