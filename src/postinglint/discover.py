"""From what was named on the command line to files: the one module that walks folders."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic, iglob
from itertools import pairwise
from pathlib import Path, PurePath
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


class _Rules:
    """What .gitignore files and `exclude` leave out. Each .gitignore is read once."""

    def __init__(self, base: Path, exclude: Sequence[str]) -> None:
        self._own = [_Ignore.of(base, exclude)] if exclude else []
        self._read: dict[Path, list[_Ignore]] = {}

    def within(self, folder: Path) -> list[_Ignore]:
        """The .gitignore file in `folder`, if it has one."""
        if folder not in self._read:
            try:
                text = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace")
            except OSError:
                self._read[folder] = []
            else:
                self._read[folder] = [_Ignore.of(folder, text.splitlines())]
        return self._read[folder]

    def above(self, folder: Path) -> list[_Ignore]:
        """The .gitignore files that a repository has above `folder`."""
        top = _repository(folder)
        if top is None:
            return []
        return [one for parent in _down_to(top, folder)[:-1] for one in self.within(parent)]

    def leave_out(self, path: Path, ignores: Sequence[_Ignore], *, folder: bool) -> bool:
        """Whether the last word that is said of `path` leaves it out."""
        every = [*ignores, *self._own]
        said = [word for one in every if (word := one.says(path, folder=folder)) is not None]
        return bool(said) and said[-1]

    def leave_out_named(self, path: Path) -> bool:
        """As a search of the repository, or else of the working folder, would come to see it."""
        real = path.parent.resolve() / path.name
        working = Path.cwd().resolve()
        top = _repository(real.parent) or (working if working in real.parents else real.parent)
        steps = [*_down_to(top, real.parent), real]
        ignores: list[_Ignore] = []
        for folder, step in pairwise(steps):
            ignores += self.within(folder)
            if self.leave_out(step, ignores, folder=step != real or _is(path, Path.is_dir)):
                return True
        return False


def files(
    named: Sequence[str],
    exclude: Sequence[str] = (),
    root: Path | None = None,
    *,
    force_exclude: bool = False,
) -> Iterator[Path]:
    """The files that `named` (files, folders, globs) stand for, each once, in a steady order.

    Folders are searched for the formats that have a reader, less what a .gitignore or `exclude`
    (patterns counted from `root`) leaves out; so are the matches of a glob. A file that is named
    itself is always taken, unless `force_exclude` asks to leave it out like the others.

    Raises:
        UserError: A name stands for nothing, or a folder cannot be read.
    """
    rules = _Rules((root or Path.cwd()).resolve(), exclude)
    seen: set[str] = set()
    for name in named:
        for path in _expand(name, rules, force_exclude=force_exclude):
            found = _walk(path, rules) if _is(path, Path.is_dir) else iter((path,))
            for one in found:
                key = os.path.realpath(one)  # Path.resolve may raise for links that go around
                if key not in seen:
                    seen.add(key)
                    yield one


def _expand(name: str, rules: _Rules, *, force_exclude: bool) -> list[Path]:
    if not name:
        raise UserError("an empty name stands for no file or folder")
    path = Path(name)
    if _exists(path):
        return [] if force_exclude and rules.leave_out_named(path) else [path]
    # Path.glob takes no absolute patterns.
    matches = sorted(iglob(name, recursive=True)) if has_magic(name) else []  # noqa: PTH207
    if not matches:
        what = "matches no file" if has_magic(name) else "there is no such file or folder"
        raise UserError(what, name)
    skipped = _SKIPPED.difference(PurePath(name).parts)
    paths = [Path(match) for match in matches]
    return [
        one for one in paths if skipped.isdisjoint(one.parts) and not rules.leave_out_named(one)
    ]


def _exists(path: Path) -> bool:
    """Whether something stands at `path`.

    Raises:
        UserError: Nobody may look.
    """
    try:
        path.stat()
    except ValueError:  # a NUL in the name
        return False
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EINVAL):
            return False
        raise UserError(f"cannot be read: {error.strerror}", str(path)) from error
    return True


def _is(path: Path, kind: Callable[[Path], bool]) -> bool:
    """Whether `path` is of a kind, as far as one may look."""
    try:
        return kind(path)
    except OSError:
        return False


def _walk(top: Path, rules: _Rules) -> Iterator[Path]:
    """The files below `top` that have a reader and are not ignored."""
    pending: list[tuple[Path, list[_Ignore]]] = [(top, rules.above(top.resolve()))]
    while pending:
        folder, ignores = pending.pop()
        real = folder.resolve()
        ignores = ignores + rules.within(real)
        below: list[Path] = []
        for entry in _entries(folder):
            path = Path(entry.path)
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name in _SKIPPED or (is_folder and entry.name.startswith(".")):
                continue
            if rules.leave_out(real / entry.name, ignores, folder=is_folder):
                continue
            if is_folder:
                below.append(path)
            elif path.suffix.lower() in suffixes() and _is(path, Path.is_file):
                yield path
        pending.extend((path, ignores) for path in reversed(below))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(folder)) from error


def _repository(folder: Path) -> Path | None:
    """The top of the repository that `folder` belongs to."""
    above = (folder, *folder.parents)
    return next((one for one in above if _is(one / ".git", Path.exists)), None)


def _down_to(top: Path, folder: Path) -> list[Path]:
    """`top`, the folders below it that lead to `folder`, and `folder`."""
    between = [one for one in folder.parents if top in one.parents]
    return [*([top] if folder != top else []), *reversed(between), folder]
