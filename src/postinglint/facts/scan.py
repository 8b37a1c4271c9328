"""Looking around in prose cheaply: literal anchors first, patterns only where one stands."""

import re
from collections.abc import Iterable

# A full stop ends a sentence after a word, not after an initial or "M.S."; blank lines and
# bullets end one always, and a line break before what looks like a new line.
_STOP = re.compile(
    r"\n(?=\s{0,8}[\nA-Z0-9•*·–-])|[!?;•]\s|(?<=[a-z\d)%\]]{2})\.(?=\s|[A-Z][a-z]|$)"
)


def lowered(text: str) -> str:
    """`text` in lower case, every character at its old offset."""
    # Of all characters this one alone grows a second when lowered.
    return text.replace("İ", "i").lower()


def anchors(text: str, words: Iterable[str]) -> list[int]:
    """Where any of `words` begins in `text`, in order."""
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    found.sort()
    return found


def sentence(text: str, start: int, end: int, reach: int = 200) -> tuple[int, int]:
    """The sentence around `start`..`end`, looking no further than `reach` either way."""
    begin = max(0, start - reach)
    for stop in _STOP.finditer(text, begin, start):
        begin = stop.end()
    limit = min(len(text), end + reach)
    after = _STOP.search(text, end, limit)
    return min(begin, start), after.start() if after else limit
