"""What all tests share."""

import os

import pytest
from hypothesis import settings

# The same examples on every run, so that a change is judged by itself; without a deadline, since
# machines are busy. `HYPOTHESIS_PROFILE=search pytest` looks for new ones, many more of them.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate", action="store_true", help="write the reports beside the examples anew"
    )


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))
