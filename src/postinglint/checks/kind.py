"""What every kind of rule offers: the fields of its files, and a way to run its rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from postinglint.context import Context
from postinglint.model import Span
from postinglint.rulefile import RuleFile

F = TypeVar("F", bound=RuleFile)


@dataclass(frozen=True, slots=True)
class Hit:
    """All that a check may say: where, with which words for the message, and what to use instead.

    Without a `span` something is missing, or the whole posting is meant.
    """

    span: Span | None
    values: dict[str, str] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered(Generic[F]):
    """A rule's file, and the place of the rule among all rules of the run.

    Of a `proven` rule the tests of this project have shown that it can work, so that checks may
    put off what is slow to make ready until it is needed.
    """

    number: int
    file: F
    proven: bool = False


class OverrunError(Exception):
    """A rule took too long on a posting."""

    def __init__(self, number: int, seconds: float) -> None:
        super().__init__(f"rule {number} took longer than {seconds:g} s")
        self.number = number
        self.seconds = seconds


Runner = Callable[[Context], Iterator[tuple[int, Hit]]]
"""Yields the number of a rule with each of its hits. May raise `OverrunError`."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[F]):
    """A kind of rule.

    `prepare` readies all rules of this kind together, so that one pass over the text may serve
    them all; it raises ValueError, with the field and a sentence (`terms.3: …`), for a rule that
    cannot work. `values` gives
    the names that a rule's messages may use. Of kinds that judge `wording`, one stretch of text
    gets at most one finding.
    """

    file: type[F]
    prepare: Callable[[Sequence[Numbered[F]]], Runner]
    values: Callable[[F], frozenset[str]]
    wording: bool = False


@contextmanager
def blamed(field_name: str) -> Iterator[None]:
    """Puts the field (`unless`, `terms.3`) before the sentence of a ValueError."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{field_name}: {error}") from error


def known(field_name: str, name: str, table: Mapping[str, object]) -> str:
    """`name`, if the table has it.

    Raises:
        ValueError: It has not.
    """
    if name not in table:
        raise ValueError(
            f"{field_name}: '{name}' is not known; expected one of: {', '.join(table)}"
        )
    return name
