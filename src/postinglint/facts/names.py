"""What the post is called and who offers it."""

from postinglint.facts.kinds import Text
from postinglint.model import Posting


def title(posting: Posting) -> Text | None:
    """The job title."""
    del posting
    return None


def employer(posting: Posting) -> Text | None:
    """The employer's name."""
    del posting
    return None
