"""What the officer double-clicks: it finds the registry, syncs it, and its window stays until it was read."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.google import ROBOT, link
from tests.registries import TODAY, save, sound
from tests.scripts.installed import alone, environment, install, watched
from tests.sheets_api.fixture import *  # noqa: F403
from tests.stores.google import titles

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the terminals of these tests are pseudo-terminals")
DAY = ("--today", TODAY)
READ = "กด Enter เพื่อปิดหน้าต่าง"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    return install(tmp_path_factory.mktemp("otopsheets"))


@pytest.fixture
def root(unpacked):
    yield unpacked
    (unpacked / "otopsheets.toml").unlink(missing_ok=True)


@pytest.fixture
def registry(tmp_path) -> Path:
    rows = {**sound(), "กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]]}
    return save(tmp_path / "ทะเบียน สบปราบ.xlsx", rows)


def _result(registry: Path) -> Path:
    return registry.with_suffix(".generated.xlsx")


def test_a_workbook_that_was_dropped_is_synced_and_twice_is_once(root, registry) -> None:
    first = alone(root, registry, *DAY)
    assert (first.code, "เขียนแล้ว" in first.said) == (0, True)
    before = _result(registry).read_bytes()
    again = alone(root, registry, *DAY)
    assert (again.code, "ไม่มีอะไรเปลี่ยน" in again.said) == (0, True)
    assert _result(registry).read_bytes() == before


def test_the_settings_in_the_programs_folder_name_the_registry_wherever_it_is_started(root, registry) -> None:
    shutil.copy(registry, root / "ทะเบียน.xlsx")
    (root / "otopsheets.toml").write_text('registry = "ทะเบียน.xlsx"', encoding="utf-8")
    assert alone(root, *DAY, cwd=Path("/")).code == 0
    assert (root / "ทะเบียน.generated.xlsx").is_file()


def test_the_settings_where_the_officer_stands_come_first(root, registry) -> None:
    (root / "otopsheets.toml").write_text('registry = "ไม่มี.xlsx"', encoding="utf-8")
    (registry.parent / "otopsheets.toml").write_text(f'registry = "{registry.name}"', encoding="utf-8")
    assert alone(root, *DAY, cwd=registry.parent).code == 0
    assert _result(registry).is_file()


def test_a_google_registry_is_synced_without_a_person(root, sheets_api, tmp_path) -> None:
    spreadsheet = sheets_api.create_spreadsheet("สบปราบ", sheets=sound(), shared={ROBOT: "writer"})
    key = sheets_api.write_credentials(tmp_path / "key.json")
    key.chmod(0o600)
    text = f'registry = "{link(spreadsheet)}"\ncredentials = "key.json"\n'
    (tmp_path / "otopsheets.toml").write_text(text, encoding="utf-8")
    for _ in range(2):
        ran = alone(root, *DAY, cwd=tmp_path, env=environment(sheets_api.url))
        assert ran.code == 0, ran.said
    assert "ผลคัดเลือก" in titles(sheets_api, spreadsheet)
    assert sum(call.kind == "write" for call in sheets_api.calls) == 1


def test_with_nobody_there_nothing_is_asked_and_the_exit_code_says_how_it_went(root, registry, tmp_path) -> None:
    ran = alone(root)
    assert (ran.code, "ไม่รู้ว่าทะเบียนใด" in ran.said) == (2, True)
    assert READ not in ran.said
    assert alone(root, tmp_path / "ไม่มี.xlsx").code == 3
    assert alone(root, registry, "--fair", "ไม่มี").code == 2
    (root / "otopsheets.toml").write_text("registry =", encoding="utf-8")
    assert alone(root).code == 2


def test_a_log_keeps_all_that_was_said_run_after_run(root, registry, tmp_path) -> None:
    log = tmp_path / "ซิงก์.log"
    for words in ((registry, *DAY), (registry, *DAY), (tmp_path / "ไม่มี.xlsx",)):
        assert alone(root, *words, "--log", log).said == ""
    kept = log.read_text(encoding="utf-8")
    assert [line for line in kept.splitlines() if line.startswith("-- exit")] == ["-- exit 0", "-- exit 0", "-- exit 3"]
    assert kept.index("เขียนแล้ว") < kept.index("ไม่มีอะไรเปลี่ยน") < kept.index("ไม่พบแฟ้ม")


def test_thai_is_whole_on_a_console_of_another_code_page(root, registry) -> None:
    ran = alone(root, registry, *DAY, env=environment(PYTHONIOENCODING="cp1252", LC_ALL="C", PYTHONUTF8="0"))
    assert (ran.code, "อ่าน 1 ครั้ง" in ran.said or "เขียนแล้ว" in ran.said) == (0, True)
    assert "ไม่รู้ว่าทะเบียนใด" in alone(root, env=environment(PYTHONIOENCODING="cp874", PYTHONUTF8="0")).said


def test_whoever_sits_there_is_asked_and_the_answer_is_remembered(root, registry) -> None:
    ran = watched(root, *DAY, typed=f"'{registry}'\nั\n")
    assert (ran.code, "จำไว้แล้ว" in ran.said, "เสร็จเรียบร้อย" in ran.said) == (0, True, True)
    assert _result(registry).is_file()
    again = alone(root, *DAY)
    assert (again.code, "ไม่มีอะไรเปลี่ยน" in again.said) == (0, True)


def test_a_registry_is_not_remembered_unless_wanted_and_settings_are_never_written_over(root, registry) -> None:
    dropped = str(registry).replace(" ", "\\ ")
    assert watched(root, *DAY, typed=f"{dropped} \nn\n").code == 0
    assert not (root / "otopsheets.toml").exists()
    (root / "otopsheets.toml").write_text('fair = "2560-09"\n', encoding="utf-8")
    assert watched(root, *DAY, typed=f"{registry}\n").code == 0
    assert (root / "otopsheets.toml").read_text(encoding="utf-8") == 'fair = "2560-09"\n'


def test_nothing_answered_is_told(root) -> None:
    ran = watched(root, typed="\n")
    assert (ran.code, "ไม่รู้ว่าทะเบียนใด" in ran.said) == (2, True)


@pytest.mark.parametrize("named", ["registry", "missing"])
def test_a_window_that_would_vanish_waits_until_it_was_read(root, registry, tmp_path, named) -> None:
    path = registry if named == "registry" else tmp_path / "ไม่มี.xlsx"
    ran = watched(root, path, *DAY, "--wait", typed="\n")
    assert ran.said.rstrip().endswith("Press Enter to close.")
    assert ran.code == (0 if named == "registry" else 3)
    assert READ not in watched(root, path, *DAY).said


def test_a_window_waits_even_when_the_program_could_not_be_prepared(tmp_path) -> None:
    """Without a network nothing can be installed, and the sentence that says so must not vanish either."""
    root = install(tmp_path / "new", current=False)
    (root / "pyproject.toml").write_text(
        "[project]\nname = 'x'\nversion = '1'\ndependencies = ['no-such-package @ file:///gone']\n"
    )
    ran = watched(root, "x.xlsx", "--wait", typed="\n")
    assert ran.code == 3
    assert "ติดตั้งไม่สำเร็จ" in ran.said
    assert ran.said.rstrip().endswith("Press Enter to close.")
