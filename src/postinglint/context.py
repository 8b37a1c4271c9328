"""Everything a check may look at: the posting, what it states, and the day it is judged for."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from postinglint import sentences
from postinglint.facts.kinds import Facts
from postinglint.matching import Folded, fold
from postinglint.model import Cover, Posting, Span

# Addresses are not prose, wherever they stand.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# Front matter is for machines but for what a page shows of it.
_SHOWN_FIELDS = frozenset({"title", "job title", "position", "role", "description", "summary"})


@dataclass(frozen=True)
class Context:
    """One posting, ready to be judged."""

    posting: Posting
    facts: Facts
    as_of: date

    @cached_property
    def folded(self) -> Folded:
        """The prose, folded for phrase matching."""
        return fold(self.posting.prose)

    @cached_property
    def _split(self) -> dict[Span, list[Span]]:
        """The sentences of each block that was asked about: splitting costs its whole length."""
        return {}

    def sentence(self, span: Span) -> Span:
        """The sentence that `span` stands in, and all of `span` where that is more."""
        block = self.posting.block_at(span.start)
        if block is None:
            return span
        if block.span not in self._split:
            split = sentences.split(self.posting.text(block.span), block.span.start)
            self._split[block.span] = split
        found = self._split[block.span]
        index = bisect_right(found, span.start, key=lambda one: one.start) - 1
        if index < 0 or span.start >= found[index].end:
            return span
        return Span(found[index].start, max(found[index].end, span.end))

    @cached_property
    def silent(self) -> Cover:
        """Where no wording is judged: code, addresses, statements, names, data.

        Words inside an equal-opportunity statement are there to include; the employer's own name
        is nobody's choice of words.
        """
        posting, said = self.posting, self.facts.statements
        spans = [Span(*match.span()) for match in _ADDRESS.finditer(posting.prose)]
        spans += posting.quiet
        spans += [block.span for block in posting.blocks if block.kind == "code"]
        spans += [one.span for one in posting.fields if _is_data(posting, one.name, one.span)]
        for statements in (
            *(said.equal_opportunity, said.accommodation, said.fair_chance),
            *(said.contractor, said.ai_use),
        ):
            spans += [statement.span for statement in statements]
        if self.facts.employer:
            name = rf"(?<!\w){re.escape(self.facts.employer.value)}(?!\w)"
            spans += [Span(*match.span()) for match in re.finditer(name, posting.prose)]
        return Cover(spans)


def _is_data(posting: Posting, name: str, span: Span) -> bool:
    block = posting.block_at(span.start)
    return block is not None and block.kind == "field" and name not in _SHOWN_FIELDS
