"""The officer looks at the ground: as it was drawn, with who stands there, and what a change would cost."""

import re
import sys
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

from otopsheets.layout.marks import Vocabulary
from tests.cli.run import run
from tests.registries import TODAY, Rows, save, sound


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return save(tmp_path / "registry.xlsx", sound())


def with_drawing(path: Path, *rows: list[object], **more: list[list[object]]) -> Path:
    book: Rows = sound()
    book["ผังพื้นที่"] = [list(row) for row in rows]
    book.update(more)
    return save(path, book)


class TestVenue:
    def test_the_ground_is_shown_with_its_marks_and_counts(self, registry: Path) -> None:
        ran = run("venue", registry)
        assert ran.code == 0
        assert ran.out.startswith("แท็บ ผังพื้นที่ (งาน 2560-09)\n")
        assert "6 ล็อก   ฟ=ไฟ 2   น=น้ำ 1   ม=มุม 4   ห=หน่วยงาน 1" in ran.out
        assert "ทางเข้า 1 แห่ง" in ran.out
        assert "อ่านผังได้ครบ" in ran.out

    def test_in_english(self, registry: Path) -> None:
        ran = run("venue", registry, "--lang", "en")
        assert "P=power 2" in ran.out
        assert "understood whole" in ran.out

    def test_what_is_doubtful_is_told_with_its_cell_and_ends_with_1_if_it_blocks(self, tmp_path: Path) -> None:
        drawn = with_drawing(tmp_path / "r.xlsx", ["ทางเข้า", "A1", "A-1", "???"])
        ran = run("venue", drawn)
        assert ran.code == 1
        assert "ผังพื้นที่!C1" in ran.out
        assert "ผังพื้นที่!D1" in ran.out
        checked = run("check", drawn, "--today", TODAY, "--json")
        assert checked.code == 1
        assert [each["cell"] for each in checked.json["findings"] if each["tab"] == "ผังพื้นที่"] == ["C1", "D1"]

    def test_json_has_every_stall_with_its_cell(self, registry: Path) -> None:
        (venue,) = run("venue", registry, "--json").json["venues"]
        assert (venue["tab"], venue["fairs"]) == ("ผังพื้นที่", ["2560-09"])
        assert venue["stalls"][1] == {
            "label": "A2", "cell": "B2", "height": 1, "width": 1, "power": True, "water": False, "corner": False,
            "shade": False, "agency": False, "category": None, "distance": 1,
        }  # fmt: skip
        assert venue["landmarks"][0] == {"text": "ทางเข้า", "kind": "entrance", "cells": ["A1"]}
        assert ["A1", "A2", "side"] in venue["neighbours"]
        assert venue["counts"] == {
            "stalls": 6, "power": 2, "water": 1, "corner": 4, "shade": 0, "agency": 1, "categories": {}
        }  # fmt: skip
        assert venue["findings"] == []

    def test_without_a_fair_named_every_drawing_is_shown(self, tmp_path: Path) -> None:
        rows = sound()
        rows["งาน"].append([*rows["งาน"][1]])
        rows["งาน"][2][0] = "2560-11"
        rows["งาน"][2][7] = "ผังลานวัด"
        rows["ผังลานวัด"] = [["ทางเข้า", "ล็อก ๑", "ล็อก ๒"]]
        rows["ผังพื้นที่เก่า"] = [["Z1"]]
        book = save(tmp_path / "r.xlsx", rows)
        told = run("venue", book, "--json").json["venues"]
        assert [(each["tab"], each["fairs"]) for each in told] == [
            ("ผังพื้นที่", ["2560-09"]),
            ("ผังลานวัด", ["2560-11"]),
            ("ผังพื้นที่เก่า", []),
        ]
        (one,) = run("venue", book, "--fair", "2560-11", "--json").json["venues"]
        assert [stall["label"] for stall in one["stalls"]] == ["ล็อก 1", "ล็อก 2"]

    def test_a_drawing_can_be_looked_at_before_there_is_a_fair(self, tmp_path: Path) -> None:
        rows = sound()
        rows["งาน"] = rows["งาน"][:1]
        assert run("venue", save(tmp_path / "r.xlsx", rows)).out.startswith("แท็บ ผังพื้นที่\n")

    @pytest.mark.parametrize("fairs", [1, 2])
    def test_no_drawing_is_one_sentence(self, tmp_path: Path, fairs: int) -> None:
        rows = sound()
        rows["งาน"] = rows["งาน"][:fairs]
        del rows["ผังพื้นที่"]
        ran = run("venue", save(tmp_path / "r.xlsx", rows))
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (4, "", 1)
        assert "ผังพื้นที่" in ran.err

    def test_a_drawing_without_stalls_says_so(self, tmp_path: Path) -> None:
        ran = run("venue", with_drawing(tmp_path / "r.xlsx", ["เวที", "ทางเข้า"]))
        assert ran.code == 1
        assert "ไม่พบล็อก" in ran.out

    def test_who_cannot_be_reached_is_marked(self, tmp_path: Path) -> None:
        ran = run(
            "venue",
            with_drawing(tmp_path / "r.xlsx", ["A1", "A2", "A3"], ["B1", "B2", "B3"], ["C1", "C2", "C3"], ["ทางเข้า"]),
        )
        assert ran.code == 0
        assert "!B2" in ran.out
        assert "! เดินไปไม่ถึง" in ran.out

    def test_no_line_is_wider_than_80_columns(self, tmp_path: Path) -> None:
        row = ["ทางเข้า", *(f"A{number} ไฟ น้ำ" for number in range(1, 40))]
        ran = run("venue", with_drawing(tmp_path / "r.xlsx", row))
        assert all(cell_len(line) <= 80 for line in ran.out.splitlines())
        assert "A39" in ran.out

    def test_a_category_is_counted_and_named(self, tmp_path: Path) -> None:
        ran = run("venue", with_drawing(tmp_path / "r.xlsx", ["ทางเข้า", "A1 อาหาร", "A2 ร่ม"]))
        assert "อาหาร 1" in ran.out
        assert "ร=ร่ม 1" in ran.out


