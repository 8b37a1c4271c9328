import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.facts import places
from postinglint.facts.places.gazetteer import spots
from postinglint.readers import read
from support import read_or_reject

TEXT = st.characters(codec="utf-8", exclude_characters="\0")
SHARED = Path(__file__).resolve().parents[2] / "../shared"
Where = tuple[str | None, str | None, str | None, bool]


def where(text: str) -> list[Where]:
    found = places.read(read("x.md", text.encode()))
    return [(one.city, one.region, one.country, one.remote) for one in found]


def located(value: str) -> list[Where]:
    return where(f"# Baker\n\n**Location:** {value}\n\nBread is baked here.\n")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("San Francisco, CA (Hybrid)", [("San Francisco", "US-CA", "US", False)]),
        ("Denver, CO; Remote (US)", [("Denver", "US-CO", "US", False), (None, None, "US", True)]),
        (
            "New York or London",
            [("New York", "US-NY", "US", False), ("London", "GB-ENG", "GB", False)],
        ),
        ("NYC", [("New York", "US-NY", "US", False)]),
        ("New York, NY", [("New York", "US-NY", "US", False)]),
        ("New York, Texas", [("New York", "US-NY", "US", False), (None, "US-TX", "US", False)]),
        ("Ottawa, ON", [("Ottawa", "CA-ON", "CA", False)]),
        ("London, ON", [("London", "CA-ON", "CA", False)]),
        ("Toronto, CA", [("Toronto", "CA-ON", "CA", False)]),
        ("Berlin, DE", [("Berlin", "DE-BE", "DE", False)]),
        ("Vancouver, WA", [("Vancouver", "US-WA", "US", False)]),
        ("Paris", [("Paris", None, "FR", False)]),
        ("Paris, Texas", [("Paris", "US-TX", "US", False)]),
        ("Tbilisi, Georgia", [("Tbilisi", None, "GE", False)]),
        ("Atlanta, Georgia", [("Atlanta", "US-GA", "US", False)]),
        ("Washington, D.C.", [("Washington", "US-DC", "US", False)]),
        ("Roanoke, VA 24011", [("Roanoke", "US-VA", "US", False)]),
        ("Salem, OR, OR, 97309", [("Salem", "US-OR", "US", False)]),
        ("Winston-Salem, NC", [("Winston-Salem", "US-NC", "US", False)]),
        ("West Reading, PA", [("West Reading", "US-PA", "US", False)]),
        ("Maryland Heights, MO", [("Maryland Heights", "US-MO", "US", False)]),
        ("Lafayette, LA", [("Lafayette", "US-LA", "US", False)]),
        ("San Juan, PR", [("San Juan", "US-PR", "US", False)]),
        ("Downtown Minneapolis, MN", [("Minneapolis", "US-MN", "US", False)]),
        ("Halifax, NS, Canada", [("Halifax", "CA-NS", "CA", False)]),
        ("Wommelgem, Belgium", [("Wommelgem", None, "BE", False)]),
        ("Manchester, England, United Kingdom", [("Manchester", "GB-ENG", "GB", False)]),
        ("München / Wien", [("Munich", "DE-BY", "DE", False), ("Vienna", "AT-9", "AT", False)]),
        ("Amsterdam (Netherlands)", [("Amsterdam", None, "NL", False)]),
        ("Remote – Canada", [(None, None, "CA", True)]),
        ("Spain (fully remote)", [(None, None, "ES", True)]),
        ("Remote (US, Canada)", [(None, None, "US", True), (None, None, "CA", True)]),
        ("Remote, anywhere in the US", [(None, None, "US", True)]),
        ("Leeds or Remote", [("Leeds", "GB-ENG", "GB", False)]),
    ],
)
def test_a_location_field_is_read_as_places(value: str, expected: list[Where]) -> None:
    assert located(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "Remote (US, not CO)",
        "Remote (US, excluding CA and NY)",
        "Remote, anywhere in the US except Colorado",
        "Remote US (but not in Texas)",
    ],
)
def test_what_is_excluded_is_no_place_of_work(value: str) -> None:
    assert located(value) == [(None, None, "US", True)]


@pytest.mark.parametrize(
    "value",
    ["Remote", "Anywhere", "TBD", "Centre for Ocean Studies", "Spanish quarter", "us", "OR"],
)
def test_a_field_without_a_place_gives_none(value: str) -> None:
    assert located(value) == []


