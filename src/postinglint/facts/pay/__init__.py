"""What a posting says of pay: every statement of it, with or without an amount.

An amount is found by its sign, its `k` or a word of pay before it; then the words around it say
whether it is pay or other money. The words are data, in `words/pay.txt`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from postinglint.facts.kinds import Pay
from postinglint.facts.pay.amounts import Amount, among
from postinglint.facts.pay.context import LETTERS, Found, Page, cues_in, plausible, surroundings
from postinglint.facts.pay.fields import from_fields, role_of
from postinglint.facts.pay.judge import judge
from postinglint.facts.pay.money import numbers
from postinglint.facts.pay.sums import Sum, period_after, sums
from postinglint.facts.pay.terms import follows_other, state
from postinglint.facts.pay.unstated import unstated
from postinglint.facts.wordlists import load
from postinglint.letters import small
from postinglint.model import Posting, Span

_TABLE = 60
_ADDED = re.compile(r"[.!?+=\n]\s|\+|\bplus\b")


def read(posting: Posting) -> tuple[Pay, ...]:
    """Every statement of pay the posting makes, in its order.

    Pay that is spoken of without an amount ("competitive salary") is of kind `unstated`.
    """
    low = small(posting.prose)
    places = load("pay")["place fields"]
    located = [posting.text(one.span)[:200].lower() for one in posting.fields_named(*places)]
    starts = tuple(block.span.start for block in posting.blocks)
    page = Page(posting, low, starts, tuple(located[:4]))
    stated = list(from_fields(page))
    stated += _by_columns(page, _from_prose(page))
    stated += unstated(page, [pay.span for pay in stated])
    return tuple(sorted(stated, key=lambda pay: pay.span))


def _from_prose(page: Page) -> Iterator[Pay]:
    """Pay stated in running text: outside fields, code and links."""
    prose = page.posting.prose
    found_numbers = numbers(prose, page.starts)
    if not found_numbers:
        return
    closed = sorted((*page.posting.quiet, *_set_apart(page.posting)))
    starts = [span.start for span in closed]
    grouped: dict[int, list[Amount]] = {}
    for amount in among(prose, found_numbers, len(prose)):
        at = bisect_right(starts, amount.span.start) - 1
        if at < 0 or amount.span.start >= closed[at].end:
            grouped.setdefault(page.index(amount.span.start), []).append(amount)
    for index, found in grouped.items():
        if index >= 0 and any(_worth_a_look(page, amount) for amount in found):
            yield from _in_block(page, page.posting.blocks[index].span, found)


def _set_apart(posting: Posting) -> Iterator[Span]:
    """The fields that are read as pay, and those whose unprinted names speak of other money."""
    for one in posting.fields:
        name = one.name.replace("_", " ")
        if role_of(name) in ("amount", "min", "max") or (
            one.key is None and any(cue.kind == "not" for cue in cues_in(name, Span(0, len(name))))
        ):
            yield one.span


def _worth_a_look(page: Page, amount: Amount) -> bool:
    """Whether an amount can be money at all: a sign, thousands, or bare digits big enough."""
    return (
        amount.signed
        or amount.scaled
        or amount.value >= 1000
        or (amount.decimal or period_after(page.posting.prose, amount.span.end)[0] is not None)
    )


def _in_block(page: Page, block: Span, found: list[Amount]) -> Iterator[Pay]:
    listed = [one for one in sums(page.posting.prose, found) if _may_be_money(one)]
    last: Pay | None = None
    for index, one in enumerate(listed):
        before = listed[index - 1].period_end if index else block.start
        after = listed[index + 1].span.start if index + 1 < len(listed) else block.end
        around = surroundings(page, one, Span(before, after), block)
        cue = judge(page, around)
        said = last
        last = None
        if cue is not None:
            last = state(page, around, cue)
        elif said is not None and _goes_on(page, said, around):
            last = state(page, around, "")
            if not follows_other(page, one):
                last = replace(last, period=last.period or said.period)
        if last is not None:
            yield last


def _goes_on(page: Page, said: Pay, around: Found) -> bool:
    """Whether a sum lists on after one of pay: `days: £15.55 nights: £20.21`."""
    one = around.sum
    top = said.max or said.min or 0
    if (
        not one.low.signed
        or not 0.4 * top <= one.top <= 2.5 * top
        or around.left.start > around.sentence.end
    ):
        return False
    gap = page.low[said.span.end : one.span.start]
    return (
        len(gap) <= 60
        and not _ADDED.search(gap)
        and not any(
            cue.kind != "pay" for cue in cues_in(page.low, Span(said.span.end, one.span.end + 20))
        )
    )


def _may_be_money(one: Sum) -> bool:
    """Whether a sum without sign looks like money: thousands, grouped or with a period."""
    ends = (one.low, one.high) if one.high else (one.low,)
    if any(end.signed or end.scaled for end in ends):
        return True
    if one.period is not None:
        return ends[-1].value >= 1_000_000 or plausible(ends[-1].value, one.period)
    return max(end.value for end in ends) >= 1000 and not (
        one.low.plain and 1900 <= one.low.value < 2100
    )


def _by_columns(page: Page, pays: Iterator[Pay]) -> list[Pay]:
    """`pays`, two cells of a row joined where their columns are headed `Min` and `Max`."""
    joined: list[Pay] = []
    for one in pays:
        last = joined[-1] if joined else None
        if last is not None and _is_row(page, last, one):
            span = Span(last.span.start, one.span.end)
            joined[-1] = replace(last, span=span, kind="range", max=one.max, period=one.period)
        else:
            joined.append(one)
    return joined


def _is_row(page: Page, least: Pay, most: Pay) -> bool:
    """Whether two amounts fill neighbouring cells below `Min` and `Max`."""
    blocks = page.posting.blocks
    index = page.index(least.span.start)
    if (least.kind, most.kind) != ("fixed", "fixed") or page.index(most.span.start) != index + 1:
        return False
    if blocks[index].span != least.span or blocks[index + 1].span != most.span:
        return False
    if blocks[index].kind != "cell" or least.currency != most.currency:
        return False
    lists = load("pay")
    for above in range(index - 1, max(0, index - _TABLE), -1):
        words = [_first_word(page, blocks[at].span) for at in (above - 1, above)]
        if words[0] in lists["field min"] and words[1] in lists["field max"]:
            return all(block.kind == "cell" for block in blocks[above:index])
    return False


def _first_word(page: Page, span: Span) -> str:
    found = LETTERS.search(page.low, span.start, min(span.end, span.start + 20))
    return found[0] if found else ""