class TestLayout:
    def test_the_plan_is_shown_with_what_is_known_of_it(self, registry: Path) -> None:
        ran = run("layout", registry, "--today", TODAY)
        assert ran.code == 0
        assert "ทอผ้าบ้านดง" in ran.out.replace("\n", "")
        assert "5 จาก 6 ล็อก" in ran.out
        assert "คะแนน" in ran.out
        assert set(registry.parent.iterdir()) == {registry}

    def test_json_names_who_stands_on_every_stall(self, registry: Path) -> None:
        told = run("layout", registry, "--today", TODAY, "--json").json
        assert told["fair"] == "2560-09"
        assert len(told["stalls"]) == 6
        assert sum(each["group"] is None for each in told["stalls"]) == 1
        assert {"label": "A4", "group": "ธนาคารตัวอย่าง", "group_id": "A01"} in told["stalls"]
        assert told["paths"] == []
        assert told["status"] in {"proven-best", "feasible"}
        assert sum(told["shares"].values()) == pytest.approx(told["objective"])

    def test_who_was_moved_since_the_plan_was_announced_is_named(self, registry: Path) -> None:
        run("sync", registry, "--today", TODAY)
        (stood,) = [
            each["label"]
            for each in run("layout", registry, "--today", TODAY, "--json").json["stalls"]
            if each["group_id"] == "G03"
        ]
        rows = sound()
        there = "B1" if stood != "B1" else "B2"
        rows["มติ"] = [
            ["รหัสงาน", "กลุ่ม", "มติ", "ล็อกที่กำหนด", "เหตุผล", "โดย"],
            ["2560-09", "G03", "รับ", there, "ใกล้ที่จอดรถ", "ที่ประชุม"],
        ]
        save(registry, rows)
        ran = run("layout", registry, "--today", TODAY)
        assert "ย้ายจากที่ประกาศไว้: " in ran.out
        assert "สวนลำไยป้าสาม" in ran.out.split("ย้ายจากที่ประกาศไว้: ")[1]
        assert f"←{stood}" in run("compare", registry, "--today", TODAY).out

    @pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("svg", b"<svg"), ("PNG", b"\x89PNG")])
    @pytest.mark.parametrize("paper", ["a3", "a4"])
    def test_a_poster_is_written_the_same_twice_whatever_its_name(
        self, registry: Path, ending: str, begins: bytes, paper: str
    ) -> None:
        path = registry.parent / f"ผัง ตลาด.{ending}"
        for _ in range(2):
            ran = run("layout", registry, "--today", TODAY, "--picture", path, "--paper", paper)
            assert (ran.code, ran.out) == (0, f"เขียนแล้ว: {path}\n")
            made = path.read_bytes()
            assert made.startswith(begins)
        assert run("layout", registry, "--today", TODAY, "--picture", path, "--paper", paper).code == 0
        assert path.read_bytes() == made

    def test_signs_and_poster_come_together(self, registry: Path, tmp_path: Path) -> None:
        told = run(
            "layout", registry, "--today", TODAY, "--picture", tmp_path / "p.svg", "--signs", tmp_path / "ป้าย.pdf", "--json"
        ).json  # fmt: skip
        assert told["paths"] == [str(tmp_path / "p.svg"), str(tmp_path / "ป้าย.pdf")]
        assert (tmp_path / "ป้าย.pdf").read_bytes().startswith(b"%PDF")

    @pytest.mark.parametrize("words", [("--picture", "plan.jpg"), ("--picture", "plan"), ("--signs", "signs.png")])
    def test_another_kind_of_file_is_refused_before_anything_is_done(
        self, registry: Path, words: tuple[str, str]
    ) -> None:
        option, name = words
        ran = run("layout", registry, option, registry.parent / name)
        assert (ran.code, ran.out) == (2, "")
        assert name in ran.err
        assert set(registry.parent.iterdir()) == {registry}

    def test_without_the_printing_extra_the_pip_command_is_named(self, registry: Path, monkeypatch) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        ran = run("layout", registry, "--today", TODAY, "--picture", registry.parent / "p.pdf")
        assert (ran.code, ran.out) == (2, "")
        assert 'pip install "otopsheets[print]"' in ran.err
        assert set(registry.parent.iterdir()) == {registry}

    def test_a_folder_that_is_not_there_is_one_sentence(self, registry: Path) -> None:
        ran = run("layout", registry, "--today", TODAY, "--picture", registry.parent / "none" / "p.svg")
        assert (ran.code, len(ran.err.splitlines())) == (3, 1)

    def test_what_cannot_be_laid_out_ends_with_4(self, tmp_path: Path) -> None:
        ran = run("layout", with_drawing(tmp_path / "r.xlsx", ["A1", "A2", "A3", "A4", "A5 หน่วยงาน"]), "--today", TODAY)
        assert (ran.code, ran.out) == (4, "")
        assert "ไฟ" in ran.err


