"""Lower case that moves nothing."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from postinglint.letters import small


def test_every_character_stays_one_character() -> None:
    assert all(len(small(chr(code))) == 1 for code in range(sys.maxunicode + 1))


@given(st.text())
def test_every_letter_stays_at_its_offset(text: str) -> None:
    lowered = small(text)
    assert len(lowered) == len(text)
    # Σ alone looks at its neighbours: at the end of a word it is ς.
    for was, is_ in zip(text, lowered, strict=True):
        assert is_ == small(was) or (was, is_) == ("Σ", "ς")
