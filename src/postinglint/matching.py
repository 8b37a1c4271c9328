"""Finding listed phrases in prose, however they are typeset.

Prose is folded first: lower case, straight quotes, and every run of spaces, hyphens, slashes and
line breaks as one space (but a dash between spaces stays a dash); soft hyphens and zero-width
characters vanish. Phrases are folded alike, so `rock-star`, `rock star` and `Rock` + line break +
`Star` are one. One automaton then finds all phrases of all rules in a single pass.
"""

import itertools
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from postinglint.letters import small
from postinglint.model import Span
from postinglint.sourcemap import Segment, Table

T = TypeVar("T")

_BLANK = "\t\n\r\v\f \u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_JOIN = "-/‐‑‒–"
_BREAK = "—"  # What no phrase contains: a dash that parts two thoughts.
_FOLD = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys(_BLANK + _JOIN, " ")
    | dict.fromkeys("―−", _BREAK)
)
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_RUN = re.compile(rf"[{_BLANK}{re.escape(_JOIN)}{_UNSEEN}]{{2,}}|[{_UNSEEN}]")
_LINE_END = re.compile(r"[-‐\u00ad][ \t]*\r?\n[ \t]*")
_GROUP = re.compile(r"\(([^()]*)\)")
_MOST_FORMS = 200
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, with the way back to the text it was folded from."""

    text: str
    table: Table | None = None

    def origin(self, start: int, end: int) -> Span:
        """The span in the unfolded text of `start`..`end` in the folded one."""
        return Span(start, end) if self.table is None else Span(*self.table.origin(start, end))

    def landing(self, span: Span) -> tuple[int, int]:
        """Where a span of the unfolded text stands in the folded one."""
        if self.table is None:
            return span
        return self.table.landing(span.start), self.table.landing(span.end)


def fold(text: str) -> Folded:
    """`text`, folded for comparing."""
    # The short way, for most listed phrases.
    if text.isascii() and text.isprintable() and "`" not in text:
        simple = text.lower().replace("-", " ").replace("/", " ")
        if "  " not in simple:
            return Folded(simple)
    lowered = small(text)
    parts: list[str] = []
    segments: list[Segment] = []
    last = 0
    for match in _RUN.finditer(lowered):
        start, end = match.span()
        parts.append(lowered[last:start])
        segments.append(Segment(start - last, last, start))
        if char := _stands_for(match):
            parts.append(char)
            segments.append(Segment(1, start, end))
        last = end
    if not parts:
        return Folded(lowered.translate(_FOLD))
    parts.append(lowered[last:])
    segments.append(Segment(len(lowered) - last, last, len(lowered)))
    return Folded("".join(parts).translate(_FOLD), Table(segments))


def _stands_for(match: re.Match[str]) -> str:
    """What a run of spaces and dashes comes to: a gap, a break between thoughts, or nothing."""
    run, (start, end), text = match[0], match.span(), match.string
    if not run.strip(_UNSEEN):
        return ""
    if (
        _LINE_END.fullmatch(run)
        and text[start - 1 : start].isalpha()
        and text[end : end + 1].islower()
    ):
        return ""  # A hyphen at the end of a line splits a word.
    run = run.strip(_UNSEEN)
    spaced = run[0] in _BLANK and run[-1] in _BLANK
    return _BREAK if spaced and any(dash in run for dash in "-‐‑‒–") else " "


def forms(phrase: str) -> list[str]:
    """Every way to write a listed phrase: `(s)` may be left out, of `(a|b)` one is taken.

    A phrase written with a hyphen is also found closed up: `rock-star(s)` stands for `rock-star`,
    `rock-stars`, `rockstar` and `rockstars`; how it is spaced never matters.

    Raises:
        ValueError: Brackets do not match, no word is left, or the phrase is longer or stands for
            more forms than any phrase of a language.
    """
    if len(phrase) > _LONGEST:
        raise ValueError(f"'{phrase[:30]}…' is longer than {_LONGEST} characters")
    if not any(sign in phrase for sign in "()|") and any(map(str.isalnum, phrase)):
        form = " ".join(phrase.split())
        return [form, form.replace("-", "")] if "-" in form else [form]
    pieces = _GROUP.split(phrase)
    choices = [
        [piece] if index % 2 == 0 else piece.split("|") if "|" in piece else ["", piece]
        for index, piece in enumerate(pieces)
    ]
    if any(bracket in piece for piece in pieces[::2] for bracket in "()|"):
        raise ValueError(f"the brackets of '{phrase}' do not match")
    if math.prod(map(len, choices)) > _MOST_FORMS:
        raise ValueError(f"'{phrase}' stands for more than {_MOST_FORMS} phrases")
    spelled = [" ".join("".join(parts).split()) for parts in itertools.product(*choices)]
    closed = [form.replace("-", "") for form in spelled if "-" in form]
    words = [form for form in dict.fromkeys([*spelled, *closed]) if any(map(str.isalnum, form))]
    if not words:
        raise ValueError(f"'{phrase}' holds no word")
    return words


class Finder(Generic[T]):
    """All occurrences of many phrases in folded text, as whole words, in one pass."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Each phrase comes with whatever is to be known when it is found."""
        entries: dict[str, list[T]] = {}
        for phrase, payload in phrases:
            entries.setdefault(fold(phrase).text, []).append(payload)
        self._automaton = ahocorasick.Automaton()
        for folded, payloads in entries.items():
            self._automaton.add_word(folded, (len(folded), payloads))
        if entries:
            self._automaton.make_automaton()
        self._empty = not entries

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Start, end and payload of each phrase in the folded `text`; they may overlap."""
        if self._empty:
            return
        for last, (length, payloads) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if whole(text, start, end):
                for payload in payloads:
                    yield start, end, payload


def whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends where words do."""
    return not (_word(text, start - 1) and _word(text, start)) and not (
        _word(text, end - 1) and _word(text, end)
    )


def _word(text: str, index: int) -> bool:
    return 0 <= index < len(text) and (text[index].isalnum() or text[index] == "_")
