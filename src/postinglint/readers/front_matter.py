"""Front matter: YAML between lines of three hyphens at the very top."""

import re
from dataclasses import dataclass

from postinglint.model import Field
from postinglint.readers.build import ProseBuilder

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says, and where the body begins. Without front matter: nothing, at 0."""

    end: int = 0
    fields: tuple[Field, ...] = ()
    notes: tuple[str, ...] = ()


def read(text: str, builder: ProseBuilder) -> FrontMatter:
    """Lay down the values of the front matter of `text`, if it has one, as blocks."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return FrontMatter()
    from postinglint.readers import yaml_values  # noqa: PLC0415 - YAML is slow to import

    values = yaml_values.lay_down(text, opening.end(), closing.start(), builder)
    return FrontMatter(closing.end(), *values) if values else FrontMatter()
