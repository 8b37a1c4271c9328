"""Values that a posting labels: `Salary: $60,000`, rows of a table, a label above its value."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from postinglint.model import Block, Field, Span

_KEY_CHARACTERS = 40
_KEY_WORDS = 5
_VALUE_BELOW = 80
_LINE = re.compile(r"[^\n]+")
# Marks of emphasis may be left over: `**Location:**Boston` is no bold type in Markdown.
_LABELLED = re.compile(
    r"[ \t]*[*_]{0,3}([^\s:*_][^:\n|]{0,60}?)[*_]{0,3}[ \t]{0,4}:([ \t\u00a0*_]*)([^\s*_][^\n]*)"
)
_PARTED = re.compile(r"[ \t]+[|•·][ \t]+")
# What opens a sentence or a clause rather than naming a value.
_NOT_IN_LABELS = (
    "am are be been can could did do does for from has have if include included includes "
    "including is it let like may must need needs our please shall should such that the these "
    "they this those to was we were will with would you your you'll we're you're"
)
_NO_LABELS = (
    "attention aviso caution disclaimer example examples hinweis important nb note notes ps p.s. "
    "remember remarque reminder tip tips update warning nota"
)
_CLAUSE_WORDS = frozenset(_NOT_IN_LABELS.split())
_REMARKS = frozenset(_NO_LABELS.split())
_EDGE = re.compile(r"^[^\w(]+|[^\w)%?]+$")


def find(
    prose: str, blocks: list[Block], bold: list[Span], pairs: list[tuple[int, int]]
) -> list[Field]:
    """Every labelled value, in no particular order."""
    ends = [span.end for span in bold]
    fields = [_of_pair(prose, blocks[key], blocks[value]) for key, value in pairs]
    paired = {number for pair in pairs for number in pair}
    for number, block in enumerate(blocks):
        if block.kind in ("code", "field"):
            continue
        if block.kind == "heading" and number + 1 < len(blocks):
            fields.append(_under_heading(prose, block, blocks[number + 1 : number + 3]))
        if number not in paired:
            fields.extend(_in_lines(prose, block, bold, ends))
    return [field for field in fields if field]


def is_labelled(line: str) -> bool:
    """Whether the line is a label with its value."""
    match = _LABELLED.match(line)
    return match is not None and bool(match[2]) and name_of(match[1]) is not None


def name_of(key: str) -> str | None:
    """The key in lower case with single spaces; None if it is too long to be a label."""
    name = " ".join(_EDGE.sub("", key).lower().split())
    if not name or len(name) > _KEY_CHARACTERS or len(name.split(" ")) > _KEY_WORDS:
        return None
    return name if any(map(str.isalpha, name)) else None


def _is_plain_label(key: str) -> bool:
    """Whether a key without markup names a value, and begins no sentence."""
    words = key.lower().replace("’", "'").split()
    return (
        key[:1].isupper()
        and words[0] not in _REMARKS
        and not any(word in _CLAUSE_WORDS for word in words)
        and not any(mark in key for mark in ".,;!")
    )


def _of_pair(prose: str, key: Block, value: Block) -> Field | None:
    name = name_of(prose[key.span.start : key.span.end])
    return Field(name, value.span, key.span) if name else None


def _under_heading(prose: str, heading: Block, following: list[Block]) -> Field | None:
    """The short paragraph that is all there is under a heading: `Location`, `Boston, MA`."""
    value = following[0]
    alone = len(following) == 1 or following[1].kind == "heading"
    name = name_of(prose[heading.span.start : heading.span.end])
    if not name or heading.level == 1 or value.kind not in ("paragraph", "item") or not alone:
        return None
    is_short = value.span.end - value.span.start <= _VALUE_BELOW
    if not is_short or "\n" in prose[value.span.start : value.span.end]:
        return None
    return Field(name, value.span, heading.span)


def _in_lines(prose: str, block: Block, bold: list[Span], ends: list[int]) -> Iterator[Field]:
    """The labels at the beginnings of a block's lines."""
    start, end = block.span
    if ":" not in prose[start:end]:
        return
    above: Span | None = None
    for line in _LINE.finditer(prose, start, end):
        labelled = False
        for begin, finish in _parts(prose, line.start(), line.end()):
            field = _labelled(prose, begin, finish, bold, ends)
            if field:
                labelled = True
                yield field
        if above and not labelled and line.end() - line.start() <= _VALUE_BELOW:
            name = name_of(prose[above.start : above.end])
            if name:
                yield Field(name, _trimmed(prose, line.start(), line.end()), above)
        above = None if labelled else _label_alone(prose, line.start(), line.end())


def _parts(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line, or what stands between its `|` if labels stand side by side."""
    begin = start
    for bar in _PARTED.finditer(prose, start, end):
        yield begin, bar.start()
        begin = bar.end()
    yield begin, end


def _labelled(prose: str, start: int, end: int, bold: list[Span], ends: list[int]) -> Field | None:
    match = _LABELLED.match(prose, start, end)
    if not match:
        return None
    key = Span(*match.span(1))
    name = name_of(match[1])
    spaced = bool(match[2])
    if not name or not (_is_bold(prose, key, bold, ends) or (spaced and _is_plain_label(match[1]))):
        return None
    return Field(name, _trimmed(prose, *match.span(3)), key)


def _is_bold(prose: str, key: Span, bold: list[Span], ends: list[int]) -> bool:
    """Whether the key, and no more than the key, is set in bold type."""
    index = bisect_left(ends, key.end)
    if index == len(bold) or bold[index].start > key.end:
        return False
    span = bold[index]
    return not prose[span.start : key.start].strip() and not prose[key.end : span.end].strip(" :")


def _label_alone(prose: str, start: int, end: int) -> Span | None:
    """The label that a line consists of, if it ends with a colon."""
    line = prose[start:end].rstrip()
    key = line[:-1].strip()
    if not line.endswith(":") or not key or ":" in key or not _is_plain_label(key):
        return None
    begin = start + line.index(key)
    return Span(begin, begin + len(key))


def _trimmed(prose: str, start: int, end: int) -> Span:
    text = prose[start:end]
    start += len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))
