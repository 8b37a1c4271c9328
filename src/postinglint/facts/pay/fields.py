"""Pay that a posting gives as fields, their numbers with or without a sign."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from postinglint.facts.kinds import Pay, Period
from postinglint.facts.pay.amounts import scan
from postinglint.facts.pay.context import LETTERS, Found, Page, cues_in, surroundings
from postinglint.facts.pay.judge import judge
from postinglint.facts.pay.sums import Sum, sums
from postinglint.facts.pay.terms import state
from postinglint.facts.pay.vocabulary import DOLLAR, words
from postinglint.facts.wordlists import any_of, load
from postinglint.model import Field, Span

_SHORT = 60


def role_of(name: str) -> str | None:
    """What a field of this name holds: `amount`, `min`, `max`, `period`, `currency`; else None."""
    names, others, roles = _names()
    parts = LETTERS.findall(name)
    if len(parts) > 8 or names.isdisjoint(parts):
        return None
    rest = {part for part in parts if part not in names and part not in others}
    if not rest:
        return "min" if "min" in parts[0] else "max" if "max" in parts[0] else "amount"
    return next((role for role, known in roles if rest <= known), None)


@cache
def _names() -> tuple[frozenset[str], frozenset[str], tuple[tuple[str, frozenset[str]], ...]]:
    """The words that name fields of pay, those that may go with them, and those of each role."""
    lists = load("pay")
    roles = ("period", "currency", "min", "max")
    of_roles = tuple((role, frozenset(lists[f"field {role}"])) for role in roles)
    return frozenset(lists["field"]), frozenset(lists["field with"]), of_roles


def from_fields(page: Page) -> Iterator[Pay]:
    """Pay that the posting gives as fields, their numbers with or without a sign."""
    roles = [(one, role_of(one.name)) for one in page.posting.fields]
    roles = [(one, role) for one, role in roles if role]
    if not roles:
        return
    period = _field_period(page, roles)
    currency = _field_currency(page, roles)
    index = 0
    while index < len(roles):
        one, role = roles[index]
        step = 1
        after = roles[index + 1] if index + 1 < len(roles) else (one, None)
        if {role, after[1]} == {"min", "max"}:
            pay = _joined(page, *((one, after[0]) if role == "min" else (after[0], one)))
            step = 2
            pays = [pay] if pay else []
        elif role in ("amount", "min", "max"):
            pays = list(_in_field(page, one, role))
        else:
            pays = []
        index += step
        yield from (_completed(pay, period, currency) for pay in pays)


def _completed(pay: Pay, period: Period | None, currency: str | None) -> Pay:
    """A field's pay with the period and the currency that fields of their own give."""
    if pay.kind == "unstated":
        return pay
    inferred = pay.inferred
    if period and (pay.period is None or "period" in inferred):
        inferred = tuple(name for name in inferred if name != "period")
        pay = replace(pay, period=period, inferred=inferred)
    if currency and pay.currency is None:
        pay = replace(pay, currency=currency)
    return pay


def _field_period(page: Page, roles: list[tuple[Field, str | None]]) -> Period | None:
    known = words()
    for one, role in roles:
        if role == "period":
            for word in LETTERS.findall(page.low[one.span.start : one.span.end]):
                if word in known.alone or word in known.units:
                    return known.alone.get(word) or known.units[word]
    return None


def _field_currency(page: Page, roles: list[tuple[Field, str | None]]) -> str | None:
    for one, role in roles:
        if role == "currency":
            code = words().currency.get(page.low[one.span.start : one.span.end].strip())
            return "USD" if code == DOLLAR else code
    return None


def _field_sums(page: Page, one: Field, role: str) -> list[Found]:
    """The sums in a field's value that can be its pay."""
    found = list(sums(page.posting.prose, list(scan(page.posting.prose, *one.span))))
    signed = [group for group in found if group.low.signed or (group.high and group.high.signed)]
    groups = signed or [group for group in found if role != "amount" or _is_bare_pay(group)]
    listed = []
    for index, group in enumerate(groups):
        before = groups[index - 1].period_end if index else one.span.start
        after = groups[index + 1].span.start if index + 1 < len(groups) else one.span.end
        listed.append(surroundings(page, group, Span(before, after), one.span))
    if signed or one.span.end - one.span.start <= _SHORT:
        return listed
    return [around for around in listed if judge(page, around) is not None]


def _is_bare_pay(group: Sum) -> bool:
    """Whether numbers without a sign can be a field's pay: not a grade, a count or a year."""
    low, high = group.low, group.high
    if high is None and low.plain and 1990 < low.value < 2100:
        return False
    sized = low.scaled or low.value >= 100 or low.decimal or (high is not None and high.value >= 7)
    return sized or group.period is not None


def _in_field(page: Page, one: Field, role: str) -> Iterator[Pay]:
    """The statements in the value of one field of pay."""
    given = False
    for around in _field_sums(page, one, role):
        left = [cue for cue in cues_in(page.low, around.left) if cue.kind == "not"]
        right = cues_in(page.low, around.right)
        if (right and right[0].kind != "pay") or (left and judge(page, around) is None):
            continue
        cue = right[0].phrase if right else one.name.split()[-1]
        cue = "salary" if cue == "range" or "salary" in one.name else cue
        pay = state(page, around, cue, name=one.name)
        if role != "amount" and pay.kind == "fixed":
            pay = (
                replace(pay, kind="from", max=None)
                if role == "min"
                else replace(pay, kind="up_to", min=None)
            )
        given = True
        yield pay
    if not given:
        span = _value_phrase(page, one)
        if span:
            yield Pay(span, "unstated")


def _value_phrase(page: Page, one: Field) -> Span | None:
    """The words by which a field of pay says nothing of it: `DOE`."""
    found = _value().search(page.low, one.span.start, min(one.span.end, one.span.start + 80))
    return Span(found.start(), found.end()) if found else None


@cache
def _value() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load('pay')['unstated value'])}\b")


def _joined(page: Page, lower: Field, upper: Field) -> Pay | None:
    """One range from a field for its least and a field for its most."""
    ends = [_field_sums(page, lower, "min")[:1], _field_sums(page, upper, "max")[:1]]
    pays = [
        [state(page, around, "salary", name=one.name) for around in end]
        for end, one in zip(ends, (lower, upper), strict=True)
    ]
    if not pays[0] or not pays[1]:
        found = pays[0] or pays[1]
        if not found:
            return None
        kept = found[0]
        if pays[0]:
            return replace(kept, kind="from", min=ends[0][0].sum.low.value, max=None)
        return replace(kept, kind="up_to", min=None, max=ends[1][0].sum.low.value)
    first, last = pays[0][0], pays[1][0]
    low, high = ends[0][0].sum.low, ends[1][0].sum.low
    span = Span(min(first.span.start, last.span.start), max(first.span.end, last.span.end))
    period = last.period or first.period
    return Pay(
        span,
        "fixed" if low.value == high.value else "range",
        low.value,
        high.value,
        first.currency or last.currency,
        period,
        first.basis,
        last.inferred if last.period else first.inferred,
    )
