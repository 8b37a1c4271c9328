"""Ranges of money and the period said after them.

This says what a sum *is*; whether it is pay is for `pay_judge` to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postinglint.facts.kinds import Period
from postinglint.facts.pay.amounts import TOKEN, Amount
from postinglint.facts.pay.vocabulary import DOLLAR, words
from postinglint.model import Span

_JOIN_LIMIT = 60
_YEARLY_THINGS = ("review", "leave", "holiday", "raises")


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount, or the two ends of a range."""

    span: Span
    low: Amount
    high: Amount | None
    period: Period | None
    period_end: int
    """Where the words of the period end; the end of the last amount if there are none."""
    odd_period: bool = False
    """A period is named that is none of those told apart (every two weeks)."""

    @property
    def top(self) -> float:
        """The larger of its ends."""
        return max(self.low.value, self.high.value if self.high else 0)


def sums(text: str, amounts: list[Amount]) -> Iterator[Sum]:
    """Amounts joined into ranges where the words between them join."""
    index = 0
    while index < len(amounts):
        first = amounts[index]
        period, end, odd = period_after(text, first.span.end)
        other, step = _partner(text, amounts, index, end if period else first.span.end)
        late, late_end, late_odd = period_after(text, other.span.end) if other else (None, 0, False)
        if other is None or (period and late and late != period):
            yield Sum(first.span, first, None, period, end, odd)
            index += 1
            continue
        low_end, high_end = share_thousands(first, other)
        span = Span(first.span.start, other.span.end)
        finish = late_end if late or late_odd else other.span.end
        yield Sum(span, low_end, high_end, late or period, finish, late_odd or odd)
        index += step


def _partner(text: str, amounts: list[Amount], index: int, end: int) -> tuple[Amount | None, int]:
    """The other end of the range that opens with `amounts[index]`, and how far on to go."""
    first = amounts[index]
    known = words()
    for step, other in enumerate(amounts[index + 1 : index + 4], 1):
        between = text[end : other.span.start]
        if len(between) > _JOIN_LIMIT:
            return None, 1
        joins = known.join.match(between)
        if joins and joins["opened"] and not _opened(text, first.span.start):
            joins = None
        if joins and _belong(first, other, between):
            return other, step + 1
        if other.signed:
            return None, 1
    return None, 1


def _opened(text: str, start: int) -> bool:
    """Whether `between` or another opening word stands before a range."""
    return words().opener.search(text, max(0, start - 40), start) is not None


def _belong(first: Amount, other: Amount, between: str) -> bool:
    """Whether two amounts can be ends of one range."""
    codes = {first.currency, other.currency} - {None, DOLLAR}
    if len(codes) > 1:
        return False
    low, high = share_thousands(first, other)
    if first.signed and other.signed and not (first.bounded and "/" in between):
        return "/" not in between or low.value < high.value
    if not (first.signed or other.signed) and first.plain != other.plain and not other.scaled:
        return False
    if "/" in between and not other.signed and not (first.scaled and other.scaled):
        return low.value < high.value < 3 * low.value and not other.plain
    year = other.plain and 1990 < other.value < 2100 and not first.plain
    return not year and 0.5 <= high.value / max(low.value, 0.01) <= 25


def share_thousands(first: Amount, other: Amount) -> tuple[Amount, Amount]:
    """`95-110k`, `$130-$160K`, `£22-25,000`: thousands said once hold for both ends."""
    if other.scaled and not first.scaled and first.value < 1000:
        factor = 100_000 if other.lakh else 1000
        if first.value * factor <= other.value * 1.0001 or first.value >= 10:
            first = _times(first, factor)
    elif first.scaled and not other.scaled and other.value < 1000:
        other = _times(other, 100_000 if first.lakh else 1000)
    elif (
        not first.scaled
        and not other.scaled
        and first.value < 1000 <= other.value
        and other.value % 100 == 0
        and other.value / 10 <= first.value * 1000 <= other.value
    ):
        first = _times(first, 1000)
    return first, other


def _times(amount: Amount, factor: float) -> Amount:
    return Amount(
        amount.span,
        round(amount.value * factor, 2),
        amount.currency,
        scaled=True,
        plain=False,
        bounded=amount.bounded,
        lakh=amount.lakh or factor > 1000,
        decimal=amount.decimal,
        digits=amount.digits,
    )


def period_after(text: str, at: int) -> tuple[Period | None, int, bool]:
    """The period said after an amount, where its words end, and whether it is an odd one."""
    known = words()
    per = worded = added = False
    position = at
    for _ in range(9):
        token = TOKEN.match(text, position)
        if token is None:
            break
        raw = token[1].lower()
        word = raw.rstrip(".") if len(raw) > 1 else raw
        end = token.start(1) + len(word)
        if word in known.odd or (worded and raw.isdigit()):
            return None, end, True
        if per and word in known.units:
            return known.units[word], _closed(text, at, word, token), False
        if _adds(raw, word, first=position == at, added=added):
            break
        if not per and word in known.alone and not _names_other(text, at, token):
            return known.alone[word], _closed(text, at, word, token), False
        if word in known.per or (
            raw in ("-", "–") and text[token.end(1) : token.end(1) + 1].isalpha()
        ):
            per = word not in ("-", "–") or per
            worded = worded or word == "per"
        elif not (word in known.filler or (raw in "()[],*-–+~\"'|&" and raw not in "|&")):
            break
        elif per and word not in known.filler:
            return None, at, worded and word.isalpha()
        added = added or raw == "+"
        position = token.end(1)
    return None, at, False


def _adds(raw: str, word: str, *, first: bool, added: bool) -> bool:
    """Whether a plus sign brings something else: `$170k + annual bonus`."""
    return (raw == "+" and not first) or (added and word in ("annual", "yearly", "quarterly"))


def _closed(text: str, at: int, word: str, token: re.Match[str]) -> int:
    """The end of a period's words: with the full stop of `p.a.`, and the bracket it stands in."""
    end = token.start(1) + len(word)
    if "." in word and text[end : end + 1] == ".":
        end += 1
    if "(" in text[at:end] and text[end : end + 1] == ")":
        end += 1
    return end


def _names_other(text: str, at: int, token: re.Match[str]) -> bool:
    """Whether `annual` and the like speak of what follows (`annual bonus`), `, PA` of a place."""
    word = token[1].lower()
    if word in ("pa", "pd") and "," in text[at : token.start(1)]:
        return True
    after = TOKEN.match(text, token.end(1))
    if after and "(" in text[at : token.start(1)] and (after[1].isdigit() or after[1] in "$£€"):
        return True  # $60,000 (hourly $28.85)
    if after is None or word.endswith("ally") or word == "hourly":
        return False
    following = after[1].lower()
    return following in words().not_pay or following in _YEARLY_THINGS
