"""Text made to fit, and to be shown."""

import re

_PHONE = re.compile(r"(?<![0-9๐-๙])[+(]?(?:[0-9๐-๙][ .()–—-]{0,2}){8,}[0-9๐-๙]")


def cut(text: str, longest: int) -> str:
    """Return `text`, or its beginning and `…` when it is longer than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def without_phones(text: str) -> str:
    """Return `text` with `…` for every telephone number: what people note is shown to a whole meeting."""
    return _PHONE.sub("…", text)
