"""Letting the formulas of a workbook look into another workbook.

XlsxWriter writes formulas but no links to other workbooks, so the link is put into the finished file: the part
`externalLink1.xml`, its relationship, its content type, and the reference in `workbook.xml` (ECMA-376 part 1,
18.14 and 18.2.9). Formulas then name a sheet of the other workbook as `'[1]TITLE'!A1`.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PART = "xl/externalLinks/externalLink1.xml"
_RELATION = "rIdExternal1"


def sheet_of_other(title: str) -> str:
    """Return how a formula names the sheet `title` of the linked workbook."""
    doubled = title.replace("'", "''")
    return f"'[1]{doubled}'"


def link(content: bytes, target: str, sheet: str) -> bytes:
    """Link the workbook `content` to the workbook `target`, a file name in the same folder, for its sheet `sheet`.

    `content` is as XlsxWriter makes it; ValueError when it has a link already. The same input gives the same bytes.
    """
    parts = _unpacked(content)
    if _PART in parts:
        raise ValueError("the workbook has a link already")
    _insert(
        parts,
        "[Content_Types].xml",
        before="</Types>",
        xml=f'<Override PartName="/{_PART}" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/>',
    )
    _insert(
        parts,
        "xl/_rels/workbook.xml.rels",
        before="</Relationships>",
        xml=f'<Relationship Id="{_RELATION}" Type="{_OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>',
    )
    _insert(
        parts,
        "xl/workbook.xml",
        after="</sheets>",
        xml=f'<externalReferences><externalReference r:id="{_RELATION}"/></externalReferences>',
    )
    # What the formulas show is brought up to date when the file is opened, without a question each time.
    _insert(parts, "xl/workbook.xml", after="<workbookPr", xml=' updateLinks="always"')
    parts[_PART] = (
        f'{_DECLARED}<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_OFFICE}" r:id="rId1">'
        f"<sheetNames><sheetName val={quoteattr(sheet)}/></sheetNames>"
        '<sheetDataSet><sheetData sheetId="0"/></sheetDataSet></externalBook></externalLink>'
    ).encode()
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        f'{_DECLARED}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/externalLinkPath" '
        f'Target="{quote(target)}" TargetMode="External"/></Relationships>'
    ).encode()
    return _packed(parts)


def _insert(parts: dict[str, bytes], name: str, xml: str, *, before: str = "", after: str = "") -> None:
    """Put `xml` before or after a piece of text that stands in the part."""
    beside, new = (before or after).encode(), xml.encode()
    parts[name] = parts[name].replace(beside, new + beside if before else beside + new, 1)


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()
