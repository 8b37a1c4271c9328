"""Markdown: prose without its markup."""

from bisect import bisect_right
from itertools import accumulate
from typing import Any, ClassVar

import pyromark

from postinglint.model import BlockKind, Posting, Span
from postinglint.readers import front_matter, templates
from postinglint.readers.build import ProseBuilder
from postinglint.readers.finish import finish
from postinglint.readers.html_tokens import name_of_tag
from postinglint.readers.html_walk import BLOCK_TAGS, BOLD_TAGS, HtmlWalker
from postinglint.sourcemap import Source

_Told = Any
"""What the parser tells: a name, or a dict of one name and what belongs to it."""

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)


def read(path: str, source: Source) -> Posting:
    """The posting in a Markdown file, with or without front matter."""
    builder = ProseBuilder()
    matter = front_matter.read(source.text, builder)
    walk(source.text, matter.end, builder)
    return finish(path, source, builder, matter.fields, matter.notes)


def walk(text: str, begin: int, builder: ProseBuilder) -> None:
    """Lay down the Markdown in `text` from `begin` on."""
    body = templates.blanked(text[begin:])
    try:
        data = body.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, from an escape in JSON
        body = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in body)
        data = body.encode()
    walker = _MarkdownWalker(text, begin, _Offsets(data, begin), builder)
    for event, place in pyromark.events_with_range(body, options=_OPTIONS):
        walker.take(event, place["start"], place["end"])
    walker.end()


class _Offsets:
    """From bytes of UTF-8 to code points, `begin` of them before the first byte."""

    def __init__(self, data: bytes, begin: int) -> None:
        self._begin = begin
        self._wide: list[int] = []
        self._extra: list[int] = []
        if not data.isascii():
            # A continuation byte is no code point of its own: count those before each byte.
            tails = [index for index, byte in enumerate(data) if byte & 0xC0 == 0x80]
            self._wide = tails
            self._extra = list(accumulate([1] * len(tails)))

    def __call__(self, byte: int) -> int:
        if not self._wide:
            return self._begin + byte
        return self._begin + byte - bisect_right(self._wide, byte - 1)


def _named(tag: _Told) -> tuple[str, _Told]:
    """A tag's name, and what the parser tells about it."""
    if tag.__class__ is str:
        return tag, None
    ((name, about),) = tag.items()
    return name, about


