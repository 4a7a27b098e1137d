"""Addresses of a whole list located at once, as a DataFrame or row by row.

The result is the list as it was with seven columns more, whose names never change:

| column | holds |
|---|---|
| `tambon_code` | the six digits of the tambon, empty when it is not known |
| `tambon`, `amphoe`, `province` | official names, as far as they are known |
| `village_no` | the number after หมู่ |
| `how` | how it is known: see `otopsheets.thai.places.How` |
| `note` | why, in one sentence |

A column of the list that has one of these names already keeps its place and its content under a new name: `amphoe`
becomes `amphoe_input`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from otopsheets.thai.places import Place, locate
from otopsheets.wording import Lang

if TYPE_CHECKING:
    import pandas as pd

RESULTS = ("tambon_code", "tambon", "amphoe", "province", "village_no", "how", "note")
"""The columns that are added, in order."""

_INPUT = "_input"


def with_results(headers: Sequence[str]) -> list[str]:
    """Return the headers of the result: those of the list, renamed where they clash, then `RESULTS`."""
    taken = {*headers, *RESULTS}
    kept = []
    for header in headers:
        name = header
        while name != header or header in RESULTS:
            name += _INPUT
            if name not in taken:
                break
        taken.add(name)
        kept.append(name)
    return [*kept, *RESULTS]


def result_of(place: Place, lang: Lang = "th") -> tuple[str, str, str, str, int | None, str, str]:
    """Return what `RESULTS` hold for a place."""
    return (
        place.tambon_code or "",
        place.tambon,
        place.amphoe,
        place.province,
        place.village_no,
        place.how.value,
        place.explain(lang),
    )


def locate_frame(
    frame: "pd.DataFrame",
    *,
    address: str | None = None,
    tambon: str | None = None,
    amphoe: str | None = None,
    province: str | None = None,
    lang: Lang = "th",
) -> "pd.DataFrame":
    """Locate every row of `frame`; return it with the columns of `RESULTS`, its index and order as they were.

    `address`, `tambon`, `amphoe`, `province` name the columns to read, those that there are. `village_no` is of
    the nullable type `Int64`. Raises `KeyError` when a column is not there.
    """
    import pandas as pd  # noqa: PLC0415 - only who works with frames needs it

    columns = [_texts(frame, name) for name in (address, tambon, amphoe, province)]
    rows = [
        result_of(locate(text, tambon=t, amphoe=a, province=p), lang) for text, t, a, p in zip(*columns, strict=True)
    ]
    results = pd.DataFrame(rows, columns=list(RESULTS), index=frame.index).astype({"village_no": "Int64"})
    located = pd.concat([frame, results], axis=1)
    located.columns = pd.Index(with_results([str(name) for name in frame.columns]))
    return located


def _texts(frame: "pd.DataFrame", name: str | None) -> list[str]:
    if name is None:
        return [""] * len(frame)
    return ["" if missing else str(cell) for cell, missing in zip(frame[name], frame[name].isna(), strict=True)]
