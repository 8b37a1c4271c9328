"""HTML: what a reader of the page sees, and its title."""

import re

from postinglint.model import Field, Posting
from postinglint.readers import front_matter
from postinglint.readers.build import ProseBuilder
from postinglint.readers.finish import finish
from postinglint.readers.html_walk import HtmlWalker
from postinglint.sourcemap import Source

_H1 = re.compile(r"<h1[\s>]", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"<(?:p|div|html|body|article|section|h[1-6]|li|td)[\s>]", re.IGNORECASE)


def read(path: str, source: Source) -> Posting:
    """The posting in an HTML file.

    Site generators also keep Markdown in `.html` files: below front matter, a body without any
    block tag is read as Markdown.
    """
    text = source.text
    builder = ProseBuilder()
    matter = front_matter.read(text, builder)
    if matter.end and not _BLOCK_TAG.search(text, matter.end):
        from postinglint.readers import markdown  # noqa: PLC0415 - costs its parser's import

        markdown.walk(text, matter.end, builder)
        return finish(path, source, builder, matter.fields, matter.notes)
    walker = HtmlWalker(text, builder, keep_title=_H1.search(text, matter.end) is None)
    walker.feed(matter.end, len(text))
    walker.end()
    titles = [Field("title", span) for span in walker.titles[:1]]
    return finish(path, source, builder, [*matter.fields, *titles], matter.notes)
