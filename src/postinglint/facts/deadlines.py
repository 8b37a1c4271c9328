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

Role = Literal["deadline", "review", "priority", "posted", "start", "window", "moved"]

_WORDS = wordlists.load("dates")
_FIELD_ROLES: dict[str, Role] = {
    name: role
    for role in ("deadline", "posted", "start", "window")
    for name in _WORDS[f"{role}_fields"]
}
_ROLES: dict[str, Role] = {
    "deadline": "deadline",
    "closing": "deadline",
    "review": "review",
    "priority": "priority",
    "posted": "posted",
    "start": "start",
    "window": "window",
    "moved": "moved",
}
_BY_THEMSELVES: dict[str, DeadlineKind] = {
    "until_filled": "until_filled",
    "rolling": "rolling",
    "rolling_basis": "rolling",
    "rolling_if_applying": "rolling",
    "closed": "closed",
}
_NEEDS = {
    "until_filled": "until_about",
    "rolling_basis": "rolling_basis_about",
    "rolling_if_applying": "rolling_about",
}
_LAST = frozenset({"deadline", "review", "priority"})
_LIMITED = frozenset({"applying", "deadline", "closing", "window", "review", "priority"})
_CONDITIONAL = frozenset(_WORDS["conditional"])
_SOFTENERS = frozenset(_WORDS["relative_fillers"])
_NOT_FROM = frozenset(_WORDS["not_from"])
_COUNTS = {word: number for number, word in enumerate(_WORDS["counts"], 1)}
_UNIT_DAYS = {"d": 1, "w": 7, "m": 30}
_OR = frozenset({"or", "ou", "oder", "of", "o"})
_TO = frozenset({"", "and", "to", "until", "till", "through", "thru", "bis", "au"})

_FAR = 90
"""How far a deadline's or a first review's day may stand from its cue, in characters."""
_NEAR = 40
"""The same for words that also occur as plain verbs (`posted`, `start`)."""

_OF_ANOTHER = _WORDS["of_another"]
_DONE = frozenset(_WORDS["until_done"])
_SUBJECTS = frozenset(_WORDS["until_subjects"])
_VALUES = tuple(sorted(_WORDS["rolling_values"], key=len, reverse=True))
_ANCHORS = tuple(sorted(_WORDS["relative_anchor"], key=len, reverse=True))
_BEFORE_COUNT = tuple(f" {phrase}" for phrase in _WORDS["relative_before"])
_BARE = 12
"""With so many characters more, a sentence says nothing beside the phrase."""

_WORD = re.compile(r"[^\W_]+")
_AFTER_LABEL = re.compile(r"[ \n*]{0,3}(?:[:-]|is\b|are\b)[ \n*]{0,3}")
_GOES_ON = re.compile(r"(?:[\w-]| (?:to|for|until|till|unit|through|positions?|roles?)\b)")
_CLAUSE = re.compile(r"[^.,;:!?]{0,70}")
_COUNT = re.compile(
    r"(?<![\w.,$-])(\d{1,3}|[a-z]{3,8})(?: ?\(\d{1,3}\))?[ -]{1,2}"
    r"(?:(?:calendar|business|working|consecutive|full) )?$"
)
_FROM = re.compile(r"'?s? (?:of|from|after|following|since) ")
_DENIED = re.compile(r"[ :?*]{0,4}(?:no|n|false)\b(?! later)")


class _Dated(NamedTuple):
    """A day and what it is the day of."""

    written: dates.Written
    role: Role


def read(posting: Posting) -> tuple[Day | None, tuple[Deadline, ...], Day | None]:
    """When the posting appeared, every statement of its deadline, and when work starts.

    Each mention of a deadline counts, in the posting's order: a rule may compare them. Where the
    posting is open until filled, or names the day from which applications are reviewed, its kind
    is `until_filled` and the day its value. Spans cover the day, or the phrase where there is none.
    """
    text = Marked(posting)
    found = _dated(posting, text)
    last = [one for one in found if one.role in _LAST]
    first = [one for one in found if one.role == "posted"]
    order = Order(posting, text, [(a.written, b.written) for a in first[:1] for b in last])
    posted = _first(found, "posted", order, None)
    since = posted.value if posted else None
    phrases = list(_undated(text))
    until_filled = [one.span for one in phrases if one.kind == "until_filled"]
    deadlines = [_deadline(text, one, order, since, until_filled) for one in last]
    deadlines += [one for one in phrases if not _with_day(text, one, last)]
    deadlines.sort(key=lambda one: one.span)
    return posted, tuple(deadlines), _first(found, "start", order, since)


