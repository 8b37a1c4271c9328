"""Plain text: blocks told by blank lines, bullets and the looks of lines."""

import re
from typing import NamedTuple

from postinglint import sections
from postinglint.model import Block, Posting
from postinglint.readers import front_matter, lines
from postinglint.readers.build import ProseBuilder
from postinglint.readers.finish import finish
from postinglint.sourcemap import LINE_BREAK, Source

_TITLE, _HEADING, _SUBHEADING = 1, 2, 3


class Line(NamedTuple):
    """A line without the space around it; `text` is empty if there is nothing else."""

    start: int
    end: int
    text: str
    indent: int


def read(path: str, source: Source) -> Posting:
    """The posting in a file of plain text."""
    builder = ProseBuilder()
    matter = front_matter.read(source.text, builder)
    walk(source.text, matter.end, builder)
    return finish(path, source, builder, matter.fields, matter.notes)


def walk(text: str, begin: int, builder: ProseBuilder) -> None:
    """Lay down the plain text in `text` from `begin` on."""
    groups = _groups(_lines(text, begin))
    layer = _Layer(builder)
    for number, group in enumerate(groups):
        layer.group(group, is_last=number == len(groups) - 1)
    layer.end()


def _lines(text: str, begin: int) -> list[Line]:
    found = []
    ends = [match.span() for match in LINE_BREAK.finditer(text, begin)]
    for end, following in [*ends, (len(text), len(text))]:
        raw = text[begin:end]
        bare = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        found.append(Line(begin + indent, begin + indent + len(bare), bare, indent))
        begin = following
    return found


def _groups(found: list[Line]) -> list[list[Line]]:
    """The lines that stand together between blank ones and rules."""
    groups: list[list[Line]] = [[]]
    for line in found:
        if lines.is_rule(line.text):
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


_MARKER = re.compile(r"#{1,6}[ \t]+(?=\S)")


class _Layer:
    """Lays down groups of lines, minding what came before."""

    def __init__(self, builder: ProseBuilder) -> None:
        self._builder = builder
        self._is_top = True
        self._indents: list[int] = []
        self._last: Line | None = None
        """The line before, while its block may go on."""
        self._in_item = False
        self._doubtful: list[int] = []
        """Numbers of blocks that only look like headings."""

    def group(self, group: list[Line], *, is_last: bool) -> None:
        """The lines between two blank ones."""
        breaks = lines.Breaks([line.text for line in group])
        self._last = None
        for line in group:
            is_free = self._last is None or breaks.is_meant(self._last.text, line.text)
            only = len(group) == 1
            bullet = lines.bullet(line.text, after_item=self._in_item or self._last is None)
            if bullet:
                self._item(line, bullet)
            elif level := self._heading_level(line, only=only, is_free=is_free, is_last=is_last):
                self._heading(line, level)
            else:
                self._paragraph(line, is_free=is_free and not self._in_item)
            self._is_top = False
        self._in_item = False

    def end(self) -> None:
        """Nothing follows. What looks like a heading but has nothing under it is none."""
        self._builder.close()
        blocks = self._builder.blocks
        for number in self._doubtful:
            if number + 1 == len(blocks) or blocks[number + 1].kind == "heading":
                blocks[number] = Block("paragraph", blocks[number].span)

    def _item(self, line: Line, bullet: int) -> None:
        while self._indents and self._indents[-1] >= line.indent:
            self._indents.pop()
        self._indents.append(line.indent)
        self._builder.open("item", len(self._indents))
        self._put(line, bullet)
        self._in_item = True

    def _heading(self, line: Line, level: int) -> None:
        marker = _MARKER.match(line.text)
        self._builder.open("heading", level)
        if level == _HEADING and not marker and sections.kind_of(line.text) is None:
            self._doubtful.append(len(self._builder.blocks))
        self._put(line, marker.end() if marker else 0)
        self._last = None
        self._in_item = False
        self._indents = []

    def _paragraph(self, line: Line, *, is_free: bool) -> None:
        if self._last and not is_free:
            self._builder.text("\n", self._last.end, line.start)
        else:
            self._builder.open("paragraph")
        self._put(line, 0)

    def _put(self, line: Line, skipped: int) -> None:
        self._builder.text(line.text[skipped:], line.start + skipped, line.end)
        self._last = line

    def _heading_level(self, line: Line, *, only: bool, is_free: bool, is_last: bool) -> int:
        """The level if the line is a heading, else 0."""
        marker = _MARKER.match(line.text)
        if marker:
            return len(marker[0].rstrip())
        if self._is_top and lines.is_title(line.text, alone=only):
            return _TITLE
        if not is_free or (only and is_last) or not lines.is_heading(line.text, alone=only):
            return 0
        is_lead_in = line.text.endswith(":") and sections.kind_of(line.text) is None
        return _SUBHEADING if is_lead_in else _HEADING
