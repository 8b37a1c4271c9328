"""What a sum of pay states: its kind, basis, currency and period."""

import re
from dataclasses import replace
from functools import cache

from postinglint.facts.kinds import Basis, Pay, PayKind, Period
from postinglint.facts.pay.context import (
    LETTERS,
    Found,
    Page,
    cues_in,
    heading_cue,
    in_header,
    labels,
    plausible,
)
from postinglint.facts.pay.phrases import holds
from postinglint.facts.pay.sums import Sum
from postinglint.facts.pay.vocabulary import DOLLAR, KRONA, words
from postinglint.facts.wordlists import any_of, load
from postinglint.model import Span

_COUNTRY_WIDTH = 400
_CODE = re.compile(r"(?<![^\W_])(cad|aud|nzd|sgd|hkd|mxn|usd|sek|nok|dkk)(?![^\W_])")
_TO = re.compile(
    r"(?:\A|[|,;:(\n–—-]|\b(?:basic|base|ote|salary|pay|package|pays|comp))\s{0,2}to\s{0,2}\Z"
)
_SPELT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FOR = re.compile(r"\s{0,2}(?:/|-\s?per\b|\b(?:per|each|every|for|an?)\b)")
_PER = re.compile(r"(?:\b(?:per|an|a|each)\s+|/\s?)([^\W\d_]+)")
_YEARLY = ("USD", "GBP", "EUR", "CAD", "AUD", "NZD", "CHF", "SGD", None)
_HOURLY = ("USD", "GBP", "CAD", "AUD")
# Far above what these pay a month.
_YEARLY_ELSEWHERE = {"PLN": 60_000, "CZK": 600_000, "SEK": 200_000, "NOK": 200_000, "DKK": 200_000}
_NORDIC = ("SEK", "NOK", "DKK")
_MOST = 30_000_000
_SALARY = ("salary", "salaries", "salaire", "gehalt", "salaris", "rémunération", "remuneration")
# The words of small amounts that are a month's pay.
_MONTHLY = (
    *_SALARY,
    "",
    "gross",
    "net",
    "brutto",
    "netto",
    "income",
    "starting salary",
    "salary range",
)
_RATE = (
    "rate",
    "rates",
    "hourly",
    "pay",
    "pays",
    "paying",
    "wage",
    "wages",
    "payrate",
    "w2",
    "c2c",
)


def state(page: Page, around: Found, cue: str, *, name: str = "") -> Pay:
    """The statement a sum makes."""
    one = around.sum
    inferred: list[str] = []
    currency = _currency(page, around, name, inferred)
    low, high = one.low, one.high
    if one.period == "hour" and high is None and low.value >= 1000 and low.digits[-4:-3] == ".":
        low = replace(low, value=low.value / 1000)  # $18.375/hour has no thousands
    period = one.period or _period_before(page, around, name)
    if period is None and not one.odd_period and high and thousands_meant(page, around, cue):
        low = replace(low, value=low.value * 1000)
        high = replace(high, value=high.value * 1000)
        inferred += ["min", "max"]
    kind = _kind(page, around, name)
    ends = (low.value, high.value if high else low.value)
    odd = one.odd_period or (period is None and _odd_before(page, around, name))
    if period is None and not odd:
        krona = currency is None and low.currency == KRONA
        period = _infer_period(ends, "SEK" if krona else currency, cue)
        period = None if period in ("hour", "month") and follows_other(page, one) else period
        inferred += ["period"] if period else []
    end = one.period_end if one.period or one.odd_period else one.span.end
    return Pay(
        Span(one.span.start, end),
        kind,
        None if kind == "up_to" else ends[0],
        None if kind == "from" else ends[1],
        currency,
        period,
        _basis(page, around, name),
        tuple(inferred),
    )


def _odd_before(page: Page, around: Found, name: str) -> bool:
    """Whether a period that is none of those told apart stands before a sum: `biweekly pay:`."""
    ahead = f"{name} {page.low[around.left.start : around.sum.span.start]}"
    return any(word in words().odd for word in _SPELT.findall(ahead))


def follows_other(page: Page, one: Sum) -> bool:
    """Whether a sum is said to be for something that is no period: `per camp`, `for electives`."""
    return _FOR.match(page.low, one.span.end) is not None


