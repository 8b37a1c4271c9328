"""The report as JSON, version 1: the contract that others build on. Add fields; never rename.

It is a shape of its own, so that no change inside the program can change it unawares.
"""

from typing import Literal

from msgspec import Struct

from postinglint import __version__
from postinglint.findings import Checked, Finding, Report
from postinglint.model import Confidence, Severity
from postinglint.reports import facts_v1
from postinglint.reports.encode import encode
from postinglint.reports.facts_v1 import Facts, Range
from postinglint.reports.style import Style

SCHEMA: Literal["postinglint-report/1"] = "postinglint-report/1"


class Tool(Struct, frozen=True):
    """What made the report."""

    name: Literal["postinglint"]
    version: str


class Evidence(Struct, frozen=True):
    """A source that a finding rests on."""

    citation: str
    url: str


class JsonFinding(Struct, frozen=True):
    """One finding. `text` is null, and `span` the title's or null, where something is missing."""

    rule: str
    theme: str
    severity: Severity
    confidence: Confidence
    message: str
    why: str
    text: str | None
    span: Range | None
    suggestions: list[str]
    evidence: list[Evidence]
    assumptions: list[str]


class JsonPosting(Struct, frozen=True):
    """A posting: its file, and where in the file it stands ("" for all of it)."""

    path: str
    pointer: str
    findings: list[JsonFinding]
    facts: Facts
    assumptions: list[str]


class JsonFailure(Struct, frozen=True):
    """An input that could not be judged."""

    path: str
    message: str


class Summary(Struct, frozen=True):
    """Counts over the whole run."""

    files: int
    errors: int
    warnings: int
    notes: int


class Document(Struct, frozen=True):
    """What `postinglint check --format json` prints."""

    schema: Literal["postinglint-report/1"]
    tool: Tool
    rules_digest: str
    as_of: str
    assumptions: list[str]
    postings: list[JsonPosting]
    failures: list[JsonFailure]
    summary: Summary


def render(report: Report, _: Style) -> str:
    """The report as indented JSON."""
    return encode(document(report))


def document(report: Report) -> Document:
    """The report in the contract's shape."""
    return Document(
        schema=SCHEMA,
        tool=Tool("postinglint", __version__),
        rules_digest=report.rules_digest,
        as_of=report.as_of.isoformat(),
        assumptions=list(report.assumptions),
        postings=[_posting(one) for one in report.checked],
        failures=[JsonFailure(one.path, one.message) for one in report.failures],
        summary=Summary(
            files=len({one.posting.path for one in report.checked}) + len(report.failures),
            errors=report.count("error"),
            warnings=report.count("warning"),
            notes=report.count("note"),
        ),
    )


def _posting(checked: Checked) -> JsonPosting:
    posting = checked.posting
    return JsonPosting(
        path=posting.path,
        pointer=posting.pointer,
        findings=[_finding(one) for one in checked.findings],
        facts=facts_v1.facts(posting, checked.facts),
        assumptions=list(posting.notes),
    )


def _finding(finding: Finding) -> JsonFinding:
    return JsonFinding(
        rule=finding.rule,
        theme=finding.theme,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        why=finding.why,
        text=finding.text,
        span=facts_v1.location(finding.location) if finding.location else None,
        suggestions=list(finding.suggestions),
        evidence=[Evidence(one.citation, one.url) for one in finding.evidence],
        assumptions=list(finding.assumptions),
    )
