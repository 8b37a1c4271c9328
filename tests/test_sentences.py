"""Sentences, as a reader sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.model import Span
from postinglint.sentences import split
from support import context


def pieces(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("One.\nTwo", ["One.", "Two"]),
        ("He said “stop.” We did.", ["He said “stop.”", "We did."]),
        ("(One.) (Two.)", ["(One.)", "(Two.)"]),
        ("Use tools, e.g. Excel, i.e. Office.", ["Use tools, e.g. Excel, i.e. Office."]),
        ("Work for Acme Inc. Boston now.", ["Work for Acme Inc. Boston now."]),
        ("Ask Dr. Jones or Mr. Smith.", ["Ask Dr. Jones or Mr. Smith."]),
        ("Ask J. Smith.", ["Ask J. Smith."]),
        ("Pay is $1.50 an hour. Apply", ["Pay is $1.50 an hour.", "Apply"]),
        ("Version 2.0 is out", ["Version 2.0 is out"]),
        ("English required.Apply now.", ["English required.", "Apply now."]),
        ("see example.com for more", ["see example.com for more"]),
        ("One… Two", ["One…", "Two"]),
        ("no stop", ["no stop"]),
        ("  One.   Two.  ", ["One.", "Two."]),
        ("Élan. Über uns. Ärger", ["Élan.", "Über uns.", "Ärger"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(st.text(st.sampled_from('aB.!? \n"”)(é1')) | st.text())
def test_sentences_are_in_order_trimmed_and_hold_all_but_space(text: str) -> None:
    spans = split(text, 7)
    reached = 7
    for start, end in spans:
        piece = text[start - 7 : end - 7]
        assert text[reached - 7 : start - 7].strip() == ""
        assert piece
        assert piece == piece.strip()
        reached = end
    assert text[reached - 7 :].strip() == ""


def around(text: str, words: str) -> str:
    one = context(text)
    start = one.posting.prose.index(words)
    return one.posting.text(one.sentence(Span(start, start + len(words))))


def test_the_sentence_of_a_span_stays_in_its_block() -> None:
    text = "- First item\n- We look. You find it. They go\n\nNext block"
    assert around(text, "First") == "First item"
    assert around(text, "find") == "You find it."
    assert around(text, "They") == "They go"
    assert around(text, "Next") == "Next block"


def test_a_span_over_two_sentences_is_kept_whole() -> None:
    assert around("We look. You find. They go.", "look. You") == "We look. You"


def test_a_span_between_blocks_is_its_own_sentence() -> None:
    one = context("One\n\nTwo")
    assert one.sentence(Span(3, 4)) == Span(3, 4)
