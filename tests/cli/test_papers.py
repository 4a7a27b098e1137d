"""The officer prints a fair's papers and its public page."""

import pytest

from tests.cli.run import run
from tests.registries import TODAY, save, sound

PAPERS = ("memo", "lessons", "agenda")


@pytest.fixture
def registry(tmp_path):
    rows = sound()
    rows["ประชุม"] = [
        ["วันที่", "ประเภท", "ผู้เข้าร่วม", "ข้อเสนอ"],
        ["1 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม", "", ""],
        ["3 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "G01, G02", "ขอไฟเพิ่ม"],
    ]
    return save(tmp_path / "registry.xlsx", rows)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_written_beside_the_registry_and_twice_the_same(paper, registry) -> None:
    ran = run(paper, registry, "--today", TODAY)
    path = registry.with_name(f"registry.{paper}.pdf")
    assert (ran.code, ran.out) == (0, f"เขียนแล้ว: {path}\n")
    first = path.read_bytes()
    assert first.startswith(b"%PDF")
    assert run(paper, registry, "--today", TODAY).code == 0
    assert path.read_bytes() == first


def test_a_paper_goes_where_it_is_told_and_is_told_as_json(registry, tmp_path) -> None:
    ran = run("memo", registry, "--today", TODAY, "--output", tmp_path / "m.pdf", "--json")
    assert (ran.json["path"], ran.json["fair"]) == (str(tmp_path / "m.pdf"), "2560-09")
    assert ran.json["memo"]["to"] == "พัฒนาการอำเภอสบปราบ"
    assert (tmp_path / "m.pdf").exists()


def test_the_call_list_has_the_numbers_and_writes_nothing(registry) -> None:
    before = set(registry.parent.iterdir())
    ran = run("agenda", registry, "--today", TODAY, "--calls", "--json")
    assert ran.json == {
        "calls": [
            {
                "group": "สวนลำไยป้าสาม",
                "chair": "นางสมมุติ สาม",
                "phone": "081-000-0003",
                "village_no": "5",
                "tambon": "สมัย",
            }
        ]
    }
    assert "081-000-0003" in run("agenda", registry, "--today", TODAY, "--calls").out
    assert set(registry.parent.iterdir()) == before


def test_when_everybody_was_briefed_the_call_list_says_so(tmp_path) -> None:
    rows = sound()
    rows["ประชุม"] = [["วันที่", "ประเภท", "ผู้เข้าร่วม"], ["1 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "ทุกกลุ่มทุกตำบล"]]
    registry = save(tmp_path / "registry.xlsx", rows)
    assert run("agenda", registry, "--today", TODAY, "--calls", "--lang", "en").out.startswith("Every group")


def test_the_page_is_written_and_has_no_telephone(registry) -> None:
    ran = run("page", registry, "--today", TODAY, "--json")
    path = registry.with_name("registry.page.html")
    assert ran.json == {"path": str(path), "fair": "2560-09", "shops": 4}
    html = path.read_text(encoding="utf-8")
    assert "กลุ่มทอผ้าบ้านดง" in html
    assert "081" not in html
    assert "สมมุติ" not in html
    assert run("page", registry, "--today", TODAY).out == f"เขียนแล้ว: {path}\n"


@pytest.mark.parametrize("command", [*PAPERS, "page"])
def test_a_broken_form_or_an_unknown_fair_is_one_sentence_and_no_file(command, tmp_path) -> None:
    rows = sound()
    rows["กลุ่ม"][0][1] = "ไม่ใช่หัวตาราง"
    broken = save(tmp_path / "broken.xlsx", rows)
    assert run(command, broken, "--today", TODAY).code == 1
    fine = save(tmp_path / "fine.xlsx", sound())
    ran = run(command, fine, "--fair", "ไม่มี", "--today", TODAY)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert {path.suffix for path in tmp_path.iterdir()} == {".xlsx"}


def test_a_page_needs_a_venue(tmp_path) -> None:
    rows = sound()
    del rows["ผังพื้นที่"]
    ran = run("page", save(tmp_path / "registry.xlsx", rows), "--today", TODAY)
    assert ran.code == 4
    assert "ผังพื้นที่" in ran.err
