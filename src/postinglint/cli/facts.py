"""`postinglint facts`: what a posting states, as it was read."""

import sys
from pathlib import Path

import click

from postinglint.cli import options
from postinglint.facts import look
from postinglint.facts.kinds import Facts
from postinglint.findings import Failure
from postinglint.inputs import gather, postings
from postinglint.model import Posting
from postinglint.reports import facts_text, facts_v1


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="For people, or for programs.")  # fmt: skip
@options.output_option
@options.config_option
@options.force_exclude_option
@options.stdin_option
@options.colour_option
def facts(  # noqa: PLR0913 - one argument for each flag
    *,
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    config_path: Path | None,
    force_exclude: bool,
    stdin_filename: str,
    colour: options.Colour,
) -> None:
    """Show what postings state, each fact with the words that it was read from.

    This is how to see why a rule spoke, or did not.

    \b
    Examples:
      postinglint facts job.md
      postinglint facts postings/ --format json
    """
    found = options.settings_for(config_path)
    inputs = gather(
        paths, stdin_filename, found.settings.exclude, found.folder, force_exclude=force_exclude
    )
    options.spare(inputs, output)
    stated: list[tuple[Posting, Facts]] = []
    failures: list[Failure] = []
    with options.progress(postings(inputs), len(inputs), "Reading") as read:
        for one in read:
            if isinstance(one, Failure):
                failures.append(one)
            else:
                stated.append((one, look(one)))
    if format_ == "json":
        text = facts_v1.render(stated)
    else:
        text = facts_text.render(stated, options.style_for(colour, output))
    options.emit(text, output)
    for failure in failures:
        options.complain(failure.message)
    sys.exit(2 if failures else 0)
