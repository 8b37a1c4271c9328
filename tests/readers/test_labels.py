"""Labelled values, and sentences that only look like them."""

import pytest

from postinglint.readers import read


def fields(text: str, suffix: str = ".md") -> list[tuple[str, str]]:
    posting = read(f"p{suffix}", text.encode())
    return [(one.name, posting.text(one.span)) for one in posting.fields]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Salary  Range:** $60,000", ("salary range", "$60,000")),
        ("**Salary Range**: $60,000", ("salary range", "$60,000")),
        ("**Location**:Boston", ("location", "Boston")),
        ("**Location:**Boston", ("location", "Boston")),
        ("**Location: **Boston", ("location", "Boston")),
        ("Intro\n__Location:__ Boston", ("location", "Boston")),
        ("- Location: Boston, MA", ("location", "Boston, MA")),
        ("📍 **Location:** Boston", ("location", "Boston")),
        ("Location: *Boston*", ("location", "Boston")),
        ("Location:\nBoston, MA", ("location", "Boston, MA")),
        ("**Location:**\nBoston, MA", ("location", "Boston, MA")),
        ("## Location\n\nBoston, MA\n\n## Pay\n", ("location", "Boston, MA")),
        ("| Location | Boston |\n|---|---|\n", ("location", "Boston")),
        ("**what we pay:** $20", ("what we pay", "$20")),
    ],
)
def test_a_label_and_its_value_make_a_field(text: str, expected: tuple[str, str]) -> None:
    assert fields(text) == [expected]


def test_labels_side_by_side_are_fields_each() -> None:
    assert fields("Location: Boston | **Type:** Full time | Pay: $20 an hour") == [
        ("location", "Boston"),
        ("type", "Full time"),
        ("pay", "$20 an hour"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note that: you travel.",
        "Note: you travel.",
        "Please note: you travel.",
        "http://example.org is ours.",
        "We start at 9:30 sharp.",
        "9:30 is the start.",
        "You will be responsible for: cooking.",
        "Our stack includes: Python.",
        "location: Boston",
        "A very long key that no form would have: yes",
        "Requirements, such as: one",
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_sentences_with_a_colon_are_no_fields(text: str, suffix: str) -> None:
    assert fields(f"Intro text that ends here.\n\n{text}\n", suffix) == []


def test_the_key_is_known_where_it_stands() -> None:
    posting = read("p.md", b"**Pay:** $20")
    (field,) = posting.fields
    assert field.key is not None
    assert posting.text(field.key) == "Pay"
    assert posting.excerpt(field.span) == "$20"
