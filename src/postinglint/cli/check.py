"""`postinglint check`: judge postings by the rules."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from postinglint.cli import options
from postinglint.config import FailOn
from postinglint.engine import Judge
from postinglint.errors import UserError
from postinglint.findings import Checked, Failure, Report
from postinglint.inputs import Input, gather, postings
from postinglint.model import Posting
from postinglint.packs import digest
from postinglint.reports import FORMATS
from postinglint.select import choose, severities


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-f", "--format", "format_", type=click.Choice(list(FORMATS)), default="text",
              show_default=True, help="The kind of report.")  # fmt: skip
@options.output_option
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules or themes.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules or themes.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]),
              help="The least severity to exit with 1 for. [default: error]")  # fmt: skip
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
              help="Judge for this day (YYYY-MM-DD). [default: today]")  # fmt: skip
@options.pack_option
@options.config_option
@options.force_exclude_option
@options.stdin_option
@options.colour_option
def check(  # noqa: PLR0913 - one argument for each flag
    *,
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: FailOn | None,
    as_of: datetime | None,
    packs: tuple[Path, ...],
    config_path: Path | None,
    force_exclude: bool,
    stdin_filename: str,
    colour: options.Colour,
) -> None:
    """Check postings: files, folders, globs, or - for standard input.

    Exits with 0 if nothing was found at or above --fail-on, 1 if something was, 2 if anything
    could not be checked.

    \b
    Examples:
      postinglint check job.md
      postinglint check postings/ --format json --output report.json
      postinglint check "jobs/**/*.md" --ignore readability --fail-on warning
      postinglint check job.md --as-of 2026-01-31
      cat job.md | postinglint check - --stdin-filename job.md
    """
    found = options.settings_for(config_path)
    settings = found.settings
    every = options.all_rules(found, packs, examples=False)
    with options.blaming(found):
        levels = severities(every, settings.severity)
        choose(every, settings.select, settings.ignore)
    rules = choose(every, _split(select) or settings.select, _split(ignore) or settings.ignore)
    if not rules:
        raise UserError(
            "no rule is left to judge by", hint="see --select, --ignore and the settings"
        )
    day = as_of.date() if as_of else _today()
    inputs = gather(
        paths, stdin_filename, settings.exclude, found.folder, force_exclude=force_exclude
    )
    options.spare(inputs, output)
    checked, failures = _judged(Judge(rules, day, levels), inputs)
    assumptions = () if as_of else ("Judged as of today, since no --as-of was given.",)
    report = Report(checked, failures, day, digest(rules), assumptions)
    options.emit(FORMATS[format_](report, options.style_for(colour, output)), output)
    if format_ != "text" or output:  # where they do not stand before the reader's eyes anyway
        for failure in failures:
            options.complain(failure.message)
    sys.exit(_exit_code(report, fail_on or settings.fail_on))


def _judged(
    judge: Judge, inputs: Sequence[Input]
) -> tuple[tuple[Checked, ...], tuple[Failure, ...]]:
    """Every input judged, or the reason why it could not be."""
    checked: list[Checked] = []
    failures: list[Failure] = []
    with options.progress(postings(inputs), len(inputs), "Checking") as read:
        for one in read:
            outcome = one if isinstance(one, Failure) else _outcome(judge, one)
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                checked.append(outcome)
    return tuple(checked), tuple(failures)


def _outcome(judge: Judge, posting: Posting) -> Checked | Failure:
    try:
        return judge.check(posting)
    except UserError as error:
        return Failure(posting.path, str(error))


def _exit_code(report: Report, fail_on: FailOn) -> int:
    if report.failures:
        return 2
    return int(fail_on != "never" and report.fails(fail_on))


def _split(names: Sequence[str]) -> list[str]:
    """Names given one by one or joined by commas."""
    return [name.strip() for joined in names for name in joined.split(",") if name.strip()]


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
