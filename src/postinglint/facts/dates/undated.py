"""What postings say of applying without a day: open until filled, rolling, closed, two weeks."""

import re
from collections.abc import Iterator

from postinglint.facts import wordlists
from postinglint.facts.dates.cues import Cue, Marked
from postinglint.facts.kinds import Deadline, DeadlineKind
from postinglint.model import Span

_WORDS = wordlists.load("dates")
_BY_THEMSELVES: dict[str, DeadlineKind] = {
    "until_filled": "until_filled",
    "rolling": "rolling",
    "rolling_whole": "rolling",
    "rolling_basis": "rolling",
    "rolling_if_applying": "rolling",
    "closed": "closed",
    "closed_if_applying": "closed",
}
_NEEDS = {
    "until_filled": "until_about",
    "closed_if_applying": "closed_about",
    "rolling_basis": "rolling_basis_about",
    "rolling_if_applying": "rolling_about",
}
_CONDITIONAL = frozenset(_WORDS["conditional"])
_MAY = frozenset(_WORDS["may"])
_SOFTENERS = frozenset(_WORDS["relative_fillers"])
_NOT_FROM = frozenset(_WORDS["not_from"])
_COUNTS = {word: number for number, word in enumerate(_WORDS["counts"], 1)}
_UNIT_DAYS = {"d": 1, "w": 7, "m": 30}
_DONE = frozenset(_WORDS["until_done"])
_SUBJECTS = frozenset(_WORDS["until_subjects"])
VALUES = tuple(sorted(_WORDS["rolling_values"], key=len, reverse=True))
_ANCHORS = tuple(sorted(_WORDS["relative_anchor"], key=len, reverse=True))
_BEFORE_COUNT = tuple(f" {phrase}" for phrase in _WORDS["relative_before"])
_BARE = 12
"""With so many characters more, a sentence says nothing beside the phrase."""
_AFTER_LABEL = re.compile(r"[ \n*]{0,3}(?:[:-]|is\b|are\b)[ \n*]{0,3}")
_GOES_ON = re.compile(r"(?:[\w-]| (?:to|for|until|till|unit|through|positions?|roles?)\b)")
_NOUN = re.compile(r" (?!and\b|for\b|until\b|with\b|process\b|basis\b|as\b|we\b|so\b)\w")
_ARTICLES = frozenset({"a", "an", "and", "open", "is", "date", "status", "type", "deadline"})
_CLAUSE = re.compile(r"[^.,;:!?]{0,70}")
_COUNT = re.compile(
    r"(?<![\w.,$-])(\d{1,3}|[a-z]{3,8})(?: ?\(\d{1,3}\))?[ -]{1,2}"
    r"(?:(?:calendar|business|working|consecutive|full) )?$"
)
_FROM = re.compile(r"'?s? (?:of|from|after|following|since) ")
_ENDING = re.compile(r"'?s? (?:clos|end|expir)")
_DENIED = re.compile(r"[ :?*]{0,4}(?:no|n|false)\b(?! later)")


_NEAR = 40
_WORD = re.compile(r"[^\W_]+")


def phrases(text: Marked) -> Iterator[Deadline]:
    """Open until filled, rolling, closed, and counted from posting."""
    done = -1
    for cue in text.cues:
        found = _phrase(text, cue)
        if found and found.span.start >= done:
            done = found.span.end
            yield found


def _phrase(text: Marked, cue: Cue) -> Deadline | None:
    """What a cue says by itself, or with the words around it."""
    if cue.role in _BY_THEMSELVES:
        return _itself(text, cue)
    if cue.role == "limit" and text.low[cue.end - 2 : cue.end] in {"il", "ll"}:
        return _until(text, cue)
    if cue.role == "capped":
        return _capped(text, cue)
    if cue.role in {"deadline", "closing"}:
        return _open_value(text, cue)
    return _relative(text, cue) if cue.role == "relative_units" else None


