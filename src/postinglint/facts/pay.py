"""What a posting says of pay: every statement of it, with or without an amount.

An amount is found by its sign, its `k` or a word of pay before it; then the words around it say
whether it is pay or other money. The words are data, in `words/pay.yaml`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from postinglint.facts import amounts
from postinglint.facts.amounts import DOLLAR, KRONA, Amount, Sum
from postinglint.facts.kinds import Basis, Pay, PayKind, Period
from postinglint.facts.wordlists import any_of, load
from postinglint.model import Field, Posting, Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_LEFT = 220
_RIGHT = 70
_BEFORE_BREAK = re.compile(
    r"[!?;|•·●▪◦→\n\t]|\.(?=\s+[A-Z(]|[A-Z][a-z])|\s[*]\s|(?<=[a-zé])(?=[A-Z][a-z])|(?<=\s)[–—-](?=\s)"
)
_SENTENCE_BREAK = re.compile(r" -- |[!?;|•·●▪◦→\n\t]|\.(?=\s+[A-Z(]|[A-Z][a-z])")
_AFTER_BREAK = re.compile(
    r"[,;+|\n!?(]|(?<=\s)&|\.(?=\s|$)|\b(?:and|plus|with|while|but|und|et|en|as well as|w/)\b|(?<=\s)[–—-](?=\s)"
)
_COUNTRY_WIDTH = 400


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word around an amount that speaks of pay (`pay`), of other money, or perhaps of it."""

    start: int
    end: int
    phrase: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A posting with what reading it needs at every amount."""

    posting: Posting
    low: str
    starts: tuple[int, ...]

    def index(self, offset: int) -> int:
        """Which block holds `offset`; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def bounds(self, offset: int) -> Span:
        """The block around `offset`."""
        index = self.index(offset)
        return self.posting.blocks[index].span if index >= 0 else Span(0, len(self.low))


@dataclass(frozen=True, slots=True)
class _Found:
    """A sum in its surroundings."""

    sum: Sum
    block: Span
    left: Span
    right: Span
    sentence: Span


def read(posting: Posting) -> tuple[Pay, ...]:
    """Every statement of pay the posting makes, in its order.

    Pay that is spoken of without an amount ("competitive salary") is of kind `unstated`.
    """
    low = _lower(posting.prose)
    page = _Page(posting, low, tuple(block.span.start for block in posting.blocks))
    stated = list(_from_fields(page))
    taken = [pay.span for pay in stated]
    taken += [one.span for one in posting.fields if _role(one.name) in ("amount", "min", "max")]
    stated += _from_prose(page, taken)
    stated += _unstated(page, [pay.span for pay in stated])
    return tuple(sorted(stated, key=lambda pay: pay.span))


