from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.facts import demands
from postinglint.readers import read
from support import read_or_reject

TEXT = st.characters(codec="utf-8", exclude_characters="\0")
SHARED = Path(__file__).resolve().parents[2] / "../shared"


def years(text: str) -> list[int]:
    return [one.value for one in demands.experience_years(read("x.md", text.encode()))]


def degree(text: str) -> tuple[str, bool] | None:
    found = demands.degree(read("x.md", text.encode()))
    return (found.level, found.or_equivalent) if found else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("5+ years of industry experience", [5]),
        ("At least 2 years of baking experience", [2]),
        ("A minimum of three (3) years of experience", [3]),
        ("3-5 years of experience in sales", [3]),
        ("Five to seven years' experience", [5]),
        ("0–2 years of experience", [0]),
        ("5 or more years of professional experience", [5]),
        ("You have one year of specialized experience", [1]),
        ("5 years (with a degree) or 3 years (without) of experience", [5, 3]),
        ("Experience with Java: 2 years", [2]),
    ],
)
def test_years_of_experience_are_read(sentence: str, expected: list[int]) -> None:
    assert years(f"# Baker\n\n## Requirements\n\n- {sentence}\n") == expected


def test_years_are_enough_where_requirements_are_listed() -> None:
    text = "# Baker\n\n## Requirements\n\n- 3+ years specifically in pastry\n"
    assert years(text) == [3]
    assert years(text.replace("Requirements", "About us")) == []


def test_the_span_holds_the_number_and_its_bound() -> None:
    posting = read("x.md", b"You need at least 2 years of experience.")
    assert [posting.text(one.span) for one in demands.experience_years(posting)] == [
        "at least 2 years"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "You must be 18 years of age.",
        "We have been in business for 20 years.",
        "Over 25 years of experience make our firm a leader.",
        "We bring 40 years of combined experience.",
        "A four-year degree is a plus.",
        "This is a two-year contract with experience days.",
        "Over the past 3 years we won experience awards.",
        "Our 10-year-old company loves experience.",
        "We pay $90 a year for experience.",
    ],
)
def test_other_years_are_no_demand(sentence: str) -> None:
    assert years(f"# Baker\n\nBread.\n\n{sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("MS/PhD in Physics (or equivalent experience)", ("master", True)),
        ("Bachelor’s degree required, Master's preferred", ("bachelor", False)),
        ("BS or MS in Mathematics", ("bachelor", False)),
        ("B.S. in Chemistry with 3 years in a lab", ("bachelor", False)),
        ("Master's degree in a technical field", ("master", False)),
        ("Masters degree in economics", ("master", False)),
        ("An advanced degree in statistics", ("master", False)),
        ("A degree in Computer Science", ("bachelor", False)),
        ("Four-year college degree", ("bachelor", False)),
        ("Bachelor's degree or equivalent experience", ("bachelor", True)),
        ("Bachelor's degree, or 4 years of relevant experience", ("bachelor", True)),
        ("A bachelor's degree; work experience in lieu of a degree counts", ("bachelor", False)),
        ("PhD in biology", ("doctorate", False)),
        ("High school diploma or GED", ("secondary", False)),
        ("Associate's degree in nursing", ("associate", False)),
    ],
)
def test_the_lowest_degree_is_read(sentence: str, expected: tuple[str, bool]) -> None:
    assert degree(f"# Baker\n\n## Requirements\n\n- {sentence}\n") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "You teach in the master's program we run.",
        "You are our Scrum Master and keep the master data.",
        "The shop is in Boston, MA in a quiet street.",
        "As a BA you gather requirements.",
        "You know MS Office and MS Excel.",
        "We pay tuition towards a bachelor's degree.",
        "You run LC-MS/MS assays.",
        "You have a high degree of patience.",
        "A bachelor's degree is not required.",
        "Our team of PhDs loves bread.",
    ],
)
def test_other_mentions_ask_for_no_degree(sentence: str) -> None:
    assert degree(f"# Baker\n\nBread.\n\n{sentence}\n") is None


@given(st.text(TEXT, max_size=300))
def test_no_text_upsets_the_reading(text: str) -> None:
    data = f"{text} 5 years {text} experience; BS or {text} degree in {text}"
    posting = read_or_reject(data.encode())
    spans = [one.span for one in demands.experience_years(posting)]
    asked = demands.degree(posting)
    for span in [*spans, *([asked.span] if asked else [])]:
        assert 0 <= span.start < span.end <= len(posting.prose)


def test_the_seed_posting_asks_for_five_and_three_years_and_a_masters_degree() -> None:
    path = SHARED / "corpus" / "seed-posting.md"
    if not path.is_file():
        pytest.skip("the shared corpus is not beside this checkout")
    text = path.read_text(encoding="utf-8")
    assert years(text) == [5, 3]
    assert degree(text) == ("master", True)
