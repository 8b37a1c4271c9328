"""What the project says of itself holds."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from postinglint import __version__, cli
from postinglint.catalogue import catalogue
from postinglint.packs import load
from postinglint.readers import READERS
from postinglint.reports import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_ci_runs_the_commands_that_readme_marks() -> None:
    marked = re.findall(r"<!-- run by \.ci/run -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert len(marked) == 2
    assert "postinglint check examples/" in marked[0]
    for tool in ("pytest", "ruff check", "ruff format --check", "mypy"):
        assert f".venv/bin/{tool}" in marked[1]
    assert all("\n" not in command for command in marked), "each is one pasted line"


def test_every_command_in_readme_exists_with_its_flags() -> None:
    commands = re.findall(r"^(?:cat \S+ \| )?postinglint ([^#\n]*)", README, re.MULTILINE)
    assert len(commands) > 5
    for line in commands:
        words = line.split()
        command: object = cli.postinglint
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
        known = {flag for option in command.params for flag in option.opts}  # type: ignore[attr-defined]
        assert {word for word in words if word.startswith("--")} <= known, line


def test_the_catalogue_of_rules_is_true() -> None:
    page = ROOT / "rules/README.md"
    assert page.read_text(encoding="utf-8") == catalogue(load()), "python -m postinglint.catalogue"


def test_the_picture_in_readme_is_a_real_report() -> None:
    pytest.importorskip("rich")
    script = ROOT / "docs/pictures.py"
    spec = importlib.util.spec_from_file_location("pictures", script)
    assert spec is not None
    assert spec.loader is not None
    pictures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pictures)
    kept = (ROOT / "docs/report.svg").read_text(encoding="utf-8")
    assert kept == pictures.picture(), "python docs/pictures.py"
    for fetching in ("href", "src=", "url(http", "@import"):
        assert fetching not in kept


def test_contributing_names_the_registrations_that_there_are() -> None:
    assert "`READERS`" in CONTRIBUTING
    assert "`FORMATS`" in CONTRIBUTING
    assert {".md", ".txt", ".html"} <= set(READERS)
    assert {"text", "json"} <= set(FORMATS)


def test_a_report_is_one_file_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As CONTRIBUTING says: a renderer and its registration, and the command line knows it."""
    monkeypatch.setitem(FORMATS, "count", lambda report, _: f"{report.count('error')}\n")
    check = cli.postinglint.commands["check"]
    option = next(one for one in check.params if "--format" in one.opts)
    monkeypatch.setattr(option.type, "choices", tuple(FORMATS))
    posting = tmp_path / "a.md"
    posting.write_text("# Porter\n\nWarm kitchen.\n", encoding="utf-8")
    done = CliRunner().invoke(cli.postinglint, ["check", str(posting), "--format", "count"])
    assert done.stdout == "1\n"


def test_a_reader_is_one_file_and_one_line_for_its_suffix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As CONTRIBUTING says: the reader in it, taken from there, reads a file of a new kind."""
    code = re.search(r"```python\n(def read.*?)```", CONTRIBUTING, re.DOTALL)
    assert code is not None
    module = tmp_path / "lines.py"
    module.write_text(
        "import re\nfrom postinglint.model import Posting\n"
        "from postinglint.readers.build import ProseBuilder\n"
        "from postinglint.readers.finish import finish\n"
        f"from postinglint.sourcemap import Source\n\n{code[1]}",
        encoding="utf-8",
    )
    spec = importlib.util.spec_from_file_location("postinglint.readers.lines", module)
    assert spec is not None
    assert spec.loader is not None
    lines = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lines)
    monkeypatch.setitem(sys.modules, "postinglint.readers.lines", lines)
    monkeypatch.setitem(READERS, ".lines", "lines")
    (tmp_path / "a.lines").write_text("Porter\nculture fit\n", encoding="utf-8")
    done = CliRunner().invoke(cli.postinglint, ["check", str(tmp_path / "a.lines")])
    assert "culture fit" in done.stdout
    assert ":2:1" in done.stdout


def test_the_hook_and_readme_name_every_format_that_can_be_read() -> None:
    identify = pytest.importorskip("identify.identify")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    types = set(next(one for one in hooks if one["id"] == "postinglint")["types_or"])
    for suffix in filter(None, READERS):
        assert identify.tags_from_filename(f"a{suffix}") & types, suffix
    for module in set(READERS.values()):
        assert {"markdown": "Markdown", "text": "plain text", "html": "HTML"}[module] in README


def test_the_hook_looks_at_postings_and_at_nothing_else() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    checking = next(one for one in hooks if one["id"] == "postinglint")
    pattern = re.compile(checking["files"])
    for path in ("jobs/a.md", "site/_posts/2026-job-baker.md", "Careers/x.html", "vacancies.md"):
        assert pattern.search(path), path
    for path in ("README.md", "docs/jobless.md", "src/reposition.md"):
        assert not pattern.search(path), path


def test_the_changelog_knows_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased" in changelog or f"## {__version__}" in changelog
