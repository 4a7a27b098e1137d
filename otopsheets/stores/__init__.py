"""Where a registry lives. The only part that touches files and networks."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from otopsheets.errors import UsageFault
from otopsheets.stores.base import Store
from otopsheets.wording import Wording

if TYPE_CHECKING:
    from otopsheets.stores.google import GoogleStore

NOT_BOTH_GOOGLE = Wording(
    "ทะเบียนและผลลัพธ์ต้องเป็นสเปรดชีต Google ทั้งคู่ หรือแฟ้ม Excel ทั้งคู่ ({registry} กับ {output})",
    "Registry and output must both be Google spreadsheets, or both Excel files ({registry} and {output}).",
)
NO_SPREADSHEET = Wording(
    "ลิงก์นี้ไม่ใช่ลิงก์สเปรดชีต Google ({link}) โปรดเปิดสเปรดชีตในเบราว์เซอร์ แล้วคัดลอกจากช่องที่อยู่ ซึ่งหน้าตาแบบ "
    "https://docs.google.com/spreadsheets/d/…/edit",
    "This link is not that of a Google spreadsheet ({link}). Open the spreadsheet in the browser and copy its link "
    "from the address bar; it looks like https://docs.google.com/spreadsheets/d/…/edit",
)


def open_registry(
    registry: str | Path,
    output: str | Path | None = None,
    *,
    access: Literal["read", "write", "watch", "share"] = "write",
    credentials: Path | None = None,
    configured: Path | None = None,
) -> Store:
    """Return the store that `registry` names: the link or id of a Google spreadsheet, or the path of a workbook.

    `output` is where the generated tabs go: another spreadsheet, or another workbook. If None, they go into the
    registry spreadsheet itself, or to `NAME.generated.xlsx` beside the workbook. For Google, `access` is the least
    that is asked for, `credentials` the key file named on the command line and `configured` that of the settings.
    Nothing is read yet. Raises `UsageFault` when a link is not that of a spreadsheet.
    """
    from otopsheets.stores.addresses import is_address  # noqa: PLC0415

    for named in (registry, output):
        if named and is_address(str(named)) and not is_google(named):
            raise UsageFault(NO_SPREADSHEET, link=named)
    if is_google(registry) != (is_google(output) if output else is_google(registry)):
        raise UsageFault(NOT_BOTH_GOOGLE, registry=registry, output=output)
    if is_google(registry):
        return open_google(registry, output, access=access, credentials=credentials, configured=configured)
    from otopsheets.stores.excel import ExcelStore  # noqa: PLC0415 - each kind of store loads what it needs only

    return ExcelStore(Path(registry), Path(output) if output else None)


def is_google(named: str | Path) -> bool:
    """Say whether this names a Google spreadsheet; whatever is there as a file is a file."""
    from otopsheets.stores.addresses import spreadsheet_id  # noqa: PLC0415

    return spreadsheet_id(str(named)) is not None and not Path(named).exists()


def open_google(
    registry: str | Path,
    output: str | Path | None = None,
    *,
    access: Literal["read", "write", "watch", "share"] = "write",
    credentials: Path | None = None,
    configured: Path | None = None,
) -> "GoogleStore":
    """Return the store of a Google spreadsheet, signed in for `access`; see `open_registry`."""
    from otopsheets.stores.addresses import spreadsheet_id  # noqa: PLC0415
    from otopsheets.stores.google import GoogleStore, Session  # noqa: PLC0415
    from otopsheets.stores.google.auth import Access, sign_in  # noqa: PLC0415

    signed_in = sign_in(Access(access), flag=credentials, configured=configured)
    session = Session(signed_in.credentials, signed_in.account, warnings=signed_in.findings)
    ids = [spreadsheet_id(str(named)) for named in (registry, output) if named]
    return GoogleStore(session, *(id_ for id_ in ids if id_))
