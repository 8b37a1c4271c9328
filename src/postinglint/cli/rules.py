"""`postinglint rules`: list, show and test rules."""

import sys
from pathlib import Path

import click

from postinglint import selftest
from postinglint.catalogue import describe
from postinglint.cli import options
from postinglint.errors import UserError
from postinglint.packs import load
from postinglint.reports.style import counted, harmless
from postinglint.select import choose


@click.group()
def rules() -> None:
    """List, show and test rules.

    \b
    Examples:
      postinglint rules list
      postinglint rules show gender/gendered-title
      postinglint rules test our-rules/
    """


@rules.command("list")
@options.pack_option
@options.config_option
@click.argument("names", nargs=-1, metavar="[RULE|THEME]...")
def list_(names: tuple[str, ...], packs: tuple[Path, ...], config_path: Path | None) -> None:
    """List the rules, or those of some themes, one a line: id, severity, summary."""
    found = options.settings_for(config_path)
    chosen = choose(options.all_rules(found, packs), names)
    width = max((len(rule.id) for rule in chosen), default=0)
    lines = [
        f"{rule.id:<{width}}  {rule.file.severity:<7}  {harmless(rule.file.summary)}\n"
        for rule in chosen
    ]
    options.emit("".join(lines))


@rules.command()
@options.pack_option
@options.config_option
@click.option("--source", is_flag=True, help="Show the rule files themselves.")
@click.argument("names", nargs=-1, required=True, metavar="RULE|THEME...")
def show(
    *, names: tuple[str, ...], packs: tuple[Path, ...], config_path: Path | None, source: bool
) -> None:
    """Show rules in full: the reason, the sources, what is found and what is left alone."""
    found = options.settings_for(config_path)
    chosen = choose(options.all_rules(found, packs), names)
    pages = [rule.text if source else describe(rule) for rule in chosen]
    lines = [line for page in pages for line in page.split("\n")]
    options.emit("\n".join(map(harmless, lines)) + "\n")


@rules.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[DIR]...")
def test(folders: tuple[Path, ...]) -> None:
    """Run the examples of the rules in each DIR, or of the built-in rules.

    Exits with 2, and names file and line, if a rule is not well formed or an example fails.
    """
    every = load(folders)
    own = [rule for rule in every if _stands_in(rule.path, folders)] if folders else list(every)
    if not own:
        raise UserError("no rules found", ", ".join(map(str, folders)))
    faults: list[UserError] = []
    with options.progress(own, len(own), "Testing") as testing:
        for rule in testing:
            faults += selftest.run(rule)
    for fault in faults:
        options.complain(fault)
    if faults:
        sys.exit(2)
    examples = sum(len(one.file.examples.flag) + len(one.file.examples.pass_) for one in own)
    click.echo(f"{counted(len(own), 'rule')}, {counted(examples, 'example')}: all hold")


def _stands_in(path: str, folders: tuple[Path, ...]) -> bool:
    return any(path.startswith(f"{folder}/") for folder in folders)
