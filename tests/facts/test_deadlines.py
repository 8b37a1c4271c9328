import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.facts import dates, wordlists
from postinglint.facts.kinds import Day, Deadline
from postinglint.model import Posting
from postinglint.readers import read as read_posting
from support import read_or_reject

SHARED = Path(__file__).resolve().parents[2] / "../shared"


def posting(text: str) -> Posting:
    return read_posting("posting.md", text.encode())


def found(text: str) -> tuple[Deadline, ...]:
    return dates.read(posting(text))[1]


def said(text: str) -> list[tuple[str, object]]:
    """Kind and value of every deadline; what stands in the way of a value stands for it."""
    return [(one.kind, one.days or one.value or one.problem) for one in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Application Deadline: June 13, 2025",
        "**Application Deadline:** June 13, 2025",
        "APPLICATION DEADLINE: 13 June 2025, by 5 PM",
        "Closing date for applications is noon 13 June 2025.",
        "Closing Date/Time: June 13th, 2025",
        "Closing Date: 6/13/2025 11:59 PM Mountain",
        "Closes 13th June 2025.",
        "Vacancy closes 12 noon, Friday 13th June 2025",
        "Platform Engineer - Closes 13/06/2025",
        "Last day to apply: 06/13/2025",
        "Final Filing Date: June 13, 2025",
        "Apply by June 13, 2025!",
        "Please apply no later than 13 June 2025.",
        "Please send your CV to jobs@example.org by 13 June 2025.",
        "You have until June 13, 2025 to apply.",
        "Submit your application by 5:00 p.m. EST on Friday, June 13, 2025.",
        "Applications must be received by close of business on 13 June 2025.",
        "Applications received after June 13, 2025 will not be considered.",
        "Applications are due on 13 June 2025.",
        "Applications will be accepted through June 13, 2025.",
        "Applications open 1 June 2025 and close 13 June 2025.",
        "The application window will close on 6/13/2025.",
        "This posting will remain open until June 13, 2025.",
        "This posting expires June 13, 2025.",
        "Valid through 2025-06-13T23:59:00Z",
        "Deadline extended to 13 June 2025.",
        "The deadline has been extended from June 3, 2025 to June 13, 2025.",
        "Open & closing dates: 06/01/2025 to 06/13/2025",
        "Apply between June 1, 2025 and June 13, 2025.",
        "13 June 2025 is the closing date for applications.",
        "For best consideration, apply by June 13, 2025.",
        "Send your CV to Dr. Ada Example, ada@example.edu, by 13 June 2025.",
        "Expressions of interest close on 13 June 2025.",
        "Open Period: Sunday, June 1, 2025 to Friday, June 13, 2025",
        "Søknadsfrist: 13.06.2025",
        "Bewerbungsfrist: 13.06.2025",
        "Bitte bewerben Sie sich bis zum 13. Juni 2025.",
        "Date limite de candidature : 13 juin 2025",
        "Merci d'envoyer votre candidature avant le 13 juin 2025.",
        "Sluitingsdatum: 13 juni 2025",
        "Fecha límite: 13 de junio de 2025",
        "Scadenza: 13 giugno 2025",
        "Sista ansökningsdag: 2025-06-13",
        "# Apply\n\nClosing date\n\n13 June 2025",
        "Closing Date:\n06/13/2025",
        "Closing Date-13th June 2025",
        "Closing date: Friday13thJune 2025",
        "Close for applications: 13 June 2025",
        "Application closure: 13 June 2025",
        "**Open:** 6/01/2025\n**Close:** 6/13/2025",
        "opens: 2025-06-01\ncloses: 2025-06-13",
        '{"validThrough": "2025-06-13", "datePosted": "2025-06-01"}',
        "This post will close at midnight on Friday 13th June 2025.",
        "APPLICATIONS FOR THIS POST CLOSE AT\nMIDDAY ON FRIDAY, 13 JUNE 2025",
        "Apply online from 1 June to 13 June 2025",
        "Last date for receipt of forms is 1st June 2025 to 13th June 2025",
        "Submission deadline: 3 June 2025 (extended: 13 June 2025)",
        "**Opening and closing period for this opening:**\n(open) 1 June 2025 to 13 June 2025",
        "| Closing date | 13 June 2025 |\n|---|---|\n| Grade | 7 |",
    ],
)
def test_the_last_day_to_apply_is_found(text: str) -> None:
    assert said(text) == [("date", date(2025, 6, 13))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Open until filled.", None),
        ("Application Deadline: Posted until filled", None),
        ("This job stays open until a suitable candidate is found.", None),
        ("Recruitment will continue until the vacancy has been filled.", None),
        ("The first review of applications will be on June 13, 2025.", date(2025, 6, 13)),
        ("Review of applications will begin on June 13, 2025.", date(2025, 6, 13)),
        ("Open until filled, for full consideration apply by June 13, 2025.", date(2025, 6, 13)),
        ("Apply before 13 June 2025, or until the position is filled.", date(2025, 6, 13)),
        ("Review of applications will begin onJune 13, 2025,and go on.", date(2025, 6, 13)),
        ("Full review of applications starts on June 13, 2025.", date(2025, 6, 13)),
        ("The first review of resumes will begin the week of June 13, 2025.", date(2025, 6, 13)),
        ("Next Review Date of Applications: June 13, 2025", date(2025, 6, 13)),
        ("Review will go on until the position is \ufb01lled.", None),
        ("We accept applications until we have filled the role.", None),
    ],
)
def test_a_posting_that_is_open_until_filled_says_so(text: str, value: date | None) -> None:
    assert said(text) == [("until_filled", value)]


