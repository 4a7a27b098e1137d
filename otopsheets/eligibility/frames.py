"""Verdicts as a DataFrame, for people who work in notebooks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from otopsheets.eligibility.verdicts import Verdict
from otopsheets.wording import Lang

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("row", "group_id", "group", "lane", "category", "tambon_code", "standing", "codes", "messages")


def verdict_frame(verdicts: Iterable[Verdict], lang: Lang = "th") -> "pd.DataFrame":
    """Return one row for each verdict.

    Columns: `row` of the application, `group_id`, `group` (its name, or what was typed), `lane`, `category`,
    `tambon_code`, `standing`, `codes` and `messages` (lists, one entry for each finding).
    """
    import pandas as pd  # noqa: PLC0415 - takes longer to load than a fair to judge

    rows = [
        (
            verdict.application.row,
            verdict.group.group_id if verdict.group else "",
            verdict.group.name if verdict.group else verdict.application.group,
            verdict.lane,
            verdict.category,
            verdict.place.tambon_code if verdict.place else None,
            str(verdict.standing),
            [finding.code for finding in verdict.findings],
            [finding.message(lang) for finding in verdict.findings],
        )
        for verdict in verdicts
    ]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS))
