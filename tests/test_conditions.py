"""What rules can ask of facts."""

from datetime import date

import pytest

from postinglint.facts.conditions import AGREE, COMPLETE, amount, long_date, pay_words
from postinglint.facts.kinds import Arrangement, Day, Deadline, Facts, Pay
from postinglint.model import Span

TODAY = date(2026, 3, 2)
A, B, C = Span(0, 5), Span(10, 15), Span(20, 25)


def ask(name: str, facts: Facts, limit: float = 0) -> list[tuple[Span, dict[str, str]]]:
    condition = (COMPLETE | AGREE)[name]
    failing = [(one.span, one.values) for one in condition.ask(facts, TODAY, limit)]
    for _, values in failing:
        assert set(values) == condition.values, "what is promised to messages is given"
    return failing


def pay(*statements: Pay) -> Facts:
    return Facts(pay=statements)


def yearly(low: float | None, high: float | None, span: Span = A, **more: object) -> Pay:
    return Pay(span, "range", low, high, "USD", "year", **more)  # type: ignore[arg-type] # a test's shorthand


UP_TO = Pay(A, "up_to", None, 30, "USD", "hour")
FROM = Pay(B, "from", 20, None, "USD", "hour")
COMPETITIVE = Pay(C, "unstated")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(), []),
        (pay(COMPETITIVE), []),
        (pay(yearly(1, 2)), []),
        (pay(Pay(A, "fixed", 20, 20)), []),
        (pay(UP_TO), [(A, {"lacks": "no lower end"})]),
        (pay(FROM), [(B, {"lacks": "no upper end"})]),
        (pay(COMPETITIVE, FROM), [(B, {"lacks": "no upper end"})]),
        (pay(UP_TO, FROM), [(A, {"lacks": "no lower end"})]),
        (pay(UP_TO, yearly(1, 2, B)), []),
    ],
)
def test_pay_has_both_ends(facts: Facts, expected: object) -> None:
    assert ask("pay-has-both-ends", facts) == expected


@pytest.mark.parametrize(("name", "field"), [("currency", 4), ("period", 5)])
def test_pay_names_its_currency_and_period_once_at_least(name: str, field: int) -> None:
    whole = (A, "range", 1, 2, "USD", "year")
    lacking = Pay(*(None if index == field else one for index, one in enumerate(whole)))  # type: ignore[arg-type]
    condition = f"pay-has-{name}"
    assert ask(condition, pay(lacking)) == [(A, {})]
    assert ask(condition, pay(COMPETITIVE, lacking)) == [(A, {})]
    assert ask(condition, pay(lacking, yearly(1, 2, B))) == []
    assert ask(condition, pay(COMPETITIVE)) == []
    assert ask(condition, Facts()) == []


def test_pay_is_in_order() -> None:
    facts = pay(yearly(50_000, 40_000), yearly(1, 1, B), yearly(1, None, C), yearly(0, 0, C))
    assert ask("pay-is-ordered", facts) == [(A, {"min": "50,000", "max": "40,000"})]


def test_a_range_is_no_wider_than_the_limit() -> None:
    facts = pay(yearly(40, 100), yearly(40, 100.5, B), yearly(0, 5, C), UP_TO, FROM)
    assert ask("pay-range-at-most", facts, 2.5) == [(B, {"times": "2.5"})]
    assert ask("pay-range-at-most", facts, 9) == []


def deadline(day: date | None, span: Span = A, kind: str = "date", **more: object) -> Deadline:
    return Deadline(span, kind, day, **more)  # type: ignore[arg-type] # a test's shorthand


PAST = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("deadlines", "spans"),
    [
        ((), []),
        ((deadline(TODAY),), []),
        ((deadline(PAST),), [A]),
        ((deadline(PAST), deadline(PAST, B)), [A, B]),
        ((deadline(date(2026, 1, 1)), deadline(PAST, B)), [B]),
        ((deadline(PAST), deadline(date(2026, 4, 1), B)), []),
        ((deadline(PAST, kind="until_filled"),), []),
        ((deadline(PAST, kind="rolling"),), []),
        ((deadline(None),), []),
    ],
)
def test_a_deadline_has_passed_on_the_day_after_it(
    deadlines: tuple[Deadline, ...], spans: list[Span]
) -> None:
    failing = ask("deadline-not-past", Facts(deadlines=deadlines))
    assert [span for span, _ in failing] == spans
    assert all(values == {"date": "28 February 2026", "ago": "2 days ago"} for _, values in failing)


