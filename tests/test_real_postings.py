"""Real postings, handed to the project from outside: they are read in place and never copied."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from postinglint.engine import Judge
from postinglint.facts import look
from postinglint.findings import Checked
from postinglint.model import Posting
from postinglint.packs import load
from postinglint.readers import read, suffixes

CORPUS = Path(__file__).parents[2] / "shared/corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="needs the corpus of real postings beside the checkout"
)
RULES = load()
SEED = "seed-posting.md"
SEED_DAY = date(2024, 1, 20)
GSA = "postings/first_party/tts-gsa"
PAY, DEADLINE, EQUAL = "pay/missing", "deadline/missing", "statement/equal-opportunity-missing"

# For each posting the lines that state an element, told by words that stand in them.
STATED = {
    SEED: {
        PAY: ("**Salary Range:**", "Highly competitive salary"),
        DEADLINE: ("**Application Deadline:**",),
        EQUAL: ("is an equal opportunity employer", "We are committed to building a diverse"),
    },
    f"{GSA}/001-acquisition-product-manager-gs15.md": {
        PAY: ("**Salary Range:**",),
        DEADLINE: ("app_close_date:", "**Opening and closing period", "(close)"),
        EQUAL: ("does not discriminate",),
    },
    f"{GSA}/002-acquisition-technical-lead-gs14.md": {
        PAY: ("**Salary Range:**", "$8", "$1"),
        DEADLINE: ("app_close_date:", "**Opening and closing period", "(close)"),
        EQUAL: ("does not discriminate",),
    },
    f"{GSA}/005-content-designer-gs14.md": {
        PAY: ("**Salary Range:**",),
        DEADLINE: ("app_close_date:", "**Opening and closing period"),
        EQUAL: ("does not discriminate",),
    },
    f"{GSA}/006-opp-feedback-analytics-engineer.md": {
        PAY: ("**Salary Range:**",),
        DEADLINE: ("app_close_date:", "**Opening and closing period", "(close)"),
        EQUAL: ("does not discriminate",),
    },
    f"{GSA}/009-strategist-gs15.md": {
        PAY: ("**Salary Range:**",),
        DEADLINE: ("app_close_date:", "**Opening and closing period", "(close)"),
        EQUAL: ("does not discriminate",),
    },
}
REMOVALS = [(path, missing) for path, elements in STATED.items() for missing in elements]


def posting(path: str) -> Posting:
    return read(path, (CORPUS / path).read_bytes())


def check(read_: Posting, day: date = SEED_DAY) -> Checked:
    return Judge(RULES, day).check(read_)


def without(path: str, marks: tuple[str, ...]) -> Posting:
    lines = (CORPUS / path).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not any(mark in line for mark in marks)]
    assert len(kept) < len(lines)
    return read(path, "".join(kept).encode())


def rules_of(checked: Checked) -> Counter[str]:
    return Counter(finding.rule for finding in checked.findings if finding.theme != "readability")


def every_posting() -> Iterator[tuple[str, bytes]]:
    for path in sorted((CORPUS / "postings").rglob("*")):
        if path.suffix in suffixes() and path.is_file():
            yield path.name, path.read_bytes()
    for number, line in enumerate((CORPUS / "postings-2020.jsonl").read_text("utf-8").splitlines()):
        row = json.loads(line)
        text = f"# {row['title']}\n\n**Company:** {row['employer']}\n"
        text += f"**Location:** {row['location']}\n\n{row['text']}\n"
        yield f"{number}.md", text.encode()


def test_the_seed_posting_is_read_as_a_person_reads_it() -> None:
    text = (CORPUS / "seed-posting.expected.yaml").read_text("utf-8")
    expected = yaml.safe_load(text.partition("must_flag:")[0])["facts"]
    facts = look(posting(SEED))
    assert facts.title is not None
    assert facts.title.value == expected["title"]
    assert facts.employer is not None
    assert facts.employer.value == expected["employer"]
    assert [
        {"city": one.city, "region": one.region, "country": one.country} for one in facts.places
    ] == [expected["place"]]
    assert {one.value for one in facts.arrangements} == {expected["arrangement"]}
    assert facts.employment_type is not None
    assert facts.employment_type.value == expected["employment_type"]
    assert [(one.min, one.max, one.currency, one.period, one.kind) for one in facts.pay] == [
        (one["min"], one["max"], one["currency"], one["period"], "range") for one in expected["pay"]
    ]
    assert facts.posted is not None
    assert facts.posted.value == expected["posted"]
    assert [one.value for one in facts.deadlines] == [expected["deadline"]]
    said = facts.statements
    assert bool(said.equal_opportunity) is expected["equal_opportunity_statement"]
    assert bool(said.accommodation) is expected["accommodation_statement"]
    assert bool(said.fair_chance) is expected["fair_chance_statement"]
    assert bool(said.benefits) is expected["benefits_description"]
    assert [one.value for one in facts.experience_years] == expected["experience_years"]
    assert facts.degree is not None
    assert facts.degree.level == expected["degree"]["level"]
    assert facts.degree.or_equivalent is expected["degree"]["or_equivalent_experience"]
    assert facts.process_minutes is not None
    assert facts.process_minutes.value == expected["process_minutes"]


def test_the_seed_posting_has_one_finding_of_wording_and_none_of_elements() -> None:
    checked = check(posting(SEED))
    assert rules_of(checked) == {"culture/culture-fit": 1}
    assert [one.text for one in checked.findings if one.theme == "culture"] == ["Culture fit"]


def test_the_seed_postings_deadline_passes() -> None:
    checked = check(posting(SEED), date(2026, 11, 22))
    assert rules_of(checked) == {"culture/culture-fit": 1, "deadline/past": 1}


@pytest.mark.parametrize(("path", "missing"), REMOVALS)
def test_taking_an_element_out_adds_its_finding_and_nothing_else(path: str, missing: str) -> None:
    before = rules_of(check(posting(path)))
    after = rules_of(check(without(path, STATED[path][missing])))
    gone = before - after
    # With the deadline itself goes what was said of it.
    assert all(rule.startswith(missing.partition("/")[0]) for rule in gone), gone
    assert after - before == Counter({missing: 1})


def test_no_real_posting_crashes_and_every_finding_stands_on_its_words() -> None:
    judge = Judge(RULES, date(2026, 11, 22))
    count = 0
    for name, data in every_posting():
        checked = judge.check(read(name, data))
        text = data.decode("utf-8-sig")
        starts = checked.posting.source.line_starts
        for finding in checked.findings:
            count += 1
            if finding.location is None or finding.text is None:
                continue
            start, end = finding.location.start, finding.location.end
            first = starts[start.line - 1] + start.column - 1
            last = starts[end.line - 1] + end.column - 1
            assert text[first:last] == finding.text
            assert data[start.byte : end.byte].decode() == finding.text
    assert count > 500
