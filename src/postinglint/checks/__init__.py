"""Kinds of rule. To add one: a module like its neighbours, and a line here."""

from typing import Any

from postinglint.checks import consistency, measure, pattern, required, terms
from postinglint.checks.consistency import Consistency
from postinglint.checks.kind import Kind
from postinglint.checks.measure import Measure
from postinglint.checks.pattern import Pattern
from postinglint.checks.required import Required
from postinglint.checks.terms import Terms

AnyRule = Terms | Pattern | Required | Measure | Consistency

KINDS: tuple[Kind[Any], ...] = (
    terms.KIND,
    pattern.KIND,
    required.KIND,
    measure.KIND,
    consistency.KIND,
)
