"""Why somebody got in or not, and the draw, so that anybody can compute it again."""

import hashlib
from pathlib import Path

import pytest

from otopsheets.eligibility import PARAMETERS, RULES
from tests.cli.run import run
from tests.registries import TODAY, Rows, save, sound


def _crowded() -> Rows:
    """Return a registry in which six producers ask for four places, and a seed was drawn."""
    rows = sound()
    for number in range(4, 8):
        rows["กลุ่ม"].append([f"G0{number}", f"กลุ่มจักสานที่{number}", "กลุ่มอาชีพ", "", "", "", "สมัย", "สบปราบ", "ลำปาง"])
        rows["ผลิตภัณฑ์"].append([f"G0{number}", f"ตะกร้าแบบ {number}", "ของใช้", "", "", "", ""])
        rows["ใบสมัคร"].append(["2560-09", f"G0{number}", 1, "ไม่", "ไม่", "ไม่", "12 ส.ค. 2560", "ใช่"])
    rows["งาน"][0].append("เลขจับสลาก")
    rows["งาน"][1].append("472913")
    return rows


@pytest.fixture
def crowded(tmp_path) -> Path:
    return save(tmp_path / "registry.xlsx", _crowded())


def test_the_draw_is_three_lines_of_anybodys_python(crowded) -> None:
    told = run("draw", crowded, "--today", TODAY, "--json").json
    drawn = {one["key"]: one["sha256"] for one in told["ranks"]}
    assert drawn == {key: hashlib.sha256(f"472913:{key}".encode()).hexdigest() for key in drawn}
    assert [one["key"] for one in told["ranks"]] == sorted(drawn, key=drawn.__getitem__)
    assert told["entrants_sha256"] == hashlib.sha256("\n".join(sorted(drawn)).encode()).hexdigest()
    assert told["again"] is False
    assert "472913" in run("draw", crowded, "--today", TODAY).out


def test_a_draw_on_another_list_says_so_and_goes_on_saying_so(crowded) -> None:
    run("sync", crowded, "--today", TODAY)
    rows = _crowded()
    del rows["ใบสมัคร"][-1]
    save(crowded, rows)
    for _ in range(2):
        assert run("sync", crowded, "--today", TODAY).code == 0
        assert run("draw", crowded, "--today", TODAY, "--json").json["again"] is True
    assert "ไม่มีอะไรเปลี่ยน" in run("sync", crowded, "--today", TODAY).out


def test_without_a_seed_nothing_is_drawn(tmp_path) -> None:
    rows = _crowded()
    rows["งาน"][1][-1] = ""
    path = save(tmp_path / "registry.xlsx", rows)
    assert run("draw", path, "--today", TODAY, "--json").json["ranks"] == []
    assert "ยังไม่มีเลขจับสลาก" in run("draw", path, "--today", TODAY).out
    told = run("sync", path, "--today", TODAY, "--json").json
    assert "waiting-for-draw" in {one["reasons"][0] for one in told["applicants"]}


def test_the_whole_path_of_one_applicant_is_told(crowded) -> None:
    ran = run("explain", crowded, "--group", "กลุ่มทอผ้าบ้านดง", "--today", TODAY)
    assert ran.code == 0
    assert "นายาง" in ran.out
    assert "สมมุติ" not in ran.out
    steps = run("explain", crowded, "--group", "G01", "--today", TODAY, "--json").json["steps"]
    assert len(steps) > 3


def test_a_group_that_has_not_applied_is_told_with_the_nearest(crowded) -> None:
    ran = run("explain", crowded, "--group", "กลุ่มทอผ้าบ้านดอน", "--today", TODAY)
    assert ran.code == 2
    assert "กลุ่มทอผ้าบ้านดง" in ran.err


def test_the_rules_are_told_as_a_registry_sets_them(tmp_path) -> None:
    rows = sound()
    rows["กติกา"] = [
        ["รหัสกติกา", "เปิดใช้", "ระดับ", "ค่า"],
        ["late", "ไม่", "", ""],
        ["no-consent", "", "เตือน", ""],
        ["max_stalls", "", "", "3"],
    ]
    path = save(tmp_path / "registry.xlsx", rows)
    usual = run("rules", "--json").json
    assert [rule["code"] for rule in usual["rules"]] == [rule.code for rule in RULES]
    assert [value["code"] for value in usual["values"]] == [each.code for each in PARAMETERS]
    told = run("rules", path, "--json").json
    levels = {rule["code"]: (rule["on"], rule["level"]) for rule in told["rules"]}
    assert levels["late"][0] is False
    assert levels["no-consent"] == (True, "warn")
    assert {value["code"]: value["value"] for value in told["values"]}["max_stalls"] == "3"
    plain = run("rules", path).out
    assert all(rule.code in plain for rule in RULES)
