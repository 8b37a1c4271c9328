"""What a rule file says: the part that all kinds of rule share.

Each kind adds its own fields in `checks/`. The file's folder and name are the rule's id.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from postinglint.model import Confidence, Severity

THEMES = (
    *("pay", "statement", "deadline", "posting", "agree"),
    *("gender", "age", "disability", "origin", "nationality", "religion", "family", "class"),
    *("record", "appearance", "culture", "pressure", "hype", "readability", "law", "data"),
)


Words = Annotated[str, Meta(min_length=1)]
Language = Annotated[str, Meta(pattern="^[a-z]{2}$")]


class EvidenceEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `evidence.yaml`: a source, described once and named by its key in rules."""

    kind: Literal["law", "guide", "study"]
    title: Words
    url: Annotated[str, Meta(pattern=r"^https?://\S+$")]
    checked: date


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of posting, judged as of a date."""

    text: str
    as_of: date | None = None


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule must find, and what it must leave alone: its tests.

    In `flag`, `[[…]]` marks the exact words found. Without a mark the finding is about something
    that is missing, or about the whole posting.
    """

    flag: list[str | Example]
    pass_: list[str | Example] = field(name="pass")


class RuleFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """What every kind of rule says.

    `message` and `suggest` may hold `{names}` that the kind fills in. `evidence` names entries of
    `evidence.yaml`. A rule with `language` speaks only of postings in those (ISO 639-1).
    """

    summary: Words
    severity: Severity
    confidence: Confidence = "high"
    message: Words
    why: Words
    suggest: list[Words] = []
    evidence: list[str] = []
    language: list[Language] = []
    examples: Examples = field(default_factory=lambda: Examples([], []))
