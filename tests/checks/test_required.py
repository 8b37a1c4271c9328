"""Kind `required`."""

from pathlib import Path

import pytest

from postinglint.checks.required import PRESENT
from postinglint.errors import UserError
from postinglint.facts.kinds import (
    Arrangement,
    Deadline,
    Facts,
    Pay,
    Place,
    Statement,
    Statements,
    Text,
)
from postinglint.model import Span
from support import findings, judge, rule

AT = Span(0, 4)
STATED = {
    "pay": Facts(pay=(Pay(AT, "from", 20),)),
    "deadline": Facts(deadlines=(Deadline(AT, "rolling"),)),
    "title": Facts(title=Text("Cook", AT)),
    "employer": Facts(employer=Text("Cook", AT)),
    "place": Facts(places=(Place(AT, "Dayton"),)),
    "arrangement": Facts(arrangements=(Arrangement("onsite", AT),)),
    "employment_type": Facts(employment_type=Text("full time", AT)),
} | {
    name: Facts(statements=Statements(**{name: (Statement(AT),)}))
    for name in Statements.__dataclass_fields__
}


@pytest.mark.parametrize("name", PRESENT)
def test_a_fact_that_is_missing_is_flagged_and_one_that_is_stated_is_not(
    tmp_path: Path, name: str
) -> None:
    one = judge(tmp_path, {"posting/one.yaml": rule("required", f"needs: {name}\n")})
    assert [each.span for each in findings(one, "Cook for us")] == [None]
    assert findings(one, "Cook for us", STATED[name]) == ()


def test_competitive_pay_is_no_pay(tmp_path: Path) -> None:
    one = judge(tmp_path, {"pay/one.yaml": rule("required", "needs: pay\n")})
    assert len(findings(one, "Cook for us", Facts(pay=(Pay(AT, "unstated"),)))) == 1


@pytest.mark.parametrize(("kind", "count"), [("remote", 0), ("hybrid", 1), ("onsite", 1)])
def test_remote_work_needs_no_place(tmp_path: Path, kind: str, count: int) -> None:
    one = judge(tmp_path, {"posting/one.yaml": rule("required", "needs: place\n")})
    facts = Facts(arrangements=(Arrangement(kind, AT),))  # type: ignore[arg-type] # a test's shorthand
    assert len(findings(one, "Cook for us", facts)) == count


def test_with_a_condition_only_what_is_stated_is_judged(tmp_path: Path) -> None:
    own = "needs: pay\nmust: pay-range-at-most\nlimit: 2.5\n"
    text = rule("required", own, message="'{times} times'")
    one = judge(tmp_path, {"pay/one.yaml": text})
    assert findings(one, "Cook for us") == ()
    wide = Facts(pay=(Pay(AT, "range", 10, 40, "USD", "hour"),))
    (found,) = findings(one, "Cook for us", wide)
    assert (found.text, found.message, found.span) == ("Cook", "4.0 times", AT)
    assert findings(one, "Cook", Facts(pay=(Pay(AT, "range", 10, 25, "USD", "hour"),))) == ()


def test_a_condition_on_another_fact_is_refused(tmp_path: Path) -> None:
    own = "needs: deadline\nmust: pay-has-period\n"
    with pytest.raises(UserError, match="pay-has-period"):
        judge(tmp_path, {"pay/one.yaml": rule("required", own)})
