"""Rules as Markdown: for `rules show`, and for the generated catalogue."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from postinglint.checks.terms import Terms
from postinglint.packs import Rule
from postinglint.rulefile import Example

_HEAD = """\
# Rules

Generated from the rule files by `python -m postinglint.catalogue`; a test fails when it is stale.
Each file is one rule, and its path is the rule's id. `postinglint rules show ID` tells more.
"""


def catalogue(rules: Iterable[Rule]) -> str:
    """All rules, theme by theme, as one page."""
    parts = [_HEAD]
    for theme, members in groupby(rules, key=lambda rule: rule.theme):
        rows = "\n".join(
            f"| [`{rule.id}`]({rule.id}.yaml) | {rule.file.severity} | {rule.file.summary} |"
            for rule in members
        )
        parts.append(f"## {theme}\n\n| rule | severity | what it finds |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


def describe(rule: Rule) -> str:
    """One rule in full."""
    return "\n".join(_lines(rule))


def _lines(rule: Rule) -> Iterator[str]:
    file = rule.file
    yield f"# {rule.id}\n"
    yield f"{file.summary}. Severity {file.severity}, confidence {file.confidence}.\n"
    yield f"Why: {file.why}\n"
    if isinstance(file, Terms):
        phrases = [phrase for term in file.entries for phrase in term.phrases]
        yield f"Finds: {', '.join(phrases)}\n"
    if file.suggest:
        yield f"Try: {' · '.join(file.suggest)}\n"
    for source in rule.evidence:
        yield f"Source: {source.citation}, {source.url} (read {source.checked.isoformat()})"
    yield ""
    yield from _examples("Found", file.examples.flag)
    yield from _examples("Left alone", file.examples.pass_)


def _examples(label: str, examples: Iterable[str | Example]) -> Iterator[str]:
    yield f"{label}:\n"
    for one in examples:
        text = one.text if isinstance(one, Example) else one
        if "\n" in text.strip():
            yield "\n".join(f"    {line}".rstrip() for line in text.strip().splitlines()) + "\n"
        else:
            yield f"- {text.strip()}"
    yield ""


if __name__ == "__main__":
    from postinglint.packs import load
    from postinglint.resources import builtin_rules

    page = builtin_rules() / "README.md"
    page.write_text(catalogue(load()), encoding="utf-8")  # type: ignore[attr-defined]
