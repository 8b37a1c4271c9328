"""Whether a sum of money is pay.

The nearest word of pay or of other money decides; where there is none, place, period and
size do. The words are data, in `words/pay.yaml`.
"""

import re

from postinglint.facts.pay.context import (
    LETTERS,
    WORD,
    Cue,
    Found,
    Page,
    cues_in,
    heading_cue,
    in_header,
    plausible,
)
from postinglint.facts.pay.sums import Sum
from postinglint.facts.pay.terms import thousands_meant
from postinglint.facts.wordlists import load
from postinglint.model import Span

_VERBS = ("pay", "pays", "paying", "paid", "earn", "earns", "earning", "earned", "payment")
_DENIED = re.compile(r"\bnot (?:an? )?\Z")
_DEPENDS = re.compile(r"\W{0,3}(?:depending|dependent|based on|commensurate)")
_EQUITY = re.compile(
    r"\+?\s{0,2}(?:w/|\+|&|plus|and|with)?\s{0,2}(?:equity|stock|shares|\d+ ?% shares)"
)


def judge(page: Page, around: Found) -> str | None:
    """The word by which a sum is pay (empty: by its looks alone), or None if it is not."""
    low, one = page.low, around.sum
    left = cues_in(low, around.left)
    after = next(iter(cues_in(low, around.right)), None)
    strong = [cue for cue in left if cue.kind != "beside"]
    before = strong[-1] if strong else None
    signed = one.low.signed or (one.high is not None and one.high.signed)
    if _denied(low, around, before, after):
        return None
    gap = low[left[-1].end : one.span.start] if left else ""
    beside = bool(left) and left[-1].kind == "beside" and not LETTERS.search(_unhedged(gap))
    other = beside or (before is not None and before.kind == "not")
    parted = other and after is not None and WORD.search(low, one.period_end, after.start)
    if after and after.kind == "pay" and not parted and (signed or _tight_after(low, one, after)):
        return after.phrase
    if other:
        return None
    if before is None:
        return _by_looks(page, around, signed=signed)
    near = not _too_far(low, around, before, left)
    return before.phrase if near and (signed or _tight_before(low, around, before)) else None


def _denied(low: str, around: Found, before: Cue | None, after: Cue | None) -> bool:
    """Whether a sum is asked about, ruled out, or named as other money right after it."""
    one = around.sum
    if low[one.period_end : one.period_end + 2].strip().startswith("?"):
        return True
    if _DENIED.search(low, around.left.start, one.span.start):
        return True
    if after is None or after.kind == "pay":
        return False
    return after.kind == "not" or not _pay_said(before, around, low)


def _too_far(low: str, around: Found, cue: Cue, left: list[Cue]) -> bool:
    """Whether a word of pay is cut off from a small amount by words of other money."""
    one = around.sum
    if one.top >= 15_000 or one.period == "hour":
        return False
    if cue.phrase in _VERBS and len(WORD.findall(low[cue.end : one.span.start])) > 6:
        return True
    return any(other.kind == "beside" and other.start > cue.start for other in left)


def _unhedged(gap: str) -> str:
    """What stands between a word and an amount, without `up to` and the like."""
    return re.sub(
        r"\b(?:up to|of|max|from|is|are|equals?|worth|about|over|der?|von|a|at|to)\b", "", gap
    )


def _pay_said(before: Cue | None, around: Found, low: str) -> bool:
    """Whether a word of pay directly before the amount settles what it is."""
    if before is None or before.kind != "pay":
        return False
    return len(WORD.findall(low[before.end : around.sum.span.start])) <= 3


def _tight_after(low: str, one: Sum, cue: Cue) -> bool:
    """Whether a word of pay follows an unsigned sum directly: `95-110k OTE`."""
    return not LETTERS.search(low[one.period_end : cue.start]) and (
        cue.phrase not in ("paid", "paying", "pay", "range", "package", "rate", "rates", "starting")
    )


def _tight_before(low: str, around: Found, cue: Cue) -> bool:
    """Whether only light words stand between a word of pay and an unsigned sum."""
    gap = low[cue.end : around.sum.span.start]
    light = load("pay")["light"]
    if len(gap) > 60 or not all(word in light for word in WORD.findall(gap)):
        return False
    one = around.sum
    return one.low.scaled or one.top >= 10_000 or one.period is not None or ":" in gap


def _by_looks(page: Page, around: Found, *, signed: bool) -> str | None:
    """Pay that no word calls so: by its place, its period or its size."""
    one = around.sum
    before = Span(around.sentence.start, one.span.start)
    words = len(LETTERS.findall(page.low, *around.sentence))
    ahead = len(LETTERS.findall(page.low, *before))
    other = [cue for cue in cues_in(page.low, before) if cue.kind != "pay"]
    if any(cue.kind == "not" or words > 12 for cue in other):
        return None
    yearly = 15_000 <= one.top < 1_000_000 or (one.low.scaled and one.top >= 10_000 and words < 11)
    heading = heading_cue(page, one.span.start)
    if heading is not None and (signed or yearly):
        return heading
    section = page.posting.section_at(one.span.start)
    if section and section.kind in ("benefits", "about"):
        return None
    if not signed:
        found = _unsigned_by_looks(page, around, ahead, words)
    elif one.period and (plausible(one.top, one.period) or (words <= 5 and one.period == "year")):
        found = True
    elif section and section.kind in ("duties", "requirements", "nice_to_have"):
        found = False
    else:
        found = _lone(page, around, ahead, words, yearly=yearly)
    return "" if found else None


def _lone(page: Page, around: Found, ahead: int, words: int, *, yearly: bool) -> bool:
    """Whether a signed sum stands by itself as pay does: in a title, a header, a short line."""
    one = around.sum
    if yearly and _DEPENDS.match(page.low, one.span.end):
        return True
    short = words <= 12 or (ahead <= 10 and one.high is not None)
    if yearly:
        return ahead == 0 or short or in_header(page, around)
    if one.high is None:
        return False
    closed = around.right.start == around.right.end
    if ahead <= 8 and words <= 12 and one.top >= 500 and closed:
        return True
    return (ahead == 0 or short or in_header(page, around)) and thousands_meant(page, around, "")


def _unsigned_by_looks(page: Page, around: Found, ahead: int, words: int) -> bool:
    """Whether thousands without a sign are pay: a lone range, beside equity, or with a period."""
    one = around.sum
    if one.low.lakh:
        return words <= 12
    if one.period:
        return (one.low.scaled and plausible(one.top, one.period)) or (
            words <= 6 and one.high is not None and one.top >= 1000
        )
    if not one.low.scaled or not 15_000 <= one.top < 1_000_000:
        return False
    lone = around.right.start >= around.right.end - 1 or page.low[one.span.end] == ")"
    if one.high is not None and ahead <= 6 and lone:
        return True
    return _EQUITY.match(page.low, one.span.end) is not None and (
        one.low.bounded or in_header(page, around)
    )
