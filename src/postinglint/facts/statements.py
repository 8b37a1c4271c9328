"""Which statements a posting makes, where, and which protected classes it names.

One pass finds the rare words that a statement cannot do without; only the sentences around them
are read closely. A sentence is judged by the lists of phrases that it holds: what they are stands
in `words/statements.yaml`, what they amount to stands here.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import ahocorasick

from postinglint.facts import benefits
from postinglint.facts.kinds import Statement, Statements
from postinglint.facts.wordlists import load
from postinglint.model import Block, Posting, SectionKind, Span

_FLAT: Final = str.maketrans(
    {
        **dict.fromkeys("-‐‑–—−,()[]{}\"“”„«»*_•·|;:!?", " "),
        **dict.fromkeys("’‘`´", "'"),
        "/": " / ",
    }
)
# Where text was glued together, a word of this kind begins a new sentence.
_STARTERS: Final = (
    "An|The|We|Our|All|EEO|EOE|Equal|It|If|At|As|This|To|Any|Please|Qualified|Applicants|Pursuant"
)
_BOUNDARY: Final = re.compile(
    # The end of a sentence, unless an initial or an abbreviation stands before it.
    r"(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])(?<!e\.g)(?<!i\.e)(?<!\bNo)(?<!\bSt)(?<!\bDr)(?<!\bvs)"
    r"(?<!\bMr)(?<!\bMs)(?<!\bArt)(?<!\bSec)[.!?]+[\"'”’)\]*]*"
    r"(?:\s+(?=[^a-z\s])|(?=[A-Z][a-z])|(?=EEO|EOE))"
    r"|[|•]+|\s[*·]\s"
    rf"|(?<=[a-z0-9)])(?=(?:{_STARTERS})\b)|(?<=[A-Z][A-Z][A-Z])(?=(?:{_STARTERS})\b(?<=[a-z]))"
    r"|\b(?<![\w'.@/])[a-z]{4,20}(?=[A-Z])"
    r"|\s(?=We(?:'re|’re)?\s[a-z])|\s(?=All\s(?:qualified\s)?(?:applicants|candidates)\b)"
    r"|\r?\n\s*(?=[^\sa-z])"
)
_LEADING_WORD: Final = re.compile(r"[^\W\d_]+")
_WRAPPED: Final = (55, 100)
"""How long the lines of a text are that was wrapped by hand or by an editor."""
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+")
_SHORT: Final = 6
"""Fewer words than this say too little to promise something with conditions."""

Groups = Counter[str]


@dataclass(frozen=True, slots=True)
class _Sentence:
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
        """Whether a phrase of `second` begins after one of `first` ends, `within` characters."""
        ends = [end for _, end, name in self.hits if name == first]
        return any(
            -1 <= start - end <= within
            for start, _, name in self.hits
            if name == second
            for end in ends
        )


Judge = Callable[[_Sentence], bool]


def _equal_opportunity(said: _Sentence) -> bool:
    """Whether it promises equal treatment in employment, or names an equal opportunity employer."""
    listed = _listed(said)
    if _by_list(said, listed):
        return True
    if said.block.kind == "heading" and not said.any("eo_is", "eo_vow", "eo_tag", "eo_merit"):
        return False
    if _named(said) and not _is_label(said):
        return True
    if said.any("begins_duty", "eo_law", "eo_pay_talk"):
        return False
    if said.has("eo_pointer") and not said.has("eo_vow"):
        return False
    if said.any("eo_merit", "eo_abroad"):
        return True
    if said.has("eo_refusal"):
        return listed > 0 or said.any("eo_hired", "eo_workplace") or _is_short(said)
    near = said.follows("eo_promise", "eo_equality", 90)
    return near or said.follows("eo_equality", "eo_given", 60)


def _listed(said: _Sentence) -> int:
    """How many classes it names in words that are hardly ever about anything else."""
    weak = said.groups["class_weak"]
    return max(0, len([one for one in said.classes if one not in _COMMON]) - weak)


def _by_list(said: _Sentence, listed: int) -> bool:
    """Whether protected classes are listed as such, alone or with words of equal treatment."""
    if listed < 2:
        return False
    if _is_bare_list(said):
        return True
    if said.has("begins_duty") or (said.has("eo_served") and not said.has("eo_hired")):
        return False
    if said.any("eo_frame", "eo_refusal", "eo_tag") and not said.has("eo_law"):
        return True
    return said.has("eo_invite", "eo_apply") or (listed > 3 and said.has("eo_hired", "eo_invite"))


def _is_bare_list(said: _Sentence) -> bool:
    """Whether hardly anything but classes is said, parted by slashes or in a long row."""
    covered, reach = 0, 0
    for start, end, name in said.hits:
        if name.startswith("class_") and end > reach:
            covered += end - max(start, reach)
            reach = end
    rest = sum(map(str.isalpha, said.text)) - covered
    separated = said.text.count(" / ") > 0 and any(
        one in said.classes for one in ("veteran", "disability")
    )
    return rest < 25 and (separated or len(said.classes) > 3)


def _named(said: _Sentence) -> bool:
    """Whether it calls the employer an equal opportunity employer, or by a tag such as EOE."""
    if said.has("eo_tag"):
        return said.has("eo_vow") or not said.has("eo_pointer")
    if said.has("begins_duty") and not said.has("eo_is"):
        return False
    if said.follows("eo_equality", "eo_employer", 40):
        return True
    if said.follows("eo_affirmative", "eo_equality", 12):
        return True
    if said.has("eo_pointer") or " / " not in said.text:
        return False
    return said.has("eo_equality") and _listed(said) > 1


def _is_label(said: _Sentence) -> bool:
    """Whether it only heads a statement that follows, or points to one elsewhere."""
    end = said.text.rstrip()
    return end.endswith(("statement", "policy", "is the law")) and _is_short(said)


def _is_short(said: _Sentence) -> bool:
    return said.text.count(" ") + 1 < _SHORT


def _accommodation(said: _Sentence) -> bool:
    """Whether it offers accommodation to applicants or employees with disabilities."""
    if said.block.kind == "heading" or said.any("begins_duty", "acc_exempt"):
        return False
    if said.has("acc_strong") or said.follows("acc_reasonable", "acc_plain", 25):
        if said.has("acc_lodging") and not said.has("acc_disability"):
            return False
        return said.any("acc_offer", "acc_need") and not _is_short(said)
    if said.has("acc_lodging"):
        return False
    if said.has("acc_plain", "acc_offer"):
        return said.any("acc_process", "acc_disability") and said.any("acc_need", "acc_disability")
    return said.has("acc_help", "acc_disability", "acc_need", "acc_offer", "acc_process")


def _fair_chance(said: _Sentence) -> bool:
    """Whether it says that criminal records do not bar an applicant."""
    if said.has("fc_enough"):
        return True
    if said.has("begins_duty"):
        return False
    if said.has("fc_record", "fc_not_bar"):
        return True
    if said.has("fc_must"):
        return False
    if said.has("fc_law", "fc_people", "fc_consider"):
        return True
    if not said.has("fc_record"):
        return False
    if said.has("fc_frame", "eo_hired") or said.has("fc_people", "fc_consider"):
        return True
    return "criminal_record" in said.classes and _by_list(said, _listed(said))


def _ai_use(said: _Sentence) -> bool:
    """Whether it says if applicants are screened, assessed or selected by automated tools."""
    told = said.has("ai_tool", "ai_use", "ai_choice", "ai_people")
    return told and not said.any("ai_other", "begins_duty")


def _vacancy(said: _Sentence) -> bool:
    """Whether it says if the posting is for an existing vacancy or for later ones."""
    if said.has("vac_enough"):
        return not said.has("begins_duty")
    told = said.has("vac_posting", "vac_pool", "vac_future")
    return told and not said.any("vac_other", "begins_duty")


def _contractor(said: _Sentence) -> bool:
    """Whether it is the tagline of a contractor of the United States government."""
    if said.has("begins_duty"):
        return False
    if said.any("con_enough"):
        return not said.has("eo_law")
    return said.any("con_affirmative", "con_contractor") and said.has("con_class")


def _benefits(said: _Sentence) -> bool:
    """Whether it names a benefit that is offered, and is no list of protected classes."""
    if said.has("eo_frame") and _listed(said) > 2:
        return False
    return benefits.offered(said.groups, said.text, said.block.kind, said.section)


_JUDGES: Final[dict[str, Judge]] = {
    "equal_opportunity": _equal_opportunity,
    "accommodation": _accommodation,
    "fair_chance": _fair_chance,
    "ai_use": _ai_use,
    "vacancy": _vacancy,
    "contractor": _contractor,
    "benefits": _benefits,
}
_COMMON: Final = frozenset({"language", "other"})


def read(posting: Posting) -> Statements:
    """Every statement that the posting makes, in the order in which it stands."""
    found: dict[str, list[Statement]] = {kind: [] for kind in _JUDGES}
    for block, bounds, wanted in _places(posting):
        for index in sorted(wanted):
            said = _closely(posting, block, bounds[index])
            for kind in wanted[index]:
                if _JUDGES[kind](said):
                    span = said.span
                    if kind == "equal_opportunity":
                        span = _continued(posting.prose, span, bounds[index + 1 :])
                    classes = said.classes if kind == "equal_opportunity" else ()
                    _add(found[kind], Statement(span, classes), block, posting.prose)
    return Statements(**{kind: tuple(made) for kind, made in found.items()})


def _add(made: list[Statement], new: Statement, block: Block, prose: str) -> None:
    """Add a statement, or let it continue the one just before it in the same block."""
    last = made[-1] if made else None
    if last is None or last.span.start < block.span.start:
        made.append(new)
        return
    if any(map(str.isalnum, prose[last.span.end : new.span.start])):
        made.append(new)
        return
    classes = tuple(dict.fromkeys((*last.classes, *new.classes)))
    end = max(last.span.end, new.span.end)
    made[-1] = Statement(Span(last.span.start, end), classes)


def _continued(prose: str, span: Span, later: Iterable[Span]) -> Span:
    """The span with the sentences after it that only say how far the statement reaches."""
    openings = tuple(_lists().get("eo_continues", ()))
    for one in later:
        if not _flatten(prose[one.start : one.end]).startswith(openings):
            break
        span = Span(span.start, one.end)
    return span


def _places(posting: Posting) -> Iterator[tuple[Block, list[Span], dict[int, list[str]]]]:
    """The blocks with a sentence worth reading: its sentences, and what to look for in which."""
    block: Block | None = None
    bounds: list[Span] = []
    starts: list[int] = []
    wanted: dict[int, list[str]] = {}
    for end, kinds in _anchors().iter(_lowered(posting.prose)):
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
    is_list = all(not line[:1].islower() for line in prose[span.start : span.end].splitlines()[1:])
    for found in _BOUNDARY.finditer(prose, span.start, span.end):
        cut = found.end()
        if prose[found.start()] in "\r\n" and not (is_list or _ends_line(prose, span, found.start())):
            continue
        if prose[found.start()] in "|•*·" or found.group().isspace():
            bounds.append(Span(start, found.start()))
        else:
            bounds.append(Span(start, cut))
        start = cut
    bounds.append(Span(start, span.end))
    return [trimmed for one in bounds if (trimmed := _trimmed(prose, one)).end > trimmed.start]


def _ends_line(prose: str, span: Span, at: int) -> bool:
    """Whether the line that ends here is no wrapped one: too short, or too long to be wrapped."""
    length = at - max(span.start, prose.rfind("\n", span.start, at))
    return not _WRAPPED[0] <= length <= _WRAPPED[1]


def _trimmed(prose: str, span: Span) -> Span:
    text = prose[span.start : span.end]
    start = span.end - len(text.lstrip(" \t\r\n\xa0|•*·-–—_"))
    return Span(min(start, span.end), max(start, span.start + len(text.rstrip(" \t\r\n\xa0|•*·_"))))


def _lowered(text: str) -> str:
    """The text in lower case, as long as before."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def _flatten(text: str) -> str:
    return " ".join(text.lower().translate(_FLAT).split())


