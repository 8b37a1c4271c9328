"""Kind `pattern`: one regular expression matches.

Patterns may come from strangers, so each search has a time limit; one that runs into it is
reported as a failure of the rule, not of the posting.
"""

import re
from collections.abc import Iterator, Sequence

from postinglint.checks.kind import Hit, Kind, Numbered, OverrunError, Runner, blamed
from postinglint.context import Context
from postinglint.guards import Candidate, Circumstances, Guard, refused
from postinglint.model import Span
from postinglint.rulefile import RuleFile

_SECONDS = 1.0


class Pattern(RuleFile, tag="pattern", frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Flags what `pattern` matches (syntax of the package `regex`; case is ignored).

    A group named `match` narrows the finding to a part; all named groups may stand in messages.
    """

    pattern: str
    unless: Guard | None = None


def prepare(rules: Sequence[Numbered[Pattern]]) -> Runner:
    """Compile every pattern."""
    import regex  # noqa: PLC0415 - slow to import, and many runs have no patterns

    ready = []
    for rule in rules:
        try:
            compiled = regex.compile(rule.file.pattern, regex.IGNORECASE | regex.VERSION1)
        except regex.error as error:
            raise ValueError(f"pattern: not a regular expression: {error}") from error
        with blamed("unless"):
            guard = Circumstances.of(rule.file.unless) if rule.file.unless else None
        ready.append((rule, compiled, guard))

    def run(context: Context) -> Iterator[tuple[int, Hit]]:
        for rule, compiled, guard in ready:
            group = "match" if "match" in compiled.groupindex else 0
            try:
                matches = list(compiled.finditer(context.posting.prose, timeout=_SECONDS))
            except TimeoutError as error:
                raise OverrunError(rule.number, _SECONDS) from error
            for match in matches:
                span = Span(*match.span(group))
                found = Candidate(span, *context.folded.landing(span))
                if span.start < span.end and _counts(context, found, guard):
                    values = {name: text or "" for name, text in match.groupdict().items()}
                    values["match"] = " ".join(context.posting.text(span).split())
                    yield rule.number, Hit(span, values)

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
