"""Settings: a small file, the environment above it, and every mistake in it told by name."""

from pathlib import Path

import pytest

from otopsheets.config import Settings, Share, load_settings
from otopsheets.errors import UsageFault


def _settings(tmp_path: Path, text: str, **environ: str) -> Settings:
    (tmp_path / "otopsheets.toml").write_text(text, encoding="utf-8")
    return load_settings(tmp_path, environ)


def test_nothing_is_set_where_there_is_no_file(tmp_path) -> None:
    assert load_settings(tmp_path, {}) == Settings()


def test_everything_can_be_set(tmp_path) -> None:
    told = _settings(
        tmp_path,
        """
        registry = "https://docs.google.com/spreadsheets/d/abc"
        output = "https://docs.google.com/spreadsheets/d/def"
        credentials = "keys/robot.json"
        fair = "2560-09"
        [share]
        officers = ["a@example.com"]
        chairs = ["b@example.com", "c@example.com"]
        committee = []
        [watch]
        seconds = 60
        """,
    )
    assert told == Settings(
        registry="https://docs.google.com/spreadsheets/d/abc",
        output="https://docs.google.com/spreadsheets/d/def",
        credentials=tmp_path / "keys/robot.json",
        fair="2560-09",
        share=Share(("a@example.com",), ("b@example.com", "c@example.com")),
        seconds=60.0,
    )


def test_the_environment_stands_above_the_file(tmp_path) -> None:
    told = _settings(
        tmp_path, 'fair = "a"\ncredentials = "b.json"', OTOPSHEETS_FAIR="c", OTOPSHEETS_CREDENTIALS="d.json"
    )
    assert (told.fair, told.credentials) == ("c", Path("d.json"))


def test_the_file_may_lie_elsewhere(tmp_path) -> None:
    (tmp_path / "other.toml").write_text('fair = "x"\ncredentials = "key.json"', encoding="utf-8")
    told = load_settings(Path("/nowhere"), {"OTOPSHEETS_CONFIG": str(tmp_path / "other.toml")})
    assert (told.fair, told.credentials) == ("x", tmp_path / "key.json")


def test_a_file_from_notepad_may_begin_with_a_byte_order_mark(tmp_path) -> None:
    (tmp_path / "otopsheets.toml").write_bytes(b"\xef\xbb\xbf" + 'fair = "ก"'.encode())
    assert load_settings(tmp_path, {}).fair == "ก"


def test_nobody_is_asked_more_often_than_every_five_seconds(tmp_path) -> None:
    assert _settings(tmp_path, "[watch]\nseconds = 0.1").seconds == 5.0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("registry = ", "อ่านไม่ได้"),
        ('registy = "x"', "registy"),
        ('[share]\nchair = ["a"]', "share.chair"),
        ("[watch]\nminutes = 1", "watch.minutes"),
        ("share = 1", "share"),
        ("registry = 1", "registry ต้องเป็นข้อความ"),
        ('[share]\nchairs = "a@example.com"', "share.chairs ต้องเป็นรายการข้อความ"),
        ("[share]\nchairs = [1]", "share.chairs"),
        ("[watch]\nseconds = -1", "watch.seconds ต้องเป็นจำนวนบวก"),
        ("[watch]\nseconds = true", "watch.seconds"),
    ],
)
def test_a_mistake_is_told_by_name(tmp_path, text, told) -> None:
    with pytest.raises(UsageFault, match=told):
        _settings(tmp_path, text)
