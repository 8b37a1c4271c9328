"""Kind `consistency`."""

from pathlib import Path

import pytest

from postinglint.facts.conditions import AGREE
from postinglint.facts.kinds import Arrangement, Facts
from postinglint.model import Span
from support import findings, judge, rule

TEXT = "Remote or hybrid work"
BOTH = Facts(arrangements=(Arrangement("remote", Span(0, 6)), Arrangement("hybrid", Span(10, 16))))


def test_the_later_of_two_statements_that_disagree_is_flagged(tmp_path: Path) -> None:
    text = rule("consistency", "about: arrangements\n", message="'{other}, not {one}'")
    one = judge(tmp_path, {"agree/one.yaml": text})
    (found,) = findings(one, TEXT, BOTH)
    assert (found.text, found.message) == ("hybrid", "hybrid, not remote")


@pytest.mark.parametrize("about", AGREE)
def test_a_posting_that_states_nothing_is_of_one_mind(tmp_path: Path, about: str) -> None:
    one = judge(tmp_path, {"agree/one.yaml": rule("consistency", f"about: {about}\n")})
    assert findings(one, TEXT) == ()


def test_it_does_not_compete_with_findings_about_wording(tmp_path: Path) -> None:
    files = {
        "agree/one.yaml": rule("consistency", "about: arrangements\n"),
        "hype/one.yaml": rule("terms", "terms: [hybrid work]\n"),
    }
    found = findings(judge(tmp_path, files), TEXT, BOTH)
    assert [one.rule for one in found] == ["agree/one", "hype/one"]
