"""Looking around in prose cheaply: literal phrases first, patterns only where one stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from postinglint.letters import small
from postinglint.model import Block, Posting, Span

# A full stop ends a sentence after a word, not after an initial or "M.S."; blank lines and
# bullets end one always, and a line break before what looks like a new line.
_STOP = re.compile(
    r"\n(?=\s{0,8}[\nA-Z0-9•*·–-])|[!?;•]\s|(?<=[a-z\d)%\]]{2})\.(?=\s|[A-Z][a-z]|$)"
)
_WORD = re.compile(r"[^\W\d_]+")
# One character for one, so that offsets stay true.
_PLAIN = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\u202f", " "))


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """`text` in lower case, with plain spaces and apostrophes, every character at its offset."""
    if not text.isascii():
        for fancy, plain in _PLAIN:
            text = text.replace(fancy, plain)
    return small(text.replace("\n", " ").replace("\t", " ").replace("\r", " "))


def anchors(text: str, words: Iterable[str]) -> list[int]:
    """Where any of `words` begins in `text`, in order."""
    found = [last + 1 - length for last, length in _automaton(tuple(words)).iter(text)]
    found.sort()
    return found


@cache
def _automaton(words: tuple[str, ...]) -> Any:  # noqa: ANN401 - the library ships no types
    """All of `words` at once, each with its length."""
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    return automaton


def sentence(text: str, start: int, end: int, reach: int = 200) -> tuple[int, int]:
    """The sentence of `text`, as written, around `start`..`end`; no further than `reach`."""
    begin = max(0, start - reach)
    for stop in _STOP.finditer(text, begin, start):
        begin = stop.end()
    limit = min(len(text), end + reach)
    after = _STOP.search(text, end, limit)
    return min(begin, start), after.start() if after else limit


HEADER_BLOCKS = 8
"""So many blocks at the top can be header lines: title, firm, place, type."""
HEADER_LENGTH = 140

_ENDS_OPEN = re.compile(r"\b(?:or|and|fully|100%|full[ -]time|part[ -]time)$", re.IGNORECASE)
_BEGINS_CLOSED = re.compile(
    r"(?:or|and|only|ok|welcome|possible|in|full[ -]time|part[ -]time|remote|hybrid|on-?site"
    r"|ONSITE|REMOTE|HYBRID)\b|[A-Z]{2,3}\b"
)


def alone(posting: Posting, span: Span, block: Block) -> bool:
    """Whether separators close off what stands at `span` in its line, which is no sentence."""
    if block.kind != "heading" and posting.text(block.span).rstrip().endswith((".", "!", "?")):
        return False
    before = posting.prose[block.span.start : span.start].rstrip()
    after = posting.prose[span.end : block.span.end].lstrip()
    opens = not before or before[-1] in "|(•·,/-–—;:[" or _ENDS_OPEN.search(before)
    closes = not after or after[0] in "|)•·,/-–—;(]" or _BEGINS_CLOSED.match(after)
    return bool(opens and closes)


class Words:
    """Single words to be met in lowered text."""

    __slots__ = ("_all",)

    def __init__(self, words: Iterable[str], endings: tuple[str, ...] = ("",)) -> None:
        self._all = frozenset(word + ending for word in words for ending in endings)

    def inside(self, low: str, begin: int, end: int) -> bool:
        """Whether one of the words stands in `low[begin:end]`."""
        return not self._all.isdisjoint(_WORD.findall(low, begin, end))


class Phrases:
    """Phrases to be met as whole words in lowered text, without the cost of a pattern."""

    __slots__ = ("_all", "_by_start")

    def __init__(self, *lists: Iterable[str]) -> None:
        self._all = tuple(dict.fromkeys(lowered(one) for phrases in lists for one in phrases))
        by_start: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in sorted(self._all, key=len, reverse=True):
            by_start[phrase[:2]].append(phrase)
        self._by_start = dict(by_start)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def at(self, low: str, start: int) -> int:
        """Where the longest phrase that begins at `start` ends; 0 where none does."""
        for phrase in self._by_start.get(low[start : start + 2], ()):
            if low.startswith(phrase, start) and _edge(low, start, start + len(phrase)):
                return start + len(phrase)
        return 0

    def before(self, low: str, begin: int, end: int) -> bool:
        """Whether a phrase stands right before `end`, no earlier than `begin`."""
        while end > begin and low[end - 1] in " -":
            end -= 1
        if not low.endswith(self._all, begin, end):
            return False
        return any(
            low.endswith(phrase, begin, end) and _edge(low, end - len(phrase), end)
            for phrase in self._all
        )

    def starts(self, low: str) -> list[int]:
        """Where phrases may begin in `low`, in order, no matter what they would cut."""
        return anchors(low, self._all)

    def last(self, low: str, begin: int, end: int) -> int:
        """Where the last phrase in `low[begin:end]` ends; 0 where there is none."""
        return max((stop for _, stop in self.found(low, begin, end)), default=0)

    def found(self, low: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Where phrases stand in `low[begin:end]`, phrase by phrase."""
        for phrase in self._all:
            at = low.find(phrase, begin, end)
            while at >= 0:
                if _edge(low, at, at + len(phrase)):
                    yield at, at + len(phrase)
                at = low.find(phrase, at + len(phrase), end)

    def cover(self, low: str, begin: int, end: int) -> bool:
        """Whether every word of `low[begin:end]` belongs to a phrase."""
        at = begin
        while at < end:
            if low[at].isalpha():
                at = self.at(low, at)
                if not at:
                    return False
            else:
                at += 1
        return at <= end or at == begin

    def inside(self, low: str, begin: int, end: int) -> bool:
        """Whether a phrase stands anywhere in `low[begin:end]`."""
        return any(True for _ in self.found(low, begin, end))


def _edge(low: str, start: int, end: int) -> bool:
    """Whether `start`..`end` cuts no word."""
    if start and low[start].isalnum() and low[start - 1].isalnum():
        return False
    return end >= len(low) or not (low[end - 1].isalnum() and low[end].isalnum())
