"""HTML cut into tags, text and character references, by place and in linear time.

The standard library's parser gives lines and columns, hides the ends of references, and slows
down on hostile input; a posting needs neither a tree nor attributes.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|&(?=[#A-Za-z])")
_NAME = re.compile(r"</?([A-Za-z][^\s/>]{0,60})")
_TAG_END = re.compile(r"""[^>=]*+(?:>|=[ \t\r\n\f]*+(["']?))""")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
# Elements whose content is nothing to read.
_RAW = ("script", "style", "template", "svg", "select", "iframe", "object", "math", "textarea")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


class Token(NamedTuple):
    """A stretch of source; of a tag, its name in lower case, else nothing."""

    kind: Literal["text", "reference", "start", "end"]
    start: int
    end: int
    name: str = ""


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `text[start:end]`; comments and what nobody reads are left out."""
    at = done = start
    last = text.rfind(">", start, end)
    lost: set[int] = set()
    while match := _MARKUP.search(text, at, end):
        begin = match.start()
        if match[0] == "&":
            token = _reference(text, begin, end)
        else:
            token = _markup(text, begin, end, last, lost)
        if token is None:
            at = begin + 1
            continue
        if begin > done:
            yield Token("text", done, begin)
        at = done = token.end
        if token.kind == "reference" or token.name:
            yield token
        if token.kind == "start" and token.name in _RAW_END:
            closing = _RAW_END[token.name].search(text, at, end)
            at = done = closing.start() if closing else end
    if done < end:
        yield Token("text", done, end)


def name_of_tag(written: str) -> str:
    """The name in a tag, in lower case; nothing if it is no tag."""
    match = _NAME.match(written)
    return match[1].lower() if match else ""


def _reference(text: str, begin: int, end: int) -> Token | None:
    match = _REFERENCE.match(text, begin, end)
    return Token("reference", begin, match.end()) if match else None


def _markup(text: str, begin: int, end: int, last: int, lost: set[int]) -> Token | None:
    """A tag or, without a name, a comment. One that never ends is text, unless a comment.

    `last` is where the last `>` stands: nobody need look for one after it, time and again. Nor
    after the places in `lost`, from which the search for the end of a tag has failed before.
    """
    if text.startswith("<!--", begin):
        close = text.find("-->", begin + 2, end)
        return Token("start", begin, end if close < 0 else close + 3)
    name = _NAME.match(text, begin, end)
    if begin > last or (name and name.end() > last):
        return None
    if name is None:
        return Token("start", begin, text.index(">", begin, end) + 1)
    finish = _tag_end(text, name.end(), end, lost)
    kind: Literal["start", "end"] = "end" if text[begin + 1] == "/" else "start"
    return Token(kind, begin, finish, name[1].lower())


def _tag_end(text: str, at: int, end: int, lost: set[int]) -> int:
    """Just after the `>` that closes a tag; one in a quoted value closes nothing."""
    unquoted = text.index(">", at, end) + 1
    passed: list[int] = []
    while match := _TAG_END.match(text, at, end):
        at = match.end()
        if match[0].endswith(">"):
            return at
        if at in lost:
            break
        passed.append(at)
        if match[1]:
            at = text.find(match[1], at, end) + 1
            if not at:
                break
    lost.update(passed)
    return unquoted
