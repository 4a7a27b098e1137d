"""Many registries become one summary; one that fails stops no other, and an interrupted run goes on."""

import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from otopsheets.errors import RegistryFault, UsageFault
from otopsheets.reports.rollup import COLUMNS, FIGURES, Failure, Rollup, without_doubles
from otopsheets.rollup import (
    Journal,
    Told,
    other_work,
    registries_in,
    roll_up,
    tell,
    tell_workbook,
    version_of,
    workbook_alone,
    workbook_pool,
    workbook_work,
)
from otopsheets.stores.base import Snapshot
from otopsheets.stores.rollups import write_rollup
from otopsheets.tabs.rollup import rollup_tabs
from otopsheets.wording import Wording
from tests.cli.run import run
from tests.registries import TODAY, as_sheets, save, sound

DAY = date(2017, 9, 5)


def _snapshot() -> Snapshot:
    return Snapshot(tuple(as_sheets(sound())))


def _raise(fault: Exception):
    def read() -> Snapshot:
        raise fault

    return read


def test_a_registry_tells_a_line_for_every_fair() -> None:
    (line,) = tell("a", _snapshot, DAY).fairs
    assert list(line) == [*COLUMNS, *FIGURES]
    assert [line[name] for name in COLUMNS] == ["a", "ลำปาง", "สบปราบ", "5211", "2560-09", "ตลาดประชารัฐ", "2017-09-15"]
    assert {
        name: line[name] for name in ("groups", "applied", "accepted", "groups_in", "agencies_in", "stalls_in", "sold")
    } == {
        "groups": 3,
        "applied": 4,
        "accepted": 4,
        "groups_in": 3,
        "agencies_in": 1,
        "stalls_in": 5,
        "sold": 0,
    }


def test_a_fault_of_any_kind_is_told_in_both_languages_and_not_raised(tmp_path) -> None:
    missing = tell_workbook(str(tmp_path / "no.xlsx"), DAY)
    assert (missing.failed, missing.error, missing.version) == (True, "RegistryFault", "")
    assert missing.message != missing.message_en
    odd = tell("a", _raise(ZeroDivisionError("x")), DAY)
    assert (odd.error, odd.message_en) == ("ZeroDivisionError", "Unexpected: ZeroDivisionError: x")


def _run(folder: Path, paths: list[Path], read: list[str]):
    """Roll workbooks up in threads; `read` gathers what was really read."""
    journal = Journal(folder / "journal.jsonl", DAY)
    with ThreadPoolExecutor(2) as pool:

        def work():
            for path in paths:
                name, version, start = workbook_work(str(path), DAY, pool)
                yield name, version, lambda name=name, start=start: read.append(Path(name).name) or start()

        return {Path(told.registry).name: (told, known) for told, known in roll_up(work(), journal)}


def test_what_was_read_is_not_read_again_unless_it_changed_or_failed(tmp_path) -> None:
    one, two = save(tmp_path / "one.xlsx", sound()), save(tmp_path / "two.xlsx", sound())
    broken = tmp_path / "broken.xlsx"
    broken.write_text("no workbook")
    read: list[str] = []
    first = _run(tmp_path, [one, broken], read)
    assert read == ["one.xlsx", "broken.xlsx"]
    changed = sound()
    changed["ใบสมัคร"].pop()
    save(two, changed)
    second = _run(tmp_path, [one, two, broken], read)
    assert read[2:] == ["two.xlsx", "broken.xlsx"]
    assert {name: known for name, (_, known) in second.items()} == {
        "one.xlsx": True,
        "two.xlsx": False,
        "broken.xlsx": False,
    }
    assert second["one.xlsx"][0] == first["one.xlsx"][0]
    save(one, changed)
    _run(tmp_path, [one, two], read)
    assert read[4:] == ["one.xlsx"]


