"""Why some data is not what was declared, in a sentence that names the remedy."""

import difflib
import re

from msgspec import inspect

from postinglint.errors import UserError
from postinglint.yamltree import Locate, Step

_FIELD = re.compile(r"`([^`]*)`")


def explain(
    what: str, path: tuple[Step, ...], kind: object, name: str, locate: Locate
) -> UserError:
    """What msgspec says in `what` about the value at `path`, as a sentence with a remedy."""
    found = _FIELD.findall(what)
    where = _type_at(inspect.type_info(kind), path)
    if "unknown field" in what:
        fields = _fields(where)
        near = difflib.get_close_matches(found[0], fields, 1)
        hint = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(fields)}"
        place = locate((*path, found[0]))
        return UserError(f"unknown key '{found[0]}'{_inside(path)}", f"{name}:{place}", hint)
    if "missing required field" in what:
        place = locate(path)
        return UserError(f"'{found[0]}' is missing{_inside(path)}", f"{name}:{place}")
    choices = [str(value) for value in _choices(where)]
    hint = f"expected one of: {', '.join(choices)}" if choices else ""
    field = ".".join(str(step) for step in path) or "the file"
    sentence = what[:1].lower() + what[1:].replace("`", "")
    return UserError(f"{field}: {sentence}", f"{name}:{locate(path)}", hint)


def _inside(path: tuple[Step, ...]) -> str:
    return f" in '{path[0]}'" if path else ""


def _type_at(kind: inspect.Type, path: tuple[Step, ...]) -> inspect.Type:
    """The declared type that a path leads to, as far as it can be followed."""
    for step in path:
        for option in _options(kind):
            if isinstance(option, inspect.StructType) and step == option.tag_field:
                kind = inspect.LiteralType(_tags(kind))
                break
            if isinstance(option, inspect.StructType) and step in _fields(option):
                kind = next(field.type for field in option.fields if field.encode_name == step)
                break
            if isinstance(option, inspect.ListType) and isinstance(step, int):
                kind = option.item_type
                break
            if isinstance(option, inspect.DictType):
                kind = option.value_type
                break
    return kind


def _tags(kind: inspect.Type) -> tuple[str | int, ...]:
    """What tells the structs of a union apart: no field of theirs declares it."""
    structs = [option for option in _options(kind) if isinstance(option, inspect.StructType)]
    return tuple(struct.tag for struct in structs if struct.tag is not None)


def _options(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    return kind.types if isinstance(kind, inspect.UnionType) else (kind,)


def _fields(kind: inspect.Type) -> list[str]:
    structs = [option for option in _options(kind) if isinstance(option, inspect.StructType)]
    names = [field.encode_name for struct in structs for field in struct.fields]
    return sorted({*names, *(struct.tag_field for struct in structs if struct.tag_field)})


def _choices(kind: inspect.Type) -> list[object]:
    literals = [option for option in _options(kind) if isinstance(option, inspect.LiteralType)]
    return [value for literal in literals for value in literal.values]
