import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.facts import names
from postinglint.readers import read
from support import read_or_reject

TEXT = st.characters(codec="utf-8", exclude_characters="\0")
SHARED = Path(__file__).resolve().parents[2] / "../shared"


def title(text: str) -> str | None:
    found = names.title(read("x.md", text.encode()))
    return found.value if found else None


def employer(text: str) -> str | None:
    found = names.employer(read("x.md", text.encode()))
    return found.value if found else None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Senior Baker", "Senior Baker"),
        ("Baker (m/f/d)", "Baker"),
        ("Baker H/F", "Baker"),
        ("Baker (Req 12345)", "Baker"),
        ("Baker, Job ID: R-20417", "Baker"),
        ("Baker at Crumb Foods", "Baker"),
        ("Baker — Crumb Inc", "Baker"),
        ("Baker - Leeds", "Baker"),
        ("Baker (Remote)", "Baker"),
        ("Job Title: Baker", "Baker"),
        ("Data Engineer - Mobile", "Data Engineer - Mobile"),
        ("Machine Learning Engineer - Vision", "Machine Learning Engineer - Vision"),
    ],
)
def test_a_heading_gives_the_title_tidied(heading: str, expected: str) -> None:
    assert title(f"# {heading}\n\nBread is baked here.\n") == expected


def test_the_span_holds_exactly_the_words_kept() -> None:
    posting = read("x.md", b"# Job Title: Baker (m/f/d)\n\nBread.\n")
    found = names.title(posting)
    assert found is not None
    assert posting.text(found.span) == found.value == "Baker"


def test_a_field_comes_before_the_heading() -> None:
    assert title("---\ntitle: Pastry Chef\n---\n# Join the bakery\n\nBread.\n") == "Pastry Chef"


def test_a_page_name_is_no_title() -> None:
    assert title("---\ntitle: Position Details\n---\nBread.\n") is None


def test_a_first_line_counts_only_where_it_reads_like_a_title() -> None:
    assert title("Data Analyst\n\nWe count loaves.\n") == "Data Analyst"
    assert title("We are looking for a data analyst.\n\nWe count loaves.\n") is None
    assert title("Loaves of bread\n\nWe count them.\n") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Baker\n\n**Company:** Crumb Foods\n", "Crumb Foods"),
        ("# Baker\n\nHiring organization: Crumb\n", "Crumb"),
        ("# Baker\n\n## About Crumb Foods\n\nBread.\n", "Crumb Foods"),
        ("# Baker\n\nBread.\n\nCrumb Foods is an equal opportunity employer.\n", "Crumb Foods"),
        ("# Baker\n\nBread. Crumb & Sons is looking for a baker.\n", "Crumb & Sons"),
        ("# Baker\n\nCrumb, Inc. is hiring in Leeds.\n", "Crumb, Inc."),
        ("# Baker at Crumb Foods\n\nBread.\n", "Crumb Foods"),
    ],
)
def test_the_employer_is_read(text: str, expected: str) -> None:
    assert employer(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Baker\n\n## About Us\n\nBread.\n",
        "# Baker\n\n## About the Role\n\nBread.\n",
        "# Baker\n\nThe company is looking for a baker.\n",
        "# Baker\n\nThis position is hiring now. It is an equal opportunity.\n",
        "# Baker\n\nOur client is seeking a baker.\n",
        "# Baker\n\nThe ideal Baker is looking for growth.\n",
        "# Baker\n\nWe are an equal opportunity employer.\n",
    ],
)
def test_no_employer_is_made_up(text: str) -> None:
    assert employer(text) is None


@given(st.text(TEXT, max_size=200))
def test_no_text_upsets_the_reading(text: str) -> None:
    data = f"# {text} at Crumb\n\n{text} is looking for {text}\n\nCompany: {text}"
    posting = read_or_reject(data.encode())
    for found in (names.title(posting), names.employer(posting)):
        if found:
            assert 0 <= found.span.start < found.span.end <= len(posting.prose)
            assert posting.text(found.span) == found.value


def test_nearly_all_postings_of_2020_give_back_their_title_and_employer() -> None:
    path = SHARED / "corpus" / "postings-2020.jsonl"
    if not path.is_file():
        pytest.skip("the shared corpus is not beside this checkout")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = {"title": 0, "employer": 0}
    for row in rows:
        text = f"# {row['title']}\n\n**Company:** {row['employer']}\n\n{row['text']}"
        right["title"] += title(text) == row["title"]
        right["employer"] += employer(text) == row["employer"]
    assert right["title"] >= 0.95 * len(rows)
    assert right["employer"] >= 0.99 * len(rows)
