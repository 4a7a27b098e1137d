"""Papers as PDF (and pictures as SVG or PNG), set by Typst in Sarabun, the face of Thai official papers.

A paper is a Typst file in `papers/` that reads its text as JSON: what people typed is text and never markup. The
extra `otopsheets[print]` brings Typst and the fonts.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from otopsheets.errors import UsageFault
from otopsheets.wording import Wording

NO_TYPST = Wording(
    'ยังทำ PDF ไม่ได้ เพราะยังไม่ได้ติดตั้งส่วนพิมพ์ โปรดสั่ง: pip install "otopsheets[print]"',
    'PDFs need the printing extra: pip install "otopsheets[print]"',
)
PAPERS = Path(__file__).parent / "papers"


FileFormat = Literal["pdf", "svg", "png"]
PIXELS_PER_INCH = 200.0
"""Of a picture in pixels: A3 across is 3307 wide, enough to print it."""


def to_pdf(paper: str, content: object, made_on: date) -> bytes:
    """Set `content`, a dataclass, with the paper of that name; the same content gives the same bytes.

    Raises `UsageFault` when the printing extra is not installed.
    """
    return set_with(PAPERS / f"{paper}.typ", content, made_on, "pdf")


def set_with(template: Path, content: object, made_on: date, file: FileFormat) -> bytes:
    """Set `content`, a dataclass, with a Typst file that reads it as JSON; a picture has the first page only.

    Raises `UsageFault` when the printing extra is not installed.
    """
    try:
        import fontpkg_sarabun  # noqa: PLC0415 - an extra
        import typst  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise UsageFault(NO_TYPST) from missing
    made = typst.compile(
        template,
        font_paths=[Path(fontpkg_sarabun.ROOT)],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(told(content), ensure_ascii=False)},
        timestamp=int(datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC).timestamp()),
        format=file,
        ppi=PIXELS_PER_INCH if file == "png" else None,
    )
    pages: object = made  # Typst's types say less than is true: several pages of a picture come as a list
    first = pages[0] if isinstance(pages, list) else pages
    if not isinstance(first, bytes):
        raise TypeError(type(first))
    return first


def told(content: object) -> Mapping[str, Any]:
    """Return a dataclass as JSON can tell it."""
    if not is_dataclass(content) or isinstance(content, type):
        raise TypeError(type(content))
    return asdict(content)