def _kind(page: Page, around: Found, name: str) -> PayKind:
    """Whether a sum is a range, one rate, or open at an end."""
    low, one = page.low, around.sum
    if one.high is not None:
        return "fixed" if one.high.value == one.low.value else "range"
    start = max(around.left.start, one.span.start - 45)
    apart = _SEAM.sub(" ", page.posting.prose[start : one.span.start]).lower()
    before = f"{name} {apart}".rstrip(" \u00a0:(*~=-\ufffd[")
    if before.endswith((">", "≥")):
        return "from"
    opening = _opening()
    found = opening.search(before)
    if found:
        return "up_to" if found["up"] else "from"
    closing = _closing().match(low, one.period_end, min(around.block.end, one.period_end + 24))
    if not closing:
        closing = _closing().match(low, one.span.end, min(around.block.end, one.span.end + 24))
    if closing and not _continues(low, closing.end()):
        return "up_to" if closing["up"] else "from"
    if one.low.bounded or (
        low[one.period_end : one.period_end + 1] == "+"
        and not (low[one.period_end + 1 : one.period_end + 2].isalnum())
    ):
        return "from"
    ahead = Span(max(around.block.start, one.span.start - 12), one.span.start)
    return "up_to" if _TO.search(low, ahead.start, ahead.end) else "fixed"


def _continues(low: str, at: int) -> bool:
    """`£30k max bonus`: the word speaks of what follows it."""
    return low[at : at + 7].strip().startswith(("bonus", "commis"))


@cache
def _opening() -> re.Pattern[str]:
    lists = load("pay")
    link = rf"(?:\s*(?:{any_of(lists['link'])}|[,:-]))"
    return re.compile(
        rf"(?<![^\W_])(?:(?P<up>{any_of(lists['up to'])})|{any_of(lists['from'])})"
        rf"{link}{{0,8}}\Z"
    )


@cache
def _closing() -> re.Pattern[str]:
    lists = load("pay")
    return re.compile(
        rf"[\s,(*.]{{0,3}}"
        rf"(?:(?P<up>{any_of(lists['up to after'])})|{any_of(lists['from after'])})\b"
    )


def _basis(page: Page, around: Found, name: str) -> Basis | None:
    """Base or total, where the words nearest to the sum say so."""
    lists = load("pay")
    right = cues_in(page.low, _beyond(page, around))
    left = cues_in(name, Span(0, len(name))) + cues_in(page.low, around.left)
    for cue in (*right[:2], *reversed(left[-3:])):
        if cue.phrase in lists["total"]:
            return "total"
        if cue.phrase in lists["base"]:
            return "base"
    return None


_BEYOND = re.compile(r"[\d+|;]|\bplus\b")


def _beyond(page: Page, around: Found) -> Span:
    """The few words after a sum, up to the next number or addition."""
    start = around.sum.span.end
    end = min(around.block.end, start + 60)
    cut = _BEYOND.search(page.low, start, end)
    return Span(start, cut.start() if cut else end)


def _currency(page: Page, around: Found, name: str, inferred: list[str]) -> str | None:
    """The currency of a sum: its code, its sign, or what a bare sign means where the work is."""
    one = around.sum
    codes = [end.currency for end in (one.low, one.high) if end and end.currency]
    exact = [code for code in codes if code not in (DOLLAR, KRONA)]
    if exact:
        return exact[-1]
    near = _named_near(page, around, name)
    if near:
        return near
    if not codes:
        lakh = one.low.lakh or (one.high is not None and one.high.lakh)
        if lakh:
            inferred.append("currency")
        return "INR" if lakh else None
    place = _place(page, around, codes[0])
    if place is not None and place != "USD":
        inferred.append("currency")
        return place
    return "USD" if codes[0] == DOLLAR else None


def _named_near(page: Page, around: Found, name: str) -> str | None:
    """A code that stands in the words around: `Salary (CAD): $70,000`, `in AUD`."""
    known = words().currency
    window = f"{name} {page.low[around.sentence.start : around.sentence.end]}"
    for match in _CODE.finditer(window):
        code = known.get(match[1])
        if code and code not in (DOLLAR, KRONA):
            return code
    return None


@cache
def _places() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name.removeprefix("place "), phrases)
        for name, phrases in load("pay").items()
        if name.startswith("place ") and name != "place fields"
    )


def _place(page: Page, around: Found, sign: str) -> str | None:
    """The currency of the one country the posting's location, or the line itself, names."""
    wanted = {"SEK", "NOK", "DKK"} if sign == KRONA else {"CAD", "AUD", "NZD", "SGD", "HKD"}
    texts = list(page.located)
    line = _line(page, around)
    if line.end - line.start <= _COUNTRY_WIDTH:
        texts.append(page.low[line.start : line.end])
    for text in texts:
        named = {code for code, phrases in _places() if holds(text, phrases, joined="_")}
        if named:
            return named.pop() if len(named) == 1 and named <= wanted else None
    return None


