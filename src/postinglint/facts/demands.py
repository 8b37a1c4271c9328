"""What the posting asks of candidates: years of experience, a degree."""

import re
from collections.abc import Iterator
from typing import Literal

from postinglint.facts.kinds import Degree, Number
from postinglint.facts.scan import Phrases, anchors, lowered, sentence
from postinglint.facts.wordlists import load
from postinglint.model import Posting, Span

Level = Literal["secondary", "associate", "bachelor", "master", "doctorate"]

_MOST_YEARS = 25
_AHEAD = 110
_BEHIND = 48

_WORDS = load("demands")
_WORTH = {word: value for value, word in enumerate(_WORDS["numbers"])}
_COUNT = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(sorted(_WORTH, key=len, reverse=True))})"
_BEFORE = re.compile(
    rf"(?<![\d$€£.,/–-])(?<![\d$€£]\s)\b(?P<least>{_COUNT})\s?(?:\(\s?(?P<figure>\d{{1,2}})\s?\))?"
    rf"\s?(?:\+|plus|or\smore)?\s?(?:(?:-|–|—|to|or)\s?{_COUNT}\s?(?:\(\d{{1,2}}\))?\s?)?"
    rf"(?:\+|plus|or\smore|or\sgreater)?[\s-]{{0,3}}(?:full\s)?$"
)
_LEAD = re.compile(r"\b(?:minimum(?:\sof)?|at\sleast|min\.?|more\sthan|over)\s(?:of\s)?$")
_DOING = re.compile(
    r"'?\)?\+?\s(?:[\w-]+ly\s)?(?:(?:of|in|with|as|using|on|within)\s|[a-z]{3,15}ing\s)"
)
_EXPERIENCE = Phrases(_WORDS["experience"])
_NOT_AFTER = Phrases(_WORDS["not_after"], (f"{word} the" for word in _WORDS["not_after"]))
_NOT_BEFORE = Phrases(_WORDS["not_before"])
_FIRM = Phrases(_WORDS["of_the_firm"])
_ASKS = Phrases(_WORDS["asks"])
_ASKING_SECTIONS = frozenset({"requirements", "nice_to_have"})


def experience_years(posting: Posting) -> tuple[Number, ...]:
    """Years of experience asked for or wished for: of each statement, the least."""
    low = lowered(posting.prose)
    found: list[Number] = []
    for at in anchors(low, ("year", "yrs")):
        number = _years(posting, low, at)
        if number and not (found and number.span.start < found[-1].span.end):
            found.append(number)
    return tuple(found)


def _years(posting: Posting, low: str, at: int) -> Number | None:
    count = _BEFORE.search(low, max(0, at - _BEHIND), at)
    if not count:
        return None
    begin, stop = sentence(posting.prose, at, at)
    if count.start() < begin or _NOT_AFTER.before(low, begin, count.start()):
        return None
    end = at + (5 if low.startswith("years", at) else 4 if low.startswith("year", at) else 3)
    if low[end : end + 1].isalpha() or _NOT_BEFORE.at(low, _word_from(low, end)):
        return None
    value = int(count["figure"]) if count["figure"] else _worth(count["least"])
    if value > _MOST_YEARS or not _is_demand(posting, low, (begin, count.start(), end, stop)):
        return None
    lead = _LEAD.search(low, max(begin, count.start() - 16), count.start())
    return Number(value, Span(lead.start() if lead else count.start(), end))


def _word_from(low: str, at: int) -> int:
    """Where the next word begins after `years`, `years'` or `year-`."""
    limit = min(len(low), at + 3)
    while at < limit and low[at] in "' -":
        at += 1
    return at


def _worth(words: str) -> int:
    return _WORTH[words] if words in _WORTH else int(float(words))


def _is_demand(posting: Posting, low: str, where: tuple[int, int, int, int]) -> bool:
    begin, start, end, stop = where
    section = posting.section_at(start)
    asked = section is not None and section.kind in _ASKING_SECTIONS
    if not asked and _FIRM.inside(low, begin, stop) and not _ASKS.inside(low, begin, stop):
        return False
    if _EXPERIENCE.inside(low, end, min(stop, end + _AHEAD)):
        return True
    if low.find("experience", max(begin, start - 50), start) >= 0:
        return True
    return asked and bool(_DOING.match(low, end))


