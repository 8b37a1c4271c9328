"""A posting's prose with the words marked that tell what a day is the day of."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick

from postinglint.facts import wordlists
from postinglint.facts.dates import calendar
from postinglint.letters import small
from postinglint.model import Posting, Span

_WORDS = wordlists.load("dates")
NAMING = (
    "deadline",
    "closing",
    "review",
    "priority",
    "posted",
    "start",
    "window",
    "moved",
    "other",
)
"""Cues that say by themselves what a day is. A `limit` (`by`) needs something it limits."""
_ROLES = (
    *NAMING,
    "limit",
    "since",
    "other_limit",
    "enclosed",
    "sending",
    "applying",
    "until_filled",
    "rolling",
    "rolling_whole",
    "capped",
    "rolling_basis",
    "rolling_if_applying",
    "closed",
    "closed_if_applying",
    "relative_units",
)
_LOOKS, _BEGINS = _WORDS["review_of"], _WORDS["review_begins"]
_FILLERS = frozenset(_WORDS["fillers"]) | {
    word for number in range(1, 8) for word in _WORDS[f"weekday_{number}"]
}

_REACH = 240
"""How far a sentence is followed to either side, in characters."""
_LABEL_LINE = 70
_LONG_NAME = 9
"""From this length on, the name of a field is no word of the language (`validthrough`)."""
_SHORT_LINE = 55

_BREAK = re.compile(
    r"\n\s{0,9}\n|[.!?][\"'”’)\]]{0,3}\s{1,9}(?=[\"'“(\[*]{0,3}[^\W\d_a-z])|\n|\s[|•·]\s|;\s"
)
_ABBREVIATED = re.compile(
    r"(?:\b[ap]\.m|\b(?:no|st|dr|mr|ms|mrs|prof|approx|e\.g|i\.e|[a-z]|[a-z]\.[a-z])"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun))$"
)
_WORD = re.compile(r"[^\W_]+")
_PLAIN = (("’", "'"), ("\xa0", " "), ("\u202f", " "), ("\t", " "), ("–", "-"),
          ("—", "-"),
    ("_", " "), ("‑", "-"), ("\r", " "), ("Â", " "))  # fmt: skip
_HANGING = tuple(f" {word}" for word in _WORDS["hanging"])
_ZONES = frozenset(_WORDS["month_first_zones"])
_PUNCTUATION = re.compile(r"[^\w.]+|\.(?!\w)")
_STATE = re.compile(r", [A-Z]{2}\b(?! ?\d[A-Z])")
_NEAR = 40
_SEPARATORS = ("-", "|", "(", "/", "·")


class Cue(NamedTuple):
    """A phrase of one of the lists, and which."""

    start: int
    end: int
    role: str


class Marked:
    """Prose with its cues and days. `low` is the prose in small letters and plain marks."""

    def __init__(self, posting: Posting) -> None:
        self.prose = posting.prose
        self.low = plain(posting.prose)
        self.flat = self.low.replace("\n", " ")
        """The same with line breaks as spaces."""
        self.days = list(calendar.find(self.low))
        self.cues = sorted(self._cues(), key=lambda cue: (cue.start, -cue.end))
        self._starts = [cue.start for cue in self.cues]

    def _cues(self) -> Iterator[Cue]:
        for last, (length, role) in _automaton().iter(self.flat):
            start, end = last + 1 - length, last + 1
            if self._whole(start, end):
                yield Cue(start, end, role)

    def _whole(self, start: int, end: int) -> bool:
        """Whether words begin and end here. A capital after a small letter is a lost space."""
        prose = self.prose
        glued_before = start and prose[start - 1].isalnum() and prose[start].isalnum()
        if glued_before and not (prose[start].isupper() and not prose[start - 1].isupper()):
            return False
        if end < len(prose) and prose[end].isalnum() and prose[end - 1].isalnum():
            seam = prose[end].isupper() and not prose[end - 1].isupper()
            return seam or prose[end].isdigit()
        return True

    def between(self, start: int, end: int) -> list[Cue]:
        """The cues that lie within `start`..`end`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [cue for cue in self.cues[first:last] if cue.end <= end]

    def sentence(self, start: int, end: int) -> Span:
        """The sentence, label line or cell around `start`..`end`."""
        begin, finish = max(0, start - _REACH), min(len(self.low), end + _REACH)
        for match in _BREAK.finditer(self.prose, begin, start):
            if self._breaks(match):
                begin = match.end()
        for match in _BREAK.finditer(self.prose, end, finish):
            if self._breaks(match):
                finish = match.start()
                break
        return Span(begin, finish)

    def _breaks(self, match: re.Match[str]) -> bool:
        """Whether a sentence ends here, and not an abbreviation or a wrapped line."""
        mark = match.group()
        if mark[0] in ".!?":
            before = match.start()
            return mark[0] != "." or not _ABBREVIATED.search(self.low, max(0, before - 6), before)
        if mark == "\n":
            line = self.prose.rfind("\n", 0, match.start()) + 1
            short = match.start() - line < _SHORT_LINE
            if self.low[max(line, match.start() - 8) : match.start()].rstrip().endswith(_HANGING):
                return False
            return short and not self.prose[match.end() : match.end() + 4].lstrip()[:1].islower()
        return True

    def words(self, span: Span) -> str:
        """The sentence that `span` stands in, in small letters."""
        sentence = self.sentence(*span)
        return self.low[sentence.start : sentence.end]

    def of_posting(self, cue: Cue, sentence: Span) -> bool:
        """Whether what closes or expires is the posting, and not a deal or a licence."""
        line = self.low.rfind("\n", sentence.start, cue.start) + 1
        label = self.low[cue.end : cue.end + 1] == ":" and line
        before = self.low[label or sentence.start : cue.start].rstrip(" *\n\"'")
        if before.endswith(_SEPARATORS) or not _WORD.search(before):
            return True
        words = self.low[sentence.start : sentence.end]
        return any(word in words for word in _WORDS["closing_about"])

    def label_above(self, start: int) -> str | None:
        """The role that the line or cell before a day gives it: `Closing date:`, then the day."""
        floor = max(0, start - _REACH)
        above = self.low[floor:start].rstrip(" \n|*_•·-")
        line = floor + max(above.rfind("\n"), above.rfind(" | "), -1) + 1
        end = floor + len(above)
        if not 0 < end - line <= _LABEL_LINE:
            return None
        cue = nearest(self.between(line, end), NAMING)
        after = 5 if above[-1:] == ":" else 2
        if cue is None or len(_WORD.findall(self.low[cue.end : end])) > after:
            return None
        if self.low[line : cue.start].strip(" *_#|-") and above[-1] != ":":
            return None
        return "deadline" if cue.role == "closing" else cue.role


