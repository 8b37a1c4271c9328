"""From the names on a command line to postings, or to the reason why there is none."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from postinglint import discover
from postinglint.errors import UserError
from postinglint.findings import Failure
from postinglint.model import Posting
from postinglint.readers import read, suffixes

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, or standard input under the name that it is given."""

    name: str
    path: Path | None

    def data(self) -> bytes:
        """Its bytes.

        Raises:
            UserError: It cannot be read.
        """
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise UserError(f"cannot be read: {error.strerror}", self.name) from error


def gather(
    named: Sequence[str], stdin_name: str, exclude: Sequence[str] = (), root: Path | None = None
) -> list[Input]:
    """The inputs that `named` stands for; `-` is standard input, to be read as `stdin_name`.

    Raises:
        UserError: A name stands for nothing, or there is nothing to read at all.
    """
    inputs = [Input(stdin_name, None)] if STDIN in named else []
    paths = [name for name in named if name != STDIN]
    inputs += [Input(_shown(path), path) for path in discover.files(paths, exclude, root)]
    if not inputs:
        raise UserError(
            "no postings found",
            ", ".join(paths),
            f"folders are searched for {', '.join(suffixes())} files that no .gitignore leaves out",
        )
    return inputs


def postings(inputs: Sequence[Input]) -> Iterator[Posting | Failure]:
    """Each input read, or the reason why it could not be."""
    for one in inputs:
        try:
            yield read(one.name, one.data())
        except UserError as error:
            yield Failure(one.name, str(error))


def _shown(path: Path) -> str:
    """The path with forward slashes; bytes in it that are no UTF-8 are replaced."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