_LEVELS: tuple[Level, ...] = ("secondary", "associate", "bachelor", "master", "doctorate")
_LEVEL_OF: dict[str, Level] = {lowered(word): level for level in _LEVELS for word in _WORDS[level]}
_SHORT_OF: dict[str, Level] = {
    **dict.fromkeys(_WORDS["bachelor_short"], "bachelor"),
    **dict.fromkeys(_WORDS["master_short"], "master"),
}
_NAMES = Phrases(_LEVEL_OF)
_STEMS = (
    "bachelor", "baccalaureate", "master", "phd", "ph.d", "ph. d", "doctora", "degree",
    "high school", "high-school", "ged", "associate", "mba", "phil", "doctor of",
)  # fmt: skip
_ABBREVIATION = r"[BM]\.?\s?(?:S|A|Eng|Tech)(?:c\b|\b)\.?c?\.?"
_SHORT = re.compile(r"[BM]\.?(?:Sc|S|A|Eng|Tech)(?![\w-])\.?")
_SHORT_AFTER = re.compile(
    rf"(?:\s?/\s?|,\s(?:or\s)?|\sor\s(?:an?\s)?|\sand/or\s|\s\(or\s)?"
    rf"(?:{_ABBREVIATION}(?!\w)|(?i:ph\.?\s?d|m\.?d\b|mba|masters?\b|bachelors?\b|doctora))"
    r"|\.?,?\s(?i:degree|level|in\s(?:an?\s)?(?-i:[A-Z]|related|technical|quantitative|computer)"
    r"|required|preferred|(?:with|and|plus)\s(?:a\s)?(?:minimum|at\sleast|\d)|or\s(?:higher"
    r"|equivalent|above|better))|\s?\+"
)
_SHORT_BEFORE = re.compile(
    rf"(?<![\w.-])(?:{_ABBREVIATION}|(?i:bachelor['’]?s?|master['’]?s?|ph\.?d\.?))"
    r"(?:\s?/\s?|,\s(?:or\s)?|\s(?:or|and/or)\s(?:an?\s)?|\s?\()$"
)
_NO_STUDY = re.compile(r"\s(?:Office|Excel|Access|Word|SQL|Project|Teams|Suite|Dynamics|Power)\b")
_OF_STATE = re.compile(r"[A-Za-z][a-z]+,\s$")
_OF_LEVEL = re.compile(
    r"\b(?:bachelor|master|doctor\w{0,5}|ph\.?\s?d\.?|graduate|undergraduate|advanced|associate"
    r"|higher|university|college|year|[bm]\.?\s?[as]\.?c?\.?|mba|secondary|school)(?:'?s)?"
    r"[,/)\s]{1,3}(?:level\s)?$"
)
_NO_MASTER = ("data", "branch", "class", "plan", "builder", "electrician", "services", "file")
_REFUSED = Phrases(_WORDS["not_degree"])
_EQUIVALENT = tuple(lowered(one) for one in _WORDS["or_equivalent"])
_OR_YEARS = re.compile(
    r"\bdegree[^.;]{0,120},?\sor\s(?:at\sleast\s)?\d{1,2}\+?\s(?:or\smore\s)?years'?\s"
    r"(?:of\s)?(?:[\w-]+\s){0,3}experience"
    r"|\bdegree\s\(?or\s(?:its\s|the\s)?equivalent(?=\s*(?:[.,;)]|in\s|$))"
)


def degree(posting: Posting) -> Degree | None:
    """The lowest degree asked for, and whether experience may stand in for it."""
    low = lowered(posting.prose)
    lowest: Degree | None = None
    for level, span in sorted(_degrees(posting, low), key=lambda one: one[1].start):
        if lowest and _LEVELS.index(level) >= _LEVELS.index(lowest.level):
            continue
        begin, stop = sentence(posting.prose, span.start, span.end, 240)
        if not _REFUSED.inside(low, begin, stop):
            lowest = Degree(level, _stands_in(low, begin, stop), span)
    return lowest


def _stands_in(low: str, begin: int, stop: int) -> bool:
    words = low[begin : stop + 1]
    return any(phrase in words for phrase in _EQUIVALENT) or bool(_OR_YEARS.search(words))


def _degrees(posting: Posting, low: str) -> Iterator[tuple[Level, Span]]:
    """Every degree named, with its level."""
    done = 0
    for at in anchors(low, _STEMS):
        found = _name_around(low, at) if at >= done else None
        if found is None or low.startswith(_NO_MASTER, found.end + 1):
            continue
        name = low[found.start : found.end]
        if name.startswith("degree") and _OF_LEVEL.search(low, max(0, at - 24), at):
            continue
        done = found.end
        yield _LEVEL_OF[name], found
    text = posting.prose
    for match in _SHORT.finditer(text):
        level = _SHORT_OF.get(match.group()) or _SHORT_OF.get(match.group().rstrip("."))
        if level and _is_degree(text, match):
            yield level, Span(*match.span())


def _name_around(low: str, at: int) -> Span | None:
    """The longest name that holds the stem at `at`: `university degree`."""
    start = at
    for _ in range(3):
        end = _NAMES.at(low, start)
        if end > at:
            best = Span(start, end)
            break
        start = low.rfind(" ", max(0, start - 16), max(0, start - 1)) + 1
        if start <= 0 or at - start > 24:
            return None
    else:
        return None
    wider = low.rfind(" ", max(0, best.start - 14), max(0, best.start - 1)) + 1
    if 0 < wider < best.start and (end := _NAMES.at(low, wider)) > at:
        return Span(wider, end)
    return best


def _is_degree(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if start and (text[start - 1].isalnum() or text[start - 1] in ".&-"):
        return False
    if _NO_STUDY.match(text, end):
        return False
    if _SHORT_BEFORE.search(text, max(0, start - 16), start):
        return True
    after = _SHORT_AFTER.match(text, end)
    return bool(after) and not _OF_STATE.search(text, max(0, start - 20), start)