def test_a_journal_that_a_crash_cut_short_or_of_another_day_is_of_use_as_far_as_it_goes(tmp_path) -> None:
    one = save(tmp_path / "one.xlsx", sound())
    _run(tmp_path, [one], [])
    journal = tmp_path / "journal.jsonl"
    text = journal.read_text(encoding="utf-8")
    journal.write_text(text + text[: len(text) // 2], encoding="utf-8")
    assert len(Journal(journal, DAY).known()) == 1
    assert Journal(journal, date(2017, 9, 6)).known() == {}
    assert Journal(tmp_path / "none.jsonl", DAY).known() == {}


def _die(_path: str, _today: date) -> None:
    os._exit(9)


def test_a_process_that_died_takes_no_other_registry_along(tmp_path) -> None:
    """A registry that kills its process breaks the pool: the others are read again, and the one is told."""
    paths = [str(save(tmp_path / f"{name}.xlsx", sound())) for name in ("one", "two", "three")]
    deadly = paths[1]

    def alone(path: str) -> Told:
        return workbook_alone(path, DAY)

    with workbook_pool(1) as pool:
        work = [
            (path, "", lambda path=path: pool.submit(_die if path == deadly else tell_workbook, path, DAY))
            for path in paths
        ]
        told = {told.registry: told for told, _ in roll_up(work, Journal(tmp_path / "j", DAY), alone)}
    assert set(told) == set(paths)
    assert not any(
        each.failed for each in told.values()
    )  # alone, also the second is read: here it was no fault of its own


def test_a_workbook_that_kills_its_process_is_one_failure(monkeypatch) -> None:
    monkeypatch.setattr("otopsheets.rollup.tell_workbook", _die)
    told = workbook_alone("deadly.xlsx", DAY)
    assert (told.registry, told.failed, told.error) == ("deadly.xlsx", True, "BrokenProcessPool")
    assert told.message != told.message_en


def test_what_has_no_version_is_read_again_once_a_run_came_to_its_end(tmp_path) -> None:
    journal = Journal(tmp_path / "j", DAY)
    for name, version in (("web", ""), ("one.xlsx", "5a")):
        journal.add(replace(tell(name, _snapshot, DAY), version=version))
    assert set(journal.known()) == {("web", ""), ("one.xlsx", "5a")}
    journal.end()
    assert set(journal.known()) == {("one.xlsx", "5a")}
    journal.add(tell("web", _snapshot, DAY))
    assert set(journal.known()) == {("web", ""), ("one.xlsx", "5a")}


def test_a_journal_of_a_version_that_told_other_figures_is_of_no_use(tmp_path) -> None:
    journal = Journal(tmp_path / "j", DAY)
    told = tell("one", _snapshot, DAY)
    line = {name: value for name, value in told.fairs[0].items() if name != "sold"}
    journal.add(replace(told, fairs=(line,)))
    assert journal.known() == {}


def test_a_process_that_died_is_one_failure(tmp_path) -> None:
    dead: Future = Future()
    dead.set_exception(BrokenPipeError("killed"))
    ((told, known),) = roll_up([("a", "", lambda: dead)], Journal(tmp_path / "j", DAY))
    assert (told.error, known) == ("BrokenPipeError", False)


def test_a_registry_on_the_web_is_read_by_what_is_given(tmp_path) -> None:
    with ThreadPoolExecutor(1) as pool:
        work = [other_work("web", _snapshot, DAY, pool), other_work("bad", _raise(RegistryFault(_NO)), DAY, pool)]
        told = {told.registry: told for told, _ in roll_up(work, Journal(tmp_path / "j", DAY))}
    assert (len(told["web"].fairs), told["bad"].message) == (1, "ไม่ได้")


_NO = Wording("ไม่ได้", "no")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["a.xlsx"], ["# หมายเหตุ"], ["sub/b.xlsx"], [""], ["1AbC_x"]], ["at/a.xlsx", "at/sub/b.xlsx", "1AbC_x"]),
        ([["อำเภอ", "ทะเบียน"], ["สบปราบ", "a.xlsx"], ["เกาะคา"]], ["at/a.xlsx"]),
        ([["https://docs.google.com/spreadsheets/d/1x/edit"]], ["https://docs.google.com/spreadsheets/d/1x/edit"]),
        ([["/abs/a.xlsx"]], ["/abs/a.xlsx"]),
    ],
)
def test_a_list_names_registries_from_where_it_lies(rows, found) -> None:
    assert registries_in(rows, Path("at")) == found


