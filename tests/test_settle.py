"""From hits to findings: what they carry, which of them stay, and in which order."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.engine import Judge
from postinglint.errors import UserError
from postinglint.facts.kinds import Facts, Text
from postinglint.findings import SEVERITIES, Checked, Finding, Report
from postinglint.model import Severity, Span
from postinglint.packs import load
from postinglint.settle import settle
from support import DAY, findings, judge, posting, rule

WORDING = {"age/a", "age/b"}


def finding(
    rule_id: str, start: int | None, end: int = 0, severity: Severity = "warning", message: str = ""
) -> Finding:
    span = None if start is None else Span(start, end)
    return Finding(rule_id, severity, "high", message, "", span, None, None)


def test_of_overlapping_findings_the_longest_stays() -> None:
    short, long = finding("age/a", 0, 5, "error"), finding("age/b", 3, 10, "note")
    assert settle([short, long], WORDING) == (long,)
    assert settle([long, short], WORDING) == (long,)


def test_of_equally_long_ones_the_gravest_stays_and_then_the_first_by_id() -> None:
    grave, light = finding("age/b", 0, 5, "error"), finding("age/a", 0, 5, "warning")
    assert settle([light, grave], WORDING) == (grave,)
    first, second = finding("age/a", 0, 5), finding("age/b", 0, 5)
    assert settle([second, first], WORDING) == (first,)


def test_what_a_dropped_finding_covered_is_free_again() -> None:
    left, middle, right = (
        finding("age/a", 0, 4),
        finding("age/b", 3, 9),
        finding("age/a", 8, 20),
    )
    assert settle([left, middle, right], WORDING) == (left, right)


def test_findings_side_by_side_both_stay() -> None:
    pair = (finding("age/a", 0, 5), finding("age/b", 5, 9))
    assert settle(pair[::-1], WORDING) == pair


def test_findings_that_are_not_about_wording_do_not_compete() -> None:
    wording, sentence, pay = (
        finding("age/a", 2, 5),
        finding("readability/x", 0, 50),
        finding("pay/x", 2, 5),
    )
    assert settle([wording, sentence, pay], WORDING) == (sentence, wording, pay)


def test_what_is_missing_comes_first_then_the_posting_s_order() -> None:
    expected = (
        finding("pay/z", None, severity="error"),
        finding("pay/a", None),
        finding("pay/b", None),
        finding("pay/x", 0, 9, "error"),
        finding("pay/c", 0, 4),
        finding("pay/y", 3, 4, "note"),
    )
    assert settle(expected[::-1], WORDING) == expected


def test_the_same_finding_twice_is_one() -> None:
    twice = [finding("pay/x", 1, 5, message="m"), finding("pay/x", 1, 5, message="m")]
    assert len(settle(twice, WORDING)) == 1
    twice = [finding("age/a", 1, 5), finding("age/a", 1, 5)]
    assert len(settle(twice, WORDING)) == 1


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda one: (one[0], sum(one)))
SOME = st.lists(
    st.builds(
        lambda span, name, severity: finding(name, span[0], span[1], severity),
        SPANS,
        st.sampled_from(sorted(WORDING)),
        st.sampled_from(SEVERITIES),
    )
)


@given(SOME, st.randoms(use_true_random=False))
def test_no_two_overlap_none_is_lost_for_nothing_and_order_of_input_is_nothing(
    some: list[Finding], random: object
) -> None:
    kept = settle(some, WORDING)
    spans = [one.span for one in kept if one.span]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for one in some:
        assert one.span
        rivals = [each for each in spans if each.start < one.span.end and one.span.start < each.end]
        assert any(rival.end - rival.start >= one.span.end - one.span.start for rival in rivals)
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis types it as object
    assert settle(shuffled, WORDING) == kept


def test_many_findings_are_settled(tmp_path: Path) -> None:
    one = judge(tmp_path, {"age/one.yaml": rule("terms", "terms: [young, young team]\n")})
    assert len(findings(one, "young team " * 10_000)) == 10_000


def test_a_finding_carries_what_its_rule_says(tmp_path: Path) -> None:
    source = "kind: law\n  title: A law\n  url: https://example.org\n  checked: 2026-01-01\n"
    text = rule("terms", "terms: [young]\nevidence: [one]\nconfidence: low\n")
    one = judge(tmp_path, {"age/one.yaml": text, "evidence.yaml": f"one:\n  {source}"})
    (found,) = findings(one, "# Cook\n\nA **young** team")
    assert (found.rule, found.theme, found.severity) == ("age/one", "age", "warning")
    assert (found.confidence, found.message, found.why) == ("low", "found", "A reason")
    assert found.text == "young"
    assert found.location
    assert (found.location.start.line, found.location.start.column) == (3, 5)
    assert [each.citation for each in found.evidence] == ["A law"]


def test_what_is_missing_stands_at_the_title_and_has_no_text(tmp_path: Path) -> None:
    one = judge(tmp_path, {"pay/one.yaml": rule("required", "needs: pay\n")})
    (found,) = findings(one, "# Cook\n\nYou cook.", Facts(title=Text("Cook", Span(0, 4))))
    assert found.span is None
    assert found.text is None
    assert found.location
    assert (found.location.start.line, found.location.start.column) == (1, 3)
    assert found.location.end.column == 7


def test_without_a_title_what_is_missing_stands_nowhere(tmp_path: Path) -> None:
    one = judge(tmp_path, {"pay/one.yaml": rule("required", "needs: pay\n")})
    (found,) = findings(one, "You cook.")
    assert found.location is None


def test_settings_change_severities(tmp_path: Path) -> None:
    files = {
        "age/one.yaml": rule("terms", "terms: [young]\n"),
        "age/two.yaml": rule("terms", "terms: [old]\n"),
    }
    one = judge(tmp_path, files, {"age/one": "error"})
    assert [(each.rule, each.severity) for each in findings(one, "young and old")] == [
        ("age/one", "error"),
        ("age/two", "warning"),
    ]


def test_a_changed_severity_decides_which_finding_stays(tmp_path: Path) -> None:
    files = {
        "age/one.yaml": rule("terms", "terms: [young]\n"),
        "age/two.yaml": rule("terms", "terms: [young]\n"),
    }
    one = judge(tmp_path, files, {"age/two": "error"})
    assert [each.rule for each in findings(one, "young")] == ["age/two"]


ENGLISH = "You will work with the team and with all of our people in the office for the year. " * 3
GERMAN = "Wir suchen für die Abteilung eine Person, die mit uns und mit der Presse spricht. " * 3


@pytest.mark.parametrize(
    ("languages", "text", "count"),
    [
        ("[en]", ENGLISH + " Ninja", 1),
        ("[en]", GERMAN + " Ninja", 0),
        ("[de, en]", GERMAN + " Ninja", 1),
        ("[]", GERMAN + " Ninja", 1),
        ("[en]", "Ninja", 1),
        ("[de]", "Ninja", 1),
    ],
)
def test_a_rule_speaks_of_postings_in_its_languages_and_of_unknown_ones(
    tmp_path: Path, languages: str, text: str, count: int
) -> None:
    own = f"terms: [ninja]\nlanguage: {languages}\n"
    one = judge(tmp_path, {"culture/one.yaml": rule("terms", own)})
    assert posting(ENGLISH).language == "en"
    assert posting(GERMAN).language == "de"
    assert len(findings(one, text)) == count


def test_the_same_posting_is_judged_the_same_again() -> None:
    text = "# Cook\n\nA young ninja, $10 to $90 an hour. Apply by 30 February 2026.\n" * 3
    one, other = Judge(load(), DAY), Judge(load(), DAY)
    first = one.check(posting(text))
    assert first.findings
    assert (
        first.findings == one.check(posting(text)).findings == other.check(posting(text)).findings
    )


def test_no_rules_find_nothing() -> None:
    assert Judge([], DAY).check(posting("A young team")).findings == ()


@pytest.mark.parametrize("text", ["", " \n", "# \n", "---\n---\n", "<!-- -->", "-\n-\n-"])
def test_a_posting_without_words_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is empty"):
        posting(text)


def test_a_report_counts_and_fails_by_severity() -> None:
    some = (finding("pay/x", 1, 2, "warning"), finding("pay/x", 3, 4, "note"))
    report = Report((Checked(posting("x"), Facts(), some),), (), DAY, "")
    assert [report.count(each) for each in SEVERITIES] == [0, 1, 1]
    assert [report.fails(each) for each in SEVERITIES] == [False, True, True]
