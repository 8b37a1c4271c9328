"""Whole phrases in a short stretch of text, without the cost of compiling a pattern of them."""

from collections.abc import Iterable


def holds(text: str, phrases: Iterable[str], *, joined: str = "") -> bool:
    """Whether one of `phrases` stands in `text` as whole words.

    Any run of space in `text` counts as one. A phrase's edge is where a word begins or ends,
    the characters `joined` counting as parts of words.
    """
    plain = " ".join(text.split())
    return any(phrase in plain and _whole(plain, phrase, joined) for phrase in phrases)


def _whole(text: str, phrase: str, joined: str) -> bool:
    """Whether `phrase` stands in `text` by itself at least once."""
    first, last = _is_word(phrase[0], joined), _is_word(phrase[-1], joined)
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        opens = _is_word(text[at - 1 : at], joined) != first
        if opens and _is_word(text[end : end + 1], joined) != last:
            return True
        at = text.find(phrase, at + 1)
    return False


def _is_word(character: str, joined: str) -> bool:
    return character.isalnum() or (character != "" and character in joined)
