"""Readers: from a file's bytes to a Posting."""

from postinglint.model import Posting
from postinglint.readers import text
from postinglint.sourcemap import Source


def read(path: str, data: bytes) -> Posting:
    """The posting in `data`. Provisional."""
    return text.read(path, Source(data.decode("utf-8")))
