"""Calendar days out of words: `29 Feb. 2024`, `2024-02-29`, `03/04/2025`, `le 3 mars`.

`find` reads what is written; `resolve` says which day that is, or why it cannot be told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from postinglint.facts import wordlists

Problem = Literal["ambiguous", "impossible", "no_year"]
Order = Literal["day_first", "month_first"]

_WORDS = wordlists.load("dates")
_MONTHS = {word: number for number in range(1, 13) for word in _WORDS[f"month_{number}"]}
_WEEKDAYS = {word: number for number in range(1, 8) for word in _WORDS[f"weekday_{number}"]}
_YEARS = range(1900, 2200)
# A 29 February without a year is at most eight years off (1896 to 1904).
_LEAP_GAP = 9


class _Parts(NamedTuple):
    """Year, month and day as written; None for a year left out."""

    end: int
    year: int | None
    month: int
    day: int
    start: int = -1
    order: Order | None = "month_first"


@dataclass(frozen=True, slots=True)
class Written:
    """A day as `text[start:end]` writes it. Month and day need not exist.

    `order` is None where nothing in the writing tells the day from the month; then `month` and
    `day` stand in the order of the text. `weekday` counts from Monday as 1. `slashed` marks
    numbers alone, year last (`3/31/2025`): the writing that two countries read differently.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    order: Order | None
    weekday: int | None = None
    slashed: bool = False


class Reading(NamedTuple):
    """Which day it is, or why that cannot be told, and what had to be inferred."""

    value: date | None
    problem: Problem | None = None
    inferred: tuple[str, ...] = ()


_YEAR_FIRST = re.compile(r"(\d{4})([-/.]|\. ?)(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})( ?[-/.] ?)(\d{1,2})\2(\d{4}|\d{2})(?![\d%]|[-/.,]\d)")
_SHORT = re.compile(r"(\d{1,2})(?:/(\d{1,2})|\. ?(\d{1,2})\.)(?![\d%/]|[-/.,]\d)")
_YEAR_AFTER = (
    r"(?:(?:\s?[.,]{0,2}\s{0,3}(?:(?:of|de|del)\s)?|[-/])"
    r"((?:19|20|21)\d\d)(?!\d|\s?(?:hours|hrs|h\b))"
    r"|[\s-]{0,2}['’](\d\d)(?!\d)|(?:[-/]|,? (?=\d\d(?:\n|$)))(\d\d)(?!\d))?"
)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:\s?(?:st|nd|rd|th)|er\b|e\b|[ºª°.])?(?:\sday)?[\s,./-]{0,3}"
    r"(?:(?:of|de|di|den)\s(?:the\s)?)?([^\W\d_]{3,10})" + _YEAR_AFTER
)
_DAY_AFTER_MONTH = re.compile(
    r"(\d{1,2})(?:\s?(?:st|nd|rd|th))?(?![\d/%]|:\d|\.\d|,\d{3}(?!\d))"
    r"(?:\s?-\s?(\d{1,2})(?:st|nd|rd|th)?(?![\d:]))?" + _YEAR_AFTER
)
_MONTH_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]{3,15})(?:\.?\s{0,3}|-|/)(?:the )?$")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[\s-]{1,2}([^\W\d_]{3,10})\.?[\s-]{1,2}(\d{1,2})(?!\d)")
_WEEKDAY_BEFORE = re.compile(
    r"(?<![^\W_])([^\W\d_]{2,10})[.,]{0,2}\s{0,3}(?:\(|(?:the|den|dem|le|el)\s)?$"
)
_WEEKDAY_AFTER = re.compile(r"\s{0,2},?\s?\(?([^\W\d_]{2,10})\b")
_NO_DAYS = frozenset({"24/7", "9/11", "50/50"})
_MONEY = frozenset("$£€#=")
_LITTLE = ("on", "by", "is", "until", "before", "through")
_JOINTS = frozenset("-/.&+")


def find(text: str) -> Iterator[Written]:
    """The days written in `text` (in lower case), in order.

    A number is no day by itself: pay, phone numbers and versions yield nothing unless they look
    like a whole day, and the caller judges by the words around whether it is one.
    """
    done = 0
    for start in _number_starts(text):
        if start < done:
            continue
        parts = _read(text, start)
        if parts is None:
            continue
        begin = parts.start if parts.start >= 0 else start
        if begin < done:
            continue
        done = parts.end
        numbers = text[start : parts.end]
        slashed = "/" in numbers[:3] and not any(char.isalpha() for char in numbers)
        yield Written(
            begin,
            parts.end,
            parts.year,
            parts.month,
            parts.day,
            parts.order,
            _weekday(text, begin, parts.end),
            slashed and parts.start < 0,
        )


def resolve(written: Written, order: Order | None = None, since: date | None = None) -> Reading:
    """The day that is meant.

    Args:
        written: what the text writes.
        order: which comes first, where the writing does not tell and the posting does.
        since: when the posting appeared: a year left out is that of the next such day.
    """
    month, day = written.month, written.day
    inferred: tuple[str, ...] = ()
    if written.order is None and month != day:
        order = _order_by_weekday(written) or order
        if order is None:
            return Reading(None, "ambiguous")
        inferred = ("order",)
        if order == "day_first":
            month, day = day, month
    if written.year is not None:
        value = _day(written.year, month, day)
        return Reading(value, None, inferred) if value else Reading(None, "impossible")
    if _day(2000, month, day) is None:
        return Reading(None, "impossible")
    if since is None:
        return Reading(None, "no_year")
    return Reading(_next(month, day, since), None, (*inferred, "year"))