def test_a_fair_that_two_registries_tell_of_is_counted_once() -> None:
    one, copy = tell("one", _snapshot, DAY).fairs[0], tell("copy", _snapshot, DAY).fairs[0]
    unknown = {**one, "amphoe_code": "", "registry": "x"}
    kept, doubled = without_doubles([one, copy, unknown, unknown], "en")
    assert kept == [one, unknown, unknown]
    assert [(each.registry, each.error) for each in doubled] == [("copy", "Doubled")]
    assert "registry one already" in doubled[0].message


def _rollup() -> Rollup:
    line = tell("a", _snapshot, DAY).fairs[0]
    other = {**line, "registry": "b", "province": "แพร่", "amphoe_code": "5401", "starts_on": None, "sold": 12.5}
    second = {**line, "registry": "c", "amphoe_code": "5202"}
    return Rollup(DAY, (line, other, second), (Failure("d.xlsx", "RegistryFault", "อ่านไม่ได้"),))


def test_workbook_parquet_and_database_tell_the_same(tmp_path) -> None:
    rollup = _rollup()
    workbook, parquet, database = write_rollup(tmp_path, rollup, rollup_tabs(rollup, "th"))
    assert workbook.exists()
    table = pq.read_table(parquet).to_pylist()
    told = [
        {**line, "starts_on": line["starts_on"] and date.fromisoformat(str(line["starts_on"]))} for line in rollup.lines
    ]
    assert table == told
    with duckdb.connect(str(database), read_only=True) as base:
        assert base.execute("SELECT registry, error FROM failures").fetchall() == [("d.xlsx", "RegistryFault")]
        sums = base.execute("SELECT province, districts, fairs, groups, sold FROM provinces").fetchall()
    assert sums == [("ลำปาง", 2, 2, 6.0, 0.0), ("แพร่", 1, 1, 3.0, 12.5)]


def test_the_tabs_sum_up_by_province_and_name_what_was_not_read() -> None:
    provinces, fairs, failures = rollup_tabs(_rollup(), "th")
    at = [*FIGURES].index("sold") + 3
    body = [[row[0], row[1], row[2], row[3], row[at]] for row in provinces.values[4:]]
    assert body == [["ลำปาง", 2, 2, 6, 0], ["แพร่", 1, 1, 3, 12.5], ["รวม", 3, 3, 9, 12.5]]
    assert provinces.charts[0].categories.last_row == 5
    assert [row[0] for row in fairs.values[4:]] == ["a", "b", "c"]
    assert [row[6] for row in fairs.values[4:6]] == ["๑๕ กันยายน ๒๕๖๐", None]
    assert failures.values[-1] == ["d.xlsx", "อ่านไม่ได้"]
    empty = rollup_tabs(Rollup(DAY, (), ()), "en")
    assert [tab.values[-1][0] for tab in empty] == ["None."] * 3


def test_without_the_extra_there_is_a_sentence_that_says_what_to_install(monkeypatch, tmp_path) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageFault, match=r"otopsheets\[rollup\]"):
        write_rollup(tmp_path, _rollup(), ())
    assert list(tmp_path.iterdir()) == []


def test_the_version_of_a_workbook_is_its_content(tmp_path) -> None:
    one = save(tmp_path / "one.xlsx", sound())
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(one.read_bytes())
    assert version_of(str(one)) == version_of(str(copy)) != ""


