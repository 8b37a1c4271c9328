"""A cold `postinglint check` of one posting beside another linter, run by turns.

    python benchmarks/cold_start.py POSTING -- COMMAND [ARGUMENT...]

runs both programs as whole processes, in pairs, so that whatever else the machine is doing falls on
both alike. It prints the median of each and the median of the pairwise ratios. With `alex` from the
npm registry, for instance:

    python benchmarks/cold_start.py examples/poor.md -- npx alex examples/poor.md

Without a command, the floor is measured instead: a bare Python that does nothing.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

PAIRS = 15


def seconds(command: Sequence[str]) -> float:
    """Wall-clock time of one run, whatever its exit code."""
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - began


def main(arguments: Sequence[str]) -> None:
    """Measure, and print one line a program."""
    split = arguments.index("--") if "--" in arguments else len(arguments)
    if split != 1:
        sys.exit(__doc__)
    ours = [str(Path(sys.executable).with_name("postinglint")), "check", arguments[0]]
    other = list(arguments[split + 1 :]) or [sys.executable, "-c", "pass"]
    for command in (ours, other):  # warm the disk
        seconds(command)
    pairs = [(seconds(ours), seconds(other)) for _ in range(PAIRS)]
    print(f"postinglint check: {statistics.median(mine for mine, _ in pairs) * 1000:.0f} ms")
    print(f"{' '.join(other)}: {statistics.median(theirs for _, theirs in pairs) * 1000:.0f} ms")
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    print(f"ratio, median of {PAIRS} pairs: {ratio:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
