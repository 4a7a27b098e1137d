"""A file is replaced whole or not at all, whatever interrupts."""

import errno
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from otopsheets.errors import RegistryFault, UsageFault
from otopsheets.stores.files import create_file, keep_copy, replace_file


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_content_takes_the_old_place_and_nothing_is_left_over(tmp_path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")
    replace_file(path, lambda new: new.write_text("new"))
    assert path.read_text() == "new"
    assert _names(tmp_path) == ["plan.xlsx"]


def test_the_rights_of_the_old_file_are_kept(tmp_path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")
    path.chmod(0o640)
    replace_file(path, lambda new: new.write_text("new"))
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "พื้นที่ดิสก์ไม่พอ"), (errno.EFBIG, "พื้นที่ดิสก์ไม่พอ"), (errno.EACCES, "ปิดแฟ้มใน Excel")],
)
def test_a_write_that_fails_leaves_the_old_file_and_says_why(tmp_path, number, said) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")

    def fails(new: Path) -> None:
        new.write_text("half")
        raise OSError(number, os.strerror(number))

    with pytest.raises(RegistryFault, match=said):
        replace_file(path, fails)
    assert path.read_text() == "old"
    assert _names(tmp_path) == ["plan.xlsx"]


def test_a_file_held_open_in_excel_is_told_in_one_sentence(tmp_path, monkeypatch) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")

    def held(*_args: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(RegistryFault, match="ปิดแฟ้มใน Excel"):
        replace_file(path, lambda new: new.write_text("new"))
    assert path.read_text() == "old"
    assert _names(tmp_path) == ["plan.xlsx"]


def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path) -> None:
    with pytest.raises(RegistryFault, match="เขียนแฟ้ม"):
        replace_file(tmp_path / "none" / "plan.xlsx", lambda new: new.write_text("new"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file size to reach")
def test_a_really_full_disk_leaves_the_old_file(tmp_path) -> None:
    (tmp_path / "plan.xlsx").write_text("old")
    program = (
        "import resource, signal; from pathlib import Path; from otopsheets.stores.files import replace_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "replace_file(Path('plan.xlsx'), lambda new: new.write_bytes(b'x' * 5000))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert "พื้นที่ดิสก์ไม่พอ" in done.stderr
    assert (tmp_path / "plan.xlsx").read_text() == "old"
    assert _names(tmp_path) == ["plan.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills by another name")
def test_a_run_killed_in_the_middle_leaves_the_old_file_and_the_next_one_works(tmp_path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("old")
    program = (
        "import os, signal; from pathlib import Path; from otopsheets.stores.files import replace_file\n"
        "def write(new):\n"
        "    new.write_text('half'); os.kill(os.getpid(), signal.SIGKILL)\n"
        "replace_file(Path('plan.xlsx'), write)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_text() == "old"
    (left,) = tmp_path.glob(".plan.xlsx.*.writing")
    long_ago = time.time() - 7200
    os.utime(left, (long_ago, long_ago))
    replace_file(path, lambda new: new.write_text("new"))
    assert _names(tmp_path) == ["plan.xlsx"]
    assert path.read_text() == "new"


def test_copies_bear_the_day_and_never_overwrite_each_other(tmp_path) -> None:
    path = tmp_path / "plan.generated.xlsx"
    day = date(2017, 9, 5)
    path.write_text("one")
    first = keep_copy(path, day)
    assert first.name == "plan.generated.kept-2017-09-05.xlsx"
    assert keep_copy(path, day) == first
    path.write_text("two")
    second = keep_copy(path, day)
    assert (first.read_text(), second.read_text()) == ("one", "two")
    assert second.name == "plan.generated.kept-2017-09-05-2.xlsx"


def test_a_new_file_is_there_whole_with_the_rights_of_any_new_file(tmp_path) -> None:
    path = tmp_path / "registry.xlsx"
    create_file(path, lambda new: new.write_text("new"))
    usual = tmp_path / "usual"
    usual.touch()
    assert path.read_text() == "new"
    assert path.stat().st_mode == usual.stat().st_mode
    assert _names(tmp_path) == ["registry.xlsx", "usual"]


def test_a_new_file_never_takes_the_place_of_one_that_came_meanwhile(tmp_path) -> None:
    path = tmp_path / "registry.xlsx"

    def write(new: Path) -> None:
        new.write_text("ours")
        path.write_text("theirs")

    with pytest.raises(UsageFault):
        create_file(path, write)
    assert path.read_text() == "theirs"
    assert _names(tmp_path) == ["registry.xlsx"]


def test_a_new_file_is_made_where_files_can_have_one_name_only(tmp_path, monkeypatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "registry.xlsx"
    create_file(path, lambda new: new.write_text("new"))
    assert path.read_text() == "new"
    with pytest.raises(UsageFault):
        create_file(path, lambda new: new.write_text("newer"))
    assert _names(tmp_path) == ["registry.xlsx"]