def _itself(text: Marked, cue: Cue) -> Deadline | None:
    """A phrase that says it all, where its sentence is of applying and no case to come."""
    where = Span(cue.start, cue.end)
    kind = _BY_THEMSELVES[cue.role]
    refused = (
        _DENIED.match(text.low, cue.end)
        or not _about(text, where, _NEEDS.get(cue.role))
        or (cue.role == "rolling_whole" and not _stands_alone(text, cue))
        or (kind == "closed" and _conditional(text, where))
    )
    return None if refused else Deadline(where, kind)


def _stands_alone(text: Marked, cue: Cue) -> bool:
    """`This is an ongoing recruitment`, not `improve the ongoing recruitment of staff`."""
    before = _WORD.findall(text.flat, max(0, cue.start - 12), cue.start)
    return not _NOUN.match(text.flat, cue.end) and (not before or before[-1] in _ARTICLES)


def _about(text: Marked, where: Span, name: str | None) -> bool:
    """Whether the sentence has a word of the list `name`, or is hardly more than the phrase."""
    words = text.words(where)
    if name is None or len(words) - (where.end - where.start) <= _BARE:
        return True
    return any(word in words for word in _WORDS[name])


def _conditional(text: Marked, where: Span) -> bool:
    sentence = text.sentence(*where)
    return not _CONDITIONAL.isdisjoint(_WORD.findall(text.low[sentence.start : where.start]))


def _capped(text: Marked, cue: Cue) -> Deadline | None:
    """`will close once 100 applications are in`, but not `may close`."""
    sentence = text.sentence(cue.start, cue.end)
    before = _WORD.findall(text.low, sentence.start, cue.start)
    clause = _CLAUSE.match(text.flat, cue.end)
    if not clause or not _MAY.isdisjoint(before[-6:]):
        return None
    if any(word in clause[0] for word in _WORDS["capped_about"]):
        return Deadline(Span(cue.start, cue.end), "rolling")
    return None


def _open_value(text: Marked, cue: Cue) -> Deadline | None:
    """`Closing date: ongoing`."""
    label = _AFTER_LABEL.match(text.low, cue.end)
    end = label and _end_of(VALUES, text.low, label.end())
    if not end or _GOES_ON.match(text.low, end):
        return None
    if cue.role == "closing" and not text.of_posting(cue, text.sentence(cue.start, end)):
        return None
    return Deadline(Span(cue.start, end), "rolling")


def _end_of(phrases: tuple[str, ...], text: str, start: int) -> int | None:
    """Where the phrase that stands at `start` ends; `phrases` are longest first."""
    return next((start + len(one) for one in phrases if text.startswith(one, start)), None)


def _until(text: Marked, cue: Cue) -> Deadline | None:
    """`until the position is filled`, of a posting and not of a stopgap."""
    clause = _CLAUSE.match(text.flat, cue.end)
    subject = False
    for word in _WORD.finditer(clause[0] if clause else ""):
        if word[0] in _MAY:
            return None
        if word[0] in _DONE and subject:
            where = Span(cue.start, cue.end + word.end())
            return Deadline(where, "until_filled") if _about(text, where, "until_about") else None
        subject = subject or word[0] in _SUBJECTS
    return None


def _relative(text: Marked, unit: Cue) -> Deadline | None:
    """`two weeks from posting`, `apply within 30 days`."""
    count = _COUNT.search(text.flat, max(0, unit.start - _NEAR), unit.start)
    number = _COUNTS.get(count[1]) or int(count[1] if count[1].isdigit() else 0) if count else 0
    if not count or not number:
        return None
    days = number * _UNIT_DAYS[text.low[unit.start]]
    since = _FROM.match(text.flat, unit.end)
    anchor = _end_of(_ANCHORS, text.flat, since.end()) if since else None
    where = Span(count.start(), anchor or unit.end)
    if anchor and _ENDING.match(text.flat, anchor):
        return None
    if anchor:
        found = Deadline(where, "relative", days=days)
        return found if _about(text, where, "relative_about") else None
    if since and not _NOT_FROM.isdisjoint(_WORD.findall(text.low, since.end(), since.end() + 25)):
        return None
    before = text.low[max(0, count.start() - 80) : count.start()].split()
    while before and before[-1] in _SOFTENERS:
        before.pop()
    counted = " ".join(["", *before]).endswith(_BEFORE_COUNT)
    return Deadline(where, "relative", days=days) if counted else None
