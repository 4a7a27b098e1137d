"""ความครอบคลุมการประชุม: who was briefed, when and in which meeting, and who is still to be called."""

from collections.abc import Iterator, Sequence
from datetime import date

from otopsheets.registry import Meeting
from otopsheets.reports.coverage import Coverage, GroupBriefed, Reach
from otopsheets.reports.meetings import STEP_NAMES
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Area, Cell, Chart, Shown, Tab
from otopsheets.tabs.page import BOX, Column, Page, column_of
from otopsheets.wording import Lang, Wording

KEY, TITLE = "coverage", "ความครอบคลุมการประชุม"

_HEADING = Wording("ความครอบคลุมการประชุม", "Who has been briefed")
_ABOUT = Wording(
    "นับจากช่องผู้เข้าร่วมในแท็บ ประชุม เฉพาะการประชุมก่อนวันงาน", "Counted from the attendance of the meetings before the fair."
)
_STEPS, _BY_TAMBON = Wording("ขั้นตอนการประชุม", "The four steps"), Wording("ตามตำบล", "By tambon")
_MISSING = Wording("ยังต้องแจ้งก่อนวันงาน {count} กลุ่ม", "Still to be told before the fair: {count} groups")
_NOT_TOLD = Wording("ไม่ได้รับการชี้แจงก่อนวันงาน {count} กลุ่ม", "Not told before the fair: {count} groups")
_NOBODY = Wording("ชี้แจงครบทุกกลุ่มแล้ว", "Every group has been briefed.")
_VILLAGES, _GROUPS = Wording("ตามหมู่บ้าน", "By village"), Wording("ตามกลุ่ม", "By group")
_NO, _GROUP = Wording("ที่", "No."), Wording("กลุ่ม", "Group")
_VILLAGE, _VILLAGE_NO = Wording("หมู่บ้าน", "Village"), Wording("หมู่", "No.")
_TAMBON, _STATE = Wording("ตำบล", "Tambon"), Wording("สถานะ", "State")
_WHEN, _MEETINGS = Wording("วันที่", "Day"), Wording("การประชุม", "Meeting")
_STEP, _TIMES = Wording("ขั้นตอน", "Step"), Wording("ครั้ง", "Times")
_BRIEFED, _LEFT = Wording("ชี้แจงแล้ว", "Briefed"), Wording("ยังไม่ได้ชี้แจง", "Not yet")
_REACHED = Wording("หมู่บ้านที่ถึง", "Villages reached")
_CHAIRS = Wording("ชี้แจงประธานกลุ่ม", "Chairs briefed")
_NETWORK = Wording("ชี้แจงเครือข่าย", "Network briefed")
_OF = Wording("{part} จาก {all}", "{part} of {all}")
_CALLED = Wording("โทรแล้ว", "Called")
_TOTAL, _UNKNOWN = Wording("รวม", "Total"), Wording("ไม่ทราบตำบล", "Tambon not known")
_AMPHOE = Wording("ระดับอำเภอ", "Of the amphoe")
_STATES = {
    "kept": (Wording("ตามลำดับ", "in order"), palette.GREEN),
    "early": (Wording("ก่อนลำดับ", "too early"), palette.VERMILLION),
    "planned": (Wording("มีกำหนดแล้ว", "planned"), palette.SKY),
    "missing": (Wording("ยังไม่มี", "not held"), palette.YELLOW),
}
_REACH: dict[Reach, tuple[Wording, str]] = {
    "all": (Wording("ครบ", "all"), palette.GREEN),
    "some": (Wording("บางส่วน", "in part"), palette.SKY),
    "none": (Wording("ยังไม่ถึง", "not reached"), palette.YELLOW),
}
_WIDTHS = (9.0, 32.0, 8.0, 15.0, 15.0, 24.0, 34.0, 30.0)


def coverage_tab(coverage: Coverage, today: date, lang: Lang) -> Tab:
    """Show the coverage of one fair: steps, tambons, the list to call through, villages, groups."""
    page = Page(_WIDTHS, lang)
    page.head(_HEADING, _ABOUT, coverage.fair, today)
    _steps(page, coverage)
    _tambons(page, coverage)
    _missing(page, coverage)
    _villages(page, coverage)
    page.section(_GROUPS.say(lang))
    page.table(
        (_column(_NO, 0, "center"), _column(_GROUP, 1), *_WHERE, _column(_WHEN, 5), Column(_MEETINGS, 6, 7)),
        (_group(at, briefed, lang) for at, briefed in enumerate(coverage.groups, 1)),
    )
    return page.tab(KEY, TITLE, color=palette.GREEN, landscape=True)


def _column(header: Wording, at: int, align: str = "left") -> Column:
    return Column(header, at, at, "center" if align == "center" else "left")


_WHERE = (_column(_VILLAGE_NO, 2, "center"), _column(_TAMBON, 3), _column(_STATE, 4, "center"))


def _marked(word: Wording, fill: str, lang: Lang) -> Cell:
    return Cell(word.say(lang), sheet.filled(sheet.CENTER, fill))


def _steps(page: Page, coverage: Coverage) -> None:
    lang = page.lang
    page.section(_STEPS.say(lang))
    columns = (_column(_NO, 0, "center"), Column(_STEP, 1, 2), _column(_TIMES, 3, "center"))
    page.table(
        (*columns, _column(_STATE, 4, "center"), Column(_WHEN, 5, 7)),
        (
            (at, STEP_NAMES[step.kind].say(lang), len(step.meetings), _marked(*_STATES[step.state], lang), days)
            for at, step in enumerate(coverage.steps, 1)
            for days in [_days(step.meetings, lang)]
        ),
    )
    page.gap()


