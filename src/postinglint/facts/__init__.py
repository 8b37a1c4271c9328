"""What a posting states: each family of facts is one module with one plain function."""

from postinglint.facts import (
    arrangements,
    dates,
    demands,
    names,
    pay,
    places,
    process,
    statements,
)
from postinglint.facts.kinds import Facts
from postinglint.model import Posting


def look(posting: Posting) -> Facts:
    """Everything that `posting` states, by its own words alone."""
    posted, closing, start = dates.read(posting)
    return Facts(
        title=names.title(posting),
        employer=names.employer(posting),
        places=places.read(posting),
        arrangements=arrangements.read(posting),
        employment_type=arrangements.employment_type(posting),
        pay=pay.read(posting),
        posted=posted,
        deadlines=closing,
        start=start,
        statements=statements.read(posting),
        experience_years=demands.experience_years(posting),
        degree=demands.degree(posting),
        process_minutes=process.read(posting),
    )
