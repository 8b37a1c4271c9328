"""Folding keeps its way back; phrases are found as whole words, however they are typeset."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postinglint.matching import Finder, fold, forms
from postinglint.model import Span

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
GAPS = "\t\n\r\v\f \u00a0\u2009\u202f\u3000-/‐‑‒–"
TEXTS = st.text() | st.text(
    st.sampled_from("abZİΣßéﬁ'’“—" + GAPS + UNSEEN), max_size=40
)  # the second is dense in what folding changes


def occurrences(text: str, *phrases: str) -> list[str]:
    """The stretches of `text` that are found, in order of their ends."""
    folded = fold(text)
    finder = Finder((form, phrase) for phrase in phrases for form in forms(phrase))
    spans = [folded.origin(start, end) for start, end, _ in finder.find(folded.text)]
    return [text[span.start : span.end] for span in spans]


@given(TEXTS)
@example("İstanbul rock-\nstar\u00ad")
@example("a - b -\n c\u200b \u200bd")
def test_letters_of_folded_text_come_from_the_same_letters(text: str) -> None:
    folded = fold(text)
    reached = 0
    for index, char in enumerate(folded.text):
        start, end = folded.origin(index, index + 1)
        assert reached <= start < end <= len(text), "in order, and inside the text"
        reached = end
        if char.isalnum():
            assert end == start + 1
            assert char in (text[start].lower(), text[start], "σ", "ς", "i")
        else:
            assert not any(one.isalnum() for one in text[start:end])


@given(TEXTS)
def test_nothing_but_gaps_and_unseen_characters_is_lost(text: str) -> None:
    folded = fold(text)
    kept = [folded.origin(index, index + 1) for index in range(len(folded.text))]
    covered = {offset for start, end in kept for offset in range(start, end)}
    lost = {char for offset, char in enumerate(text) if offset not in covered}
    assert lost <= set(GAPS + UNSEEN)


@given(TEXTS, st.data())
def test_a_span_lands_where_it_came_from(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    if start < end:
        landed = folded.landing(folded.origin(start, end))
        assert landed[0] == start
        assert landed[1] in (end - 1, end), "a gap of several characters may end before itself"
    assert folded.landing(Span(0, len(text))) == (0, len(folded.text))


@given(TEXTS | st.text(alphabet="aB -/`'_.", max_size=12))
def test_a_short_text_is_folded_like_a_part_of_a_long_one(text: str) -> None:
    assert fold(text + "\tx").text.removesuffix("x").strip() == fold(text).text.strip() or (
        text[-1:] in GAPS + UNSEEN
    ), "a gap or split word at the end may join what follows"


@given(st.text(alphabet="ab \n\t\u00a0\u00ad", min_size=1, max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    "text",
    [
        "rock star", "Rock Star", "ROCK-STAR", "rock\nstar", "rock\r\n  star", "rock\u00a0star",
        "rock‑star", "rock–star", "rock/star", "rock  star", "ro\u00adck star", "rock\u200b star",
        "rock \u200b star", "rock\u2009star", "rockstar", "rock-\nstar", "rock‐\nstar",
        "rock\u00ad\nstar", "rock-\r\n   star", "rock\u00adstar", "ro-\nckstar",
    ],
)  # fmt: skip
def test_a_hyphenated_phrase_is_found_however_it_is_set(text: str) -> None:
    assert occurrences(f"İ. A {text}, please", "rock-star") == [text]


@pytest.mark.parametrize(
    "text", ["rock — star", "rock – star", "rock - star", "rock, star", "rock. star", "rocks tar"]
)
def test_what_parts_two_thoughts_parts_a_phrase(text: str) -> None:
    assert occurrences(f"A {text}", "rock-star", "rock star") == []


@pytest.mark.parametrize(
    "text", ["craft", "crafts", "aircraft", "crafty", "_craft", "craft_", "écraft", "craft1"]
)
def test_only_whole_words_are_found(text: str) -> None:
    assert occurrences(text, "craft") == (["craft"] if text == "craft" else [])


def test_a_phrase_may_end_in_a_sign() -> None:
    assert occurrences("C++, (C++) and C++y", "C++") == ["C++", "C++", "C++"]


def test_curly_and_straight_quotes_are_one() -> None:
    assert occurrences("you’re a “star”", "you're") == ["you’re"]
    assert occurrences("you're a star", "you’re") == ["you're"]


def test_a_split_word_is_joined_where_the_hyphen_is_that_of_the_line() -> None:
    assert occurrences("for cul-\n  ture fit", "culture fit") == ["cul-\n  ture fit"]
    assert occurrences("for cul- ture fit", "culture fit") == []
    assert occurrences("-\nculture", "culture") == ["culture"]


def test_all_overlapping_phrases_are_found() -> None:
    found = occurrences(
        "a young and energetic team", "young", "young and energetic", "energetic team"
    )
    assert sorted(found) == ["energetic team", "young", "young and energetic"]


def test_one_phrase_can_belong_to_several() -> None:
    finder = Finder([("Young", 1), ("young", 2), ("YOUNG", 3)])
    assert sorted(payload for _, _, payload in finder.find("so young")) == [1, 2, 3]


def test_a_finder_of_nothing_finds_nothing() -> None:
    finder: Finder[int] = Finder([])
    assert list(finder.find("anything")) == []


def test_long_text_with_many_matches_is_one_pass() -> None:
    text = "rock star " * 20_000
    folded = fold(text.replace(" star", "-\u00adstar"))
    finder = Finder([("rock-star", 0)])
    found = list(finder.find(folded.text))
    assert len(found) == 20_000
    last = folded.origin(*found[-1][:2])
    assert last.end == 20_000 * 11 - 1


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("star", ["star"]),
        ("star(s)", ["star", "stars"]),
        ("fit (in|into) it", ["fit in it", "fit into it"]),
        ("rock-star(s)", ["rock-star", "rock-stars", "rockstar", "rockstars"]),
        ("(very )young", ["young", "very young"]),
        ("(|un)tidy", ["tidy", "untidy"]),
        ("a  b\n c", ["a b c"]),
        ("(s)", ["s"]),
    ],
)
def test_a_phrase_stands_for_its_forms(phrase: str, expected: list[str]) -> None:
    assert forms(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("a(b", "brackets"), ("a)b", "brackets"), ("a|b", "brackets"), ("((a)b)", "brackets"),
        ("", "no word"), (" ", "no word"), ("-", "no word"), ("\u00ad", "no word"),
        ("()", "no word"),
        ("(a|b)" * 8, "more than 200"), ("(s)" * 60, "more than 200"),
    ],
)  # fmt: skip
def test_a_phrase_that_is_not_well_formed_is_refused(phrase: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        forms(phrase)
