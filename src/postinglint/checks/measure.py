"""Kind `measure`: a number is out of bounds."""

import math
from collections.abc import Iterator, Sequence

from postinglint.checks.kind import Hit, Kind, Numbered, Runner, known
from postinglint.context import Context
from postinglint.measures import MEASURES
from postinglint.rulefile import RuleFile


class Measure(RuleFile, tag="measure", frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Flags what measures more than `max` or less than `min`."""

    measure: str
    max: float | None = None
    min: float | None = None


def prepare(rules: Sequence[Numbered[Measure]]) -> Runner:
    """Look up what each rule measures."""
    for rule in rules:
        known("measure", rule.file.measure, MEASURES)
        low, high = rule.file.min, rule.file.max
        if low is None and high is None:
            raise ValueError("measure: needs 'max' or 'min'")
        if not (-math.inf if low is None else low) < (math.inf if high is None else high):
            raise ValueError("max: must be a number above 'min'")

    def run(context: Context) -> Iterator[tuple[int, Hit]]:
        for rule in rules:
            low, high = rule.file.min, rule.file.max
            for found in MEASURES[rule.file.measure](context.posting, context.silent):
                if (high is not None and found.value > high) or (
                    low is not None and found.value < low
                ):
                    limit = high if high is not None and found.value > high else low
                    words = {"value": f"{found.value:g}", "limit": f"{limit:g}"}
                    yield rule.number, Hit(found.span, words)

    return run


def values(_: Measure) -> frozenset[str]:
    """What messages of this rule may name."""
    return frozenset({"value", "limit"})


KIND = Kind(Measure, prepare, values)