def _lower(prose: str) -> str:
    """`prose` in lower case, every character where it was (İ would become two)."""
    return prose.replace("İ", "I").lower()


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases of pay and of other money by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    lists = load("pay")
    for kind, name in (("pay", "pay"), ("not", "not pay"), ("beside", "not pay beside")):
        for phrase in lists[name]:
            split = tuple(_WORD.findall(phrase))
            table.setdefault(split[0], []).append((split, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _cues(low: str, span: Span) -> list[_Cue]:
    """The cues in `span`, in order."""
    table = _table()
    endings = load("pay")["pay endings"]
    found = list(_WORD.finditer(low, span.start, span.end))
    texts = [match[0] for match in found]
    cues = []
    index = 0
    while index < len(found):
        step = 1
        for split, kind in table.get(texts[index], ()):
            if tuple(texts[index : index + len(split)]) == split:
                last = found[index + len(split) - 1]
                cues.append(_Cue(found[index].start(), last.end(), " ".join(split), kind))
                step = len(split)
                break
        else:
            if texts[index].endswith(endings):
                cues.append(_Cue(found[index].start(), found[index].end(), texts[index], "pay"))
        index += step
    return cues


# --- amounts in prose -----------------------------------------------------------------------


def _from_prose(page: _Page, taken: list[Span]) -> Iterator[Pay]:
    """Pay stated in running text, outside the `taken` spans."""
    for block in page.posting.blocks:
        span = block.span
        found = [
            amount
            for amount in amounts.scan(page.posting.prose, span.start, span.end)
            if not any(one.start < amount.span.end and amount.span.start < one.end for one in taken)
        ]
        if any(_worth_a_look(page, amount) for amount in found):
            yield from _in_block(page, span, found)


def _worth_a_look(page: _Page, amount: Amount) -> bool:
    """Whether an amount can be money at all: a sign, thousands, or bare digits big enough."""
    return amount.signed or amount.scaled or amount.value >= 1000 or (
        amount.decimal or amounts.period_after(page.posting.prose, amount.span.end)[0] is not None
    )


def _in_block(page: _Page, block: Span, found: list[Amount]) -> Iterator[Pay]:
    listed = [one for one in amounts.sums(page.posting.prose, found) if _may_be_money(one)]
    for index, one in enumerate(listed):
        before = listed[index - 1].period_end if index else block.start
        after = listed[index + 1].span.start if index + 1 < len(listed) else block.end
        around = _around(page, one, Span(before, after), block)
        if any(q.start <= one.span.start < q.end for q in page.posting.quiet):
            continue
        cue = _judge(page, around)
        if cue is not None:
            yield _pay(page, around, cue)


def _may_be_money(one: Sum) -> bool:
    """Whether a sum without sign looks like money: thousands, grouped or with a period."""
    ends = (one.low, one.high) if one.high else (one.low,)
    if any(end.signed or end.scaled for end in ends):
        return True
    if one.period is not None:
        return ends[-1].value >= 1_000_000 or _plausible(ends[-1].value, one.period)
    return max(end.value for end in ends) >= 1000 and not (
        one.low.plain and 1900 <= one.low.value < 2100
    )


def _around(page: _Page, one: Sum, free: Span, block: Span) -> _Found:
    """The words that bear on a sum: before it, after it, and its whole sentence."""
    prose = page.posting.prose
    start = max(free.start, one.span.start - _LEFT)
    sentence_start = max(block.start, one.span.start - _LEFT)
    for found in _SENTENCE_BREAK.finditer(prose, sentence_start, one.span.start):
        sentence_start = found.end()
    left = max(start, sentence_start)
    right_start = one.period_end
    while page.low[right_start : right_start + 1] in (")", "]", "*", "+", ",", " ") and (
        page.low[right_start : right_start + 1] not in ("+", ",") or right_start == one.period_end
    ):
        if page.low[right_start : right_start + 1] in ("+", ","):
            if page.low[right_start] == "," or page.low[right_start + 1 : right_start + 2] == " ":
                break
        right_start += 1
        if right_start >= block.end:
            break
    right_start = min(right_start, block.end)
    limit = min(free.end, right_start + _RIGHT)
    cut = _AFTER_BREAK.search(prose, right_start, max(limit, right_start))
    right = Span(right_start, cut.start() if cut else max(limit, right_start))
    end = _SENTENCE_BREAK.search(prose, one.span.end, min(block.end, one.span.end + _LEFT))
    sentence = Span(sentence_start, end.start() if end else min(block.end, one.span.end + _LEFT))
    return _Found(one, block, Span(left, one.span.start), right, sentence)


def _judge(page: _Page, around: _Found) -> str | None:
    """The word by which a sum is pay (empty: by its looks alone), or None if it is not."""
    low, one = page.low, around.sum
    left = _cues(low, around.left)
    right = _cues(low, around.right)
    gap = low[left[-1].end : one.span.start] if left else ""
    strong = [cue for cue in left if cue.kind != "beside"]
    beside = bool(left) and left[-1].kind == "beside" and not _LETTERS.search(_unhedged(gap))
    after = right[0] if right else None
    if low[one.period_end : one.period_end + 2].strip().startswith("?"):
        return None
    if after and after.kind != "pay" and not _pay_said(strong, around, low):
        return None
    if after and after.kind == "not":
        return None
    before = strong[-1] if strong else None
    signed = one.low.signed or (one.high is not None and one.high.signed)
    told = after is not None and after.kind == "pay" and (signed or _tight_after(low, one, after))
    other = beside or (before is not None and before.kind == "not")
    if told and after and not (other and _WORD.search(low, one.period_end, after.start)):
        return after.phrase
    if other:
        return None
    if before:
        if _too_far(low, around, before, left):
            return None
        if signed or _tight_before(low, around, before):
            return before.phrase
        return None
    return _by_looks(page, around, signed=signed)


def _too_far(low: str, around: _Found, cue: _Cue, left: list[_Cue]) -> bool:
    """Whether a word of pay is cut off from a small amount by words of other money."""
    one = around.sum
    top = max(one.low.value, one.high.value if one.high else 0)
    if top >= 15_000 or one.period == "hour":
        return False
    if cue.phrase in _VERBS and len(_WORD.findall(low[cue.end : one.span.start])) > 6:
        return True
    return any(other.kind == "beside" and other.start > cue.start for other in left)


_VERBS = ("pay", "pays", "paying", "paid", "earn", "earns", "earning", "earned", "payment")


def _unhedged(gap: str) -> str:
    """What stands between a word and an amount, without `up to` and the like."""
    return re.sub(r"\b(?:up to|of|max|from|is|are|equals?|worth|about|over|der?|von|a|at|to)\b", "", gap)


def _pay_said(strong: list[_Cue], around: _Found, low: str) -> bool:
    """Whether a word of pay directly before the amount settles what it is."""
    if not strong or strong[-1].kind != "pay":
        return False
    return len(_WORD.findall(low[strong[-1].end : around.sum.span.start])) <= 3


def _tight_after(low: str, one: Sum, cue: _Cue) -> bool:
    """Whether a word of pay follows an unsigned sum directly: `95-110k OTE`."""
    return not _LETTERS.search(low[one.period_end : cue.start]) and (
        cue.phrase not in ("paid", "paying", "pay", "range", "package", "rate", "rates", "starting")
    )


def _tight_before(low: str, around: _Found, cue: _Cue) -> bool:
    """Whether only light words stand between a word of pay and an unsigned sum."""
    gap = low[cue.end : around.sum.span.start]
    light = load("pay")["light"]
    if len(gap) > 60 or not all(word in light for word in _WORD.findall(gap)):
        return False
    one = around.sum
    top = max(one.low.value, one.high.value if one.high else 0)
    return one.low.scaled or top >= 10_000 or one.period is not None or ":" in gap


def _by_looks(page: _Page, around: _Found, *, signed: bool) -> str | None:
    """Pay that no word calls so: by its place, its period or its size."""
    one = around.sum
    top = max(one.low.value, one.high.value if one.high else 0)
    section = page.posting.section_at(one.span.start)
    heading = _heading_cue(page, one.span.start)
    before = Span(around.sentence.start, one.span.start)
    sentence = [cue for cue in _cues(page.low, before) if cue.kind != "pay"]
    words = len(_WORD.findall(page.low, around.sentence.start, around.sentence.end))
    ahead = len(_WORD.findall(page.low, before.start, before.end))
    refused = [cue for cue in sentence if cue.kind == "not" or words > 12]
    yearly = 15_000 <= top < 1_000_000 or (one.low.scaled and top >= 10_000 and words <= 10)
    if heading is not None and not refused and (signed or yearly):
        return heading
    if refused or (section and section.kind in ("benefits", "about")):
        return None
    lone = ahead == 0 or words <= 12 or (ahead <= 10 and one.high is not None)
    if not signed:
        return "" if _unsigned_by_looks(page, around, ahead, words) else None
    if one.period and (_plausible(top, one.period) or words <= 5):
        return ""
    duties = section is not None and section.kind in ("duties", "requirements", "nice_to_have")
    if duties:
        return None
    if _DEPENDS.match(page.low, one.span.end) and yearly:
        return ""
    if ahead <= 8 and words <= 12 and one.high is not None and top >= 500 and not around.right[1] - around.right[0]:
        return ""
    thousands = one.high is not None and _thousands_meant(page, around, "")
    return "" if (lone or _header(page, around)) and (yearly or thousands) else None


_DEPENDS = re.compile(r"\W{0,3}(?:depending|dependent|based on|commensurate)")
_EQUITY = re.compile(r"\+?\s{0,2}(?:w/|\+|&|plus|and|with)?\s{0,2}(?:equity|stock|shares|\d+ ?% shares)")


def _unsigned_by_looks(page: _Page, around: _Found, ahead: int, words: int) -> bool:
    """Whether thousands without a sign are pay: a lone range, beside equity, or with a period."""
    one = around.sum
    top = max(one.low.value, one.high.value if one.high else 0)
    if one.period:
        return (one.low.scaled and _plausible(top, one.period)) or (
            words <= 6 and one.high is not None and top >= 1000
        )
    if not one.low.scaled or not 15_000 <= top < 1_000_000:
        return False
    lone = around.right.start >= around.right.end - 1 or page.low[one.span.end] == ")"
    if one.high is not None and ahead <= 6 and lone:
        return True
    return _EQUITY.match(page.low, one.span.end) is not None and (
        one.low.bounded or _header(page, around)
    )


def _header(page: _Page, around: _Found) -> bool:
    """Whether a sum stands in a header line, its parts set apart by bars."""
    return page.low.count("|", around.block.start, around.block.end) >= 2


_SENSIBLE: dict[Period, tuple[float, float]] = {
    "hour": (5, 1000),
    "day": (40, 5000),
    "week": (150, 15_000),
    "month": (400, 60_000),
    "year": (5000, 3_000_000),
    "piece": (1, 100_000),
}


def _plausible(amount: float, period: Period) -> bool:
    least, most = _SENSIBLE[period]
    return least <= amount <= most


def _heading_cue(page: _Page, offset: int) -> str | None:
    """The word of pay in the heading or the label above the block at `offset`."""
    index = page.index(offset)
    for above in range(index - 1, max(-1, index - 8), -1):
        block = page.posting.blocks[above]
        text = page.low[block.span.start : block.span.end]
        if len(text) <= 60 and (block.kind == "heading" or above == index - 1):
            cues = _cues(page.low, block.span)
            if cues and cues[-1].kind == "pay" and not any(c.kind == "not" for c in cues):
                return cues[-1].phrase
        if block.kind == "heading":
            return None
    return None


# --- what a sum states ----------------------------------------------------------------------


def _pay(page: _Page, around: _Found, cue: str, *, name: str = "") -> Pay:
    """The statement a sum makes."""
    one = around.sum
    inferred: list[str] = []
    currency = _currency(page, around, inferred)
    low, high = one.low, one.high
    period = one.period or _period_before(page, around, name)
    if period is None and not one.odd_period and high and _thousands_meant(page, around, cue):
        low = replace(low, value=low.value * 1000)
        high = replace(high, value=high.value * 1000)
        inferred += ["min", "max"]
    kind = _kind(page, around, name)
    ends = (low.value, high.value if high else low.value)
    if period is None and not one.odd_period:
        period = _infer_period(ends, currency, cue)
        inferred += ["period"] if period else []
    end = one.period_end if one.period or one.odd_period else one.span.end
    return Pay(
        Span(one.span.start, end),
        kind,
        None if kind == "up_to" else ends[0],
        None if kind == "from" else ends[1],
        currency,
        period,
        _basis(page, around),
        tuple(inferred),
    )


def _kind(page: _Page, around: _Found, name: str) -> PayKind:
    """Whether a sum is a range, one rate, or open at an end."""
    low, one = page.low, around.sum
    if one.high is not None:
        return "fixed" if one.high.value == one.low.value else "range"
    start = max(around.left.start, one.span.start - 45)
    before = f"{name} {low[start : one.span.start]}".rstrip(" \u00a0:(*~=-\ufffd[")
    opening = _OPENING()
    found = opening.search(before)
    if found:
        return "up_to" if found["up"] else "from"
    closing = _CLOSING().match(low, one.period_end, min(around.block.end, one.period_end + 24))
    if not closing:
        closing = _CLOSING().match(low, one.span.end, min(around.block.end, one.span.end + 24))
    if closing and not _continues(low, closing.end()):
        return "up_to" if closing["up"] else "from"
    if one.low.bounded or low[one.period_end : one.period_end + 1] == "+" and not (
        low[one.period_end + 1 : one.period_end + 2].isalnum()
    ):
        return "from"
    segment = low[max(around.block.start, one.span.start - 4) : one.span.start].strip()
    return "up_to" if segment in ("| to", "to") else "fixed"


def _continues(low: str, at: int) -> bool:
    """`£30k max bonus`: the word speaks of what follows it."""
    return low[at : at + 7].strip().startswith(("bonus", "commis"))


@cache
def _OPENING() -> re.Pattern[str]:  # noqa: N802 - a pattern, compiled when first needed
    lists = load("pay")
    link = r"(?:\s*(?:is|of|at|a|an|annual|base|basic|gross|salary|pay|wage|rate|compensation|from|advertised|for|this|the|position|vacancy|role|which|,|:|-))"
    return re.compile(
        rf"(?<![^\W_])(?:(?P<up>{any_of(lists['up to'])})|{any_of(lists['from'])})"
        rf"{link}{{0,8}}\Z"
    )


@cache
def _CLOSING() -> re.Pattern[str]:  # noqa: N802 - the same
    lists = load("pay")
    return re.compile(
        rf"[\s,(*]{{0,3}}(?:(?P<up>{any_of(lists['up to after'])})|{any_of(lists['from after'])})\b"
    )


def _basis(page: _Page, around: _Found) -> Basis | None:
    """Base or total, where the words nearest to the sum say so."""
    lists = load("pay")
    right = _cues(page.low, _beyond(page, around))
    left = _cues(page.low, around.left)
    for cue in (*right[:2], *reversed(left[-3:])):
        if cue.phrase in lists["total"]:
            return "total"
        if cue.phrase in lists["base"]:
            return "base"
    return None


def _beyond(page: _Page, around: _Found) -> Span:
    """The few words after a sum, up to the next number or addition."""
    start = around.sum.span.end
    end = min(around.block.end, start + 60)
    cut = re.compile(r"[\d+|]|\bplus\b").search(page.low, start, end)
    return Span(start, cut.start() if cut else end)


def _currency(page: _Page, around: _Found, inferred: list[str]) -> str | None:
    """The currency of a sum: its code, its sign, or what a bare sign means where the work is."""
    one = around.sum
    codes = [end.currency for end in (one.low, one.high) if end and end.currency]
    exact = [code for code in codes if code not in (DOLLAR, KRONA)]
    if exact:
        return exact[-1]
    near = _named_near(page, around)
    if near:
        return near
    if not codes:
        return None
    place = _place(page, around, codes[0])
    if place is not None and place != "USD":
        inferred.append("currency")
        return place
    return "USD" if codes[0] == DOLLAR else None


def _named_near(page: _Page, around: _Found) -> str | None:
    """A code that stands in the words around: `Salary (CAD): $70,000`, `in AUD`."""
    known = amounts.words().currency
    window = page.low[around.sentence.start : around.sentence.end]
    for match in _CODE.finditer(window):
        code = known.get(match[1])
        if code and code not in (DOLLAR, KRONA):
            return code
    return None


_CODE = re.compile(r"(?<![^\W_])(cad|aud|nzd|sgd|hkd|mxn|usd|sek|nok|dkk)(?![^\W_])")


@cache
def _places() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name.removeprefix("place "), re.compile(rf"\b{any_of(phrases)}\b"))
        for name, phrases in load("pay").items()
        if name.startswith("place ") and name != "place fields"
    )


