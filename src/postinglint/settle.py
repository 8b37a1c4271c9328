"""One stretch of text, one finding; and findings in the order a reader meets them."""

from bisect import bisect_right
from collections.abc import Collection, Sequence

from postinglint.findings import SEVERITIES, Finding


def settle(findings: Sequence[Finding], wording: Collection[str]) -> tuple[Finding, ...]:
    """The findings that stay, what is missing first, then in the posting's order.

    Among overlapping findings of `wording` rules (by id) the longest stays, then the gravest, then
    the first by id.
    """
    competing = [one for one in findings if one.rule in wording and one.span]
    kept: list[Finding] = []
    taken: list[tuple[int, int]] = []  # disjoint and in order
    for one in sorted(competing, key=_precedence):
        start, end = one.span or (0, 0)
        index = bisect_right(taken, (start, end))
        before_is_free = index == 0 or taken[index - 1][1] <= start
        if before_is_free and (index == len(taken) or end <= taken[index][0]):
            taken.insert(index, (start, end))
            kept.append(one)
    others = [one for one in findings if one.rule not in wording or not one.span]
    return tuple(sorted([*kept, *dict.fromkeys(others)], key=_order))


def _precedence(finding: Finding) -> tuple[int, int, str, int]:
    start, end = finding.span or (0, 0)
    return (start - end, SEVERITIES.index(finding.severity), finding.rule, start)


def _order(finding: Finding) -> tuple[int, int, str]:
    start = finding.span.start if finding.span else -1
    return (start, SEVERITIES.index(finding.severity), finding.rule)
