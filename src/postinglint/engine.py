"""Judging: rules × posting → findings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from postinglint.checks import KINDS
from postinglint.checks.kind import Hit, Kind, Numbered, OverrunError, Runner
from postinglint.context import Context
from postinglint.errors import UserError
from postinglint.facts import look
from postinglint.findings import Checked, Finding
from postinglint.model import Posting, Severity
from postinglint.packs import Rule
from postinglint.settle import settle

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Judge:
    """Rules made ready once, to judge any number of postings as of one day."""

    def __init__(
        self,
        rules: Sequence[Rule],
        as_of: date,
        severities: Mapping[str, Severity] | None = None,
    ) -> None:
        """`severities` overrides the rules' own, by rule id.

        Raises:
            UserError: A rule cannot work.
        """
        self._rules = rules
        self._as_of = as_of
        self._severities = severities or {}
        self._wording = frozenset(rule.id for rule in rules if rule.kind.wording)
        self._runners: dict[tuple[int, ...], list[Runner]] = {}
        self._ready(tuple(range(len(rules))))

    def check(self, posting: Posting) -> Checked:
        """What `posting` states, and what the rules say of it.

        Raises:
            UserError: A rule took too long on it.
        """
        facts = look(posting)
        context = Context(posting, facts, self._as_of)
        findings = [
            self._finding(self._rules[number], hit, context) for number, hit in self._hits(context)
        ]
        return Checked(posting, facts, settle(findings, self._wording))

    def _hits(self, context: Context) -> Iterator[tuple[int, Hit]]:
        language = context.posting.language
        speaking = (n for n, rule in enumerate(self._rules) if _speaks(rule, language))
        try:
            for runner in self._ready(tuple(speaking)):
                yield from runner(context)
        except OverrunError as error:
            rule = self._rules[error.number]
            raise UserError(
                f"rule {rule.id} took longer than {error.seconds:g} s on this posting",
                context.posting.path,
                f"mend its pattern ({rule.path}), or leave it out with --ignore {rule.id}",
            ) from error

    def _ready(self, numbers: tuple[int, ...]) -> list[Runner]:
        """These rules, made ready. Mostly they are all: few packs hold several languages."""
        if numbers not in self._runners:
            some = [(number, self._rules[number]) for number in numbers]
            self._runners[numbers] = [_prepare(kind, some) for kind in KINDS]
        return self._runners[numbers]

    def _finding(self, rule: Rule, hit: Hit, context: Context) -> Finding:
        posting, file = context.posting, rule.file
        title = context.facts.title
        anchor = hit.span or (title.span if title else None)
        return Finding(
            rule=rule.id,
            severity=self._severities.get(rule.id, file.severity),
            confidence=file.confidence,
            message=_fill(file.message, hit.values),
            why=file.why,
            span=hit.span,
            location=posting.locate(anchor) if anchor else None,
            text=posting.excerpt(hit.span) if hit.span else None,
            suggestions=tuple(_fill(one, hit.values) for one in hit.suggestions or file.suggest),
            evidence=rule.evidence,
        )


def _prepare(kind: Kind[Any], rules: Sequence[tuple[int, Rule]]) -> Runner:
    """The rules of one kind, made ready together."""
    places = dict(rules)
    numbered = [
        Numbered(number, rule.file, rule.builtin)
        for number, rule in rules
        if isinstance(rule.file, kind.file)
    ]
    try:
        return kind.prepare(numbered)
    except ValueError:
        for one in numbered:  # together they cannot say whose fault it is
            try:
                kind.prepare([one])
            except ValueError as error:
                steps = str(error).partition(":")[0].split(".")
                place = places[one.number].place(
                    *(int(step) if step.isdigit() else step for step in steps)
                )
                raise UserError(str(error), place) from error
        raise


def _speaks(rule: Rule, language: str | None) -> bool:
    """Whether the rule is for postings in this language; an unknown one is given a chance."""
    return not rule.file.language or language is None or language in rule.file.language


def _fill(text: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)