@pytest.mark.parametrize(
    "text",
    [
        "We review applications on a rolling basis.",
        "Applications are accepted on an ongoing basis.",
        "There is no closing date for this role.",
        "Application Deadline: Open",
        "Closing Date: Continuous",
        "This is a continuous recruitment.",
        "This is a rolling advert.",
        "Applications are accepted until further notice.",
        "This post will close as soon as sufficient applications have been received.",
        "---\ntitle: Nurse\ncloses: rolling\n---\n\nWe look after people.",
    ],
)
def test_applying_without_an_end_is_rolling(text: str) -> None:
    assert said(text) == [("rolling", None)]


@pytest.mark.parametrize(
    "text",
    [
        "We are no longer accepting applications.",
        "This position has been filled.",
        "Applications for this role are now closed.",
        "The deadline for applications has passed.",
    ],
)
def test_a_posting_that_is_over_says_so(text: str) -> None:
    assert said(text) == [("closed", None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Deadline: two weeks from posting", 14),
        ("Apply within 30 days.", 30),
        ("Submit an application within 10 days of this notice.", 10),
        ("Applications will be accepted for at least five (5) days from the date of posting.", 5),
        ("The application window is expected to close within 30 days of posting.", 30),
    ],
)
def test_days_are_counted_from_posting(text: str, days: int) -> None:
    assert said(text) == [("relative", days)]


