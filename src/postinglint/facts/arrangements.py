"""On site, hybrid or remote."""

import re
from collections.abc import Iterator

from postinglint.facts.employment import employment_type
from postinglint.facts.kinds import Arrangement, ArrangementKind
from postinglint.facts.scan import (
    HEADER_BLOCKS,
    HEADER_LENGTH,
    Phrases,
    alone,
    anchors,
    lowered,
    sentence,
)
from postinglint.facts.wordlists import load
from postinglint.model import Block, Posting, Span

__all__ = ["employment_type", "read"]

_SHORT = 60
_REACH = 40
_JOINED = 80
"""Two statements of one kind no further apart than this are one statement."""

_WORDS = load("arrangements")
_KINDS: tuple[ArrangementKind, ...] = ("onsite", "hybrid", "remote")
_KIND_OF: dict[str, ArrangementKind] = {word: kind for kind in _KINDS for word in _WORDS[kind]}
_FIELDS = frozenset(_WORDS["arrangement_fields"])
_YES_NO: dict[str, ArrangementKind] = {
    name: kind for kind in _KINDS for name in _WORDS[f"{kind}_fields"]
}
_YES = frozenset(_WORDS["yes"])

_STEMS = (
    "remote", "hybrid", "on-site", "onsite", "on site", "in-office", "in office", "in-person",
    "in person", "from home", "from anywhere", "wfh", "telecommut", "virtual", "home-based",
    "home based", "office-based", "office based",
)  # fmt: skip
_TERMS = Phrases(_KIND_OF)
_NOT_BEFORE = Phrases(_WORDS["not_before"])
_NOT_AFTER = Phrases(_WORDS["not_after"])
_NEVER_AFTER = re.compile(
    r"\b(?:no|not|non|without|isn't|aren't|never)[\s-](?:a\s)?(?:fully\s|100%\s)?$"
)
_DEGREE_BEFORE = re.compile(r"(?:\ba |\ban |100% |fully )$")
_LINKED = re.compile(
    r"(?:[\s/,-]{1,2}(?:or|and|remote|hybrid|on-?site|full-?time|flexible|based|contract)\b){0,3}[\s-]"
)
_HEADS = Phrases(_WORDS["heads"])
_REMOTE_HEADS = Phrases(_WORDS["remote_heads"])
_SUBJECT = re.compile(
    r"\b(?:position|role|job|post|internship|opportunity|vacancy|work|this)"
    r"(?:\s(?:is|will be|can be|may be|offers|are))(?:\s(?:a|an|either|currently|also))?"
    r"(?:\s(?:fully|100%|primarily|entirely|completely))?\s$"
)
_LED = re.compile(r"\b(?:fully|100%|entirely|completely)\s$")
_AT_PLACE = re.compile(r"\s(?:in|at our|in our|at the|from)\s(?:the\s|our\s)?")
_DAYS = re.compile(
    r"\b(?P<n>[1-5]|one|two|three|four|five)(?:\s?(?:-|–|to)\s?[2-5])?\+?\s(?:full\s)?days?"
    r"(?:\s?(?:a|per|each|every|/|in a)\s?week|\sweekly)?,?\s?"
    r"(?:(?:in|at|from|on)(?:\s|-)(?:the\s|our\s|your\s)?(?:[\w-]+\s)?(?:office|home|site)\b"
    r"|remote(?:ly)?\b|onsite\b|in-office\b|on-site\b|wfh\b|working from home)"
)
_FULL_WEEK = frozenset({"5", "five"})
_SAYS: dict[str, ArrangementKind] = {
    lowered(words): kind for kind in ("remote", "onsite") for words in _WORDS[f"says_{kind}"]
}
_REST = Phrases(_KIND_OF, _WORDS["heads"], ("or", "and", "flexible", "possible", "only", "fully"))


def read(posting: Posting) -> tuple[Arrangement, ...]:
    """Statements of where the work is done, in the posting's order."""
    low = lowered(posting.prose)
    stems = anchors(low, _STEMS)
    found = [
        *_answered(posting, low),
        *_named(posting, low, stems),
        *_said(posting, low, stems),
        *_counted(low),
    ]
    found.sort(key=lambda one: one.span.start)
    return _joined(posting, found)


def _answered(posting: Posting, low: str) -> Iterator[Arrangement]:
    """Fields that are answered with yes: `remote: true`."""
    for field in posting.fields:
        kind = _YES_NO.get(field.name)
        if kind and low[field.span.start : field.span.end].strip(" \"'.") in _YES:
            yield Arrangement(kind, field.span)


def _named(posting: Posting, low: str, stems: list[int]) -> Iterator[Arrangement]:
    """The words themselves, where their place or their neighbours make them a statement."""
    fields = [field.span for field in posting.fields if field.name in _FIELDS]
    done = 0
    for at in stems:
        span = _term_at(low, at)
        if span is None or span.start < done:
            continue
        done = span.end
        if _NOT_BEFORE.at(low, span.end + 1) and not _heads(_HEADS, low, span.end):
            continue
        if _NEVER_AFTER.search(low, max(0, span.start - 24), span.start):
            continue
        labelled = any(field.start <= at < field.end for field in fields)
        if not labelled and _follows(_NOT_AFTER, low, span.start):
            continue
        if labelled or _in_short_block(posting, span) or _tells(posting, low, span):
            yield Arrangement(_KIND_OF[low[span.start : span.end]], span)


