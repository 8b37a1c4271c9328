"""Facts as JSON, version 1: fields may be added, never renamed."""

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from postinglint.facts import kinds
from postinglint.model import Posting, Span
from postinglint.reports.encode import encode
from postinglint.sourcemap import Location

SCHEMA: Literal["postinglint-facts/1"] = "postinglint-facts/1"


class Point(Struct, frozen=True):
    """A point in a file. Lines and columns count from 1, columns in code points; bytes from 0."""

    line: int
    column: int
    byte: int


class Range(Struct, frozen=True):
    """A stretch of a file; the end is exclusive."""

    start: Point
    end: Point


class Said(Struct, frozen=True):
    """The posting's own words, and where they stand."""

    text: str
    span: Range


class Value(Said, frozen=True):
    """A name or kind."""

    value: str


class Count(Said, frozen=True):
    """A number: years, minutes."""

    value: int


class Day(Said, frozen=True):
    """A day (ISO 8601), or null with the problem that keeps it from being told."""

    value: str | None
    problem: Literal["ambiguous", "impossible", "no_year"] | None
    inferred: list[str]


class Deadline(Said, frozen=True):
    """Until when to apply; `days` after posting, where `kind` is `relative`."""

    value: str | None
    kind: kinds.DeadlineKind
    days: int | None
    problem: Literal["ambiguous", "impossible", "no_year"] | None
    inferred: list[str]


class Place(Said, frozen=True):
    """Where the work is done: ISO 3166-2 region and ISO 3166-1 country."""

    city: str | None
    region: str | None
    country: str | None
    remote: bool


class Pay(Said, frozen=True):
    """A statement of pay, in units of `currency` (ISO 4217)."""

    min: float | None
    max: float | None
    currency: str | None
    period: kinds.Period | None
    kind: kinds.PayKind
    basis: kinds.Basis | None
    inferred: list[str]


class Statement(Said, frozen=True):
    """A statement, and the protected classes that it names."""

    classes: list[str]


class Statements(Struct, frozen=True):
    """Where the posting makes which statement: the first place, or null; benefits one by one."""

    equal_opportunity: Statement | None
    accommodation: Statement | None
    fair_chance: Statement | None
    ai_use: Statement | None
    vacancy: Statement | None
    contractor: Statement | None
    benefits: list[Statement]


class Degree(Said, frozen=True):
    """The lowest degree asked for."""

    level: str
    or_equivalent: bool


class Facts(Struct, frozen=True):
    """Everything that one posting states."""

    title: Value | None
    employer: Value | None
    places: list[Place]
    arrangement: Value | None
    employment_type: Value | None
    pay: list[Pay]
    posted: Day | None
    deadline: Deadline | None
    start: Day | None
    statements: Statements
    experience_years: list[Count]
    degree: Degree | None
    process_minutes: Count | None


class PostingFacts(Struct, frozen=True):
    """A posting: its file, and where in the file it stands ("" for all of it)."""

    path: str
    pointer: str
    facts: Facts


class Document(Struct, frozen=True):
    """What `postinglint facts --format json` prints."""

    schema: Literal["postinglint-facts/1"]
    postings: list[PostingFacts]


def render(stated: Sequence[tuple[Posting, kinds.Facts]]) -> str:
    """The facts of many postings as one JSON document."""
    postings = [PostingFacts(one.path, one.pointer, facts(one, said)) for one, said in stated]
    return encode(Document(SCHEMA, postings))


def location(place: Location) -> Range:
    """A location in the report's shape."""
    start, end = place.start, place.end
    return Range(Point(start.line, start.column, start.byte), Point(end.line, end.column, end.byte))


def facts(posting: Posting, stated: kinds.Facts) -> Facts:
    """What a posting states, in the report's shape."""
    return _Shaper(posting).facts(stated)


class _Shaper:
    """Turns facts with spans in the prose into facts with places in the file."""

    def __init__(self, posting: Posting) -> None:
        self._posting = posting

    def facts(self, stated: kinds.Facts) -> Facts:
        return Facts(
            title=self._value(stated.title),
            employer=self._value(stated.employer),
            places=[
                Place(*self._said(one.span), one.city, one.region, one.country, one.remote)
                for one in stated.places
            ],
            arrangement=self._value(stated.arrangements[0] if stated.arrangements else None),
            employment_type=self._value(stated.employment_type),
            pay=[self._pay(one) for one in stated.pay],
            posted=self._day(stated.posted),
            deadline=self._deadline(stated.deadlines[0]) if stated.deadlines else None,
            start=self._day(stated.start),
            statements=self._statements(stated.statements),
            experience_years=[
                Count(*self._said(one.span), one.value) for one in stated.experience_years
            ],
            degree=self._degree(stated.degree),
            process_minutes=self._count(stated.process_minutes),
        )

    def _said(self, span: Span) -> tuple[str, Range]:
        return self._posting.excerpt(span), location(self._posting.locate(span))

    def _value(self, one: kinds.Text | kinds.Arrangement | None) -> Value | None:
        return Value(*self._said(one.span), one.value) if one else None

    def _count(self, one: kinds.Number | None) -> Count | None:
        return Count(*self._said(one.span), one.value) if one else None

    def _day(self, one: kinds.Day | None) -> Day | None:
        if one is None:
            return None
        value = one.value.isoformat() if one.value else None
        return Day(*self._said(one.span), value, one.problem, list(one.inferred))

    def _deadline(self, one: kinds.Deadline) -> Deadline:
        value = one.value.isoformat() if one.value else None
        said = self._said(one.span)
        return Deadline(*said, value, one.kind, one.days, one.problem, list(one.inferred))

    def _pay(self, one: kinds.Pay) -> Pay:
        return Pay(
            *self._said(one.span),
            min=_number(one.min),
            max=_number(one.max),
            currency=one.currency,
            period=one.period,
            kind=one.kind,
            basis=one.basis,
            inferred=list(one.inferred),
        )

    def _degree(self, one: kinds.Degree | None) -> Degree | None:
        return Degree(*self._said(one.span), one.level, one.or_equivalent) if one else None

    def _statements(self, said: kinds.Statements) -> Statements:
        def shaped(one: kinds.Statement) -> Statement:
            return Statement(*self._said(one.span), list(one.classes))

        def first(several: tuple[kinds.Statement, ...]) -> Statement | None:
            return shaped(several[0]) if several else None

        return Statements(
            equal_opportunity=first(said.equal_opportunity),
            accommodation=first(said.accommodation),
            fair_chance=first(said.fair_chance),
            ai_use=first(said.ai_use),
            vacancy=first(said.vacancy),
            contractor=first(said.contractor),
            benefits=[shaped(one) for one in said.benefits],
        )


def _number(value: float | None) -> Any:  # noqa: ANN401 - whole amounts are written without ".0"
    return int(value) if value is not None and value == int(value) else value