class TestCompare:
    def test_after_a_sync_nobody_moves(self, registry: Path) -> None:
        assert run("sync", registry, "--today", TODAY).code == 0
        ran = run("compare", registry, "--today", TODAY)
        assert ran.code == 0
        assert ran.out.startswith("ผังที่ประกาศไว้ → ผังที่จะได้ถ้าซิงก์ตอนนี้\n")
        assert "ไม่มีใครย้าย" in ran.out

    def test_who_withdrew_is_told_and_what_it_cost(self, registry: Path) -> None:
        run("sync", registry, "--today", TODAY)
        rows = sound()
        rows["มติ"] = [["รหัสงาน", "กลุ่ม", "มติ", "เหตุผล", "โดย"], ["2560-09", "G02", "ถอน", "ติดงาน", "ที่ประชุม"]]
        save(registry, rows)
        told = run("compare", registry, "--today", TODAY, "--json").json
        assert [(each["group"], each["after"]) for each in told["left"]] == [("กลุ่มข้าวแต๋นบ้านอ้อ", [])]
        assert (told["stayed"], told["moved"], told["new"]) == (3, [], [])
        assert told["before"]["called"] == "ผังที่ประกาศไว้"
        ran = run("compare", registry, "--today", TODAY)
        assert "ไม่อยู่แล้ว" in ran.out
        assert "รวม" in ran.out

    def test_both_ways_can_be_compared_without_a_sync(self, tmp_path: Path) -> None:
        rows = sound()
        rows["งาน"][0].append("เลขจับสลาก")
        rows["งาน"][1].append("472913")
        told = run(
            "compare",
            save(tmp_path / "r.xlsx", rows),
            "--today",
            TODAY,
            "--before",
            "best",
            "--after",
            "draw",
            "--json",
        ).json
        assert (told["before"]["called"], told["after"]["called"]) == ("จัดตามคะแนน", "จับสลากล็อก")
        assert told["after"]["status"] == "drawn"
        assert told["before"]["objective"] >= told["after"]["objective"]
        assert told["stayed"] + len(told["moved"]) == 4
        assert {tuple(pair) for pair in told["terms"].values()}

    def test_everybody_who_moves_is_told_how_far(self, tmp_path: Path) -> None:
        rows = sound()
        rows["งาน"][0].append("เลขจับสลาก")
        rows["งาน"][1].append("1")
        rows["ผังพื้นที่"] = [["ทางเข้า", *(f"A{number} ไฟ" for number in range(1, 12)), "A12 หน่วยงาน"]]
        path = save(tmp_path / "r.xlsx", rows)
        words = ("compare", path, "--today", TODAY, "--before", "best", "--after", "draw")
        told = run(*words, "--json").json
        assert told["moved"]
        assert told["cells"] == sum(move["cells"] for move in told["moved"]) > 0
        thai, english = run(*words).out, run(*words, "--lang", "en").out
        for move in told["moved"]:
            (line,) = [line for line in thai.splitlines() if line.startswith(move["group"])]
            assert ", ".join(move["before"]) in line
            assert ("ใกล้ขึ้น" in line, "ไกลขึ้น" in line) == (move["nearer"] > 0, move["nearer"] < 0)
            assert f"←{move['before'][0]}" in thai
        assert "arranged by points → drawn by lot" in english
        assert "cells" in english

    def test_lots_need_a_seed(self, registry: Path) -> None:
        ran = run("compare", registry, "--today", TODAY, "--before", "best", "--after", "draw")
        assert (ran.code, ran.out) == (2, "")
        assert "เลขจับสลาก" in ran.err

    def test_a_kept_copy_is_a_plan_too(self, registry: Path) -> None:
        run("sync", registry, "--today", TODAY)
        result = registry.with_name("registry.generated.xlsx")
        copy = result.rename(result.with_name("สำเนา.xlsx"))
        ran = run("compare", registry, "--today", TODAY, "--before", copy, "--json")
        assert (ran.code, ran.json["stayed"]) == (0, 4)

    @pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("svg", b"<svg"), ("PNG", b"\x89PNG")])
    def test_both_plans_are_put_on_one_sheet_the_same_twice(self, tmp_path: Path, ending: str, begins: bytes) -> None:
        rows = sound()
        rows["งาน"][0].append("เลขจับสลาก")
        rows["งาน"][1].append("1")
        path, picture = save(tmp_path / "r.xlsx", rows), tmp_path / f"สอง ผัง.{ending}"
        words = ("compare", path, "--today", TODAY, "--before", "best", "--after", "draw", "--picture", picture)
        ran = run(*words)
        assert (ran.code, ran.out) == (0, f"เขียนแล้ว: {picture}\n")
        made = picture.read_bytes()
        assert made.startswith(begins)
        told = run(*words, "--json").json
        assert told["paths"] == [str(picture)]
        assert picture.read_bytes() == made

    def test_another_kind_of_picture_is_refused_before_anything_is_done(self, registry: Path) -> None:
        ran = run("compare", registry, "--before", "best", "--after", "best", "--picture", registry.parent / "two.jpg")
        assert (ran.code, ran.out) == (2, "")
        assert "two.jpg" in ran.err
        assert set(registry.parent.iterdir()) == {registry}

    def test_without_the_printing_extra_the_pip_command_is_named(self, registry: Path, monkeypatch) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        words = ("compare", registry, "--today", TODAY, "--before", "best", "--after", "best")
        ran = run(*words, "--picture", registry.parent / "p.pdf")
        assert (ran.code, ran.out) == (2, "")
        assert 'pip install "otopsheets[print]"' in ran.err
        assert set(registry.parent.iterdir()) == {registry}

    def test_nothing_announced_is_told_with_what_to_do(self, registry: Path) -> None:
        ran = run("compare", registry, "--today", TODAY)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
        assert "--before best --after draw" in ran.err

    def test_a_workbook_that_is_no_result_is_refused(self, registry: Path, tmp_path: Path) -> None:
        other = save(tmp_path / "other.xlsx", sound())
        ran = run("compare", registry, "--today", TODAY, "--before", other)
        assert (ran.code, len(ran.err.splitlines())) == (3, 1)

    def test_a_file_that_is_not_there_is_told(self, registry: Path) -> None:
        ran = run("compare", registry, "--today", TODAY, "--before", registry.parent / "none.xlsx")
        assert ran.code == 2
        assert "none.xlsx" in ran.err


