"""Whether a sentence names a benefit that the employer offers."""

from typing import Final

from postinglint.facts.statements.sentences import Sentence

_ELSEWHERE: Final = frozenset({"duties", "requirements", "nice_to_have", "about"})
_ENTRY: Final = 160
"""A text no longer than this that names a benefit is an entry of a list, not a story."""


def offered(said: Sentence) -> bool:
    """Whether a sentence offers at least one benefit by its name."""
    sure, maybe = said.groups.get("ben_sure", 0), said.groups.get("ben_maybe", 0)
    if said.block.kind == "heading" or said.has("ben_none"):
        return False
    story = said.any("ben_business", "begins_duty")
    entry = len(said.text) <= _ENTRY
    if said.has("ben_sure_offer") or said.section == "benefits":
        return sure > 1 if story else sure > 0 or (maybe > 1 and entry)
    if story:
        return False
    if sure:
        return entry or said.has("ben_offer")
    listed = said.has("ben_offer") or said.block.kind == "item"
    return maybe > 2 and entry and listed and said.section not in _ELSEWHERE
