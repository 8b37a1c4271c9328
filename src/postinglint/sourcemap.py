"""The way back: from a span of read text to the place in the file it came from.

Two parts. A `SourceMap` leads from prose to decoded source text, both counted in code points.
`Source` leads from there to line, column and byte, as an editor or a CI system counts them.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_STRETCH = 1024
LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Segment(NamedTuple):
    """`length` characters of read text that came from `source[start:end]`.

    Where both are equally long, characters correspond one to one. Otherwise (an entity, an
    escape) the segment is an atom: any part of it stands for the whole of its source. An empty
    source marks text that the reader put in, such as the break between two blocks.
    """

    length: int
    start: int
    end: int


class Table:
    """One layer of reading: where each stretch of the read text came from."""

    __slots__ = ("_ends", "_reads", "_starts")

    def __init__(self, segments: list[Segment]) -> None:
        self._reads = [0]
        for segment in segments:
            self._reads.append(self._reads[-1] + segment.length)
        self._starts = [segment.start for segment in segments]
        self._ends = [segment.end for segment in segments]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The source span of `read[start:end]`, markup inside it included."""
        if not self._starts:
            return (0, 0)
        first = min(bisect_right(self._reads, start) - 1, len(self._starts) - 1)
        last = max(bisect_left(self._reads, end) - 1, first)
        begin, _ = self._within(first, start)
        _, finish = self._within(last, end)
        return begin, max(begin, finish)

    def landing(self, offset: int) -> int:
        """Where in the read text the character at `offset` of the source ended up."""
        if not self._starts:
            return 0
        index = max(bisect_right(self._starts, offset) - 1, 0)
        room = self._reads[index + 1] - self._reads[index]
        return self._reads[index] + max(0, min(offset - self._starts[index], room))

    def _within(self, index: int, offset: int) -> tuple[int, int]:
        """Where `offset` falls in the source of segment `index`: as a start, and as an end."""
        read, start, end = self._reads[index], self._starts[index], self._ends[index]
        if end - start == self._reads[index + 1] - read:
            return start + offset - read, start + offset - read
        if offset <= read:
            return start, start
        return (start, end) if offset < self._reads[index + 1] else (end, end)


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The way back through every layer of reading, innermost first. No layers: identity.

    Readers nest (HTML inside a JSON string inside a file), so maps compose:
    `inner.through(outer)` leads from the inner reader's text to the outer reader's source.
    """

    tables: tuple[Table, ...] = ()

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the outermost text that `start`..`end` of the innermost came from."""
        for table in self.tables:
            start, end = table.origin(start, end)
        return start, end

    def through(self, outer: "SourceMap") -> "SourceMap":
        """This map, continued by `outer`, which leads on from where this one ends."""
        return SourceMap(self.tables + outer.tables)


@dataclass(frozen=True, slots=True)
class Position:
    """A point in a file. `line` and `column` from 1, in code points; `byte` from 0."""

    line: int
    column: int
    byte: int


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of a file; `end` is exclusive."""

    start: Position
    end: Position


@dataclass(frozen=True)
class Source:
    """A file's decoded text, and what is needed to count its bytes.

    `text` holds no byte order mark; `skipped` is the number of bytes that one took.
    """

    text: str
    encoding: str = "utf-8"
    skipped: int = 0

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset at which each line begins."""
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    @cached_property
    def _milestones(self) -> list[int]:
        """Byte at which each stretch of `_STRETCH` characters begins."""
        totals = [self.skipped]
        for begin in range(0, len(self.text), _STRETCH):
            totals.append(totals[-1] + self._size(begin, begin + _STRETCH))
        return totals

    def _size(self, start: int, end: int) -> int:
        """Bytes that `text[start:end]` takes; a stray byte of a code page counts as one."""
        return len(self.text[start:end].encode(self.encoding, "replace"))

    def line(self, number: int) -> str:
        """Line `number` (from 1), without its line break."""
        start = self.line_starts[number - 1]
        stop = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:stop].rstrip("\r\n")

    def position(self, offset: int) -> Position:
        """The point before the character at `offset`."""
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        stretch = offset // _STRETCH
        byte = self._milestones[stretch] + self._size(stretch * _STRETCH, offset)
        return Position(line, offset - start + 1, byte)

    def locate(self, start: int, end: int) -> Location:
        """The stretch from `start` to `end`, both offsets into `text`."""
        return Location(self.position(start), self.position(end))
