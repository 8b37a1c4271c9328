"""Sums of money as postings write them: amounts, ranges and the period after them.

This says what a sum *is*; whether it is pay is for `pay.py` to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from postinglint.facts.kinds import Period
from postinglint.facts.wordlists import any_of, load
from postinglint.model import Span

DOLLAR = "$"
KRONA = "KR"
_ONLY_BEFORE = {"r", "rm", "rs", "rs."}
_NUMBER = re.compile(
    r"\d{1,3}(?:(?:[ \u00a0\u2009\u202f'’]\d{3})(?!\d))+(?:[.,]\d{1,2}(?!\d))?"
    r"|\d+(?:[.,]\d+)*"
)
_TOKEN = re.compile(
    r"[\s\u200b]*(/|(?:[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+)(?:\.[^\W\d_]{1,2}(?![^\W\d_]))*\.?|\d+|[^\w\s])"
)
_LEFT_EDGE = 12
_MASK = re.compile(r"[.,]?\*+[.,*]*[\dk]|[.,]\*|[.,]?x{2,}|#", re.I)
_JOIN_LIMIT = 60
_TRAILING = re.compile(r"[.,](?:-{1,2}|–|—)(?!\s?\d)")
_DIGIT_NEXT = re.compile(r"\s?\d")


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum. `value` has its thousands; `currency` may be `DOLLAR` or `KRONA`."""

    span: Span
    value: float
    currency: str | None
    scaled: bool
    """Thousands were named (`k`), so they are not to be added again."""
    plain: bool
    """Written as bare digits: no sign, no separators, no `k`."""
    bounded: bool = False
    """A plus sign follows or leads: `$80k+`."""
    lakh: bool = False
    decimal: bool = False

    @property
    def signed(self) -> bool:
        """Whether a sign or code of a currency stands at it."""
        return self.currency is not None


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


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of this module, compiled once."""

    currency: dict[str, str]
    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    last: frozenset[str]
    units: dict[str, Period]
    alone: dict[str, Period]
    odd: frozenset[str]
    per: frozenset[str]
    filler: frozenset[str]
    join: re.Pattern[str]
    join_opened: re.Pattern[str]
    grade: re.Pattern[str]
    counted: frozenset[str]
    not_pay: frozenset[str]


def _periods(prefix: str) -> dict[str, Period]:
    lists = load("pay")
    return {
        word: cast("Period", name.removeprefix(prefix))
        for name, words in lists.items()
        if name.startswith(prefix)
        for word in words
    }


@cache
def words() -> _Words:
    """The lists of `words/pay.yaml` that sums are read by."""
    lists = load("pay")
    currency = {
        phrase: name.removeprefix("currency ").upper()
        for name, phrases in lists.items()
        if name.startswith("currency ")
        for phrase in (one.lower() for one in phrases)
    }
    names = any_of(currency)
    hedge = any_of(lists["hedge"])
    dash = r"[-–—−‐‑~]{1,3}|/"
    grade = rf"(?:\b{any_of(lists['grade'])}[-\s]{{0,2}}\d{{1,2}}[a-z]?\b[\s,:–-]{{0,4}}){{1,2}}"
    tail = rf"\s*(?:(?:{hedge}|{grade})\s*){{0,3}}"
    label = r"\.?\s*(?:[\[(][^\])\d]{0,30}[\])]\s*|\*\*\s*)?"
    end = r"[\"',;|]{0,2}\s*(?:max|maximum|high|to)\b[a-z ]{0,20}[:=]?\s*[\"']?"
    rise = r"[^.;|\n]{0,32}\b(?:rising|increasing|rises|increases|progressing)\s(?:up\s)?to\b\s*"
    return _Words(
        currency,
        re.compile(rf"(?:(?<![^\W_])(?:{names})\s?[$£€]?|[$£€₹])(k)?\s{{0,2}}\Z", re.I),
        re.compile(rf"\s?[\[(]?\s?({any_of(set(currency) - _ONLY_BEFORE)})(?![^\W_])", re.I),
        frozenset(phrase[-1] for phrase in currency) | {"k"},
        _periods("unit "),
        _periods("alone "),
        frozenset(lists["no period"]),
        frozenset(lists["per"]),
        frozenset(lists["filler"]),
        re.compile(rf"{label}(?:{dash}|{any_of(lists['join'])}\b|{end}|{rise}){tail}\Z", re.I),
        re.compile(rf"{label}{any_of(lists['join after opener'])}\s{tail}\Z", re.I),
        re.compile(rf"\b{any_of(lists['grade'])}\.?[-\s#:]{{0,3}}\Z", re.I),
        frozenset(lists["counted"]),
        frozenset(lists["not pay"]),
    )


def number(digits: str) -> float | None:
    """The value of digits with separators, or None where they do not make a number."""
    packed = re.sub(r"[ \u00a0\u2009\u202f'’]", "", digits)
    marks = [mark for mark in packed if mark in ".,"]
    if not marks:
        return float(packed) if len(packed) < 13 else None
    last = marks[-1]
    groups = re.split(r"[.,]", packed)
    if len(set(marks)) == 2:
        if marks.count(last) > 1 or "." in marks[:-1] and "," in marks[:-1]:
            return None
        return float("".join(groups[:-1]) + "." + groups[-1])
    if len(marks) > 1:
        good = all(len(group) in (2, 3) for group in groups[1:]) and len(groups[-1]) == 3
        return float("".join(groups)) if good and len(groups[0]) < 4 else None
    if len(groups[1]) == 3 and len(groups[0]) < 4 and groups[0] != "0":
        return float("".join(groups))
    return float(".".join(groups))


def scan(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts in `text[start:end]`, which is text in lower case; big sums left out."""
    for found in _NUMBER.finditer(text, start, end):
        amount = _amount(text, found.start(), found.end(), end)
        if amount is not None:
            yield amount


