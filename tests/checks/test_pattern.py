"""Kind `pattern`."""

from pathlib import Path

import pytest

from postinglint.checks import pattern
from postinglint.errors import UserError
from support import findings, found, judge, rule


def words(folder: Path, expression: str, text: str, more: str = "") -> list[str | None]:
    return found(folder, "pattern", f"pattern: '{expression}'\n{more}", text)


def test_every_match_is_found_whatever_its_case(tmp_path: Path) -> None:
    assert words(tmp_path, r"\bage \d\d", "Age 25 or age 35") == ["Age 25", "age 35"]


def test_a_group_named_match_narrows_the_finding(tmp_path: Path) -> None:
    assert words(tmp_path, r"age (?P<match>\d\d)", "age 25") == ["25"]
    assert words(tmp_path, r"age (?<match>\d\d)", "age 25") == ["25"]


def test_a_group_that_took_no_part_gives_no_finding(tmp_path: Path) -> None:
    assert words(tmp_path, r"age (?:(?P<match>\d\d)|young)", "age young, age 30") == ["30"]


def test_an_empty_match_is_no_finding(tmp_path: Path) -> None:
    assert words(tmp_path, r"x*", "abc") == []


def test_named_groups_fill_the_message(tmp_path: Path) -> None:
    own = "pattern: '(?P<low>\\d+) to\\s+(?P<high>\\d+)(?P<unit> years)?'\n"
    text = rule("pattern", own, message="'{match}: {low}-{high}{unit}'")
    (finding,) = findings(judge(tmp_path, {"age/one.yaml": text}), "from 25 to\n30")
    assert finding.message == "25 to 30: 25-30"


def test_no_match_runs_from_one_block_into_the_next(tmp_path: Path) -> None:
    assert words(tmp_path, r"young\s+team", "young\n\nteam") == []
    assert words(tmp_path, r"young\s+team", "young\nteam") == ["young\nteam"]


def test_only_blocks_with_an_anchor_are_searched(tmp_path: Path) -> None:
    own = "anchors: [aged, age-band(s)]\n"
    text = "Those aged 25\n\n25 again\n\n- an ageband of 25\n- Agedness 25\n\nAGED 25, 25"
    assert words(tmp_path, r"\b25", text, own) == ["25", "25", "25", "25"]


def test_a_block_with_several_anchors_is_searched_once(tmp_path: Path) -> None:
    one = judge(tmp_path, {"age/one.yaml": rule("pattern", "pattern: '25'\nanchors: [a, b]\n")})
    assert len(findings(one, "a b a b 25")) == 1


def test_a_match_that_could_run_on_is_still_found_in_its_block(tmp_path: Path) -> None:
    expression = r"young\s+(?:\w+\s+){0,2}(?:people|person)"
    assert words(tmp_path, expression, "A young person\n\nteam people") == ["young person"]


@pytest.mark.parametrize(
    "text", ["`age 25`", "https://example.org/age 25".replace(" ", "%20"), "```\nage 25\n```"]
)
def test_code_and_addresses_are_not_wording(tmp_path: Path, text: str) -> None:
    assert words(tmp_path, r"age(?: |%20)25", text) == []


def test_guards_and_refusals_hold_for_patterns(tmp_path: Path) -> None:
    guard = "unless: {after: [or older], before: [band]}\n"
    assert words(tmp_path, r"age \d\d", "age 18 or older; band age 25; age 30", guard) == ["age 30"]
    assert words(tmp_path, r"ninjas?", "We do not want ninjas. Be a ninja.") == ["ninja"]


def test_a_guard_counts_in_folded_text(tmp_path: Path) -> None:
    text = "a \u00ad\u00ad\u00ad\u200b  -  b " * 20 + "age 18 or\u00a0older"
    assert words(tmp_path, r"age \d\d", text, "unless: {after: [or older]}\n") == []


def test_a_pattern_that_never_ends_names_its_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pattern, "_SECONDS", 0.02)
    files = {
        "age/fine.yaml": rule("pattern", "pattern: fine\n"),
        "age/slow.yaml": rule("pattern", "pattern: '(?:a|a|aa)+$'\n"),
    }
    with pytest.raises(UserError) as caught:
        findings(judge(tmp_path, files), "fine " + "a" * 60 + "b")
    assert caught.value.what == "rule age/slow took longer than 0.02 s on this posting"
    assert caught.value.where == "x.md"
    assert "--ignore age/slow" in caught.value.hint
    assert f"{tmp_path}/age/slow.yaml" in caught.value.hint
