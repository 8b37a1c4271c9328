"""Template tags, as site generators leave them in postings: they are nobody's prose."""

import re

_COMMENT = re.compile(r"\{%-?\s{0,9}comment\b")
_END_OF_COMMENT = re.compile(r"\{%-?\s{0,9}endcomment\b[^%]{0,99}%\}")
_TAG_LINE = re.compile(r"^[ \t]*\{%[^\r\n]*%\}[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
_NOT_BREAK = re.compile(r"[^\r\n]")


def blanked(text: str) -> str:
    """The text, equally long, with lines of mere tags and whole comments made blank."""
    if "{%" not in text:
        return text
    parts: list[str] = []
    done = 0
    while opening := _COMMENT.search(text, done):
        closing = _END_OF_COMMENT.search(text, opening.end())
        if not closing:
            break
        parts += [text[done : opening.start()], _blank(text[opening.start() : closing.end()])]
        done = closing.end()
    parts.append(text[done:])
    return _TAG_LINE.sub(lambda match: _blank(match[0]), "".join(parts))


def _blank(stretch: str) -> str:
    return _NOT_BREAK.sub(" ", stretch)
