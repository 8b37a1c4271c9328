"""The report for people at a terminal: the posting's own line, underlined, and what to do."""

import textwrap
from collections.abc import Iterator

from postinglint.findings import SEVERITIES, Finding, Report
from postinglint.model import Posting
from postinglint.reports.style import Style, columns, counted, harmless
from postinglint.sourcemap import Location

_WINDOW = 30
"""Columns of a long line kept before the words that matter."""
_SOURCES = 2
"""Sources named with each finding; `rules show` has them all."""


def render(report: Report, style: Style) -> str:
    """Every finding with its place, reason and remedy; one summary line at the end."""
    lines: list[str] = []
    for checked in report.checked:
        for finding in checked.findings:
            lines += _finding(finding, checked.posting, style)
            lines.append("")
    for failure in report.failures:
        first, *more = failure.message.split("\n")
        lines.append(f"{style.paint('could not check', 'error')} {harmless(first)}")
        lines += [*map(harmless, more), ""]
    lines.append(_summary(report, style))
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, posting: Posting, style: Style) -> Iterator[str]:
    label = f"{finding.severity}[{finding.rule}]"
    first, *more = _wrap(f"{label} {harmless(finding.message)}", style, "  ")
    yield style.paint(label, finding.severity) + style.paint(first[len(label) :], "rule")
    yield from (style.paint(line, "rule") for line in more)
    gutter = ""
    if finding.location is None:
        yield f"  {style.paint('-->', 'faint')} {harmless(posting.path)}"
    else:
        start = finding.location.start
        gutter = " " * len(str(start.line))
        place = f"{harmless(posting.path)}:{start.line}:{start.column}"
        yield f"{gutter} {style.paint('-->', 'faint')} {place}"
        yield from _snippet(finding, posting, finding.location, style)
    yield from _paragraph("why", finding.why, gutter, style)
    if finding.suggestions:
        yield from _paragraph("try", " · ".join(finding.suggestions), gutter, style)
    for source in finding.evidence[:_SOURCES]:
        yield from _paragraph("source", f"{source.citation}, {source.url}", gutter, style)
    if len(finding.evidence) > _SOURCES:
        rest = f"{len(finding.evidence) - _SOURCES} more: postinglint rules show {finding.rule}"
        yield from _paragraph("source", rest, gutter, style)
    for assumption in finding.assumptions:
        yield from _paragraph("assumed", assumption, gutter, style)


def _snippet(finding: Finding, posting: Posting, location: Location, style: Style) -> Iterator[str]:
    """The line on which the finding begins, with its words underlined."""
    start, end = location.start, location.end
    line = posting.source.line(start.line)
    stop = end.column - 1 if end.line == start.line else len(line)
    bar = style.paint("|", "faint")
    number = style.paint(str(start.line), "faint")
    gutter = " " * len(str(start.line))
    room = max(style.width - len(gutter) - 4, 20)
    parts = line[: start.column - 1], line[start.column - 1 : stop], line[stop:]
    before, words, after = (harmless(part) for part in _window(*parts, room))
    more = " …" if end.line > start.line else ""
    yield f"{number} {bar} {before}{style.paint(words, finding.severity)}{after}{more}"
    mark = "^" if finding.text is not None else "-"
    caret = style.paint(mark * max(columns(words), 1), finding.severity)
    yield f"{gutter} {bar} {' ' * columns(before)}{caret}"


def _window(before: str, words: str, after: str, room: int) -> tuple[str, str, str]:
    """The three parts of a line, cut so that they fit into `room` columns around `words`."""
    if len(before) + len(words) + len(after) <= room:
        return before, words, after
    if len(before) > _WINDOW:
        before = "…" + before[-_WINDOW + 1 :]
    left = max(room - len(before), 10)
    if len(words) > left:
        return before, words[: left - 1] + "…", ""
    after_room = left - len(words)
    return (
        before,
        words,
        after if len(after) <= after_room else after[: max(after_room - 1, 0)] + "…",
    )


def _paragraph(label: str, text: str, gutter: str, style: Style) -> Iterator[str]:
    lead = f"{gutter} = {label}: "
    first, *more = _wrap(lead + harmless(text), style, " " * len(lead))
    yield style.paint(lead, "faint") + first[len(lead) :]
    yield from more


def _wrap(text: str, style: Style, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        width=max(style.width, 30),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def _summary(report: Report, style: Style) -> str:
    postings = counted(len(report.checked), "posting")
    counts = [
        style.paint(counted(count, severity), severity)
        for severity in SEVERITIES
        if (count := report.count(severity))
    ]
    failures = [counted(len(report.failures), "input") + " not checked"] if report.failures else []
    found = ", ".join([*counts, *failures]) or style.paint("nothing found", "good")
    return f"{postings}: {found}. Judged as of {report.as_of.isoformat()}; no legal advice."