@pytest.mark.parametrize(
    "text",
    [
        "Able to meet deadlines in a deadline-driven newsroom.",
        "Closing Date:",
        "Closing date: N/A",
        "Closing date: TBD",
        "Closing date for applications",
        "All materials must be received by the closing date.",
        "Interviews will take place on 12 June 2025.",
        "Shortlisted applicants will be notified by June 20, 2025.",
        "Start date no later than September 1, 2025.",
        "You must be able to start by June 1, 2025.",
        "Applicants must have a degree by 1 September 2025.",
        "Contract until 31 December 2026. Apply now.",
        "This is a temporary position through June 30, 2026.",
        "Founded on March 3, 1999, we build bridges.",
        "Opening date: June 13, 2025",
        "This position opens for applications on July 9, 2025.",
        "Benefits enrollment deadline is November 1, 2025.",
        "The filing deadline for the May 5th, 2026 primary election is near.",
        "If selected, you must submit transcripts by June 13, 2025.",
        "Position funded through June 30, 2026.",
        "Bonus paid to those hired by June 13, 2025.",
        "This salary range is valid through December 31, 2025.",
        "Our fiscal year closes on June 30, 2025.",
        "Under the Act of 3 March 1990, apply for a permit.",
        "The office will close on December 24, 2025.",
        "The deal closes on 3 March 2025.",
        "Last updated: March 3, 2025. Apply now.",
        "Our team keeps its dashboards current on an ongoing basis.",
        "You deploy applications on a rolling basis.",
        "You cover the desk until the new editor is hired.",
        "If this posting is closed, look at our other jobs.",
        "Once the position has been filled, we will tell you.",
        "We may close this posting early.",
        "We answer every application within 10 days.",
        "Become certified within 30 days of hire.",
        "Apply by email, with your résumé attached.",
        "Open Until Filled: No",
        "Support is available 24/7 until 3/4 of tickets are closed.",
    ],
)
def test_other_days_and_duties_are_no_deadline(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Closing date: 31 April 2025", "impossible"),
        ("Application deadline: February 30, 2025", "impossible"),
        ("Closing date: 03/04/2025", "ambiguous"),
        ("Apply by March 3.", "no_year"),
    ],
)
def test_a_day_that_cannot_be_told_is_a_deadline_with_a_problem(text: str, problem: str) -> None:
    (deadline,) = found(text)
    assert (deadline.kind, deadline.value, deadline.problem) == ("date", None, problem)


def test_a_year_left_out_follows_from_the_day_of_posting() -> None:
    (deadline,) = found("Posted: November 20, 2024\n\nApply by January 15.")
    assert (deadline.value, deadline.inferred) == (date(2025, 1, 15), ("year",))


@pytest.mark.parametrize(
    ("other", "value"),
    [
        ("Posted: 12/31/2024", date(2025, 3, 4)),
        ("Our office closed for a move on 25/12/2024.", date(2025, 4, 3)),
        ("**Location:** Austin, TX", date(2025, 3, 4)),
        ("**Location:** Leeds, United Kingdom", date(2025, 4, 3)),
        ("We pay £40,000.", date(2025, 4, 3)),
        ("You get a 401(k).", date(2025, 3, 4)),
    ],
)
def test_the_postings_own_words_tell_day_from_month(other: str, value: date) -> None:
    (deadline,) = found(f"{other}\n\nClosing date: 03/04/2025")
    assert (deadline.value, deadline.inferred) == (value, ("order",))


def test_words_that_disagree_leave_day_and_month_ambiguous() -> None:
    (deadline,) = found("We pay £40,000 in the United States.\n\nClosing date: 03/04/2025")
    assert deadline.problem == "ambiguous"


def test_a_posting_does_not_close_before_it_opens() -> None:
    (deadline,) = found("Open date 11/12/2025 Close date 12/01/2025")
    assert deadline.value == date(2025, 12, 1)


def test_a_zone_of_north_america_puts_the_month_first() -> None:
    (deadline,) = found("Closing Date: 6/5/2025 11:59 PM Central")
    assert deadline.value == date(2025, 6, 5)


def test_every_mention_counts_so_that_they_can_be_compared() -> None:
    text = "Closing date: 13 June 2025\n\nPlease apply by 15 June 2025."
    assert said(text) == [("date", date(2025, 6, 13)), ("date", date(2025, 6, 15))]


def test_a_label_belongs_to_the_day_after_it_and_not_before() -> None:
    text = "Shift plan of 3 June 2025, 9:00 Application deadline: 13 June 2025"
    assert said(text) == [("date", date(2025, 6, 13))]


