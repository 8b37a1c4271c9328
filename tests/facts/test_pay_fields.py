import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.facts import pay
from postinglint.facts.pay import digits as reading
from postinglint.model import Block, Field, Posting, Span
from postinglint.readers import read as read_file
from postinglint.sourcemap import Source, SourceMap


def with_fields(*pairs: tuple[str, str]) -> Posting:
    """A posting whose fields' names are not in its prose, as front matter is read."""
    blocks, fields, prose = [], [], ""
    for name, value in pairs:
        span = Span(len(prose), len(prose) + len(value))
        blocks.append(Block("field", span))
        fields.append(Field(name, span))
        prose += value + "\n\n"
    return Posting("x.md", Source(prose), prose, SourceMap(), tuple(blocks), fields=tuple(fields))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("salary", "61387.2", (61387.2, 61387.2, None, "year")),
        ("salary", "1300 - 1600", (1300, 1600, None, None)),
        ("compensation", "165,000-185,000", (165000, 185000, None, "year")),
        ("pay", "75.00–95.00 per year", (75, 95, None, "year")),
        ("hourly rate", "$18 - $22", (18, 22, "USD", "hour")),
        ("gehalt", "60.000 – 70.000€", (60000, 70000, "EUR", "year")),
        ("salary_range", "$50k to $60k plus a $5k bonus", (50000, 60000, "USD", "year")),
    ],
)
def test_a_field_of_pay_holds_numbers_with_or_without_a_sign(
    name: str, value: str, expected: tuple[float, float, str | None, str | None]
) -> None:
    (one,) = pay.read(with_fields((name, value)))
    assert (one.min, one.max, one.currency, one.period) == expected


@pytest.mark.parametrize(
    ("least", "most"),
    [("salary min", "salary max"), ("salary range from", "salary range to")],
)
def test_two_fields_join_into_one_range(least: str, most: str) -> None:
    (one,) = pay.read(with_fields((least, "50000"), (most, "60000")))
    assert (one.kind, one.min, one.max) == ("range", 50000, 60000)
    (one,) = pay.read(with_fields((most, "60000"), (least, "50000")))
    assert (one.kind, one.min, one.max) == ("range", 50000, 60000)


def test_a_single_bound_is_open_at_the_other_end() -> None:
    (one,) = pay.read(with_fields(("salary min", "50000")))
    assert (one.kind, one.min, one.max) == ("from", 50000, None)


def test_fields_beside_it_give_period_and_currency() -> None:
    posting = with_fields(
        ("salary min", "20"),
        ("salary max", "25"),
        ("salary currency", "EUR"),
        ("pay type", "hourly"),
    )
    (one,) = pay.read(posting)
    assert (one.currency, one.period, one.inferred) == ("EUR", "hour", ())


def test_a_field_of_other_money_is_not_pay() -> None:
    assert pay.read(with_fields(("signing bonus", "$25,000"), ("department", "$30,000"))) != ()
    assert pay.read(with_fields(("signing bonus", "$25,000"))) == ()


@pytest.mark.parametrize(
    ("place", "currency", "inferred"),
    [
        ("Toronto, Ontario, Canada", "CAD", ("currency", "period")),
        ("Sydney, Australia", "AUD", ("currency", "period")),
        ("Singapore", "SGD", ("currency", "period")),
        ("Canada or United States", "USD", ("period",)),
        ("Austin, TX", "USD", ("period",)),
    ],
)
def test_the_place_says_which_dollar_is_meant(
    place: str, currency: str, inferred: tuple[str, ...]
) -> None:
    (one,) = pay.read(with_fields(("location", place), ("salary", "$90,000")))
    assert (one.currency, one.inferred) == (currency, inferred)


@pytest.mark.parametrize(
    ("text", "period"),
    [("Salary: $150", None), ("Rate: $400", None), ("Salary: ZAR 40,000", None)],
)
def test_no_period_is_inferred_where_none_is_sure(text: str, period: str | None) -> None:
    assert [one.period for one in pay.read(read_file("x.md", text.encode()))] == [period]


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("55.000", 55000),
        ("55,000", 55000),
        ("45.50", 45.5),
        ("12,00,000", 1200000),
        ("120'000", 120000),
        ("70 000", 70000),
        ("1.2.2024", None),
        ("1,234.567.8", None),
    ],
)
def test_points_and_commas_are_told_apart(digits: str, value: float | None) -> None:
    assert reading.number(digits) == value


