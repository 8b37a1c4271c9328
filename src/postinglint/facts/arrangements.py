"""On site, hybrid or remote; full-time, part-time, permanent, …"""

import re
from collections.abc import Iterator
from typing import cast, get_args

from postinglint.facts.kinds import Arrangement, ArrangementKind, Text
from postinglint.facts.scan import anchors, lowered, sentence
from postinglint.facts.wordlists import any_of, load
from postinglint.model import Block, Posting, Span

_HEADER_BLOCKS = 8
_HEADER_LENGTH = 140
_SHORT = 60
_JOINED = 80
"""Two statements of one kind no further apart than this are one statement."""

_WORDS = load("arrangements")
_KINDS = get_args(ArrangementKind)
_KIND_OF = {word: kind for kind in _KINDS for word in _WORDS[kind]}
_FIELDS = frozenset(_WORDS["arrangement_fields"])
_YES_NO: dict[str, ArrangementKind] = {
    name: kind for kind in _KINDS for name in _WORDS[f"{kind}_fields"]
}
_YES = frozenset(_WORDS["yes"])

_STEMS = ("remote", "hybrid", "on-site", "onsite", "on site", "in-office", "in office")
_NEAR_STEMS = ("in-person", "in person", "from home", "wfh", "telecommut", "virtual", "home-based")
_DAYS_STEMS = ("days",)
_TERM = re.compile(rf"(?<![\w-]){any_of(_KIND_OF)}\b")
_NOT_BEFORE = re.compile(rf"[\s-]{any_of(_WORDS['not_before'])}\b")
_NOT_AFTER = re.compile(rf"(?<![\w-]){any_of(_WORDS['not_after'])}[\s-](?:a |an |100% |fully )?$")
_HEADS = re.compile(
    rf"(?:[\s/,-](?:or|and|remote|hybrid|on-?site|full-?time|flexible|based)){{0,3}}"
    rf"[\s-]{any_of(head.lower() for head in _WORDS['heads'])}\b"
)
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
_SAYS: dict[ArrangementKind, re.Pattern[str]] = {
    "remote": re.compile(any_of(_WORDS["says_remote"]) + r"\b"),
    "onsite": re.compile(any_of(_WORDS["says_onsite"]) + r"\b"),
}
_REST = re.compile(
    rf"(?:{any_of([*_KIND_OF, *_WORDS['heads'], 'or', 'and', 'flexible', 'possible', 'only'])}"
    r"|[\W\d_])*",
    re.IGNORECASE,
)


def read(posting: Posting) -> tuple[Arrangement, ...]:
    """Statements of where the work is done, in the posting's order."""
    low = lowered(posting.prose)
    found = [*_answered(posting, low), *_named(posting, low), *_said(low), *_counted(low)]
    found.sort(key=lambda one: one.span.start)
    return _joined(posting, found)


def _answered(posting: Posting, low: str) -> Iterator[Arrangement]:
    """Fields that are answered with yes: `remote: true`."""
    for field in posting.fields:
        kind = _YES_NO.get(field.name)
        if kind and low[field.span.start : field.span.end].strip(" \"'.") in _YES:
            yield Arrangement(kind, field.span)


def _named(posting: Posting, low: str) -> Iterator[Arrangement]:
    """The words themselves, where their place or their neighbours make them a statement."""
    fields = [field.span for field in posting.fields if field.name in _FIELDS]
    for at in anchors(low, (*_STEMS, *_NEAR_STEMS)):
        match = _term_at(low, at)
        if match is None:
            continue
        span = Span(*match.span())
        if _NOT_BEFORE.match(low, span.end) and not _HEADS.match(low, span.end):
            continue
        labelled = any(field.start <= at < field.end for field in fields)
        if not labelled and _NOT_AFTER.search(low, max(0, span.start - 24), span.start):
            continue
        if labelled or _in_short_block(posting, span) or _tells(posting, low, match):
            yield Arrangement(cast("ArrangementKind", _KIND_OF[match.group()]), span)


