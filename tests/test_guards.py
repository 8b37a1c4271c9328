"""What makes a listed phrase innocent."""

from pathlib import Path
from unittest import mock

import pytest

from postinglint import sentences
from postinglint.context import Context
from postinglint.facts.kinds import Facts, Statement, Statements, Text
from postinglint.model import Cover, Span
from support import found, posting

FACTS = "postinglint.engine.look"


def young(folder: Path, guard: str, text: str, word: str = "unless", name: str = "x.md") -> int:
    """How often `young` is found under a guard."""
    return len(found(folder, "terms", f"terms: [young]\n{word}: {guard}\n", text, name))


@pytest.mark.parametrize(
    ("guard", "text", "count"),
    [
        ("{before: [so]}", "a so young team", 0),
        ("{before: [so]}", "a so-young team", 0),
        ("{before: [so]}", "also young", 1),
        ("{before: [so]}", "so a young team", 1),
        ("{before: [so]}", "so, young team", 1),
        ("{before: [so]}", "so “young”", 0),
        ("{before: [so]}", "young so", 1),
        ("{before: [the (very |)]}", "the very young team", 0),
        ("{after: [people]}", "for young people", 0),
        ("{after: [people]}", "young\npeople", 0),
        ("{after: [people]}", "“young” people", 0),
        ("{after: [people]}", "young peoples", 1),
        ("{after: [people(s)]}", "young peoples", 0),
        ("{after: [people]}", "people young", 1),
        ("{phrases: [young at heart]}", "be young at heart", 0),
        ("{phrases: [young at heart]}", "be Young\nat Heart", 0),
        ("{phrases: [young at heart]}", "be young at hearts", 1),
        ("{phrases: [young at heart]}", "at heart, be young", 1),
        ("{phrases: [ever so young at]}", "an ever so young at it", 0),
        ("{phrases: [young at heart]}", "young young at heart", 1),
        ("{sentence: [charity]}", "Our charity is a young one.", 0),
        ("{sentence: [charity]}", "Our charity helps. We are young.", 1),
        ("{sentence: [charity]}", "Our charityshop is young.", 1),
        ("{sections: [benefits]}", "# Cook\n\n## Benefits\n\nyoung\n\n## Duties\n\nyoung", 1),
        ("{name: true}", "We met Young at noon.", 0),
        ("{name: true}", "Young people. Young team.", 2),
        ("{name: true}", "We met young at noon.", 1),
        ("{name: true}", "# Cook for a Young Team", 1),
        ("{name: true}", "WE WANT A YOUNG TEAM", 1),
    ],
)
def test_a_guard_excuses_what_it_names_and_nothing_else(
    tmp_path: Path, guard: str, text: str, count: int
) -> None:
    assert young(tmp_path, guard, text) == count


@pytest.mark.parametrize(
    ("guard", "text"),
    [
        ("{before: [so]}", "is it so\n\nYoung team"),
        ("{after: [people]}", "The team is young\n\nPeople first"),
        ("{phrases: [young at heart]}", "We are young at\n\nheart of town"),
        ("{sentence: [charity]}", "a charity\n\na young team"),
    ],
)
def test_another_block_excuses_nothing(tmp_path: Path, guard: str, text: str) -> None:
    assert young(tmp_path, guard, text) == 1


def test_when_asks_for_a_circumstance(tmp_path: Path) -> None:
    guard = "{after: [team], sentence: [you are]}"
    assert young(tmp_path, guard, "a young team", "when") == 1
    assert young(tmp_path, guard, "you are a bit young", "when") == 1
    assert young(tmp_path, guard, "young people", "when") == 0
    assert young(tmp_path, guard, "so young\n\nteam", "when") == 0


def test_unless_outranks_when(tmp_path: Path) -> None:
    own = "terms: [young]\nwhen: {after: [team]}\nunless: {before: [no longer so]}\n"
    assert found(tmp_path, "terms", own, "no longer so young team") == []


def test_a_guard_of_one_term_does_not_excuse_another(tmp_path: Path) -> None:
    own = "terms: [{find: young, unless: {after: [people]}}, vibrant]\n"
    assert found(tmp_path, "terms", own, "young people, vibrant people") == ["vibrant"]


