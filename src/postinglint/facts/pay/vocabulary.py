"""The words and signs that sums of money are read by, put together once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from postinglint.facts.kinds import Period
from postinglint.facts.wordlists import any_of, load

DOLLAR = "$"
KRONA = "KR"


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of sums, compiled once."""

    currency: dict[str, str]
    opening: dict[str, tuple[str, ...]]
    """The phrases of `currency` by their first character, the longest first."""
    closing: dict[str, tuple[str, ...]]
    """The same by their last."""
    units: dict[str, Period]
    alone: dict[str, Period]
    odd: frozenset[str]
    per: frozenset[str]
    filler: frozenset[str]
    join: re.Pattern[str]
    opener: re.Pattern[str]
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


def _by_edge(phrases: Iterable[str], edge: int) -> dict[str, tuple[str, ...]]:
    """`phrases` by their first (0) or last (-1) character, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[edge]] = (*found.get(phrase[edge], ()), phrase)
    return found


@cache
def words() -> _Words:
    """The lists of `words/pay.txt` that sums are read by."""
    lists = load("pay")
    currency = {
        phrase: name.removeprefix("currency ").upper()
        for name, phrases in lists.items()
        if name.startswith("currency ")
        for phrase in (one.lower() for one in phrases)
    }
    hedge = any_of(lists["hedge"])
    dash = r"\u00ad?[-–—−‐‑~]{1,3}|/"
    grade = rf"(?:\b{any_of(lists['grade'])}[-\s]{{0,2}}\d{{1,2}}[a-z]?\b[\s,:–-]{{0,4}}){{1,2}}"
    tail = rf"\s*(?:(?:{hedge}|{grade})\s*){{0,3}}"
    label = r"\.?\s*(?:[\[(][^\])\d]{0,30}[\])]\s*|\*\*\s*)?"
    end = r"[\"',;|]{0,2}\s*(?:max|maximum|high|to)\b[a-z ]{0,20}[:=]?\s*[\"']?"
    rise = r"[^.;|\n]{0,32}\b(?:rising|increasing|rises|increases|progressing)\s(?:up\s)?to\b\s*"
    return _Words(
        currency,
        _by_edge(currency, 0),
        _by_edge(currency, -1),
        _periods("unit "),
        _periods("alone "),
        frozenset(lists["no period"]),
        frozenset(lists["per"]),
        frozenset(lists["filler"]),
        re.compile(
            rf"{label}(?:{dash}|{any_of(lists['join'])}\b|{end}|{rise}"
            rf"|(?P<opened>{any_of(lists['join after opener'])}\s)){tail}\Z",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{any_of(lists['opener'])}\b|\b(?:salary|pay)\W{{0,4}}\Z", re.IGNORECASE),
        re.compile(rf"\b{any_of(lists['grade'])}\.?[-\s#:]{{0,3}}\Z", re.IGNORECASE),
        frozenset(lists["counted"]),
        frozenset(lists["not pay"]),
    )


@cache
def scale_words() -> dict[str, float]:
    """What the words of thousands and the like multiply by; 0 for sums nobody is paid."""
    lists = load("pay")
    return (
        dict.fromkeys(lists["millions"], 0.0)
        | dict.fromkeys(lists["thousand"], 1000.0)
        | dict.fromkeys(lists["lakh"], 100_000.0)
    )
