"""Every bad input ends in one clear sentence and the right exit code; the old result stands."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import run
from tests.registries import TODAY, save, sound


@pytest.fixture
def synced(tmp_path) -> Path:
    """A registry that was synced once, so that there is an old result to lose."""
    path = save(tmp_path / "registry.xlsx", sound())
    ran = run("sync", path, "--today", TODAY)
    assert ran.code == 0, ran.err
    return path


def _old(path: Path) -> bytes:
    return path.with_name("registry.generated.xlsx").read_bytes()


def _without(registry, *titles):
    return {title: rows for title, rows in registry.items() if title not in titles}


def _header(registry, title, change):
    registry[title] = [change(registry[title][0]), *registry[title][1:]]
    return registry


def _second_fair(registry):
    registry["งาน"].append(["2561-03", "ตลาดสอง", "1 มี.ค. 2561", "", "", "สบปราบ", "ลำปาง", "ผังพื้นที่", "", ""])
    return registry


CASES = {
    "missing tab": (lambda r: _without(r, "ใบสมัคร"), [], 3, "ใบสมัคร"),
    "empty workbook": (lambda _: {"Sheet1": []}, [], 3, "ว่างเปล่า"),
    "missing header": (lambda r: _header(r, "ใบสมัคร", lambda h: [*h[:7], ""]), [], 1, "ยินยอมให้ใช้ข้อมูล"),
    "renamed header": (lambda r: _header(r, "ใบสมัคร", lambda h: [*h[:7], "เซ็นแล้ว"]), [], 1, "ยินยอมให้ใช้ข้อมูล"),
    "doubled header": (lambda r: _header(r, "ใบสมัคร", lambda h: [*h[:6], h[7], h[7]]), [], 1, "มากกว่าหนึ่งคอลัมน์"),
    "no fair": (lambda r: {**r, "งาน": r["งาน"][:1]}, [], 2, "ยังไม่มีงาน"),
    "two fairs": (_second_fair, [], 2, "--fair"),
    "unknown fair": (lambda r: r, ["--fair", "2599-01"], 2, "2599-01"),
    "no venue tab": (lambda r: _without(r, "ผังพื้นที่"), [], 4, "ผังพื้นที่"),
    "a venue without stalls": (lambda r: {**r, "ผังพื้นที่": [["เวที"]]}, [], 4, ""),
    "too little power": (
        lambda r: {**r, "ใบสมัคร": [r["ใบสมัคร"][0], *([*row[:3], "ใช่", *row[4:]] for row in r["ใบสมัคร"][1:])]},
        [],
        4,
        "ไฟ",
    ),
}


@pytest.mark.parametrize(("change", "words", "code", "said"), CASES.values(), ids=CASES)
def test_a_bad_registry_is_told_in_a_sentence_and_the_old_result_stands(synced, change, words, code, said) -> None:
    old = _old(synced)
    save(synced, change(sound()))
    ran = run("sync", synced, "--today", TODAY, *words)
    assert ran.code == code, ran.out + ran.err
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert _old(synced) == old


@pytest.mark.parametrize(("change", "words", "code", "said"), CASES.values(), ids=CASES)
def test_the_same_as_json_is_one_object_with_the_error(synced, change, words, code, said) -> None:
    save(synced, change(sound()))
    ran = run("sync", synced, "--today", TODAY, "--json", *words)
    assert ran.code == code
    assert ran.json["error"]["exit_code"] == code
    assert said in ran.json["error"]["message"]


def test_columns_in_another_order_and_titles_above_them_change_nothing(synced) -> None:
    registry = sound()
    for title in ("กลุ่ม", "ใบสมัคร", "ผลิตภัณฑ์", "งาน"):
        registry[title] = [["ทะเบียนอำเภอ"], *(list(reversed(row)) for row in registry[title])]
    save(synced, registry)
    ran = run("sync", synced, "--today", TODAY, "--json")
    assert ran.code == 0
    assert [applicant["decision"] for applicant in ran.json["applicants"]] == ["accepted"] * 4
    assert [applicant["row"] for applicant in ran.json["applicants"]] == [3, 4, 5, 6]


def test_a_header_only_registry_is_synced_to_empty_tabs(tmp_path) -> None:
    registry = sound()
    registry["ใบสมัคร"] = registry["ใบสมัคร"][:1]
    ran = run("sync", save(tmp_path / "registry.xlsx", registry), "--today", TODAY, "--json")
    assert ran.code == 0
    assert ran.json["applicants"] == []
    assert (tmp_path / "registry.generated.xlsx").exists()


def test_error_cells_formulas_and_numbers_as_text_lose_no_row(tmp_path) -> None:
    path = save(tmp_path / "registry.xlsx", sound())
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["ใบสมัคร"]
    sheet["B2"], sheet["C3"], sheet["G4"] = "#REF!", "2", "=TODAY()"
    sheet["E5"], sheet["D5"] = 0, "FALSE"
    workbook.save(path)
    ran = run("sync", path, "--today", TODAY, "--json")
    assert ran.code == 0
    told = {applicant["row"]: applicant["decision"] for applicant in ran.json["applicants"]}
    assert told == {2: "needs_fixing", 3: "accepted", 4: "needs_fixing", 5: "accepted"}
    broken = {finding["cell"] for finding in ran.json["findings"] if finding["code"] == "cell-broken"}
    assert broken == {"B2", "G4"}


def test_hidden_rows_and_thousands_of_empty_formatted_rows_are_read_right(tmp_path) -> None:
    path = save(tmp_path / "registry.xlsx", sound())
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["ใบสมัคร"]
    sheet.row_dimensions[3].hidden = True
    for row in range(6, 3000):
        sheet.cell(row, 1).fill = openpyxl.styles.PatternFill("solid", "FFEECC")
    workbook.save(path)
    ran = run("sync", path, "--today", TODAY, "--json")
    assert [applicant["row"] for applicant in ran.json["applicants"]] == [2, 3, 4, 5]


@pytest.mark.parametrize("command", ["check", "sync"])
def test_a_file_that_is_no_workbook_or_is_not_there_is_exit_three(tmp_path, command) -> None:
    text = tmp_path / "letter.xlsx"
    text.write_text("เรียน นายอำเภอ")
    for path in (text, tmp_path / "none.xlsx", tmp_path):
        ran = run(command, path)
        assert ran.code == 3
        assert str(path) in ran.err
        assert ran.err.count("\n") == 1


def test_a_day_that_is_no_day_is_a_usage_fault(tmp_path) -> None:
    ran = run("sync", tmp_path / "x.xlsx", "--today", "พรุ่งนี้")
    assert ran.code == 2
    assert "พรุ่งนี้" in ran.err


def test_english_is_spoken_when_asked(tmp_path) -> None:
    ran = run("sync", tmp_path / "none.xlsx", "--lang", "en")
    assert "There is no file" in ran.err