def _number_starts(text: str) -> list[int]:
    """Where numbers begin. Ten searches for a character are far quicker than one pattern."""
    digits: list[int] = []
    for digit in "0123456789":
        at = text.find(digit)
        while at >= 0:
            digits.append(at)
            at = text.find(digit, at + 1)
    digits.sort()
    return [at for last, at in zip([-2, *digits], digits, strict=False) if at != last + 1]


def _read(text: str, start: int) -> _Parts | None:
    """The day whose first number stands at `start`."""
    after_month = _after_month(text, start)
    if after_month:
        return after_month
    if start and _glued(text, start):
        # `Closing date-12th March`
        worded = text[start - 1] == "-" and text[start - 3 : start - 1].isalpha()
        return _before_month(text, start) if worded else None
    return _digits(text, start) or _before_month(text, start)


def _glued(text: str, start: int) -> bool:
    """Whether the number goes on from what stands before it: `v2.10`, `$12`, `555-1234`."""
    last, before = text[start - 1], text[start - 2 : start - 1] if start > 1 else ""
    if last.isalpha():
        return not before.isalpha()
    return last in _MONEY or (last in _JOINTS and before.isalnum())


def _after_month(text: str, start: int) -> _Parts | None:
    """`February 29, 2024`, and the last day of `March 3-15, 2024`."""
    if start < 3 or not (text[start - 1] in " \n./-" or text[start - 1].isalpha()):
        return None
    before = _MONTH_BEFORE.search(text[max(0, start - 18) : start])
    name = _unglued(before[1]) if before else ""
    month = _MONTHS.get(name)
    if not before or month is None:
        return None
    match = _DAY_AFTER_MONTH.match(text, start)
    if not match:
        return None
    day = int(match[2] or match[1])
    year = _year(match[3] or match[4] or match[5])
    begin = max(0, start - 18) + before.end(1) - len(name)
    return _Parts(match.end(), year, month, day, begin, "month_first")


def _unglued(word: str) -> str:
    """A month with a little word run into it, as text out of a PDF has it: `onMarch 3`."""
    if word in _MONTHS:
        return word
    bare = (word.removeprefix(little) for little in _LITTLE)
    return next((name for name in bare if name in _MONTHS), word)


def _digits(text: str, start: int) -> _Parts | None:
    """A day in numbers alone."""
    if match := _YEAR_FIRST.match(text, start):
        parts = _Parts(match.end(), int(match[1]), int(match[3]), int(match[4]))
        return parts if parts.year in _YEARS else None
    if match := _COMPACT.match(text, start):
        parts = _Parts(match.end(), int(match[1]), int(match[2]), int(match[3]))
        return parts if _day(int(match[1]), parts.month, parts.day) else None
    if match := _NUMERIC.match(text, start):
        parts = _ordered(match.end(), _year(match[4]), match[1], match[3], match[2].strip())
        return parts if parts.year in _YEARS else None
    match = _SHORT.match(text, start)
    return _without_year(match) if match else None


def _without_year(match: re.Match[str]) -> _Parts | None:
    """`3/15` or `15.3.`, unless it is a fraction, or a week of service."""
    parts = _ordered(match.end(), None, match[1], match[2] or match[3], "/" if match[2] else ".")
    if match.group() in _NO_DAYS or _day(2000, parts.month, parts.day) is None:
        return None
    return parts


def _ordered(end: int, year: int | None, first: str, second: str, separator: str) -> _Parts:
    """Month and day told apart where their size or a dot between them does."""
    one, two = int(first), int(second)
    if two > 12 and one <= 12:
        return _Parts(end, year, one, two, -1, "month_first")
    if one > 12 or separator == ".":
        return _Parts(end, year, two, one, -1, "day_first")
    return _Parts(end, year, one, two, -1, None)


def _before_month(text: str, start: int) -> _Parts | None:
    """`29th of February 2024`, and `2024 February 29`."""
    match = _YEAR_MONTH_DAY.match(text, start)
    if match and match[2] in _MONTHS and int(match[1]) in _YEARS:
        return _Parts(
            match.end(), int(match[1]), _MONTHS[match[2]], int(match[3]), -1, "month_first"
        )
    match = _DAY_MONTH.match(text, start)
    if not match or match[2] not in _MONTHS:
        return None
    year = _year(match[3] or match[4] or match[5])
    return _Parts(match.end(), year, _MONTHS[match[2]], int(match[1]), -1, "day_first")


def _year(digits: str | None) -> int | None:
    """The year; two digits are of this century."""
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _weekday(text: str, start: int, end: int) -> int | None:
    """The day of the week named right before the day, or right after it."""
    before = _WEEKDAY_BEFORE.search(text[max(0, start - 18) : start])
    if before and before[1] in _WEEKDAYS:
        return _WEEKDAYS[before[1]]
    after = _WEEKDAY_AFTER.match(text, end)
    return _WEEKDAYS.get(after[1]) if after else None


def _order_by_weekday(written: Written) -> Order | None:
    """The order in which the day falls on the weekday that is named."""
    if written.weekday is None or written.year is None:
        return None
    month_first = _day(written.year, written.month, written.day)
    day_first = _day(written.year, written.day, written.month)
    fits = [
        day is not None and day.isoweekday() == written.weekday for day in (month_first, day_first)
    ]
    if fits == [True, False]:
        return "month_first"
    return "day_first" if fits == [False, True] else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(month: int, day: int, since: date) -> date | None:
    """The first such day on or after `since`."""
    for year in range(since.year, since.year + _LEAP_GAP):
        value = _day(year, month, day)
        if value and value >= since:
            return value
    return None
