import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.facts import arrangements
from postinglint.readers import read
from support import read_or_reject

TEXT = st.characters(codec="utf-8", exclude_characters="\0")
SHARED = Path(__file__).resolve().parents[2] / "../shared"


def stated(text: str) -> list[str]:
    return [one.value for one in arrangements.read(read("x.md", text.encode()))]


def in_body(sentence: str) -> list[str]:
    lines = "\n\n".join(f"Line {number} of the opening words." for number in range(10))
    return stated(f"# Baker\n\n{lines}\n\n{sentence}\n")


def type_of(text: str) -> str | None:
    found = arrangements.employment_type(read("x.md", text.encode()))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Baker\n\n**Location:** Leeds (Hybrid)\n", ["hybrid"]),
        ("# Baker\n\n**Location:** Remote (Europe) or Hybrid (Ghent)\n", ["remote", "hybrid"]),
        ("# Baker\n\n**Workplace type:** On-site\n", ["onsite"]),
        ("---\ntitle: Baker\nremote: true\n---\nBread.\n", ["remote"]),
        ("---\ntitle: Baker\nremote: false\n---\nBread.\n", []),
        ("Crumb | Baker | Oslo | REMOTE | Full-time\n", ["remote"]),
    ],
)
def test_headers_and_fields_state_the_arrangement(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This is a fully remote role.", ["remote"]),
        ("The position is hybrid and pays well.", ["hybrid"]),
        ("- Hybrid work model (3 days in office, 2 days remote)", ["hybrid"]),
        ("You spend three days a week in the office.", ["hybrid"]),
        ("We work five days a week in the office.", ["onsite"]),
        ("You will work on-site in Leeds.", ["onsite"]),
        ("The work must be performed on site; no remote possible.", ["onsite"]),
        ("There is the opportunity to work from home.", ["remote"]),
        ("The job can be performed from anywhere in Peru.", ["remote"]),
    ],
)
def test_sentences_about_the_work_state_it(sentence: str, expected: list[str]) -> None:
    assert in_body(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "You know remote sensing.",
        "You supervise remote teams and remote offices.",
        "We move to a hybrid cloud.",
        "There is an onsite gym and an on-site cafeteria.",
        "5. Virtual Onsite (4 hours)",
        "Remote onboarding is arranged for all.",
        "An on-site interview follows the call.",
        "This role is a hybrid of sales and analysis.",
        "If the position isn't remote, pay depends on the office.",
        "This position is not remote.",
        "No fully remote positions are open.",
        "A work from home stipend is paid.",
        "You do remote troubleshooting of laptops.",
        "Experience in a fully remote organization helps.",
        "Most roles are remote.",
    ],
)
def test_other_uses_of_the_words_state_nothing(sentence: str) -> None:
    assert in_body(sentence) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Baker\n\n**Employment Type:** Full-Time\n", "full-time"),
        ("# Baker\n\n**Job type:** Part time, 20 hours\n", "part-time"),
        ("# Baker\n\n**Employment type:** CDI (Permanent contract)\n", "permanent"),
        ("Crumb | Baker | Oslo | Full-time | ONSITE\n", "full-time"),
        ("# Marketing Intern\n\nYou help.\n", "internship"),
        ("# Electrician Apprentice\n\nYou learn.\n", "apprenticeship"),
        ("# Baker\n\nThis full time position pays well.\n", "full-time"),
        ("# Baker\n\nThis is a part-time, evening position.\n", "part-time"),
        ("# Baker\n\nThis position is full-time, therefore you get a pension.\n", "full-time"),
        ("# Baker\n\nThe position is offered on a permanent basis.\n", "permanent"),
        ("# Baker\n\nIt is a 12 month contract in Leeds.\n", "contract"),
        ("# Baker\n\nThis is a seasonal role until May.\n", "seasonal"),
    ],
)
def test_the_employment_type_is_read(text: str, expected: str) -> None:
    assert type_of(text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Full-time employees participate in the pension fund.",
        "You supervise temporary workers in summer.",
        "You have worked as a full-time employee for some months.",
        "Records are kept for permanent retention.",
        "You negotiate contract terms with suppliers.",
        "We hire full- and part-time staff.",
        "You write smart contracts.",
        "You mentor interns during the internship program.",
        "Volunteers and contractors are welcome at our party.",
        "We are not looking for 1099 contractors.",
    ],
)
def test_other_peoples_employment_is_not_the_type(sentence: str) -> None:
    assert type_of(f"# Baker\n\n{sentence}\n") is None


@given(st.text(TEXT, max_size=300))
def test_no_text_upsets_the_reading(text: str) -> None:
    data = f"{text}\n\nremote {text} hybrid role, full-time {text}".encode()
    posting = read_or_reject(data)
    kind = arrangements.employment_type(posting)
    spans = [one.span for one in arrangements.read(posting)] + ([kind.span] if kind else [])
    for span in spans:
        assert 0 <= span.start < span.end <= len(posting.prose)


def test_the_seed_posting_is_hybrid_twice_and_full_time() -> None:
    path = SHARED / "corpus" / "seed-posting.md"
    if not path.is_file():
        pytest.skip("the shared corpus is not beside this checkout")
    text = path.read_text(encoding="utf-8")
    assert stated(text) == ["hybrid", "hybrid"]
    assert type_of(text) == "full-time"


def test_employment_types_of_the_labels_are_read_with_few_false_alarms() -> None:
    path = SHARED / "labels" / "elements.jsonl"
    if not path.is_file():
        pytest.skip("the shared labels are not beside this checkout")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [one for one in rows if one["element"] == "employment_type"]
    found = [type_of(one["text"]) is not None for one in rows]
    wrong = sum(
        read and not one["present"] and not one.get("borderline")
        for read, one in zip(found, rows, strict=True)
    )
    right = sum(read and one["present"] for read, one in zip(found, rows, strict=True))
    assert wrong <= 1
    assert right >= 0.8 * sum(one["present"] for one in rows)
