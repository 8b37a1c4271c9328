"""pyphen's hyphenation patterns, read a hundred times faster: each is parsed when it is needed.

pyphen parses all eleven thousand patterns of a language before it answers for the first word, which
would be a third of a cold check. A posting meets a few hundred of them.
"""

import re
from functools import cache

import pyphen

_DIGITS = re.compile(r"\d")
_LETTER = re.compile(r"(\d?)(\D?)")


class _Patterns(dict[str, tuple[int, tuple[int, ...]] | None]):
    """From the letters of a pattern to its offset and values, as pyphen's own table."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = dict(zip(_DIGITS.sub("", "\n".join(lines)).split("\n"), lines, strict=True))
        self.longest = max(map(len, self._lines))

    def get(self, key: str, _: object = None) -> tuple[int, tuple[int, ...]] | None:
        line = self._lines.get(key)
        if line is None:
            return None
        if key not in self:
            self[key] = _parse(line)
        return self[key]


def _parse(line: str) -> tuple[int, tuple[int, ...]] | None:
    """Offset and values of a pattern such as `an1t4`; None where all are zero."""
    values = [int(digit or "0") for digit, _ in _LETTER.findall(line)]
    if not any(values):
        return None
    start = next(index for index, value in enumerate(values) if value)
    end = max(index for index, value in enumerate(values) if value) + 1
    return start, tuple(values[start:end])


@cache
def prepare(language: str) -> None:
    """Make pyphen ready for `language` (`en_US`); patterns of a richer kind are left to pyphen."""
    path = pyphen.LANGUAGES[language]
    if path in pyphen.hdcache:
        return
    encoding, _, body = path.read_text(encoding="utf-8").partition("\n")
    lines = [line for line in body.split("\n") if line and not line.startswith(pyphen.ignored)]
    if encoding.strip() != "UTF-8" or "/" in body or "^" in body:
        return
    ready = pyphen.HyphDict.__new__(pyphen.HyphDict)
    ready.patterns, ready.cache = _Patterns(lines), {}
    ready.maxlen = ready.patterns.longest
    pyphen.hdcache[path] = ready
