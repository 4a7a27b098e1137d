import subprocess
import sys

import pytest

import otopsheets


@pytest.mark.parametrize("name", otopsheets.__all__)
def test_every_public_name_is_there_and_told_what_it_is_for(name) -> None:
    assert getattr(otopsheets, name).__doc__


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        otopsheets.nonsense  # noqa: B018


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from otopsheets.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        "print(sorted({'pandas', 'numpy', 'highspy', 'gspread', 'google', 'xlsxwriter', 'python_calamine', 'geothai',"
        " 'rapidfuzz', 'typst', 'duckdb'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