def _place(page: _Page, around: _Found, sign: str) -> str | None:
    """The currency of the one country the posting's location, or the line itself, names."""
    wanted = {"SEK", "NOK", "DKK"} if sign == KRONA else {"CAD", "AUD", "NZD", "SGD", "HKD"}
    lists = load("pay")
    texts = [
        page.low[one.span.start : one.span.end]
        for one in page.posting.fields
        if one.name in lists["place fields"]
    ]
    if around.block.end - around.block.start <= _COUNTRY_WIDTH:
        texts.append(page.low[around.block.start : around.block.end])
    for text in texts:
        named = {code for code, pattern in _places() if pattern.search(text)}
        if len(named) == 1 and named <= wanted:
            return named.pop()
        if named:
            return None
    return None


def _period_before(page: _Page, around: _Found, name: str) -> Period | None:
    """A period said before the sum (`hourly rate: $20`), in its field's name or its heading."""
    one = around.sum
    texts = [page.low[around.left.start : one.span.start], name]
    texts.append(page.low[around.right.start : around.right.end])
    heading = _above(page, one.span.start)
    texts.append(heading)
    top = max(one.low.value, one.high.value if one.high else 0)
    for text in texts:
        period = _period_in(text)
        if period is not None and _plausible(top, period):
            return period
    return None


