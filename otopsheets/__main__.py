"""`python -m otopsheets`: the same as the `otopsheets` command."""

from otopsheets.cli import main  # type: ignore[attr-defined,unused-ignore]  # commands land after their parts

if __name__ == "__main__":
    main(prog_name="otopsheets")
