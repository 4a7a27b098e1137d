"""A selection as a DataFrame, for people who work in notebooks."""

from typing import TYPE_CHECKING

from otopsheets.selection.outcomes import Selection
from otopsheets.wording import Lang

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "row",
    "key",
    "group",
    "lane",
    "category",
    "tambon_code",
    "proposed",
    "decided",
    "stalls",
    "rank",
    "waiting_no",
    "pinned",
    "codes",
    "messages",
)


def selection_frame(selection: Selection, lang: Lang = "th") -> "pd.DataFrame":
    """Return one row for each application of the fair.

    Columns: `row` of the application, `key` (what it draws under), `group`, `lane`, `category`, `tambon_code`,
    `proposed` and `decided`, `stalls` granted, `rank` and `waiting_no` (missing where there is none), `pinned`
    (a list of stalls), `codes` and `messages` of its reasons, the deciding one first.
    """
    import pandas as pd  # noqa: PLC0415 - takes longer to load than a fair to select for

    rows = [
        (
            each.verdict.application.row,
            each.key,
            each.verdict.group.name if each.verdict.group else each.verdict.application.group,
            each.verdict.lane,
            each.verdict.category,
            each.verdict.place.tambon_code if each.verdict.place else None,
            str(each.proposed),
            str(each.decided),
            each.stalls,
            each.rank,
            each.waiting_no,
            list(each.pinned),
            [reason.code for reason in each.reasons],
            [reason.message(lang) for reason in each.reasons],
        )
        for each in selection.outcomes
    ]
    frame = pd.DataFrame.from_records(rows, columns=list(COLUMNS))
    return frame.astype({"rank": "Int64", "waiting_no": "Int64"})
