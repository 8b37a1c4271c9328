import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postinglint.facts import amounts, pay
from postinglint.facts.kinds import Pay
from postinglint.model import Block, Field, Posting, Span
from postinglint.readers import read as read_file
from postinglint.sourcemap import Source, SourceMap

LABELS = Path(__file__).resolve().parents[2] / "../shared/labels/elements.jsonl"


def read(text: str) -> tuple[Pay, ...]:
    return pay.read(read_file("x.md", text.encode()))


def stated(text: str) -> list[Pay]:
    return [one for one in read(text) if one.kind != "unstated"]


def with_fields(*pairs: tuple[str, str]) -> Posting:
    """A posting whose fields' names are not in its prose, as front matter is read."""
    blocks, fields, prose = [], [], ""
    for name, value in pairs:
        span = Span(len(prose), len(prose) + len(value))
        blocks.append(Block("field", span))
        fields.append(Field(name, span))
        prose += value + "\n\n"
    return Posting("x.md", Source(prose), prose, SourceMap(), tuple(blocks), fields=tuple(fields))


ONE = [
    # text, min, max, currency, period, kind
    ("$180,000 - $250,000", 180000, 250000, "USD", "year", "range"),
    ("Compensation: $180k–$250k", 180000, 250000, "USD", "year", "range"),
    ("The pay for this role is USD 45.50/hr.", 45.5, 45.5, "USD", "hour", "fixed"),
    ("95-110k OTE", 95000, 110000, None, "year", "range"),
    ("Salary: £32,000 pro rata", 32000, 32000, "GBP", "year", "fixed"),
    ("€55.000 – €65.000 brutto/Jahr", 55000, 65000, "EUR", "year", "range"),
    ("Salary: CA$80,000", 80000, 80000, "CAD", "year", "fixed"),
    ("A$85k + super", 85000, 85000, "AUD", "year", "fixed"),
    ("GS-13 ($103,409 - $134,435)", 103409, 134435, "USD", "year", "range"),
    ("Grade 7, £39,347 to £46,974", 39347, 46974, "GBP", "year", "range"),
    ("GS-13 Step 1 $94,373 to GS-13 Step 10 $150,703", 94373, 150703, "USD", "year", "range"),
    ("Salary up to $100K depending on experience", None, 100000, "USD", "year", "up_to"),
    ("Up to £55,000 plus bonus and car", None, 55000, "GBP", "year", "up_to"),
    ("Salary not to exceed $150,000", None, 150000, "USD", "year", "up_to"),
    ("Starting at $22/hour", 22, None, "USD", "hour", "from"),
    ("Pay is $20+ per hour", 20, None, "USD", "hour", "from"),
    ("Minimum $65,000 per year", 65000, None, "USD", "year", "from"),
    ("Salary from £25,000", 25000, None, "GBP", "year", "from"),
    ("Starting salary $38,400 plus benefits", 38400, None, "USD", "year", "from"),
    ("Starting salary $36,000-$46,000 annually", 36000, 46000, "USD", "year", "range"),
    ("Gehalt: ab 45.000 € brutto pro Jahr", 45000, None, "EUR", "year", "from"),
    ("Between £30,000 and £35,000 per annum", 30000, 35000, "GBP", "year", "range"),
    ("Salaire entre 40 000 et 50 000 euros", 40000, 50000, "EUR", "year", "range"),
    ("Jahresgehalt zwischen 60.000 und 75.000 €", 60000, 75000, "EUR", "year", "range"),
    ("Salary $130-$160K", 130000, 160000, "USD", "year", "range"),
    ("Salary £22-25,000", 22000, 25000, "GBP", "year", "range"),
    ("Salary: EUR 6.5 – 7.5k", 6500, 7500, "EUR", "month", "range"),
    ("Rates of $3-5k/monthly", 3000, 5000, "USD", "month", "range"),
    ("C$70,000 base salary", 70000, 70000, "CAD", "year", "fixed"),
    ("CAD 70,000 - 90,000 per year", 70000, 90000, "CAD", "year", "range"),
    ("$90,000–$110,000 CAD", 90000, 110000, "CAD", "year", "range"),
    ("Salary (CAD): $70,000", 70000, 70000, "CAD", "year", "fixed"),
    ("70 000 $ par an", 70000, 70000, "USD", "year", "fixed"),
    ("Salary: CHF 120'000 p.a.", 120000, 120000, "CHF", "year", "fixed"),
    ("Lön: 45 000 SEK per månad", 45000, 45000, "SEK", "month", "fixed"),
    ("kr 45 000 per month", 45000, 45000, None, "month", "fixed"),
    ("15 000 - 20 000 zł brutto", 15000, 20000, "PLN", "month", "range"),
    ("₹12,00,000 per annum", 1200000, 1200000, "INR", "year", "fixed"),
    ("CTC of 12-15 LPA", 1200000, 1500000, "INR", "year", "range"),
    ("£28\u00a0000 – £32\u202f000 per annum", 28000, 32000, "GBP", "year", "range"),
    ("Warehouse Lead - Â£30,000", 30000, 30000, "GBP", "year", "fixed"),
    ("â‚¬20,000 - â‚¬30,000 per annum", 20000, 30000, "EUR", "year", "range"),
    ("£36,400 pa", 36400, 36400, "GBP", "year", "fixed"),
    ("Salary: $64,209.00 - $84,146.00 YEAR", 64209, 84146, "USD", "year", "range"),
    ("$25 an hour", 25, 25, "USD", "hour", "fixed"),
    ("Salary: $32.44 – $41.25 Hourly.", 32.44, 41.25, "USD", "hour", "range"),
    ("Hourly rate: $28.00", 28, 28, "USD", "hour", "fixed"),
    ("$150 per diem", 150, 150, "USD", "day", "fixed"),
    ("The daily contract rate is £450-500.", 450, 500, "GBP", "day", "range"),
    ("4.500 €/Monat brutto", 4500, 4500, "EUR", "month", "fixed"),
    ("42 000 € par an", 42000, 42000, "EUR", "year", "fixed"),
    ("45-55 k€ brut annuel", 45000, 55000, "EUR", "year", "range"),
    ("Een salaris tussen € 3.712,- en € 5.303,- per maand", 3712, 5303, "EUR", "month", "range"),
    ("$15.45/hr - $16.41/hr", 15.45, 16.41, "USD", "hour", "range"),
    ("Pay: $55/hr. - $60/hr.", 55, 60, "USD", "hour", "range"),
    ("Pay from $25.37 [start] to $30.91 [top] per hour", 25.37, 30.91, "USD", "hour", "range"),
    ("£25,396 rising to £28,759 per annum", 25396, 28759, "GBP", "year", "range"),
    ("Competitive salary (£45k-£55k)", 45000, 55000, "GBP", "year", "range"),
    ("Engineer | Leeds | £50-60K | Remote", 50000, 60000, "GBP", "year", "range"),
    ("Engineer | Onsite | $75-$85 + equity | Full-time", 75000, 85000, "USD", "year", "range"),
    ("$18.375/hour", 18.375, 18.375, "USD", "hour", "fixed"),
    ("$0.25 per word", 0.25, 0.25, "USD", "piece", "fixed"),
    ("£500 - £550pd", 500, 550, "GBP", "day", "range"),
    ("$23/hr. to start", 23, None, "USD", "hour", "from"),
    ("$1,100 per week", 1100, 1100, "USD", "week", "fixed"),
    ("Pay: $24 per hour", 24, 24, "USD", "hour", "fixed"),
    ("Salary: £60,000 to £50,000", 60000, 50000, "GBP", "year", "range"),
    ("Salary is $2,000 biweekly", 2000, 2000, "USD", None, "fixed"),
    ("SalesSalary$4,111.47 - $5,122.96 monthlyDate", 4111.47, 5122.96, "USD", "month", "range"),
]


