"""Whether a sum of money is pay.

The nearest word of pay or of other money decides; where there is none, place, period and
size do. The words are data, in `words/pay.txt`.
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
from postinglint.facts.pay.phrases import holds
from postinglint.facts.pay.sums import Sum
from postinglint.facts.pay.terms import thousands_meant
from postinglint.facts.wordlists import load
from postinglint.model import Span

_PARTS = re.compile(r"[^\W\d_]|[(|:•·–—-]")
_VERBS = ("pay", "pays", "paying", "paid", "earn", "earns", "earning", "earned", "payment")
_PART_BEFORE = re.compile(r"(?:\A|[|/•·;\n(\[]|\s[–—-]|,)\s{0,3}\Z")
_PART_AFTER = re.compile(r"\+?\s{0,3}(?:\Z|\+|[|/•·;\n)\]+(,]|[–—-]\s|doe\b)")
_SPEAKER = re.compile(r"(?<![\w&./-])I(?:['’](?:m|d|ve|ll))?(?=\s[a-z])")
_PAID = ("paid", "pay", "payable", "paying")
_FAR = 8
_DENIED = re.compile(r"\bnot (?:an? )?\Z")
_MORE = re.compile(
    r"\s{0,2}(?:[-–—]|to|and)\s{0,2}[$€£]?\d[\d.,]{0,9}\s?(?:m|mm|b|bn|million|billion)\b"
)
_DEPENDS = re.compile(r"\W{0,3}(?:depending|dependent|based on|commensurate)")
_EQUITY = re.compile(
    r"\+?\s{0,2}(?:w/|\+|&|plus|and|with)?\s{0,2}(?:equity|stock|shares|\d+ ?% shares)"
)


def judge(page: Page, around: Found) -> str | None:
    """The word by which a sum is pay (empty: by its looks alone), or None if it is not."""
    cue = _judged(page, around)
    return None if cue is None or _told(page, around) else cue


def _judged(page: Page, around: Found) -> str | None:
    low, one = page.low, around.sum
    left = cues_in(low, around.left)
    after = next(iter(cues_in(low, around.right)), None)
    strong = [cue for cue in left if cue.kind != "beside"]
    before = strong[-1] if strong else None
    last = one.high or one.low
    signed = one.low.signed or last.signed or last.lakh
    if _denied(low, around, before, after) or not _sensible(one):
        return None
    other = _beside(low, one, left) or (before is not None and _speaks_of(low, one, before))
    before = None if before and before.kind == "not" and not other else before
    parted = other and after is not None and WORD.search(low, one.period_end, after.start)
    weak = after is not None and after.phrase in _PAID and one.top < 15_000 and not one.period
    if (
        after
        and after.kind == "pay"
        and not parted
        and not weak
        and (signed or _tight_after(low, one, after))
    ):
        return after.phrase
    if other:
        return None
    if before is None:
        return _by_looks(page, around, signed=signed)
    near = not _too_far(low, around, before, left)
    return before.phrase if near and (signed or _tight_before(low, around, before)) else None


def firm(one: Sum) -> bool:
    """Whether a sum is of a size and form hardly any other money has: a yearly range, a wage."""
    low, high = one.low, one.high
    signed = low.signed or (high is not None and high.signed)
    if one.period == "hour":
        return signed and 7 <= one.top <= 300
    if high is None or one.period not in (None, "year") or not (signed or low.scaled):
        return False
    return 15_000 <= low.value < high.value <= min(700_000, 4 * low.value)


def _told(page: Page, around: Found) -> bool:
    """Whether a sentence is about pay in general, or somebody else's: it makes no offer."""
    start, end = around.sentence
    # A word cut off where the sentence is taken to begin is none.
    cut = 0 < start < end and page.low[start - 1 : start + 1].isalnum()
    sentence = f"{'x' if cut else ''}{page.low[start:end]}"
    lists = load("pay")
    if holds(sentence, lists["hearsay"]):
        return True
    if not _SPEAKER.search(page.posting.prose, *around.sentence) or in_header(page, around):
        return False
    return not holds(sentence, lists["speaker offers"])


def _sensible(one: Sum) -> bool:
    """Whether the period said fits a wage of any kind: no £20 a month, no £44 a year."""
    least = {"year": 100, "month": 100, "week": 30}.get(one.period or "", 0)
    return one.top >= least


def _speaks_of(low: str, one: Sum, cue: Cue) -> bool:
    """Whether a word of other money before a sum is near enough to be about it."""
    if cue.kind != "not":
        return False
    return not firm(one) or len(WORD.findall(low[cue.end : one.span.start])) <= _FAR