def _above(page: _Page, offset: int) -> str:
    """The heading or label line above the block at `offset`."""
    if _heading_cue(page, offset) is None:
        return ""
    index = page.index(offset)
    for above in range(index - 1, max(-1, index - 8), -1):
        block = page.posting.blocks[above]
        if block.kind == "heading" or (above == index - 1 and block.span.end - block.span.start < 61):
            return page.low[block.span.start : block.span.end]
    return ""


_PER = re.compile(r"(?:\b(?:per|an|a|each)\s+|/\s?)([^\W\d_]+)")


def _period_in(text: str) -> Period | None:
    """The last period that words before a sum name."""
    known = amounts.words()
    best: Period | None = None
    for match in _LETTERS.finditer(text):
        word = match[0]
        if word in known.alone and word not in ("year", "pa", "pd", "pw", "ph"):
            best = known.alone[word]
        elif len(word) > 7:
            best = _compound(word) or best
    if best is None and len(text) < 60:
        for match in _PER.finditer(text):
            if not re.search(r"\d\s*(?:hours?|hrs?|days?|weeks?|stunden)?\s*$", text[: match.start()]):
                best = known.units.get(match[1], best)
    return best


@cache
def _compounds() -> tuple[tuple[str, Period], ...]:
    kinds: tuple[Period, ...] = ("hour", "day", "month", "year")
    return tuple((part, kind) for kind in kinds for part in load("pay")[f"compound {kind}"])