@pytest.mark.parametrize("example", ONE, ids=lambda example: example[0])
def test_a_statement_of_pay_is_read(
    example: tuple[str, float | None, float | None, str | None, str | None, str],
) -> None:
    text, *expected = example
    found = [[p.min, p.max, p.currency, p.period, p.kind] for p in stated(text)]
    assert found == [expected]


NOT_PAY = [
    "We raised a $50M Series B led by well-known funds.",
    "The group had revenues of EUR 12.5 billion.",
    "We manage $3.2 billion in assets.",
    "It is a $130B market.",
    "You will manage a budget of $500,000.",
    "$5,000 annual professional development budget",
    "€2000 annual L&D budget",
    "We offer a $10,000 sign-on bonus.",
    "Referral bonus: $2,500",
    "401(k) match up to $5,000 per year",
    "HSA contribution of $1,200/year",
    "$1,000 home office stipend",
    "Meal allowance of €10.46/day",
    "Tuition reimbursement up to $5,250 per year",
    "Life insurance of $50,000 provided",
    "Carry a quota of $1.2M",
    "Relocation assistance of up to $15,000",
    "Fines of up to $10,000",
    "Members donated $45,000 to schools.",
    "Plans cost $15/month.",
    "Application fee: $50",
    "0.5% - 1.0% equity",
    "40 hours per week, 5 days a week",
    "Berlin 10115, founded 2015",
    "Call +44 (0)117 318 2447",
    "Salary grade: GN15",
    "Pay Band: 6",
    "We have 401k and 10k+ customers.",
    "Salary: ****k basic",
    "Salary: £2*,*** a year",
    "Salary: $1XX,XXX",
    "Salary: $",
    "50k Euros per month? Something is off there.",
    "I am not looking for a $500/hr contractor.",
    "Companies pay us $2,000 per month.",
    "Company-paid life insurance (1x salary up to $200,000)",
    "Our customers save an average of $50,000 per year.",
]


