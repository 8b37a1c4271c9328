"""Full-time, part-time, permanent, contract, …: the type of employment."""

import re
from collections.abc import Iterator

from postinglint.facts.kinds import Text
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
from postinglint.model import Posting, Span

_WORDS = load("arrangements")

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
_TITLES = frozenset({"title", "job title", "position title"})
_FIELDS = frozenset(_WORDS["type_fields"])
_NAMES = Phrases(_TYPE_OF)
_IN_TITLE = Phrases(_WORDS["in_title"])
_STEMS = (
    "full", "part-time", "part time", "permanent", "contract", "temporary", "internship",
    "seasonal", "freelance", "fixed-term", "fixed term", "apprenticeship", "volunteer", "casual",
)  # fmt: skip
_HEADS = Phrases(_WORDS["type_heads"])
# The first letters of the types' names, so that other words cost nothing.
_WORD_START = re.compile(rf"\b[{''.join({name[0] for name in _TYPE_OF})}]")
_WORD = re.compile(r"(?:,|/|\sor\b|\sand\b|-)?\s?[\w-]+")
_ASKED = re.compile(
    rf"\b(?:{'|'.join(_WORDS['type_asks'])})s?\b[^.;]{{0,20}}\s(?:is|are|will be|on)\s(?:a\s|an\s)?"
    r"(?:[\w-]+,?\s){0,2}$"
)
_THIS = re.compile(r"\b(?:this|about the|the|our)\s(?:[\w-]+\s)?$")
_MONTHS = re.compile(r"\b\d{1,2}[\s-]months?\s(?:fixed[\s-]term\s)?$")
_WHOLE = frozenset({"permanent contract", "fixed-term contract", "fixed term contract"})
_OF_OTHERS = Phrases(_WORDS["type_of_others"])


def employment_type(posting: Posting) -> Text | None:
    """The type of employment: the first that a field, a header line or a sentence states."""
    low = lowered(posting.prose)
    for source in (_of_field, _of_header, _of_sentence):
        found = source(posting, low)
        if found:
            return found
    return None


def _text(low: str, span: Span) -> Text:
    return Text(_TYPE_OF[low[span.start : span.end]], span)


def _named(low: str, start: int, end: int, names: Phrases = _NAMES) -> Iterator[Span]:
    """The types that `low[start:end]` names, in its order."""
    done = start
    for word in _WORD_START.finditer(low, start, end):
        at = word.start()
        stop = names.at(low, at) if at >= done else 0
        if stop and stop <= end:
            done = stop
            if low[at - 1 : at] != "-" and low[stop : stop + 1] != "-":
                yield Span(at, stop)


def _of_field(posting: Posting, low: str) -> Text | None:
    for field in posting.fields:
        name = field.name.rpartition(".")[2].replace("_", " ")
        start, end = field.span
        if name in _TITLES:
            for span in _named(low, start, min(end, start + 80), _IN_TITLE):
                return _text(low, span)
        if name not in _FIELDS:
            continue
        for span in _named(low, start, min(end, start + 80)):
            found = _text(low, span)
            if name != "duration" or found.value == "contract":
                return found
    return None


def _of_header(posting: Posting, low: str) -> Text | None:
    header = posting.blocks[:HEADER_BLOCKS]
    for number, block in enumerate(header):
        start, end = block.span
        if end - start > HEADER_LENGTH or block.kind in {"code", "quote", "field"}:
            continue
        if block.kind == "heading" or number == 0:
            for span in _named(low, start, end, _IN_TITLE):
                return _text(low, span)
        if _OF_OTHERS.inside(low, start, end):
            continue
        for span in _named(low, start, end):
            if alone(posting, span, block):
                return _text(low, span)
    return None


def _of_sentence(posting: Posting, low: str) -> Text | None:
    for at in anchors(low, _STEMS):
        stop = _NAMES.at(low, at)
        if not stop or low[stop : stop + 1] == "-" or low[max(0, at - 1) : at] == "-":
            continue
        begin, limit = sentence(posting.prose, at, stop)
        block = posting.block_at(at)
        if _OF_OTHERS.inside(low, begin, limit) or (block and block.kind in {"code", "quote"}):
            continue
        if _speaks_of_post(low, Span(at, stop), begin, limit):
            return _text(low, Span(at, stop))
    return None


def _speaks_of_post(low: str, span: Span, begin: int, limit: int) -> bool:
    start, end = span
    words = low[start:end]
    if _TYPE_OF[words] in {"internship", "apprenticeship", "volunteer"}:
        return bool(_THIS.search(low, begin, start))
    at = end
    for _ in range(3):
        if _HEADS.at(low, at + 1):
            return True
        word = _WORD.match(low, at, limit)
        if word is None:
            break
        at = word.end()
    if words in _WHOLE or _ASKED.search(low, begin, start):
        return True
    return words.startswith("contract") and bool(_MONTHS.search(low, max(begin, start - 24), start))
