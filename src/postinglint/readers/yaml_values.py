"""The values of YAML as prose and fields, each with its place."""

import re

from postinglint import yamltree
from postinglint.errors import UserError
from postinglint.model import Field, Span
from postinglint.readers.build import ProseBuilder

_KEY_LINE = re.compile(r"(?<![^\r\n])([A-Za-z][\w .-]{0,40}):[ \t]+([^\r\n]*)")
_WORD = re.compile(r"\S+")


def lay_down(
    text: str, begin: int, end: int, builder: ProseBuilder
) -> tuple[tuple[Field, ...], tuple[str, ...]] | None:
    """The fields in `text[begin:end]`, and notes; None if what stands there names no values."""
    reader = _Reader(text, begin, builder)
    try:
        root = yamltree.parse(text[begin:end])
    except UserError as error:
        if not _KEY_LINE.search(text, begin, end):
            return None
        reader.lines(end)
        return tuple(reader.fields), (_broken(error),)
    if not isinstance(root, yamltree.Mapping):
        return None
    reader.tree(root)
    return tuple(reader.fields), ()


def _broken(error: UserError) -> str:
    """The note on front matter that is no YAML; its lines are counted from the file's first."""
    line = int(error.where.partition(":")[0] or 1) + 1
    reason = error.what.removeprefix("not valid YAML: ")
    return f"front matter is not valid YAML (line {line}: {reason}) and was read as lines"


class _Reader:
    """Lays down values one by one and notes the fields."""

    def __init__(self, text: str, begin: int, builder: ProseBuilder) -> None:
        self._text = text
        self._begin = begin
        self._builder = builder
        self.fields: list[Field] = []

    def tree(self, root: yamltree.Mapping) -> None:
        """Every leaf of the tree, in the order written."""
        waiting: list[tuple[str, yamltree.Node]] = [("", root)]
        while waiting:
            name, node = waiting.pop()
            match node:
                case yamltree.Scalar():
                    self._scalar(name, node)
                case yamltree.Sequence():
                    waiting.extend((name, item) for item in reversed(node.items))
                case yamltree.Mapping():
                    waiting.extend(
                        (_joined(name, key.value), value) for key, value in reversed(node.pairs)
                    )

    def lines(self, stop: int) -> None:
        """Each `key: value` line, for want of YAML."""
        for match in _KEY_LINE.finditer(self._text, self._begin, stop):
            begin, end = match.span(2)
            value = self._text[begin:end].strip()
            begin += len(self._text[begin:end]) - len(self._text[begin:end].lstrip())
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                begin, value = begin + 1, value[1:-1]
            if value.strip():
                self._field(_joined("", match[1]), [(value, begin, begin + len(value))])

    def _scalar(self, name: str, node: yamltree.Scalar) -> None:
        if node.value.strip():
            start, end = self._begin + node.start, self._begin + node.end
            self._field(name, _pieces(node.value, self._text[start:end], start))

    def _field(self, name: str, pieces: list[tuple[str, int, int]]) -> None:
        self._builder.open("field")
        spans = [self._builder.text(*piece) for piece in pieces]
        self._builder.close()
        self.fields.append(Field(name, Span(spans[0].start, spans[-1].end)))


def _joined(name: str, key: str) -> str:
    tidy = " ".join(key.lower().split())
    return f"{name}.{tidy}" if name else tidy


def _pieces(value: str, written: str, start: int) -> list[tuple[str, int, int]]:
    """The value in pieces, each with its place: whole if it stands verbatim, else by words."""
    for inset in (0, 1):
        inner = written[inset : len(written) - inset]
        if value == inner:
            return [(value, start + inset, start + inset + len(value))]
    if written[:1] in ("|", ">"):
        skipped = written.find("\n") + 1
    else:
        skipped = 1 if written[:1] in ("'", '"') else 0
    value = value.strip()
    return _by_words(value, written, start, skipped) or [(value, start, start + len(written))]


def _by_words(value: str, written: str, start: int, skipped: int) -> list[tuple[str, int, int]]:
    """Each word and each space of a folded value with its place; nothing if words differ."""
    pieces: list[tuple[str, int, int]] = []
    done = 0
    places = _WORD.finditer(written, skipped)
    for word in _WORD.finditer(value):
        place = next(places, None)
        if place is None or not place[0].startswith(word[0]):
            return []
        begin = start + place.start()
        if pieces:
            pieces.append((value[done : word.start()], pieces[-1][2], begin))
        pieces.append((word[0], begin, begin + len(word[0])))
        done = word.end()
    return pieces
