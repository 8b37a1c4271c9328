"""The phrases by which facts are recognised: data in `words/*.txt`, one file a family.

A file is lists under names in brackets; phrases are parted by commas and line breaks, and a line
that begins with `#` is a comment. It is plainer than YAML, and read ten times as fast.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def load(family: str) -> dict[str, tuple[str, ...]]:
    """The lists in `words/<family>.txt`, by name: each a tuple of phrases."""
    text = (files("postinglint.facts") / "words" / f"{family}.txt").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            current = lists.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            current += [phrase for part in line.split(",") if (phrase := part.strip())]
    return {name: tuple(phrases) for name, phrases in lists.items()}


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first; a space stands for any run of space."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"