def _amount(text: str, begin: int, end: int, limit: int) -> Amount | None:
    """The amount whose digits stand at `text[begin:end]`, if they are one."""
    known = words()
    if text[begin:end] in ("401", "403", "457"):
        return None
    start, code, scaled = _prefix(text, begin)
    if start is None:
        return None
    value = number(text[begin:end])
    if value is None or _MASK.match(text, end):
        return None
    digits = text[begin:end]
    trailing = _TRAILING.match(text, end)
    after = trailing.end() if trailing else end
    factor, after = _multiplier(text, after, code)
    if factor is None:
        return None
    after_sign = known.suffix.match(text, after, limit)
    if after_sign and not _starts_next(text, after_sign):
        code = _merge(code, known.currency[_spaced(after_sign[1]).lower()])
        after = after_sign.end()
        if text[after : after + 1] in (")", "]") and after_sign[0].strip()[0] in "([":
            after += 1
        if factor == 1:
            more, after = _multiplier(text, after, code, glued=True)
            factor = more or factor
    elif text[after : after + 1].isalpha() and factor == 1 and text[after : after + 1] not in "/":
        return None if not _glued_ok(text, after, code) else _made(
            text, start, begin, after, value, code, factor, digits, scaled=scaled
        )
    elif code is None and _counts(text, after):
        return None
    return _made(text, start, begin, after, value, code, factor, digits, scaled=scaled)


def _made(  # noqa: PLR0913 - the parts of one amount, gathered where they are known
    text: str, start: int, begin: int, after: int, value: float, code: str | None,
    factor: float, digits: str, *, scaled: bool,
) -> Amount:
    if scaled and factor == 1:
        factor = 1000
    bounded = text[after : after + 1] == "+" or (start > 0 and text[start - 1] == "+" and code is not None)
    spaced_plus = text[after : after + 2] == " +" and after_plus_is_period(text, after + 2)
    if text[after : after + 1] == "+" and _next_word_adds(text, after + 1):
        bounded = False
    return Amount(
        Span(start, after),
        round(value * factor, 2),
        code,
        factor != 1,
        code is None and factor == 1 and digits.isdigit(),
        bounded or spaced_plus,
        factor == 100_000,
        bool(re.search(r"[.,]\d{1,2}$", digits)),
    )


def _next_word_adds(text: str, start: int) -> bool:
    """`$100k+equity`: the plus sign adds another thing rather than opening the amount."""
    return text[start : start + 1].isalpha()


