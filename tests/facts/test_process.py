from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint.facts import process
from postinglint.readers import read
from support import read_or_reject

TEXT = st.characters(codec="utf-8", exclude_characters="\0")
SHARED = Path(__file__).resolve().parents[2] / "../shared"


def minutes(steps: str, heading: str = "## Interview process") -> int | None:
    text = f"# Baker\n\n{heading}\n\n{steps}\n\n## Hours\n\n- 40 hours a week\n"
    found = process.read(read("x.md", text.encode()))
    return found.value if found else None


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("- Phone call (30 min)\n- Visit (1 hour)", 90),
        ("1. **Screen** (30 min): a call\n2. **Trial** (4 hours): baking", 270),
        ("- Half a day in the shop", 240),
        ("- A 1-hour talk\n- A 90-minute trial", 150),
        ("- A call of 30-45 minutes", 45),
        ("- Two 45-minute talks", 90),
        ("- 1.5 hours of baking", 90),
        ("- An hour with the team", 60),
        ("First a 30 minute call, then a one hour visit.", 90),
    ],
)
def test_the_steps_add_up(steps: str, expected: int) -> None:
    assert minutes(steps) == expected


def test_what_a_step_consists_of_is_not_counted_twice() -> None:
    steps = "- Visit (4 hours):\n    - Baking (60 min)\n    - Talk (30 min)\n- Call (30 min)"
    assert minutes(steps) == 270
    assert minutes("- Visit (4 hours): baking (60 min) and a talk (30 min)") == 240


def test_steps_may_have_headings_of_their_own() -> None:
    assert (
        minutes("### Call (30 min)\n\nWe talk.\n\n### Visit (2 hours)\n\nYou bake 30 min.") == 150
    )


@pytest.mark.parametrize(
    "steps",
    [
        "- We reply within 48 hours",
        "- Give us 24 hours notice",
        "- Questions to the team",
        "- In total 3 hours",
    ],
)
def test_waits_and_totals_are_no_steps(steps: str) -> None:
    assert minutes(steps) is None


def test_lengths_elsewhere_do_not_count() -> None:
    assert minutes("- A 30 min walk to the beach", heading="## Benefits") is None


def test_the_span_runs_from_the_first_length_to_the_last() -> None:
    posting = read("x.md", b"## Interviews\n\n- Call (30 min)\n- Visit (2 hours), then cake\n")
    found = process.read(posting)
    assert found is not None
    text = posting.text(found.span)
    assert text.startswith("30 min")
    assert text.endswith("2 hours")


@given(st.text(TEXT, max_size=300))
def test_no_text_upsets_the_reading(text: str) -> None:
    data = f"## Interviews\n\n- {text} 30 min\n- 2 {text} hours\n\n{text}"
    posting = read_or_reject(data.encode())
    found = process.read(posting)
    if found:
        assert found.value > 0
        assert 0 <= found.span.start < found.span.end <= len(posting.prose)


def test_the_seed_posting_takes_555_minutes() -> None:
    path = SHARED / "corpus" / "seed-posting.md"
    if not path.is_file():
        pytest.skip("the shared corpus is not beside this checkout")
    found = process.read(read("seed.md", path.read_bytes()))
    assert found is not None
    assert found.value == 555
