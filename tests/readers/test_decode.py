"""From bytes to text, and which reader gets it."""

import pytest

from postinglint.errors import UserError
from postinglint.model import Posting, Span
from postinglint.readers import READERS, read, reader_for, suffixes


def place(posting: Posting, words: str) -> tuple[int, int]:
    start = posting.prose.index(words)
    location = posting.locate(Span(start, start + len(words)))
    return location.start.byte, location.end.byte


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_bytes_are_counted_in_the_encoding_of_the_file(encoding: str, mark: bytes) -> None:
    data = mark + "Größe 👩‍💻\r\nyoung team".encode(encoding)
    posting = read("p.txt", data)
    start, end = place(posting, "young")
    assert data[start:end].decode(encoding) == "young"
    assert posting.notes == ()


def test_what_is_not_utf_8_is_windows_1252_and_noted() -> None:
    data = b"Caf\xe9 \x93team\x94 \x81\x8d young\r\n\x80 energetic"
    posting = read("p.md", data)
    assert "Café “team”" in posting.prose
    assert posting.notes == ("read as Windows-1252, since it is not valid UTF-8",)
    for word in ("young", "energetic"):
        start, end = place(posting, word)
        assert data[start:end].decode() == word


@pytest.mark.parametrize("data", [b"a\0b", b"PK\x03\x04\0\0", b"\0" * 9])
def test_data_with_nul_bytes_is_no_text(data: bytes) -> None:
    with pytest.raises(UserError, match="is not text") as caught:
        read("photo.txt", data)
    assert caught.value.where == "photo.txt"


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xff\xfe\x00\xd8"])
def test_broken_utf_16_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="is not valid UTF-16"):
        read("p.txt", data)


def test_an_unknown_suffix_names_those_that_are_known() -> None:
    with pytest.raises(UserError, match=r"no reader for '\.exe' files") as caught:
        reader_for("posting.exe")
    assert ".md" in caught.value.hint


@pytest.mark.parametrize("suffix", READERS)
def test_every_known_suffix_reads(suffix: str) -> None:
    assert read(f"posting{suffix.upper()}", b"We hire cooks.").prose == "We hire cooks."


def test_suffixes_have_their_dots() -> None:
    assert all(suffix.startswith(".") for suffix in suffixes())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfea\0\0\0b\0", "is not text: it holds NUL characters"),
        (b"\xff\xfe\0\0a\0\0\0", "is UTF-32"),
        (b"\0\0\xfe\xff\0\0\0a", "is UTF-32"),
        (b"\xff\xfe" + b"\x01\0\x02\0a\0", "is not text: it is full of control characters"),
        (bytes(range(1, 256)), "is not text: it is full of control characters"),
    ],
)
def test_binary_data_is_no_text_whatever_it_begins_with(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        read("photo.txt", data)
    assert caught.value.what.startswith(sentence)
    assert caught.value.hint == "save it as UTF-8"


def test_a_few_control_characters_do_no_harm() -> None:
    assert read("p.txt", b"We hire cooks.\x0b\x0c\x1a").prose.startswith("We hire cooks.")


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\n", b"---\n---\n", b"\xff\xfe"])
def test_where_nothing_stands_there_is_no_posting(suffix: str, data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read(f"posting{suffix}", data)
    assert str(caught.value) == f"posting{suffix}: is empty: there is no posting to judge"
