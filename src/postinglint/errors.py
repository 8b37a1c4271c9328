"""What a user did that we cannot work with, said so that they can mend it."""


class UserError(Exception):
    """Bad input: one clear sentence, the place it stands, and the remedy.

    Args:
        what: The sentence, without a full stop.
        where: `file`, `file:line` or `file:line:column`, if it has a place.
        hint: What to do about it, if we can tell.
    """

    def __init__(self, what: str, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f"\n  {self.hint}" if self.hint else ""
        return f"{place}{self.what}{remedy}"