def after_plus_is_period(text: str, start: int) -> bool:
    """Whether nothing but a period follows the plus sign: `$1500 + monthly`."""
    token = _TOKEN.match(text, start)
    return token is None or token[1].lower() in words().alone or token[1] == "|"


def _spaced(phrase: str) -> str:
    return " ".join(phrase.split())


def _prefix(text: str, begin: int) -> tuple[int | None, str | None, bool]:
    """Start of the sign before a number, its currency, whether it says `k`; None: no number."""
    known = words()
    before = begin - 1
    while before >= 0 and before > begin - 3 and text[before].isspace():
        before -= 1
    if before < 0:
        return begin, None, False
    mark = text[before].lower()
    if mark in known.last:
        found = known.prefix.search(text, max(0, begin - _LEFT_EDGE), begin)
        if found:
            code = _code(text[found.start() : begin])
            return found.start(), code, found[1] is not None
    if before == begin - 1 and (mark.isalpha() or mark in "_#@=.:\\" and text[before - 1 : before].isdigit()):
        return None, None, False
    if mark == "-" and before == begin - 1 and _CODE_BEFORE.search(text, max(0, before - 6), before):
        return None, None, False
    if known.grade.search(text, max(0, begin - 18), begin) or _MASKED_BEFORE.search(
        text, max(0, begin - 4), begin
    ):
        return None, None, False
    return begin, None, False


_MASKED_BEFORE = re.compile(r"\*{3}\Z|\*[.,]\Z|x{2},?\Z", re.I)


_CODE_BEFORE = re.compile(r"(?<![\d€$£])[^\W\d_]{1,5}\Z")


def _code(sign: str) -> str | None:
    """The currency of a prefix such as `cad $`: a code says more than a dollar sign."""
    known = words().currency
    name = _spaced(sign).lower()
    if name in known:
        return known[name]
    name = name.removesuffix("k").strip()
    for cut in range(len(name), 0, -1):
        if name[:cut].strip() in known:
            return known[name[:cut].strip()]
    return known.get(name[-1:])


def _merge(before: str | None, after: str) -> str:
    """`$90k CAD` is Canadian, `$60 EUR` was meant as euro: a code beats a bare sign."""
    return before if after in (DOLLAR, KRONA) and before is not None else after


def _starts_next(text: str, sign: re.Match[str]) -> bool:
    """Whether a sign after a number belongs to the number after it: `Step 2 $50,000`."""
    return _DIGIT_NEXT.match(text, sign.end()) is not None and sign[0][0].isspace()


def _multiplier(
    text: str, at: int, code: str | None, *, glued: bool = False
) -> tuple[float | None, int]:
    """What a word after the number multiplies it by; None if that makes it no pay."""
    token = _TOKEN.match(text, at, at + 14)
    if token is None or token.start(1) - at > (0 if glued else 1):
        return 1, at
    word = token[1].lower().rstrip(".")
    lists = _scale_words()
    factor = lists.get(word)
    if word[:1] == "k" and factor is None and word[1:] in words().currency:
        return 1000, token.start(1) + 1
    if factor is None:
        if word == "l" and (code == "INR" or "INR" in text[max(0, at - 14) : at].upper()):
            return 100_000, token.end(1)
        return 1, at
    if factor == 0:
        return (1, at) if word in ("m", "b") and not token[0][0].isalpha() else (None, at)
    if word == "t" and (code is None and not re.match(r"\s?(?:€|eur)", text[token.end(1) :][:6])):
        return 1, at
    return factor, token.start(1) + len(word)


@cache
def _scale_words() -> dict[str, float]:
    lists = load("pay")
    return (
        dict.fromkeys(lists["millions"], 0.0)
        | dict.fromkeys(lists["thousand"], 1000.0)
        | dict.fromkeys(lists["lakh"], 100_000.0)
    )


def _glued_ok(text: str, at: int, code: str | None) -> bool:
    """Letters that follow digits directly are a period (`12.21ph`), or glued text after a sign."""
    token = _TOKEN.match(text, at)
    if token is None:
        return True
    word = token[1].lower().rstrip(".")
    return code is not None or word in words().alone


