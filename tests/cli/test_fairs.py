"""One fair from another, and two side by side, as the officer runs it."""

import pytest

from tests.cli.run import run
from tests.registries import TODAY, save, sound

NEXT = ("--from", "2560-09", "--id", "2560-10", "--starts", "13 ต.ค. 2560", "--today", TODAY)


@pytest.fixture
def registry(tmp_path):
    rows = sound()
    rows["ของฉัน"] = [["จดไว้"]]
    rows["ประชุม"] = [["วันที่", "ประเภท", "ข้อเสนอ"], ["1 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม", "ขอไฟ"]]
    return save(tmp_path / "registry.xlsx", rows)


def test_the_next_fair_is_a_new_workbook_and_says_what_stayed_behind(registry) -> None:
    ran = run("next-fair", registry, *NEXT)
    path = registry.with_name("registry.2560-10.xlsx")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"สร้างทะเบียนของงาน 2560-10 แล้ว: {path}",
        "4 กลุ่มได้รับเชิญ รอกลุ่มยืนยันวันที่สมัครและความยินยอม",
        "ไม่ได้นำไปด้วย: ของฉัน",
        "สิ่งที่ควรทราบ",
        "- ข้อเสนอจากครั้งก่อนที่ยังไม่ได้ดำเนินการ: ขอไฟ",
    ]
    assert run("check", path, "--today", TODAY, "--json").json["counts"]["applications"] == 8


def test_it_never_overwrites_and_never_writes_into_a_workbook(registry) -> None:
    before = registry.read_bytes()
    assert run("next-fair", registry, *NEXT).code == 0
    again = run("next-fair", registry, *NEXT)
    assert (again.code, "ไม่เขียนทับ" in again.err) == (2, True)
    refused = run("next-fair", registry, *NEXT, "--write", "--output", registry.with_name("other.xlsx"))
    assert (refused.code, "Google Sheets" in refused.err) == (2, True)
    assert not registry.with_name("other.xlsx").exists()
    assert registry.read_bytes() == before


def test_the_memory_of_places_goes_along(registry) -> None:
    assert run("sync", registry, "--today", TODAY).code == 0
    assert run("next-fair", registry, *NEXT).code == 0
    compared = run("compare-fairs", registry.with_name("registry.2560-10.xlsx"), "2560-09", "2560-10", "--json").json
    assert all(each["stalls"][0] for each in compared["participants"])


def test_two_fairs_are_told_side_by_side(registry) -> None:
    assert run("next-fair", registry, *NEXT).code == 0
    path = registry.with_name("registry.2560-10.xlsx")
    out = run("compare-fairs", path, "2560-09", "2560-10", "--today", TODAY, "--lang", "en").out
    assert "Groups that took part, by tambon" in out
    assert [line.split() for line in out.splitlines() if line.startswith("applied")] == [["applied", "4", "4", "+0"]]
    assert [line.split()[-1] for line in out.splitlines() if "กลุ่มทอผ้าบ้านดง" in line] == ["time"]  # not the second time


@pytest.mark.parametrize("words", [("2560-09", "ไม่มี"), ("ไม่มี", "2560-09")])
def test_an_unknown_fair_is_one_sentence(registry, words) -> None:
    ran = run("compare-fairs", registry, *words)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
