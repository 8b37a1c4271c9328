"""When a posting appeared, until when one can apply, and when work starts.

A day is judged by the field it stands in, else by the nearest cue before it in its sentence.
What needs no day (open until filled, rolling, closed, two weeks from posting) is read from phrases.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from postinglint.facts import dates, wordlists
from postinglint.facts.daycues import NAMING, Cue, Marked, Order, nearest, unfilled
from postinglint.facts.kinds import Day, Deadline, DeadlineKind
from postinglint.model import Posting, Span

Role = Literal["deadline", "priority", "posted", "start", "window"]

_WORDS = wordlists.load("dates")
_FIELD_ROLES: dict[str, Role] = {
    name: role
    for role in ("deadline", "posted", "start", "window")
    for name in _WORDS[f"{role}_fields"]
}
_ROLES: dict[str, Role] = {
    "deadline": "deadline",
    "closing": "deadline",
    "priority": "priority",
    "posted": "posted",
    "start": "start",
    "window": "window",
}
_BY_THEMSELVES: dict[str, DeadlineKind] = {
    "until_filled": "until_filled",
    "rolling": "rolling",
    "rolling_basis": "rolling",
    "rolling_if_applying": "rolling",
    "closed": "closed",
}
_NEEDS = {"rolling_basis": "rolling_basis_about", "rolling_if_applying": "rolling_about"}
_LIMITED = frozenset({"applying", "deadline", "closing", "window", "priority"})
_CONDITIONAL = frozenset(_WORDS["conditional"])
_SOFTENERS = frozenset(_WORDS["relative_fillers"])
_NOT_FROM = frozenset(_WORDS["not_from"])
_COUNTS = {word: number for number, word in enumerate(_WORDS["counts"], 1)}
_UNIT_DAYS = {"d": 1, "w": 7, "m": 30}
_TO = frozenset({"", "to", "until", "till", "through", "thru", "bis", "au"})

_FAR = 90
"""How far a deadline's or a first review's day may stand from its cue, in characters."""
_NEAR = 40
"""The same for words that also occur as plain verbs (`posted`, `start`)."""

_WORD = re.compile(r"[^\W_]+")
_VALUE = re.compile(
    r"[\s*_]{0,3}(?:[:-]|is\b|are\b)[\s*_]{0,3}"
    + wordlists.any_of(_WORDS["rolling_values"])
    + r"(?![\w-])(?!\s(?:to|for|positions?|roles?)\b)"
)
_UNTIL = re.compile(
    r"(?:un)?till?\s(?:the\s|this\s|a\s|an\s|all\s|that\s)?(?:[\w-]{1,20}\s){0,3}?"
    + wordlists.any_of(_WORDS["until_subjects"])
    + r"(?:\(s\))?\s(?:is|are|has been|have been|can be)\s(?:[\w-]{1,20}\s)?"
    + wordlists.any_of(_WORDS["until_done"])
    + r"(?!\w)"
)
_COUNT = re.compile(
    r"(?<![\w.,$£€-])(\d{1,3}|" + "|".join(_COUNTS) + r")(?:\s?\(\s?\d{1,3}\s?\))?[\s-]{1,2}"
    r"(?:(?:calendar|business|working|consecutive|full)\s)?$"
)
_FROM = re.compile(r"'?s?\s(?:of|from|after|following|since)\s")
_ANCHOR = re.compile(wordlists.any_of(_WORDS["relative_anchor"]) + r"(?!\w)")
_BEFORE_COUNT = re.compile(r"(?<!\w)" + wordlists.any_of(_WORDS["relative_before"]) + r"$")


class _Dated(NamedTuple):
    """A day and what it is the day of."""

    written: dates.Written
    role: Role


def read(posting: Posting) -> tuple[Day | None, tuple[Deadline, ...], Day | None]:
    """When the posting appeared, every statement of its deadline, and when work starts.

    Each mention of a deadline counts, in the posting's order: a rule may compare them. A day from
    which applications are first looked at (`priority deadline`) leaves the posting open: its kind
    is `until_filled`, with that day as value. Spans cover the day, or the phrase where there is
    none.
    """
    text = Marked(posting)
    found = list(_dated(posting, text))
    order = Order(posting, text)
    posted = _first(found, "posted", order, None)
    since = posted.value if posted else None
    last = [one for one in found if one.role in {"deadline", "priority"}]
    deadlines = [_deadline(one, order, since) for one in last]
    deadlines += _undated(text, last)
    deadlines.sort(key=lambda one: one.span)
    return posted, tuple(deadlines), _first(found, "start", order, since)


def _first(found: list[_Dated], role: Role, order: Order, since: date | None) -> Day | None:
    for one in found:
        if one.role == role:
            reading = dates.resolve(one.written, order.of(one.written), since)
            return Day(Span(one.written.start, one.written.end), *reading)
    return None


def _deadline(one: _Dated, order: Order, since: date | None) -> Deadline:
    written = one.written
    value, problem, inferred = dates.resolve(written, order.of(written), since)
    kind: DeadlineKind = "date" if one.role == "deadline" else "until_filled"
    span = Span(written.start, written.end)
    return Deadline(span, kind, value, problem=problem, inferred=inferred)


# --- Days -----------------------------------------------------------------------------------------


def _dated(posting: Posting, text: Marked) -> Iterator[_Dated]:
    """The days that say something of the posting, of applying or of starting."""
    if not text.days:
        return
    fields = [(field.span, role) for field in posting.fields if (role := _field_role(field.name))]
    opened: dates.Written | None = None
    for written in text.days:
        named = (role for span, role in fields if span.start <= written.start < span.end)
        role = next(named, None) or _role(text, written)
        if opened and _joined(text, opened, written):
            yield _Dated(opened, "posted")
            yield _Dated(written, "deadline")
            opened = None
        elif role == "window":
            opened = written
        elif role:
            yield _Dated(written, role)


def _joined(text: Marked, first: dates.Written, last: dates.Written) -> bool:
    """Whether they are the two ends of a period: `1 March to 15 March`."""
    gap = text.low[first.end : last.start]
    return len(gap) <= _FAR and "\n\n" not in gap and unfilled(gap) in _TO


def _field_role(name: str) -> Role | None:
    """What a field of this name holds; of nested front matter, the last key counts."""
    return _FIELD_ROLES.get("".join(filter(str.isalpha, name.rpartition(".")[2])))


def _role(text: Marked, written: dates.Written) -> Role | None:
    """What the words around a day make it."""
    sentence = text.sentence(written.start, written.end)
    before = text.between(sentence.start, written.start)
    if not unfilled(text.low[sentence.start : written.start]):
        labelled = text.label_above(sentence.start)
        if labelled:
            return _ROLES.get(labelled)
    role = _told_before(text, written, before, sentence)
    role = role or _told_after(text, written, sentence)
    if role == "deadline" and nearest(text.between(*sentence), {"priority"}):
        return "priority"
    return role


def _told_before(
    text: Marked, written: dates.Written, before: list[Cue], sentence: Span
) -> Role | None:
    """What the nearest cue before a day makes it; else, what a limit right before it limits."""
    limit = nearest(before, {"limit"})
    cue = nearest(before, NAMING)
    if cue and cue.role != "other":
        strict = cue.role in {"posted", "start", "window"}
        reached = written.start - cue.end <= (_NEAR if cue.role in {"posted", "start"} else _FAR)
        limited = strict and limit is not None and limit.start >= cue.end
        foreign = cue.role == "closing" and not _of_posting(text, cue, sentence)
        if reached and not limited and not foreign:
            return _ROLES[cue.role]
    if limit and not unfilled(text.low[limit.end : written.start]):
        return "deadline" if _applies(text, limit, sentence) else None
    return None


def _of_posting(text: Marked, cue: Cue, sentence: Span) -> bool:
    """Whether what closes or expires is the posting."""
    if not _WORD.search(text.low, sentence.start, cue.start):
        return True
    words = text.low[sentence.start : sentence.end]
    return any(word in words for word in _WORDS["closing_about"])


def _applies(text: Marked, limit: Cue, sentence: Span) -> bool:
    """Whether the nearest thing that a limit can be of is applying."""
    before = text.between(sentence.start, limit.start)
    cue = nearest(before, _LIMITED | {"other", "other_limit", "start", "posted"})
    if cue:
        return cue.role in _LIMITED
    return any(one.role == "applying" for one in text.between(limit.end, sentence.end))


def _told_after(text: Marked, written: dates.Written, sentence: Span) -> Role | None:
    """`3 March is the deadline`, `3 March (closing date)`."""
    for cue in text.between(written.end, min(sentence.end, written.end + _NEAR)):
        if cue.role == "deadline":
            gap = unfilled(text.low[written.end : cue.start])
            return "deadline" if gap in {"", "application", "final", "our"} else None
    return None


# --- Phrases without a day ------------------------------------------------------------------------


def _undated(text: Marked, dated: list[_Dated]) -> Iterator[Deadline]:
    """Open until filled, rolling, closed, and counted from posting."""
    done = -1
    for cue in text.cues:
        found = _phrase(text, cue)
        if found and found.span.start >= done and not _with_day(text, found, dated):
            done = found.span.end
            yield found


def _with_day(text: Marked, found: Deadline, dated: list[_Dated]) -> bool:
    """Whether a day in the same sentence says it already."""
    if found.kind not in {"until_filled", "closed"}:
        return False
    sentence = text.sentence(*found.span)
    return any(
        sentence.start <= one.written.start < sentence.end
        and (one.role == "priority" or found.kind == "closed")
        for one in dated
    )


def _phrase(text: Marked, cue: Cue) -> Deadline | None:
    """What a cue says by itself, or with the words around it."""
    where = Span(cue.start, cue.end)
    kind = _BY_THEMSELVES.get(cue.role)
    if kind:
        about = _NEEDS.get(cue.role)
        if about and not _about(text, where, about):
            return None
        return None if kind == "closed" and _conditional(text, where) else Deadline(where, kind)
    if cue.role == "limit" and text.low[cue.end - 2 : cue.end] in {"il", "ll"}:
        return _until(text, cue)
    if cue.role in {"deadline", "closing"}:
        value = _VALUE.match(text.low, cue.end)
        return Deadline(Span(cue.start, value.end()), "rolling") if value else None
    return _relative(text, cue) if cue.role == "relative_units" else None


def _about(text: Marked, where: Span, name: str) -> bool:
    words = text.words(where)
    return any(word in words for word in _WORDS[name])


def _conditional(text: Marked, where: Span) -> bool:
    sentence = text.sentence(*where)
    return not _CONDITIONAL.isdisjoint(_WORD.findall(text.low[sentence.start : where.start]))


def _until(text: Marked, cue: Cue) -> Deadline | None:
    """`until the position is filled`, of a posting and not of a stopgap."""
    match = _UNTIL.match(text.low, cue.start)
    if not match:
        return None
    where = Span(*match.span())
    return Deadline(where, "until_filled") if _about(text, where, "until_about") else None


def _relative(text: Marked, unit: Cue) -> Deadline | None:
    """`two weeks from posting`, `apply within 30 days`."""
    count = _COUNT.search(text.low, max(0, unit.start - _NEAR), unit.start)
    if not count:
        return None
    number = int(count[1]) if count[1].isdigit() else _COUNTS[count[1]]
    days = number * _UNIT_DAYS[text.low[unit.start]]
    since = _FROM.match(text.low, unit.end)
    anchor = _ANCHOR.match(text.low, since.end()) if since else None
    where = Span(count.start(), anchor.end() if anchor else unit.end)
    if anchor:
        cues = text.between(*text.sentence(*where))
        told = (c.role in _LIMITED and not where.start <= c.start < where.end for c in cues)
        return Deadline(where, "relative", days=days) if any(told) else None
    if since and not _NOT_FROM.isdisjoint(_WORD.findall(text.low, since.end(), since.end() + 25)):
        return None
    before = text.low[max(0, count.start() - 80) : count.start()].split()
    while before and before[-1] in _SOFTENERS:
        before.pop()
    counted = _BEFORE_COUNT.search(" ".join(before))
    return Deadline(where, "relative", days=days) if counted else None
