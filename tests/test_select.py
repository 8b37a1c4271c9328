"""Which rules apply, and how grave they are."""

from pathlib import Path

import pytest

from postinglint.errors import UserError
from postinglint.packs import Rule, load
from postinglint.select import choose, severities
from support import rule, write


@pytest.fixture
def rules(tmp_path: Path) -> tuple[Rule, ...]:
    ids = ("age/old", "age/young", "pay/missing")
    text = rule("terms", "terms: [clerk]\n")
    return load([write(tmp_path, {f"{one}.yaml": text for one in ids})], builtin=False)


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ([], [], "age/old age/young pay/missing"),
        (["age"], [], "age/old age/young"),
        (["pay/missing"], [], "pay/missing"),
        (["age/old", "pay"], [], "age/old pay/missing"),
        ([], ["age"], "pay/missing"),
        ([], ["age/old"], "age/young pay/missing"),
        (["age"], ["age/old"], "age/young"),
        (["age/old"], ["age"], "age/old"),
        (["age/old", "pay"], ["age"], "age/old pay/missing"),
        (["age/old"], ["age/old"], ""),
        (["age"], ["age"], ""),
    ],
)
def test_rules_are_chosen_by_id_and_theme(
    rules: tuple[Rule, ...], select: list[str], ignore: list[str], chosen: str
) -> None:
    assert " ".join(one.id for one in choose(rules, select, ignore)) == chosen


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("age/yuong", "did you mean 'age/young'?"),
        ("agee", "did you mean 'age'?"),
        ("AGE", ""),
        ("young", ""),
        ("zzzzzz", "`postinglint rules list` shows them all"),
        ("", ""),
    ],
)
def test_a_name_that_is_not_known_is_an_error(
    rules: tuple[Rule, ...], name: str, hint: str
) -> None:
    for call in (
        lambda: choose(rules, select=[name]),
        lambda: choose(rules, ignore=[name]),
        lambda: severities(rules, {name: "error"}),
    ):
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.what == f"'{name}' is neither a rule nor a theme"
        assert hint in caught.value.hint


def test_a_severity_for_an_id_outranks_that_for_its_theme(rules: tuple[Rule, ...]) -> None:
    for wanted in (
        {"age": "note", "age/old": "error"},
        {"age/old": "error", "age": "note"},
    ):
        assert severities(rules, wanted) == {"age/old": "error", "age/young": "note"}  # type: ignore[arg-type] # literals widen


def test_no_severities_change_nothing(rules: tuple[Rule, ...]) -> None:
    assert severities(rules, {}) == {}
