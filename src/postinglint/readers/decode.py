"""From bytes to text, so that every byte can be found again."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from postinglint.errors import UserError
from postinglint.sourcemap import Source

_UTF16 = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
_UTF32 = (BOM_UTF32_LE, BOM_UTF32_BE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.1
"""The share of control characters above which data is no text. Compressed data has more."""
_SAVE_AS_UTF8 = "save it as UTF-8"


def decode(path: str, data: bytes) -> tuple[Source, tuple[str, ...]]:
    """The text in `data`, and what had to be assumed to read it.

    Raises:
        UserError: The data is no text.
    """
    if data.startswith(_UTF32):
        raise UserError(
            "is UTF-32 (by its byte order mark), which is not read", path, _SAVE_AS_UTF8
        )
    source, notes = _decoded(path, data)
    if "\0" in source.text:
        raise _no_text(path, "it holds NUL characters")
    if sum(1 for _ in _CONTROL.finditer(source.text)) > _MOST_CONTROLS * len(source.text):
        raise _no_text(path, "it is full of control characters")
    return source, notes


def _decoded(path: str, data: bytes) -> tuple[Source, tuple[str, ...]]:
    encoding = _UTF16.get(data[:2])
    if encoding:
        try:
            return Source(data[2:].decode(encoding), encoding, 2), ()
        except UnicodeDecodeError as error:
            raise UserError("is not valid UTF-16", path, _SAVE_AS_UTF8) from error
    if b"\0" in data:
        raise _no_text(path, "it holds NUL bytes")
    skipped = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
    try:
        return Source(data[skipped:].decode("utf-8"), "utf-8", skipped), ()
    except UnicodeDecodeError:
        text = _windows_1252(data[skipped:])
        note = "read as Windows-1252, since it is not valid UTF-8"
        return Source(text, "cp1252", skipped), (note,)


def _no_text(path: str, why: str) -> UserError:
    return UserError(f"is not text: {why}", path, _SAVE_AS_UTF8)


def _windows_1252(data: bytes) -> str:
    """The text; the five bytes that mean nothing there stand for themselves, as on the web."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            bytes([byte]).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252")
            for byte in data
        )
