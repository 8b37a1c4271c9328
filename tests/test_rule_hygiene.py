"""What a reader may trust in every built-in rule file: said on purpose, sourced, well written."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from postinglint import typed
from postinglint.checks.terms import Terms
from postinglint.packs import Rule, load
from postinglint.resources import builtin_rules
from postinglint.rulefile import EvidenceEntry

RULES = load()
SOURCES = typed.from_yaml(
    (builtin_rules() / "evidence.yaml").read_text("utf-8"),
    dict[str, EvidenceEntry],
    "evidence.yaml",
)

_LAW = re.compile(
    r"\b(?:un)?law(?:s|ful|fully)?\b|\bregulat\w+|\bforbid\w*|\bban(?:s|ned)?\b|\b(?:il)?legal\w*|\bcourts?\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:US|United States|Brit(?:ain|ish)|Europe(?:an)?|California|Colorado|New York|Ontario)\b"
)
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
_FLOW = re.compile(r"^\s*(?:- )?(?:suggest|use): \[(.*)\]$", re.MULTILINE)
_ITEM = re.compile(r'"(?:[^"\\]|\\.)*"|[^,]+')
_RULE = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
_SOURCE = pytest.mark.parametrize("key", SOURCES)


def _suggestions(rule: Rule) -> Iterator[str]:
    yield from rule.file.suggest
    if isinstance(rule.file, Terms):
        for term in rule.file.entries:
            yield from term.use


@_RULE
def test_the_rule_names_its_confidence(rule: Rule) -> None:
    assert "confidence" in _KEY.findall(rule.text)


@_RULE
def test_examples_are_the_last_key(rule: Rule) -> None:
    assert _KEY.findall(rule.text)[-1] == "examples"


@_RULE
def test_what_is_said_of_the_law_has_a_source(rule: Rule) -> None:
    claims = _LAW.findall(f"{rule.file.why} {rule.file.message}")
    kinds = {source.kind for source in rule.evidence}
    assert not claims or kinds & {"law", "guide"}, f"says {claims}, but names no law or guide"


@_RULE
def test_a_law_is_named_with_its_place(rule: Rule) -> None:
    if _LAW.search(rule.file.why):
        assert _PLACE.search(rule.file.why), "rules know no place, so the reader must be told it"


@_RULE
def test_an_error_about_wording_rests_on_law(rule: Rule) -> None:
    if rule.file.severity == "error" and rule.kind.wording:
        assert "law" in {source.kind for source in rule.evidence}


@_RULE
def test_a_warning_whose_law_forbids_it_says_why_it_is_no_error(rule: Rule) -> None:
    if rule.file.severity == "warning" and re.search(r"\bforbid|\bbreak the law\b", rule.file.why):
        assert "no error, because" in rule.file.why or "so this is no error" in rule.file.why


@_RULE
def test_suggestions_are_whole(rule: Rule) -> None:
    for text in _suggestions(rule):
        assert text.strip(), "an empty suggestion"
        assert text == text.strip()
        assert not re.match(r"(?:and|or|but|nor|so|such as|which|that|of)\b", text), text


@_RULE
def test_long_suggestions_are_quoted_so_that_a_comma_cannot_split_them(rule: Rule) -> None:
    for listed in _FLOW.findall(rule.text):
        for item in (found.strip() for found in _ITEM.findall(listed)):
            assert item.startswith('"') or len(item.split()) < 4, (
                f'write "{item}"'
            )  # a phrase, no sentence


@_RULE
def test_the_summary_is_a_title(rule: Rule) -> None:
    assert rule.file.summary
    assert not rule.file.summary.endswith(".")


@_RULE
def test_the_message_is_one_sentence_without_a_full_stop(rule: Rule) -> None:
    assert rule.file.message
    assert "\n" not in rule.file.message
    assert not re.search(r"[.!?](?:\s|$)", rule.file.message), rule.file.message


@_RULE
def test_no_source_is_named_twice(rule: Rule) -> None:
    assert len(set(rule.file.evidence)) == len(rule.file.evidence)


@_SOURCE
def test_the_source_is_used(key: str) -> None:
    assert any(key in rule.file.evidence for rule in RULES), f"no rule names {key}; delete it"


@_SOURCE
def test_the_source_can_be_looked_up(key: str) -> None:
    source = SOURCES[key]
    assert source.title
    assert not source.title.endswith(".")
    assert re.fullmatch(r"https://[^\s/]+/\S*", source.url)


@_SOURCE
def test_the_source_was_read_on_a_day_that_has_been(key: str) -> None:
    assert SOURCES[key].checked <= date.today()  # noqa: DTZ011 # the reader's own calendar
