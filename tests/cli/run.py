"""Run the command line in this process and look at what it said."""

import json
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner

from otopsheets.cli import main


@dataclass
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*words: object) -> Ran:
    """Run `otopsheets` with these words; an exception that is not an exit is raised here."""
    result = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)
