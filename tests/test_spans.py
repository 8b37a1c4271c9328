"""Any text, any reader: every span points at what it says it does."""

import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postinglint.errors import UserError
from postinglint.model import Posting, Span
from postinglint.readers import READERS, read, suffixes
from postinglint.sourcemap import Position

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
SUFFIXES = tuple({module: suffix for suffix, module in READERS.items() if suffix}.values())
"""One for each reader."""
SPACES = " \t\n\r\f\u00a0"


def bytes_of(posting: Posting, data: bytes) -> str:
    """The file's text, decoded again without the reader's help."""
    source = posting.source
    body = data[source.skipped :]
    if source.encoding != "cp1252":
        return body.decode(source.encoding)
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in body)


def position_in(text: str, offset: int, encoding: str, skipped: int) -> Position:
    """Line, column and byte counted the slow way, from the text alone."""
    line = column = 1
    index = 0
    while index < offset:
        if text[index] == "\r" and text[index + 1 : index + 2] == "\n":
            if index + 1 == offset:
                column += 1
                break
            index += 1
        if text[index] in "\r\n":
            line, column = line + 1, 1
        else:
            column += 1
        index += 1
    return Position(line, column, skipped + len(text[:offset].encode(encoding, "replace")))


def check_any(name: str, data: bytes) -> None:
    """Check what is read from `data`; what is no posting of this format is refused by name."""
    posting = read_or_refuse(name, data)
    if isinstance(posting, Posting):
        check(posting, data)
    else:
        assert posting.where.startswith(name)


def read_or_refuse(name: str, data: bytes) -> Posting | UserError:
    try:
        return read(name, data)
    except UserError as error:
        return error


def check_span(posting: Posting, span: Span, text: str) -> None:
    assert 0 <= span.start < span.end <= len(posting.prose)
    start, end = posting.origin(span)
    assert 0 <= start < end <= len(text)
    location = posting.locate(span)
    encoding, skipped = posting.source.encoding, posting.source.skipped
    assert location.start == position_in(text, start, encoding, skipped)
    assert location.end == position_in(text, end, encoding, skipped)
    assert posting.excerpt(span) == text[start:end]


def check_characters(posting: Posting, text: str) -> None:
    """Characters that map one to one are the same, or both are space; order is kept."""
    reached = 0
    for offset, char in enumerate(posting.prose):
        start, end = posting.map.origin(offset, offset + 1)
        assert start >= reached or start == end
        reached = max(reached, start)
        if end - start == 1:
            written = text[start]
            same = written == char or (written in SPACES and char in SPACES)
            assert same or written in "\ufffd\x00" or "\ud800" <= written <= "\udfff"


def check(posting: Posting, data: bytes) -> None:
    text = bytes_of(posting, data)
    assert posting.source.text == text
    check_characters(posting, text)
    end = 0
    for block in posting.blocks:
        assert block.span.start >= end
        end = block.span.end
        check_span(posting, block.span, text)
    for field in posting.fields:
        assert field.name == " ".join(field.name.lower().split())
        check_span(posting, field.span, text)
        if field.key:
            check_span(posting, field.key, text)
    for quiet in posting.quiet:
        check_span(posting, quiet, text)
    check_sections(posting)


def check_sections(posting: Posting) -> None:
    if not posting.prose:
        assert posting.sections == ()
        return
    reached = 0
    for section in posting.sections:
        assert section.span.start == reached
        reached = section.span.end
        assert section.heading is None or section.heading.start == section.span.start
    assert reached == len(posting.prose)


FRAGMENTS = st.sampled_from(
    [
        "young", "energetic", "**bold**", "*slanted*", "__b__", "~~gone~~", "`code`", "``a`b``",
        "[text](https://example.org)", "![alt](x.png)", "<https://example.org>", "&amp;",
        "&nbsp;", "&#8209;", "&#x1F600;", "&bogus;", "&", "<", "<b>", "</b>", "<br>", "<br/>",
        "<!-- note -->", "<!--", "<p>", "</p>", "<li>", "<ul>", "</ul>", "<td>", "<tr>", "</tr>",
        "<dt>Pay</dt><dd>", "<h2>", "</h2>", "<pre>", "</pre>", "<script>", "</script>", "<title>",
        "<a href='x>y'>", "\\*", "\\\n", "  \n", "\n", "\r\n", "\r", "\n\n", "\n- ", "\n  - ",
        "\n1. ", "\n> ", "\n# ", "\n---\n", "\n| a | b |\n|---|---|\n| `x` | ", " | ", "\n```\n",
        "\n    ", "\t", "\u00a0", "\u200b", "\u2028", "\u00ad", "“quoted”", "don’t", "é", "e\u0301",
        "\U0001f469\u200d\U0001f4bb", "İ", "Pay: $60,000", "**Location:** Boston", "Location:\n",
        "Requirements", "me@example.org", "{% if x %}", "{{ page.title }}", "x" * 90, ":", " ",
    ]
)  # fmt: skip
MARKED_UP = st.lists(FRAGMENTS, max_size=40).map("".join)
FRONT = st.sampled_from(
    [
        "---\ntitle: A\n---\n", "---\r\ntags:\r\n  - é\r\n  - 'b c'\r\n---\r\n",
        "---\nabout: >-\n  one\n  two\n\n  three\nnote: |\n  x\n   y\n---\n",
        "---\na: [b\ntitle: it's: odd\n---\n", '---\na: "x\\ty"\nb: "one\n  two"\n---\n', "---\n",
    ]
)  # fmt: skip
DOCUMENTS = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    MARKED_UP,
    st.tuples(FRONT, MARKED_UP).map("".join),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(document=DOCUMENTS, bom=st.booleans())
