"""Rule files that are wrong are refused in one sentence, with file, line and remedy."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from postinglint import packs, selftest
from postinglint.engine import Judge
from postinglint.errors import UserError
from postinglint.rulefile import THEMES
from support import DAY, rule, write

TERMS = rule("terms", "terms:\n  - clerk\n")  # `terms:` stands in line 6
PATTERN = rule("pattern", "pattern: clerk\n")
REQUIRED = rule("required", "needs: pay\n")
MEASURE = rule("measure", "measure: words-in-sentence\nmax: 3\n")
CONSISTENCY = rule("consistency", "about: pay\n")


def load(folder: Path, files: dict[str, str | bytes]) -> Sequence[packs.Rule]:
    rules = packs.load([write(folder, files)], builtin=False)
    Judge(rules, DAY)  # a rule that cannot work is refused here at the latest
    return rules


def fault(folder: Path, text: str | bytes, name: str = "age/one.yaml") -> UserError:
    with pytest.raises(UserError) as caught:
        load(folder, {name: text})
    assert "\n" not in caught.value.what, "one sentence"
    return caught.value


@pytest.mark.parametrize("text", [TERMS, PATTERN, REQUIRED, MEASURE, CONSISTENCY])
def test_a_sound_rule_of_each_kind_is_taken(tmp_path: Path, text: str) -> None:
    (one,) = load(tmp_path, {"age/one.yaml": text})
    assert one.id == "age/one"
    assert one.theme == "age"
    assert one.path == f"{tmp_path}/age/one.yaml"


WRONG: list[tuple[str, int, str, str]] = [
    (TERMS + "mesage: x\n", 11, "unknown key 'mesage'", "did you mean 'message'?"),
    (
        TERMS.replace("kind: terms", "kind: trems"),
        1,
        "kind: invalid value 'trems'",
        "expected one of: terms, pattern, required, measure, consistency",
    ),
    (TERMS.replace("kind: terms\n", ""), 1, "'kind' is missing", ""),
    (TERMS.replace("why: A reason\n", ""), 1, "'why' is missing", ""),
    (TERMS.replace("terms:\n  - clerk\n", ""), 1, "'terms' is missing", ""),
    (
        TERMS.replace("warning", "eror"),
        3,
        "severity: invalid enum value 'eror'",
        "expected one of: error, note, warning",
    ),
    (
        TERMS + "confidence: sure\n",
        11,
        "confidence: invalid enum value 'sure'",
        "expected one of: high, low, medium",
    ),
    (TERMS + "why: again\n", 11, "'why' is already given in line 5", "keep one"),
    (
        TERMS.replace("'found'", "'{mach}'"),
        4,
        "message: nothing fills in '{mach}'",
        "known here: match, use",
    ),
    (
        TERMS.replace("'found'", "'{match-x}'"),
        4,
        "message: nothing fills in '{match-x}'",
        "known here: match, use",
    ),
    (
        TERMS + "suggest: ['{limit}']\n",
        11,
        "suggest: nothing fills in '{limit}'",
        "known here: match, use",
    ),
    (
        REQUIRED.replace("'found'", "'{match}'"),
        4,
        "message: nothing fills in '{match}'",
        "known here: none",
    ),
    (TERMS + "evidence: [a-study]\n", 11, "evidence: 'a-study' is not in evidence.yaml", ""),
    (TERMS + "language: [english]\n", 11, "language.0: ", ""),
    (TERMS.replace("- clerk", "- cl(erk"), 7, "terms.0: the brackets of 'cl(erk' do not match", ""),
    (
        TERMS.replace("- clerk", "- a\n  - find: [b, 'c)d']"),
        8,
        "terms.1: the brackets of 'c)d' do not match",
        "",
    ),
    (TERMS.replace("- clerk", "- a\n  - ''"), 8, "terms.1: '' holds no word", ""),
    (TERMS.replace("- clerk", "- a\n  - '-'"), 8, "terms.1: '-' holds no word", ""),
    (
        TERMS.replace("- clerk", "- '(a|b)(c|d)(e|f)(g|h)(i|j)(k|l)(m|n)(o|p)'"),
        7,
        "terms.0: '(a|b)(c|d)(e|f)(g|h)(i|j)(k|l)(m|n)(o|p)' stands for more than 200 phrases",
        "",
    ),
    (
        TERMS.replace("- clerk", "- {find: a, uze: [b]}"),
        7,
        "unknown key 'uze' in 'terms'",
        "did you mean 'use'?",
    ),
    (TERMS.replace("- clerk", "- {use: [b]}"), 7, "'find' is missing in 'terms'", ""),
    (
        TERMS + "unless:\n  befor: [a]\n",
        12,
        "unknown key 'befor' in 'unless'",
        "did you mean 'before'?",
    ),
    (
        TERMS + "unless:\n  sections: [dutys]\n",
        12,
        "unless.sections.0: invalid enum value 'dutys'",
        "expected one of: about, apply, benefits, duties, legal, nice_to_have, other, pay,",
    ),
    (TERMS + "unless:\n  before: ['a(b']\n", 11, "unless: the brackets of 'a(b' do not match", ""),
    (TERMS + "when:\n  after: ['a(b']\n", 11, "when: the brackets of 'a(b' do not match", ""),
    (
        PATTERN.replace("pattern: clerk", "pattern: cl(erk"),
        6,
        "pattern: not a regular expression: missing ) at position 6",
        "",
    ),
    (PATTERN + "unless:\n  after: ['a|b']\n", 10, "unless: the brackets of 'a|b' do not match", ""),
    (PATTERN + "anchors: ['a(b']\n", 10, "anchors: the brackets of 'a(b' do not match", ""),
    (TERMS.partition("examples")[0], 1, "examples: 'flag' needs at least one", ""),
    (REQUIRED.replace("needs: pay", "needs: wages"), 6, "needs: 'wages' is not known; ", ""),
    (
        REQUIRED.replace("needs: pay", "needs: pay\nmust: be-fair"),
        7,
        "must: 'be-fair' is not known; expected one of: pay-has-both-ends, ",
        "",
    ),
    (
        REQUIRED.replace("needs: pay", "needs: pay\nmust: pay-range-at-most"),
        7,
        "must: 'pay-range-at-most' wants 'limit'",
        "",
    ),
    (
        REQUIRED.replace("needs: pay", "needs: pay\nmust: pay-is-ordered\nlimit: 3"),
        7,
        "must: 'pay-is-ordered' has no 'limit'",
        "",
    ),
    (REQUIRED.replace("needs: pay", "needs: pay\nlimit: 3"), 7, "limit: ", ""),
    (MEASURE.replace("words-in-sentence", "words"), 6, "measure: 'words' is not known; ", ""),
    (MEASURE.replace("max: 3\n", ""), 6, "measure: needs 'max' or 'min'", ""),
    (MEASURE.replace("max: 3", "max: three"), 7, "max: expected float | null, got str", ""),
    (CONSISTENCY.replace("about: pay", "about: weather"), 6, "about: 'weather' is not known; ", ""),
    (TERMS.replace("[A clerk.]", "[]"), 8, "examples: 'flag' needs at least one", ""),
    (TERMS.replace("[A cook.]", "[]"), 8, "examples: 'pass' needs at least one", ""),
    (TERMS.replace("  pass: [A cook.]\n", ""), 8, "'pass' is missing in 'examples'", ""),
    (
        TERMS.replace("[A cook.]", "[{text: A, as-of: 2026-01-01}]"),
        10,
        "unknown key 'as-of' in 'examples'",
        "did you mean 'as_of'?",
    ),
    (TERMS.replace("[A cook.]", "[{text: A, as_of: soon}]"), 10, "examples.pass.0.as_of: ", ""),
    (TERMS + "x: [\n", 12, "not valid YAML: ", ""),
    ("", 1, "'kind' is missing", ""),
]


@pytest.mark.parametrize(
    ("text", "line", "what", "hint"), WRONG, ids=[f"{one[1]}-{one[2][:40]}" for one in WRONG]
)
def test_a_slip_in_a_rule_file_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, what: str, hint: str
) -> None:
    error = fault(tmp_path, text)
    assert error.where.startswith(f"{tmp_path}/age/one.yaml:{line}:")
    assert error.what.startswith(what)
    assert error.hint.startswith(hint)


def test_a_rule_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    error = fault(tmp_path, TERMS.replace("A reason", "Préjugé").encode("latin-1"))
    assert error.where == f"{tmp_path}/age/one.yaml:5"
    assert error.what == "cannot be read: it is not UTF-8"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    text = "\ufeff" + TERMS.replace("\n", "\r\n")
    (one,) = load(tmp_path, {"age/one.yaml": text})
    assert one.place("terms", 0).endswith(":7:5")
    assert "\r" not in one.text, "or a checkout on Windows would have another digest"


def test_a_folder_that_is_no_theme_is_refused_with_those_that_are(tmp_path: Path) -> None:
    error = fault(tmp_path, TERMS, "agee/one.yaml")
    assert error.where == f"{tmp_path}/agee/one.yaml"
    assert error.what == "'agee' is not a theme"
    assert all(theme in error.hint for theme in THEMES)


@pytest.mark.parametrize("stem", ["One", "two_words", "-x", "x-", "a--b", "a b", "é"])
def test_a_file_name_is_lower_case_words_and_hyphens(tmp_path: Path, stem: str) -> None:
    error = fault(tmp_path, TERMS, f"age/{stem}.yaml")
    assert error.what == f"'{stem}' is not a rule's name"
    assert "lower-case words" in error.hint


def test_an_id_may_stand_in_one_pack_only(tmp_path: Path) -> None:
    first = write(tmp_path / "first", {"age/one.yaml": TERMS})
    second = write(tmp_path / "second", {"age/one.yml": TERMS})
    with pytest.raises(UserError, match="two rules have the id 'age/one'") as caught:
        packs.load([first, second], builtin=False)
    assert caught.value.where == f"{second}/age/one.yml:1:1"
    assert f"{first}/age/one.yaml" in caught.value.hint


def test_an_id_of_a_built_in_rule_is_taken(tmp_path: Path) -> None:
    pack = write(tmp_path, {"pay/missing.yaml": TERMS})
    with pytest.raises(UserError, match="two rules have the id 'pay/missing'"):
        packs.load([pack])


def test_a_pack_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such folder of rules"):
        packs.load([tmp_path / "nowhere"], builtin=False)


def test_a_pack_without_a_rule_in_a_theme_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there are no rules in this folder") as caught:
        packs.load([write(tmp_path, {"one.yaml": TERMS})], builtin=False)
    assert "age/my-rule.yaml" in caught.value.hint


SOURCE = "kind: study\n  title: A study\n  url: https://example.org\n  checked: 2026-01-01\n"


def test_a_rule_may_name_sources_of_its_own_pack_and_of_those_before(tmp_path: Path) -> None:
    first = write(tmp_path / "a", {"evidence.yaml": f"one:\n  {SOURCE}", "age/one.yaml": TERMS})
    text = TERMS + "evidence: [one, two]\n"
    second = write(tmp_path / "b", {"evidence.yaml": f"two:\n  {SOURCE}", "age/two.yaml": text})
    rules = packs.load([first, second], builtin=False)
    assert [source.citation for source in rules[1].evidence] == ["A study", "A study"]


def test_a_slip_in_evidence_is_named_with_its_line(tmp_path: Path) -> None:
    text = f"one:\n  {SOURCE}two:\n  {SOURCE.replace('study', 'blog', 1)}"
    with pytest.raises(UserError) as caught:
        load(tmp_path, {"evidence.yaml": text, "age/one.yaml": TERMS})
    assert caught.value.where == f"{tmp_path}/evidence.yaml:7:3"
    assert caught.value.what == "two.kind: invalid enum value 'blog'"
    assert caught.value.hint == "expected one of: guide, law, study"


def test_other_files_of_a_pack_are_let_be(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "README.md": "# Our rules\n",
        ".git/config.yaml": "x",
        "age/notes.md": "x",
        "docs/index.html": "x",
        "age/one.yaml": TERMS,
    }
    assert [one.id for one in load(tmp_path, files)] == ["age/one"]


def test_rules_come_in_order_of_id_whatever_the_order_of_packs(tmp_path: Path) -> None:
    first = write(tmp_path / "a", {"pay/one.yaml": TERMS})
    second = write(tmp_path / "b", {"age/two.yaml": TERMS, "age/one.yaml": TERMS})
    ids = [one.id for one in packs.load([first, second], builtin=False)]
    assert ids == ["age/one", "age/two", "pay/one"]


def test_the_digest_changes_with_any_rule_and_with_its_sources(tmp_path: Path) -> None:
    text = TERMS + "evidence: [one]\n"
    versions = [
        {"age/one.yaml": text, "evidence.yaml": f"one:\n  {SOURCE}"},
        {"age/one.yaml": text + "# \n", "evidence.yaml": f"one:\n  {SOURCE}"},
        {"age/two.yaml": text, "evidence.yaml": f"one:\n  {SOURCE}"},
        {"age/one.yaml": text, "evidence.yaml": f"one:\n  {SOURCE.replace('A study', 'B')}"},
    ]
    digests = [
        packs.digest(packs.load([write(tmp_path / str(number), {**files})], builtin=False))
        for number, files in enumerate(versions)
    ]
    assert len(set(digests)) == len(versions)
    again = packs.digest(packs.load([tmp_path / "0"], builtin=False))
    assert again == digests[0]
    assert again.startswith("sha256:")
    assert len(again) == len("sha256:") + 64


def faults(folder: Path, text: str) -> list[UserError]:
    (one,) = packs.load([write(folder, {"age/one.yaml": text})], builtin=False)
    return list(selftest.run(one))


def examples(flag: str, passing: str = "A cook.", own: str = "terms: [clerk]\n") -> str:
    text = rule("terms", own)
    return text.replace("[A clerk.]", f"[{flag!r}]").replace("[A cook.]", f"[{passing!r}]")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (examples("A [[cook]]."), 8, "example 1 of 'flag': expected 'cook', got none"),
        (examples("[[A clerk]]."), 8, "example 1 of 'flag': expected 'A clerk', got 'clerk'"),
        (
            examples("clerk [[clerk]]"),
            8,
            "example 1 of 'flag': expected 'clerk', got 'clerk', 'clerk'",
        ),
        (examples("[[clerk]] clerk [[clerk]]"), 8, "example 1 of 'flag': expected"),
        (examples("A clerk."), 8, "example 1 of 'flag': no words are marked"),
        (
            examples("[[clerk]]", "A clerk."),
            9,
            "example 1 of 'pass': expected no finding, got 'clerk'",
        ),
    ],
)
def test_an_example_that_fails_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    (error,) = faults(tmp_path, text)
    assert error.where.startswith(f"{tmp_path}/age/one.yaml:{line}:")
    assert error.what.startswith(what)


def test_each_failing_example_is_named(tmp_path: Path) -> None:
    text = rule("terms", "terms: [clerk]\n").replace(
        "[A clerk.]", '\n    - "[[clerk]]"\n    - "[[one]]"\n    - "[[two]]"'
    )
    places = [error.where.rsplit(":", 2)[1] for error in faults(tmp_path, text)]
    assert places == ["10", "11"]


def test_sound_examples_yield_nothing(tmp_path: Path) -> None:
    assert faults(tmp_path, examples("A [[clerk]], **[[clerk]]** and a [[Clerk]].")) == []


def test_a_term_that_its_own_guard_silences_is_named(tmp_path: Path) -> None:
    own = "terms:\n  - clerk\n  - find: [teller, cashier]\n    unless: {phrases: [cashier]}\n"
    (error,) = faults(tmp_path, examples("A [[clerk]].", own=own))
    assert error.what == "term 2: 'cashier' is not found in a plain sentence"
    assert error.where.startswith(f"{tmp_path}/age/one.yaml:8:")


def test_an_example_may_say_for_which_day_it_holds(tmp_path: Path) -> None:
    own = "needs: deadline\nmust: deadline-not-past\n"
    flag = "{text: 'Application deadline: [[30 April 2026]]', as_of: 2026-05-01}"
    passing = "{text: 'Application deadline: 30 April 2026', as_of: 2026-04-30}"
    text = rule("required", own).replace("A clerk.", flag).replace("A cook.", passing)
    assert faults(tmp_path, text) == []
