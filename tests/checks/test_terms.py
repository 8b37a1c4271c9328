"""Kind `terms`."""

from pathlib import Path

import pytest

from postinglint.context import Context
from postinglint.facts.kinds import Facts, Statement, Statements
from postinglint.model import Span
from support import DAY, findings, found, judge, posting, rule


def test_a_phrase_is_found_through_markup_and_its_source_is_shown(tmp_path: Path) -> None:
    text = "We want **cul-\nture** *fit* and “culture&nbsp;fit”."
    words = found(tmp_path, "terms", "terms: [culture fit]\n", text)
    assert words == ["cul-\nture** *fit", "culture&nbsp;fit"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Culture\n\nfit for all", "x.md"),
        ("- culture\n- fit", "x.md"),
        ("# Culture\nfit", "x.md"),
        ("| culture | fit |\n|---|---|\n| culture | fit |", "x.md"),
        ("<li>culture<li>fit", "x.html"),
        ("<p>culture</p>fit", "x.html"),
    ],
)
def test_no_phrase_runs_from_one_block_into_the_next(tmp_path: Path, text: str, name: str) -> None:
    assert found(tmp_path, "terms", "terms: [culture fit]\n", text, name) == []


def test_each_occurrence_is_found_once(tmp_path: Path) -> None:
    own = "terms: [rock-star, rockstar, rock star, rock-star(s)]\n"
    assert found(tmp_path, "terms", own, "rockstar, rock star") == ["rockstar", "rock star"]


def test_an_abbreviation_is_not_the_word_that_it_spells(tmp_path: Path) -> None:
    own = "terms: [IT(s), US, OCD]\n"
    text = "IT, ITs, it, its, It; US, us, Us; OCD, ocd."
    assert found(tmp_path, "terms", own, text) == ["IT", "ITs", "US", "OCD"]


def test_a_word_is_found_in_any_case(tmp_path: Path) -> None:
    assert found(tmp_path, "terms", "terms: [Ninja]\n", "ninja, NINJA") == ["ninja", "NINJA"]


@pytest.mark.parametrize("text", ["a non-native", "cloud-native", "cloud‑native", "cloud‐native"])
def test_the_second_half_of_a_compound_is_another_word(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "terms", "terms: [native]\n", text) == []


@pytest.mark.parametrize(
    "text", ["- native", "– native", "a native-born", "is - native", "24-native"]
)
def test_a_dash_alone_makes_no_compound(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "terms", "terms: [native]\n", text) == ["native"]


def test_a_longer_phrase_takes_the_place_of_a_shorter_one(tmp_path: Path) -> None:
    own = "terms: [young, young and energetic, energetic]\n"
    text = "young and energetic or energetic"
    assert found(tmp_path, "terms", own, text) == ["young and energetic", "energetic"]


def test_where_a_guard_excuses_the_longer_phrase_the_shorter_one_still_counts(
    tmp_path: Path,
) -> None:
    own = "terms: [young, {find: young team, unless: {before: [our]}}]\n"
    assert found(tmp_path, "terms", own, "our young team") == ["young"]


def test_message_and_suggestions_are_filled_in(tmp_path: Path) -> None:
    own = (
        "terms: [{find: foreman, use: [supervisor, site lead]}, salesman]\n"
        "suggest: ['not {match}']\n"
    )
    text = rule("terms", own, message="'“{match}”: try {use}'")
    one = judge(tmp_path, {"gender/one.yaml": text})
    first, second = findings(one, "A foreman.\n\nSales\u00adman wanted.")
    assert first.message == "“foreman”: try supervisor or site lead"
    assert first.suggestions == ("supervisor", "site lead")
    assert second.message.startswith("“Sales\u00adman”")
    assert second.suggestions == ("not Sales\u00adman",)


def test_a_suggestion_has_the_capital_of_what_it_replaces(tmp_path: Path) -> None:
    own = "terms: [{find: foreman, use: [supervisor, IT lead]}]\n"
    one = judge(tmp_path, {"gender/one.yaml": rule("terms", own)})
    assert findings(one, "Foreman")[0].suggestions == ("Supervisor", "IT lead")


def test_nothing_is_found_inside_an_equal_opportunity_statement(tmp_path: Path) -> None:
    one = judge(tmp_path, {"age/one.yaml": rule("terms", "terms: [young]\n")})
    text = "We welcome young and old. A young team."
    facts = Facts(statements=Statements(equal_opportunity=(Statement(Span(0, 25)),)))
    assert [finding.span for finding in findings(one, text, facts)] == [Span(28, 33)]


def test_a_long_posting_with_many_matches_is_judged_to_its_end(tmp_path: Path) -> None:
    one = judge(tmp_path, {"culture/one.yaml": rule("terms", "terms: [rock star]\n")})
    text = "rock star " * 20_000
    assert len(findings(one, text)) == 20_000


def test_prose_is_folded_once_for_all_rules(tmp_path: Path) -> None:
    one = Context(posting("A young team"), Facts(), DAY)
    assert one.folded is one.folded
    assert one.silent is one.silent
    files = {f"age/n{number}.yaml": rule("terms", "terms: [young]\n") for number in range(5)}
    assert [each.rule for each in findings(judge(tmp_path, files), "young")] == ["age/n0"]