def _line(page: Page, around: Found) -> Span:
    """The line a sum stands in, or its whole block where that is short."""
    block, one = around.block, around.sum
    if block.end - block.start <= _COUNTRY_WIDTH:
        return block
    start = page.low.rfind("\n", block.start, one.span.start) + 1
    end = page.low.find("\n", one.span.end, block.end)
    return Span(max(block.start, start), end if end >= 0 else block.end)


def _period_before(page: Page, around: Found, name: str) -> Period | None:
    """A period said before the sum (`hourly rate: $20`), in its field's name or its heading."""
    one = around.sum
    texts = [page.low[around.left.start : one.span.start], name]
    texts.append(page.low[around.right.start : around.right.end])
    heading = _above(page, one.span.start)
    texts.append(heading)
    for text in texts:
        period = _period_in(text)
        if period is not None and plausible(one.top, period):
            return period
    return None


def _above(page: Page, offset: int) -> str:
    """The heading or label lines above the words at `offset`, where they speak of pay."""
    if heading_cue(page, offset) is None:
        return ""
    spans = list(labels(page, offset))
    return page.low[max(0, spans[0].start - 20) : spans[0].end]


def _period_in(text: str) -> Period | None:
    """The last period that words before a sum name."""
    known = words()
    best: Period | None = None
    for match in LETTERS.finditer(text):
        word = match[0]
        if word in known.alone and word not in ("year", "pa", "pd", "pw", "ph"):
            best = known.alone[word]
        elif len(word) > 6:
            best = _compound(word) or best
    if best is None and len(text) < 60:
        for match in _PER.finditer(text):
            if not re.search(
                r"\d\s*(?:hours?|hrs?|days?|weeks?|stunden)?\s*$", text[: match.start()]
            ):
                best = known.units.get(match[1], best)
    return best


@cache
def _compounds() -> tuple[tuple[str, Period], ...]:
    kinds: tuple[Period, ...] = ("hour", "day", "month", "year")
    return tuple((part, kind) for kind in kinds for part in load("pay")[f"compound {kind}"])


def _compound(word: str) -> Period | None:
    return next((period for part, period in _compounds() if part in word), None)


def thousands_meant(page: Page, around: Found, cue: str) -> bool:
    """`$75-$85 + equity`: whole numbers this small, of a salary or in a header, are thousands."""
    one = around.sum
    if one.high is None or one.low.scaled or one.high.scaled or one.low.decimal or one.high.decimal:
        return False
    if not ((30 if cue in _SALARY else 40) <= one.low.value < one.high.value <= 500):
        return False
    if one.period or one.odd_period:
        return False
    window = page.low[around.sentence.start : around.sentence.end]
    if cue in _SALARY:
        return True
    if cue in _RATE or "contract" in window or "hour" in window:
        return False
    return "equity" in page.low[one.span.end : one.span.end + 40] or (
        not cue and in_header(page, around)
    )


def _infer_period(ends: tuple[float, float], currency: str | None, cue: str) -> Period | None:
    """The period that the size of an amount leaves no doubt of, if it does."""
    least, most = min(ends), max(ends)
    hourly = 60 if cue in _SALARY else 250
    sound: tuple[tuple[Period, bool], ...] = (
        ("year", currency in _YEARLY and most >= 15_000 and least >= (1 if currency else 10_000)),
        ("year", currency == "INR" and least >= 250_000),
        ("month", currency in ("EUR", "CHF") and least >= 1000 and most <= 12_000),
        ("month", currency == "USD" and cue in _MONTHLY and least >= 400 and most <= 12_000),
        ("year", least >= _YEARLY_ELSEWHERE.get(currency or "", _MOST)),
        ("month", currency in _NORDIC and least >= 15_000 and most <= 90_000),
        ("month", currency == "CNY" and least >= 3000 and most <= 150_000),
        ("month", currency == "INR" and least >= 5000 and most <= 150_000),
        ("month", currency == "BRL" and bool(cue) and least >= 1000 and most <= 40_000),
        ("month", currency in ("CZK", "RUB") and least >= 15_000 and most <= 500_000),
        ("month", currency in ("PLN", "MYR") and 3000 <= most <= 45_000),
        ("hour", currency in _HOURLY and bool(cue) and least >= 7 and most <= hourly),
    )
    return next((period for period, holds in sound if holds and most < _MOST), None)
