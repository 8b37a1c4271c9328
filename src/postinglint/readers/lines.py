"""What a line of plain text is, by its looks."""

import itertools
import re

from postinglint import sections
from postinglint.readers import labels

_RULE = re.compile(r"[-=_*~#.·•–—+|\s]*\Z")
_BULLET = re.compile(
    r"(?:[•▪●◦‣⁃■□✓✔➢➤►»∙▸][ \t\u00a0]*|[-*·–—+][ \t\u00a0]+|\(?\d{1,2}[.)][ \t\u00a0]+)(?=\S)"
)
_ROUND_BULLET = re.compile(r"[oO§Øü][ \t\u00a0]+(?=\S)")
_SENTENCE_END = (".", "!", "?", ":", ";")
_SMALL = (
    "a an and as at by for from in of on or the to with your you we our de du des la le les et "
    "und der die das für y en del & / - –"
)
_SMALL_WORDS = frozenset(_SMALL.split())
_WIDEST = 160
"""No editor wraps lines later than here."""
_HEADING_WORDS = 8
_HEADING_CHARACTERS = 60
_TITLE_WORDS = 14
_TITLE_CHARACTERS = 100


def is_rule(line: str) -> bool:
    """Whether nothing stands in the line, or a mere rule."""
    return _RULE.match(line) is not None


def bullet(line: str, *, after_item: bool) -> int:
    """How long the bullet or number before an item is; 0 if the line is no item.

    A letter for a bullet counts only at the head of a paragraph or below another item.
    """
    match = _BULLET.match(line) or (_ROUND_BULLET.match(line) if after_item else None)
    return match.end() if match else 0


def ends(line: str) -> bool:
    """Whether a sentence ends with the line."""
    return line.rstrip("\"'”’)»").endswith(_SENTENCE_END)


class Breaks:
    """What the line breaks in a group of lines mean: the end of a paragraph, or of the paper.

    A break is meant if the next word would have had room in the line. Still, a phrase may run
    over it: only the end of a sentence, or a whole group of lines that stand for themselves,
    parts two paragraphs.
    """

    def __init__(self, group: list[str]) -> None:
        self._width = max(map(len, group))
        pairs = list(itertools.pairwise(group))
        self._all_meant = self._width > _WIDEST or (
            len(group) > 2 and all(self._fits(*pair) and not _goes_on(*pair) for pair in pairs)
        )

    def is_meant(self, line: str, following: str) -> bool:
        """Whether a paragraph ends between two lines."""
        if _goes_on(line, following):
            return False
        if self._all_meant or ends(line):
            return self._all_meant or self._fits(line, following)
        return is_heading(following, alone=False) and self._fits(line, following)

    def _fits(self, line: str, following: str) -> bool:
        word = following.split(maxsplit=1)[0]
        return len(line) + 1 + len(word) <= self._width


def _goes_on(line: str, following: str) -> bool:
    """Whether the second line plainly continues the first."""
    last = line.rsplit(maxsplit=1)[-1].lower()
    return following[0].islower() or last.endswith((",", "-", "/")) or last in _SMALL_WORDS


def is_title(line: str, *, alone: bool) -> bool:
    """Whether the first line of a posting names it, rather than its first section."""
    words = line.split()
    if len(words) > _TITLE_WORDS or len(line) > _TITLE_CHARACTERS or "://" in line:
        return False
    if line.endswith((".", ":", ";", ",", "!")) or labels.is_labelled(line):
        return False
    if sections.is_name(line):
        return False
    return any(map(str.isalpha, line)) and (alone or _is_capitalised(words) or len(words) <= 6)


def is_heading(line: str, *, alone: bool) -> bool:
    """Whether a line in the body is a heading; `alone` says that blank lines surround it."""
    words = line.split()
    if len(words) > _HEADING_WORDS or len(line) > _HEADING_CHARACTERS:
        return False
    if not any(map(str.isalpha, line)) or labels.is_labelled(line):
        return False
    if line.endswith(":") or sections.is_name(line):
        return not line[0].islower()
    if line.endswith((".", ",", ";", "!", "?")):
        return False
    in_capitals = line.isupper() and sum(map(str.isalpha, line)) > 3
    return in_capitals or (alone and len(words) > 1 and _is_capitalised(words))


def _is_capitalised(words: list[str]) -> bool:
    """Whether the words are set as in a title."""
    telling = [word for word in words if word.lower() not in _SMALL_WORDS]
    return bool(telling) and all(word[0].isupper() or not word[0].isalpha() for word in telling)