def test_every_span_of_any_text_points_at_its_source(
    suffix: str, document: str, *, bom: bool
) -> None:
    data = document.encode("utf-8-sig" if bom else "utf-8")
    check_any(f"posting{suffix}", data)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(document=MARKED_UP, encoding=st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_spans_hold_in_utf_16(suffix: str, document: str, encoding: str) -> None:
    data = ("\ufeff" + document).encode(encoding)
    check_any(f"posting{suffix}", data)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(
    data=st.binary().filter(
        lambda data: b"\0" not in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff")
    )
)
def test_spans_hold_in_bytes_of_no_particular_encoding(suffix: str, data: bytes) -> None:
    check_any(f"posting{suffix}", data)


REPEATED = [
    '<a =">"', "<a ='>", "<a =\"'>", "<", "<!--", "<!-->", "<?", "&", "&#", "&amp;", "<b ", '<b ="',
    '"', "<b>", "</b>", "<li>", "<ul>", "</ul>", "<table><tr><td>", "</td>", "<blockquote>",
    "</blockquote>", "<script>", "<script></script ", "<title>", "<pre>", "<dt>a<dd>b", "<br>",
    "[", "![", "](", "*", "_", "*a _b", "`", "``a`", "~", "|", "a|b\n", "\n- ", "\n> ", "\n1. ",
    "**a:** b\n", "**a**\n\n", "a: b | ", "A:\n\n", "A\n", "\n", " ", "\t\u00a0", "{%", "{{",
    "{% comment %}", "@a", "http://", "•", "• a\n", "---\n",
]  # fmt: skip


def steps(name: str, text: str) -> int:
    """How many calls, to Python's own functions too, it takes to read the text."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read_or_refuse(name, text.encode())
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("unit", REPEATED)
def test_the_work_grows_no_faster_than_the_text(suffix: str, unit: str) -> None:
    small, large = (steps(f"p{suffix}", "A cook.\n\n" + unit * times) for times in (200, 1600))
    assert large < 12 * small, "eight times the text"


WORDS = st.sampled_from(["young", "and", "energetic", "rock", "star", "naïve", "👩‍💻", "Größe"])
WRAPPERS = st.sampled_from(
    ["{}", "**{}**", "*{}*", "_{}_", "***{}***", "[{}](https://example.org/a_b)", "<b>{}</b>",
     "~~{}~~", "<span class='x'>{}</span>", "[*{}*][ref]"]
)  # fmt: skip
GAPS = st.sampled_from(
    [(" ", " "), ("\n", "\n"), ("\r\n", "\n"), ("&nbsp;", "\u00a0"), ("\u00a0",) * 2]
)


@given(
    st.lists(st.tuples(WRAPPERS, WORDS, GAPS), min_size=1, max_size=8),
)
def test_markdown_prose_is_the_words_without_their_markup(
    pieces: list[tuple[str, str, tuple[str, str]]],
) -> None:
    written = "Start " + "".join(wrap.format(word) + gap[0] for wrap, word, gap in pieces) + "end"
    expected = "Start " + "".join(word + gap[1] for _, word, gap in pieces) + "end"
    posting = read("p.md", f"{written}\n\n[ref]: https://example.org\n".encode())
    assert posting.prose == expected
    place = 0
    for _, word, _ in pieces:
        place = posting.prose.index(word, place)
        assert posting.excerpt(Span(place, place + len(word))) == word
        place += len(word)


def corpus_files() -> list[Path]:
    folder = SHARED / "corpus" / "postings"
    return [path for path in sorted(folder.rglob("*")) if path.suffix in suffixes()]


def test_every_posting_of_the_corpus_reads_with_exact_places() -> None:
    paths = corpus_files()
    if not paths:
        pytest.skip("../shared/corpus is not there")
    for path in paths:
        data = path.read_bytes()
        check_quickly(read(path.name, data), data)


def test_every_posting_of_2020_reads_with_exact_places() -> None:
    path = SHARED / "corpus" / "postings-2020.jsonl"
    if not path.exists():
        pytest.skip("../shared/corpus is not there")
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)["text"].encode()
        check_quickly(read("posting.txt", data), data)


def check_quickly(posting: Posting, data: bytes) -> None:
    """As `check`, with line and byte counted by splitting."""
    text = bytes_of(posting, data)
    check_characters(posting, text)
    for span in [*(block.span for block in posting.blocks), *(one.span for one in posting.fields)]:
        location = posting.locate(span)
        start, end = posting.origin(span)
        assert data[location.start.byte : location.end.byte].decode() == text[start:end]
        above = re.split(r"\r\n|\n|\r", text[:start])
        assert (location.start.line, location.start.column) == (len(above), len(above[-1]) + 1)
    check_sections(posting)
