"""What the posting asks of candidates: years of experience, a degree."""

import re
from collections.abc import Iterator
from typing import Literal

from postinglint.facts.kinds import Degree, Number
from postinglint.facts.scan import anchors, lowered, sentence
from postinglint.facts.wordlists import any_of, load
from postinglint.model import Posting, Span

Level = Literal["secondary", "associate", "bachelor", "master", "doctorate"]

_MOST_YEARS = 25
_AHEAD = 110
_BEHIND = 48

_WORDS = load("demands")
_WORTH = {word: value for value, word in enumerate(_WORDS["numbers"])}
_COUNT = rf"(?:\d{{1,2}}(?:\.\d)?|{any_of(_WORTH)})"
_BEFORE = re.compile(
    rf"(?<![\d$€£.,/–-])(?<![\d$€£]\s)\b(?P<least>{_COUNT})\s?(?:\(\s?(?P<figure>\d{{1,2}})\s?\))?\s?"
    rf"(?:\+|plus|or\smore)?\s?(?:(?:-|–|—|to|or)\s?{_COUNT}\s?(?:\(\d{{1,2}}\))?\s?)?"
    rf"(?:\+|plus|or\smore|or\sgreater)?[\s-]{{0,3}}(?:full\s)?$"
)
_LEAD = re.compile(r"(?:\b(?:minimum(?:\sof)?|at\sleast|min\.?|more\sthan|over)\s(?:of\s)?)$")
_EXPERIENCE = re.compile(rf"\b{any_of(_WORDS['experience'])}\b")
_EXPERIENCE_BEFORE = re.compile(r"\bexperience\b[^.;\n]{0,40}$")
_DOING = re.compile(r"\s?['’]?\)?\+?\s(?:of\s|spent\s|in\s)?(?:[\w-]+ly\s)?[a-z]{3,15}ing\s")
_NOT_AFTER = re.compile(rf"\b{any_of(_WORDS['not_after'])}\s+(?:the\s)?$")
_NOT_BEFORE = re.compile(rf"['’]?[\s-]{{1,2}}{any_of(_WORDS['not_before'])}\b")
_FIRM = re.compile(rf"\b{any_of(_WORDS['of_the_firm'])}\b")
_ASKS = re.compile(rf"\b{any_of(_WORDS['asks'])}\b")
_ASKING_SECTIONS = frozenset({"requirements", "nice_to_have"})
_QUIET_SECTIONS = frozenset({"about", "benefits", "legal", "pay"})


def experience_years(posting: Posting) -> tuple[Number, ...]:
    """Years of experience asked for or wished for: of each statement, the least."""
    low = lowered(posting.prose)
    found = []
    for at in anchors(low, ("year", "yrs")):
        number = _years(posting, low, at)
        if number and not (found and number.span.start < found[-1].span.end):
            found.append(number)
    return tuple(found)


def _years(posting: Posting, low: str, at: int) -> Number | None:
    begin, stop = sentence(low, at, at, 200)
    count = _BEFORE.search(low, max(begin, at - _BEHIND), at)
    if not count or _NOT_AFTER.search(low, max(begin, at - 80), count.start()):
        return None
    end = at + (5 if low.startswith("years", at) else 4 if low.startswith("year", at) else 3)
    if low[end : end + 1].isalpha() or _NOT_BEFORE.match(low, end):
        return None
    value = int(count["figure"]) if count["figure"] else _worth(count["least"])
    if value > _MOST_YEARS or not _is_demand(posting, low, (begin, count.start(), end, stop)):
        return None
    lead = _LEAD.search(low, max(begin, count.start() - 16), count.start())
    return Number(value, Span(lead.start() if lead else count.start(), end))


def _worth(words: str) -> int:
    return _WORTH[words] if words in _WORTH else int(float(words))


def _is_demand(posting: Posting, low: str, where: tuple[int, int, int, int]) -> bool:
    begin, start, end, stop = where
    if _FIRM.search(low, begin, end) and not _ASKS.search(low, begin, end):
        return False
    if _EXPERIENCE.search(low, end, min(stop, end + _AHEAD)):
        return True
    if _EXPERIENCE_BEFORE.search(low, max(begin, start - 70), start):
        return True
    section = posting.section_at(start)
    asked = section is not None and section.kind in _ASKING_SECTIONS
    return asked and bool(_DOING.match(low, end))


