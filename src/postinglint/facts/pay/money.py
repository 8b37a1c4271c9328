"""Where a posting may speak of money: the blocks worth reading number by number.

Most numbers count years, days or people. One that is small, without a sign, thousands or a
period is no money by itself; blocks that hold no other are passed over.
"""

import re
from bisect import bisect_right
from functools import cache

from postinglint.facts.pay.amounts import (
    NUMBER,
    SECTIONS,
    TOKEN,
    sign_before,
    sign_end,
)
from postinglint.facts.pay.digits import number
from postinglint.facts.pay.sums import period_after
from postinglint.facts.pay.vocabulary import scale_words, words

_SIGN_REACH = 16  # no sign before a number, with its space, is longer
_RANGE_REACH = 80  # no two ends of a range stand further apart
_PUNCTUATION = ("(", ")", "[", "]", ",", "*", "-", "–", "+", "~", '"', "'", ".")
_COUNTED = re.compile(r"\s?\+\s?(?:years?|days?|hours?|countries|people)\b")
_LEAST_BEFORE_YEAR = 75  # what is less is no end of a range to a number as large as a year


def numbers(text: str, starts: tuple[int, ...]) -> list[re.Match[str]]:
    """The numbers of `text` in those of its blocks, begun at `starts`, that may hold money."""
    found = [(one, *_blocks(starts, one.start())) for one in NUMBER.finditer(text)]
    rich: set[int] = set()
    counted = -_RANGE_REACH
    for one, first, last in found:
        if first in rich and last in rich:
            continue
        if _may_be_money(text, one, counted):
            rich |= {first, last}
        elif one.end() - one.start() > 1 and not _is_year(one[0]):
            counted = one.end() if _size(one[0]) >= _LEAST_BEFORE_YEAR else counted
    return [one for one, first, last in found if first in rich or last in rich]


def _blocks(starts: tuple[int, ...], begin: int) -> tuple[int, int]:
    """The block of a number, and that of its sign."""
    return bisect_right(starts, begin), bisect_right(starts, begin - _SIGN_REACH)


def _size(digits: str) -> float:
    return int(digits) if len(digits) < 4 and digits.isdigit() else number(digits) or 0


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20") and digits.isdigit()


def _may_be_money(text: str, one: re.Match[str], counted: int) -> bool:
    """Whether a number can be money by itself, or after a count that ended at `counted`."""
    digits = one[0]
    if digits in SECTIONS:
        return False
    if _size(digits) >= 1000 and not (_is_year(digits) and one.start() - counted > _RANGE_REACH):
        return True
    before = sign_end(text, one.start())
    if before and sign_before(text, before)[1] is not None:
        return True
    return _is_followed(text, one.end())


def _is_followed(text: str, end: int) -> bool:
    """Whether thousands, a sign or a period may follow a number that ends at `end`."""
    token = TOKEN.match(text, end)
    if token is None:
        return False
    raw = token[1].lower()
    word = raw.rstrip(".")
    if (
        raw in ("(", "[")
        or (raw == "+" and _is_more(text, end))
        or word in scale_words()
        or raw[0] in "kl"
    ):
        return True
    if raw in (".", ",") and text[end + 1 : end + 2] in ("-", "–", "—"):
        return True
    at = token.start(1)
    if text[at : at + 20].lower().startswith(words().opening.get(raw[0], ())):
        return True
    return word in _before_period() and period_after(text, end)[0] is not None


def _is_more(text: str, end: int) -> bool:
    """Whether thousands or a sign may follow the plus sign after a number that ends at `end`."""
    after = text[end : end + 8].lstrip().removeprefix("+").lstrip()[:1].lower()
    return after in ("", "k", "(", "[", "+") or (
        after in words().opening and not _COUNTED.match(text, end)
    )


@cache
def _before_period() -> frozenset[str]:
    """The words, stripped of their full stop, that may open the words of a period."""
    known = words()
    opening = known.per | known.filler | frozenset(known.alone) | frozenset(_PUNCTUATION)
    return frozenset(word.rstrip(".") for word in opening) | opening
