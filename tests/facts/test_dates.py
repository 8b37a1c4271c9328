import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.facts import dates
from postinglint.facts.dates.calendar import Order, find, resolve
from postinglint.model import Posting
from postinglint.readers import read as read_posting

MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november dec",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ott novembre dic",
    "sv": "januari februari mars april maj juni juli augusti september oktober november dec",
}
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def posting(text: str) -> Posting:
    return read_posting("posting.md", text.encode())


def read(text: str, order: Order | None = None, since: date | None = None) -> object:
    """The one day in `text`, or what stands in its way."""
    (written,) = find(text.lower())
    reading = resolve(written, order, since)
    return reading.problem or reading.value


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-29",
        "2024/02/29",
        "2024.02.29",
        "20240229",
        "2024-02-29T23:59Z",
        "2024-02-29T00:00:00.000Z",
        "!!timestamp '2024-02-29'",
        "February 29, 2024",
        "FEBRUARY 29 2024",
        "February 29th, 2024",
        "Feb. 29, 2024",
        "Feb 29 '24",
        "29 Feb 2024",
        "29-Feb-2024",
        "29-Feb-24",
        "29/Feb/2024",
        "29th of February 2024",
        "the 29th day of February, 2024",
        "Thursday, February 29, 2024 at 11:59 PM EST",
        "11:59 PM on February 29, 2024",
        "5 pm, 29 February 2024",
        "Thursday 29th February 2024, 17:00 CET",
        "2024 February 29",
        "2/29/2024",
        "02-29-2024",
        "29/02/2024",
        "29.02.2024",
        "29. 02. 2024",
        "29.2.24",
        "29. Februar 2024",
        "29 février 2024",
        "29 de febrero de 2024",
        "February 29, 2024Apply now",
    ],
)
def test_one_day_is_read_however_it_is_written(text: str) -> None:
    assert read(text) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "February 30, 2024",
        "29 February 2023",
        "31 April 2025",
        "31 April",
        "30. Februar 2025",
        "2024-13-01",
        "2024-02-30",
        "13/13/2024",
        "31/04/2025",
        "02/30/2024",
        "45/01/2024",
        "00/00/2024",
    ],
)
def test_a_day_that_does_not_exist_is_reported_and_not_dropped(text: str) -> None:
    assert read(text) == "impossible"


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "401(k)",
        "3-5 years",
        "$12/14 an hour",
        "version 10.5.2",
        "1.2.2024.3",
        "555-12-1999",
        "March 2024",
        "12/2024",
        "between 1,000 May and June",
        "50/50",
        "in 2024",
        "20241399",
        "Q4/2024",
        "https://example.org/v2.10.24",
    ],
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert list(find(text.lower())) == []


@pytest.mark.parametrize("text", ["March 3", "3 March", "Mar. 3rd", "3. März", "03.03."])
def test_without_a_year_the_next_such_day_after_posting_is_meant(text: str) -> None:
    assert read(text) == "no_year"
    assert read(text, since=date(2024, 3, 3)) == date(2024, 3, 3)
    assert read(text, since=date(2024, 3, 4)) == date(2025, 3, 3)


def test_a_leap_day_without_a_year_waits_for_the_leap_year() -> None:
    assert read("February 29", since=date(2025, 1, 1)) == date(2028, 2, 29)


def test_day_and_month_are_ambiguous_until_an_order_is_known() -> None:
    assert read("03/04/2025") == "ambiguous"
    assert read("03/04/2025", "month_first") == date(2025, 3, 4)
    assert read("03/04/2025", "day_first") == date(2025, 4, 3)
    assert read("04/04/2025") == date(2025, 4, 4)


@pytest.mark.parametrize("text", ["Fri 5/1/2026", "5/1/2026 (Friday)"])
def test_the_weekday_tells_the_order(text: str) -> None:
    (written,) = find(text.lower())
    reading = resolve(written)
    assert reading.value == date(2026, 5, 1)
    assert reading.inferred == ("order",)


def test_what_is_inferred_is_named() -> None:
    (written,) = find("3/4")
    assert resolve(written, "day_first", date(2025, 1, 1)).inferred == ("order", "year")


def test_the_span_holds_the_day_and_nothing_else() -> None:
    text = "apply by friday, march 3rd, 2023 at noon"
    (written,) = find(text)
    assert text[written.start : written.end] == "march 3rd, 2023"


def test_of_a_range_of_days_the_last_is_read() -> None:
    assert read("May 17-21, 2004") == date(2004, 5, 21)


@given(DAYS)
def test_every_day_survives_being_written_in_english(day: date) -> None:
    month = calendar.month_name[day.month]
    for text in (
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{month} {day.day}, {day.year}",
        f"{calendar.month_abbr[day.month]}. {day.day} {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.day:02}-{calendar.month_abbr[day.month]}-{day.year}",
        f"{calendar.day_name[day.weekday()]}, {day.day}th of {month}, {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        assert read(text) == day, text


@given(DAYS)
def test_every_day_survives_slashes_once_the_order_is_known(day: date) -> None:
    assert read(f"{day.month}/{day.day}/{day.year}", "month_first") == day
    assert read(f"{day.day:02}/{day.month:02}/{day.year}", "day_first") == day


@given(DAYS, st.sampled_from(sorted(MONTHS)))
def test_every_day_survives_the_month_names_of_other_languages(day: date, language: str) -> None:
    month = MONTHS[language].split()[day.month - 1]
    joint = {"de": ". ", "es": " de "}.get(language, " ")
    assert read(f"{day.day}{joint}{month} {day.year}") == day


@given(st.text() | st.text("0123456789/-. ,'marchjunefb", max_size=60))
def test_no_text_breaks_the_search(text: str) -> None:
    last = 0
    for written in find(text.lower()):
        assert last <= written.start < written.end <= len(text.lower())
        last = written.end
        resolve(written, "day_first", date(2024, 2, 29))


@pytest.mark.parametrize(
    "text",
    [
        "Interviews are held in the week commencing 16 November 2025.",
        "We screen after the posting closes - the week of April 25, 2025.",
        "Application appeal period: December 2, 2025 through December 6, 2025",
        "The post is offered to start as soon as possible until 5 September 2025.",
        "You run our ongoing recruitment program for poll workers.",
        "We are not accepting applications from outside the country.",
        "If you have not heard within 3 weeks of the advert closing, you were not chosen.",
        "This vacancy may close once enough applications have been received.",
        "If you applied for a job before July 13, 2024, apply again.",
        "title: deadline extended\ndate: 2025-06-13\nauthor: Ada",
    ],
)
def test_what_only_looks_like_a_deadline_is_none(text: str) -> None:
    assert dates.read(posting(text))[1] == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rolling applications.\n\nFirst review: June 3, 2025.\n\nClosing: May 3", "until_filled"),
        ("Rolling applications.\n\nPriority date: June 3.\n\nDeadline: June 13, 2025", "date"),
        ("Closing date: June 13, 2025, 5pm. We look until the post is filled.", "until_filled"),
    ],
)
def test_the_deadline_to_obey_comes_first(text: str, kind: str) -> None:
    first = dates.read(posting(text))[1][0]
    assert first.kind == kind
    assert first.value is not None
