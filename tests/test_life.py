"""The sample through its whole life: meetings, selection, layout, the days, sales, papers, and the next fair from this one."""

import json
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from otopsheets.registry import Sheet, read_registry
from otopsheets.registry.samples import SAMPLES
from tests.cli.run import run
from tests.registries import save

TODAY, AFTER = "2017-09-05", "2017-09-25"
NEXT, NEXT_STARTS, NEXT_TODAY = "2560-11", "2017-11-10", "2017-10-30"


def _sample(path: Path) -> Path:
    """The sample with eight stalls fewer, so that not everybody finds a place."""
    book = SAMPLES["sop-prap"]().book
    rows = {form.tab.title: [[f.column.header for f in form.fields], *map(list, form.rows)] for form in book.forms}
    drawing = [["" if cell.startswith("E") else cell for cell in row] for row in book.drawing.rows]
    return save(path, {**rows, book.drawing.title: drawing})


def _tab(workbook: Path, title: str) -> list[list[object]]:
    sheet = openpyxl.load_workbook(workbook, data_only=True)[title]
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def _change(workbook: Path, title: str, rows: list[list[object]], start: int) -> None:
    book = openpyxl.load_workbook(workbook)
    for at, row in enumerate(rows):
        for column, value in enumerate(row, 1):
            book[title].cell(start + at, column, value)
    book.save(workbook)


@pytest.fixture(scope="module")
def life(tmp_path_factory) -> dict[str, object]:
    """Every step once; the tests below look at what came of each."""
    folder = tmp_path_factory.mktemp("life")
    registry = _sample(folder / "sopprap.xlsx")
    generated = folder / "sopprap.generated.xlsx"
    told: dict[str, object] = {"registry": registry, "generated": generated}
    told["first"] = run("sync", registry, "--today", TODAY, "--json").json
    told["before"] = shutil.copyfile(generated, folder / "before.xlsx")

    accepted = [a for a in told["first"]["applicants"] if a["decision"] == "accepted" and a["lane"] == "producer"]
    sold = [
        ["2560-09", each["group"], day, 100 * at + n, "ใช่", ""]
        for at, each in enumerate(accepted[1:], 1)
        for n, day in enumerate(("15 ก.ย. 2560", "๑๖ ก.ย. ๒๕๖๐", "17/9/2560"))
    ]
    sold.append(["2560-09", accepted[0]["group"], "15 ก.ย. 2560", None, "ไม่", ""])
    wrong = [
        ["2560-09", "ชมรมหมากรุก", "15 ก.ย. 2560", 999, "", ""],
        ["2560-09", accepted[1]["group"], "15 ก.ย. 2560", 77, "", ""],
        ["2560-09", accepted[2]["group"], "18 ก.ย. 2560", 55, "", ""],
        ["2560-09", accepted[2]["group"], "17 ก.ย. 2560", -5, "", ""],
    ]
    _change(registry, "ยอดขาย", [*sold, *wrong], 2)
    told |= {"accepted": accepted, "sold": sold}
    told["after"] = run("sync", registry, "--today", AFTER, "--json").json
    for paper in ("memo", "lessons"):
        told[paper] = run(paper, registry, "--today", AFTER, "--json").json[paper]
    told["page"] = run("page", registry, "--today", AFTER, "--json").json

    told["next"] = run(
        "next-fair", registry, "--from", "2560-09", "--id", NEXT, "--starts", NEXT_STARTS, "--today", AFTER, "--json"
    ).json
    second = Path(str(told["next"]["path"]))
    header = [cell.value for cell in openpyxl.load_workbook(second)["ใบสมัคร"][1]]
    old = len(told["first"]["applicants"])
    rows = told["next"]["rows"]["applications"]
    confirmed = openpyxl.load_workbook(second)
    for at in range(len(rows)):
        confirmed["ใบสมัคร"].cell(2 + old + at, header.index("วันที่สมัคร") + 1, "10 ต.ค. 2560")
        confirmed["ใบสมัคร"].cell(2 + old + at, header.index("ยินยอมให้ใช้ข้อมูล") + 1, "ใช่")
    fairs = [cell.value for cell in confirmed["งาน"][1]]
    confirmed["งาน"].cell(3, fairs.index("เลขจับสลาก") + 1, "905512")
    confirmed.save(second)
    told["second"] = run("sync", second, "--fair", NEXT, "--today", NEXT_TODAY, "--json").json
    told["compared"] = run("compare-fairs", second, "2560-09", NEXT, "--today", NEXT_TODAY, "--json").json
    return told


def test_before_the_fair_the_meetings_are_covered_and_somebody_is_left_out(life) -> None:
    first = life["first"]
    decisions = [each["decision"] for each in first["applicants"]]
    assert decisions.count("waiting") > 0
    assert first["layout"]["placed"] == decisions.count("accepted")
    titles = [tab["title"] for tab in first["tabs"]]
    assert {"ความครอบคลุมการประชุม", "วาระประชุม", "บันทึกข้อความ"} <= set(titles)
    assert "สรุปยอดขาย" not in titles
    coverage = _tab(life["before"], "ความครอบคลุมการประชุม")
    registry = _registry(life["registry"])
    groups = [group for group in registry.groups if group.kind not in ("state", "private")]
    (total,) = [row for row in coverage if row and row[0] == "รวม"]
    assert total[1] == total[2] + total[3] <= len(groups)


