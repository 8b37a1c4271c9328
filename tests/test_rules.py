"""Every built-in rule holds its own examples."""

import msgspec
import pytest

from postinglint import selftest
from postinglint.packs import Rule, load

RULES = load()


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_examples_of_the_rule_hold(rule: Rule) -> None:
    assert [str(fault) for fault in selftest.run(rule)] == []


def test_rules_are_the_same_without_their_examples() -> None:
    for whole, one in zip(load(), load(examples=False), strict=True):
        assert whole.id == one.id
        fields = msgspec.structs.asdict(whole.file)
        assert {**fields, "examples": None} == {
            **msgspec.structs.asdict(one.file),
            "examples": None,
        }, f"{one.path}: `examples` must come last"
