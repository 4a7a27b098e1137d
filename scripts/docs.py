"""Write the generated pages of docs/ from the code they describe; with --check, only say if one is stale."""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"

PAGES: dict[str, str] = {}


def main() -> None:
    """Write every page, or with --check compare and exit 1 if one differs."""
    stale = [
        name
        for name, text in PAGES.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for name in stale:
            print(f"docs/{name} is not current: run python scripts/docs.py")
        sys.exit(1 if stale else 0)
    for name in stale:
        (DOCS / name).write_text(PAGES[name], encoding="utf-8", newline="\n")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
