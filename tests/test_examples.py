"""The examples, and the reports that stand beside them."""

from datetime import date
from pathlib import Path

import pytest

from postinglint.engine import Judge
from postinglint.findings import Report
from postinglint.packs import digest, load
from postinglint.readers import read, suffixes
from postinglint.reports import FORMATS
from postinglint.reports.style import Style

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(
    path
    for path in (ROOT / "examples").iterdir()
    if path.suffix in suffixes() and ".report." not in path.name
)
AS_OF = date(2026, 5, 20)
RULES = load()


def report(path: Path) -> Report:
    posting = read(path.relative_to(ROOT).as_posix(), path.read_bytes())
    # The rules' digest changes with every rule; the report of an example should not.
    return Report((Judge(RULES, AS_OF).check(posting),), (), AS_OF, "sha256:0")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_report_beside_an_example_is_what_the_program_says(
    path: Path, format_: str, *, regenerate: bool
) -> None:
    expected = path.with_suffix(f".report.{ {'text': 'txt'}.get(format_, format_) }")
    actual = FORMATS[format_](report(path), Style())
    if regenerate:
        expected.write_text(actual, encoding="utf-8")
    kept = expected.read_text(encoding="utf-8") if expected.exists() else ""
    assert actual == kept, "if the new report is right: pytest tests/test_examples.py --regenerate"


@pytest.mark.parametrize("path", [one for one in EXAMPLES if "exemplary" in one.name])
def test_an_exemplary_posting_has_no_findings(path: Path) -> None:
    assert report(path).checked[0].findings == ()


def test_there_is_a_poor_and_an_exemplary_example() -> None:
    names = [path.name for path in EXAMPLES]
    assert any("poor" in name for name in names)
    assert any("exemplary" in name for name in names)


def test_the_digest_tells_rules_apart() -> None:
    assert digest(RULES) == digest(load())
    assert digest(RULES) != digest(RULES[1:])
    assert digest(RULES).startswith("sha256:")
