"""Laying down prose block by block while noting where every character came from."""

from postinglint.model import Block, BlockKind, Span
from postinglint.sourcemap import Segment, SourceMap, Table

BETWEEN_BLOCKS = "\n\n"


class ProseBuilder:
    """Collects prose, blocks and the map back to the source, in reading order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._run = (0, 0, 0)
        """The segment being grown: its length, and where its source starts and ends."""
        self._block_start: int | None = None
        self._block: tuple[BlockKind, int] = ("paragraph", 0)
        self.blocks: list[Block] = []
        self.quiet: list[Span] = []
        self.bold: list[Span] = []
        """Stretches set in bold type, in order: they tell labels and headings."""
        self.pairs: list[tuple[int, int]] = []
        """Numbers of two blocks each that stand side by side: a label and its value."""

    @property
    def length(self) -> int:
        """Characters of prose so far: the offset at which the next `text` will begin."""
        return self._length

    @property
    def is_open(self) -> bool:
        """Whether the running block holds any text yet."""
        return self._block_start is not None

    def open(self, kind: BlockKind, level: int = 0) -> None:
        """End the running block, if any, and begin another with the next text."""
        self.close()
        self._block = (kind, level)

    def close(self) -> None:
        """End the running block. One without text never was."""
        if self._block_start is not None:
            span = Span(self._block_start, self._length)
            self.blocks.append(Block(self._block[0], span, self._block[1]))
        self._block_start = None
        self._block = ("paragraph", 0)

    def text(self, prose: str, start: int, end: int) -> Span:
        """Add `prose`, read from `source[start:end]`, to the block; its span in the prose."""
        if self._block_start is None and prose:
            if self.blocks:
                self._add(BETWEEN_BLOCKS, start, start)
            self._block_start = self._length
        begin = self._length
        self._add(prose, start, end)
        return Span(begin, self._length)

    def _add(self, prose: str, start: int, end: int) -> None:
        """Note the prose; stretches that follow one another one to one share a segment."""
        length = len(prose)
        if not length:
            return
        self._parts.append(prose)
        self._length += length
        running, begin, finish = self._run
        if finish == start and finish - begin == running and end - start == length:
            self._run = (running + length, begin, end)
            return
        if running:
            self._segments.append(Segment(running, begin, finish))
        self._run = (length, start, end)

    def finish(self) -> tuple[str, SourceMap]:
        """The whole prose, and its way back to the source."""
        self.close()
        if self._run[0]:
            self._segments.append(Segment(*self._run))
            self._run = (0, 0, 0)
        return "".join(self._parts), SourceMap((Table(self._segments),))
