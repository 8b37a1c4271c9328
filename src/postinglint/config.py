"""Settings: the nearest `.postinglint.yaml` or `[tool.postinglint]` of a pyproject.toml."""

import os
import re
import tomllib
from pathlib import Path
from typing import Literal

from msgspec import Struct

from postinglint import typed
from postinglint.errors import UserError
from postinglint.model import Severity

OWN = ".postinglint.yaml"
MISSPELT = ".postinglint.yml"
SHARED = "pyproject.toml"
_HOLDS_OURS = re.compile(
    r"^[ \t]*\[?[ \t]*[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?postinglint(?![\w-])", re.MULTILINE
)
_TOML_KEY = re.compile(r'[\w-]+|"[^"]*"|\'[^\']*\'')
_TOML_KEYS = re.compile(
    rf"\s*(?P<header>\[\s*)?(?P<keys>(?:{_TOML_KEY.pattern})(?:\s*\.\s*(?:{_TOML_KEY.pattern}))*)"
    r"\s*(?(header)\]|=)"
)
FailOn = Literal["error", "warning", "note", "never"]


class Settings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a project wants of the linter.

    `select` and `ignore` name rules or themes. `severity` changes that of rules or themes. `packs`
    are folders of further rules, relative to the settings file. `exclude` are patterns, as in a
    .gitignore, of files to leave out of folders and globs. `fail-on` is the least severity
    that makes a run fail.
    """

    select: list[str] = []
    ignore: list[str] = []
    severity: dict[str, Severity] = {}
    packs: list[str] = []
    exclude: list[str] = []
    fail_on: FailOn = "error"


class Found(Struct, frozen=True):
    """Settings, and the folder of the file that they stand in (which paths are relative to)."""

    settings: Settings
    folder: Path
    path: Path | None = None


def find(start: Path) -> Found:
    """The nearest settings in `start` or a folder above it; the defaults where there are none.

    Raises:
        UserError: The nearest settings are not valid, or two files of one folder both hold some.
    """
    for folder in (start, *start.parents):
        own, shared = folder / OWN, folder / SHARED
        has_own = _is_ours(folder)
        has_shared = _is_file(shared) and _has_table(shared)
        if has_own and has_shared:
            raise UserError(
                f"both {OWN} and [tool.postinglint] of {SHARED} hold settings",
                str(folder),
                "keep one of the two",
            )
        if has_own:
            return load(own)
        if has_shared:
            return load(shared)
    return Found(Settings(), start)


def load(path: Path) -> Found:
    """The settings in the file at `path`, by its suffix TOML or YAML.

    Raises:
        UserError: The file cannot be read, or its settings are not valid.
    """
    name = shown(path)
    if path.suffix == ".toml":
        text = _read(path)
        table = _tool_table(path)
        if table is None:
            raise UserError("holds no [tool.postinglint]", name)
        settings = typed.convert(table, Settings, name, lambda steps: _toml_place(text, steps))
    else:
        settings = typed.from_yaml(_read(path), Settings, name)
    return Found(settings, path.parent, path)


def _is_ours(folder: Path) -> bool:
    """Whether `folder` has settings of our own; a name that is nearly ours is an error."""
    own, misspelt = folder / OWN, folder / MISSPELT
    if _is_file(misspelt):
        raise UserError("is not read under this name", shown(misspelt), f"rename it to {OWN}")
    if not _is_file(own) and os.path.lexists(own):
        raise UserError("is not a file: settings are read from one", shown(own))
    return _is_file(own)


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml has our table. Broken, it is other tools' concern unless it has."""
    try:
        return _tool_table(path) is not None
    except UserError:
        raw = path.read_bytes() if os.access(path, os.R_OK) else b""
        if _HOLDS_OURS.search(raw.decode("utf-8", "replace")):
            raise
        return False


def _tool_table(path: Path) -> object:
    """`[tool.postinglint]` of a TOML file, or None where it has no such table."""
    text = _read(path)
    try:
        tool = tomllib.loads(text).get("tool")
    except RecursionError as error:
        raise UserError("not valid TOML: nested too deeply", shown(path)) from error
    except ValueError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        last = len(text.splitlines()) or 1  # "at end of document"
        where = f"{shown(path)}:{at[1]}:{at[2]}" if at else f"{shown(path)}:{last}"
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise UserError(f"not valid TOML: {what}", where) from error
    return tool.get("postinglint") if isinstance(tool, dict) else None


def _toml_place(text: str, steps: tuple[str | int, ...]) -> str:
    """`line:column` of the key that `steps` lead to; tomllib gives values without positions."""
    wanted = ["tool", "postinglint", *(step for step in steps if isinstance(step, str))]
    table: list[str] = []
    best, depth = "1:1", 0
    for number, line in enumerate(text.splitlines(), 1):
        match = _TOML_KEYS.match(line)
        if match is None:
            continue
        keys = [one.strip("\"'") for one in _TOML_KEY.findall(match["keys"])]
        if match["header"]:
            table = keys
        else:
            keys = [*table, *keys]
        if len(keys) > depth and keys == wanted[: len(keys)]:
            best, depth = f"{number}:{match.start('keys') + 1}", len(keys)
    return best


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UserError(f"cannot be read: {reason}", shown(path)) from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above may not be looked into
        return False


def shown(path: Path) -> str:
    """The path as the user would write it: relative, where it lies below the working folder."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