@pytest.mark.parametrize("text", NOT_PAY)
def test_money_that_is_not_pay_is_left_alone(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We offer a competitive salary and equity.",
        "Salary is negotiable.",
        "Pay: DOE",
        "Compensation commensurate with experience.",
        "Salary based on market rate.",
    ],
)
def test_pay_without_an_amount_is_unstated(text: str) -> None:
    assert [one.kind for one in read(text)] == ["unstated"]


def test_commission_alone_is_unstated_and_its_basis_known() -> None:
    (one,) = read("This is a commission-only role.")
    assert (one.kind, one.basis, one.min, one.max) == ("unstated", "commission", None, None)


@pytest.mark.parametrize(
    "text", ["Competitive salary: $50,000 - $60,000", "£40,000 per annum, salary negotiable"]
)
def test_a_phrase_beside_an_amount_is_no_statement_of_its_own(text: str) -> None:
    assert [one.kind for one in read(text)] != []
    assert "unstated" not in [one.kind for one in read(text)]


def test_doe_may_be_a_department() -> None:
    assert read("The Department of Energy (DOE) runs the laboratory.") == ()


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Base salary of $120,000", "base"),
        ("$120k-$185k base + equity", "base"),
        ("£60k OTE", "total"),
        ("Total compensation: $200,000", "total"),
        ("Salary: $100,000", None),
    ],
)
def test_the_basis_is_read_only_where_it_is_said(text: str, basis: str | None) -> None:
    assert [one.basis for one in stated(text)] == [basis]


def test_a_bonus_after_base_pay_neither_adds_nor_widens() -> None:
    (one,) = stated("Base salary of $120,000 plus a $20,000 annual bonus")
    assert (one.min, one.max) == (120000, 120000)