def test_the_span_is_the_day_and_for_phrases_the_phrase() -> None:
    text = "Application Deadline: June 13, 2025. We review applications on a rolling basis."
    read = posting(text)
    spans = [read.text(one.span) for one in dates.read(read)[1]]
    assert spans == ["June 13, 2025", "rolling basis"]


@pytest.mark.parametrize(
    "text",
    [
        "Posted: January 15, 2024",
        "**Posted:** January 15, 2024",
        "Date posted: Monday, January 15, 2024",
        "Posting Date: 01/15/2024 Closing Date: 02/03/2024",
        "---\ntitle: Nurse\ndate: 2024-01-15\n---\n\nWe look after people.",
        "---\ntitle: Nurse\ncreated: !!timestamp '2024-01-15'\n---\n\nWe look after people.",
        "---\ntitle: Nurse\nopens: 2024-01-15\ncloses: 2024-01-20\n---\n\nWe look after people.",
        "Posted: vor 4 Minuten (15.01.2024)",
    ],
)
def test_the_day_of_posting_is_found(text: str) -> None:
    posted = dates.read(posting(text))[0]
    assert posted is not None
    assert posted.value == date(2024, 1, 15)


@pytest.mark.parametrize("text", ["Posted 3 days ago", "Posted yesterday", "Posted on our site"])
def test_the_age_of_a_posting_is_no_day(text: str) -> None:
    assert dates.read(posting(text))[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "Start date: September 1, 2025",
        "The anticipated start is 1 September 2025.",
        "Starting on September 1, 2025, you lead the clinic.",
        "Startdatum: 01.09.2025",
        "Eintrittsdatum: 1. September 2025",
    ],
)
def test_the_first_day_of_work_is_found(text: str) -> None:
    posted, closing, start = dates.read(posting(text))
    assert (posted, closing) == (None, ())
    assert isinstance(start, Day)
    assert start.value == date(2025, 9, 1)


def test_front_matter_gives_both_ends() -> None:
    text = (
        "---\ntitle: Nurse\nopens: 2025-06-01\ncloses: 'June 13, 2025 at 11:59 pm EDT'\n---\n\nHi."
    )
    posted, closing, _ = dates.read(posting(text))
    assert posted is not None
    assert posted.value == date(2025, 6, 1)
    assert [one.value for one in closing] == [date(2025, 6, 13)]


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["closing date", "until", "filled", "within", "30 days", "of posting", "03/04/2025",
             "June 31", "apply by", "posted", "|", "\n\n", ". ", "İ", "rolling basis", "to", "£"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_no_posting_breaks_the_reading(text: str) -> None:
    read = read_or_reject(text.encode())
    posted, closing, start = dates.read(read)
    for one in (posted, *closing, start):
        if one is not None:
            assert 0 <= one.span.start < one.span.end <= len(read.prose)


def test_no_phrase_is_lost_to_capitals_or_odd_marks() -> None:
    lists = wordlists.load("dates")
    odd = [one for phrases in lists.values() for one in phrases if one != one.lower().strip()]
    assert odd == []


ALIKE = {
    "absolute": "date",
    "extended": "date",
    "priority": "date",
    "first-review": "until_filled",
    "open-until-filled": "until_filled",
    "open": "rolling",
}


def test_labelled_sentences_of_real_postings_are_read_as_people_read_them() -> None:
    labels = SHARED / "labels/elements.jsonl"
    if not labels.exists():
        pytest.skip("the labelled sentences are not in this checkout")
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["element"] == "deadline"]
    right = sum(_agrees(row) for row in rows)
    assert rows
    assert right / len(rows) >= 0.97


def _agrees(row: dict[str, object]) -> bool:
    read, parsed = found(str(row["text"])), row["parsed"]
    if not row["present"] or not isinstance(parsed, dict):
        return not read
    kind = ALIKE.get(parsed["kind"], parsed["kind"])
    day = parsed["date"] or "None"
    values = [one.value if one.problem != "no_year" else day for one in read if one.kind == kind]
    return day in [str(value) for value in values]
