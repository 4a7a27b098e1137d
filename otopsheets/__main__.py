"""`python -m otopsheets`: the same as the `otopsheets` command."""

from otopsheets.cli import main

if __name__ == "__main__":
    main(prog_name="otopsheets")
