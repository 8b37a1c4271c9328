"""What makes a listed word innocent, as data in the rule: neighbours, sentence, place."""

import re
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from postinglint.context import Context
from postinglint.matching import fold, forms, whole
from postinglint.model import SectionKind, Span

# "We do not want rockstars": a refusal of hiring, or a plain "no", before the word in its clause.
_NOT_WANTED = re.compile(
    r"(?:\bnot|n't|\bnever|\bwithout|\bstop|\bdon t)\b(?:\s+\w+){0,3}?"
    r"\s+(?:look(?:ing)?|want(?:ing)?|hir(?:e|ing)|seek(?:ing)?|need(?:ing)?|expect(?:ing)?"
    r"|interested|believe|requir(?:e|ing)|ask(?:ing)?|care|use|call)\b"
)
_PLAIN_NO = re.compile(
    r"\b(?:no|not an?|never an?|rather than|instead of|free of|zero)\s+(?:\w+\s+){0,2}?$"
)
_NO = re.compile(r"(?:no|not|never|zero)\b")
_NEAR = 400
_CLAUSE_END = re.compile(r"[;:!?—]|(?<!\b\w)\.(?!\w)|,? but |, (?:and |so )?(?:we|you|our|your) ")


class Guard(Struct, frozen=True, forbid_unknown_fields=True):
    """Circumstances of a match. Lists hold phrases written as in `terms`.

    `phrases`: it is part of this longer phrase. `before`, `after`: this stands right before or
    after it. `sentence`: this stands in the same sentence. `sections`: it stands in a section of
    this kind. `name`: it is capitalised in the midst of a sentence, as names are.
    """

    phrases: list[str] = []
    before: list[str] = []
    after: list[str] = []
    sentence: list[str] = []
    sections: list[SectionKind] = []
    name: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match that is still to be judged: its place in the prose, and in the folded prose."""

    span: Span
    start: int
    end: int


@dataclass(frozen=True)
class Circumstances:
    """A `Guard` at work. Its phrases are spelled out when the first match asks for them."""

    guard: Guard

    def prove(self) -> None:
        """Spell everything out now.

        Raises:
            ValueError: A phrase is not well formed.
        """
        _ = (self._phrases, self._before, self._after, self._sentence)

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return _spelled(self.guard.phrases)

    @cached_property
    def _before(self) -> tuple[str, ...]:
        return _spelled(self.guard.before)

    @cached_property
    def _after(self) -> tuple[str, ...]:
        return _spelled(self.guard.after)

    @cached_property
    def _sentence(self) -> tuple[str, ...]:
        return _spelled(self.guard.sentence)

    def hold(self, context: Context, found: Candidate) -> bool:
        """Whether `found` stands in any of these circumstances."""
        return (
            self._neighbours(context, found)
            or self._in_phrase(context, found)
            or _section(context, found) in self.guard.sections
            or (bool(self.guard.sentence) and self._in_sentence(context, found))
            or (self.guard.name and _is_name(context, found))
        )

    def _neighbours(self, context: Context, found: Candidate) -> bool:
        text, (low, high) = context.folded.text, _room(context, found)
        left = text[max(low, found.start - 60) : found.start].rstrip(" \"'(")
        right = text[found.end : min(high, found.end + 60)].lstrip(" \"')")
        return any(
            left.endswith(one) and whole(left, len(left) - len(one), len(left))
            for one in self._before
        ) or any(right.startswith(one) and whole(right, 0, len(one)) for one in self._after)

    def _in_phrase(self, context: Context, found: Candidate) -> bool:
        text, (low, high) = context.folded.text, _room(context, found)
        for phrase in self._phrases:
            first, last = found.end - len(phrase), found.start + len(phrase)
            at = text.find(phrase, max(low, first), min(high, last))
            if at >= 0 and whole(text, at, at + len(phrase)):
                return True
        return False

    def _in_sentence(self, context: Context, found: Candidate) -> bool:
        # A "sentence" without end (a list run together) is looked at nearby only.
        start, end = context.sentence(found.span)
        near = Span(max(start, found.span.start - _NEAR), min(end, found.span.end + _NEAR))
        text = fold(context.posting.text(near)).text
        return any(
            (at := text.find(phrase)) >= 0 and whole(text, at, at + len(phrase))
            for phrase in self._sentence
        )


def refused(context: Context, found: Candidate) -> bool:
    """Whether the clause refuses the word ("we are not looking for rockstars")."""
    text, (low, _) = context.folded.text, _room(context, found)
    clause = _CLAUSE_END.split(text[max(low, found.start - 90) : found.start])[-1]
    # "No exceptions and no excuses": a phrase that says no itself is not refused by another.
    plain = not _NO.match(text, found.start)
    return bool(_NOT_WANTED.search(clause) or (plain and _PLAIN_NO.search(clause)))


def _spelled(phrases: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(form).text for phrase in phrases for form in forms(phrase)))


def _room(context: Context, found: Candidate) -> tuple[int, int]:
    """Where the block of `found` stands in the folded prose: what surrounds it is elsewhere."""
    block = context.posting.block_at(found.span.start)
    return context.folded.landing(block.span) if block else (found.start, found.end)


def _section(context: Context, found: Candidate) -> SectionKind | None:
    section = context.posting.section_at(found.span.start)
    return section.kind if section else None


def _is_name(context: Context, found: Candidate) -> bool:
    posting = context.posting
    first = posting.prose[found.span.start]
    block = posting.block_at(found.span.start)
    if not first.isupper() or block is None or block.kind in ("heading", "field"):
        return False
    sentence = context.sentence(found.span)
    return sentence.start < found.span.start and not posting.text(sentence).isupper()


def ready(guard: Guard | None, *, proven: bool) -> Circumstances | None:
    """The guard at work, if there is one; proven at once unless tests have proven it before.

    Raises:
        ValueError: A phrase of the guard is not well formed.
    """
    if guard is None:
        return None
    circumstances = Circumstances(guard)
    if not proven:
        circumstances.prove()
    return circumstances