def _compound(word: str) -> Period | None:
    return next((period for part, period in _compounds() if part in word), None)


_SALARY = ("salary", "salaries", "salaire", "gehalt", "salaris", "rémunération", "remuneration")
_RATE = ("rate", "rates", "hourly", "pay", "pays", "paying", "wage", "wages", "payrate", "w2", "c2c")


def _thousands_meant(page: _Page, around: _Found, cue: str) -> bool:
    """`$75-$85 + equity`: whole numbers this small, of a salary or in a header, are thousands."""
    one = around.sum
    if one.high is None or one.low.scaled or one.high.scaled or one.low.decimal or one.high.decimal:
        return False
    if not (30 <= one.low.value < one.high.value <= 500):
        return False
    if one.period or one.odd_period:
        return False
    window = page.low[around.sentence.start : around.block.end]
    if cue in _SALARY:
        return True
    if cue in _RATE or "contract" in window or "hour" in window:
        return False
    return "equity" in page.low[one.span.end : one.span.end + 40] or (not cue and _header(page, around))


def _infer_period(
    ends: tuple[float, float], currency: str | None, cue: str
) -> Period | None:
    """The period that the size of an amount leaves no doubt of, if it does."""
    least, most = min(ends), max(ends)
    if currency in ("USD", "GBP", "EUR", "CAD", "AUD", "NZD", "CHF", "SGD", None):
        if most >= 15_000 and least >= 10_000 and most < 3_000_000:
            return "year"
        if most >= 15_000 and 1 <= least and most < 3_000_000 and currency is not None:
            return "year"
    if currency in ("EUR", "CHF") and 1000 <= least and most <= 12_000:
        return "month"
    if currency in ("USD", "CHF") and 2000 <= least and most <= 12_000 and cue in _SALARY:
        return "month"
    if currency in ("PLN", "MYR") and 3000 <= most <= 45_000:
        return "month"
    if currency == "INR" and least >= 250_000:
        return "year"
    top = 60 if cue in _SALARY else 250
    if currency in ("USD", "GBP", "CAD", "AUD") and 7 <= least and most <= top and cue:
        return "hour"
    return None