def _first(found: list[_Dated], role: Role, order: Order, since: date | None) -> Day | None:
    for one in found:
        if one.role == role:
            reading = dates.resolve(one.written, order.of(one.written), since)
            return Day(Span(one.written.start, one.written.end), *reading)
    return None


def _deadline(
    text: Marked, one: _Dated, order: Order, since: date | None, until_filled: list[Span]
) -> Deadline:
    """The deadline on a day. `until_filled` are the phrases that leave the end open."""
    written = one.written
    value, problem, inferred = dates.resolve(written, order.of(written), since)
    is_open = (
        one.role == "review"
        or (one.role == "priority" and until_filled)
        or any(_open_beside(text, written, phrase) for phrase in until_filled)
    )
    span = Span(written.start, written.end)
    kind: DeadlineKind = "until_filled" if is_open else "date"
    return Deadline(span, kind, value, problem=problem, inferred=inferred)


def _open_beside(text: Marked, written: dates.Written, phrase: Span) -> bool:
    """Whether `until filled` qualifies the day: said before it, or as `… or until filled`."""
    sentence = text.sentence(*phrase)
    if phrase.start < written.start:
        return written.start < sentence.end
    between = text.low[written.end : phrase.start]
    return sentence.start <= written.start and not _OR.isdisjoint(_WORD.findall(between))


# --- Days -----------------------------------------------------------------------------------------


def _dated(posting: Posting, text: Marked) -> list[_Dated]:
    """The days that say something of the posting, of applying or of starting."""
    fields = [(field.span, role) for field in posting.fields if (role := _field_role(field.name))]
    found: list[_Dated] = []
    opened: _Dated | None = None
    for index, written in enumerate(text.days):
        last = text.days[index - 1] if index else None
        role = _role_of_field(text, written, fields) or _role(text, written, last)
        if opened and _joined(text, opened.written, written):
            if opened.role == "window":
                found.append(_Dated(opened.written, "posted"))
            else:
                found = [one for one in found if not _same(one.written, opened.written)]
            found.append(_Dated(written, "deadline"))
            opened = None
        elif role in {"window", "moved"}:
            opened = _Dated(written, role)
        elif role:
            found.append(_Dated(written, role))
    return found


def _same(one: dates.Written, other: dates.Written) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.month, other.day)


def _joined(text: Marked, first: dates.Written, last: dates.Written) -> bool:
    """Whether they are the two ends of a period: `1 March to 15 March`."""
    gap = text.low[first.end : last.start]
    return len(gap) <= _FAR and "\n\n" not in gap and unfilled(gap) in _TO


def _field_role(name: str) -> Role | None:
    """What a field of this name holds; of nested front matter, the last key counts."""
    return _FIELD_ROLES.get("".join(filter(str.isalpha, name.rpartition(".")[2])))


def _role_of_field(
    text: Marked, written: dates.Written, fields: list[tuple[Span, Role]]
) -> Role | None:
    """The role of the field that a day stands in, unless the field goes on to name another."""
    for span, role in fields:
        if span.start <= written.start < span.end:
            return None if nearest(text.between(span.start, written.start), NAMING) else role
    return None


def _role(text: Marked, written: dates.Written, last: dates.Written | None) -> Role | None:
    """What the words around a day make it. `last` is the day before it in the text."""
    sentence = text.sentence(written.start, written.end)
    if not unfilled(text.low[sentence.start : written.start]):
        labelled = text.label_above(sentence.start)
        if labelled:
            return _ROLES.get(labelled)
    role = _told_before(text, written, last, sentence)
    role = role or _told_after(text, written, sentence)
    if role == "deadline":
        around = text.between(*sentence)
        return "priority" if nearest(around, {"priority", "review"}) else role
    return role


def _told_before(
    text: Marked, written: dates.Written, last: dates.Written | None, sentence: Span
) -> Role | None:
    """What the nearest cue before a day makes it; else, what a limit right before it limits."""
    if text.low.startswith(_OF_ANOTHER, written.end + 1):
        return None
    before = text.between(sentence.start, written.start)
    limit = nearest(before, {"limit"})
    cue = nearest(before, NAMING)
    if cue and cue.role != "other":
        loose = cue.role in {"posted", "start", "window"}
        reached = written.start - cue.end <= (_NEAR if cue.role in {"posted", "start"} else _FAR)
        limited = loose and limit is not None and limit.start >= cue.end
        foreign = cue.role == "closing" and not _of_posting(text, cue, sentence)
        taken = last is not None and last.end > cue.end and not _listed(text, last, written)
        if reached and not limited and not foreign and not taken:
            return _ROLES[cue.role]
    if limit and not unfilled(text.low[limit.end : written.start]):
        return "deadline" if _applies(text, limit, sentence) else None
    return None