def _heads(heads: Phrases, low: str, at: int) -> bool:
    """Whether one of `heads` comes next, be it after `or remote`, `full-time`."""
    link = _LINKED.match(low, at)
    return bool(heads.at(low, at + 1)) or bool(link and heads.at(low, link.end()))


def _follows(words: Phrases, low: str, start: int) -> bool:
    """Whether one of `words` stands before `start`, be it with `a` or `fully` between."""
    floor = max(0, start - 24)
    between = _DEGREE_BEFORE.search(low, floor, start)
    return words.before(low, floor, between.start() if between else start)


def _term_at(low: str, at: int) -> Span | None:
    """The listed word that the stem at `at` belongs to: `work from home`, `fully remote`."""
    end = _TERMS.at(low, at)
    start = at
    for _ in range(2):
        start = low.rfind(" ", max(0, start - 13), max(0, start - 1)) + 1
        if start <= 0:
            break
        longer = _TERMS.at(low, start)
        if longer > at and longer >= end:
            return Span(start, longer)
    return Span(at, end) if end else None


def _in_short_block(posting: Posting, span: Span) -> bool:
    """Whether `span` stands in a header line, or in a line that says nothing else."""
    block = posting.block_at(span.start)
    if block is None or block.kind in {"code", "quote"}:
        return False
    length = block.span.end - block.span.start
    if _is_header(posting, block) and length > span.end - span.start:
        return alone(posting, span, block)
    if block.kind == "heading" or length > _SHORT:
        return False
    low = lowered(posting.text(block.span))
    return "home" not in low and _REST.cover(low, 0, len(low))


def _is_header(posting: Posting, block: Block) -> bool:
    if block.span.end - block.span.start > HEADER_LENGTH:
        return False
    return block.span.start <= posting.blocks[: HEADER_BLOCKS + 1][-1].span.start


def _tells(posting: Posting, low: str, span: Span) -> bool:
    """Whether the sentence says it of the post: `this role is hybrid`, `a remote position`."""
    start, end = span
    before = low[max(0, start - 60) : start]
    kind = _KIND_OF[low[start:end]]
    if _SUBJECT.search(before) or _LED.search(before):
        begin, _ = sentence(posting.prose, start, end)
        return not _CONDITION.search(low, begin, start)
    if _heads(_REMOTE_HEADS if kind == "remote" else _HEADS, low, end):
        begin, stop = sentence(posting.prose, start, end)
        return not (_CONDITION.search(low, begin, start) or _OTHER_MATTERS.search(low, begin, stop))
    if kind == "remote":
        return False
    place = _AT_PLACE.match(low, end)
    return bool(place and posting.prose[place.end() : place.end() + 1].isupper())


_CONDITION = re.compile(r"\b(?:if|unless|most|some|whether|not|no longer|experience)\b")
_OTHER_MATTERS = re.compile(r"\b(?:interview|experience (?:in|with)|customers|clients'?)\b")


def _said(posting: Posting, low: str, stems: list[int]) -> Iterator[Arrangement]:
    """Sentences that say it outright."""
    for stem in stems:
        around = low[max(0, stem - _REACH) : stem + _REACH]
        for words, kind in _SAYS.items():
            if words in around:
                at = low.find(words, max(0, stem - _REACH))
                begin, _ = sentence(posting.prose, at, at)
                if not _NEGATED.search(low, begin, at):
                    yield Arrangement(kind, Span(at, at + len(words)))


_NEGATED = re.compile(r"\b(?:not|no|if|whether|cannot|can't|can’t|some|occasionally|weeks?)\b")


def _counted(low: str) -> Iterator[Arrangement]:
    """Days in the office, at home: `3 days in office` is hybrid, five of them on site."""
    for at in anchors(low, (" day",)):
        match = _DAYS.search(low, max(0, at - 14), at + 60)
        if match and match.start() < at:
            away = any(word in match.group() for word in ("remote", "home", "wfh"))
            full = match["n"] in _FULL_WEEK
            kind: ArrangementKind = ("remote" if away else "onsite") if full else "hybrid"
            yield Arrangement(kind, Span(*match.span()))


def _joined(posting: Posting, found: list[Arrangement]) -> tuple[Arrangement, ...]:
    """`found` with neighbours of one kind made one, and days at home no statement of their own."""
    kept: list[Arrangement] = []
    for one in found:
        last = kept[-1] if kept else None
        if last and one.span.start < last.span.end:
            continue
        if (
            last
            and last.value == one.value
            and one.span.start - last.span.end <= _JOINED
            and posting.block_at(last.span.start) == posting.block_at(one.span.start)
        ):
            kept[-1] = Arrangement(one.value, Span(last.span.start, one.span.end))
            continue
        kept.append(one)
    return tuple(kept)
