"""Sums of money as postings write them: digits, sign, thousands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from postinglint.facts.pay.digits import number
from postinglint.facts.pay.vocabulary import DOLLAR, KRONA, scale_words, words
from postinglint.model import Span

_ONLY_BEFORE = {"r", "rm", "rs", "rs."}
NUMBER = re.compile(
    r"[0-9](?:[0-9]{0,2}(?:[ \u00a0\u2009\u202f'’][0-9]{3}(?![0-9]))+(?:[.,][0-9]{1,2}(?![0-9]))?"
    r"|[0-9]*(?:[.,][0-9]+)*)"
)
TOKEN = re.compile(
    r"[\s\u200b]*(/|(?:[A-Z]+(?![a-z\u00df-\u017f])|[A-Z]?[^\W\d_A-Z]+)(?:\.[^\W\d_]{1,2}(?![^\W\d_]))*\.?|\d+|[^\w\s])"
)
# Most numbers of a posting: 5+ years, 40 hours. Passed over early, for speed.
_COUNT = re.compile(
    r"[0-9]{1,3}\+? ?-?(?:years?|yrs?|hours?|days?|weeks?|months?|minutes?|people)\b"
)
_DECADE = re.compile(r"s\b")  # in the mid-$50s
_LEFT_EDGE = 12
_MASK = re.compile(r"[.,]?\*+[.,*]*[\dk]|[.,]\*|\*(?:,\*|\*\*)|[.,]?x{2,}|#", re.IGNORECASE)
_EURO_NEXT = re.compile(r"\s?(?:€|eur)", re.IGNORECASE)
_DECIMAL = re.compile(r"[.,]\d{1,2}$")
SECTIONS = ("401", "403", "457", "1099")  # 401(k), the form 1099 and their like are no money
_TRAILING = re.compile(r"[.,](?:-{1,2}|–|—)(?!\s?\d)")
_DIGIT_NEXT = re.compile(r"\s?\d")
_MASKED_BEFORE = re.compile(r"\*{3}\Z|\*[.,]\Z|x{2},?\Z", re.IGNORECASE)
_THOUSANDS_SIGN = re.compile(r"(?<![^\W_])k\Z", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"(?<![\d€$£])[^\W\d_]{1,5}\Z")


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
    digits: str = ""

    @property
    def signed(self) -> bool:
        """Whether a sign or code of a currency stands at it."""
        return self.currency is not None


def scan(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts in `text[start:end]`; millions, which nobody is paid, are left out."""
    return among(text, NUMBER.finditer(text, start, end), end)


def among(text: str, numbers: Iterable[re.Match[str]], end: int) -> Iterator[Amount]:
    """The amounts among `numbers` of `text`, whose signs stand before `end`."""
    for found in numbers:
        begin = found.start()
        if _COUNT.match(text, begin) and text[max(0, begin - 2) : begin].strip(" (\n").isalpha():
            continue
        amount = _amount(text, begin, found.end(), end)
        if amount is not None:
            yield amount


def _amount(text: str, begin: int, end: int, limit: int) -> Amount | None:
    """The amount whose digits stand at `text[begin:end]`, if they are one."""
    digits = text[begin:end]
    sign = _prefix(text, begin)
    value = number(digits) if sign else None
    if sign is None or not value or not _is_sum(text, sign.start, begin, end):
        return None
    trailing = _TRAILING.match(text, end)
    factor, after = _multiplier(text, trailing.end() if trailing else end, sign.code)
    if factor is None:
        return None
    code = sign.code
    end_of_sign, late = _sign_after(text, after, limit)
    if late is not None:
        code, after = _merge(code, late), end_of_sign
        if factor == 1:
            more, after = _multiplier(text, after, code, glued=True)
            factor = more or factor
    elif factor == 1 and _is_other(text, after, code):
        return None
    if sign.thousands and factor == 1:
        factor = 1000
    return Amount(
        Span(sign.start, after),
        round(value * factor, 2),
        code,
        scaled=factor != 1,
        plain=code is None and factor == 1 and digits.isdigit(),
        bounded=_is_bounded(text, sign.start, after, code),
        lakh=factor == 100_000,
        decimal=_DECIMAL.search(digits) is not None,
        digits=digits,
    )


def _is_sum(text: str, start: int, begin: int, end: int) -> bool:
    """Whether digits are a sum rather than a masked one, a section of the tax code or a number."""
    digits = text[begin:end]
    if digits in SECTIONS or (digits[0] == "0" and digits.isdigit()):
        return False
    if _MASK.match(text, end) or _DECADE.match(text, end):
        return False
    rand = text[start:begin] in ("R", "r")
    return not (rand and digits.isdigit() and text[end : end + 1] not in ("k", "K"))


def _is_bounded(text: str, start: int, after: int, code: str | None) -> bool:
    """Whether a plus sign opens the amount upwards (`$80k+`) rather than adding another."""
    if "+" in text[start + 1 : after]:
        return True
    if text[after : after + 1] == "+":
        return not text[after + 1 : after + 2].isalpha() or _period_alone(text, after + 1)
    if text[after : after + 2] == " +" and _period_alone(text, after + 2):
        return True
    return code is not None and start > 0 and text[start - 1] == "+"


def _is_other(text: str, after: int, code: str | None) -> bool:
    """Whether what follows makes the number a part of a word, or a count of something."""
    token = TOKEN.match(text, after)
    if token is None or code is not None:
        return False
    word = token[1].lower().rstrip(".")
    if text[after].isalpha():
        return word not in words().alone
    return word == "%" or word in words().counted