class _MarkdownWalker:
    """Takes the parser's events in order and lays down what they say."""

    def __init__(self, text: str, begin: int, at: _Offsets, builder: ProseBuilder) -> None:
        self._text = text
        self._begin = begin
        self._at = at
        self._builder = builder
        self._html = HtmlWalker(text, builder)
        self._around: list[tuple[BlockKind, int]] = []
        """The list items and quotes that hold what comes next, innermost last."""
        self._lists = 0
        self._images = 0
        self._bold: list[int] = []
        self._autolink: int | None = None
        self._row: list[int | None] = []
        self._in_code = False

    def take(self, event: _Told, start: int, end: int) -> None:
        """One event, and the bytes it was read from."""
        if event.__class__ is str:
            if event.endswith("Break"):
                self._put("\n", self._at(start), self._at(end))
            return
        ((kind, value),) = event.items()
        if kind == "Start":
            name, about = _named(value)
            if opener := self._OPENERS.get(name):
                opener(self, about)
        elif kind == "End":
            if closer := self._CLOSERS.get(_named(value)[0]):
                closer(self)
        elif inline := self._INLINE.get(kind):
            inline(self, value, self._at(start), self._at(end))

    def end(self) -> None:
        """Nothing follows."""
        self._builder.close()

    def _put(self, prose: str, start: int, end: int) -> None:
        if self._images:
            return
        builder = self._builder
        if not builder.is_open and prose.isspace() and not self._in_code:
            return
        if self._in_code and len(prose) == end - start:
            prose = self._text[start:end]  # as it stands, template tags and all
        builder.text(prose, start, end)

    def _open_block(self, _: _Told) -> None:
        self._builder.open(*self._kind())

    def _close_block(self) -> None:
        self._builder.close()

    def _open_heading(self, value: _Told) -> None:
        self._builder.open("heading", int(value["level"][1:]))

    def _open_list(self, _: _Told) -> None:
        self._lists += 1
        self._builder.close()

    def _close_list(self) -> None:
        self._lists -= 1
        self._builder.open(*self._kind())

    def _open_item(self, _: _Told) -> None:
        self._around.append(("item", self._lists))
        self._builder.open("item", self._lists)

    def _open_quote(self, _: _Told) -> None:
        self._around.append(("quote", 0))

    def _close_around(self) -> None:
        self._builder.close()
        self._around.pop()

    def _open_bold(self, _: _Told) -> None:
        self._bold.append(self._builder.length)

    def _close_bold(self) -> None:
        if self._bold:
            start = self._bold.pop()
            if start < self._builder.length:
                self._builder.bold.append(Span(start, self._builder.length))

    def _open_link(self, value: _Told) -> None:
        if value["link_type"] in ("Autolink", "Email"):
            self._autolink = self._builder.length

    def _close_link(self) -> None:
        if self._autolink is not None:
            self._builder.quiet.append(Span(self._autolink, self._builder.length))
            self._autolink = None

    def _open_image(self, _: _Told) -> None:
        self._images += 1

    def _close_image(self) -> None:
        self._images -= 1

    def _open_code(self, _: _Told) -> None:
        self._builder.open("code")
        self._in_code = True

    def _close_code(self) -> None:
        self._builder.close()
        self._in_code = False

    def _open_row(self, _: _Told) -> None:
        self._row = []

    def _close_row(self) -> None:
        if len(self._row) == 2 and self._row[0] is not None and self._row[1] is not None:
            self._builder.pairs.append((self._row[0], self._row[1]))

    def _open_cell(self, _: _Told) -> None:
        self._builder.open("cell")

    def _close_cell(self) -> None:
        before = len(self._builder.blocks)
        self._builder.close()
        self._row.append(before if len(self._builder.blocks) > before else None)

    def _open_html(self, _: _Told) -> None:
        self._html.begin(*self._kind())

    def _close_html(self) -> None:
        self._html.end()

    def _kind(self) -> tuple[BlockKind, int]:
        """What a paragraph here is."""
        return self._around[-1] if self._around else ("paragraph", 0)

    def _inline_code(self, prose: str, start: int, end: int) -> None:
        """Code in a line. It is set between back-ticks, with or without a space beside them."""
        if self._images:
            return
        written = self._text[start:end]
        inner = written.strip("`")
        begin = start + written.index(inner) if inner else start
        if len(inner) == len(prose) + 2:
            begin, inner = begin + 1, inner[1:-1]
        if len(inner) == len(prose):
            self._builder.quiet.append(self._builder.text(prose, begin, begin + len(inner)))
        else:
            self._builder.quiet.append(self._builder.text(prose, start, end))

    def _html_stretch(self, _: str, start: int, end: int) -> None:
        self._html.feed(start, end)

    def _inline_html(self, written: str, start: int, end: int) -> None:
        name = name_of_tag(written)
        if name == "br":
            self._put("\n", start, end)
        elif name in BLOCK_TAGS:
            self._builder.open(*self._kind())
        elif name in BOLD_TAGS and written.startswith("</"):
            self._close_bold()
        elif name in BOLD_TAGS:
            self._bold.append(self._builder.length)

    _OPENERS: ClassVar = {
        "Paragraph": _open_block,
        "Heading": _open_heading,
        "List": _open_list,
        "Item": _open_item,
        "BlockQuote": _open_quote,
        "Strong": _open_bold,
        "Link": _open_link,
        "Image": _open_image,
        "CodeBlock": _open_code,
        "TableHead": _open_row,
        "TableRow": _open_row,
        "TableCell": _open_cell,
        "HtmlBlock": _open_html,
    }
    _CLOSERS: ClassVar = {
        "Paragraph": _close_block,
        "Heading": _close_block,
        "List": _close_list,
        "Item": _close_around,
        "BlockQuote": _close_around,
        "Strong": _close_bold,
        "Link": _close_link,
        "Image": _close_image,
        "CodeBlock": _close_code,
        "TableHead": _close_row,
        "TableRow": _close_row,
        "TableCell": _close_cell,
        "HtmlBlock": _close_html,
    }
    _INLINE: ClassVar = {
        "Text": _put,
        "Code": _inline_code,
        "InlineHtml": _inline_html,
        "Html": _html_stretch,
    }
