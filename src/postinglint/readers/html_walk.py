"""Laying down the prose of HTML: of a whole file, or of a stretch of another format."""

import re
from typing import ClassVar

from postinglint.model import BlockKind, Span
from postinglint.readers.build import ProseBuilder
from postinglint.readers.html_tokens import Token, tokens

_BLOCK_TAGS = (
    "address article aside blockquote body button center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol "
    "option p pre section summary table tbody td tfoot th thead title tr ul"
)
BLOCK_TAGS = frozenset(_BLOCK_TAGS.split())
BOLD_TAGS = frozenset(("b", "strong"))
_CODE_TAGS = frozenset(("code", "kbd", "samp", "tt"))
_CELL_TAGS = frozenset(("td", "th", "dt", "dd"))
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Space that HTML shows as one space, or not at all.
_IRREGULAR = re.compile(r"[ \t\r\n\f\u00a0]{2,}|[\t\r\n\f\u00a0]")


class HtmlWalker:
    """Takes stretches of HTML in order; what is open at the end of one goes on in the next."""

    def __init__(self, text: str, builder: ProseBuilder, *, keep_title: bool = False) -> None:
        self._text = text
        self._builder = builder
        self._keep_title = keep_title
        self._title: int | None = None
        self.titles: list[Span] = []
        self._stretch = (0, 0)
        self._base: tuple[BlockKind, int] = ("paragraph", 0)
        self._around: list[tuple[str, BlockKind, int]] = []
        """The open items, quotes and cells: tag, kind of block in them, level."""
        self._lists = 0
        self._tables: list[int] = []
        """How many elements stood around each open table."""
        self._row: list[int | None] = []
        self._term: int | None = None
        self._cell_start = 0
        self._preformatted = 0
        self._bold: list[int] = []
        self._code: list[int] = []
        self._space: tuple[str, int, int] | None = None
        self._break: tuple[int, int] | None = None

    def begin(self, kind: BlockKind, level: int) -> None:
        """What comes next stands in a block of this kind."""
        self._base = (kind, level)
        self._open(*self._kind())

    def feed(self, start: int, end: int) -> None:
        """Take the source from `start` to `end`. Stretches that touch are read as one."""
        if start != self._stretch[1]:
            self._flush()
            self._stretch = (start, end)
        else:
            self._stretch = (self._stretch[0], end)

    def end(self) -> None:
        """Nothing more stands in the block."""
        self._flush()
        self._close()

    def _flush(self) -> None:
        start, end = self._stretch
        self._stretch = (end, end)
        for token in tokens(self._text, start, end):
            if token.kind == "text":
                self._run(token.start, token.end)
            elif token.kind == "reference":
                self._reference(token)
            elif token.kind == "start":
                self._enter(token)
            else:
                self._leave(token.name)

    # Text

    def _run(self, start: int, end: int) -> None:
        """Text: verbatim where single spaces stand between its words."""
        if self._title is not None and not self._keep_title:
            return
        if self._preformatted:
            self._builder.text(self._text[start:end], start, end)
            return
        done = start
        for match in _IRREGULAR.finditer(self._text, start, end):
            self._words(done, match.start())
            self._add_space(match[0] if match[0] == "\u00a0" else " ", *match.span())
            done = match.end()
        self._words(done, end)

    def _words(self, start: int, end: int) -> None:
        if start < end and self._text[start] == " ":
            self._add_space(" ", start, start + 1)
            start += 1
        trailing = start < end and self._text[end - 1] == " "
        if trailing:
            end -= 1
        if start < end:
            self._put(self._text[start:end], start, end)
        if trailing:
            self._add_space(" ", end, end + 1)

    def _reference(self, token: Token) -> None:
        if self._title is not None and not self._keep_title:
            return
        from html import unescape  # noqa: PLC0415 - its table is slow to import

        written = self._text[token.start : token.end]
        prose = unescape(written)
        if prose.isspace() and not self._preformatted:
            self._add_space(prose if prose == "\u00a0" else " ", token.start, token.end)
        elif prose == written:
            self._run(token.start, token.end)
        else:
            self._put(prose, token.start, token.end)

    def _add_space(self, prose: str, start: int, end: int) -> None:
        """A space to come before the next word, if one comes; those that touch are one."""
        if self._space and self._space[2] == start:
            prose, start = " ", self._space[1]
        elif self._space:
            return
        self._space = (prose, start, end)

    def _put(self, prose: str, start: int, end: int) -> None:
        if self._builder.is_open:
            if self._break:
                self._builder.text("\n", *self._break)
            elif self._space:
                self._builder.text(*self._space)
        self._space = self._break = None
        self._builder.text(prose, start, end)

    # Tags

    def _enter(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._line_break(token.start, token.end)
        elif name in BOLD_TAGS:
            self._bold.append(self._builder.length)
        elif name in _CODE_TAGS:
            self._code.append(self._builder.length)
        elif name in _HEADING_TAGS:
            self._open("heading", int(name[1]))
        elif name in _CELL_TAGS:
            self._cell(name)
        elif name in self._OPENERS:
            self._OPENERS[name](self)
        elif name in BLOCK_TAGS:
            self._open(*self._kind())

    def _leave(self, name: str) -> None:
        if name in BOLD_TAGS:
            self._end_span(self._bold, self._builder.bold)
        elif name in _CODE_TAGS:
            self._end_span(self._code, self._builder.quiet)
        elif name in _CELL_TAGS:
            self._end_cell(name)
        elif name in self._CLOSERS:
            self._CLOSERS[name](self)
        elif name in BLOCK_TAGS:
            self._open(*self._kind())

    def _list(self) -> None:
        self._lists += 1
        self._open(*self._kind())

    def _end_list(self) -> None:
        self._lists = max(0, self._lists - 1)
        self._leave_until("li", self._lists + self._base_depth() + 1)
        self._open(*self._kind())

    def _quote(self) -> None:
        self._around.append(("blockquote", "quote", 0))
        self._open(*self._kind())

    def _end_item(self) -> None:
        self._leave_until("li", 0)
        self._open(*self._kind())

    def _end_quote(self) -> None:
        self._leave_until("blockquote", 0)
        self._open(*self._kind())

    def _pre(self) -> None:
        self._preformatted += 1
        self._open("code", 0)

    def _end_pre(self) -> None:
        self._preformatted = max(0, self._preformatted - 1)
        self._open(*self._kind())

    def _table(self) -> None:
        self._close()
        self._tables.append(len(self._around))
        self._open(*self._kind())

    def _end_table(self) -> None:
        self._end_row()
        if self._tables:
            del self._around[self._tables.pop() :]
        self._open(*self._kind())

    def _begin_row(self) -> None:
        self._row = []
        self._open(*self._kind())

    def _begin_title(self) -> None:
        self._open("field", 0)
        self._title = len(self._builder.blocks)

    def _line_break(self, start: int, end: int) -> None:
        """One ends a line; two with nothing between them end the paragraph."""
        if self._preformatted:
            self._builder.text("\n", start, end)
        elif self._break:
            self._open(*self._kind())
        elif self._builder.is_open:
            self._break = (start, end)

    def _end_span(self, starts: list[int], spans: list[Span]) -> None:
        if starts:
            start = starts.pop()
            if start < self._builder.length:
                spans.append(Span(start, self._builder.length))

    def _item(self) -> None:
        depth = max(1, self._lists + self._base_depth())
        if self._around and self._around[-1][0] == "li" and self._around[-1][2] >= depth:
            self._around.pop()
        self._around.append(("li", "item", depth))
        self._open("item", depth)

    def _leave_until(self, tag: str, level: int) -> None:
        """Leave the innermost open `tag` of at least this level, and what is open in it."""
        for index in range(len(self._around) - 1, max(-1, len(self._around) - 100), -1):
            if self._around[index][0] == tag and self._around[index][2] >= level:
                del self._around[index:]
                return

    def _cell(self, name: str) -> None:
        inside = len(self._around) > (self._tables[-1] if self._tables else 0)
        if inside and self._around[-1][0] in _CELL_TAGS:
            self._end_cell(self._around[-1][0])
        self._close()
        self._cell_start = len(self._builder.blocks)
        self._around.append((name, "cell", 0))
        self._open("cell", 0)

    def _end_cell(self, name: str) -> None:
        self._close()
        laid = self._cell_start if len(self._builder.blocks) > self._cell_start else None
        self._leave_until(name, 0)
        if name == "dt":
            self._term = laid
        elif name == "dd":
            if self._term is not None and laid is not None:
                self._builder.pairs.append((self._term, laid))
            self._term = None
        else:
            self._row.append(laid)
        self._cell_start = len(self._builder.blocks)
        self._open(*self._kind())

    def _end_row(self) -> None:
        inside = len(self._around) > (self._tables[-1] if self._tables else 0)
        if inside and self._around[-1][0] in ("td", "th"):
            self._end_cell(self._around[-1][0])
        if len(self._row) == 2 and self._row[0] is not None and self._row[1] is not None:
            self._builder.pairs.append((self._row[0], self._row[1]))
        self._row = []
        self._open(*self._kind())

    def _end_title(self) -> None:
        self._close()
        if self._title is not None and len(self._builder.blocks) > self._title:
            self.titles.append(self._builder.blocks[self._title].span)
        self._title = None

    def _kind(self) -> tuple[BlockKind, int]:
        """What a paragraph here is."""
        if self._around:
            _, kind, level = self._around[-1]
            return kind, level
        return self._base

    def _base_depth(self) -> int:
        return self._base[1] if self._base[0] == "item" else 0

    def _open(self, kind: BlockKind, level: int) -> None:
        self._close()
        self._builder.open(kind, level)

    def _close(self) -> None:
        self._space = self._break = None
        self._builder.close()

    _OPENERS: ClassVar = {
        "ul": _list,
        "ol": _list,
        "menu": _list,
        "li": _item,
        "table": _table,
        "tr": _begin_row,
        "blockquote": _quote,
        "pre": _pre,
        "title": _begin_title,
    }
    _CLOSERS: ClassVar = {
        "ul": _end_list,
        "ol": _end_list,
        "menu": _end_list,
        "li": _end_item,
        "table": _end_table,
        "tr": _end_row,
        "blockquote": _end_quote,
        "pre": _end_pre,
        "title": _end_title,
    }
