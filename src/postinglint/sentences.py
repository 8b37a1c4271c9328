"""Sentences, as a reader sees them: never across blocks; a bullet without a full stop is one."""

import re

from postinglint.model import Span

# A full stop, question or exclamation mark (and what closes after it) before a new beginning,
# or the seam that scraped boards leave where a line break was (`…required.Apply`).
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9À-Þ])|\.(?=[A-Z][a-z])|\n(?=\s*\n)")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|no|dr|mr|mrs|ms|prof|st|jr|sr|inc|ltd|co|corp|dept|min"
    r"|max|jan|feb|mar|apr|aug|sept?|oct|nov|dec|u\.s|u\.k|ph\.d|b\.a|m\.a|b\.s|m\.s)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def split(text: str, start: int = 0) -> list[Span]:
    """The sentences of one block's `text`, as spans counted from `start`."""
    spans = []
    begin = 0
    for match in _END.finditer(text):
        if _NO_END.search(text, max(begin, match.start() - 8), match.end()):
            continue
        spans.append((begin, match.end()))
        begin = match.end()
    spans.append((begin, len(text)))
    return [span for one in spans if (span := _trim(text, *one, start))]


def _trim(text: str, begin: int, end: int, start: int) -> Span | None:
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return Span(start + begin, start + end) if begin < end else None
