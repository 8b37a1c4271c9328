"""The way back, layer by layer and byte by byte."""

import pytest

from postinglint.sourcemap import Position, Segment, Source, SourceMap, Table

# A JSON string whose value is HTML. By hand, and written out in full:
#
#   file     {"d":"<p>R&amp;D \u00e9t\u00e9<\/p>"}
#   string   <p>R&amp;D été</p>
#   prose    R&D été
FILE = r'{"d":"<p>R&amp;D \u00e9t\u00e9<\/p>"}'
STRING = "<p>R&amp;D été</p>"
PROSE = "R&D été"

STRING_TO_FILE = Table(
    [
        Segment(11, 6, 17),  # <p>R&amp;D and a space
        Segment(1, 17, 23),  # é
        Segment(1, 23, 24),  # t
        Segment(1, 24, 30),  # é
        Segment(1, 30, 31),  # <
        Segment(1, 31, 33),  # /
        Segment(2, 33, 35),  # p>
    ]
)
PROSE_TO_STRING = Table([Segment(1, 3, 4), Segment(1, 4, 9), Segment(5, 9, 14)])
WAY = SourceMap((PROSE_TO_STRING,)).through(SourceMap((STRING_TO_FILE,)))


def test_the_example_is_what_it_says() -> None:
    assert STRING[3:14] == "R&amp;D été"
    assert FILE[6:35] == r"<p>R&amp;D \u00e9t\u00e9<\/p>"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("R", "R"),
        ("&", "&amp;"),
        ("R&D", "R&amp;D"),
        ("D", "D"),
        ("é", r"\u00e9"),
        ("t", "t"),
        ("été", r"\u00e9t\u00e9"),
        ("D ét", r"D \u00e9t"),
        (PROSE, r"R&amp;D \u00e9t\u00e9"),
    ],
)
def test_maps_compose_through_entities_and_string_escapes(words: str, written: str) -> None:
    start = PROSE.index(words)
    begin, end = WAY.origin(start, start + len(words))
    assert FILE[begin:end] == written


def test_three_layers_compose_like_two_and_one() -> None:
    words_to_prose = Table([Segment(3, 4, 7)])
    way = SourceMap((words_to_prose,)).through(WAY)
    begin, end = way.origin(0, 3)
    assert FILE[begin:end] == r"\u00e9t\u00e9"


def test_no_layer_is_identity() -> None:
    assert SourceMap().origin(3, 7) == (3, 7)


def test_text_that_the_reader_put_in_has_a_place_but_no_length() -> None:
    table = Table([Segment(3, 0, 3), Segment(2, 10, 10), Segment(3, 10, 13)])
    assert table.origin(3, 5) == (3, 10) or table.origin(3, 5) == (10, 10)
    assert table.origin(2, 6) == (2, 11)
    assert table.origin(0, 3) == (0, 3)
    assert table.origin(5, 8) == (10, 13)


def test_part_of_an_atom_stands_for_the_whole() -> None:
    table = Table([Segment(2, 0, 2), Segment(3, 2, 8), Segment(1, 8, 9)])
    assert table.origin(3, 4) == (2, 8)
    assert table.origin(0, 3) == (0, 8)
    assert table.origin(4, 6) == (2, 9)


def test_an_empty_table_maps_to_the_beginning() -> None:
    assert Table([]).origin(0, 0) == (0, 0)


TEXT = "aé👩‍💻\r\nb\rc\n\nd\u2028e"


@pytest.mark.parametrize(
    ("encoding", "skipped"),
    [("utf-8", 0), ("utf-8", 3), ("utf-16-le", 2), ("utf-16-be", 2), ("cp1252", 0)],
)
def test_positions_count_lines_code_points_and_bytes(encoding: str, skipped: int) -> None:
    text = TEXT if encoding != "cp1252" else "aé€\x81\r\nb\rc\n\nd"
    source = Source(text, encoding, skipped)
    for offset in range(len(text) + 1):
        position = source.position(offset)
        size = len(text[:offset].encode(encoding, "replace"))
        assert position.byte == skipped + size
        assert source.line_starts[position.line - 1] + position.column - 1 == offset
    assert source.line_starts == sorted(source.line_starts)
    assert len(source.line_starts) == 5
    assert source.position(text.index("b")) == Position(2, 1, source.position(text.index("b")).byte)


def test_a_line_comes_without_its_break() -> None:
    source = Source("one\r\ntwo\rthree\n")
    assert [source.line(number) for number in range(1, 5)] == ["one", "two", "three", ""]


def test_ascii_bytes_are_offsets() -> None:
    source = Source("one\ntwo", skipped=3)
    assert source.position(5) == Position(2, 2, 8)
