"""Plain text."""
import re
from postinglint.model import Field, Posting, Span
from postinglint.readers.build import ProseBuilder
from postinglint.sourcemap import Source

_LABEL = re.compile(r"([A-Z][\w &/-]{1,40}):[ \t]+(\S.*)")

def read(path: str, source: Source) -> Posting:
    """Provisional."""
    builder = ProseBuilder()
    fields = []
    for match in re.finditer(r"[^\r\n]+", source.text):
        line = match.group()
        item = re.match(r"\s*(?:[-*•·]|\d+\.)\s+", line)
        heading = re.match(r"#+\s+", line)
        builder.open("heading" if heading else "item" if item else "paragraph", 1 if heading or item else 0)
        skip = len((item or heading).group()) if item or heading else 0
        span = builder.text(line[skip:], match.start() + skip, match.end())
        label = _LABEL.match(line[skip:])
        if label:
            fields.append(Field(label[1].lower(), Span(span.start + label.start(2), span.start + label.end(2)), Span(span.start, span.start + label.end(1))))
    prose, way = builder.finish()
    return Posting(path, source, prose, way, tuple(builder.blocks), fields=tuple(fields))
