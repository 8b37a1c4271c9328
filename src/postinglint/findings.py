"""What comes out: findings on a posting, and the report over all of them."""

from dataclasses import dataclass
from datetime import date

from postinglint.facts.kinds import Facts
from postinglint.model import Confidence, Posting, Severity, Span
from postinglint.sourcemap import Location

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source that a rule rests on: what it is called, where it is, when it was last read."""

    kind: str
    citation: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule has to say about a posting.

    `location` and `text` are where it stands and the file's own characters there. Of something
    that is missing, `text` is None and `location` is the title's, or None where there is none.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    why: str
    span: Span | None
    location: Location | None
    text: str | None
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    assumptions: tuple[str, ...] = ()

    @property
    def theme(self) -> str:
        """The part of the rule's id before the slash."""
        return self.rule.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Checked:
    """A posting, what it states, and what the rules say of it."""

    posting: Posting
    facts: Facts
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be judged. It is never counted as clean."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run."""

    checked: tuple[Checked, ...]
    failures: tuple[Failure, ...]
    as_of: date
    rules_digest: str
    assumptions: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """Findings of exactly this severity."""
        return sum(one.severity == severity for each in self.checked for one in each.findings)

    def fails(self, level: Severity) -> bool:
        """Whether any finding is at least as severe as `level`."""
        return any(self.count(one) for one in SEVERITIES[: SEVERITIES.index(level) + 1])
