"""When a posting appeared, until when one can apply, and when work starts.

A day is judged by the field it stands in, else by the nearest cue before it in its sentence.
What needs no day (open until filled, rolling, closed, two weeks from posting) is read from phrases.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from postinglint.facts import wordlists
from postinglint.facts.dates import calendar, undated
from postinglint.facts.dates.cues import NAMING, Cue, Marked, Order, nearest, unfilled
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
_RANK = ("until_filled", "date", "closed", "relative", "rolling")
"""Of several kinds of deadline, the earlier ones say more exactly what holds."""
_LAST = frozenset({"deadline", "review", "priority"})
_LIMITED = frozenset({"applying", "deadline", "closing", "window", "review", "priority"})
_LIMITING = _LIMITED | {"sending", "other", "other_limit", "start", "posted"}
_OPENING = frozenset({"", "open", "opens", "opening", "from"})
_OR = frozenset({"or", "ou", "oder", "of", "o"})
_TO = frozenset({"", "and", "to", "until", "till", "through", "thru", "bis", "au"})

_FAR = 90
"""How far a deadline's or a first review's day may stand from its cue, in characters."""
_NEAR = 40
"""The same for words that also occur as plain verbs (`posted`, `start`)."""

_BESIDE = 120
"""How far after a day `until filled` may stand, in a sentence of its own."""
_SENTENCE = 480
"""No sentence is longer, as `Marked.sentence` counts."""

_ENDS = frozenset({"deadline", "closing"})
_PUT_OFF = frozenset({"to", "extended", "extended to", "now", "now extended to", "through"})
_WEEK_OF = _WORDS["week_of"]
_OF_ANOTHER = _WORDS["of_another"]

_WORD = re.compile(r"[^\W_]+")
_LABEL = re.compile(
    r"""(?:^|\n|[{,;>])[ \n"'*-]{0,4}([a-z][a-z -]{2,24})["'*]{0,3}[:=][ "'*]{0,4}$"""
)


class _Dated(NamedTuple):
    """A day and what it is the day of."""

    written: calendar.Written
    role: Role


def read(posting: Posting) -> tuple[Day | None, tuple[Deadline, ...], Day | None]:
    """When the posting appeared, every statement of its deadline, and when work starts.

    Each mention of a deadline counts: a rule may compare them. The one that an applicant must obey
    comes first. Where the posting is open until filled, or names the day from which applications
    are reviewed, its kind is `until_filled` and the day its value. Spans cover the day, or the
    phrase where there is none.
    """
    text = Marked(posting)
    found = _dated(posting, text)
    last = [one for one in found if one.role in _LAST]
    first = [one for one in found if one.role == "posted"]
    order = Order(posting, text, [(a.written, b.written) for a in first[:1] for b in last])
    posted = _first(found, "posted", order, None)
    since = posted.value if posted else None
    phrases = list(undated.phrases(text)) or list(_open_fields(posting))
    until_filled = [one.span for one in phrases if one.kind == "until_filled"]
    last.sort(key=lambda one: (one.role == "priority", one.written.start))
    deadlines = [_deadline(text, one, order, since, until_filled) for one in last]
    deadlines += [one for one in phrases if not _with_day(text, one, last)]
    deadlines.sort(key=lambda one: (_RANK.index(one.kind), one.value is None))
    return posted, tuple(deadlines), _first(found, "start", order, since)


def _first(found: list[_Dated], role: Role, order: Order, since: date | None) -> Day | None:
    for one in found:
        if one.role == role:
            reading = calendar.resolve(one.written, order.of(one.written), since)
            return Day(Span(one.written.start, one.written.end), *reading)
    return None


def _deadline(
    text: Marked, one: _Dated, order: Order, since: date | None, until_filled: list[Span]
) -> Deadline:
    """The deadline on a day. `until_filled` are the phrases that leave the end open."""
    written = one.written
    value, problem, inferred = calendar.resolve(written, order.of(written), since)
    first = bisect_left(until_filled, written.start - _SENTENCE, key=lambda span: span.start)
    last = bisect_left(until_filled, written.end + _SENTENCE, key=lambda span: span.start)
    beside = until_filled[first:last]
    is_open = (
        one.role == "review"
        or (one.role == "priority" and until_filled)
        or any(_open_beside(text, written, phrase) for phrase in beside)
    )
    span = Span(written.start, written.end)
    kind: DeadlineKind = "until_filled" if is_open else "date"
    return Deadline(span, kind, value, problem=problem, inferred=inferred)


def _open_beside(text: Marked, written: calendar.Written, phrase: Span) -> bool:
    """Whether `until filled` qualifies the day: said before it, or as `… or until filled`."""
    sentence = text.sentence(*phrase)
    if phrase.start < written.start:
        return written.start < sentence.end
    between = text.low[written.end : phrase.start]
    if sentence.start <= written.start:
        return not _OR.isdisjoint(_WORD.findall(between))
    return len(between) <= _BESIDE and "\n\n" not in between


# --- Days -----------------------------------------------------------------------------------------


def _dated(posting: Posting, text: Marked) -> list[_Dated]:
    """The days that say something of the posting, of applying or of starting."""
    fields = [(field.span, role) for field in posting.fields if (role := _field_role(field.name))]
    fields.sort()
    found: list[_Dated] = []
    opened: _Dated | None = None
    days = [day for day in text.days if not text.low.startswith(_OF_ANOTHER, day.end + 1)]
    for index, written in enumerate(days):
        last = days[index - 1] if index else None
        role = _role_of_field(text, written, fields) or _role(text, written, last)
        if opened and _joined(text, opened.written, written):
            if opened.role == "window":
                found.append(_Dated(opened.written, "posted"))
            elif found and _same(found[-1].written, opened.written):
                found.pop()
            found.append(_Dated(written, "deadline"))
            opened = None
        elif found and last == found[-1].written and _put_off(text, found[-1], written):
            found[-1] = _Dated(written, found[-1].role)
        elif role in {"window", "moved"}:
            opened = _Dated(written, role)
        elif role:
            found.append(_Dated(written, role))
    return found


def _put_off(text: Marked, first: _Dated, last: calendar.Written) -> bool:
    """Whether the later day takes the place of the first: `deadline 3 to 9 May`, `extended:`."""
    gap = text.low[first.written.end : last.start]
    if first.role not in _ENDS or len(gap) > _FAR or "\n\n" in gap:
        return False
    return unfilled(gap) in _PUT_OFF


def _same(one: calendar.Written, other: calendar.Written) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.month, other.day)


def _joined(text: Marked, first: calendar.Written, last: calendar.Written) -> bool:
    """Whether they are the two ends of a period: `1 March to 15 March`."""
    gap = text.low[first.end : last.start]
    return len(gap) <= _FAR and "\n\n" not in gap and unfilled(gap) in _TO


def _field_role(name: str) -> Role | None:
    """What a field of this name holds; of nested front matter, the last key counts."""
    return _FIELD_ROLES.get("".join(filter(str.isalpha, name.rpartition(".")[2])))


def _role_of_field(
    text: Marked, written: calendar.Written, fields: list[tuple[Span, Role]]
) -> Role | None:
    """The role of the field that a day stands in, unless the field goes on to name another."""
    index = bisect_right(fields, written.start, key=lambda field: field[0].start)
    if not index or written.start >= fields[index - 1][0].end:
        return None
    span, role = fields[index - 1]
    return None if nearest(text.between(span.start, written.start), NAMING) else role


def _role(text: Marked, written: calendar.Written, last: calendar.Written | None) -> Role | None:
    """What the words around a day make it. `last` is the day before it in the text."""
    label = _LABEL.search(text.low, max(0, written.start - _NEAR), written.start)
    if label and (named := _field_role(label[1])):
        return named
    sentence = text.sentence(written.start, written.end)
    if unfilled(text.low[sentence.start : written.start]) in _OPENING:
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
    text: Marked, written: calendar.Written, last: calendar.Written | None, sentence: Span
) -> Role | None:
    """What the nearest cue before a day makes it; else, what a limit right before it limits."""
    before = text.between(sentence.start, written.start)
    limit = nearest(before, {"limit"})
    cue = nearest(before, NAMING)
    if cue and cue.role != "other":
        loose = cue.role in {"posted", "start", "window"}
        reached = written.start - cue.end <= (_NEAR if cue.role in {"posted", "start"} else _FAR)
        limited = loose and limit is not None and limit.start >= cue.end
        foreign = cue.role == "closing" and not text.of_posting(cue, sentence)
        taken = last is not None and last.end > cue.end and not _listed(text, last, written)
        weekly = cue.role in _ENDS and text.low[
            max(0, written.start - 20) : written.start
        ].rstrip().endswith(_WEEK_OF)
        if reached and not limited and not foreign and not taken and not weekly:
            return _ROLES[cue.role]
    if limit and not unfilled(text.low[limit.end : written.start]):
        return "deadline" if _applies(text, limit, sentence) else None
    since = nearest(before, {"since"})
    if since and not unfilled(text.low[since.end : written.start]):
        of = nearest(text.between(sentence.start, since.start), _LIMITING)
        return "window" if of and of.role in _LIMITED else None
    return None


def _listed(text: Marked, first: calendar.Written, second: calendar.Written) -> bool:
    """Whether two days stand side by side, under one cue."""
    return unfilled(text.low[first.end : second.start]) in {"", "and", "or"}


def _applies(text: Marked, limit: Cue, sentence: Span) -> bool:
    """Whether the nearest thing that a limit can be of is applying."""
    before = text.between(sentence.start, limit.start)
    whole = text.between(*sentence)
    cue = nearest(before, _LIMITING)
    if cue and cue.role == "sending":
        foreign = any(one.role in {"other", "other_limit", "enclosed"} for one in before)
        return not foreign or any(one.role == "applying" for one in whole)
    if cue:
        return cue.role in _LIMITED
    if any(one.role == "enclosed" for one in before):
        around = text.between(sentence.start - _SENTENCE // 2, sentence.end + _SENTENCE // 2)
        return nearest(around, {"applying", "deadline"}) is not None
    return any(one.role in {"applying", "sending"} for one in whole if one.start >= limit.end)


def _told_after(text: Marked, written: calendar.Written, sentence: Span) -> Role | None:
    """`3 March is the deadline`, `3 March (closing date)`."""
    for cue in text.between(written.end, min(sentence.end, written.end + _NEAR)):
        if cue.role == "deadline" and text.low[cue.end : cue.end + 1] != ":":
            if any(cue.end <= day.start < min(sentence.end, cue.end + _NEAR) for day in text.days):
                return None
            gap = unfilled(text.low[written.end : cue.start])
            return "deadline" if gap in {"", "application", "final", "our"} else None
    return None


# --- Beside days ----------------------------------------------------------------------------------


def _open_fields(posting: Posting) -> Iterator[Deadline]:
    """`closes: rolling` in front matter, whose keys are no prose."""
    for field in posting.fields:
        if _field_role(field.name) == "deadline":
            value = posting.text(field.span).strip(" '\"").lower()
            if value in undated.VALUES:
                yield Deadline(field.span, "rolling")


def _with_day(text: Marked, found: Deadline, dated: list[_Dated]) -> bool:
    """Whether a day in the same sentence says it already."""
    if found.kind not in {"until_filled", "closed"}:
        return False
    sentence = text.sentence(*found.span)
    first = bisect_left(dated, sentence.start, key=lambda one: one.written.start)
    last = bisect_left(dated, sentence.end, key=lambda one: one.written.start)
    return any(
        one.role != "deadline"
        or found.kind == "closed"
        or _open_beside(text, one.written, found.span)
        for one in dated[first:last]
    )
