"""Whether a sentence names a benefit that the employer offers."""

from collections.abc import Mapping
from typing import Final

from postinglint.model import BlockKind, SectionKind

_ELSEWHERE: Final = frozenset({"duties", "requirements", "nice_to_have", "about"})
_LIST_LIKE: Final = 160
"""A text this short that names a benefit is an entry of a list, not a story."""


def offered(
    groups: Mapping[str, int],
    text: str,
    kind: BlockKind,
    section: SectionKind | None,
) -> bool:
    """Whether a sentence offers at least one named benefit.

    Args:
        groups: How often each list of `words/benefits.yaml` was met in the sentence.
        text: The sentence, flattened.
        kind: The kind of block that the sentence stands in.
        section: The kind of section that the sentence stands in, where known.
    """
    sure, maybe = groups.get("ben_sure", 0), groups.get("ben_maybe", 0)
    if not sure and not maybe or kind == "heading" or "ben_none" in groups:
        return False
    if "ben_sure_offer" in groups or section == "benefits":
        return bool(sure or maybe > 1) and not ("ben_business" in groups and not sure)
    if "ben_business" in groups or "begins_duty" in groups or section in _ELSEWHERE:
        return False
    if sure:
        return "ben_offer" in groups or len(text) < _LIST_LIKE
    return maybe > 2 and ("ben_offer" in groups or kind == "item")
