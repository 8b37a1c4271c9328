"""What reading the facts of a posting costs, and how that grows.

    python benchmarks/facts.py [POSTING...]

For each posting (the exemplary example, if none is named): the best of many warm runs of each
family of facts, scaled to 5,000 characters, and as a multiple of a floor measured in the same run:
one pass of `re.findall` for words over the same prose. Then, for text made to be slow, the time
of four times the input as a multiple of that of the input: 4 is linear.
"""

import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from postinglint.facts import (
    arrangements,
    dates,
    demands,
    look,
    names,
    pay,
    places,
    process,
    statements,
)
from postinglint.model import Posting
from postinglint.readers import read

FAMILIES: dict[str, Callable[[Posting], object]] = {
    "title": names.title,
    "employer": names.employer,
    "places": places.read,
    "arrangement": arrangements.read,
    "employment type": arrangements.employment_type,
    "experience": demands.experience_years,
    "degree": demands.degree,
    "process": process.read,
    "pay": pay.read,
    "dates": dates.read,
    "statements": statements.read,
    "all": look,
}
# fmt: off
HOSTILE = (
    "$1 ", "$1-", "1,", "1.", "£ ", "k ", "salary ", "up to ", "equal ", "opportunity employer ",
    "regardless of ", "race, ", "apply by ", "closing date ", "1/", "12/12/", "March ",
    "open until ", "remote ", "San ", "years ", "5+ years ", "bachelor ", "a", "A", ". ", "\n",
    "| ", "* ", "(",
)
# fmt: on
SIZE = 40_000


def best(call: Callable[[], object], runs: int) -> float:
    """Seconds of the quickest of `runs` runs: the one least disturbed."""
    quickest = float("inf")
    for _ in range(runs):
        began = time.perf_counter()
        call()
        quickest = min(quickest, time.perf_counter() - began)
    return quickest


def warm(paths: Sequence[Path]) -> None:
    """Print the cost of each family, a mean over the postings."""
    postings = [read(str(path), path.read_bytes()) for path in paths]
    words = re.compile(r"\w+")
    floor = _mean(postings, lambda posting: words.findall(posting.prose))
    print(f"{'floor':<16} {floor * 1000:7.3f} ms for 5,000 characters")
    for name, family in FAMILIES.items():
        cost = _mean(postings, family)
        print(f"{name:<16} {cost * 1000:7.3f} ms    {cost / floor:5.2f} times the floor")


def _mean(postings: Sequence[Posting], family: Callable[[Posting], object]) -> float:
    """Seconds for 5,000 characters, a mean over the postings.

    A twin of each posting stands between two runs on it, so that no family gains from what it
    remembers of the last one.
    """
    costs = []
    for posting in postings:
        twin = read("twin.txt", b"Another posting.")
        family(posting)
        quickest = float("inf")
        for _ in range(50):
            family(twin)
            began = time.perf_counter()
            family(posting)
            quickest = min(quickest, time.perf_counter() - began)
        costs.append(quickest / max(len(posting.prose), 1) * 5000)
    return sum(costs) / len(costs)


def growth() -> None:
    """Print how the cost of all facts grows from one size to four times that."""
    slowest = []
    for piece in HOSTILE:
        small, large = (_repeated(piece, size) for size in (SIZE, 4 * SIZE))
        ratio = best(lambda: look(large), 2) / best(lambda: look(small), 2)  # noqa: B023
        slowest.append((ratio, piece))
    for ratio, piece in sorted(slowest, reverse=True)[:5]:
        print(f"{piece!r:<24} four times the input takes {ratio:.1f} times as long")


def _repeated(piece: str, size: int) -> Posting:
    return read("hostile.txt", ("A posting. " + piece * (size // len(piece))).encode())


if __name__ == "__main__":
    example = Path(__file__).parents[1] / "examples/exemplary.md"
    warm([Path(name) for name in sys.argv[1:]] or [example])
    growth()