def _beside(low: str, one: Sum, left: list[Cue]) -> bool:
    """Whether a word of other money stands right before a sum."""
    if not left or left[-1].kind != "beside":
        return False
    gap = low[left[-1].end : one.span.start]
    return not (_PARTS if firm(one) else LETTERS).search(_unhedged(gap))


def _denied(low: str, around: Found, before: Cue | None, after: Cue | None) -> bool:
    """Whether a sum is asked about, ruled out, or named as other money right after it."""
    one = around.sum
    if low[one.period_end : one.period_end + 2].strip().startswith("?"):
        return True
    if _DENIED.search(low, around.left.start, one.span.start) or _MORE.match(low, one.span.end):
        return True
    if after is None or after.kind == "pay":
        return False
    if firm(one):
        return after.kind == "not" and len(WORD.findall(low[one.period_end : after.start])) <= 1
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
    scaled = one.low.scaled and (one.top >= 12_000 or one.low.lakh)
    return scaled or one.top >= 10_000 or one.period is not None or ":" in gap


def _by_looks(page: Page, around: Found, *, signed: bool) -> str | None:
    """Pay that no word calls so: by its place, its period or its size."""
    one = around.sum
    if firm(one) and signed:
        return heading_cue(page, one.span.start) or ""
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
    elif _wage(one) and words <= 12:
        return "rate"
    else:
        found = _lone(page, around, ahead, words, yearly=yearly)
    return "" if found else None


def _wage(one: Sum) -> bool:
    """Whether a range is written as hourly wages are: `$23.62 - $28.74`."""
    high = one.high
    return (
        high is not None
        and one.low.decimal
        and high.decimal
        and 8 <= one.low.value <= one.top <= 150
    )


def _lone(page: Page, around: Found, ahead: int, words: int, *, yearly: bool) -> bool:
    """Whether a signed sum stands by itself as pay does: in a title, a header, a short line."""
    one = around.sum
    if yearly and _DEPENDS.match(page.low, one.span.end):
        return True
    short = words <= 12 or (ahead <= 10 and one.high is not None)
    if yearly:
        return ahead == 0 or short or in_header(page, around)
    if one.high is None:
        after = _PART_AFTER.match(page.low, one.span.end)
        return one.low.bounded and one.top >= 500 and words <= 6 and after is not None
    closed = around.right.start == around.right.end
    if ahead <= 8 and words <= 12 and one.top >= 500 and closed:
        return True
    return (ahead == 0 or short or in_header(page, around)) and thousands_meant(page, around, "")


def _unsigned_by_looks(page: Page, around: Found, ahead: int, words: int) -> bool:
    """Whether thousands without a sign are pay: a lone range, beside equity, or with a period."""
    low, one = page.low, around.sum
    if one.low.lakh:
        return words <= 12
    if one.period:
        wage = one.period == "hour" and one.low.decimal and 6 <= one.top <= 150 and words <= 8
        ranged = words <= 6 and one.high is not None and one.top >= 1000
        return wage or ranged or (one.low.scaled and plausible(one.top, one.period))
    if not one.low.scaled or not 15_000 <= one.top < 1_000_000:
        return False
    apart = _set_apart(low, one)
    lone = around.right.start >= around.right.end - 1 or low[one.span.end] == ")"
    header = in_header(page, around)
    return (
        (firm(one) and apart)
        or _led_up_to(low, around, words)
        or (one.high is not None and ahead <= 6 and lone)
        or (_EQUITY.match(low, one.span.end) is not None and (one.low.bounded or header))
        or (one.low.bounded and one.top >= 40_000 and header and apart)
    )


def _led_up_to(low: str, around: Found, words: int) -> bool:
    """Whether a short line says no more than `circa`, `up to` or the like before a sum."""
    ahead = WORD.findall(low[around.sentence.start : around.sum.span.start])
    light = load("pay")["light"]
    led = bool(ahead) and words <= 6 and all(word in light for word in ahead)
    return led and _PART_AFTER.match(low, around.sum.span.end) is not None


def _set_apart(low: str, one: Sum) -> bool:
    """Whether a sum is a part of its own in a line of parts: `| 90-150k |`."""
    left, right = (
        _PART_BEFORE.search(low, max(0, one.span.start - 5), one.span.start),
        _PART_AFTER.match(low, one.span.end),
    )
    return left is not None and right is not None
