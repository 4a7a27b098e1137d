"""What a reader of this package says when a cell is not what its column asks for.

    Unreadable        the text is not one of these at all
    └── Ambiguous     it is, but it may mean more than one thing; the person who typed it must say

A reader never guesses. Whoever calls it turns these into findings on the cell.
"""


class Unreadable(ValueError):
    """A cell that cannot be read as what it should be; `raw` is what it holds, as text."""

    def __init__(self, raw: object) -> None:
        self.raw = str(raw)
        super().__init__(self.raw)


class Ambiguous(Unreadable):
    """A cell that may mean more than one thing; `candidates` are the readings, in words people know."""

    def __init__(self, raw: object, candidates: tuple[str, ...]) -> None:
        super().__init__(raw)
        self.candidates = candidates

    def __reduce__(self) -> tuple[type["Ambiguous"], tuple[str, tuple[str, ...]]]:
        return Ambiguous, (self.raw, self.candidates)
