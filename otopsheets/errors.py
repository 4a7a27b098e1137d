"""What can go wrong, as one tree.

    OtopSheetsError
    ├── UsageFault            exit 2   the command asks for something that is not there
    ├── RegistryFault         exit 3   the registry cannot be read, or the result not written
    └── NoLayoutPossible      exit 4   the demands cannot all be met on this venue

Everything that is wrong *inside* a registry is a `Finding`, never an exception: a run reports all of
it at once. An exception means that nothing was written.
"""

from typing import ClassVar

from otopsheets.wording import Lang, Wording


class OtopSheetsError(Exception):
    """Base of every error this library raises; `str()` is the Thai sentence."""

    exit_code: ClassVar[int] = 3

    def __init__(self, wording: Wording, /, **values: object) -> None:
        self.wording = wording
        self.values = values
        super().__init__(wording.say("th", **values))

    def message(self, lang: Lang = "th") -> str:
        """Say what was found, where, and what to do, in `lang`."""
        return self.wording.say(lang, **self.values)


class UsageFault(OtopSheetsError):
    """The command asks for something that is not there: an unknown fair, a file that exists."""

    exit_code = 2


class RegistryFault(OtopSheetsError):
    """The registry cannot be read, or the result cannot be written. The old result stands."""

    exit_code = 3


class NoLayoutPossible(OtopSheetsError):
    """No layout satisfies all demands at once; the sentence names the smallest set that conflicts."""

    exit_code = 4
