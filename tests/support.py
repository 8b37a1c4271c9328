"""Small postings and small rules, made where they are tested."""

from datetime import date
from pathlib import Path
from unittest import mock

from hypothesis import reject

from postinglint import packs
from postinglint.context import Context
from postinglint.engine import Judge
from postinglint.errors import UserError
from postinglint.facts.kinds import Facts
from postinglint.findings import Finding
from postinglint.model import Posting, Severity
from postinglint.readers import read

DAY = date(2026, 3, 2)
EXAMPLES = "examples:\n  flag: [A clerk.]\n  pass: [A cook.]\n"


def posting(text: str, name: str = "x.md") -> Posting:
    return read(name, text.encode())


def context(text: str, facts: Facts | None = None, name: str = "x.md") -> Context:
    return Context(posting(text, name), facts or Facts(), DAY)


def rule(kind: str, own: str, severity: Severity = "warning", message: str = "'found'") -> str:
    """The text of a rule file: what all kinds need, and then this kind's `own` fields."""
    return (
        f"kind: {kind}\nsummary: A summary\nseverity: {severity}\nmessage: {message}\n"
        f"why: A reason\n{own.rstrip()}\n{EXAMPLES}"
    )


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """`folder`, with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def judge(
    folder: Path, files: dict[str, str], severities: dict[str, Severity] | None = None
) -> Judge:
    """A judge of just the rules in these files."""
    return Judge(packs.load([write(folder, {**files})], builtin=False), DAY, severities)


def findings(
    judge_: Judge, text: str, facts: Facts | None = None, name: str = "x.md"
) -> tuple[Finding, ...]:
    """What the judge finds in a posting that states just these facts."""
    with mock.patch("postinglint.engine.look", return_value=facts or Facts()):
        return judge_.check(posting(text, name)).findings


def found(folder: Path, kind: str, own: str, text: str, name: str = "x.md") -> list[str | None]:
    """The words that one rule of this kind, with its `own` fields, finds in a text."""
    one = judge(folder, {"culture/one.yaml": rule(kind, own)})
    return [finding.text for finding in findings(one, text, name=name)]


def read_or_reject(data: bytes) -> Posting:
    """The posting in arbitrary data; what is no text at all is no example for Hypothesis."""
    try:
        return read("x.md", data)
    except UserError:
        reject()
