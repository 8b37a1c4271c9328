"""What every reader does last: headings told by bold type, labels, sections, language."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from postinglint import language, sections
from postinglint.model import Block, Field, Posting, Span
from postinglint.readers import labels
from postinglint.readers.build import ProseBuilder
from postinglint.sourcemap import Source

_PSEUDO_HEADING_LEVEL = 3
_LEAD_IN_LEVEL = 4
_HEADING_WORDS = 8
_VALUE_BELOW = 80
_LONGEST_NAME = 60
_LONGEST_HEADING = 160
"""Characters; what is longer is a sentence that somebody wanted large."""
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}")
_BULLET = re.compile(r"[•▪●◦‣][ \t\u00a0]*(?=[^\s•▪●◦‣])")
_BULLET_BELOW = re.compile(r"\n[ \t]*[•▪●◦‣][ \t\u00a0]*(?=[^\s•▪●◦‣])")
_TEMPLATE_TAG = re.compile(r"\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,400}%\}")
_MAIL_HOST = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_MAIL_NAME = re.compile(r"[\w.+-]{1,64}\Z")


def finish(
    path: str,
    source: Source,
    builder: ProseBuilder,
    fields: Iterable[Field] = (),
    notes: tuple[str, ...] = (),
) -> Posting:
    """The posting that a reader has laid down in `builder`; `fields` are its front matter's."""
    prose, way = builder.finish()
    bold = _joined_bold(prose, sorted(builder.bold))
    blocks, moved = _with_told_headings(prose, builder.blocks, bold)
    pairs = [(moved[key], moved[value]) for key, value in builder.pairs]
    found = [
        field
        for field in labels.find(prose, blocks, bold, pairs)
        if prose[slice(*field.span)].strip()  # a label before a lone no-break space names nothing
    ]
    return Posting(
        path,
        source,
        prose,
        way,
        tuple(blocks),
        sections.divide(prose, blocks),
        tuple(sorted([*fields, *found], key=lambda one: one.span)),
        _quiet(prose, builder.quiet),
        language.guess(prose),
        notes,
    )


def _with_told_headings(
    prose: str, blocks: list[Block], bold: list[Span]
) -> tuple[list[Block], list[int]]:
    """The blocks, headings told by their looks or words; and where each block went in the list."""
    starts = [span.start for span in bold]
    out: list[Block] = []
    moved: list[int] = []
    last = len(blocks) - 1
    for number, block in enumerate(blocks):
        moved.append(len(out))
        if block.kind == "heading" and block.span.end - block.span.start > _LONGEST_HEADING:
            out.append(Block("paragraph", block.span))
            continue
        first_line = _bold_line(prose, block, bold, starts)
        if first_line is None:
            first_line = _section_name(prose, block, is_last=number == last)
        if first_line is None:
            out.extend(_items(prose, block))
            continue
        out.append(Block("heading", first_line, _level(prose[first_line.start : first_line.end])))
        rest = first_line.end + 1
        if rest < block.span.end:
            out.extend(_items(prose, Block("paragraph", Span(rest, block.span.end))))
    return out, moved


def _bold_line(prose: str, block: Block, bold: list[Span], starts: list[int]) -> Span | None:
    """The block's first line, if it is a paragraph's and bold throughout like a heading."""
    if block.kind != "paragraph" or not starts:
        return None
    index = bisect_right(starts, block.span.start) - 1
    if index < 0 or bold[index].end <= block.span.start:
        return None
    line_end = prose.find("\n", block.span.start, block.span.end)
    line_end = block.span.end if line_end < 0 else line_end
    if prose[bold[index].end : line_end].strip(" :"):
        return None
    below = prose[line_end + 1 : block.span.end]
    line = prose[block.span.start : line_end].rstrip()
    return Span(block.span.start, line_end) if _heads(line, below) else None


def _level(words: str) -> int:
    """A line with a colon and no known word leads in what belongs to the section above."""
    is_lead_in = words.rstrip().endswith(":") and sections.kind_of(words) is None
    return _LEAD_IN_LEVEL if is_lead_in else _PSEUDO_HEADING_LEVEL


def _heads(line: str, below: str) -> bool:
    """Whether a bold line is a heading, and no label with its value beside or below it."""
    words = len(line.split())
    if not 0 < words <= _HEADING_WORDS or line.endswith((".", "!", ";", ",")):
        return False
    if line.endswith(":") and 0 < len(below) <= _VALUE_BELOW and "\n" not in below:
        return False
    return any(map(str.isalpha, line)) and not labels.is_labelled(line)


def _section_name(prose: str, block: Block, *, is_last: bool) -> Span | None:
    """The paragraph's first line, if it names a kind of section and something new follows."""
    if block.kind != "paragraph":
        return None
    start, end = block.span
    line_end = prose.find("\n", start, min(end, start + _LONGEST_NAME + 1))
    line_end = end if line_end < 0 else line_end
    goes_on = line_end + 1 < end and not prose[line_end + 1].isupper()
    if line_end - start > _LONGEST_NAME or goes_on or (is_last and line_end == end):
        return None
    line = prose[start:line_end]
    leads_in = line.endswith(":") and line_end == end and len(line.split()) <= _HEADING_WORDS
    named = sections.is_name(line) or (leads_in and sections.kind_of(line) is not None)
    return Span(start, line_end) if named else None


def _items(prose: str, block: Block) -> Iterator[Block]:
    """The block; if it is a paragraph with bullets typed into it, its lines as items."""
    start, end = block.span
    bullets: list[re.Match[str]] = []
    if block.kind == "paragraph":
        first = _BULLET.match(prose, start, end)
        bullets = [first] if first else []
        bullets.extend(_BULLET_BELOW.finditer(prose, start, end))
    if not bullets:
        yield block
        return
    if bullets[0].start() > start:
        yield Block("paragraph", Span(start, bullets[0].start()))
    ends = [match.start() for match in bullets[1:]] + [end]
    for match, stop in zip(bullets, ends, strict=True):
        yield Block("item", Span(match.end(), stop), 1)


def _joined_bold(prose: str, bold: list[Span]) -> list[Span]:
    """The bold stretches, those with no more than space between them in one line made one."""
    out: list[Span] = []
    for span in bold:
        if out and (span.start <= out[-1].end or prose[out[-1].end : span.start] == " "):
            out[-1] = Span(out[-1].start, max(span.end, out[-1].end))
        else:
            out.append(span)
    return out


def _addresses(prose: str) -> Iterator[Span]:
    """Where bare web and e-mail addresses stand, and tags of templates."""
    if "://" in prose or "www." in prose:
        for match in _URL.finditer(prose):
            yield Span(match.start(), match.start() + len(match[0].rstrip(".,;:!?)]}'’”*_")))
    if "{{" in prose or "{%" in prose:
        for match in _TEMPLATE_TAG.finditer(prose):
            yield Span(*match.span())
    if "@" in prose:
        for match in _MAIL_HOST.finditer(prose):
            name = _MAIL_NAME.search(prose[max(0, match.start() - 64) : match.start()])
            if name:
                yield Span(match.start() - len(name[0]), match.end())


def _quiet(prose: str, coded: list[Span]) -> tuple[Span, ...]:
    """What is nobody's wording, in order, without space around it; overlaps made one."""
    spans = [Span(span.end - len(prose[slice(*span)].lstrip()), span.end) for span in coded]
    out: list[Span] = []
    for span in sorted([*spans, *_addresses(prose)]):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(span.end, out[-1].end))
        elif span.start < span.end:
            out.append(span)
    return tuple(out)
