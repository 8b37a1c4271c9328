"""From what was named on the command line to files: the one module that walks folders."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic, iglob
from pathlib import Path
from typing import TYPE_CHECKING

from postinglint.errors import UserError
from postinglint.readers import suffixes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SKIPPED = frozenset({".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class _Ignore:
    """Patterns, and the folder they count from."""

    folder: Path
    spec: "GitIgnoreSpec"

    @classmethod
    def of(cls, folder: Path, lines: Sequence[str]) -> "_Ignore":
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - slow, and single files need none

        return cls(folder, GitIgnoreSpec.from_lines(lines))

    def says(self, path: Path, *, folder: bool) -> bool | None:
        """Whether to leave `path` out; None where no pattern speaks of it."""
        try:
            inside = path.relative_to(self.folder).as_posix()
        except ValueError:
            return None
        return self.spec.check_file(f"{inside}/" if folder else inside).include


def files(
    named: Sequence[str], exclude: Sequence[str] = (), root: Path | None = None
) -> Iterator[Path]:
    """The files that `named` (files, folders, globs) stand for, each once, in a steady order.

    A file that is named itself is always taken. Folders are searched for the formats that have a
    reader, less what a .gitignore or `exclude` (patterns counted from `root`) leaves out.

    Raises:
        UserError: A name stands for nothing, or a folder cannot be read.
    """
    base = (root or Path.cwd()).resolve()
    seen: set[Path] = set()
    for name in named:
        for path in _expand(name):
            found = _walk(path, base, exclude) if path.is_dir() else iter((path,))
            for one in found:
                key = one.resolve()
                if key not in seen:
                    seen.add(key)
                    yield one


def _expand(name: str) -> list[Path]:
    path = Path(name)
    if path.exists():
        return [path]
    # Path.glob takes no absolute patterns.
    matches = sorted(iglob(name, recursive=True)) if has_magic(name) else []  # noqa: PTH207
    if not matches:
        what = "matches no file" if has_magic(name) else "there is no such file or folder"
        raise UserError(what, name)
    return [Path(match) for match in matches]


def _walk(top: Path, base: Path, exclude: Sequence[str]) -> Iterator[Path]:
    """The files below `top` that have a reader and are not ignored."""
    ignores = _ignores_above(top.resolve())
    own = [_Ignore.of(base, exclude)] if exclude else []
    pending: list[tuple[Path, list[_Ignore]]] = [(top, ignores)]
    while pending:
        folder, rules = pending.pop()
        real = folder.resolve()
        rules = rules + _ignore_in(real)
        below: list[Path] = []
        for entry in _entries(folder):
            path = Path(entry.path)
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name in _SKIPPED or (is_folder and entry.name.startswith(".")):
                continue
            if _left_out(real / entry.name, [*rules, *own], folder=is_folder):
                continue
            if is_folder:
                below.append(path)
            elif path.is_file() and path.suffix.lower() in suffixes():
                yield path
        pending.extend((path, rules) for path in reversed(below))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(folder)) from error


def _left_out(path: Path, ignores: Sequence[_Ignore], *, folder: bool) -> bool:
    """Whether the last word that is said of `path` leaves it out."""
    said = [word for one in ignores if (word := one.says(path, folder=folder)) is not None]
    return bool(said) and said[-1]


def _ignores_above(folder: Path) -> list[_Ignore]:
    """The .gitignore files that a repository has above `folder`."""
    above = [folder, *folder.parents]
    tops = [index for index, one in enumerate(above) if (one / ".git").exists()]
    if not tops:
        return []
    return [ignore for one in reversed(above[1 : tops[0] + 1]) for ignore in _ignore_in(one)]


def _ignore_in(folder: Path) -> list[_Ignore]:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [_Ignore.of(folder, lines)]
