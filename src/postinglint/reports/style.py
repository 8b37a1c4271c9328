"""How a report may look: colour and width, and safe ways to show a stranger's text."""

import unicodedata
from dataclasses import dataclass

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "rule": "1",
    "faint": "2",
    "good": "1;32",
}
# Left-to-right and right-to-left overrides can make a line read as what it is not.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_KEPT = frozenset("\u200d\ufe0f\u00ad")


@dataclass(frozen=True, slots=True)
class Style:
    """Whether to colour, and how many columns there are."""

    colour: bool = False
    width: int = 100

    def paint(self, text: str, role: str) -> str:
        """`text` in the colour of its role, if colours are wanted."""
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.colour and text else text


def harmless(text: str) -> str:
    """`text` with every control character shown, none sent: safe for a terminal."""
    return "".join(_shown(char) for char in text) if not text.isprintable() else text


def _shown(char: str) -> str:
    if char == "\t":
        return " "
    if char in _KEPT or unicodedata.category(char) not in _UNSAFE:
        return char
    code = ord(char)
    return chr(0x2400 + code) if code < 0x20 else f"<U+{code:04X}>"


def columns(text: str) -> int:
    """Terminal columns that `text` takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - only for lines that need it

    return max(wcswidth(text), 0)


def counted(number: int, noun: str) -> str:
    """A number of things: `1 posting`, `3 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
