"""The command line: thin. Flags in, a report and an exit code out."""

import os
import sys
import traceback

import click

from postinglint import __version__
from postinglint.cli.check import check
from postinglint.cli.facts import facts
from postinglint.cli.options import complain
from postinglint.cli.rules import rules
from postinglint.errors import UserError

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=_HELP)
@click.version_option(__version__, "-V", "--version", prog_name="postinglint")
def postinglint() -> None:
    """Check job postings: required elements, exclusionary wording, readability.

    \b
    Examples:
      postinglint check postings/             every posting in a folder
      postinglint check job.md --format json  a report for programs
      postinglint facts job.md                what the posting states, as read
      postinglint rules show pay/missing      a rule, its reason and its sources
    """


postinglint.add_command(check)
postinglint.add_command(facts)
postinglint.add_command(rules)


def main() -> None:
    """Run the program; exit with 0 (clean), 1 (findings) or 2 (could not check)."""
    try:
        code = postinglint(prog_name="postinglint", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except UserError as error:
        complain(error)
        code = 2
    except click.ClickException as error:
        complain(f"{error.format_message()}\n  `postinglint --help` shows how it is used")
        code = 2
    except click.Abort:
        code = 130
    except OSError as error:  # a full disk, mostly
        complain(f"cannot go on: {error.strerror}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 2
    except Exception:  # noqa: BLE001 - a crash must not look like findings
        traceback.print_exc()
        complain("this is a defect of postinglint; please report it")
        code = 2
    sys.exit(code)
