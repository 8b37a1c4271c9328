"""How long the hiring process takes of a candidate's time, where its steps say so."""

import re
from collections.abc import Iterator

from postinglint.facts.kinds import Number
from postinglint.facts.scan import lowered
from postinglint.facts.wordlists import any_of, load
from postinglint.model import Block, Posting, Span

_LONGEST = 16 * 60
_HALF_DAY, _DAY = 240, 480

_WORDS = load("process")
_WORTH = {word: value for value, word in enumerate(_WORDS["numbers"], start=1)}
_SPELT = {
    **dict.fromkeys(_WORDS["halves"], 30),
    **dict.fromkeys(_WORDS["half_days"], _HALF_DAY),
    **dict.fromkeys(_WORDS["days"], _DAY),
    **dict.fromkeys(_WORDS["hours"], 60),
}
_HEADING = re.compile(rf"\b{any_of(_WORDS['headings'])}\b")
_UNIT = r"(?:hours?|hrs?|h|minutes?|mins?|min\.)(?![a-z])"
_COUNT = rf"(?:\d{{1,3}}(?:[.,]\d)?|{any_of(_WORTH)})"
_DURATION = re.compile(
    rf"(?<![\w.$€£])(?:(?P<times>[2-6]|two|three|four|five|six)\s?(?:x|×|\s)\s?(?=\d))?"
    rf"(?:(?P<count>{_COUNT})(?:\s?(?P<first>{_UNIT}))?"
    rf"(?:\s?(?:-|–|—|to|or|à)\s?(?P<most>{_COUNT}))?[\s-]?(?P<unit>{_UNIT})"
    rf"(?:\s?(?P<more>[1-5]\d)(?![\d:]))?"
    rf"|(?P<spelt>{any_of(_SPELT)})\b)"
)
_NOT_AFTER = re.compile(rf"\b{any_of(_WORDS['not_after'])}\s(?:[a-z]+\s){{0,2}}$")
_NOT_BEFORE = re.compile(rf"\s?(?:{any_of(_WORDS['not_before'])})\b")


def read(posting: Posting) -> Number | None:
    """Total minutes of the steps whose length is stated; of a range of minutes, the most."""
    low = lowered(posting.prose)
    if not any(stem in low for stem in ("min", "hour", "day", "hr", " h")):
        return None
    total, spans = 0, []
    for minutes, span in _steps(low, _blocks_of_process(posting, low)):
        total += minutes
        spans.append(span)
    return Number(total, Span(spans[0].start, spans[-1].end)) if spans else None


def _blocks_of_process(posting: Posting, low: str) -> Iterator[Block]:
    """The blocks under a heading about interviews or hiring, down to the next of its rank."""
    headings = {
        section.heading.start: section.kind for section in posting.sections if section.heading
    }
    rank: int | None = None
    for block in posting.blocks:
        start, end = block.span
        if block.kind == "heading" or start in headings:
            level = block.level or 6
            if rank is None or level <= rank:
                named = headings.get(start) == "process" or _HEADING.search(low, start, end)
                rank = level if named else None
        if rank is not None and block.kind != "code":
            yield block


def _steps(low: str, blocks: Iterator[Block]) -> Iterator[tuple[int, Span]]:
    """What each step takes. What stands below a step with a length of its own is part of it."""
    item: int | None = None
    heading: int | None = None
    for block in blocks:
        if block.kind == "heading":
            if heading is not None and block.level > heading:
                continue
            item = heading = None
        elif heading is not None:
            continue
        elif item is not None:
            if block.kind == "item" and block.level > item:
                continue
            item = None
        step = _length(low, block)
        if step is None:
            continue
        yield step
        if block.kind == "heading":
            heading = block.level
        elif block.kind == "item":
            item = block.level


def _length(low: str, block: Block) -> tuple[int, Span] | None:
    """The minutes a block states: the first length if it covers the rest, else their sum."""
    found = list(_durations(low, *block.span))
    if not found:
        return None
    first, *rest = (minutes for minutes, _ in found)
    whole = block.kind != "paragraph" and first >= sum(rest)
    last = found[0] if whole else found[-1]
    return first if whole else first + sum(rest), Span(found[0][1].start, last[1].end)


def _durations(low: str, start: int, end: int) -> Iterator[tuple[int, Span]]:
    for match in _DURATION.finditer(low, start, end):
        if _NOT_AFTER.search(low, max(start, match.start() - 40), match.start()):
            continue
        minutes = _minutes(match)
        if 0 < minutes <= _LONGEST and not _NOT_BEFORE.match(low, match.end(), end):
            yield minutes, Span(*match.span())


def _minutes(match: re.Match[str]) -> int:
    if match["spelt"]:
        return _SPELT[" ".join(match["spelt"].split())]
    most = match["most"] or match["count"]
    minutes = _worth(most) * (60 if match["unit"].startswith("h") else 1) + int(match["more"] or 0)
    times = match["times"]
    return round(minutes * (_worth(times) if times else 1))


def _worth(words: str) -> float:
    return _WORTH[words] if words in _WORTH else float(words.replace(",", "."))
