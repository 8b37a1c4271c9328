"""Kind `pattern`: one regular expression matches.

Patterns may come from strangers, so each search has a time limit; one that runs into it is
reported as a failure of the rule, not of the posting.
"""

import math
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from postinglint.checks.kind import Hit, Kind, Numbered, OverrunError, Runner, blamed
from postinglint.context import Context
from postinglint.guards import Candidate, Circumstances, Guard, ready, refused
from postinglint.matching import Finder, forms
from postinglint.model import Span
from postinglint.rulefile import RuleFile, Words

if TYPE_CHECKING:
    import regex

_SECONDS = 1.0
_LONGEST = 5000
"""Characters of a pattern beyond which compiling it could take long."""
_MOST_REPEATS = 100_000
"""Bounds of all repeats, multiplied: nested ones are unrolled when a pattern is compiled."""
_BOUND = re.compile(r"\{\s*(\d*)\s*,?\s*(\d*)\s*\}")


class Pattern(RuleFile, tag="pattern", frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Flags what `pattern` matches (syntax of the package `regex`; case is ignored).

    A group named `match` narrows the finding to a part; all named groups may stand in messages.
    With `anchors`, phrases as in `terms`, only blocks that hold one of them are searched.
    """

    pattern: Words
    anchors: list[str] = []  # noqa: RUF012 - msgspec copies it
    unless: Guard | None = None


class _Ready:
    """A pattern rule; what is slow to make is made when the rule is first needed."""

    def __init__(self, rule: Numbered[Pattern]) -> None:
        self.number = rule.number
        self._file = rule.file
        with blamed("unless"):
            self._guard = ready(rule.file.unless, proven=rule.proven)
        with blamed("anchors"):
            self.anchors = [form for phrase in rule.file.anchors for form in forms(phrase)]

    @cached_property
    def pattern(self) -> "regex.Pattern[str]":
        import regex  # noqa: PLC0415 - slow to import, and few postings need it

        pattern = self._file.pattern
        if len(pattern) > _LONGEST:
            raise ValueError(f"pattern: longer than {_LONGEST} characters")
        bounds = [
            max(int(end or 1) for end in match.groups()) for match in _BOUND.finditer(pattern)
        ]
        if math.prod(max(bound, 1) for bound in bounds) > _MOST_REPEATS:
            raise ValueError("pattern: repeats too often; lower the numbers in braces")
        try:
            return regex.compile(pattern, regex.IGNORECASE | regex.VERSION1)
        except (regex.error, RecursionError, OverflowError, MemoryError) as error:
            raise ValueError(f"pattern: not a regular expression: {error}") from error

    def search(self, context: Context, stretches: Iterable[Span]) -> Iterator[Hit]:
        """The hits in some stretches of the prose, all of which share one limit of time."""
        posting = context.posting
        group = "match" if "match" in self.pattern.groupindex else 0
        matches: list[regex.Match[str]] = []
        end = time.monotonic() + _SECONDS
        for within in stretches:
            left = max(end - time.monotonic(), 0.001)
            try:
                matches += self.pattern.finditer(posting.prose, *within, timeout=left)
            except TimeoutError as error:
                raise OverrunError(self.number, _SECONDS) from error
        for match in matches:
            span = Span(*match.span(group))
            found = Candidate(span, *context.folded.landing(span))
            if span.start < span.end and _counts(context, found, self._guard):
                values = {name: text or "" for name, text in match.groupdict().items()}
                values["match"] = " ".join(posting.text(span).split())
                yield Hit(span, values)


def prepare(rules: Sequence[Numbered[Pattern]]) -> Runner:
    """One finder for the anchors of all rules; patterns of strangers are compiled at once."""
    patterns = [_Ready(rule) for rule in rules]
    for rule, one in zip(rules, patterns, strict=True):
        if not rule.proven:
            _ = one.pattern
    finder = Finder((anchor, one) for one in patterns for anchor in one.anchors)

    def run(context: Context) -> Iterator[tuple[int, Hit]]:
        anchored: dict[int, dict[Span, None]] = {}
        for start, end, one in finder.find(context.folded.text):
            block = context.posting.block_at(context.folded.origin(start, end).start)
            if block:
                anchored.setdefault(one.number, {})[block.span] = None
        blocks = [block.span for block in context.posting.blocks]
        for one in patterns:
            stretches = anchored.get(one.number, ()) if one.anchors else blocks
            if not stretches:
                continue
            yield from ((one.number, hit) for hit in one.search(context, stretches))

    return run


def _counts(context: Context, found: Candidate, guard: Circumstances | None) -> bool:
    block = context.posting.block_at(found.span.start)
    if block is None or found.span.end > block.span.end or context.silent.touches(found.span):
        return False
    return not (guard and guard.hold(context, found)) and not refused(context, found)


def values(file: Pattern) -> frozenset[str]:
    """What messages of this rule may name."""
    names = re.findall(r"\(\?P?<([A-Za-z_]\w*)>", file.pattern)
    return frozenset({"match", *names})


KIND = Kind(Pattern, prepare, values, wording=True)
