"""Plain text: what lines are, and where paragraphs end."""

import pytest

from postinglint.model import Posting, Span
from postinglint.readers import read


def text(written: str) -> Posting:
    return read("posting.txt", written.encode())


def shapes(posting: Posting) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, posting.text(block.span)) for block in posting.blocks]


def test_a_posting_has_a_title_headings_paragraphs_and_items() -> None:
    posting = text(
        "Warehouse Lead\r\n\r\nWe move boxes\r\nall over town.\r\n\r\nRESPONSIBILITIES\r\n"
        "- Plan shifts\r\n  and breaks\r\n• Load vans\r\n\r\nWhat we offer:\r\n1. A pension\r\n"
    )
    assert shapes(posting) == [
        ("heading", 1, "Warehouse Lead"),
        ("paragraph", 0, "We move boxes\nall over town."),
        ("heading", 2, "RESPONSIBILITIES"),
        ("item", 1, "Plan shifts\nand breaks"),
        ("item", 1, "Load vans"),
        ("heading", 2, "What we offer:"),
        ("item", 1, "A pension"),
    ]


def test_deeper_bullets_are_deeper_items() -> None:
    posting = text("Tasks:\n- one\n    o two\n    o three\n- four\n")
    assert [(block.kind, block.level) for block in posting.blocks][1:] == [
        ("item", 1),
        ("item", 2),
        ("item", 2),
        ("item", 1),
    ]


def test_a_label_on_top_is_no_title() -> None:
    posting = text("Title: Cook\nLocation: Ghent\n\nWe cook.\n")
    assert all(block.kind == "paragraph" for block in posting.blocks)
    assert [(one.name, posting.text(one.span)) for one in posting.fields] == [
        ("title", "Cook"),
        ("location", "Ghent"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "We are looking for a young and\nenergetic person to join our team of ten.\n",
        "We want somebody who is a rock\nStar at heart and who likes long walks.\n",
        "You bring experience with many things, and among these are, in order, young\nand old.\n",
    ],
)
def test_a_phrase_that_runs_over_a_line_break_stays_in_one_block(written: str) -> None:
    posting = text(f"A heading\n\n{written}")
    assert len(posting.blocks) == 2
    assert posting.text(posting.blocks[1].span) == written.strip()


def test_lines_that_stand_for_themselves_are_paragraphs() -> None:
    long = "Runs the plant and keeps the records of every shift " * 4
    posting = text(f"{long.strip()}\nBuild reports\nREQUIREMENTS\nFive years of practice\n")
    assert [block.kind for block in posting.blocks] == [
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_rules_are_not_prose_and_part_blocks() -> None:
    assert text("One two three four five six seven.\n-----\nEight.\n").prose == (
        "One two three four five six seven.\n\nEight."
    )


def test_a_line_that_only_looks_like_a_heading_needs_something_under_it() -> None:
    posting = text("We hire.\n\nOpen Water Diving\n\nDeep Sea Welding\n\nYou dive for us daily.\n")
    assert shapes(posting)[1][0] == "paragraph"
    assert shapes(posting)[2][0] == "heading"


def test_tabs_and_spaces_inside_a_line_stay_as_they_are() -> None:
    posting = text("  Pay:\t\t$20   an hour \r\n")
    assert posting.prose == "Pay:\t\t$20   an hour"
    assert posting.origin(Span(0, 3)) == (2, 5)
