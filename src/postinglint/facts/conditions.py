"""What can be asked of a fact that is there: conditions that rules name.

Each is a function from the fact's values to those that fail it, with the words for a message.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from postinglint.facts.kinds import Deadline, Facts, Pay
from postinglint.model import Span

_YEAR = timedelta(days=366)
# What work can pay in currencies whose unit is about a dollar; beyond it a slip is likelier.
_LARGE_UNITS = frozenset({"USD", "CAD", "AUD", "NZD", "GBP", "EUR", "CHF"})
_PLAUSIBLE = {
    "hour": (2, 1000),
    "day": (15, 8000),
    "month": (150, 200_000),
    "year": (1500, 5_000_000),
}


@dataclass(frozen=True, slots=True)
class Failing:
    """A value that fails a condition, and what a message may say of it."""

    span: Span
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Condition:
    """A question to the fact named `of`. `limit` says that it wants a number from the rule."""

    of: str
    ask: Callable[[Facts, date, float], Iterator[Failing]]
    values: frozenset[str] = frozenset()
    limit: bool = False


def stated_pay(facts: Facts) -> tuple[Pay, ...]:
    """Pay with an amount; "competitive" states none."""
    return tuple(pay for pay in facts.pay if pay.kind != "unstated")


def amount(value: float) -> str:
    """An amount as people write it: 61,387.20 or 180,000."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _has_range(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    # One whole statement is enough: "from $20" beside "$20 to $25" hides nothing.
    stated = stated_pay(facts)
    if not any(pay.kind in ("range", "fixed") for pay in stated):
        ends = {"from": "no upper end", "up_to": "no lower end"}
        yield from (Failing(pay.span, {"lacks": ends[pay.kind]}) for pay in stated[:1])


def _has_currency(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    stated = stated_pay(facts)
    if stated and all(pay.currency is None for pay in stated):
        yield Failing(stated[0].span, {})


def _has_period(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    stated = stated_pay(facts)
    if stated and all(pay.period is None for pay in stated):
        yield Failing(stated[0].span, {})


def _is_ordered(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    for pay in facts.pay:
        if pay.min is not None and pay.max is not None and pay.max < pay.min:
            yield Failing(pay.span, {"min": amount(pay.min), "max": amount(pay.max)})


def _is_narrow(facts: Facts, _: date, limit: float) -> Iterator[Failing]:
    for pay in facts.pay:
        if pay.min and pay.max and pay.max / pay.min > limit:
            yield Failing(pay.span, {"times": f"{pay.max / pay.min:.1f}"})


def _is_plausible(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    for pay in stated_pay(facts):
        band = _PLAUSIBLE.get(pay.period or "")
        ends = [end for end in (pay.min, pay.max) if end is not None]
        if band and pay.currency in _LARGE_UNITS and "period" not in pay.inferred:
            low, high = band
            if any(not low <= end <= high for end in ends):
                yield Failing(pay.span, {"pay": pay_words(pay)})


def _dated(facts: Facts) -> Iterator[tuple[Deadline, date]]:
    return ((one, one.value) for one in facts.deadlines if one.value is not None)


def _closes(facts: Facts) -> Iterator[tuple[Deadline, date]]:
    # A priority date of a posting that stays open until it is filled may well have passed.
    return ((one, day) for one, day in _dated(facts) if one.kind == "date")


def _not_past(facts: Facts, as_of: date, __: float) -> Iterator[Failing]:
    days = [day for _, day in _closes(facts)]
    if days and max(days) < as_of:  # "extended to" outlives the date it replaces
        last = max(days)
        yield from (
            Failing(one.span, {"date": long_date(day), "ago": _ago((as_of - day).days)})
            for one, day in _closes(facts)
            if day == last
        )


def _ago(days: int) -> str:
    return "yesterday" if days == 1 else f"{days} days ago"


def _after_posting(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    posted = facts.posted.value if facts.posted else None
    for one, day in _dated(facts):
        if posted and day < posted:
            yield Failing(one.span, {"date": long_date(day), "posted": long_date(posted)})


def _within_a_year(facts: Facts, as_of: date, __: float) -> Iterator[Failing]:
    start = (facts.posted.value if facts.posted else None) or as_of
    for one, day in _dated(facts):
        if day - start > _YEAR:
            yield Failing(one.span, {"date": long_date(day), "from": long_date(start)})


def _real(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    days = (facts.posted, *facts.deadlines, facts.start)
    return (Failing(one.span, {}) for one in days if one and one.problem == "impossible")


def _unambiguous(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    return (Failing(one.span, {}) for one in facts.deadlines if one.problem == "ambiguous")


def _deadlines_agree(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    for (_first, earlier), (second, later) in pairwise(_closes(facts)):
        if earlier != later:
            yield Failing(second.span, {"one": long_date(earlier), "other": long_date(later)})


def _arrangements_agree(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    for first, second in pairwise(facts.arrangements):
        if first.value != second.value:
            yield Failing(second.span, {"one": first.value, "other": second.value})


def _pay_agrees(facts: Facts, _: date, __: float) -> Iterator[Failing]:
    """Two whole statements of the same sort whose ranges do not even overlap, or differ in part.

    Tables by level or place state several ranges on purpose; they are three or more.
    """
    whole = [pay for pay in facts.pay if pay.kind in ("range", "fixed") and pay.period]
    pairs = list(pairwise(whole)) if len(whole) == 2 else []
    for first, second in pairs:
        same_sort = (first.period, first.currency, first.basis) == (
            second.period,
            second.currency,
            second.basis,
        )
        if same_sort and (first.min, first.max) != (second.min, second.max):
            yield Failing(second.span, {"one": pay_words(first), "other": pay_words(second)})


def long_date(day: date) -> str:
    """A day without ambiguity: 29 February 2024."""
    return f"{day.day} {day:%B %Y}"


def pay_words(pay: Pay) -> str:
    """A pay statement in one form: USD 180,000–250,000 a year."""
    ends = [amount(value) for value in (pay.min, pay.max) if value is not None]
    said = "–".join(dict.fromkeys(ends))
    return f"{pay.currency or ''} {said} a {pay.period}".strip()


COMPLETE: dict[str, Condition] = {
    "pay-has-both-ends": Condition("pay", _has_range, frozenset({"lacks"})),
    "pay-has-currency": Condition("pay", _has_currency),
    "pay-has-period": Condition("pay", _has_period),
    "pay-is-ordered": Condition("pay", _is_ordered, frozenset({"min", "max"})),
    "pay-is-plausible": Condition("pay", _is_plausible, frozenset({"pay"})),
    "pay-range-at-most": Condition("pay", _is_narrow, frozenset({"times"}), limit=True),
    "deadline-not-past": Condition("deadline", _not_past, frozenset({"date", "ago"})),
    "deadline-within-a-year": Condition("deadline", _within_a_year, frozenset({"date", "from"})),
    "deadline-unambiguous": Condition("deadline", _unambiguous),
    "dates-exist": Condition("deadline", _real),
}
"""Whether what is stated says what it must."""

AGREE: dict[str, Condition] = {
    "pay": Condition("pay", _pay_agrees, frozenset({"one", "other"})),
    "deadlines": Condition("deadline", _deadlines_agree, frozenset({"one", "other"})),
    "deadline-after-posting": Condition("deadline", _after_posting, frozenset({"date", "posted"})),
    "arrangements": Condition("arrangement", _arrangements_agree, frozenset({"one", "other"})),
}
"""Whether two statements of a posting can both be true."""
