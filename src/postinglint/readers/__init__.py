"""Readers: from a file's bytes to a Posting."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath

from postinglint.errors import UserError
from postinglint.model import Posting
from postinglint.readers.decode import decode
from postinglint.sourcemap import Source

Reader = Callable[[str, Source], Posting]

# One line per format: suffix, module. A module is imported when its first file is read.
READERS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
}


def suffixes() -> tuple[str, ...]:
    """The suffixes of files that can be read."""
    return tuple(suffix for suffix in READERS if suffix)


def reader_for(path: str) -> Reader:
    """The reader for a file of this name; a name without a suffix stands for plain text.

    Raises:
        UserError: No reader knows the suffix.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in READERS:
        hint = f"these can be read: {', '.join(suffixes())}"
        raise UserError(f"no reader for '{suffix}' files", path, hint)
    reader: Reader = import_module(f"{__name__}.{READERS[suffix]}").read
    return reader


def read(path: str, data: bytes) -> Posting:
    """The posting in `data`; `path` names its format by its suffix.

    Raises:
        UserError: The data is no text, of no known format, or nothing stands in it.
    """
    reader = reader_for(path)
    source, notes = decode(path, data)
    posting = reader(path, source)
    if not posting.prose.strip():
        raise UserError("is empty: there is no posting to judge", path)
    return replace(posting, notes=notes + posting.notes) if notes else posting
