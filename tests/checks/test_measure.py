"""Kind `measure`."""

from pathlib import Path

import pytest

from postinglint.facts.kinds import Facts, Statement, Statements
from postinglint.model import Span
from support import findings, judge, rule

TEXT = "One. One two. One two three."


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ("max: 2", [("One two three.", "3 of 2")]),
        ("max: 3", []),
        ("min: 2", [("One.", "1 of 2")]),
        ("min: 2\nmax: 2.5", [("One.", "1 of 2"), ("One two three.", "3 of 2.5")]),
        ("max: 0", [("One.", "1 of 0"), ("One two.", "2 of 0"), ("One two three.", "3 of 0")]),
    ],
)
def test_what_is_out_of_bounds_is_flagged(
    tmp_path: Path, bounds: str, expected: list[tuple[str, str]]
) -> None:
    own = f"measure: words-in-sentence\n{bounds}\n"
    text = rule("measure", own, message="'{value} of {limit}'")
    found = findings(judge(tmp_path, {"readability/one.yaml": text}), TEXT)
    assert [(one.text, one.message) for one in found] == expected


def test_statements_are_not_measured(tmp_path: Path) -> None:
    own = "measure: words-in-sentence\nmax: 1\n"
    one = judge(tmp_path, {"readability/one.yaml": rule("measure", own)})
    facts = Facts(statements=Statements(equal_opportunity=(Statement(Span(5, 13)),)))
    assert [each.text for each in findings(one, TEXT, facts)] == ["One two three."]


def test_a_grade_is_of_the_whole_posting(tmp_path: Path) -> None:
    own = "measure: flesch-kincaid-grade\nmin: 90\n"
    one = judge(tmp_path, {"readability/one.yaml": rule("measure", own)})
    (found,) = findings(one, "We cook well here. " * 40)
    assert found.span is None
    assert found.text is None