def _term_at(low: str, at: int) -> re.Match[str] | None:
    """The listed word that the stem at `at` belongs to: `work from home`, `fully remote`."""
    for back in (13, 8, 5, 0):
        match = _TERM.match(low, max(0, at - back)) if back <= at else None
        if match and match.start() <= at < match.end():
            return match
    for match in _TERM.finditer(low, max(0, at - 14), at + 20):
        if match.start() <= at < match.end():
            return match
    return None


def _in_short_block(posting: Posting, span: Span) -> bool:
    """Whether `span` stands in a header line, or in a line that says nothing else."""
    block = posting.block_at(span.start)
    if block is None or block.kind in {"code", "quote"}:
        return False
    if _is_header(posting, block):
        return _alone(posting, span, block)
    text = posting.text(block.span)
    return block.kind != "heading" and len(text) <= _SHORT and bool(_REST.fullmatch(text))


def _is_header(posting: Posting, block: Block) -> bool:
    if block.span.end - block.span.start > _HEADER_LENGTH:
        return False
    return block.span.start <= posting.blocks[: _HEADER_BLOCKS + 1][-1].span.start


def _alone(posting: Posting, span: Span, block: Block) -> bool:
    """Whether separators close off what stands around `span` in its line."""
    before = posting.prose[block.span.start : span.start].rstrip()
    after = posting.prose[span.end : block.span.end].lstrip()
    opens = not before or before[-1] in "|(•·,/-–—;:[" or _ENDS_OPEN.search(before)
    closes = not after or after[0] in "|)•·,/-–—;(]" or _BEGINS_CLOSED.match(after)
    return bool(opens and closes)


_ENDS_OPEN = re.compile(r"\b(?:or|and|fully|100%|full[ -]time|part[ -]time)$", re.IGNORECASE)
_BEGINS_CLOSED = re.compile(
    r"(?:or|and|only|ok|welcome|possible|in|full[ -]time|part[ -]time)\b|[A-Z]{2,3}\b"
)


def _tells(posting: Posting, low: str, match: re.Match[str]) -> bool:
    """Whether the sentence says it of the post: `this role is hybrid`, `a remote position`."""
    start, end = match.span()
    before = low[max(0, start - 60) : start]
    if _SUBJECT.search(before) or _LED.search(before):
        begin, _ = sentence(low, start, end)
        return not _CONDITION.search(low, begin, start)
    head = _HEADS.match(low, end)
    if head:
        begin, stop = sentence(low, start, end)
        return not (_CONDITION.search(low, begin, start) or _OTHER_MATTERS.search(low, begin, stop))
    if _KIND_OF[match.group()] == "remote":
        return False
    place = _AT_PLACE.match(low, end)
    return bool(place and posting.prose[place.end() : place.end() + 1].isupper())


_CONDITION = re.compile(r"\b(?:if|unless|most|some|whether|not|no longer|experience)\b")
_OTHER_MATTERS = re.compile(r"\b(?:interview|experience (?:in|with)|customers|clients'?)\b")


def _said(low: str) -> Iterator[Arrangement]:
    for kind, pattern in _SAYS.items():
        if not any(stem in low for stem in _SAYS_STEMS[kind]):
            continue
        for match in pattern.finditer(low):
            begin, _ = sentence(low, *match.span())
            if not _NEGATED.search(low, begin, match.start()):
                yield Arrangement(kind, Span(*match.span()))


_SAYS_STEMS: dict[ArrangementKind, tuple[str, ...]] = {
    "remote": ("remote", "from home", "anywhere", "home-based", "virtual"),
    "onsite": ("site", "office"),
}
_NEGATED = re.compile(r"\b(?:not|no|if|whether|cannot|can't|can’t|some|occasionally|weeks?)\b")


def _counted(low: str) -> Iterator[Arrangement]:
    """Days in the office, at home: `3 days in office` is hybrid, five of them on site."""
    if not any(stem in low for stem in _DAYS_STEMS):
        return
    for match in _DAYS.finditer(low):
        away = "remote" in match.group() or "home" in match.group() or "wfh" in match.group()
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