def test_a_deadline_stands_within_a_year_of_posting_or_of_the_day_of_judging() -> None:
    far = (deadline(date(2027, 3, 4)), deadline(date(2027, 3, 3), B))
    assert ask("deadline-within-a-year", Facts(deadlines=far)) == [
        (A, {"date": "4 March 2027", "from": "2 March 2026"})
    ]
    posted = Day(C, date(2025, 1, 1))
    near = Facts(deadlines=(deadline(date(2026, 1, 3)),), posted=posted)
    assert ask("deadline-within-a-year", near) == [
        (A, {"date": "3 January 2026", "from": "1 January 2025"})
    ]
    unread = Facts(deadlines=far, posted=Day(C, None, "ambiguous"))
    assert len(ask("deadline-within-a-year", unread)) == 1


def test_problems_of_dates_are_told_apart() -> None:
    facts = Facts(
        posted=Day(C, None, "impossible"),
        start=Day(B, None, "ambiguous"),
        deadlines=(deadline(None, A, problem="ambiguous"), deadline(None, B, problem="impossible")),
    )
    assert [span for span, _ in ask("dates-exist", facts)] == [C, B]
    assert [span for span, _ in ask("deadline-unambiguous", facts)] == [A]
    assert ask("dates-exist", Facts()) == []


def test_a_deadline_is_not_before_the_posting() -> None:
    early = Facts(posted=Day(C, TODAY), deadlines=(deadline(PAST), deadline(TODAY, B)))
    assert ask("deadline-after-posting", early) == [
        (A, {"date": "28 February 2026", "posted": "2 March 2026"})
    ]
    assert ask("deadline-after-posting", Facts(deadlines=(deadline(PAST),))) == []


def test_deadlines_agree_where_they_name_one_day() -> None:
    one, same, other = deadline(PAST), deadline(PAST, B), deadline(TODAY, C)
    assert ask("deadlines", Facts(deadlines=(one, same))) == []
    assert ask("deadlines", Facts(deadlines=(one, same, other))) == [
        (C, {"one": "28 February 2026", "other": "2 March 2026"})
    ]
    rolling = deadline(TODAY, C, "rolling")
    assert ask("deadlines", Facts(deadlines=(one, rolling))) == []


def test_arrangements_agree_where_they_are_one() -> None:
    remote, again, hybrid = (
        Arrangement("remote", A),
        Arrangement("remote", B),
        Arrangement("hybrid", C),
    )
    assert ask("arrangements", Facts(arrangements=(remote, again))) == []
    assert ask("arrangements", Facts(arrangements=(remote, again, hybrid))) == [
        (C, {"one": "remote", "other": "hybrid"})
    ]


def test_two_pay_statements_of_one_sort_agree() -> None:
    one, other = yearly(40_000, 50_000), yearly(40_000, 52_000.5, B)
    assert ask("pay", pay(one, yearly(40_000, 50_000, B))) == []
    assert ask("pay", pay(one, other)) == [
        (B, {"one": "USD 40,000–50,000 a year", "other": "USD 40,000–52,000.50 a year"})
    ]


@pytest.mark.parametrize(
    "other",
    [
        Pay(B, "range", 20, 25, "USD", "hour"),
        Pay(B, "range", 1, 2, "EUR", "year"),
        yearly(1, 2, B, basis="total"),
        Pay(B, "from", 1, None, "USD", "year"),
        Pay(B, "range", 1, 2, "USD", None),
        COMPETITIVE,
    ],
)
def test_statements_of_other_sorts_do_not_disagree(other: Pay) -> None:
    assert ask("pay", pay(yearly(40_000, 50_000), other)) == []


def test_three_statements_are_a_table_of_levels() -> None:
    assert ask("pay", pay(yearly(1, 2), yearly(3, 4, B), yearly(5, 6, C))) == []


def test_amounts_and_days_are_written_out() -> None:
    assert amount(180_000) == "180,000"
    assert amount(61_387.2) == "61,387.20"
    assert long_date(date(2024, 2, 29)) == "29 February 2024"
    assert pay_words(Pay(A, "fixed", 26, 26, "USD", "hour")) == "USD 26 a hour"
    assert pay_words(Pay(A, "range", 1, 2, None, "month")) == "1–2 a month"


@pytest.mark.parametrize(
    ("pay", "plausible"),
    [
        (Pay(A, "range", 525, 700, "GBP", "year"), False),
        (Pay(A, "range", 18_500, 24_000, "USD", "hour"), False),
        (Pay(A, "from", 18.5, None, "USD", "hour"), True),
        (Pay(A, "range", 25_500, 28_700, "GBP", "year"), True),
        (Pay(A, "fixed", 1400, 1400, "JPY", "hour"), True),
        (Pay(A, "fixed", 525, 525, "GBP", "year", inferred=("period",)), True),
        (Pay(A, "fixed", 525, 525, None, "year"), True),
    ],
)
def test_pay_is_implausible_only_where_unit_and_period_are_stated(
    pay: Pay, *, plausible: bool
) -> None:
    failing = ask("pay-is-plausible", Facts(pay=(pay,)))
    assert [span for span, _ in failing] == ([] if plausible else [A])
