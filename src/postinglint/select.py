"""Which rules apply: ids (`age/recent-graduate`) or whole themes (`age`), chosen and left out."""

import difflib
from collections.abc import Iterable, Mapping, Sequence

from postinglint.errors import UserError
from postinglint.model import Severity
from postinglint.packs import Rule


def choose(
    rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that `select` names (all, if it names none) without those that `ignore` names.

    An id outranks a theme: `select=["age/years"], ignore=["age"]` keeps that one rule.

    Raises:
        UserError: A name is neither a rule nor a theme.
    """
    names = _names(rules)
    for name in (*select, *ignore):
        _known(name, names)
    return tuple(rule for rule in rules if _chosen(rule, select, ignore))


def severities(rules: Sequence[Rule], wanted: Mapping[str, Severity]) -> dict[str, Severity]:
    """The severity wanted for each rule that `wanted` names by id or theme; an id outranks.

    Raises:
        UserError: A name is neither a rule nor a theme.
    """
    names = _names(rules)
    for name in wanted:
        _known(name, names)
    themes = {rule.id: wanted[rule.theme] for rule in rules if rule.theme in wanted}
    return themes | {name: level for name, level in wanted.items() if "/" in name}


def _chosen(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if rule.id in ignore:
        return False
    if rule.id in select:
        return True
    return rule.theme not in ignore and (not select or rule.theme in select)


def _names(rules: Iterable[Rule]) -> list[str]:
    return sorted({name for rule in rules for name in (rule.id, rule.theme)})


def _known(name: str, names: Sequence[str]) -> None:
    if name not in names:
        near = difflib.get_close_matches(name, names, 1)
        hint = f"did you mean '{near[0]}'?" if near else "`postinglint rules list` shows them all"
        raise UserError(f"'{name}' is neither a rule nor a theme", hint=hint)
