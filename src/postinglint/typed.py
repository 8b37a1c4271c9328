"""Text from a file into typed data, with errors that name the line, the field and the remedy."""

import re
from typing import TypeVar, get_args

import msgspec

from postinglint import yamltree
from postinglint.errors import UserError
from postinglint.yamltree import Locate, Step

T = TypeVar("T")

_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$?(?P<path>.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


def from_yaml(text: str, kind: type[T], name: str) -> T:
    """The YAML `text` of the file `name` as a `kind`.

    Raises:
        UserError: What is wrong, where (`name:line:column`), and what was expected.
    """
    try:
        tree = yamltree.parse(text)
    except UserError as error:
        raise UserError(error.what, f"{name}:{error.where}", error.hint) from error

    return convert(yamltree.plain(tree), kind, name, lambda path: _find(tree, path))


def place(text: str, name: str, path: tuple[Step, ...]) -> str:
    """`name:line:column` of what `path` leads to in the YAML `text`."""
    return f"{name}:{_find(yamltree.parse(text), path)}"


def _find(tree: yamltree.Node, path: tuple[Step, ...]) -> str:
    key = yamltree.key_of(yamltree.at(tree, path[:-1]), str(path[-1])) if path else None
    node = key or yamltree.at(tree, path)
    return f"{node.line}:{node.column}"


def convert(data: object, kind: type[T], name: str, locate: Locate) -> T:
    """Plain `data` as a `kind`; `locate` finds the place of a path in the file `name`.

    Raises:
        UserError: As `from_yaml` does.
    """
    try:
        return msgspec.convert(data, kind, strict=False)
    except msgspec.ValidationError as error:
        from postinglint.explain import explain  # noqa: PLC0415 - only when there is an error

        match = _AT.match(str(error))
        what, raw = (match["what"], match["path"] or "") if match else (str(error), "")
        path: tuple[Step, ...] = tuple(
            int(index) if index else key for key, index in _STEP.findall(raw.replace("[...]", ""))
        )
        if "[...]" in raw:
            before = raw.partition("[...]")[0].count(".")
            path = (*path[:before], *_culprit(data, path[:before], kind, error), *path[before:])
        raise explain(what, path, _meant(data, kind), name, locate) from error


def _culprit(
    data: object, path: tuple[Step, ...], kind: type[T], error: Exception
) -> tuple[Step, ...]:
    """The key of a dictionary whose value is at fault: msgspec says only that one is.

    Each entry is tried alone. Dictionaries stand at the top of the data or right below it.
    """
    entries = data[path[0]] if path and isinstance(data, dict) else data
    for key, value in entries.items() if isinstance(entries, dict) else ():
        alone = {**data, path[0]: {key: value}} if path and isinstance(data, dict) else {key: value}
        try:
            msgspec.convert(alone, kind, strict=False)
        except msgspec.ValidationError as again:
            if str(again) == str(error):
                return (key,)
    return ()


def _meant(data: object, kind: object) -> object:
    """Of a union of structs, the one that the data say they are."""
    for one in get_args(kind):
        config = getattr(one, "__struct_config__", None)
        if config and isinstance(data, dict) and data.get(config.tag_field) == config.tag:
            return one
    return kind
