"""Markdown: prose without markup, and the way back to it."""

import pytest

from postinglint.model import Posting, Span
from postinglint.readers import read


def markdown(text: str) -> Posting:
    return read("posting.md", text.encode())


def shapes(posting: Posting) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, posting.text(block.span)) for block in posting.blocks]


def excerpt_of(posting: Posting, words: str) -> str:
    start = posting.prose.index(words)
    return posting.excerpt(Span(start, start + len(words)))


def test_emphasis_leaves_no_trace_in_the_prose_but_stands_in_the_excerpt() -> None:
    posting = markdown("We are **young** and *energetic* people.")
    assert posting.prose == "We are young and energetic people."
    assert excerpt_of(posting, "young and energetic") == "young** and *energetic"


@pytest.mark.parametrize(
    ("written", "prose"),
    [
        ("see [our *careers* page](https://example.org/jobs)", "see our careers page"),
        ("a ![team photo](team.png) b", "a  b"),
        ("R&amp;D &#8364;5 &copy;", "R&D €5 ©"),
        (r"5\* hotel", "5* hotel"),
        ("rock<b>star</b>", "rockstar"),
        ("rock<!-- hidden -->star", "rockstar"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("one  \ntwo\\\nthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("~~old~~ new", "old new"),
        ("use `git push` daily", "use git push daily"),
        ("use `` a`b `` daily", "use a`b daily"),
        ("a&nbsp;b", "a\u00a0b"),
        ("“smart” — don’t", "“smart” — don’t"),
    ],
)
def test_a_line_reads_without_its_markup(written: str, prose: str) -> None:
    assert markdown(written).prose == prose


@pytest.mark.parametrize("emoji", ["é", "€", "👩‍💻", "e\u0301"])
def test_characters_of_several_bytes_do_not_shift_what_follows(emoji: str) -> None:
    posting = markdown(f"{emoji} **{emoji}** then\r\n{emoji} [rock](x)&amp;*star*")
    assert excerpt_of(posting, "rock&star") == "rock](x)&amp;*star"
    assert posting.locate(Span(*_place(posting, "rock"))).start.line == 2


def _place(posting: Posting, words: str) -> tuple[int, int]:
    start = posting.prose.index(words)
    return start, start + len(words)


def test_blocks_have_their_kinds_and_levels() -> None:
    posting = markdown(
        "# Title\n\nText.\n\n- one\n  - two\n\n3. three\n\n> said\n\n```\ncode\n```\n\nSub\n---\n"
    )
    assert shapes(posting) == [
        ("heading", 1, "Title"),
        ("paragraph", 0, "Text."),
        ("item", 1, "one"),
        ("item", 2, "two"),
        ("item", 1, "three"),
        ("quote", 0, "said"),
        ("code", 0, "code\n"),
        ("heading", 2, "Sub"),
    ]
    assert posting.prose == "\n\n".join(posting.text(block.span) for block in posting.blocks)


def test_an_item_of_several_paragraphs_makes_several_item_blocks() -> None:
    posting = markdown("- [ ] one\n\n  two\n\n  - deep\n\n  three\n")
    assert shapes(posting) == [
        ("item", 1, "one"),
        ("item", 1, "two"),
        ("item", 2, "deep"),
        ("item", 1, "three"),
    ]


def test_each_table_cell_is_a_block() -> None:
    posting = markdown("| Grade | Pay |\n|---|---|\n| **A** | `x\\|y` |\n")
    assert [block.kind for block in posting.blocks] == ["cell"] * 4
    assert posting.prose.split("\n\n") == ["Grade", "Pay", "A", "x|y"]


def test_code_and_addresses_in_a_line_are_quiet() -> None:
    posting = markdown(
        "Run `make`, see <https://a.example/x> or https://b.example/y. Ask me@c.example!"
    )
    assert [posting.text(span) for span in posting.quiet] == [
        "make",
        "https://a.example/x",
        "https://b.example/y",
        "me@c.example",
    ]


def test_a_short_bold_paragraph_is_a_heading() -> None:
    posting = markdown("**What you will do**\n\n- Build things\n\n**Apply today.**\n")
    assert shapes(posting)[0] == ("heading", 3, "What you will do")
    assert shapes(posting)[2] == ("paragraph", 0, "Apply today.")


def test_a_bold_first_line_heads_the_rest_of_its_paragraph() -> None:
    posting = markdown("**Requirements**\nFive years with *Rust*.\nA degree.\n")
    assert shapes(posting) == [
        ("heading", 3, "Requirements"),
        ("paragraph", 0, "Five years with Rust.\nA degree."),
    ]


def test_bullets_typed_into_a_paragraph_make_items() -> None:
    posting = markdown("You will:\n• plan **routes**\nand stops\n•\tdrive\n\n• alone\n")
    assert shapes(posting) == [
        ("paragraph", 0, "You will:"),
        ("item", 1, "plan routes\nand stops"),
        ("item", 1, "drive"),
        ("item", 1, "alone"),
    ]


def test_html_blocks_are_read_as_html() -> None:
    posting = markdown(
        "<h2>Duties</h2>\n<ul>\n<li>Plan <b>routes</b></li>\n\n<li>Drive &amp; load</li>\n</ul>\n"
        "\n**After**that\n"
    )
    assert shapes(posting) == [
        ("heading", 2, "Duties"),
        ("item", 1, "Plan routes"),
        ("item", 1, "Drive & load"),
        ("paragraph", 0, "Afterthat"),
    ]
    assert excerpt_of(posting, "Drive & load") == "Drive &amp; load"


def test_html_in_a_quote_is_read_without_the_quote_marks() -> None:
    posting = markdown("> <div>\n> soft <i>and</i>\n> strong\n> </div>\n")
    assert shapes(posting) == [("quote", 0, "soft and strong")]


def test_template_tags_on_their_own_lines_are_not_prose() -> None:
    posting = markdown(
        "{% if open %}\nApply now\n{% endif %}\n\n{% comment %}\nhidden\n{% endcomment %}\n\nEnd\n"
    )
    assert posting.prose == "Apply now\n\nEnd"
    assert excerpt_of(posting, "End") == "End"


def test_half_a_surrogate_pair_does_no_harm() -> None:
    from postinglint.readers import markdown as reader  # noqa: PLC0415 - the name is taken
    from postinglint.sourcemap import Source  # noqa: PLC0415 - as above

    posting = reader.read("p.md", Source("a \ud83d **b**"))
    assert posting.prose == "a \ufffd b"
    assert excerpt_of(posting, "b") == "b"


def test_a_label_before_nothing_but_a_space_is_no_field() -> None:
    posting = read("a.md", b"# Cook\n\nLocation:\n&nbsp;\n\n**Pay:** &nbsp;\n")
    assert posting.fields == ()