_LEVELS: tuple[Level, ...] = ("secondary", "associate", "bachelor", "master", "doctorate")
_LEVEL_OF: dict[str, Level] = {word: level for level in _LEVELS for word in _WORDS[level]}
_SHORT_OF: dict[str, Level] = {
    **dict.fromkeys(_WORDS["bachelor_short"], "bachelor"),
    **dict.fromkeys(_WORDS["master_short"], "master"),
}
_NAME = re.compile(rf"(?<![\w.-]){any_of(_LEVEL_OF)}(?![\w])")
_NAME_STEMS = (
    "bachelor", "baccalaureate", "master", "phd", "ph.d", "ph. d", "doctora", "degree in",
    "degree", "high school", "high-school", "ged", "associate", "mba", "dphil", "doctor of",
)  # fmt: skip
_SHORT = re.compile(rf"(?<![\w.&]){any_of(_SHORT_OF)}(?![\w-])")
_SHORT_AFTER = re.compile(
    rf"(?:\s?/\s?|,\s(?:or\s)?|\sor\s(?:an?\s)?|\sand/or\s|\s\(or\s)?"
    rf"(?:{any_of(_SHORT_OF)}(?!\w)|(?i:ph\.?\s?d|m\.?d\b|mba|masters?\b|bachelors?\b|doctora))"
    r"|\.?,?\s(?i:degree|level|in\s(?:an?\s)?(?:[A-Z]|related|technical|quantitative|computer)"
    r"|required|preferred|or\s(?:higher|equivalent|above|better))|\s?\+"
)
_SHORT_BEFORE = re.compile(
    rf"(?:{any_of(_SHORT_OF)}|(?i:bachelor['’]?s?|master['’]?s?|ph\.?d\.?))"
    r"(?:\s?/\s?|,\s(?:or\s)?|\s(?:or|and/or)\s(?:an?\s)?|\s?\()$"
)
_NO_STUDY = re.compile(r"\s(?:Office|Excel|Access|Word|SQL|Project|Teams|Suite|Dynamics|Power)\b")
_OF_STATE = re.compile(r"[A-Za-z][a-z]+,\s$")
_REFUSED = re.compile(rf"\b{any_of(_WORDS['not_degree'])}\b")
_EQUIVALENT = re.compile(any_of(_WORDS["or_equivalent"]))
_EQUIVALENT_END = re.compile(r"\bdegree\s\(?or\s(?:its\s|the\s)?equivalent(?=\s*(?:[.,;)\n]|in\s|$))")
_MASTER_OTHER = re.compile(r"[\s-](?:data|branch|class|plan|builders?|electrician|services|file)\b")


def degree(posting: Posting) -> Degree | None:
    """The lowest degree asked for, and whether experience may stand in for it."""
    low = lowered(posting.prose)
    lowest: Degree | None = None
    for level, span in sorted(_degrees(posting, low), key=lambda one: one[1].start):
        if lowest and _LEVELS.index(level) >= _LEVELS.index(lowest.level):
            continue
        begin, stop = sentence(low, span.start, span.end, 240)
        section = posting.section_at(span.start)
        if section and section.kind in _QUIET_SECTIONS and not _ASKS.search(low, begin, stop):
            continue
        if not _REFUSED.search(low, begin, stop):
            lowest = Degree(level, _stands_in(low, begin, stop), span)
    return lowest


def _stands_in(low: str, begin: int, stop: int) -> bool:
    return bool(_EQUIVALENT.search(low, begin, stop + 1) or _EQUIVALENT_END.search(low, begin, stop))


def _degrees(posting: Posting, low: str) -> Iterator[tuple[Level, Span]]:
    for at in anchors(low, _NAME_STEMS):
        match = _NAME.match(low, at) or _name_around(low, at)
        if match and not _MASTER_OTHER.match(low, match.end()):
            yield _LEVEL_OF[" ".join(match.group().split())], Span(*match.span())
    text = posting.prose
    for match in _SHORT.finditer(text):
        if _is_degree(text, match):
            yield _SHORT_OF[match.group()], Span(*match.span())


def _name_around(low: str, at: int) -> re.Match[str] | None:
    """The name that ends in the stem at `at`: `university degree`."""
    for match in _NAME.finditer(low, max(0, at - 14), at + 8):
        if match.start() <= at < match.end():
            return match
    return None


def _is_degree(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if _NO_STUDY.match(text, end):
        return False
    if _SHORT_BEFORE.search(text, max(0, start - 16), start):
        return True
    after = _SHORT_AFTER.match(text, end)
    return bool(after) and not _OF_STATE.search(text, max(0, start - 20), start)
