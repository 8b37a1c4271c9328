"""HTML: what a reader of the page sees."""

import pytest

from postinglint.model import Posting, Span
from postinglint.readers import read


def html(text: str) -> Posting:
    return read("posting.html", text.encode())


def shapes(posting: Posting) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, posting.text(block.span)) for block in posting.blocks]


def excerpt_of(posting: Posting, words: str) -> str:
    start = posting.prose.index(words)
    return posting.excerpt(Span(start, start + len(words)))


def test_space_collapses_and_still_leads_back() -> None:
    posting = html("<p>\n  We are   <em>young</em>\r\n\tand&nbsp;<b>en</b>ergetic \n</p>")
    assert posting.prose == "We are young and\u00a0energetic"
    assert excerpt_of(posting, "young and\u00a0energetic") == (
        "young</em>\r\n\tand&nbsp;<b>en</b>ergetic"
    )


def test_blocks_have_their_kinds_and_levels() -> None:
    posting = html(
        "<body><h1>Cook</h1><div>Intro<p>Text<ul><li>one<ol><li>two</ol><li>three</ul>"
        "<blockquote>said</blockquote><pre>a\n  b</pre><table><tr><td>c<td>d</table>end"
    )
    assert shapes(posting) == [
        ("heading", 1, "Cook"),
        ("paragraph", 0, "Intro"),
        ("paragraph", 0, "Text"),
        ("item", 1, "one"),
        ("item", 2, "two"),
        ("item", 1, "three"),
        ("quote", 0, "said"),
        ("code", 0, "a\n  b"),
        ("cell", 0, "c"),
        ("cell", 0, "d"),
        ("paragraph", 0, "end"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) { x = '<p>no</p>' }</script>",
        "<style>p > a { color: red }</style>",
        "<!-- no -->",
        "<!DOCTYPE html>",
        "<?php no ?>",
        "<template><p>no</p></template>",
        "<SCRIPT>no</SCRIPT >",
        "<img alt='a > b'>",
        '<a title="x>y" href=z></a>',
        "<p>&nbsp;</p>",
    ],
)
def test_what_nobody_sees_is_not_prose(hidden: str) -> None:
    assert html(f"<p>one</p>{hidden}<p>two</p>").prose == "one\n\ntwo"


@pytest.mark.parametrize(
    ("written", "prose"),
    [
        ("a<br>b", "a\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("a<br></p>", "a"),
        ("5 &lt; 6 &amp; &#8364;7 &euro;8", "5 < 6 & €7 €8"),
        ("AT&T &bogus; a&b", "AT&T &bogus; a&b"),
        ("1 < 2 <3", "1 < 2 <3"),
        ("x &#0; &#xD800;", "x \ufffd \ufffd"),
        ("rock<wbr>star", "rockstar"),
        ('a<b title="never closed>b</b> c', "ab c"),
        ("cut <a href", "cut <a href"),
        ("&nbsp; a &nbsp; b &nbsp;", "a b"),
    ],
)
def test_a_line_reads_as_a_browser_shows_it(written: str, prose: str) -> None:
    assert html(f"<p>{written}").prose == prose


def test_the_page_title_counts_where_there_is_no_first_heading() -> None:
    with_title = html("<title>Cook &amp; Baker</title><p>We cook.</p>")
    assert [(one.name, with_title.text(one.span)) for one in with_title.fields] == [
        ("title", "Cook & Baker")
    ]
    assert html("<title>Site</title><h1>Cook</h1>").prose == "Cook"


def test_terms_and_rows_of_two_are_labels() -> None:
    posting = html(
        "<dl><dt>Location</dt><dd>Lyon</dd></dl>"
        "<table><tr><th>Pay:</th><td>$20 an hour</td></tr><tr><td>a<td>b<td>c</table>"
        "<p><b>Type:</b> full time</p>"
    )
    assert [(one.name, posting.text(one.span)) for one in posting.fields] == [
        ("location", "Lyon"),
        ("pay", "$20 an hour"),
        ("type", "full time"),
    ]
    assert [posting.text(one.key) for one in posting.fields if one.key] == [
        "Location",
        "Pay:",
        "Type",
    ]


def test_code_in_a_line_is_quiet() -> None:
    posting = html("<p>Run <code>make all</code> daily</p>")
    assert [posting.text(span) for span in posting.quiet] == ["make all"]


def test_markdown_below_front_matter_in_an_html_file_is_read_as_markdown() -> None:
    posting = html("---\ntitle: Cook\n---\n\n## Duties\n\n* Cook **well**\n")
    assert shapes(posting) == [
        ("field", 0, "Cook"),
        ("heading", 2, "Duties"),
        ("item", 1, "Cook well"),
    ]
