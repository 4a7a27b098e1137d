"""Two plans of one ground in the words of a meeting: how many move, who from where to where, and the points."""

from collections.abc import Mapping

from otopsheets.reports.moves import Move, Moves
from otopsheets.tabs.certificate import TERMS
from otopsheets.wording import Lang, Wording

WHO: Mapping[Lang, tuple[str, ...]] = {
    "th": ("กลุ่ม", "เดิม", "ใหม่", "ไกลจากที่เดิม", "ถึงทางเข้า"),
    "en": ("Group", "From", "To", "Moved", "To the entrance"),
}
"""What `rows` tells, column by column."""
POINTS: Mapping[Lang, tuple[str, ...]] = {
    "th": ("คะแนน", "ก่อน", "หลัง", "ต่าง"),
    "en": ("Points", "Before", "After", "Change"),
}
"""What `points` tells, column by column."""
COUNTED = Wording(
    "อยู่ที่เดิม {stayed} กลุ่ม   ย้าย {moved} กลุ่ม (รวม {cells} ช่อง)   มาใหม่ {new} กลุ่ม   ไม่อยู่แล้ว {left} กลุ่ม",
    "stay: {stayed}   move: {moved} ({cells} cells in all)   new: {new}   gone: {left}",
)
SAME = Wording("ไม่มีใครย้าย", "Nobody moves.")
NEW, LEFT = Wording("มาใหม่", "new"), Wording("ไม่อยู่แล้ว", "gone")
_CELLS = Wording("{count} ช่อง", "{count} cells")
_NEARER, _FARTHER, _AS_FAR = (
    Wording("ใกล้ขึ้น {count}", "{count} nearer"),
    Wording("ไกลขึ้น {count}", "{count} farther"),
    Wording("เท่าเดิม", "as far"),
)
_SUM = Wording("รวม", "sum")


def counted(moves: Moves, lang: Lang) -> str:
    """Say how many stay, move, come and go."""
    return COUNTED.say(
        lang,
        stayed=len(moves.stayed),
        moved=len(moves.moved),
        cells=_number(moves.cells),
        new=len(moves.new),
        left=len(moves.left),
    )


def rows(moves: Moves, names: Mapping[str, str], lang: Lang) -> list[tuple[str, ...]]:
    """Tell everybody who does not stand where they stood: those who move, then the new, then those gone."""
    return [
        (
            names.get(move.key, move.key),
            ", ".join(move.before) or NEW.say(lang),
            ", ".join(move.after) or LEFT.say(lang),
            "" if move.cells is None else _CELLS.say(lang, count=_number(move.cells)),
            _nearer(move, lang),
        )
        for move in (*moves.moved, *moves.new, *moves.left)
    ]


def points(moves: Moves, lang: Lang) -> list[tuple[str, ...]]:
    """Tell each term of the objective that gives or takes something in either plan, and their sum, last."""
    told = [
        (TERMS[name].say(lang) if name in TERMS else name, *_change(before, after))
        for name, (before, after) in moves.terms.items()
        if round(before, 2) or round(after, 2)
    ]
    return [*told, (_SUM.say(lang), *_change(moves.before.objective, moves.after.objective))]


def _nearer(move: Move, lang: Lang) -> str:
    if move.nearer is None:
        return ""
    if not move.nearer:
        return _AS_FAR.say(lang)
    return (_NEARER if move.nearer > 0 else _FARTHER).say(lang, count=_number(abs(move.nearer)))


def _change(before: float, after: float) -> tuple[str, str, str]:
    """Tell two points and their difference; what rounds to nothing has no sign."""
    before, after = round(before, 2) + 0.0, round(after, 2) + 0.0
    return f"{before:.2f}", f"{after:.2f}", f"{round(after - before, 2) + 0.0:+.2f}"


def _number(number: float) -> str:
    return f"{number:.10g}"