def _period_alone(text: str, start: int) -> bool:
    """Whether nothing but a period follows the plus sign: `$1500 + monthly`."""
    token = TOKEN.match(text, start)
    word = token[1].lower() if token else "|"
    return word == "|" or (word in words().alone and word not in ("annual", "yearly"))


class _Sign(NamedTuple):
    """What stands before the digits of an amount."""

    start: int
    code: str | None = None
    thousands: bool = False


def _prefix(text: str, begin: int) -> _Sign | None:
    """The sign before the digits at `begin`, if any; None where they are no amount."""
    before = sign_end(text, begin) - 1
    if before < 0:
        return _Sign(begin)
    start, code = sign_before(text, before + 1)
    if code is not None:
        thousands = _THOUSANDS_SIGN.search(text, max(0, start - 2), start) is not None
        return _Sign(start - thousands, code, thousands)
    if before == begin - 1 and _is_glued(text, before):
        return None
    mark = text[before]
    if mark in "*xX.," and _MASKED_BEFORE.search(text, max(0, begin - 4), begin):
        return None
    named = mark.isalpha() or mark in "-.#:"
    return None if named and words().grade.search(text, max(0, begin - 18), begin) else _Sign(begin)


def sign_end(text: str, begin: int) -> int:
    """Where a sign before the digits at `begin` would end: the space between is passed."""
    end = begin
    while end > 0 and end > begin - 2 and (text[end - 1].isspace() or text[end - 1] in "~\u00ad"):
        end -= 1
    return end


def _is_glued(text: str, before: int) -> bool:
    """Whether the character before digits makes them part of a code, a number or an address."""
    mark = text[before]
    if (mark.isalpha() and mark < "\u3040") or mark in "_#@":
        return True
    if mark in ".:\\)":
        return text[max(0, before - 1)].isdigit()
    return mark == "-" and _CODE_BEFORE.search(text, max(0, before - 6), before) is not None


def sign_before(text: str, end: int) -> tuple[int, str | None]:
    """The sign or code that ends at `end`: where it starts, and its currency.

    A code before a sign (`CAD $`) says more than the sign.
    """
    known = words().currency
    window = text[max(0, end - _LEFT_EDGE) : end].lower()
    start, code = end, None
    for _ in range(2):
        closing = words().closing.get(window[-1:], ())
        if not window.endswith(closing):
            break
        size = next((len(p) for p in closing if window.endswith(p) and _whole(window, len(p))), 0)
        if not size:
            break
        found = known[window[-size:]]
        code = found if code in (None, DOLLAR) or found not in (DOLLAR, KRONA) else code
        start -= size
        window = window[:-size]
        if window[-1:].isspace() and len(window) > 1 and code in (DOLLAR, "GBP", "EUR"):
            start -= 1
            window = window[:-1]
        else:
            break
    while start < end and text[start].isspace():
        start += 1
    return start, code


def _whole(window: str, size: int) -> bool:
    """Whether the last `size` characters stand by themselves."""
    return not window[-size].isalnum() or size == len(window) or not window[-size - 1].isalnum()


def _sign_after(text: str, at: int, limit: int) -> tuple[int, str | None]:
    """The sign or code that follows at `at`: where it ends, and its currency."""
    known = words()
    start = at
    while start < limit and start < at + 3 and (text[start].isspace() or text[start] in "[(+"):
        start += 1
    if start >= limit or text[start].lower() not in known.opening:
        return at, None
    window = text[start : min(limit, start + 20)].lower()
    for phrase in known.opening[window[0]]:
        if window.startswith(phrase) and phrase not in _ONLY_BEFORE:
            end = start + len(phrase)
            if phrase[-1].isalnum() and text[end : end + 1].isalnum() and not _seam(text, end):
                continue
            if text[at].isspace() and _DIGIT_NEXT.match(text, end):
                return at, None
            bracket = text[at:start].strip() and text[end : end + 1] in (")", "]")
            return end + bool(bracket), known.currency[phrase]
    return at, None


def _seam(text: str, at: int) -> bool:
    """Whether two words were glued together at `at`: `30kEURPlus`, `400 eurWe`."""
    return text[at].isupper() and text[at + 1 : at + 2].islower()


def _merge(before: str | None, after: str) -> str:
    """`$90k CAD` is Canadian, `$60 EUR` was meant as euro: a code beats a bare sign."""
    return before if after in (DOLLAR, KRONA) and before is not None else after


def _multiplier(
    text: str, at: int, code: str | None, *, glued: bool = False
) -> tuple[float | None, int]:
    """What a word after the number multiplies it by; None if that makes it no pay."""
    token = TOKEN.match(text, at, at + 14)
    if token is not None and token[1] == "+" and text[at + 1 : at + 2] in ("k", "K"):
        return 1000, at + 2
    if token is None or token.start(1) - at > (0 if glued else 1):
        return 1, at
    word = token[1].lower().rstrip(".")
    factor = scale_words().get(word)
    result: tuple[float | None, int] = (factor, token.start(1) + len(word))
    if factor is None:
        result = (1, at)
        if word[:1] == "k" and len(word) > 2 and word[1:] in words().currency:
            result = (1000, token.start(1) + 1)
        elif word == "l" and (code == "INR" or re.search("INR|₹", text[max(0, at - 14) : at])):
            result = (100_000, token.end(1))
    elif factor == 0:
        spaced = word in ("m", "b") and not token[0][0].isalpha()
        result = (1, at) if spaced else (None, at)
    elif word == "t" and code is None and not _EURO_NEXT.match(text, token.end(1)):
        result = (1, at)
    return result
