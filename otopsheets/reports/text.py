"""Text made to fit."""


def cut(text: str, longest: int) -> str:
    """Return `text`, or its beginning and `…` when it is longer than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
