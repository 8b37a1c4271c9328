"""The words around a sum of money: what reading it as pay depends on."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from postinglint.facts.kinds import Period
from postinglint.facts.pay.sums import Sum
from postinglint.facts.wordlists import load
from postinglint.model import Posting, Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LETTERS = re.compile(r"[^\W\d_]+")
_LEFT = 220
_RIGHT = 70
SENTENCE_BREAK = re.compile(r" -- |[!?;|•·●▪◦→\n\t]|\.(?=\s+[A-Z($£€]|[A-Z][a-z])")
_AFTER_BREAK = re.compile(
    r"[,;+|\n!?(•·]|(?<=\s)&|\.(?=\s|$)|(?<=\s)[–—-](?=\s)|\bw/|\b(?:and|plus|with|while|but"
    r"|und|et|en|as well as|based (?:up)?on|depending|depends|dependent|commensurate|subject to"
    r"|inclusive)\b"
)
# 10% of base salary: a share of pay, so other money.
_SHARE = re.compile(r"(?:%|\bpercent)\s(?:of|on)\s(?:[^\W\d_]+\s){0,3}\Z")
_SENSIBLE: dict[Period, tuple[float, float]] = {
    "hour": (5, 1000),
    "day": (40, 5000),
    "week": (150, 15_000),
    "month": (400, 60_000),
    "year": (5000, 3_000_000),
    "piece": (0.01, 100_000),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word around an amount that speaks of pay (`pay`), of other money, or perhaps of it."""

    start: int
    end: int
    phrase: str
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """A posting with what reading it needs at every amount."""

    posting: Posting
    low: str
    starts: tuple[int, ...]
    located: tuple[str, ...]
    """What its location fields say, in lower case."""

    def index(self, offset: int) -> int:
        """Which block holds `offset`; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def bounds(self, offset: int) -> Span:
        """The block around `offset`."""
        index = self.index(offset)
        return self.posting.blocks[index].span if index >= 0 else Span(0, len(self.low))


@dataclass(frozen=True, slots=True)
class Found:
    """A sum in its surroundings."""

    sum: Sum
    block: Span
    left: Span
    right: Span
    sentence: Span


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases of pay and of other money by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    lists = load("pay")
    names = ("pay", "not pay", "not pay beside", "no money")
    for kind, name in zip(("pay", "not", "beside", ""), names, strict=True):
        for phrase in lists[name]:
            split = tuple(WORD.findall(phrase))
            table.setdefault(split[0], []).append((split, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _before(word: re.Match[str]) -> tuple[int, int]:
    return max(0, word.start() - 28), word.start()


def cues_in(low: str, span: Span) -> list[Cue]:
    """The cues in `span`, in order."""
    table = _table()
    endings = load("pay")["pay endings"]
    texts = WORD.findall(low, span.start, span.end)
    if not any(text in table or text.endswith(endings) for text in texts):
        return []
    found = list(WORD.finditer(low, span.start, span.end))
    cues = []
    index = 0
    while index < len(found):
        step = 1
        for split, kind in table.get(texts[index], ()):
            if tuple(texts[index : index + len(split)]) == split:
                last = found[index + len(split) - 1]
                if kind and not (kind == "pay" and _SHARE.search(low, *_before(found[index]))):
                    cues.append(Cue(found[index].start(), last.end(), " ".join(split), kind))
                step = len(split)
                break
        else:
            if texts[index].endswith(endings):
                cues.append(Cue(found[index].start(), found[index].end(), texts[index], "pay"))
        index += step
    return cues


def surroundings(page: Page, one: Sum, free: Span, block: Span) -> Found:
    """The words that bear on a sum: before it, after it, and its whole sentence."""
    prose = page.posting.prose
    begin = max(block.start, one.span.start - _LEFT)
    for found in SENTENCE_BREAK.finditer(prose, begin, one.span.start):
        if found[0] != "\n" or not _wraps(prose, found.start()):
            begin = found.end()
    left = Span(max(free.start, begin), one.span.start)
    right = _right(page, one, free, block)
    limit = min(block.end, one.span.end + _LEFT)
    end = SENTENCE_BREAK.search(prose, one.span.end, limit)
    return Found(one, block, left, right, Span(begin, end.start() if end else limit))


def _right(page: Page, one: Sum, free: Span, block: Span) -> Span:
    """The words after a sum that belong to it: up to a stop, a comma, a plus."""
    low = page.low
    start = one.period_end
    if low[start : start + 1] == "+" and low[start + 1 : start + 2] != " ":
        start += 1
    while start < block.end and low[start] in ")]* ":
        start += 1
    limit = max(start, min(free.end, start + _RIGHT))
    cut = _AFTER_BREAK.search(low, start, limit)
    return Span(start, cut.start() if cut else limit)


def _wraps(prose: str, at: int) -> bool:
    """Whether the line break at `at` only wraps a long line."""
    return prose.rfind("\n", max(0, at - 56), at) < 0 or prose[at + 1 : at + 2].islower()


def in_header(page: Page, around: Found) -> bool:
    """Whether a sum stands in a header line, its parts set apart by bars."""
    start = max(around.block.start, around.sum.span.start - 2 * _LEFT)
    return page.low.count("|", start, min(around.block.end, start + 4 * _LEFT)) >= 2


def plausible(amount: float, period: Period) -> bool:
    """Whether somebody may earn that much in the period."""
    least, most = _SENSIBLE[period]
    return least <= amount <= most


def heading_cue(page: Page, offset: int) -> str | None:
    """The word of pay in the heading or the label above the words at `offset`."""
    for span in labels(page, offset):
        cues = cues_in(page.low, span)
        if cues and cues[-1].kind == "pay" and not any(cue.kind == "not" for cue in cues):
            return cues[-1].phrase
    return None


def labels(page: Page, offset: int) -> Iterator[Span]:
    """Short lines and headings above `offset`, nearest first, up to the first heading."""
    index = page.index(offset)
    if index < 0:
        return
    start = page.posting.blocks[index].span.start
    line = page.low.rfind("\n", max(start, offset - _LEFT), offset)
    if line > start:
        above = max(start, page.low.rfind("\n", max(start, line - 60), line) + 1, line - 60)
        if line - above <= 40:
            yield Span(above, line)
    for above in range(index - 1, max(-1, index - 8), -1):
        block = page.posting.blocks[above]
        short = block.span.end - block.span.start <= 60
        if short and (block.kind == "heading" or above == index - 1):
            yield block.span
        if block.kind == "heading":
            return
