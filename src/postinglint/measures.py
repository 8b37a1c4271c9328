"""Numbers about a posting's prose. Readability scores are textstat's, on prepared text.

Raw posting text misleads any formula: bullets without a full stop become one endless sentence,
and headings and addresses count as words. So sentences end where blocks do, and only prose
counts: no headings, fields, code, addresses or legal statements.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from postinglint import sentences
from postinglint.model import Cover, Posting, Span

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PROSE = ("paragraph", "item", "quote")
_ENOUGH = 100
"""Words below which a grade says nothing."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, and the stretch of prose that it is of; None means the whole posting."""

    value: float
    span: Span | None


def prose_sentences(posting: Posting, silent: Cover) -> Iterator[Span]:
    """The sentences that count as prose, in order."""
    for block in posting.blocks:
        if block.kind in _PROSE:
            for sentence in sentences.split(posting.text(block.span), block.span.start):
                if not silent.touches(sentence):
                    yield sentence


def prepared(posting: Posting, silent: Cover) -> str:
    """The prose as textstat is to see it: one sentence a line, each with a full stop."""
    lines = []
    for span in prose_sentences(posting, silent):
        line = " ".join(posting.text(span).split()).rstrip(".!?…:;,")
        if _WORD.search(line):
            lines.append(f"{line}.")
    return "\n".join(lines)


def _grade(posting: Posting, silent: Cover) -> Iterator[Measured]:
    text = prepared(posting, silent)
    if len(_WORD.findall(text)) >= _ENOUGH:
        yield Measured(round(_textstat().flesch_kincaid_grade(text), 1), None)


def _sentence_length(posting: Posting, silent: Cover) -> Iterator[Measured]:
    for span in prose_sentences(posting, silent):
        yield Measured(len(_WORD.findall(posting.text(span))), span)


@cache
def _textstat() -> ModuleType:
    """textstat, without the corpus that it would download.

    textstat counts syllables by NLTK's copy of a pronouncing dictionary, fetched from the network
    at the first score, and by pyphen's hyphenation for words which that lacks. NLTK is slow to
    import and no check may use the network, so an empty dictionary stands in: all syllables are
    pyphen's. Against the full dictionary grades come out about one lower.
    """
    from postinglint import syllables  # noqa: PLC0415 - like textstat below

    absent = "nltk" not in sys.modules
    if absent:
        sys.modules["nltk"] = ModuleType("nltk")
    try:
        import textstat  # noqa: PLC0415 - only where a readability rule is on
        from textstat.backend.counts import _count_syllables  # noqa: PLC0415
    finally:
        if absent:
            del sys.modules["nltk"]
    _count_syllables.get_cmudict = lambda _: None
    textstat.set_lang("en_US")
    syllables.prepare("en_US")
    module: ModuleType = textstat
    return module


MEASURES: dict[str, Callable[[Posting, Cover], Iterator[Measured]]] = {
    "flesch-kincaid-grade": _grade,
    "words-in-sentence": _sentence_length,
}
"""What rules can measure, by name; each yields values of a posting, given its silent spans."""
