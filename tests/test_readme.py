"""What the README shows works as it is shown."""

import re
from pathlib import Path

import pytest

from tests.cli.run import run
from tests.registries import save, sound

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_of_the_readme_runs(tmp_path, monkeypatch, capsys) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    save(tmp_path / "registry.xlsx", sound())
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert "กลุ่มทอผ้าบ้านดง" in capsys.readouterr().out


def test_the_commands_of_the_readme_run(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\$ otopsheets (\w+) (registry\.xlsx)", README, re.MULTILINE)
    assert [name for name, _ in commands] == ["init", "check", "sync"]
    save(tmp_path / "registry.xlsx", sound())
    assert [run(name, path).code for name, path in commands[1:]] == [0, 0]


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md"], ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"