def test_the_command_reads_a_list_in_processes_and_goes_on_where_it_stopped(tmp_path) -> None:
    save(tmp_path / "one.xlsx", sound())
    (tmp_path / "bad.xlsx").write_text("x")
    (tmp_path / "list.csv").write_text("อำเภอ,ทะเบียน\nสบปราบ,one.xlsx\nอื่น,bad.xlsx\n", encoding="utf-8")
    words = ("rollup", "--list", tmp_path / "list.csv", "--output", tmp_path / "out", "--today", TODAY, "--jobs", "1")
    ran = run(*words, "--json")
    assert (ran.code, {name: ran.json[name] for name in ("read", "known", "fairs", "failed")}) == (
        1,
        {"read": 1, "known": 0, "fairs": 1, "failed": 1},
    )
    assert [each["registry"] for each in ran.json["failures"]] == [str(tmp_path / "bad.xlsx")]
    (tmp_path / "bad.xlsx").unlink()
    save(tmp_path / "book.xlsx", {"ทุกอำเภอ": [["ทะเบียน"], ["one.xlsx"]]})
    words = (
        "rollup",
        "--list",
        tmp_path / "book.xlsx",
        "--tab",
        "ทุกอำเภอ",
        "--output",
        tmp_path / "out",
        "--today",
        TODAY,
    )
    again = run(*words)
    assert (again.code, again.out.splitlines()[0]) == (0, "อ่าน 1 ทะเบียน (ใช้ที่อ่านไว้แล้ว 1) ได้ 1 งาน อ่านไม่ได้ 0")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "ระบุทะเบียน"),
        (("--list", "ไม่มี.txt"), "ไม่พบแฟ้ม"),
        (("--list", "ไม่มี.xlsx"), "ไม่พบแฟ้ม"),
    ],
)
def test_nothing_to_read_is_one_sentence(words, said, tmp_path) -> None:
    ran = run("rollup", *words, "--output", tmp_path / "out")
    assert ran.code in (2, 3)
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_a_list_in_a_tab_that_is_not_there_names_those_that_are(tmp_path) -> None:
    book = save(tmp_path / "book.xlsx", {"ก": [["x"]]})
    ran = run("rollup", "--list", book, "--tab", "ข", "--output", tmp_path / "out")
    assert (ran.code, "มี: ก" in ran.err) == (2, True)


def test_when_the_program_is_killed_its_processes_end_and_the_next_run_goes_on(tmp_path) -> None:
    """SIGKILL in the middle of a run: what was read until then is not read again, and nothing is left running."""
    names = [save(tmp_path / f"{at}.xlsx", sound()).name for at in range(60)]
    (tmp_path / "list.txt").write_text("\n".join(names), encoding="utf-8")
    words = ("rollup", "--list", tmp_path / "list.txt", "--output", tmp_path / "out", "--today", TODAY, "--jobs", "1")
    journal = tmp_path / "out" / "journal.jsonl"
    with subprocess.Popen([sys.executable, "-m", "otopsheets", *map(str, words)], stdout=subprocess.PIPE) as program:
        while program.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") >= 2):
            pass
        program.kill()
        assert program.stdout
        program.stdout.read()  # ends when the last process that holds it does
    done = len(Journal(journal, date.fromisoformat(TODAY)).known())
    assert done >= 2
    assert not (tmp_path / "out" / "rollup.xlsx").exists()
    again = run(*words, "--json")
    assert (again.json["read"], again.json["known"]) == (60, done)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("text", ["อำเภอ,ทะเบียน\nสบปราบ,ทะเบียน.xlsx\n", "ทะเบียน.xlsx\n"])
def test_a_list_is_read_as_excel_saves_it_on_a_thai_windows(tmp_path, encoding, text) -> None:
    save(tmp_path / "ทะเบียน.xlsx", sound())
    (tmp_path / "list.csv").write_bytes(text.encode(encoding))
    ran = run("rollup", "--list", tmp_path / "list.csv", "--output", tmp_path / "out", "--today", TODAY, "--json")
    assert (ran.code, ran.json["read"]) == (0, 1)
