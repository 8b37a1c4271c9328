"""The sentences of a posting that may make a statement, and the listed phrases in them.

One pass finds the rare words that a statement cannot do without (the lists called `at_…`); only
the sentences around them are read closely, by a second pass for all phrases at once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import ahocorasick

from postinglint.facts.wordlists import load
from postinglint.letters import small
from postinglint.model import Block, Posting, SectionKind, Span

_FLAT: Final = str.maketrans(
    {
        **dict.fromkeys('-‐‑–—−,()[]{}"“”„«»*_•·|;:!?', " "),
        **dict.fromkeys("’‘`´", "'"),
        "/": " / ",
        # As PDF files print them.
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "ﬃ": "ffi",
    }
)
# Where text was glued together, a word of this kind begins a new sentence.
_STARTERS: Final = (
    "An|The|We|Our|All|EEO|EOE|Equal|It|If|At|As|This|To|Any|Please|Qualified|Applicants|Pursuant"
)
# One class leads, so that the search is quick; what stands before it decides.
_BOUNDARY: Final = re.compile(
    r"[A-Z.!?|•*·\r\n](?:"
    # The end of a sentence, unless an initial or an abbreviation stands before it.
    r"(?<=[.!?])(?<![^\w/][A-Z]\.)(?<!\b[A-Z]\.[A-Z]\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\bNo\.)(?<!\bSt\.)"
    r"(?<!\bDr\.)(?<!\bvs\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bArt\.)(?<!\bSec\.)"
    r"[.!?]{0,9}[\"'”’)\]*]{0,9}(?:\s+(?=[^a-z\s])|(?=[A-Z][a-z])|(?=[A-Z]{2,9}\s))"
    r"|(?<=[|•])|(?<=\s[*·])\s|(?<=[\r\n])\s{0,40}(?=[^\sa-z])"
    r"|(?<=[a-z0-9)][A-Z])(?P<seam>)|(?<=[A-Z]{3}[A-Z])(?=[a-z])(?P<capitals>)"
    r"|(?<=\sW)(?=e(?:['’]re)?\s[a-z])(?P<we>)"
    r"|(?<=\sA)(?=ll\s(?:qualified\s)?(?:applicants|candidates)\b)(?P<all>)"
    r")"
)
_STARTER: Final = re.compile(rf"(?:{_STARTERS})\b")
_WHOLE_WORD: Final = re.compile(r"(?<![\w'.@/])[a-z]{4,20}\Z")
# What may stand before the word that tells of a duty: "you will", "an", "the candidate".
_BEFORE_DUTY: Final = re.compile(
    r"\W*(?:(?:you'll|you will|you|an|a|the|and|to(?!.*\bwe\b)) )?"
    r"(?:(?:successful |ideal )?(?:candidate|applicant|post ?holder|incumbent|role)s? (?:will )?)?"
    r"([^\W\d_]+)"
)
_WRAPPED: Final = (55, 100)
"""How long the lines of a text are that was wrapped by hand or by an editor."""
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+")

Groups = dict[str, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence read closely: its flattened text, the lists it touches, the classes it names."""

    span: Span
    text: str
    groups: Groups
    hits: tuple[tuple[int, int, str], ...]
    classes: tuple[str, ...]
    block: Block
    section: SectionKind | None

    def has(self, *names: str) -> bool:
        """Whether the sentence holds a phrase of each list."""
        return all(name in self.groups for name in names)

    def any(self, *names: str) -> bool:
        """Whether the sentence holds a phrase of at least one list."""
        return any(name in self.groups for name in names)

    def follows(self, first: str, second: str, within: int) -> bool:
        """Whether a phrase of `second…` begins after one of `first` ends, `within` characters."""
        if first not in self.groups:
            return False
        ends = sorted(end for _, end, name in self.hits if name == first)
        for start, _, name in self.hits:
            before = bisect_right(ends, start + 1) if name.startswith(second) else 0
            if before and start - ends[before - 1] <= within:
                return True
        return False


def places(posting: Posting) -> Iterator[tuple[Block, list[Span], dict[int, list[str]]]]:
    """The blocks with a sentence worth reading: its sentences, and what to look for in which."""
    block: Block | None = None
    bounds: list[Span] = []
    starts: list[int] = []
    wanted: dict[int, list[str]] = {}
    for end, kinds in _anchors().iter(small(posting.prose)):
        if block is None or end >= block.span.end:
            if block is not None and wanted:
                yield block, bounds, wanted
            block, wanted = posting.block_at(end), {}
            if block is None:
                continue
            bounds = [] if block.kind == "code" else _sentences(posting.prose, block.span)
            starts = [one.start for one in bounds]
        index = bisect_right(starts, end) - 1
        if index >= 0 and end < bounds[index].end:
            asked = wanted.setdefault(index, [])
            asked += [kind for kind in kinds if kind not in asked]
    if block is not None and wanted:
        yield block, bounds, wanted


def _sentences(prose: str, span: Span) -> list[Span]:
    """The sentences of a block, without the space and signs around them."""
    bounds: list[Span] = []
    start = span.start
    is_list: bool | None = None
    for found in _BOUNDARY.finditer(prose, span.start, span.end):
        at = found.start()
        if prose[at].isalpha():
            if found.lastgroup in {"seam", "capitals"} and not _is_glued(prose, start, at):
                continue
            bounds.append(Span(start, at))
            start = at
            continue
        if prose[at] in "\r\n" and not _ends_line(prose, span, at):
            is_list = _is_list(prose, span) if is_list is None else is_list
            if not is_list:
                continue
        bounds.append(Span(start, at if prose[at] in "|•*·" else found.end()))
        start = found.end()
    bounds.append(Span(start, span.end))
    return [trimmed for one in bounds if (trimmed := _trimmed(prose, one)).end > trimmed.start]


