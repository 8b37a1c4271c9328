"""From inputs to bytes, or to the one sentence that says why not."""

import io
import os
import sys
from pathlib import Path

import pytest

from postinglint import inputs
from postinglint.errors import UserError
from postinglint.findings import Failure
from support import write


def fault(one: inputs.Input) -> str:
    with pytest.raises(UserError) as caught:
        one.data()
    return str(caught.value)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    said = fault(inputs.Input("pipe.md", tmp_path / "pipe.md"))
    assert said == "pipe.md: is not a regular file\n  use - to read standard input"


def test_a_device_is_refused() -> None:
    assert "is not a regular file" in fault(inputs.Input("zero", Path(os.devnull)))


def test_a_file_of_more_than_20_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(inputs.LARGEST)
    assert len(inputs.Input("large.md", path).data()) == inputs.LARGEST
    with path.open("ab") as file:
        file.write(b"x")
    assert fault(inputs.Input("large.md", path)).startswith("large.md: is larger than 20 MB")


def test_closed_standard_input_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (one,) = inputs.postings(inputs.gather(["-"], "job.md"))
    assert isinstance(one, Failure)
    assert one.message == "job.md: standard input is closed: there is nothing to read"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "is empty: there is no posting"), (b"x" * 30, "is larger than 20 MB")],
)
def test_standard_input_is_held_to_what_files_are(
    monkeypatch: pytest.MonkeyPatch, data: bytes, sentence: str
) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 20)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (one,) = inputs.postings(inputs.gather(["-"], "job.md"))
    assert isinstance(one, Failure)
    assert one.message.startswith(f"job.md: {sentence}")


def test_an_empty_name_for_standard_input_is_refused() -> None:
    with pytest.raises(UserError, match="the name to read standard input as is empty"):
        inputs.gather(["-"], "")


def test_an_empty_file_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "", "b.md": "A cook."})
    found = inputs.gather([str(tmp_path)], "stdin")
    assert [isinstance(one, Failure) for one in inputs.postings(found)] == [True, False]