# --- fields ---------------------------------------------------------------------------------


def _role(name: str) -> str | None:
    """What a field of this name holds: `amount`, `min`, `max`, `period`, `currency`; else None."""
    lists = load("pay")
    words = _LETTERS.findall(name)
    if not words or len(words) > 8:
        return None
    if not any(word in lists["field"] for word in words):
        return None
    rest = [word for word in words if word not in lists["field"] and word not in lists["field with"]]
    if not rest:
        glued = words[0]
        return "min" if "min" in glued else "max" if "max" in glued else "amount"
    if any(word in lists["field period"] for word in rest):
        return "period" if all(word in lists["field period"] for word in rest) else None
    if all(word in lists["field currency"] for word in rest):
        return "currency"
    if all(word in lists["field min"] for word in rest):
        return "min"
    return "max" if all(word in lists["field max"] for word in rest) else None


def _from_fields(page: _Page) -> Iterator[Pay]:
    """Pay that the posting gives as fields, their numbers with or without a sign."""
    roles = [(one, _role(one.name)) for one in page.posting.fields]
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


def _field_period(page: _Page, roles: list[tuple[Field, str | None]]) -> Period | None:
    known = amounts.words()
    for one, role in roles:
        if role == "period":
            for word in _LETTERS.findall(page.low[one.span.start : one.span.end]):
                if word in known.alone or word in known.units:
                    return known.alone.get(word) or known.units[word]
    return None


