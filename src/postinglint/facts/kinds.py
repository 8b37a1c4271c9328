"""What a posting can state, typed. Every value knows the words it was read from."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from postinglint.model import Span

Period = Literal["year", "month", "week", "day", "hour", "piece"]
PayKind = Literal["range", "fixed", "up_to", "from", "unstated"]
Basis = Literal["base", "total", "commission"]
ArrangementKind = Literal["onsite", "hybrid", "remote"]
DeadlineKind = Literal["date", "relative", "rolling", "until_filled", "closed"]


@dataclass(frozen=True, slots=True)
class Text:
    """A word or name as the posting gives it, tidied."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Number:
    """A count: years of experience, minutes of a process."""

    value: int
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work is done. `country` is ISO 3166-1 alpha-2, `region` ISO 3166-2 (`US-CA`).

    `remote` says that the work may be done from anywhere within the place named.
    """

    span: Span
    city: str | None = None
    region: str | None = None
    country: str | None = None
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """On site, hybrid or remote."""

    value: ArrangementKind
    span: Span


@dataclass(frozen=True, slots=True)
class Pay:
    """One statement of pay. Amounts are whole or decimal units of `currency` (ISO 4217).

    `kind` tells an open end apart: `from` has no `max`, `up_to` no `min`, and `unstated` is pay
    that is mentioned without an amount ("competitive"). `inferred` names the attributes that are
    not in the words but follow from them (`period` from the size of the amount).
    """

    span: Span
    kind: PayKind
    min: float | None = None
    max: float | None = None
    currency: str | None = None
    period: Period | None = None
    basis: Basis | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day: when the posting appeared, when work starts.

    `value` is None where words name a day that cannot be told (`03/04/2025`, the 30th of
    February); then `problem` says which.
    """

    span: Span
    value: date | None = None
    problem: Literal["ambiguous", "impossible", "no_year"] | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when one can apply. `days` counts from posting, where `kind` is `relative`."""

    span: Span
    kind: DeadlineKind
    value: date | None = None
    days: int | None = None
    problem: Literal["ambiguous", "impossible", "no_year"] | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement the posting makes. `classes` are the protected classes that it names."""

    span: Span
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Degree:
    """The lowest degree asked for, and whether experience may stand in for it."""

    level: Literal["secondary", "associate", "bachelor", "master", "doctorate"]
    or_equivalent: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements told apart; each is the list of places where the posting makes it."""

    equal_opportunity: tuple[Statement, ...] = ()
    accommodation: tuple[Statement, ...] = ()
    fair_chance: tuple[Statement, ...] = ()
    ai_use: tuple[Statement, ...] = ()
    vacancy: tuple[Statement, ...] = ()
    contractor: tuple[Statement, ...] = ()
    benefits: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a posting states that rules ask about."""

    title: Text | None = None
    employer: Text | None = None
    places: tuple[Place, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    employment_type: Text | None = None
    pay: tuple[Pay, ...] = ()
    posted: Day | None = None
    deadlines: tuple[Deadline, ...] = ()
    start: Day | None = None
    statements: Statements = field(default_factory=Statements)
    experience_years: tuple[Number, ...] = ()
    degree: Degree | None = None
    process_minutes: Number | None = None
