"""Fast hyphenation is pyphen's hyphenation."""

import re
from pathlib import Path

import pyphen
from hypothesis import given
from hypothesis import strategies as st

from postinglint import syllables

pyphen.hdcache.clear()
SLOW = pyphen.Pyphen(lang="en_US")
pyphen.hdcache.clear()
syllables.prepare("en_US")
FAST = pyphen.Pyphen(lang="en_US")
ROOT = Path(__file__).parents[1]


def test_the_two_are_not_the_same_object() -> None:
    assert FAST.hd is not SLOW.hd
    assert len(FAST.hd.patterns) < len(SLOW.hd.patterns)


def test_words_of_this_project_are_split_alike() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")]
    words = {word for page in pages for word in re.findall(r"\w+", page.read_text("utf-8"))}
    assert len(words) > 500
    for word in words:
        assert FAST.positions(word) == SLOW.positions(word), word


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'éß.", max_size=30))
def test_any_word_is_split_alike(word: str) -> None:
    assert FAST.positions(word) == SLOW.positions(word)