def _field_currency(page: _Page, roles: list[tuple[Field, str | None]]) -> str | None:
    for one, role in roles:
        if role == "currency":
            code = amounts.words().currency.get(page.low[one.span.start : one.span.end].strip())
            return "USD" if code == DOLLAR else code
    return None


def _field_sums(page: _Page, one: Field) -> list[_Found]:
    """The sums in a field's value that can be its pay."""
    found = list(amounts.scan(page.posting.prose, one.span.start, one.span.end))
    if any(amount.signed for amount in found):
        groups = [s for s in amounts.sums(page.posting.prose, found) if s.low.signed or s.high and s.high.signed]
    else:
        groups = [
            s for s in amounts.sums(page.posting.prose, found)
            if s.low.scaled or s.low.value >= 100 or s.low.decimal or s.period
            or (s.high is not None and s.high.value >= 7)
        ]
        groups = [s for s in groups if not (s.high is None and s.low.plain and 1990 < s.low.value < 2100)]
    listed = []
    for index, group in enumerate(groups):
        before = groups[index - 1].period_end if index else one.span.start
        after = groups[index + 1].span.start if index + 1 < len(groups) else one.span.end
        listed.append(_around(page, group, Span(before, after), one.span))
    return listed


def _in_field(page: _Page, one: Field, role: str) -> Iterator[Pay]:
    """The statements in the value of one field of pay."""
    given = False
    for around in _field_sums(page, one):
        left = [cue for cue in _cues(page.low, around.left) if cue.kind == "not"]
        right = _cues(page.low, around.right)
        if right and right[0].kind != "pay" or left and _judge(page, around) is None:
            continue
        cue = right[0].phrase if right else one.name.split()[-1]
        cue = "salary" if cue == "range" or "salary" in one.name else cue
        pay = _pay(page, around, cue, name=one.name)
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


