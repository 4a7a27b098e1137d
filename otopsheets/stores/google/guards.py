"""Protected ranges: who may write where. Pure; told apart by their descriptions, so that people's own are let be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from otopsheets.stores.google.marks import GUARD, Json

HEADER = f"{GUARD}: หัวตาราง"
RESULT = f"{GUARD}: ผล"
WHOLE = GUARD
"""Describes the protection of a whole sheet: a generated one, or one that chairs do not fill in."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A range, and who may change it.

    `editors` are addresses; None leaves it to whoever is in the list now, or to the owner and the program. People
    who are only `warned` may go on.
    """

    description: str
    range: Mapping[str, int]
    editors: Sequence[str] | None = None
    warned: bool = False


def stand(wanted: Guard, found: Iterable[Mapping[str, Any]]) -> list[Json]:
    """Return the requests that make a guard stand as it should; none when it does already.

    `found` are the protected ranges of the sheet. Of two with one description the first is put right.
    """
    told: Json = {"range": dict(wanted.range), "description": wanted.description, "warningOnly": wanted.warned}
    editors = sorted({editor.casefold() for editor in wanted.editors or ()})
    if editors and not wanted.warned:
        told["editors"] = {"users": editors}
    standing = next((guard for guard in found if guard.get("description") == wanted.description), None)
    if standing is None:
        return [{"addProtectedRange": {"protectedRange": told}}]
    wrong = [
        *(["range"] if _place(standing.get("range", {})) != _place(wanted.range) else []),
        *(["warningOnly"] if bool(standing.get("warningOnly")) != wanted.warned else []),
        *(["editors"] if editors and not wanted.warned and not _may(standing, editors) else []),
    ]
    if not wrong:
        return []
    told["protectedRangeId"] = standing["protectedRangeId"]
    return [{"updateProtectedRange": {"protectedRange": told, "fields": ",".join(wrong)}}]


def _may(standing: Mapping[str, Any], editors: Sequence[str]) -> bool:
    """Say whether exactly these may edit; the owner, and whoever made the guard, may in any case."""
    listed = {user.casefold() for user in standing.get("editors", {}).get("users", ())}
    return set(editors) <= listed


def _place(range_: Mapping[str, int]) -> dict[str, int]:
    """Return a range with its zeros, which Google leaves out."""
    return {
        **({"startRowIndex": 0} if "endRowIndex" in range_ else {}),
        **({"startColumnIndex": 0} if "endColumnIndex" in range_ else {}),
        **{name: value for name, value in range_.items() if name != "sheetId"},
    }
