"""From the names on a command line to postings, or to the reason why there is none."""

import os
import stat
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
LARGEST = 20_000_000
"""Bytes; no posting comes near."""


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
        try:
            data = _standard_input() if self.path is None else _contents(self.path)
        except UserError as error:
            raise UserError(error.what, self.name, error.hint) from error
        except OSError as error:
            raise UserError(f"cannot be read: {error.strerror}", self.name) from error
        if len(data) > LARGEST:
            raise UserError("is larger than 20 MB: that is no posting", self.name)
        return data


def _standard_input() -> bytes:
    if sys.stdin is None:  # closed by whoever started us
        raise UserError("standard input is closed: there is nothing to read")
    return sys.stdin.buffer.read(LARGEST + 1)


def _contents(path: Path) -> bytes:
    """The file's bytes, up to just above the limit. Opening a pipe or a device might never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise UserError("is not a regular file", hint="use - to read standard input")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def gather(
    named: Sequence[str],
    stdin_name: str,
    exclude: Sequence[str] = (),
    root: Path | None = None,
    *,
    force_exclude: bool = False,
) -> list[Input]:
    """The inputs that `named` stands for; `-` is standard input, to be read as `stdin_name`.

    With `force_exclude`, named files that are to be left out are, and nothing may be left.

    Raises:
        UserError: A name stands for nothing, or there is nothing to read at all.
    """
    if not stdin_name:
        raise UserError("the name to read standard input as is empty")
    inputs = [Input(stdin_name, None)] if STDIN in named else []
    paths = [name for name in named if name != STDIN]
    found = discover.files(paths, exclude, root, force_exclude=force_exclude)
    inputs += [Input(_shown(path), path) for path in found]
    if not inputs and not force_exclude:
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