def _value_phrase(page: _Page, one: Field) -> Span | None:
    """The words by which a field of pay says nothing of it: `DOE`."""
    found = _VALUE().search(page.low, one.span.start, min(one.span.end, one.span.start + 80))
    return Span(found.start(), found.end()) if found else None


@cache
def _VALUE() -> re.Pattern[str]:  # noqa: N802 - a pattern, compiled when first needed
    return re.compile(rf"\b{any_of(load('pay')['unstated value'])}\b")


def _joined(page: _Page, lower: Field, upper: Field) -> Pay | None:
    """One range from a field for its least and a field for its most."""
    ends = [_field_sums(page, lower)[:1], _field_sums(page, upper)[:1]]
    pays = [[_pay(page, around, "salary", name=one.name) for around in end]
            for end, one in zip(ends, (lower, upper), strict=True)]
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


# --- pay without an amount ------------------------------------------------------------------


def _unstated(page: _Page, stated: list[Span]) -> Iterator[Pay]:
    """Pay that is spoken of without an amount, where no amount stands by it."""
    spans: list[Span] = []
    for span, basis in _phrases(page):
        block = page.bounds(span.start)
        near = any(
            block.start <= one.start < block.end
            and one.start < span.end + 120
            and span.start < one.end + 120
            for one in stated
        )
        if not near and not any(one.start < span.end and span.start < one.end for one in spans):
            spans.append(span)
            yield Pay(span, "unstated", basis=basis)


def _phrases(page: _Page) -> Iterator[tuple[Span, Basis | None]]:
    """Where pay is spoken of without an amount, commission alone first."""
    lists = load("pay")
    low = page.low
    for phrase in lists["commission only"]:
        for start in _places_of(low, phrase.split()[0], phrase):
            yield start, "commission"
    for phrase in lists["unstated before"]:
        for span in _places_of(low, phrase, phrase):
            noun = _noun_after(page, span)
            if noun:
                yield noun, None
    for phrase in lists["unstated after"]:
        for span in _places_of(low, phrase, phrase):
            noun = _noun_before(page, span)
            if noun:
                yield noun, None


def _places_of(low: str, anchor: str, phrase: str) -> Iterator[Span]:
    """Where `phrase` stands as whole words; hyphens and signs count as its spaces."""
    at = low.find(anchor)
    wanted = phrase.split()
    while at >= 0:
        if at == 0 or not low[at - 1].isalnum():
            found = list(_WORD.finditer(low, at, at + len(phrase) + 8))[: len(wanted)]
            if [match[0] for match in found] == wanted:
                yield Span(at, found[-1].end())
        at = low.find(anchor, at + len(anchor))


def _noun_after(page: _Page, span: Span) -> Span | None:
    """`competitive` with its word of pay, at most three words on."""
    block = page.bounds(span.start)
    limit = min(block.end, span.end + 50)
    cut = re.compile(r"[.;!?|\n:]|\b(?:benefits?|bonus|leave|insurance|edge|market|environment)\b").search(
        page.low, span.end, limit
    )
    nouns = load("pay")["unstated noun"]
    for match in list(_WORD.finditer(page.low, span.end, cut.start() if cut else limit))[:4]:
        if match[0] in nouns:
            return Span(span.start, match.end())
    return None


def _noun_before(page: _Page, span: Span) -> Span | None:
    """`DOE` with the word of pay that stands before it in its sentence."""
    block = page.bounds(span.start)
    start = max(block.start, span.start - 60)
    for found in _SENTENCE_BREAK.finditer(page.posting.prose, start, span.start):
        start = found.end()
    nouns = load("pay")["unstated noun"]
    for match in reversed(list(_WORD.finditer(page.low, start, span.start))[-7:]):
        if match[0] in nouns:
            return Span(match.start(), span.end)
    return None
