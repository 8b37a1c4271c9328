"""Pay that is spoken of without an amount: "competitive salary", "DOE"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from postinglint.facts.kinds import Basis, Pay
from postinglint.facts.pay.context import SENTENCE_BREAK, WORD, Page
from postinglint.facts.scan import anchors
from postinglint.facts.wordlists import load
from postinglint.model import Span

_OTHER = re.compile(r"[.;!?|\n:]|\b(?:benefits?|bonus|leave|insurance|edge|market|environment)\b")
_UNSTATED = ("commission only", "unstated before", "unstated after")


def unstated(page: Page, stated: list[Span]) -> Iterator[Pay]:
    """Pay that is spoken of without an amount, where no amount stands by it."""
    stated = sorted(stated)
    last = 0
    for span, basis in sorted(_phrases(page), key=lambda found: found[0]):
        if span.start < last:
            continue
        block = page.bounds(span.start)
        at = bisect_left(stated, span)
        if not any(_beside(one, span, block) for one in stated[max(0, at - 1) : at + 1]):
            last = span.end
            yield Pay(span, "unstated", basis=basis)


def _beside(one: Span, span: Span, block: Span) -> bool:
    """Whether an amount stands so near a phrase that it is what the phrase speaks of."""
    inside = block.start <= one.start < block.end
    return inside and one.start < span.end + 120 and span.start < one.end + 120


def _phrases(page: Page) -> Iterator[tuple[Span, Basis | None]]:
    """Where pay is spoken of without an amount, commission alone first."""
    openings = _openings()
    for at in anchors(page.low, openings):
        if at == 0 or not page.low[at - 1].isalnum():
            for first, phrases in openings.items():
                if page.low.startswith(first, at):
                    yield from _phrase_at(page, at, phrases)


@cache
def _openings() -> dict[str, list[tuple[list[str], str]]]:
    """The phrases of pay without an amount by their first words, longest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name in _UNSTATED:
        for phrase in load("pay")[name]:
            words = phrase.split()
            anchor = phrase[:10] if len(words[0]) < 6 else words[0][:6]
            found.setdefault(anchor, []).append((words, name))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _phrase_at(
    page: Page, at: int, phrases: list[tuple[list[str], str]]
) -> Iterator[tuple[Span, Basis | None]]:
    """The statement without amount that one of `phrases` makes at `at`, if one does."""
    longest = len(phrases[0][0])
    found = list(WORD.finditer(page.low, at, at + 16 * longest + 16))[:longest]
    texts = [match[0] for match in found]
    for words, name in phrases:
        if texts[: len(words)] != words:
            continue
        span = Span(at, found[len(words) - 1].end())
        if name == "commission only":
            yield span, "commission"
            continue
        whole = _noun_after(page, span) if name == "unstated before" else _noun_before(page, span)
        if whole:
            yield whole, None
            return


def _noun_after(page: Page, span: Span) -> Span | None:
    """`competitive` with its word of pay, at most three words on."""
    block = page.bounds(span.start)
    limit = min(block.end, span.end + 50)
    cut = _OTHER.search(page.low, span.end, limit)
    nouns = load("pay")["unstated noun"]
    end = 0
    for match in list(WORD.finditer(page.low, span.end, cut.start() if cut else limit))[:5]:
        if match[0] in nouns:
            end = match.end()
        elif end:
            break
    return Span(span.start, end) if end else None


def _noun_before(page: Page, span: Span) -> Span | None:
    """`DOE` with the word of pay that stands before it in its sentence."""
    block = page.bounds(span.start)
    start = max(block.start, span.start - 60)
    for found in SENTENCE_BREAK.finditer(page.posting.prose, start, span.start):
        start = found.end()
    nouns = load("pay")["unstated noun"]
    for match in reversed(list(WORD.finditer(page.low, start, span.start))[-7:]):
        if match[0] in nouns and match[0] != "package":
            listed = "," in page.low[match.end() : span.start]
            return None if listed else Span(match.start(), span.end)
    return None
