"""The phrases by which facts are recognised: data in `words/*.yaml`, one file a family."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def load(family: str) -> dict[str, tuple[str, ...]]:
    """The lists in `words/<family>.yaml`, by name: each a tuple of phrases."""
    text = (files("postinglint.facts") / "words" / f"{family}.yaml").read_text(encoding="utf-8")
    lists = yaml.load(text, _LOADER)  # noqa: S506 - BaseLoader makes only strings
    return {name: tuple(phrases) for name, phrases in lists.items()}


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first; a space stands for any run of space."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"