def _listed(text: Marked, first: dates.Written, second: dates.Written) -> bool:
    """Whether two days stand side by side, under one cue."""
    return unfilled(text.low[first.end : second.start]) in {"", "and", "or"}


def _of_posting(text: Marked, cue: Cue, sentence: Span) -> bool:
    """Whether what closes or expires is the posting."""
    if text.low[sentence.start : cue.start].rstrip(" *\n").endswith(("-", "|", "(", "/", "·")):
        return True
    if not _WORD.search(text.low, sentence.start, cue.start):
        return True
    words = text.low[sentence.start : sentence.end]
    return any(word in words for word in _WORDS["closing_about"])


def _applies(text: Marked, limit: Cue, sentence: Span) -> bool:
    """Whether the nearest thing that a limit can be of is applying."""
    before = text.between(sentence.start, limit.start)
    whole = text.between(*sentence)
    cue = nearest(before, _LIMITED | {"sending", "other", "other_limit", "start", "posted"})
    if cue and cue.role == "sending":
        foreign = any(one.role in {"other", "other_limit"} for one in before)
        return not foreign or any(one.role == "applying" for one in whole)
    if cue:
        return cue.role in _LIMITED
    return any(one.role in {"applying", "sending"} for one in whole if one.start >= limit.end)


def _told_after(text: Marked, written: dates.Written, sentence: Span) -> Role | None:
    """`3 March is the deadline`, `3 March (closing date)`."""
    for cue in text.between(written.end, min(sentence.end, written.end + _NEAR)):
        if cue.role == "deadline":
            gap = unfilled(text.low[written.end : cue.start])
            return "deadline" if gap in {"", "application", "final", "our"} else None
    return None


# --- Phrases without a day ------------------------------------------------------------------------


def _undated(text: Marked) -> Iterator[Deadline]:
    """Open until filled, rolling, closed, and counted from posting."""
    done = -1
    for cue in text.cues:
        found = _phrase(text, cue)
        if found and found.span.start >= done:
            done = found.span.end
            yield found


def _with_day(text: Marked, found: Deadline, dated: list[_Dated]) -> bool:
    """Whether a day in the same sentence says it already."""
    if found.kind not in {"until_filled", "closed"}:
        return False
    sentence = text.sentence(*found.span)
    return any(
        sentence.start <= one.written.start < sentence.end
        and (
            one.role != "deadline"
            or found.kind == "closed"
            or _open_beside(text, one.written, found.span)
        )
        for one in dated
    )


def _phrase(text: Marked, cue: Cue) -> Deadline | None:
    """What a cue says by itself, or with the words around it."""
    where = Span(cue.start, cue.end)
    kind = _BY_THEMSELVES.get(cue.role)
    if kind and not _DENIED.match(text.low, cue.end):
        if not _about(text, where, _NEEDS.get(cue.role)):
            return None
        return None if kind == "closed" and _conditional(text, where) else Deadline(where, kind)
    if cue.role == "limit" and text.low[cue.end - 2 : cue.end] in {"il", "ll"}:
        return _until(text, cue)
    if cue.role in {"deadline", "closing"}:
        return _open_value(text, cue)
    return _relative(text, cue) if cue.role == "relative_units" else None


def _about(text: Marked, where: Span, name: str | None) -> bool:
    """Whether the sentence has a word of the list `name`, or is hardly more than the phrase."""
    words = text.words(where)
    if name is None or len(words) - (where.end - where.start) <= _BARE:
        return True
    return any(word in words for word in _WORDS[name])


def _conditional(text: Marked, where: Span) -> bool:
    sentence = text.sentence(*where)
    return not _CONDITIONAL.isdisjoint(_WORD.findall(text.low[sentence.start : where.start]))


def _open_value(text: Marked, cue: Cue) -> Deadline | None:
    """`Closing date: ongoing`."""
    label = _AFTER_LABEL.match(text.low, cue.end)
    end = label and _end_of(_VALUES, text.low, label.end())
    if not end or _GOES_ON.match(text.low, end):
        return None
    if cue.role == "closing" and not _of_posting(text, cue, text.sentence(cue.start, end)):
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
