"""Numbers about prose."""

import subprocess
import sys

import pytest

from postinglint.measures import MEASURES, Measured, _textstat, prepared
from postinglint.model import Cover, Span
from support import context

GRADE, LENGTH = MEASURES["flesch-kincaid-grade"], MEASURES["words-in-sentence"]
SENTENCE = "Considerable organizational responsibilities await whoever joins this department."
NOTHING = Cover([])


def lengths(text: str, silent: Cover = NOTHING) -> list[float]:
    return [one.value for one in LENGTH(context(text).posting, silent)]


def test_a_bullet_without_a_full_stop_is_a_sentence() -> None:
    assert lengths("- You cook lunch\n- You keep order\n\nOne two. Three") == [3, 3, 2, 1]


def test_headings_fields_code_and_tables_are_not_prose() -> None:
    text = (
        "---\ntitle: A b c d\n---\n\n# One two\n\nYou cook.\n\n```\nx y z\n```\n\n"
        "| one two | three |\n|---|---|\n| four five six | seven |\n"
    )
    assert lengths(text) == [2]


def test_a_sentence_with_something_silent_in_it_is_left_out() -> None:
    text = "You cook. Write to a@example.org today. We care for all."
    one = context(text)
    assert [each.value for each in LENGTH(one.posting, one.silent)] == [2, 4]
    assert prepared(one.posting, one.silent) == "You cook.\nWe care for all."


def test_a_measured_sentence_knows_where_it_stands() -> None:
    one = context("You cook lunch. We eat.")
    first, second = LENGTH(one.posting, NOTHING)
    assert first == Measured(3, Span(0, 15))
    assert one.posting.text(second.span or Span(0, 0)) == "We eat."


def test_words_are_counted_as_readers_do() -> None:
    assert lengths("You're a well-known, 24/7 chef’s aide & co — at 9.") == [7]


def test_prepared_prose_has_one_sentence_a_line_each_with_a_full_stop() -> None:
    text = "# Cook\n\n- **Plan** the\n  menu;\n- order food\n- ...\n- 42\n\nWhy us? See below:\n"
    assert prepared(context(text).posting, NOTHING) == (
        "Plan the menu.\norder food.\nWhy us.\nSee below."
    )


def test_the_grade_is_textstat_s_on_the_prepared_prose() -> None:
    text = "# Analyst\n\n" + "".join(f"- {SENTENCE}\n- We cook & eat\n" for _ in range(12))
    posting = context(text).posting
    (grade,) = GRADE(posting, NOTHING)
    expected = _textstat().flesch_kincaid_grade(prepared(posting, NOTHING))
    assert grade == Measured(round(expected, 1), None)
    assert 5 < grade.value < 20


def test_bullets_do_not_run_together_in_the_grade() -> None:
    bullets = context(
        "".join("- You cook lunch for the team each day\n" for _ in range(20))
    ).posting
    (grade,) = GRADE(bullets, NOTHING)
    assert grade.value < 5


@pytest.mark.parametrize(("words", "measured"), [(99, 0), (100, 1)])
def test_a_grade_needs_a_hundred_words(words: int, measured: int) -> None:
    text = "You cook. " * (words // 2) + "You." * (words % 2)
    assert len(list(GRADE(context(text).posting, NOTHING))) == measured


def test_silent_prose_has_no_grade() -> None:
    one = context(SENTENCE + " " + SENTENCE * 20)
    assert list(GRADE(one.posting, Cover([Span(0, len(one.posting.prose))]))) == []


OFFLINE = """
import socket, sys

def refuse(*_, **__):
    raise AssertionError("a check must not use the network")

socket.socket.connect = refuse
socket.getaddrinfo = refuse
socket.create_connection = refuse
from postinglint.measures import MEASURES
from postinglint.model import Cover
from postinglint.readers import read
posting = read("x.md", ("You cook lunch for everyone. " * 40).encode())
(grade,) = MEASURES["flesch-kincaid-grade"](posting, Cover([]))
assert grade.value > 0
assert "nltk" not in sys.modules, "NLTK is slow, and fetches a corpus"
"""


def test_a_grade_needs_neither_the_network_nor_nltk() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_textstat_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, postinglint.engine; assert 'textstat' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