def _tambons(page: Page, coverage: Coverage) -> None:
    """Write the table of tambons, with a chart of the groups briefed and not."""
    lang = page.lang
    page.section(_BY_TAMBON.say(lang))
    columns = (_column(_NO, 0, "center"), _column(_TAMBON, 1), _column(_GROUP, 2, "center"))
    rows: list[Sequence[Shown | Cell]] = [
        (at, each.tambon, len(each.groups), each.briefed, len(each.groups) - each.briefed, villages, chairs, network)
        for at, each in enumerate(coverage.tambons, 1)
        for villages in [_OF.say(lang, part=each.reached, all=len(each.villages))]
        for chairs, network in [(_days(each.chairs, lang), _days(each.network, lang))]
    ]
    counted = (_column(_BRIEFED, 3, "center"), _column(_LEFT, 4, "center"))
    reached_by = (_column(_REACHED, 5), _column(_CHAIRS, 6), _column(_NETWORK, 7))
    body = page.table((*columns, *counted, *reached_by), rows)
    if coverage.homeless:
        briefed = sum(bool(each.meetings) for each in coverage.homeless)
        left = len(coverage.homeless) - briefed
        unknown = (None, _UNKNOWN.say(lang), len(coverage.homeless), briefed, left, None, None, None)
        page.line(*((at, at, Cell(value, sheet.CENTER if at != 1 else sheet.TEXT)) for at, value in enumerate(unknown)))
    groups, villages = coverage.groups, coverage.villages
    briefed = sum(bool(each.meetings) for each in groups)
    reached = _OF.say(lang, part=sum(village.reach != "none" for village in villages), all=len(villages))
    network = _days(coverage.network, lang)
    shown = f"{_AMPHOE.say(lang)}: {network}" if network else None
    total = (None, _TOTAL.say(lang), len(groups), briefed, len(groups) - briefed, reached, None, shown)
    looks = (_TOTALS, _TOTAL_NAME, _TOTALS, _TOTALS, _TOTALS, _TOTAL_NAME, _TOTAL_NAME, _TOTAL_NAME)
    page.line(*((at, at, Cell(value, look)) for at, (value, look) in enumerate(zip(total, looks, strict=True))))
    page.gap()
    if coverage.tambons:
        page.chart(_chart(body, lang), column=1)


_TOTAL_NAME = sheet.filled(sheet.TEXT, palette.PALE)
_TOTALS = sheet.filled(sheet.CENTER, palette.PALE)


def _chart(body: Area, lang: Lang) -> Chart:
    return Chart(
        "bar",
        _BY_TAMBON.say(lang),
        column_of(body, 1),
        ((_BRIEFED.say(lang), column_of(body, 3)), (_LEFT.say(lang), column_of(body, 4))),
        row=0,
        column=0,
        width=720,
        height=240,
        colors=(palette.GREEN, palette.YELLOW),
        stacked=True,
    )


def _missing(page: Page, coverage: Coverage) -> None:
    """Write the list to call through; the telephone numbers are not here: everybody in the room sees it."""
    lang, missing = page.lang, coverage.missing
    some = _NOT_TOLD if coverage.meetings.begun else _MISSING
    page.section((some if missing else _NOBODY).say(lang, count=len(missing)))
    if missing:
        columns = (_column(_CALLED, 0, "center"), _column(_GROUP, 1), _column(_VILLAGE_NO, 2, "center"))
        rows = ((BOX, each.group.name, each.home.village_no, each.home.tambon, None) for each in missing)
        page.table((*columns, _column(_TAMBON, 3), Column(Wording("บันทึก", "Note"), 4, 7)), rows)
    page.gap()


def _villages(page: Page, coverage: Coverage) -> None:
    lang = page.lang
    page.section(_VILLAGES.say(lang))
    page.table(
        (
            _column(_NO, 0, "center"),
            _column(_VILLAGE, 1),
            *_WHERE,
            _column(_WHEN, 5),
            _column(_MEETINGS, 6),
            _column(_GROUP, 7),
        ),
        (
            (at, each.name, each.village[1], each.tambon, _marked(*_REACH[each.reach], lang), days, where, groups)
            for at, each in enumerate(coverage.villages, 1)
            for days, where in [(_days(each.meetings, lang), ", ".join(_held(each.meetings, lang)))]
            for groups in [", ".join(briefed.group.name for briefed in each.groups)]
        ),
    )
    page.gap()


def _group(at: int, briefed: GroupBriefed, lang: Lang) -> Sequence[Shown | Cell]:
    state = _marked(_BRIEFED, palette.GREEN, lang) if briefed.meetings else _marked(_LEFT, palette.YELLOW, lang)
    home, meetings = briefed.home, briefed.meetings
    where = ", ".join(_held(meetings, lang))
    return (at, briefed.group.name, home.village_no, home.tambon, state, _days(meetings, lang), where)


def _held(meetings: Sequence[Meeting], lang: Lang) -> Iterator[str]:
    for meeting in meetings:
        place = meeting.place or STEP_NAMES[meeting.kind or ""].say(lang)
        yield f"{place} (แถว {meeting.row})" if lang == "th" else f"{place} (row {meeting.row})"


def _days(meetings: Sequence[Meeting], lang: Lang) -> str:
    """Tell the days of meetings, each once."""
    return ", ".join(dict.fromkeys(words.days(meeting.held_on, meeting.held_on, lang) for meeting in meetings))
