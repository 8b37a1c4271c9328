"""Front matter: every value a block and a field."""

import pytest

from postinglint.model import Posting, Span
from postinglint.readers import read


def fields(posting: Posting) -> list[tuple[str, str]]:
    return [(one.name, posting.text(one.span)) for one in posting.fields]


def test_leaves_become_fields_with_dotted_names() -> None:
    posting = read(
        "p.md",
        b"---\n# a comment\nTitle: Cook\nSalary  Range: '$20 - $25'\ncontact:\n"
        b"    Email: a@b.example"
        b"\ntags:\n  - one\n  - two\nempty:\n---\nBody.\n",
    )
    assert fields(posting) == [
        ("title", "Cook"),
        ("salary range", "$20 - $25"),
        ("contact.email", "a@b.example"),
        ("tags", "one"),
        ("tags", "two"),
    ]
    assert [posting.excerpt(one.span) for one in posting.fields][1] == "$20 - $25"
    assert {block.kind for block in posting.blocks[:5]} == {"field"}
    assert posting.prose.endswith("\n\nBody.")


def test_folded_values_lead_back_word_by_word() -> None:
    posting = read("p.md", b"---\nabout: >-\n  We are young\n  and energetic.\n---\n")
    start = posting.prose.index("young and")
    assert posting.excerpt(Span(start, start + 9)) == "young\n  and"


def test_escaped_values_lead_back_as_a_whole() -> None:
    posting = read("p.md", b'---\ntitle: "Cook\\u0020\\"A\\""\n---\n')
    assert posting.prose == 'Cook "A"'
    assert posting.excerpt(Span(0, 4)) == '"Cook\\u0020\\"A\\""'


def test_broken_yaml_is_read_as_lines_and_noted() -> None:
    posting = read("p.md", b"---\ntitle: Cook\nnote: this: that\npay: '$20'\n---\nBody.\n")
    assert fields(posting) == [("title", "Cook"), ("note", "this: that"), ("pay", "$20")]
    assert len(posting.notes) == 1
    assert posting.notes[0].startswith("front matter is not valid YAML (line 3: ")
    assert posting.notes[0].endswith(" and was read as lines")


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
def test_every_format_may_have_front_matter(suffix: str) -> None:
    posting = read(f"p{suffix}", b"---\r\nlocation: Oslo\r\n---  \r\n<p>Body.</p>\r\n")
    assert fields(posting) == [("location", "Oslo")]


@pytest.mark.parametrize(
    "written", ["---\nOnly a sentence.\n---\n", "---\ntitle: never closed\n", "\n---\na: b\n---\n"]
)
def test_other_lines_of_hyphens_are_no_front_matter(written: str) -> None:
    posting = read("p.md", written.encode())
    assert not any(block.kind == "field" for block in posting.blocks)