def _registry(path: Path):
    book = openpyxl.load_workbook(path, data_only=True)
    return read_registry([Sheet(s.title, [list(row) for row in s.iter_rows(values_only=True)]) for s in book])


def test_after_the_fair_only_clear_rows_are_in_any_total(life) -> None:
    doubled = life["accepted"][1]["group"]
    both = life["accepted"][2]["group"]
    clear = sum(
        row[3] or 0
        for row in life["sold"]
        if not (row[1] == doubled and row[2].startswith("15")) and not (row[1] == both and row[2].startswith("17"))
    )
    tab = _tab(life["generated"], "สรุปยอดขาย")
    codes = [f["code"] for f in life["after"]["findings"] if f["code"].startswith("sale-")]
    assert sorted(codes) == ["sale-doubled", "sale-doubled", "sale-negative", "sale-outside-days", "sale-unknown-group"]
    clear += sum(row[3] for row in life["sold"] if row[1] == both and row[2].startswith("17"))  # -5 is no second amount
    assert tab[4] == [f"ยอดขายรวม {clear:,} บาท จาก {len(life['accepted']) - 1} กลุ่ม"]


def test_the_papers_tell_the_same_numbers_as_the_selection(life) -> None:
    decisions = [each["decision"] for each in life["after"]["applicants"]]
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    text = life["memo"]["points"][0]["text"]
    for word, number in (
        ("ผู้สมัคร", len(decisions)),
        ("ได้เข้าร่วม", decisions.count("accepted")),
        ("สำรอง", decisions.count("waiting")),
    ):
        assert f"{word} {number} ราย".translate(thai) in text
    origin = next(part for part in life["lessons"]["parts"] if part["number"] == "๔")
    assert f"จากผู้สมัคร {len(decisions)} ราย".translate(thai) in origin["lines"][1]
    assert life["page"]["shops"] == decisions.count("accepted")


def test_who_was_absent_is_followed_up(life) -> None:
    rows = _tab(life["generated"], "ติดตามหลังงาน")
    told = [row for row in rows if row and life["accepted"][0]["group"] in row]
    assert any("ไม่ได้มาออกร้าน" in str(cell) for row in told for cell in row)


def test_the_next_fair_is_a_registry_of_its_own_and_the_old_one_is_untouched(life) -> None:
    second, old = _registry(Path(life["next"]["path"])), _registry(life["registry"])
    assert [fair.fair_id for fair in second.fairs] == ["2560-09", NEXT]
    assert second.fairs[1].previous == "2560-09"
    assert second.fairs[1].starts_on == date(2017, 11, 10)
    assert [group.name for group in second.groups] == [group.name for group in old.groups]
    assert len(second.sales) == len(old.sales)
    assert [fair.fair_id for fair in old.fairs] == ["2560-09"]


def test_those_left_out_of_the_first_fair_are_in_the_second(life) -> None:
    waiting = {
        each["group_id"] or each["group"] for each in life["after"]["applicants"] if each["decision"] == "waiting"
    }
    invited = [row["group"] for row in life["next"]["rows"]["applications"]]
    assert set(invited[: len(waiting)]) == waiting
    accepted = {
        each["group_id"] or each["group"] for each in life["second"]["applicants"] if each["decision"] == "accepted"
    }
    assert waiting <= accepted


def test_places_go_round(life) -> None:
    """Who stood far last time counts for the layout of this time: the term of rotation is not empty."""
    assert life["second"]["layout"]["shares"]["rotation"] > 0
    moved = [p for p in life["compared"]["participants"] if all(p["took_part"]) and p["stalls"][0] != p["stalls"][1]]
    assert len(moved) > len(life["compared"]["participants"]) / 2


def test_the_two_fairs_are_compared_number_by_number(life) -> None:
    figures = life["compared"]["figures"]
    decisions = [[each["decision"] for each in life[fair]["applicants"]] for fair in ("after", "second")]
    assert figures["applied"] == [len(each) for each in decisions]
    assert figures["accepted"] == [each.count("accepted") for each in decisions]
    assert figures["sold"][1] is None  # its days are still to come
    tambons = life["compared"]["tambons"]
    assert [sum(pair[side] for pair in tambons) for side in ("first", "second")] == figures["groups_in"]


def test_everything_again_changes_nothing(life) -> None:
    again = run("sync", life["registry"], "--today", AFTER, "--json").json
    assert not any(tab["changed"] for tab in again["tabs"])
    assert again["store"]["writes"] == 0
    assert json.dumps(again["applicants"]) == json.dumps(life["after"]["applicants"])
