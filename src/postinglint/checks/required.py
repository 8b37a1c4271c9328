"""Kind `required`: a fact is missing, or is there but does not say what it must."""

from collections.abc import Callable, Iterator, Sequence

from postinglint.checks.kind import Hit, Kind, Numbered, Runner, known
from postinglint.context import Context
from postinglint.facts.conditions import COMPLETE, stated_pay
from postinglint.facts.kinds import Facts
from postinglint.rulefile import RuleFile

PRESENT: dict[str, Callable[[Facts], object]] = {
    "pay": stated_pay,
    "deadline": lambda facts: facts.deadlines,
    "equal_opportunity": lambda facts: facts.statements.equal_opportunity,
    "accommodation": lambda facts: facts.statements.accommodation,
    "fair_chance": lambda facts: facts.statements.fair_chance,
    "ai_use": lambda facts: facts.statements.ai_use,
    "vacancy": lambda facts: facts.statements.vacancy,
    "contractor": lambda facts: facts.statements.contractor,
    "benefits": lambda facts: facts.statements.benefits,
    "title": lambda facts: facts.title,
    "employer": lambda facts: facts.employer,
    "place": lambda facts: facts.places or any(one.value == "remote" for one in facts.arrangements),
    "arrangement": lambda facts: facts.arrangements,
    "employment_type": lambda facts: facts.employment_type,
}
"""Whether a posting states a fact, by the name that rules use."""


class Required(RuleFile, tag="required", frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Flags a posting that does not state the fact `needs`.

    Where there is a `must`, it flags what is stated in a way that fails this condition instead.
    Some conditions want a number, `limit`.
    """

    needs: str
    must: str | None = None
    limit: float | None = None


def prepare(rules: Sequence[Numbered[Required]]) -> Runner:
    """Look up what each rule needs."""
    for rule in rules:
        _validate(rule.file)

    def run(context: Context) -> Iterator[tuple[int, Hit]]:
        for rule in rules:
            file = rule.file
            if file.must is None:
                if not PRESENT[file.needs](context.facts):
                    yield rule.number, Hit(None)
                continue
            ask = COMPLETE[file.must].ask
            for failing in ask(context.facts, context.as_of, file.limit or 0):
                yield rule.number, Hit(failing.span, failing.values)

    return run


def _validate(file: Required) -> None:
    known("needs", file.needs, PRESENT)
    if file.must is None:
        if file.limit is not None:
            raise ValueError("limit: is for a condition, and there is no 'must'")
        return
    condition = COMPLETE[known("must", file.must, COMPLETE)]
    if condition.of != file.needs:
        raise ValueError(f"must: '{file.must}' is asked of {condition.of}, not of {file.needs}")
    if condition.limit != (file.limit is not None):
        verb = "wants" if condition.limit else "has no"
        raise ValueError(f"must: '{file.must}' {verb} 'limit'")


def values(file: Required) -> frozenset[str]:
    """What messages of this rule may name."""
    return COMPLETE[file.must].values if file.must in COMPLETE else frozenset()


KIND = Kind(Required, prepare, values)