def _is_glued(prose: str, start: int, at: int) -> bool:
    """Whether a new sentence was glued on here, rather than a name written `LikeThis`."""
    return bool(_STARTER.match(prose, at) or _WHOLE_WORD.search(prose, max(start, at - 21), at))


def _ends_line(prose: str, span: Span, at: int) -> bool:
    """Whether the line that ends here is no wrapped one: too short, or too long to be wrapped."""
    length = at - max(span.start, prose.rfind("\n", span.start, at))
    return not _WRAPPED[0] <= length <= _WRAPPED[1]


def _is_list(prose: str, span: Span) -> bool:
    """Whether every line of the block begins like an entry of its own."""
    lines = prose[span.start : span.end].splitlines()
    return not any(line[:1].islower() for line in lines[1:])


def _trimmed(prose: str, span: Span) -> Span:
    text = prose[span.start : span.end]
    start = span.end - len(text.lstrip(" \t\r\n\xa0|•*·-–—_"))
    return Span(min(start, span.end), max(start, span.start + len(text.rstrip(" \t\r\n\xa0|•*·_"))))


def flatten(text: str) -> str:
    """The text in lower case, without hyphens, commas and brackets, in single spaces."""
    return " ".join(text.lower().translate(_FLAT).split())


def closely(posting: Posting, block: Block, span: Span) -> Sentence:
    """The sentence with every listed phrase found in it."""
    text = _told(posting.prose[span.start : span.end])
    hits: list[tuple[int, int, str]] = []
    reach = class_reach = 0
    for start, back, names in sorted(_phrases_in(text)):
        end = -back
        if end <= reach:
            continue
        is_class = False
        for name in names:
            if name[:4] == "not_":
                reach = end
            elif name[:6] != "class_":
                hits.append((start, end, name))
            else:
                is_class = True
                if end > class_reach:
                    hits.append((start, end, name))
        if is_class and end > class_reach:
            class_reach = end
    groups: Groups = {}
    for _, _, name in hits:
        groups[name] = groups.get(name, 0) + 1
    if _begins_duty(text):
        groups["begins_duty"] = 1
    classes = tuple(cls for name, cls in _classes() if name in groups) if class_reach else ()
    section = posting.section_at(span.start)
    return Sentence(
        span, text.strip(), groups, tuple(hits), classes, block, section.kind if section else None
    )


def _told(text: str) -> str:
    """The text flattened between spaces, without links and with the East of England in full."""
    if "://" in text or "www." in text:
        text = _LINK.sub(" ", text)
    return f" {flatten(text.replace('EoE', 'East of England'))} "


def _begins_duty(text: str) -> bool:
    """Whether the flattened text begins as a duty, a demand or an instruction."""
    first = _BEFORE_DUTY.match(text)
    return first is not None and first[1] in _duties()


def _phrases_in(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every listed phrase that stands in the text as words of its own.

    The end is given as its negative, so that of phrases that begin together the longest is first.
    """
    for last, (length, is_open, names) in _phrases().iter(text):
        start, end = last - length + 1, last + 1
        if text[start - 1].isalnum():
            continue
        if is_open or not text[end].isalnum():
            yield start, -end, names
        elif text[end] == "s" and not text[end + 1].isalnum():
            yield start, -end - 1, names


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return load("statements") | load("benefits")


@cache
def phrases(name: str) -> tuple[str, ...]:
    """One list of phrases, flattened as the text will be."""
    return tuple(map(flatten, _lists()[name]))


@cache
def _classes() -> tuple[tuple[str, str], ...]:
    """The lists of words for protected classes, and what each class is called."""
    names = [name for name in _lists() if name.startswith("class_") and name != "class_weak"]
    return tuple((name, name.removeprefix("class_")) for name in names)


@cache
def _duties() -> frozenset[str]:
    return frozenset(phrases("duty"))


@cache
def _anchors() -> Any:  # noqa: ANN401 - the library ships no types
    """The automaton of the words that make a sentence worth reading."""
    kinds: dict[str, list[str]] = {}
    for name in _lists():
        if name.startswith("at_"):
            for word in _lists()[name]:
                kinds.setdefault(word.replace("_", " "), []).append(name.removeprefix("at_"))
    return _automaton((word, tuple(names)) for word, names in kinds.items())


@cache
def _phrases() -> Any:  # noqa: ANN401 - the library ships no types
    """The automaton of all phrases: their length, whether the end is open, their lists."""
    known: dict[str, tuple[int, bool, tuple[str, ...]]] = {}
    for name in _lists():
        if name.startswith("at_") or name in {"duty", "eo_continues"}:
            continue
        for raw, flat in zip(_lists()[name], phrases(name), strict=True):
            _, is_open, names = known.get(flat, (0, False, ()))
            names = (*dict.fromkeys((*names, name)),)
            known[flat] = (len(flat), is_open or raw.endswith("*"), names)
    return _automaton(known.items())


def _automaton(words: Iterable[tuple[str, object]]) -> Any:  # noqa: ANN401 - as above
    automaton = ahocorasick.Automaton()
    for word, value in words:
        automaton.add_word(word, value)
    automaton.make_automaton()
    return automaton
