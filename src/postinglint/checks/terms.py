"""Kind `terms`: a listed phrase stands in the posting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct

from postinglint.checks.kind import Hit, Kind, Numbered, Runner, blamed
from postinglint.context import Context
from postinglint.guards import Candidate, Circumstances, Guard, ready, refused
from postinglint.matching import Finder, forms
from postinglint.model import Span
from postinglint.rulefile import RuleFile

_MOST_FORMS = 5000
"""Phrases that one rule may stand for; a longer list is several rules."""


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase, or several that share what to use instead and what excuses them."""

    find: str | list[str]
    use: list[str] = []
    unless: Guard | None = None

    @property
    def phrases(self) -> list[str]:
        """The phrases as written in the file."""
        return [self.find] if isinstance(self.find, str) else self.find


class Terms(RuleFile, tag="terms", frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Flags phrases, unless (or only when) they stand in certain circumstances."""

    terms: Annotated[list[str | Term], Meta(min_length=1)]
    unless: Guard | None = None
    when: Guard | None = None

    @property
    def entries(self) -> list[Term]:
        """The terms, each with its own phrases."""
        return [Term(one) if isinstance(one, str) else one for one in self.terms]


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    use: tuple[str, ...]
    replaces: bool
    exact: str | None
    unless: tuple[Circumstances, ...]
    when: Circumstances | None


def prepare(rules: Sequence[Numbered[Terms]]) -> Runner:
    """One finder for the phrases of all rules."""
    finder = Finder(pair for rule in rules for pair in _entries(rule))

    def run(context: Context) -> Iterator[tuple[int, Hit]]:
        for start, end, entry in finder.find(context.folded.text):
            found = Candidate(context.folded.origin(start, end), start, end)
            if _counts(context, found, entry):
                match = " ".join(context.posting.text(found.span).split())
                values = {"match": match, "use": " or ".join(entry.use)}
                use = _cased(match, entry.use) if entry.replaces else entry.use
                yield entry.number, Hit(found.span, values, use)

    return run


def _entries(rule: Numbered[Terms]) -> Iterator[tuple[str, _Entry]]:
    file = rule.file
    with blamed("unless"):
        shared = ready(file.unless, proven=rule.proven)
    with blamed("when"):
        when = ready(file.when, proven=rule.proven)
    count = 0
    for number, term in enumerate(file.entries):
        with blamed(f"terms.{number}"):
            own = ready(term.unless, proven=rule.proven)
            spelled = [form for phrase in term.phrases for form in forms(phrase)]
        count += len(spelled)
        if count > _MOST_FORMS:
            raise ValueError(f"terms: they stand for more than {_MOST_FORMS} phrases")
        use = tuple(term.use or file.suggest)
        unless = tuple(guard for guard in (shared, own) if guard)
        for form in spelled:
            # An abbreviation is not the word it spells: IT, US, OCDs.
            short = form.removesuffix("s")
            exact = form if short.isupper() and len(short) > 1 else None
            yield form, _Entry(rule.number, use, bool(term.use), exact, unless, when)


def _counts(context: Context, found: Candidate, entry: _Entry) -> bool:
    posting, span = context.posting, found.span
    block = posting.block_at(span.start)
    if block is None or span.end > block.span.end:
        return False
    if entry.exact is not None and _letters(posting.text(span)) != _letters(entry.exact):
        return False
    if _in_compound(posting.prose, span) or context.silent.touches(span):
        return False
    if any(guard.hold(context, found) for guard in entry.unless) or refused(context, found):
        return False
    return entry.when is None or entry.when.hold(context, found)


def _letters(text: str) -> str:
    """What is left of an abbreviation however it is spaced: `IIT/IIM`, `IIT IIM`."""
    return "".join(char for char in text if char.isalnum())


def _in_compound(prose: str, span: Span) -> bool:
    """Whether the match is the second half of a compound (`non-native`, `cloud-native`)."""
    before = prose[max(0, span.start - 2) : span.start]
    return len(before) == 2 and before[1] in "-‐‑" and before[0].isalpha()


def _cased(match: str, use: tuple[str, ...]) -> tuple[str, ...]:
    """Replacements with the capital of what they replace."""
    if match[:1].isupper():
        return tuple(one[:1].upper() + one[1:] for one in use)
    return use


def values(_: Terms) -> frozenset[str]:
    """What messages of this rule may name."""
    return frozenset({"match", "use"})


KIND = Kind(Terms, prepare, values, wording=True)
