"""What is built: the wheel and the sdist carry the rules, and work away from the checkout."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RULES = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*.*")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel made from it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True
    )
    return folder


def test_the_wheel_carries_exactly_the_rules_of_the_repository(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        prefix = "postinglint/_rules/"
        carried = {name[len(prefix) :]: wheel.read(name) for name in wheel.namelist()
                   if name.startswith(prefix)}  # fmt: skip
    assert set(carried) == RULES
    for name, data in carried.items():
        assert data == (ROOT / "rules" / name).read_bytes()


def test_the_sdist_carries_rules_tests_and_examples(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {f"rules/{name}" for name in RULES} <= names
    assert {"tests/test_wheel.py", "examples/poor.md", "pyproject.toml", "LICENSE"} <= names


def test_an_installed_wheel_finds_its_rules_away_from_the_checkout(
    built: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    python = tmp_path / "venv/bin/python"
    site = next((tmp_path / "venv/lib").glob("python*/site-packages"))
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(site)  # noqa: S202 - we built it a moment ago
    # The dependencies of this very environment serve; only postinglint itself is the wheel's.
    own = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    links = [path for path in own.iterdir() if "postinglint" not in path.name]
    for path in links:
        if not (site / path.name).exists():
            (site / path.name).symlink_to(path)
    done = subprocess.run(
        [python, "-c", "import postinglint; print(postinglint.__file__)"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert str(site) in done.stdout
    (tmp_path / "job.md").write_text("# Porter\n\nWarm kitchen.\n", encoding="utf-8")
    done = subprocess.run(
        [python, "-m", "postinglint", "check", "job.md"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "pay/missing" in done.stdout
