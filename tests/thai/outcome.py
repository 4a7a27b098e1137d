from collections.abc import Callable

from otopsheets.thai.unreadable import Unreadable


def outcome(reader: Callable[[object], object], cell: object) -> object:
    """What a reader returns, or the `Unreadable` it raises: never anything else."""
    try:
        return reader(cell)
    except Unreadable as fault:
        return fault


def names_the_cell(read: object, cell: object) -> bool:
    """Whether a refusal names the whole cell it refuses."""
    return not isinstance(read, Unreadable) or read.raw == str(cell)