PIECES = st.lists(
    st.sampled_from(
        [
            *"$£€kK-–.,:/|()+*&\n \u00a0",
            "salary",
            "pay",
            "bonus",
            "up to",
            "from",
            "per hour",
            "p.a.",
            "USD",
            "CAD $",
            "zł",
            "Â£",
            "45",
            "100,000",
            "3.712,-",
            "12 LPA",
            "İ",
            "GS-13",
            "****",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(max_size=200), PIECES))
def test_any_text_is_read_and_every_span_holds_its_digits(text: str) -> None:
    posting = Posting(
        "x.md", Source(text), text, SourceMap(), (Block("paragraph", Span(0, len(text))),)
    )
    for one in pay.read(posting):
        words = re.sub(r"[^0-9]", "", posting.text(one.span))
        for value in (one.min, one.max):
            if value is not None:
                assert f"{value:f}".replace(".", "").strip("0") in words


@pytest.mark.parametrize(
    "piece",
    ["$1,", "$100k - ", "salary ", "1 111 ", "competitive ", "$5 to ", "(", "1.", "per ", "\n$20k"],
)
def test_growing_input_grows_the_work_no_faster(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: Counter[int] = Counter()
    original = reading.number

    def number(digits: str) -> float | None:
        counted[size] += 1
        return original(digits)

    monkeypatch.setattr("postinglint.facts.pay.amounts.number", number)
    results = {}
    for size in (500, 1000, 2000):
        text = "Salary: " + piece * size
        posting = Posting(
            "x.md", Source(text), text, SourceMap(), (Block("paragraph", Span(0, len(text))),)
        )
        results[size] = len(pay.read(posting))
    assert counted[2000] <= 2 * counted[1000] + 4 <= 4 * counted[500] + 12
    assert results[2000] <= 2 * results[1000] + 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pastry Chef, Machine Learning Kitchen (Lead, $90,000 - $120,000): apply",
            (90000, 120000),
        ),
        ("The rate is $31/hour for year-round work.", (31, 31)),
        ("Pay rate will be up to $25 per hour based on educational level.", (None, 25)),
        ("Baker | Remote | $80K - 95K w/ restricted stock", (80000, 95000)),
        ("Comp: £70k base, offices / 62-75k / EQUITY", (70000, 70000)),
        ("Baker | Onsite | Salary: > $90K + equity", (90000, None)),
        ("Base $132,000 - $165,000*, others may vary", (132000, 165000)),
        ("Baker | Full-time | $170k + annual cash bonus", (170000, 170000)),
        ("circa 35k", (35000, 35000)),
        ("12.00 - 14.00 per hour", (12, 14)),
    ],
)
def test_words_of_other_things_do_not_hide_pay(
    text: str, expected: tuple[float | None, float | None]
) -> None:
    one = pay.read(read_file("x.md", text.encode()))[0]
    assert (one.min, one.max) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A relocation package of up to £5,000 is offered.",
        "A one-off payment of up to £2,000, our Golden Hello.",
        "£10.20 is deducted from your first salary.",
        "A bonus of 10% of gross salary to a maximum of £2500.",
        "Parking at a reduced rate of £20/month.",
        "Most developers earn £60k in London.",
        "I used to earn about $110K in that town.",
        "Costs per company range anywhere from $100K to $100M.",
        "Salary is in the mid-$50s",
    ],
)
def test_shares_extras_and_hearsay_are_no_pay(text: str) -> None:
    assert [
        one for one in pay.read(read_file("x.md", text.encode())) if one.kind != "unstated"
    ] == []


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Pay: $120.00 per day for a full day and $80.00 for a half day.", ["day", None]),
        ("Compensation: $2,250 for each tour", [None]),
        ("Biweekly salary: $2,345.60 - $2,850.40", [None]),
        ("Pay rates: days: £15.55 nights: £20.21 Sundays: £24.88", ["hour"] * 3),
        ("$58 - $68 p.h. + super", ["hour"]),
        ("Lön: 32 000 - 38 000 kr/mån", ["month"]),
        ("Månadslön 35 000 kr", ["month"]),
        ("Mzda: 60 000 - 90 000 Kč", ["month"]),
        ("Baker ($800 ~ $1100)", ["month"]),
    ],
)
def test_the_period_is_the_one_of_the_words_or_of_the_country(
    text: str, periods: list[str | None]
) -> None:
    assert [one.period for one in pay.read(read_file("x.md", text.encode()))] == periods


def test_the_line_decides_which_dollar_is_meant() -> None:
    header = (
        "Baker | Perth | $70k - $80k\nBaker | Seattle or Vancouver | $70k - $80k\n" + "Text. " * 90
    )
    read = pay.read(read_file("x.md", header.encode()))
    assert [one.currency for one in read] == ["AUD", "USD"]