@pytest.mark.parametrize("city", ["Portland", "Cambridge", "Birmingham", "Springfield"])
def test_an_ambiguous_city_alone_keeps_its_name_only(city: str) -> None:
    assert located(city) == [(city, None, None, False)]


def test_another_part_of_the_posting_tells_an_ambiguous_city() -> None:
    text = "# Cook\n\nLocation: Portland\n\nOur kitchen in Portland, Oregon opened last spring.\n"
    assert where(text) == [("Portland", "US-OR", "US", False)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This role is based in Leeds.", ("Leeds", "GB-ENG", "GB", False)),
        ("You will be based in our Denver office.", ("Denver", "US-CO", "US", False)),
        ("The job can be done from anywhere in Canada.", (None, None, "CA", True)),
        ("This position is fully remote within Portugal.", (None, None, "PT", True)),
        ("You will work on-site in Leeds.", ("Leeds", "GB-ENG", "GB", False)),
        ("Candidates must reside in Texas.", (None, "US-TX", "US", False)),
    ],
)
def test_a_sentence_about_the_post_gives_its_place(sentence: str, expected: Where) -> None:
    text = f"# Cook\n\nA short word about what we do all day long.\n\n{sentence}\n"
    assert where(text) == [expected]


def test_states_listed_after_the_country_narrow_it() -> None:
    states = "New York, Washington, Texas, Ohio"
    text = f"The role must be based in Spain or these states in the US: {states}."
    assert where(f"# Cook\n\n{text}\n") == [
        (None, None, "ES", False),
        (None, "US-NY", "US", False),
        (None, "US-WA", "US", False),
        (None, "US-TX", "US", False),
        (None, "US-OH", "US", False),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "We are a bakery based in Denver, CO with shops all over.",
        "You will join our team based in Berlin.",
        "Our headquarters is located in San Ramon, CA, and we keep growing.",
        "You serve customers based in Chicago.",
        "Fluent Spanish and a French press are a plus.",
        "She was born in Vienna and studied at the University of Texas.",
        "Our clients, from Paris to Tokyo, love bread.",
        "Reading is a joy, and so is a nice bath.",
        "We have hired anywhere in the world.",
    ],
)
def test_places_of_the_firm_and_of_others_are_not_read(sentence: str) -> None:
    assert where(f"# Cook\n\nBread and more.\n\n{sentence}\n") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# Data Analyst, Toronto", [("Toronto", "CA-ON", "CA", False)]),
        ("# Engineer (Remote, US)", [(None, None, "US", True)]),
        ("Crumb | Baker | Oslo | Full-time", [("Oslo", None, "NO", False)]),
        ("# Georgia Power Lineman", []),
        ("# Baker at Jordan", []),
    ],
)
def test_header_lines_are_read_only_where_they_name_a_place_alone(
    line: str, expected: list[Where]
) -> None:
    assert where(f"{line}\n\nBread is baked here every day.\n") == expected


def test_each_place_is_given_once() -> None:
    text = "# Cook\n\nLocation: Leeds\n\nThis role is based in Leeds, England.\n"
    assert where(text) == [("Leeds", "GB-ENG", "GB", False)]


@given(st.text(TEXT, max_size=300))
def test_no_text_upsets_the_reading(text: str) -> None:
    posting = read_or_reject(f"# Cook\n\nLocation: {text}\n\nbased in {text}".encode())
    for place in places.read(posting):
        assert 0 <= place.span.start < place.span.end <= len(posting.prose)


WORDS = ["Denver", "CO", "OR", "Remote", "New York", ",", "(", ")", ";", " ", "US", "Georgia", "-"]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_places_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = spots(text, 0, len(text), unknown=True)
    for before, after in itertools.pairwise(found):
        assert before.start < before.end <= after.start


def test_the_seed_posting_states_its_place() -> None:
    path = SHARED / "corpus" / "seed-posting.md"
    if not path.is_file():
        pytest.skip("the shared corpus is not beside this checkout")
    found = places.read(read("seed.md", path.read_bytes()))
    assert [(one.city, one.region, one.country) for one in found] == [
        ("San Francisco", "US-CA", "US")
    ]