def _counts(text: str, at: int) -> bool:
    """Whether the number counts something else: a percentage, hours, people, an ordinal."""
    token = _TOKEN.match(text, at)
    if token is None:
        return False
    word = token[1].lower().rstrip(".")
    return word == "%" or (word in words().counted)


def sums(text: str, amounts: list[Amount]) -> Iterator[Sum]:
    """Amounts joined into ranges where the words between them join."""
    index = 0
    while index < len(amounts):
        first = amounts[index]
        period, end, odd = period_after(text, first.span.end)
        other, step = _partner(text, amounts, index, end if period else first.span.end)
        if other is None:
            yield Sum(first.span, first, None, period, end, odd)
            index += 1
            continue
        low_end, high_end = share_thousands(first, other)
        late, late_end, late_odd = period_after(text, other.span.end)
        span = Span(first.span.start, other.span.end)
        finish = late_end if late or late_odd else other.span.end
        yield Sum(span, low_end, high_end, late or period, finish, late_odd or odd)
        index += step


def _partner(
    text: str, amounts: list[Amount], index: int, end: int
) -> tuple[Amount | None, int]:
    """The other end of the range that opens with `amounts[index]`, and how far on to go."""
    first = amounts[index]
    known = words()
    for step, other in enumerate(amounts[index + 1 : index + 4], 1):
        between = text[end : other.span.start]
        if len(between) > _JOIN_LIMIT:
            return None, 1
        joins = known.join.match(between) or (
            known.join_opened.match(between) and _opened(text, first.span.start)
        )
        if joins and _belong(first, other, between):
            return other, step + 1
        if other.signed:
            return None, 1
    return None, 1


def _opened(text: str, start: int) -> bool:
    """Whether `between` or another opening word stands before a range."""
    window = text[max(0, start - 40) : start].lower()
    return any(re.search(rf"\b{word}\b", window) for word in load("pay")["opener"][:12]) or bool(
        re.search(r"(?:salary|pay)\W{0,4}$", window)
    )


def _belong(first: Amount, other: Amount, between: str) -> bool:
    """Whether two amounts can be ends of one range."""
    if first.signed and other.signed and first.currency != other.currency:
        if DOLLAR not in (first.currency, other.currency) and first.currency != other.currency:
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
        amount.span, round(amount.value * factor, 2), amount.currency, scaled=True, plain=False,
        bounded=amount.bounded, lakh=amount.lakh, decimal=amount.decimal,
    )


def period_after(text: str, at: int) -> tuple[Period | None, int, bool]:
    """The period said after an amount, where its words end, and whether it is an odd one."""
    known = words()
    per = worded = False
    position = at
    for _ in range(9):
        token = _TOKEN.match(text, position)
        if token is None:
            break
        raw = token[1].lower()
        word = raw.rstrip(".") if len(raw) > 1 else raw
        end = token.start(1) + len(word)
        if word in known.odd or (worded and raw.isdigit()):
            return None, end, True
        if per and word in known.units:
            return known.units[word], _closed(raw, word, token), False
        if not per and word in known.alone and not _names_other(text, token.end(1), word):
            if not (word in ("pa", "pd", "pm") and "," in text[at : token.start(1)]):
                return known.alone[word], _closed(raw, word, token), False
        if word in known.per or (raw in ("-", "–") and text[token.end(1) : token.end(1) + 1].isalpha()):
            per = word not in ("-", "–") or per
            worded = worded or word == "per"
        elif not (word in known.filler or raw in "()[],*-–+~\"'|&" and raw not in "|&"):
            break
        elif per and word not in known.filler:
            return None, at, worded and word.isalpha()
        position = token.end(1)
    return None, at, False


def _closed(raw: str, word: str, token: re.Match[str]) -> int:
    """The end of a period's words, with the full stop of an abbreviation such as `p.a.`."""
    return token.end(1) if "." in word and raw.endswith(".") else token.start(1) + len(word)


def _names_other(text: str, at: int, word: str) -> bool:
    """Whether `annual` and the like speak of what follows: `+ annual bonus`."""
    token = _TOKEN.match(text, at)
    if token is None or word.endswith("ally") or word == "hourly":
        return False
    return token[1].lower() in words().not_pay or token[1].lower() in ("review", "leave", "holiday", "raises")
