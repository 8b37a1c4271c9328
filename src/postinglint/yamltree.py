"""YAML as a tree of text with positions: what rule files, settings and front matter need.

Every scalar stays the string it was written as (`NO` is not false, `0.10` is not 0.1); whoever
reads a field gives it its type. Anchors, aliases and tags' powers are left out on purpose: input
may come from strangers.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import yaml

from postinglint.errors import UserError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 40


class Scalar(NamedTuple):
    """A string. `start` and `end` are offsets that include quotes; `line`, `column` from 1."""

    value: str
    start: int
    end: int
    line: int
    column: int


class Sequence(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    start: int
    end: int
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys, each once and each a string, with their values, in the order written."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    start: int
    end: int
    line: int
    column: int


Node = Scalar | Sequence | Mapping
Step = str | int
"""A key of a mapping, or a position in a list; a tuple of steps leads to a node."""
Locate = Callable[[tuple[Step, ...]], str]
"""From a path into data to `line:column`: of the key, where the path ends in one."""
Plain = str | list["Plain"] | dict[str, "Plain"]


def parse(text: str) -> Node:
    """The tree of one YAML document; an empty document is an empty mapping.

    Raises:
        UserError: The text is not YAML, or uses what is left out; `where` is `line:column`.
    """
    try:
        return _Tree().build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise UserError(f"not valid YAML: {error.problem or error.context}", place) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise UserError(f"not valid YAML: {' '.join(str(error).split())}", "1:1") from error


def plain(node: Node) -> Plain:
    """The tree as strings, lists and dicts."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.value: plain(value) for key, value in node.pairs}


def at(node: Node, path: Iterable[Step]) -> Node:
    """The node that `path` (keys and list positions) leads to, or the last one it can reach."""
    for step in path:
        match node:
            case Sequence() if isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            case Mapping():
                values = [value for key, value in node.pairs if key.value == step]
                if not values:
                    return node
                node = values[0]
            case _:
                return node
    return node


def key_of(node: Node, name: str) -> Scalar | None:
    """The key `name` of a mapping, as a place to point at."""
    if isinstance(node, Mapping):
        return next((key for key, _ in node.pairs if key.value == name), None)
    return None


class _Tree:
    """Builds the tree from parser events, without recursion, so that depth cannot hurt."""

    def __init__(self) -> None:
        self._open: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
        self._root: Node | None = None

    def build(self, events: Iterable[yaml.Event]) -> Node:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                _refuse_anchor(event)
                self._add(Scalar(event.value, *_span(event, event)))
            elif isinstance(event, yaml.CollectionStartEvent):
                _refuse_anchor(event)
                if len(self._open) == _DEEPEST:
                    raise UserError(f"nested more than {_DEEPEST} levels deep", _place(event))
                self._open.append((event, []))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._add(_collection(*self._open.pop(), event))
            elif isinstance(event, yaml.AliasEvent):
                _refuse_anchor(event)
        return self._root or Mapping((), 0, 0, 1, 1)

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1][1].append(node)
        elif self._root is None:
            self._root = node
        else:
            raise UserError("more than one YAML document", f"{node.line}:{node.column}", "keep one")


def _refuse_anchor(event: yaml.NodeEvent) -> None:
    if event.anchor:
        raise UserError(
            "anchors and aliases are not read here", _place(event), "write the value out"
        )


def _collection(
    opening: yaml.CollectionStartEvent, nodes: list[Node], closing: yaml.CollectionEndEvent
) -> Node:
    span = _span(opening, closing)
    if isinstance(opening, yaml.SequenceStartEvent):
        return Sequence(tuple(nodes), *span)
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        where = f"{key.line}:{key.column}"
        if not isinstance(key, Scalar):
            raise UserError("a key must be text", where)
        if key.value in pairs:
            first = pairs[key.value][0].line
            raise UserError(f"'{key.value}' is already given in line {first}", where, "keep one")
        pairs[key.value] = (key, value)
    return Mapping(tuple(pairs.values()), *span)


def _span(first: yaml.Event, last: yaml.Event) -> tuple[int, int, int, int]:
    """Start, end, line and column of what two events enclose."""
    start, end = first.start_mark, last.end_mark
    if start is None or end is None:  # libyaml always sets them; the types cannot say so
        return (0, 0, 1, 1)
    return (start.index, end.index, start.line + 1, start.column + 1)


def _place(event: yaml.Event) -> str:
    *_, line, column = _span(event, event)
    return f"{line}:{column}"
