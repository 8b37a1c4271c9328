"""Where the built-in rules stand: in the wheel, or at the top of a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from postinglint.errors import UserError


def builtin_rules() -> Traversable:
    """The folder of built-in rules.

    Raises:
        UserError: This installation has none.
    """
    # A checkout comes first: an editable install may leave a stale copy in site-packages.
    checkout = Path(__file__).parents[2] / "rules"
    if (checkout.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    packaged = files("postinglint") / "_rules"
    if packaged.is_dir():
        return packaged
    raise UserError("this copy of postinglint has no rules", hint="reinstall it")
