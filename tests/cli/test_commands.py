"""The commands as an officer runs them: what they say, what they leave behind, how they end."""

import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from otopsheets.cli import main
from otopsheets.registry import TABS
from tests.cli.run import run
from tests.registries import TODAY, save, sound


@pytest.fixture
def registry(tmp_path) -> Path:
    return save(tmp_path / "registry.xlsx", sound())


def test_sync_writes_the_tabs_beside_the_registry_and_says_so(registry) -> None:
    before = registry.read_bytes()
    ran = run("sync", registry, "--today", TODAY)
    assert ran.code == 0
    assert "ตลาดประชารัฐ" in ran.out
    assert "registry.generated.xlsx" in ran.out
    assert registry.read_bytes() == before
    titles = openpyxl.load_workbook(registry.with_name("registry.generated.xlsx")).sheetnames
    assert {"ผลตรวจสอบ", "ผลคัดเลือก", "ผังร้าน", "รายชื่อร้าน", "สรุป", "ประวัติการซิงก์"} <= set(titles)


def test_twice_is_once(registry) -> None:
    run("sync", registry, "--today", TODAY)
    output = registry.with_name("registry.generated.xlsx")
    first, when = output.read_bytes(), output.stat().st_mtime_ns
    ran = run("sync", registry, "--today", TODAY)
    assert "ไม่มีอะไรเปลี่ยน" in ran.out
    assert (output.read_bytes(), output.stat().st_mtime_ns) == (first, when)


def test_json_is_all_that_a_program_reads(registry) -> None:
    """In a process of its own, because libraries may write past Python's stdout."""
    words = [sys.executable, "-m", "otopsheets", "sync", registry, "--today", TODAY, "--json"]
    done = subprocess.run(words, capture_output=True, check=True)
    assert json.loads(done.stdout)["layout"]["placed"] == 4


def test_a_dry_run_says_what_would_change_and_writes_nothing(registry) -> None:
    ran = run("sync", registry, "--today", TODAY, "--dry-run")
    assert ran.code == 0
    assert "ผลคัดเลือก" in ran.out
    assert not registry.with_name("registry.generated.xlsx").exists()


def test_the_output_may_be_named(registry, tmp_path) -> None:
    ran = run("sync", registry, "--today", TODAY, "--output", tmp_path / "ผล.xlsx", "--json")
    assert ran.json["store"]["place"] == str(tmp_path / "ผล.xlsx")
    assert (tmp_path / "ผล.xlsx").exists()


def test_what_somebody_edited_is_kept_in_a_dated_copy_and_the_tab_is_made_again(registry) -> None:
    run("sync", registry, "--today", TODAY)
    output = registry.with_name("registry.generated.xlsx")
    fresh = output.read_bytes()
    workbook = openpyxl.load_workbook(output)
    workbook["รายชื่อร้าน"]["A1"] = "ที่ประชุมแก้"
    workbook.save(output)
    edited = output.read_bytes()
    ran = run("sync", registry, "--today", TODAY, "--json")
    (kept,) = ran.json["store"]["kept"]
    assert Path(kept).read_bytes() == edited
    changed = {tab["key"] for tab in ran.json["tabs"] if tab["changed"]}
    assert changed == {"stalls", "log"}
    assert openpyxl.load_workbook(output)["รายชื่อร้าน"]["A1"].value != "ที่ประชุมแก้"
    assert output.read_bytes() != fresh  # the log has one line more


def test_after_one_withdrawal_only_that_stall_is_freed(registry) -> None:
    before = run("sync", registry, "--today", TODAY, "--json").json
    rows = sound()
    rows["มติ"] = [["รหัสงาน", "กลุ่ม", "มติ", "เหตุผล", "โดย"], ["2560-09", "G03", "ถอน", "น้ำท่วมสวน", "ประธานกลุ่ม"]]
    save(registry, rows)
    after = run("sync", registry, "--today", TODAY, "--json").json
    stalls = {one["group_id"]: one["stalls"] for one in before["applicants"] if one["group_id"] != "G03"}
    assert {one["group_id"]: one["stalls"] for one in after["applicants"] if one["group_id"] != "G03"} == stalls
    assert after["layout"]["moved"] == []


def test_the_json_of_sync_has_what_is_documented_and_nothing_else(registry) -> None:
    rows = sound()
    rows["ใบสมัคร"].append(["2560-09", "กลุ่มที่ไม่มีจริง", 1, "", "", "", "12 ส.ค. 2560", "ใช่"])
    save(registry, rows)
    told = run("sync", registry, "--today", TODAY, "--json").json
    page = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    section = page.split("## `sync`")[1].split("\n## ")[0]
    documented = set(re.findall(r"^\| `([^`]+)`", section, re.MULTILINE))
    emitted = set(_keys(told))
    assert emitted - documented == set()
    assert documented - emitted <= {
        "error",
        "error.type",
        "error.message",
        "error.exit_code",
        "layout.moved[]",
        "store.kept[]",
    }


