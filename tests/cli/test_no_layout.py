"""When the demands cannot all stand: one sentence with numbers, exit code 4, and the old plan stands."""

import pytest

from otopsheets.layout import feasible
from otopsheets.layout.solver import Solved
from tests.cli.run import run
from tests.registries import TODAY, save, sound


def crowded():
    """The sound registry after the drawing lost its power, which a group of two stalls needs."""
    registry = sound()
    registry["ผังพื้นที่"][1] = ["A1 ไฟ", "A2", "A3", "A4 หน่วยงาน"]
    return registry


SENTENCE = "ต้องใช้ไฟ 1 กลุ่ม รวม 2 ล็อก แต่ล็อกที่มีไฟมี 1 ล็อก (A1) ขาด 1 ล็อก กลุ่มที่ขอ: กลุ่มข้าวแต๋นบ้านอ้อ"
ENGLISH = (
    "1 group needs stalls with power, 2 in all, but stalls with power: 1 (A1), 1 too few. Asked by: กลุ่มข้าวแต๋นบ้านอ้อ."
)


def test_sync_says_why_once_and_keeps_the_old_plan(tmp_path) -> None:
    registry = save(tmp_path / "registry.xlsx", sound())
    output = registry.with_name("registry.generated.xlsx")
    assert run("sync", registry, "--today", TODAY).code == 0
    old = output.read_bytes()
    save(registry, crowded())
    ran = run("sync", registry, "--today", TODAY)
    assert ran.code == 4
    assert " ".join((ran.out + ran.err).split()).count(SENTENCE) == 1
    assert output.read_bytes() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["registry.generated.xlsx", "registry.xlsx"]


def test_nothing_is_written_where_nothing_was(tmp_path) -> None:
    ran = run("sync", save(tmp_path / "registry.xlsx", crowded()), "--today", TODAY, "--lang", "en")
    assert ran.code == 4
    assert " ".join((ran.out + ran.err).split()).count(ENGLISH) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["registry.xlsx"]


@pytest.mark.parametrize("command", ["layout", "compare"])
def test_other_commands_say_it_too(tmp_path, command: str) -> None:
    ran = run(command, save(tmp_path / "registry.xlsx", crowded()), "--today", TODAY)
    assert ran.code == 4
    assert " ".join((ran.out + ran.err).split()).count(SENTENCE) == 1


@pytest.mark.parametrize(("ground", "told"), [(crowded, True), (sound, False)])
def test_the_next_meeting_has_it_on_its_agenda(tmp_path, ground, told: bool) -> None:
    registry = save(tmp_path / "registry.xlsx", ground())
    matters = run("agenda", registry, "--today", TODAY, "--json").json["agenda"]["matters"]
    cases = {matter["title"]: matter["cases"] for matter in matters}
    said = cases.get("ล็อกที่จัดตามที่รับไว้ไม่ได้", [])
    assert [case.startswith(SENTENCE) for case in said] == [True] * told


def test_a_question_too_hard_to_answer_ends_in_a_sentence_too(tmp_path, monkeypatch) -> None:
    unanswered = Solved("stopped", (), 0.0, 0.0)
    monkeypatch.setattr(feasible, "solve", lambda *_, **__: unanswered)
    ran = run("sync", save(tmp_path / "registry.xlsx", sound()), "--today", TODAY)
    assert ran.code == 4
    assert "ยังตอบไม่ได้ว่าจัดล็อกตามที่รับไว้ได้หรือไม่" in " ".join((ran.out + ran.err).split())
    assert [path.name for path in tmp_path.iterdir()] == ["registry.xlsx"]