@pytest.mark.parametrize(
    "text",
    [
        "We do not want rockstars.",
        "We don't want rockstars.",
        "We don’t hire rockstars or ninjas, or rockstars in spe.",
        "We are not looking for a rockstar.",
        "We never ask for rockstars.",
        "No rockstars, please.",
        "No big rockstars, please.",
        "You are a teacher rather than a rockstar.",
        "Be yourself, not a rockstar.",
    ],
)
def test_a_refused_word_is_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "terms", "terms: [rockstar(s)]\n", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We do not pay much; we want rockstars.",
        "We do not want to brag. We want rockstars.",
        "We do not want to brag, but we want rockstars.",
        "No nonsense: we want rockstars.",
        "Not so fast\n\nRockstars wanted, no others",
        "Just say no\n\ngreat                               rockstars",
        "You do not need a degree, and you are a rockstar.",
        "You won't need a car, our rockstars live nearby.",
        "Nobody wants rockstars.",
        "Notice: rockstars wanted",
    ],
)
def test_a_refusal_reaches_no_further_than_its_clause(tmp_path: Path, text: str) -> None:
    assert len(found(tmp_path, "terms", "terms: [rockstar(s)]\n", text)) == 1


def test_a_phrase_that_says_no_itself_is_no_refusal(tmp_path: Path) -> None:
    own = "terms: [no exceptions, no excuses]\n"
    text = "No exceptions and no excuses."
    assert found(tmp_path, "terms", own, text) == ["No exceptions", "no excuses"]
    assert found(tmp_path, "terms", own, "We do not believe in no excuses.") == []


def silent_words(text: str, facts: Facts, name: str = "x.md") -> list[str]:
    """The words of a posting that no wording rule judges."""
    one = posting(text, name)
    silent = Context(one, facts, mock.sentinel.day).silent
    return [
        one.text(Span(start, start + 4))
        for start in range(len(one.prose))
        if one.prose.startswith("word", start) and silent.touches(Span(start, start + 4))
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A word and a word.", 0),
        ("Run `word` for a word.", 1),
        ("```\nword\n```\n\nA word.", 1),
        ("See https://example.org/word/x for a word.", 1),
        ("See www.word.org for a word.", 1),
        ("See <https://word.org> or [a word](https://word.org).", 1),
        ("Write to word@example.org or jobs@word.co.uk a word.", 2),
        ("---\nslug: word\ntitle: word\n---\n\nA word.", 1),
    ],
)
def test_code_addresses_and_data_are_not_wording(text: str, count: int) -> None:
    assert len(silent_words(text, Facts())) == count


@pytest.mark.parametrize(
    "name", ["equal_opportunity", "accommodation", "fair_chance", "contractor", "ai_use"]
)
def test_statements_are_not_wording(name: str) -> None:
    text = "A word. We welcome every word. A word."
    statement = Statement(Span(8, 30))
    facts = Facts(statements=Statements(**{name: (statement,)}))
    assert len(silent_words(text, facts)) == 1


@pytest.mark.parametrize("name", ["benefits", "vacancy"])
def test_what_else_a_posting_states_is_wording(name: str) -> None:
    facts = Facts(statements=Statements(**{name: (Statement(Span(0, 20)),)}))
    assert silent_words("A word here, a word there.", facts) == []


def test_the_employers_name_is_not_wording_wherever_it_stands() -> None:
    facts = Facts(employer=Text("word (UK", Span(0, 4)))
    assert len(silent_words("Join word (UK today. A word. word (UK", facts)) == 2


def test_the_employers_name_within_another_word_is_wording() -> None:
    facts = Facts(employer=Text("word", Span(0, 4)))
    assert silent_words("A swordfish, a wordsmith and two swords", facts) == []


def test_a_span_touches_what_it_overlaps_and_not_what_it_meets() -> None:
    cover = Cover([Span(10, 20), Span(15, 30), Span(40, 41)])
    assert cover.touches(Span(0, 11))
    assert cover.touches(Span(29, 35))
    assert cover.touches(Span(0, 99))
    assert not cover.touches(Span(0, 10))
    assert not cover.touches(Span(30, 40))
    assert not Cover([]).touches(Span(0, 5))


def test_many_matches_in_one_block_split_it_once(tmp_path: Path) -> None:
    text = "We want a rockstar. " * 500
    seen = []
    real = sentences.split

    def counted(block: str, start: int = 0) -> list[Span]:
        seen.append(len(block))
        return real(block, start)

    own = "terms: [rockstar]\nunless: {sentence: [music], name: true}\n"
    with mock.patch.object(sentences, "split", counted):
        assert len(found(tmp_path, "terms", own, text)) == 500
    assert sum(seen) <= len(text)


def test_a_sentence_without_end_is_looked_at_nearby_only(tmp_path: Path) -> None:
    guard = "{sentence: [charity]}"
    assert young(tmp_path, guard, "charity " + "and " * 20 + "young") == 0
    assert young(tmp_path, guard, "charity " + "and " * 300 + "young") == 1