def _keys(told, prefix=""):
    """Yield the paths of an object the way docs/json.md writes them."""
    for name, value in told.items():
        path = f"{prefix}{name}"
        if (prefix == "" and name in {"seconds"}) or path == "layout.shares":
            yield path
        elif isinstance(value, dict):
            yield from _keys(value, f"{path}.")
        elif isinstance(value, list):
            yield from ([f"{path}[]"] if value else [])
            for item in value:
                if isinstance(item, dict):
                    yield from _keys(item, f"{path}[].")
        else:
            yield path


def test_every_application_ends_as_one_thing_with_a_reason(registry) -> None:
    rows = sound()
    rows["ใบสมัคร"] += [
        ["2560-09", "", "", "", "", "", "", ""],
        ["2560-09", "G01", 1, "", "", "", "13 ส.ค. 2560", "ใช่"],
        ["2599-01", "G02", 1, "", "", "", "13 ส.ค. 2560", "ใช่"],
        ["", "", "สาม", "", "", "", "", "ไม่"],
        ["2560-09", "G02", 99, "", "", "", "1 ก.ย. 2560", "=1+1"],
    ]
    save(registry, rows)
    told = run("sync", registry, "--today", TODAY, "--json").json
    assert [one["row"] for one in told["applicants"]] == list(range(2, 11))
    assert all(one["decision"] in {"accepted", "waiting", "rejected", "needs_fixing"} for one in told["applicants"])
    assert all(one["reasons"] for one in told["applicants"])


def test_check_of_a_sound_registry_ends_well_and_writes_nothing(registry, tmp_path) -> None:
    ran = run("check", registry, "--today", TODAY)
    assert ran.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["registry.xlsx"]


def test_check_tells_what_blocks_by_cell_and_ends_with_one(registry) -> None:
    rows = sound()
    rows["ใบสมัคร"][1][7] = "ไม่ยินยอม"
    save(registry, rows)
    ran = run("check", registry, "--today", TODAY)
    assert ran.code == 1
    assert "ใบสมัคร!H2" in ran.out
    told = run("check", registry, "--today", TODAY, "--json").json
    assert [(f["cell"], f["level"]) for f in told["findings"] if f["level"] == "block"] == [("H2", "block")]
    assert told["store"]["writes"] == 0


def test_private_cells_are_in_no_answer(registry) -> None:
    rows = sound()
    rows["กลุ่ม"][1][4] = "โทรลับ 12"
    save(registry, rows)
    for command in ("check", "sync"):
        for form in ([], ["--json"]):
            ran = run(command, registry, "--today", TODAY, *form)
            assert not re.search(r"โทรลับ|081-?000|สมมุติ|11 ม\.2", ran.out + ran.err)
    workbook = openpyxl.load_workbook(registry.with_name("registry.generated.xlsx"))
    shown = " ".join(
        str(cell) for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row if cell
    )
    assert not re.search(r"โทรลับ|081-?000|สมมุติ|11 ม\.2", shown)


def test_init_makes_a_registry_that_checks_and_is_never_overwritten(tmp_path) -> None:
    path = tmp_path / "ทะเบียน.xlsx"
    assert run("init", path).code == 0
    content = path.read_bytes()
    again = run("init", path)
    assert again.code == 2
    assert str(path) in again.err
    assert path.read_bytes() == content
    assert run("sync", path, "--today", TODAY).code == 2  # it has no fair yet, and the sentence says so


def test_schema_tells_every_tab_and_column(tmp_path) -> None:
    told = run("schema", "--json").json
    assert list(told) == [tab.key for tab in TABS]
    assert told["groups"]["columns"][0]["header"] == "รหัส"
    assert {column["key"] for column in told["groups"]["columns"] if column["private"]} == {"chair", "phone", "address"}
    plain = run("schema").out
    assert all(tab.title in plain for tab in TABS)


def test_every_command_has_help_in_thai_and_english() -> None:
    for name, command in main.commands.items():
        told = command.get_short_help_str(200) + (command.help or "")
        assert re.search("[ก-๛]", told), name
        assert re.search("[a-z]{4}", told), name


def test_every_command_speaks_json_and_both_languages() -> None:
    for name, command in main.commands.items():
        assert {"as_json", "lang"} <= {parameter.name for parameter in command.params}, name


def test_init_for_a_district_offers_its_tambons_and_asks_which_when_names_are_shared(tmp_path) -> None:
    path = tmp_path / "new.xlsx"
    assert run("init", path, "--amphoe", "เฉลิมพระเกียรติ").code == 2
    assert not path.exists()
    assert run("init", path, "--amphoe", "เฉลิมพระเกียรติ", "--province", "น่าน").code == 0
    rules = openpyxl.load_workbook(path)["กลุ่ม"].data_validations.dataValidation
    assert '"เฉลิมพระเกียรติ"' in {rule.formula1 for rule in rules}


def test_a_sample_is_of_its_own_district(tmp_path) -> None:
    ran = run("init", tmp_path / "new.xlsx", "--sample", "sop-prap", "--amphoe", "แม่ทะ")
    assert ran.code == 2
    assert not (tmp_path / "new.xlsx").exists()