def _closely(posting: Posting, block: Block, span: Span) -> _Sentence:
    """The sentence with every listed phrase found in it."""
    text = posting.prose[span.start : span.end]
    if "://" in text or "www." in text:
        text = _LINK.sub(" ", text)
    text = f" {_flatten(text)} "
    hits: list[tuple[int, int, str]] = []
    reach = class_reach = 0
    for start, end, names in sorted(_phrases_in(text), key=lambda hit: (hit[0], -hit[1])):
        if end <= reach:
            continue
        for name in names:
            if name.startswith("not_"):
                reach = end
            elif not name.startswith("class_") or end > class_reach:
                hits.append((start, end, name))
        if any(name.startswith("class_") for name in names):
            class_reach = max(class_reach, end)
    groups = Counter(name for _, _, name in hits)
    first = _LEADING_WORD.search(text)
    if first and first.group() in _duties():
        groups["begins_duty"] = 1
    classes = tuple(
        name.removeprefix("class_")
        for name in _lists()
        if name.startswith("class_") and name != "class_weak" and name in groups
    )
    section = posting.section_at(span.start)
    return _Sentence(
        span, text.strip(), groups, tuple(hits), classes, block, section.kind if section else None
    )


def _phrases_in(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every listed phrase that stands in the text as words of its own."""
    for last, (length, is_open, names) in _phrases().iter(text):
        start, end = last - length + 1, last + 1
        if text[start - 1].isalnum():
            continue
        if is_open or not text[end].isalnum():
            yield start, end, names
        elif text[end] == "s" and not text[end + 1].isalnum():
            yield start, end + 1, names


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """Every list of phrases, flattened as the text will be."""
    lists = load("statements") | load("benefits")
    return {name: tuple(map(_flatten, phrases)) for name, phrases in lists.items()}


@cache
def _duties() -> frozenset[str]:
    return frozenset(_lists()["duty"])


@cache
def _anchors() -> Any:  # noqa: ANN401 - the library ships no types
    """The automaton of the words that make a sentence worth reading."""
    kinds: dict[str, list[str]] = {}
    for kind in _JUDGES:
        for word in (load("benefits") if kind == "benefits" else load("statements"))[f"at_{kind}"]:
            kinds.setdefault(word, []).append(kind)
    return _automaton((word, tuple(names)) for word, names in kinds.items())


@cache
def _phrases() -> Any:  # noqa: ANN401 - the library ships no types
    """The automaton of all phrases: their length, whether the end is open, their lists."""
    lists: dict[str, tuple[int, bool, tuple[str, ...]]] = {}
    for name, phrases in (load("statements") | load("benefits")).items():
        if name.startswith("at_") or name in {"duty", "eo_continues"}:
            continue
        for phrase in phrases:
            flat = _flatten(phrase)
            _, is_open, names = lists.get(flat, (0, False, ()))
            lists[flat] = (len(flat), is_open or phrase.endswith("*"), (*names, name))
    return _automaton(lists.items())


def _automaton(words: Iterable[tuple[str, object]]) -> Any:  # noqa: ANN401 - as above
    automaton = ahocorasick.Automaton()
    for word, value in words:
        automaton.add_word(word, value)
    automaton.make_automaton()
    return automaton
