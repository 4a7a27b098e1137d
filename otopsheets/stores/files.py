"""Putting a file in place whole or not at all, whatever interrupts."""

import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from otopsheets.errors import RegistryFault, UsageFault
from otopsheets.wording import Wording

NO_SPACE = Wording(
    "พื้นที่ดิสก์ไม่พอสำหรับเขียน {path} ของเดิมยังอยู่ครบ โปรดลบแฟ้มที่ไม่ใช้แล้วลองใหม่",
    "There is no space left to write {path}. The old file stands. Free some space and try again.",
)
NOT_WRITABLE = Wording(
    "เขียนแฟ้ม {path} ไม่ได้ ของเดิมยังอยู่ครบ โปรดปิดแฟ้มใน Excel และตรวจสิทธิ์ของโฟลเดอร์ แล้วลองใหม่ ({fault})",
    "The file {path} cannot be written. The old file stands. Close it in Excel, check the folder's rights, "
    "and try again ({fault}).",
)

EXISTS = Wording(
    "มีแฟ้ม {path} อยู่แล้ว จึงไม่เขียนทับ โปรดใช้ชื่ออื่น หรือย้ายแฟ้มเดิมก่อน",
    "The file {path} exists already and is not overwritten. Choose another name, or move it away first.",
)
NO_SPACE_FOR_NEW = Wording(
    "พื้นที่ดิสก์ไม่พอสำหรับสร้าง {path} จึงยังไม่ได้สร้าง โปรดลบแฟ้มที่ไม่ใช้แล้วลองใหม่",
    "There is no space left to make {path}, so it was not made. Free some space and try again.",
)
NOT_MADE = Wording(
    "สร้างแฟ้ม {path} ไม่ได้ โปรดตรวจว่ามีโฟลเดอร์นี้และมีสิทธิ์เขียน แล้วลองใหม่ ({fault})",
    "The file {path} cannot be made. Check that the folder exists and may be written to, and try again ({fault}).",
)

_LEFT_OVER_AFTER = 3600  # seconds; a run that was killed leaves its unfinished file behind


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a new file, then put it in the place of `path` in one step.

    Until then the new file bears another name in the same folder, so that a crash at any instant leaves the
    old file or the new one. Raises `RegistryFault`, the old file untouched, when it cannot be done.
    """
    try:
        _write_beside(path, write, lambda new: new.replace(path))
    except OSError as fault:
        raise RegistryFault(NO_SPACE if _is_full(fault) else NOT_WRITABLE, path=path, fault=_told(fault)) from fault


def create_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a new file, then give it the name `path` in one step, if no file has that name.

    Raises `UsageFault` when one has, which stays as it is, and `RegistryFault` when it cannot be done; then there
    is no file.
    """
    try:
        if path.exists():
            raise FileExistsError
        _write_beside(path, write, lambda new: _name(new, path))
    except FileExistsError as fault:
        raise UsageFault(EXISTS, path=path) from fault
    except OSError as fault:
        raise RegistryFault(NO_SPACE_FOR_NEW if _is_full(fault) else NOT_MADE, path=path, fault=_told(fault)) from fault


def _write_beside(path: Path, write: Callable[[Path], object], place: Callable[[Path], object]) -> None:
    """Let `write` make a whole file beside `path`, and `place` put it where it belongs."""
    new: Path | None = None
    try:
        _sweep(path)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".writing", dir=path.parent)
        os.close(handle)
        new = Path(name)
        write(new)
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        _share_like(path, new)
        place(new)
    finally:
        if new is not None:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)


def _name(new: Path, path: Path) -> None:
    """Give a file a second name; unlike a rename, that fails when the name is taken, in one step."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # no second names here, as on a USB stick: take the name first, then fill it
        path.touch(exist_ok=False)
        new.replace(path)


def _is_full(fault: OSError) -> bool:
    return fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _told(fault: OSError) -> object:
    return fault.strerror or fault


def keep_copy(path: Path, today: date) -> Path:
    """Copy `path` beside itself under a name that bears `today`, and return the copy's path.

    A copy that is there already with the same content is not made again.
    """
    content = path.read_bytes()
    number = 1
    while True:
        suffix = f"-{number}" if number > 1 else ""
        copy = path.with_name(f"{path.stem}.kept-{today.isoformat()}{suffix}{path.suffix}")
        if not copy.exists():
            replace_file(copy, lambda new: shutil.copyfile(path, new))
            return copy
        if copy.read_bytes() == content:
            return copy
        number += 1


def _share_like(old: Path, new: Path) -> None:
    """Give the new file the rights of the old one, or those that any new file would get."""
    with contextlib.suppress(OSError):
        if old.exists():
            new.chmod(old.stat().st_mode & 0o777)
        else:
            mask = os.umask(0)
            os.umask(mask)
            new.chmod(0o666 & ~mask)


def _sweep(path: Path) -> None:
    """Remove what runs that were killed left behind."""
    for left in path.parent.glob(f".{path.name}.*.writing"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_OVER_AFTER:
                left.unlink()
