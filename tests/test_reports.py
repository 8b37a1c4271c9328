"""Every report, on the same awkward posting."""

import json
import re
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from postinglint import __version__
from postinglint.engine import Judge
from postinglint.findings import Failure, Report
from postinglint.model import Posting
from postinglint.packs import load
from postinglint.readers import read
from postinglint.reports import FORMATS, facts_v1, schemas
from postinglint.reports.style import Style, columns, harmless

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 5, 20)
AWKWARD = (
    "\ufeff# Porter \x1b[31mred\x1b[0m \u202egnp\r\n\r\n"
    "We want a **culture** *fit*, <script>alert(1)</script> &amp; 🎉 culture\u00a0fit.\r\n\r\n"
    + "x" * 3000
    + " culture fit "
    + "y" * 3000
    + "\r\n"
).encode()


def awkward() -> Posting:
    return read("a\x1b]8;;evil.md", AWKWARD)


def report(*failures: Failure) -> Report:
    rules = [rule for rule in load() if rule.id == "culture/culture-fit"]
    return Report((Judge(rules, AS_OF).check(awkward()),), failures, AS_OF, "sha256:0", ("As is.",))


@pytest.mark.parametrize("format_", FORMATS)
def test_no_report_lets_control_characters_through(format_: str) -> None:
    text = FORMATS[format_](report(Failure("b\x07", "b\x07: broke")), Style())
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text)


def test_the_text_report_underlines_the_words_on_their_line() -> None:
    lines = FORMATS["text"](report(), Style()).splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("3 |"))
    marked = lines[first + 1]
    start = marked.index("^")
    assert lines[first][start : start + marked.count("^")] == "culture** *fit"


def test_long_lines_are_cut_around_the_words() -> None:
    lines = FORMATS["text"](report(), Style(width=80)).splitlines()
    long = next(line for line in lines if "xxx" in line)
    assert "culture fit" in long
    assert columns(long) <= 80


def test_the_json_report_is_valid_by_the_schema_in_the_repository() -> None:
    schema = json.loads((ROOT / "schemas/report-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(FORMATS["json"](report(Failure("b", "b: broke")), Style()))
    jsonschema.validate(document, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**document, "schema": "postinglint-report/2"}, schema)


def test_the_json_report_says_what_it_rests_on() -> None:
    document = json.loads(FORMATS["json"](report(), Style()))
    assert document["tool"] == {"name": "postinglint", "version": __version__}
    assert document["as_of"] == "2026-05-20"
    assert document["assumptions"] == ["As is."]
    assert document["rules_digest"].startswith("sha256:")
    assert document["summary"] == {"files": 1, "errors": 0, "warnings": 3, "notes": 0}


def test_json_positions_point_at_the_text_in_lines_and_in_bytes() -> None:
    document = json.loads(FORMATS["json"](report(), Style()))
    lines = AWKWARD.decode("utf-8-sig").split("\r\n")
    texts = []
    for finding in document["postings"][0]["findings"]:
        start, end = finding["span"]["start"], finding["span"]["end"]
        assert start["line"] == end["line"]
        on_line = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
        assert on_line == finding["text"]
        assert AWKWARD[start["byte"] : end["byte"]].decode() == finding["text"]
        texts.append(finding["text"])
    assert texts == ["culture** *fit", "culture\u00a0fit", "culture fit"]


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_the_schemas_in_the_repository_are_those_of_the_program(name: str) -> None:
    kept = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert kept == schemas.text(schemas.SCHEMAS[name]), (
        "if the change only adds fields: python -m postinglint.reports.schemas"
    )


def test_facts_as_json_are_valid_by_their_schema() -> None:
    path = ROOT / "examples/exemplary.md"
    posting = read("exemplary.md", path.read_bytes())
    facts = Judge((), AS_OF).check(posting).facts
    encoded = facts_v1.render([(posting, facts)])
    schema = json.loads((ROOT / "schemas/facts-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(encoded), schema)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — “text” é 🎉", "plain — “text” é 🎉"),
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\tb", "a b"),
        ("a\u2028b", "a<U+2028>b"),
    ],
)
def test_harmless_text_shows_what_it_does_not_send(text: str, shown: str) -> None:
    assert harmless(text) == shown
