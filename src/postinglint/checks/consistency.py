"""Kind `consistency`: two statements of a posting cannot both be true."""

from collections.abc import Iterator, Sequence

from postinglint.checks.kind import Hit, Kind, Numbered, Runner, known
from postinglint.context import Context
from postinglint.facts.conditions import AGREE
from postinglint.rulefile import RuleFile


class Consistency(
    RuleFile, tag="consistency", frozen=True, forbid_unknown_fields=True, kw_only=True
):
    """Flags the later of two statements about `about` that disagree."""

    about: str


def prepare(rules: Sequence[Numbered[Consistency]]) -> Runner:
    """Look up what each rule compares."""
    for rule in rules:
        known("about", rule.file.about, AGREE)

    def run(context: Context) -> Iterator[tuple[int, Hit]]:
        for rule in rules:
            for failing in AGREE[rule.file.about].ask(context.facts, context.as_of, 0):
                yield rule.number, Hit(failing.span, failing.values)

    return run


def values(file: Consistency) -> frozenset[str]:
    """What messages of this rule may name."""
    return AGREE[file.about].values if file.about in AGREE else frozenset()


KIND = Kind(Consistency, prepare, values)