DOCS = Path(__file__).resolve().parents[2] / "docs" / "venue.md"
DRAWN = [
    ["ผังตลาดลานวัดตัวอย่าง", "", "", "", "", "", "", ""],
    ["", "เวที", "", "", "", "ห้องน้ำ", "", ""],
    ["A1 ไฟ น้ำ", "A2 ไฟ", "A3 ไฟ", "ต้นโพธิ์", "A4", "A5 ร่ม", "A6 E", "★ = ล็อกที่มีไฟ"],
    ["", "", "", "", "", "", "", "E = ก๊อกน้ำ"],
    ["B1 อาหาร", "B2 อาหาร", "B3", "B4", "B5 ★", "B6 ไฟ", "", ""],
    ["C1", "C2 (มุม)", "", "", "C3", "C4", "", ""],
    [],
    ["D1 หน่วยงาน", "D2 หน่วยงาน", "ทางเข้า", "", "D3", "D4 ไฟ/น้ำ"],
]
"""The drawing in docs/venue.png."""
MERGED = ((1, 1, 1, 3), (1, 5, 1, 6), (4, 5, 4, 6), (7, 2, 7, 3))


class TestThePage:
    def test_it_shows_what_the_command_shows(self, tmp_path: Path) -> None:
        book = sound()
        del book["ผังพื้นที่"]
        path = save(tmp_path / "r.xlsx", book)
        with_merges(path, DRAWN, MERGED)
        (shown,) = re.findall(r"```text\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
        told = run("venue", path).out
        assert [line.rstrip() for line in told.splitlines()] == shown.splitlines()

    def test_what_it_says_of_a_cell_is_so(self) -> None:
        words = Vocabulary().with_categories({"อาหาร": "food", "ผ้า": "textile"})
        told = [
            line.split("|")[1:3] for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")
        ]
        kinds = {"ล็อก": "stall", "ที่ของ": "stall", "คนเดิน": "landmark", "สิ่งที่ตั้ง": "landmark", "ข้อความ": "note"}
        checked = 0
        for cells, meaning in told:
            kind = next((kind for begins, kind in kinds.items() if meaning.strip().startswith(begins)), None)
            for typed in re.findall(r"`([^`]+)`", cells):
                checked += kind is not None
                assert kind is None or words.read(typed.rstrip("…")).kind == kind, typed
        assert checked > 20


def with_merges(path: Path, rows: list[list[str]], merges: tuple[tuple[int, int, int, int], ...]) -> None:
    """Add the drawing to a workbook as Excel would keep it."""
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("ผังพื้นที่")
    for row in rows:
        sheet.append([text or None for text in row])
    for top, left, bottom, right in merges:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    book.save(path)
