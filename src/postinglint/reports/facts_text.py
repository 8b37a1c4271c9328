"""Facts for people: one line a fact, with the words it was read from and where they stand."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import TypeVar

from postinglint.facts import kinds
from postinglint.facts.conditions import amount
from postinglint.model import Posting, Span
from postinglint.reports.style import Style, columns, counted, harmless

T = TypeVar("T")
_Row = tuple[str, str, Span | None]
_LABEL, _VALUE = 18, 40


def render(stated: Sequence[tuple[Posting, kinds.Facts]], style: Style) -> str:
    """Every fact of every posting; what is not stated is said to be so."""
    return "\n".join(line for posting, facts in stated for line in _posting(posting, facts, style))


def _posting(posting: Posting, facts: kinds.Facts, style: Style) -> Iterator[str]:
    yield style.paint(harmless(posting.path), "rule")
    for label, value, span in _rows(facts):
        if span is None:
            yield f"  {label:<{_LABEL}} {style.paint('not stated', 'faint')}"
            continue
        start = posting.locate(span).start
        place = f"{start.line}:{start.column}"
        room = max(style.width - _LABEL - _VALUE - 16, 16)
        words = _short(harmless(" ".join(posting.text(span).split())), room)
        read = style.paint(f"{place:<7} “{words}”", "faint")
        first, *more = textwrap.wrap(harmless(value), _VALUE) or [""]
        yield f"  {label:<{_LABEL}} {_pad(first, _VALUE)} {read}"
        yield from (f"  {'':<{_LABEL}} {line}" for line in more)
    for note in posting.notes:
        yield f"  {style.paint('note', 'note')}: {harmless(note)}"
    yield ""


def _rows(facts: kinds.Facts) -> Iterator[_Row]:
    yield from _several("title", [(one.value, one.span) for one in _one(facts.title)])
    yield from _several("employer", [(one.value, one.span) for one in _one(facts.employer)])
    yield from _several("place", [(_place(one), one.span) for one in facts.places])
    yield from _several("arrangement", [(one.value, one.span) for one in facts.arrangements])
    yield from _several("type", [(one.value, one.span) for one in _one(facts.employment_type)])
    yield from _several("pay", [(_pay(one), one.span) for one in facts.pay])
    yield from _several("posted", [(_day(one), one.span) for one in _one(facts.posted)])
    yield from _several("deadline", [(_deadline(one), one.span) for one in facts.deadlines])
    yield from _several("start", [(_day(one), one.span) for one in _one(facts.start)])
    said = facts.statements
    for label, statements in (
        ("equal opportunity", said.equal_opportunity),
        ("accommodation", said.accommodation),
        ("fair chance", said.fair_chance),
        ("AI use", said.ai_use),
        ("vacancy", said.vacancy),
        ("contractor", said.contractor),
        ("benefits", said.benefits),
    ):
        named = [(", ".join(one.classes) or "stated", one.span) for one in statements]
        yield from _several(label, named)
    years = [(counted(one.value, "year"), one.span) for one in facts.experience_years]
    yield from _several("experience", years)
    yield from _several("degree", [(_degree(one), one.span) for one in _one(facts.degree)])
    minutes = [(counted(one.value, "minute"), one.span) for one in _one(facts.process_minutes)]
    yield from _several("hiring process", minutes)


def _one(value: T | None) -> list[T]:
    return [] if value is None else [value]


def _several(label: str, values: Sequence[tuple[str, Span]]) -> Iterator[_Row]:
    if not values:
        yield label, "", None
    for number, (value, span) in enumerate(values):
        yield (label if number == 0 else ""), value, span


def _place(place: kinds.Place) -> str:
    parts = [place.city, place.region or place.country]
    named = ", ".join(part for part in parts if part) or "anywhere"
    return f"remote, {named}" if place.remote else named


def _pay(pay: kinds.Pay) -> str:
    if pay.kind == "unstated":
        return "mentioned without an amount"
    ends = [amount(value) for value in (pay.min, pay.max) if value is not None]
    said = " to ".join(dict.fromkeys(ends))
    lead = {"from": "from ", "up_to": "up to "}.get(pay.kind, "")
    period = f" a {pay.period}" if pay.period else ", period not stated"
    inferred = f" ({', '.join(pay.inferred)} inferred)" if pay.inferred else ""
    basis = f", {pay.basis}" if pay.basis else ""
    return f"{lead}{pay.currency or 'no currency'} {said}{period}{basis}{inferred}"


def _day(day: kinds.Day | kinds.Deadline) -> str:
    if day.value is None:
        return (day.problem or "not told").replace("_", " ")
    inferred = f" ({', '.join(day.inferred)} inferred)" if day.inferred else ""
    return f"{day.value.isoformat()}{inferred}"


def _deadline(one: kinds.Deadline) -> str:
    if one.kind == "date":
        return _day(one)
    kind = one.kind.replace("_", " ")
    if one.days is not None:
        return f"{kind}: {one.days} days"
    return f"{kind}, {one.value.isoformat()}" if one.value else kind


def _degree(degree: kinds.Degree) -> str:
    return f"{degree.level}, or equivalent" if degree.or_equivalent else degree.level


def _short(words: str, room: int) -> str:
    return words if len(words) <= room else f"{words[: room - 1]}…"


def _pad(text: str, width: int) -> str:
    return text + " " * max(width - columns(text), 0)