class Order:
    """Whether a posting writes the day or the month first. Looked up only when needed.

    `spans` are pairs of days of which the first cannot be the later.
    """

    def __init__(
        self,
        posting: Posting,
        text: Marked,
        spans: list[tuple[calendar.Written, calendar.Written]],
    ) -> None:
        self._posting = posting
        self._text = text
        self._spans = spans
        self._known: list[calendar.Order | None] = []

    def of(self, written: calendar.Written) -> calendar.Order | None:
        """The order to read `written` by, where it does not tell itself."""
        if written.order is not None:
            return None
        around = self._text.low[max(0, written.start - _NEAR) : written.end + _NEAR]
        if "europ" not in around and not _ZONES.isdisjoint(_WORD.findall(around)):
            return "month_first"
        if not self._known:
            self._known.append(self._look())
        return self._known[0]

    def _look(self) -> calendar.Order | None:
        """By the posting's other days, then its places, its money and its language."""
        spelt = {one.order for one in self._text.days if one.slashed and one.order and one.year}
        if len(spelt) == 1:
            return spelt.pop()
        month_first = self._named("month_first") or self._state()
        day_first = self._named("day_first") or (
            self._posting.language in _WORDS["day_first_languages"]
        )
        if month_first == day_first:
            return self._in_sequence()
        return "month_first" if month_first else "day_first"

    def _in_sequence(self) -> calendar.Order | None:
        """The order by which the posting does not close before it opens."""
        if not self._spans:
            return None
        orders: tuple[calendar.Order, ...] = ("month_first", "day_first")
        fitting = [order for order in orders if all(_runs(*span, order) for span in self._spans)]
        return fitting[0] if len(fitting) == 1 else None

    def _named(self, order: str) -> bool:
        low = self._text.low
        whole = self._posting.source.text.lower()
        if any(sign in whole for sign in _WORDS[f"{order}_signs"]):
            return True
        padded = f" {_PUNCTUATION.sub(' ', low)} "
        return any(f" {place} " in padded for place in _WORDS[f"{order}_places"])

    def _state(self) -> bool:
        """`San Francisco, CA` in a field for the place."""
        return any(
            _STATE.search(self._posting.text(field.span)[:200])
            for field in self._posting.fields
            if "location" in field.name
        )


def _runs(first: calendar.Written, last: calendar.Written, order: calendar.Order) -> bool:
    start, end = calendar.resolve(first, order).value, calendar.resolve(last, order).value
    return start is not None and end is not None and start <= end


@cache
def _automaton() -> ahocorasick.Automaton:
    """All phrases at once; a phrase in two lists counts for the first."""
    automaton = ahocorasick.Automaton()
    phrases = [(phrase, role) for role in _ROLES for phrase in _WORDS[role]]
    phrases += [(f"{what} {begins}", "review") for what in _LOOKS for begins in _BEGINS]
    phrases += [
        (name, role)
        for role in ("deadline", "posted", "start")
        for name in _WORDS[f"{role}_fields"]
        if len(name) >= _LONG_NAME
    ]
    for phrase, role in phrases:
        for spelt in _spellings(phrase):
            if spelt not in automaton:
                automaton.add_word(spelt, (len(spelt), role))
    automaton.make_automaton()
    return automaton


def _spellings(phrase: str) -> tuple[str, ...]:
    """The phrase, and as text out of a PDF has it: two letters in one, or lost."""
    if "fi" not in phrase:
        return (phrase,)
    return phrase, phrase.replace("fi", "\ufb01"), phrase.replace(" filled", " lled")


def plain(prose: str) -> str:
    """The prose in small letters and plain marks, character for character."""
    for odd, usual in _PLAIN:
        prose = prose.replace(odd, usual)
    return small(prose)


def nearest(cues: list[Cue], roles: Collection[str]) -> Cue | None:
    """The last cue of these roles, which stand in order; where they overlap, the first, longest."""
    found: Cue | None = None
    for cue in cues:
        # `review of applications starts` holds on into `starts on`.
        if cue.role in roles and (not found or cue.start >= found.end):
            found = cue
    return found


def unfilled(gap: str) -> str:
    """What stands in `gap` beside times, zones, weekdays and small words."""
    kept = [word for word in _WORD.findall(gap) if not (word in _FILLERS or word[0].isdigit())]
    return " ".join(kept)
