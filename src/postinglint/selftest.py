"""Running a rule's own examples: the tests that travel with it."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from postinglint.checks.terms import Terms
from postinglint.engine import Judge
from postinglint.errors import UserError
from postinglint.matching import forms
from postinglint.packs import Rule
from postinglint.readers import read
from postinglint.rulefile import Example

# The day for examples that name none: any fixed day will do, so that examples stay true.
_DAY = date(2026, 1, 1)
_OPEN, _CLOSE = "[[", "]]"
_AT_ONCE = 4
"""Phrases tried in one text: few enough that nobody takes its language for settled."""
_MISSING = "one of something missing"


def run(rule: Rule) -> Iterator[UserError]:
    """Each example of `rule` that does not hold, as an error that points at it."""
    trial = _Trial(rule)
    for field, examples in (("flag", rule.file.examples.flag), ("pass", rule.file.examples.pass_)):
        for number, one in enumerate(examples):
            example = one if isinstance(one, Example) else Example(one)
            fault = trial.flag(example) if field == "flag" else trial.leave(example)
            if fault:
                yield UserError(
                    f"example {number + 1} of '{field}': {fault}",
                    rule.place("examples", field, number),
                )
    if isinstance(rule.file, Terms) and rule.file.when is None:
        yield from _carried(rule, rule.file, trial)


class _Trial:
    """One rule alone, on small texts."""

    def __init__(self, rule: Rule) -> None:
        self._judge = cache(lambda day: Judge([rule], day))

    def flag(self, example: Example) -> str:
        """What is wrong with the findings in an example of `flag`; nothing, if all is well."""
        text, marked = _unmark(example.text)
        found = self.find(text, example.as_of)
        if not marked:
            if [offset for _, offset in found] == [-1]:
                return ""
            return f"no words are marked with [[…]], so expected {_MISSING}, got {_listed(found)}"
        if sorted(found) == sorted(marked):
            return ""
        return f"expected {_listed(marked)}, got {_listed(found)}"

    def leave(self, example: Example) -> str:
        """What is wrong with an example of `pass`; nothing, if all is well."""
        found = self.find(example.text, example.as_of)
        return f"expected no finding, got {_listed(found)}" if found else ""

    def find(self, text: str, as_of: date | None = None) -> list[tuple[str, int]]:
        """What the rule finds: the words and their offset; "" and -1 for what is missing."""
        posting = read("example.md", text.encode())
        return [
            (finding.text or "", posting.origin(finding.span)[0] if finding.span else -1)
            for finding in self._judge(as_of or _DAY).check(posting).findings
        ]


def _carried(rule: Rule, file: Terms, trial: _Trial) -> Iterator[UserError]:
    """Each listed phrase must be found in an ordinary sentence: no guard may silence its term."""
    listed = [
        (number, form)
        for number, term in enumerate(file.entries)
        for phrase in term.phrases
        for form in forms(phrase)
    ]
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        lines = [f"- Here it says {form} among other words.\n" for _, form in some]
        found = [offset for _, offset in trial.find("".join(lines))]
        ends = list(itertools.accumulate(map(len, lines)))
        for (number, form), line, end in zip(some, lines, ends, strict=True):
            if not any(end - len(line) <= offset < end for offset in found):
                yield UserError(
                    f"term {number + 1}: '{form}' is not found in a plain sentence",
                    rule.place("terms", number),
                    "a guard in 'unless' silences it, or it is not spelled as words are",
                )


def _unmark(text: str) -> tuple[str, list[tuple[str, int]]]:
    """`text` without marks, and what was marked with its offset."""
    plain, marked = "", []
    for index, part in enumerate(text.split(_OPEN)):
        words, closed, rest = part.partition(_CLOSE)
        if index == 0:
            plain += part
            continue
        if closed:
            marked.append((words, len(plain)))
        plain += words + rest
    return plain, marked


def _listed(found: Sequence[tuple[str, int]]) -> str:
    return ", ".join(repr(text) if text else _MISSING for text, _ in found) or "none"
