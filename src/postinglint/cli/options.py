"""Options that commands share, and how the terminal is to be treated."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar

import click

from postinglint import config
from postinglint.errors import UserError
from postinglint.inputs import Input
from postinglint.packs import Rule, load
from postinglint.reports.style import Style, harmless

T = TypeVar("T")
Colour = Literal["auto", "always", "never"]
_MANY = 25
"""Inputs from which a progress bar is worth showing."""

config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Settings to use, instead of the nearest .postinglint.yaml or pyproject.toml.",
)
pack_option = click.option(
    "--rules",
    "packs",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder of further rules. May be repeated.",
)
stdin_option = click.option(
    "--stdin-filename",
    default="stdin",
    show_default=True,
    metavar="NAME",
    help="The name that standard input is reported under; its suffix tells the format.",
)
force_exclude_option = click.option(
    "--force-exclude",
    is_flag=True,
    help="Leave out what settings or a .gitignore exclude, even if it is named.",
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the report to FILE instead of standard output.",
)
colour_option = click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours in the report. NO_COLOR and FORCE_COLOR are obeyed.",
)


def settings_for(path: Path | None) -> config.Found:
    """The settings of the run: those in `path`, or else the nearest."""
    return config.load(path) if path else config.find(Path.cwd())


def all_rules(
    found: config.Found, packs: Sequence[Path], *, examples: bool = True
) -> tuple[Rule, ...]:
    """The built-in rules with those of the packs in the settings and on the command line."""
    folders = [*(found.folder / pack for pack in found.settings.packs), *packs]
    return load(folders, examples=examples)


@contextmanager
def blaming(found: config.Found) -> Iterator[None]:
    """Gives an error about what settings name the file of these settings."""
    try:
        yield
    except UserError as error:
        where = config.shown(found.path) if found.path else ""
        raise UserError(error.what, where, error.hint) from error


def style_for(colour: Colour, output: Path | None) -> Style:
    """How to print, by the flags, the environment and what standard output is."""
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    if colour == "auto":
        if os.environ.get("NO_COLOR"):
            wanted = False
        elif os.environ.get("FORCE_COLOR"):
            wanted = True
        else:
            wanted = terminal and os.environ.get("TERM") != "dumb"
    else:
        wanted = colour == "always"
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    return Style(wanted, min(width, 120))


def spare(inputs: Iterable[Input], output: Path | None) -> None:
    """See to it that the report does not replace a posting.

    Raises:
        UserError: `output` is one of the inputs.
    """
    for one in inputs:
        if output and one.path and output.resolve() == one.path.resolve():
            raise UserError("is a posting, and would be overwritten", str(output))


def emit(text: str, output: Path | None = None) -> None:
    """Write text where it is wanted, as UTF-8 whatever the terminal's locale."""
    if output is not None:
        try:
            output.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UserError(f"cannot be written: {error.strerror}", str(output)) from error
        return
    if sys.stdout is None:
        raise UserError("standard output is closed", hint="name a file with --output")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader of our output, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)


def complain(sentence: object) -> None:
    """Say on standard error what is wrong; names in it may be a stranger's."""
    lines = [harmless(line) for line in f"postinglint: {sentence}".split("\n")]
    click.echo("\n".join(lines), err=True)


@contextmanager
def progress(items: Iterable[T], length: int, label: str) -> Iterator[Iterable[T]]:
    """`items`, with a bar on standard error where that is a terminal and the work is long."""
    if length < _MANY or not sys.stderr.isatty():
        yield items
        return
    with click.progressbar(items, length=length, label=label, file=sys.stderr) as bar:
        yield bar
