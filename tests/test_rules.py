"""Every built-in rule holds its own examples."""

import pytest

from postinglint import selftest
from postinglint.packs import Rule, load

RULES = load()


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_examples_of_the_rule_hold(rule: Rule) -> None:
    assert [str(fault) for fault in selftest.run(rule)] == []