_TYPES = (
    "full-time",
    "part-time",
    "contract",
    "temporary",
    "permanent",
    "internship",
    "apprenticeship",
    "seasonal",
    "casual",
    "freelance",
    "volunteer",
)
_TYPE_OF = {word: kind for kind in _TYPES for word in _WORDS[kind]}
_TYPE_FIELDS = frozenset(_WORDS["type_fields"])
_TYPE = re.compile(rf"(?<![\w-]){any_of(_TYPE_OF)}(?![\w-])")
_TITLE_TYPE = re.compile(rf"\b{any_of(_WORDS['in_title'])}\b")
_BRACKETED = re.compile(rf"(?:[(\[]|\s[-–—|]\s|^)\s?{any_of(_TYPE_OF)}\s?(?:[)\]]|$|\s[-–—|]\s)")
_TYPE_STEMS = (
    "full", "part-time", "part time", "permanent", "contract", "temporary", "internship",
    "seasonal", "freelance", "fixed-term", "fixed term", "apprenticeship", "volunteer", "casual",
)  # fmt: skip
_TYPE_HEAD = re.compile(
    rf"(?:(?:,|/|\sor|\sand|-)?\s?(?:[\w-]+)){{0,2}}\s{any_of(_WORDS['type_heads'])}\b"
)
_TYPE_IS = re.compile(
    rf"\b{any_of(_WORDS['type_asks'])}\b[^.;\n]{{0,20}}\s(?:is|are|will be|on)\s(?:a\s|an\s)?"
    r"(?:[\w-]+,?\s){0,2}$"
)
_MONTHS_CONTRACT = re.compile(r"\b\d{1,2}[\s-]months?\s(?:fixed[\s-]term\s)?contracts?\b")
_OF_OTHERS = re.compile(rf"\b{any_of(_WORDS['type_of_others'])}\b")


def employment_type(posting: Posting) -> Text | None:
    """The type of employment: the first that a field, a header line or a sentence states."""
    low = lowered(posting.prose)
    for source in (_type_field, _type_header, _type_sentence):
        found = source(posting, low)
        if found:
            return found
    return None


def _typed(match: re.Match[str]) -> Text:
    return Text(_TYPE_OF[" ".join(match.group().split())], Span(*match.span()))


def _type_field(posting: Posting, low: str) -> Text | None:
    for field in posting.fields:
        name = field.name.rpartition(".")[2].replace("_", " ")
        if name in _TYPE_FIELDS:
            match = _TYPE.search(low, field.span.start, min(field.span.end, field.span.start + 80))
            if match and (name != "duration" or _TYPE_OF[match.group()] == "contract"):
                return _typed(match)
    return None


def _type_header(posting: Posting, low: str) -> Text | None:
    for number, block in enumerate(posting.blocks[:_HEADER_BLOCKS]):
        start, end = block.span
        if end - start > _HEADER_LENGTH or block.kind in {"code", "quote", "field"}:
            continue
        if number < 3 and (match := _TITLE_TYPE.search(low, start, end)):
            return _typed(match)
        for match in _TYPE.finditer(low, start, end):
            if _alone(posting, Span(*match.span()), block):
                return _typed(match)
    return None


def _type_sentence(posting: Posting, low: str) -> Text | None:
    for at in anchors(low, _TYPE_STEMS):
        match = _TYPE.match(low, at)
        if not match:
            continue
        begin, stop = sentence(low, *match.span())
        block = posting.block_at(at)
        if _OF_OTHERS.search(low, begin, stop) or (block and block.kind in {"code", "quote"}):
            continue
        if _speaks_of_post(low, match, begin, stop):
            return _typed(match)
    return None


def _speaks_of_post(low: str, match: re.Match[str], begin: int, stop: int) -> bool:
    start, end = match.span()
    if _TYPE_OF[match.group()] in {"internship", "apprenticeship", "volunteer"}:
        return bool(re.search(r"\b(?:this|about the|the|our)\s(?:[\w-]+\s)?$", low[begin:start]))
    if _TYPE_HEAD.match(low, end, stop) or _TYPE_IS.search(low, begin, start):
        return True
    months = _MONTHS_CONTRACT.search(low, max(begin, start - 24), stop)
    return bool(months and months.start() <= start < months.end()) or (
        low[start:end] in {"permanent contract", "fixed-term contract", "fixed term contract"}
    )
