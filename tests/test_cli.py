"""The program as a user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

POOR = "# Porter\n\nWe offer a competitive salary.\n"
FINE = (
    "# Porter\n\n**Pay:** £12.60 an hour\n\nApply by 30 June 2026.\n\n"
    "Hillside is an equal opportunity employer.\n"
)


def run(
    *arguments: str, cwd: Path, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "postinglint", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "", "FORCE_COLOR": "", **environment},
        check=False,
    )


@pytest.fixture
def postings(tmp_path: Path) -> Path:
    (tmp_path / "poor.md").write_text(POOR, encoding="utf-8")
    (tmp_path / "fine.md").write_text(FINE, encoding="utf-8")
    return tmp_path


def test_a_clean_posting_exits_with_0(postings: Path) -> None:
    done = run("check", "fine.md", "--as-of", "2026-05-01", cwd=postings)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 posting: nothing found." in done.stdout


@pytest.mark.parametrize("command", ["check", "facts"])
def test_a_report_never_replaces_a_posting(postings: Path, command: str) -> None:
    done = run(command, "poor.md", "-o", "./poor.md", cwd=postings)
    assert (done.returncode, done.stderr) == (
        2,
        "postinglint: poor.md: is a posting, and would be overwritten\n",
    )
    assert (postings / "poor.md").read_text(encoding="utf-8") == POOR


@pytest.mark.parametrize("command", ["check", "facts"])
def test_a_named_file_that_is_excluded_is_left_out_on_demand(postings: Path, command: str) -> None:
    (postings / ".postinglint.yaml").write_text("exclude: ['poor*']\n", encoding="utf-8")
    named = run(command, "poor.md", "--format", "json", cwd=postings)
    assert [one["path"] for one in json.loads(named.stdout)["postings"]] == ["poor.md"]
    left_out = run(command, "poor.md", "--format", "json", "--force-exclude", cwd=postings)
    assert json.loads(left_out.stdout)["postings"] == []
    assert left_out.returncode == 0


def test_the_source_of_a_rule_is_a_rule_to_start_from(postings: Path) -> None:
    source = run("rules", "show", "culture/culture-fit", "--source", cwd=postings).stdout
    (postings / "ours/culture").mkdir(parents=True)
    (postings / "ours/culture/our-fit.yaml").write_text(source, encoding="utf-8")
    done = run("rules", "test", "ours", cwd=postings)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 rule, ")


def test_closed_streams_end_in_a_sentence(postings: Path) -> None:
    program = f"{sys.executable} -m postinglint"
    for line in (f"{program} check fine.md >&-", f"{program} check - <&-"):
        done = subprocess.run(
            ["sh", "-c", line], cwd=postings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2, line
        assert "closed" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_long_work_shows_a_bar_on_a_terminal_and_nowhere_else(postings: Path) -> None:
    for number in range(30):
        (postings / f"{number}.md").write_text(FINE, encoding="utf-8")
    command = [sys.executable, "-m", "postinglint", "check", ".", "--fail-on", "never"]
    ours, theirs = os.openpty()
    os.set_blocking(ours, False)
    subprocess.run(command, cwd=postings, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    os.close(theirs)
    assert b"Checking" in os.read(ours, 4096)
    os.close(ours)
    assert run("check", ".", "--fail-on", "never", cwd=postings).stderr == ""


def test_a_run_without_rules_is_not_clean(postings: Path) -> None:
    done = run("check", "fine.md", "--select", "pay", "--ignore", "pay", cwd=postings)
    assert done.returncode == 2
    assert "no rule is left" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a\x1b[31mb.md"),
        ("check", "fine.md", "--select", "a\x1b[31mb"),
        ("rules", "show", "hype/loud", "--rules", "ours"),
        ("rules", "show", "hype/loud", "--rules", "ours", "--source"),
        ("rules", "list", "--rules", "ours"),
    ],
)
def test_no_strangers_escape_reaches_the_terminal(
    postings: Path, arguments: tuple[str, ...]
) -> None:
    (postings / "ours/hype").mkdir(parents=True)
    (postings / "ours/hype/loud.yaml").write_text(
        'kind: terms\nsummary: "a\\e]0;x\\ab"\nseverity: note\nmessage: m\nwhy: "\\e[2J"\n'
        "terms: [loud]\nexamples: {flag: ['[[loud]]'], pass: [low]}\n",
        encoding="utf-8",
    )
    done = run(*arguments, cwd=postings)
    assert not set("\x1b\x07") & set(done.stdout + done.stderr)


def test_findings_exit_with_1_and_stand_on_the_posting(postings: Path) -> None:
    done = run("check", "poor.md", cwd=postings)
    assert done.returncode == 1
    assert "error[pay/missing]" in done.stdout
    assert "--> poor.md:1:3" in done.stdout


def test_fail_on_decides_what_makes_a_run_fail(postings: Path) -> None:
    arguments = ("check", "poor.md", "--select", "deadline")
    assert run(*arguments, cwd=postings).returncode == 0
    assert run(*arguments, "--fail-on", "warning", cwd=postings).returncode == 1
    assert run("check", "poor.md", "--fail-on", "never", cwd=postings).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("check", "absent.md"), "absent.md: there is no such file or folder"),
        (("check", "fine.md", "--select", "pey"), "did you mean 'pay'?"),
        (("check", "notes.docx"), "no reader for '.docx' files"),
        (("check", "empty"), "no postings found"),
        (("check", "fine.md", "--config", "absent.yaml"), "cannot be read"),
        (("check", "fine.md", "--as-of", "yesterday"), "--as-of"),
        (("check", "fine.md", "--rules", "absent"), "there is no such folder of rules"),
        (("check", "binary.md"), "binary.md"),
    ],
)
def test_what_cannot_be_checked_exits_with_2_and_says_why(
    postings: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    (postings / "notes.docx").write_bytes(b"PK\x03\x04")
    (postings / "binary.md").write_bytes(b"\x00\x01\x02")
    (postings / "empty").mkdir()
    done = run(*arguments, cwd=postings)
    assert done.returncode == 2
    assert sentence in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_file_does_not_hide_the_findings_of_others(postings: Path) -> None:
    (postings / "binary.md").write_bytes(b"\x00\x01\x02")
    done = run("check", ".", "--format", "json", "--as-of", "2026-05-01", cwd=postings)
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert [one["path"] for one in report["failures"]] == ["binary.md"]
    assert [one["path"] for one in report["postings"]] == ["fine.md", "poor.md"]
    assert report["summary"]["files"] == 3


def test_standard_input_is_read_as_the_name_it_is_given(postings: Path) -> None:
    done = run("check", "-", "--stdin-filename", "jobs/a.md", cwd=postings, stdin=POOR)
    assert done.returncode == 1
    assert "--> jobs/a.md:1:3" in done.stdout


def test_a_report_goes_to_the_file_that_is_named(postings: Path) -> None:
    done = run("check", "poor.md", "-f", "json", "-o", "report.json", cwd=postings)
    assert (done.returncode, done.stdout) == (1, "")
    report = json.loads((postings / "report.json").read_text(encoding="utf-8"))
    assert report["schema"] == "postinglint-report/1"


@pytest.mark.parametrize(
    ("flags", "environment", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_obeys_the_flag_then_the_environment(
    postings: Path, flags: tuple[str, ...], environment: dict[str, str], *, coloured: bool
) -> None:
    done = run("check", "poor.md", *flags, cwd=postings, **environment)
    assert ("\x1b[" in done.stdout) is coloured


def test_settings_of_the_folder_are_used(postings: Path) -> None:
    (postings / ".postinglint.yaml").write_text(
        "select: [deadline]\nseverity: {deadline/missing: error}\n", encoding="utf-8"
    )
    done = run("check", "poor.md", "-f", "json", cwd=postings)
    findings = json.loads(done.stdout)["postings"][0]["findings"]
    assert [(one["rule"], one["severity"]) for one in findings] == [("deadline/missing", "error")]
    assert done.returncode == 1


def test_rules_of_a_pack_are_used(postings: Path) -> None:
    (postings / "ours" / "hype").mkdir(parents=True)
    (postings / "ours" / "hype" / "synergy.yaml").write_text(
        "kind: terms\nsummary: Says synergy\nseverity: note\nmessage: '“{match}”'\nwhy: Ours.\n"
        "terms: [synergy]\nexamples: {flag: ['[[synergy]]'], pass: [energy]}\n",
        encoding="utf-8",
    )
    (postings / "a.md").write_text("# A\n\nMuch synergy here.\n", encoding="utf-8")
    done = run("check", "a.md", "--rules", "ours", "--select", "hype/synergy", cwd=postings)
    assert "note[hype/synergy] “synergy”" in done.stdout
    assert run("rules", "test", "ours", cwd=postings).stdout == "1 rule, 2 examples: all hold\n"


def test_facts_are_shown_with_their_words(postings: Path) -> None:
    done = run("facts", "fine.md", cwd=postings)
    assert done.returncode == 0
    assert "GBP 12.60 an hour" in done.stdout.replace(" a hour", " an hour")
    assert "3:10    “£12.60 an hour”" in done.stdout


def test_facts_as_json_carry_text_and_span(postings: Path) -> None:
    done = run("facts", ".", "--format", "json", cwd=postings)
    document = json.loads(done.stdout)
    assert document["schema"] == "postinglint-facts/1"
    fine = next(one for one in document["postings"] if one["path"] == "fine.md")
    pay = fine["facts"]["pay"][0]
    assert (pay["min"], pay["currency"], pay["period"]) == (12.6, "GBP", "hour")
    assert (
        FINE.encode()[pay["span"]["start"]["byte"] : pay["span"]["end"]["byte"]].decode()
        == (pay["text"])
    )


def test_rules_can_be_listed_and_shown(postings: Path) -> None:
    listed = run("rules", "list", "pay", cwd=postings).stdout
    assert "pay/missing" in listed
    assert "deadline/missing" not in listed
    shown = run("rules", "show", "pay/missing", cwd=postings).stdout
    assert shown.startswith("# pay/missing")


@pytest.mark.parametrize("command", [(), ("check",), ("facts",), ("rules",), ("rules", "test")])
def test_help_has_examples_or_says_what_it_does(postings: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--help", cwd=postings)
    assert done.returncode == 0
    if command != ("rules", "test"):
        assert "Examples:\n    postinglint" in done.stdout


def test_a_reader_that_has_had_enough_causes_no_noise(postings: Path) -> None:
    shown = subprocess.Popen(
        [sys.executable, "-m", "postinglint", "rules", "show", "pay", "deadline"],
        cwd=postings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert shown.stdout is not None
    assert shown.stderr is not None
    shown.stdout.close()
    errors = shown.stderr.read()
    shown.stderr.close()
    assert shown.wait() == 2
    assert errors == b""
