import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from postinglint.facts import pay
from postinglint.facts.kinds import Pay
from postinglint.readers import read as read_file

LABELS = Path(__file__).resolve().parents[2] / "../shared/labels/elements.jsonl"


def read(text: str) -> tuple[Pay, ...]:
    return pay.read(read_file("x.md", text.encode()))


def stated(text: str) -> list[Pay]:
    return [one for one in read(text) if one.kind != "unstated"]


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We offer a competitive base salary.", "competitive base salary"),
        ("Salary depends on experience.", "Salary depends on experience"),
    ],
)
def test_the_span_of_unstated_pay_is_its_phrase(text: str, words: str) -> None:
    posting = read_file("x.md", text.encode())
    assert [posting.text(one.span) for one in pay.read(posting)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "A benefits package that is competitive with the market.",
        "It includes salary, annual bonus, competitive pension and more.",
        "A competitive market and a competitive edge.",
    ],
)
def test_other_things_may_be_competitive(text: str) -> None:
    assert read(text) == ()


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


def test_a_wrapped_line_does_not_part_a_range() -> None:
    text = (
        "The salary range for this position is, depending on where you live, $100,000 to\n$120,000."
    )
    assert [(one.min, one.max) for one in stated(text)] == [(100000, 120000)]


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
