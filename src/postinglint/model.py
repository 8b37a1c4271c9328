"""What flows through the program: the posting, what rules say of it, and the report.

Offsets in a `Span` always count code points of a posting's prose. A `Location` is always a place
in its file. `Posting.locate` leads from the one to the other.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from postinglint.sourcemap import Location, Source, SourceMap

BlockKind = Literal["heading", "paragraph", "item", "cell", "quote", "code", "field"]
SectionKind = Literal[
    "about",
    "duties",
    "requirements",
    "nice_to_have",
    "pay",
    "benefits",
    "process",
    "apply",
    "legal",
    "other",
]


class Span(NamedTuple):
    """Part of a posting's prose; `end` is exclusive."""

    start: int
    end: int


class Cover:
    """Stretches of prose, merged, that can be asked whether a span touches them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, span: Span) -> bool:
        """Whether any character of `span` is covered."""
        index = bisect_right(self._ends, span.start)
        return index < len(self._starts) and self._starts[index] < span.end


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table cell, … No phrase runs from one into the next."""

    kind: BlockKind
    span: Span
    level: int = 0
    """Of a heading: 1 to 6. Of a list item: how deep it is nested, from 1. Else 0."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, up to the next; the first has no heading."""

    kind: SectionKind
    heading: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the posting labels: front matter, a `**Key:** value` line, a table row.

    `name` is the key in lower case with single spaces (`salary range`); front matter that nests
    joins its keys with dots (`contact.email`).
    """

    name: str
    span: Span
    """Where the value stands in the prose."""
    key: Span | None = None
    """Where the key stands in the prose, where it does."""


@dataclass(frozen=True)
class Posting:
    """A posting as read: prose without markup, its shape, and the exact way back."""

    path: str
    source: Source
    prose: str
    map: SourceMap
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    fields: tuple[Field, ...] = ()
    quiet: tuple[Span, ...] = ()
    """Inline code and bare links: part of the prose, but not anybody's wording."""
    language: str | None = None
    """ISO 639-1, or None where there is too little to tell by."""
    notes: tuple[str, ...] = ()
    """What had to be assumed to read the file, in sentences."""
    pointer: str = ""
    """Where in the file the posting stands, if the file holds several (RFC 6901)."""

    def text(self, span: Span) -> str:
        """The prose of `span`."""
        return self.prose[span.start : span.end]

    def origin(self, span: Span) -> tuple[int, int]:
        """Offsets into `source.text` that `span` was read from."""
        return self.map.origin(span.start, span.end)

    def locate(self, span: Span) -> Location:
        """Line, column and byte of `span` in the file."""
        return self.source.locate(*self.origin(span))

    def excerpt(self, span: Span) -> str:
        """The file's own characters for `span`, markup inside it included."""
        start, end = self.origin(span)
        return self.source.text[start:end]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.span.start for section in self.sections]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].span.end:
            return None
        return self.blocks[index]

    def section_at(self, offset: int) -> Section | None:
        """The section that holds the character at `offset`."""
        index = bisect_right(self._section_starts, offset) - 1
        return self.sections[index] if index >= 0 else None

    def fields_named(self, *names: str) -> Iterator[Field]:
        """The fields with any of these names, in the posting's order."""
        return (one for one in self.fields if one.name in names)


Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