def test_each_place_or_level_has_its_own_statement() -> None:
    text = "Pay by level:\n\n- Junior: $80,000 - $95,000\n- Senior: $120,000 - $140,000\n"
    assert [(one.min, one.max) for one in stated(text)] == [(80000, 95000), (120000, 140000)]
    text = "We pay $150 per article and $20 per hour."
    assert [one.min for one in stated(text)] == [150, 20]
    text = "Annual salary: $67,184 - $86,112 (hourly $32.30-$41.40)"
    assert [(one.min, one.period) for one in stated(text)] == [(67184, "year"), (32.3, "hour")]
    text = "Salary: UK: £70,000 to £85,000 | Spain: €60,000 - €75,000"
    assert [(one.min, one.currency) for one in stated(text)] == [(70000, "GBP"), (60000, "EUR")]


def test_cells_below_min_and_max_are_one_range() -> None:
    text = (
        "# Pay\n\n| Level | Min | Max |\n|---|---|---|\n"
        "| Junior | $80,000 | $95,000 |\n| Senior | $120,000 | $140,000 |\n"
    )
    found = [(one.min, one.max, one.kind) for one in stated(text)]
    assert found == [(80000, 95000, "range"), (120000, 140000, "range")]
    text = text.replace("| Min | Max |", "| Texas | Ohio |")
    assert [one.kind for one in stated(text)] == ["fixed"] * 4


def test_two_statements_of_the_same_are_two() -> None:
    text = "**Salary:** $80,000 - $90,000\n\nThe salary range is $80,000 - $90,000 a year.\n"
    first, second = stated(text)
    assert (first.min, first.max) == (second.min, second.max) == (80000, 90000)
    assert (first.inferred, second.inferred) == (("period",), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The pay is $180,000 - $250,000 for all.", "$180,000 - $250,000"),
        ("We pay $45.50/hr to start.", "$45.50/hr"),
        ("Salary: up to £60,000 per annum, negotiable", "£60,000 per annum"),
        ("Pay range $17.25 - $23.50 (hourly)", "$17.25 - $23.50 (hourly)"),
    ],
)
def test_the_span_is_the_words_read(text: str, words: str) -> None:
    posting = read_file("x.md", text.encode())
    assert [posting.text(one.span) for one in pay.read(posting)] == [words]


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
    [("Salary: $1,500", None), ("Salary: $400", None), ("Salary: ZAR 40,000", None)],
)
def test_no_period_is_inferred_where_none_is_sure(text: str, period: str | None) -> None:
    assert [one.period for one in stated(text)] == [period]


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
    assert amounts.number(digits) == value


def test_a_wrapped_line_does_not_part_a_range() -> None:
    text = (
        "The salary range for this position is, depending on where you live, $100,000 to\n$120,000."
    )
    assert [(one.min, one.max) for one in stated(text)] == [(100000, 120000)]


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
@settings(deadline=None, max_examples=300)
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
    original = amounts.number

    def number(digits: str) -> float | None:
        counted[size] += 1
        return original(digits)

    monkeypatch.setattr(amounts, "number", number)
    results = {}
    for size in (500, 1000, 2000):
        text = "Salary: " + piece * size
        posting = Posting(
            "x.md", Source(text), text, SourceMap(), (Block("paragraph", Span(0, len(text))),)
        )
        results[size] = len(pay.read(posting))
    assert counted[2000] <= 2 * counted[1000] + 4 <= 4 * counted[500] + 12
    assert results[2000] <= 2 * results[1000] + 4


def _expected(label: dict[str, Any]) -> list[tuple[float | None, float | None, str, str]]:
    parsed = label["parsed"]
    if not label["present"]:
        return []
    return [
        (one["min"], one["max"], one["currency"], one.get("period", parsed.get("period")))
        for one in parsed.get("statements", [parsed])
    ]


def test_labelled_statements_are_read_as_a_person_reads_them() -> None:
    if not LABELS.exists():
        pytest.skip("the labelled statements are not in this checkout")
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    labels = [one for one in map(json.loads, lines) if one["element"] == "pay"]
    present = exact = 0
    for label in labels:
        found = [(one.min, one.max, one.currency, one.period) for one in stated(label["text"])]
        expected = _expected(label)
        present += bool(found) == bool(expected)
        exact += Counter(found) == Counter(expected)
    assert present / len(labels) >= 0.97
    assert exact / len(labels) >= 0.95
