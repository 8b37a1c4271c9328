"""The hook that other repositories use, with the real pre-commit in a real git repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CARRIED = ("src", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
BAD = "# Porter\n\nWe offer a competitive salary.\n"
MENDED = (
    "# Porter\n\n**Pay:** £12.60 an hour\n\nOpen until filled.\n\n"
    "Hillside is an equal opportunity employer.\n"
)


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as it stands, as a repository of hooks with one commit."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in CARRIED:
        source = ROOT / name
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignore)
        else:
            shutil.copy(source, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "As it stands")
    return folder


@pytest.fixture(scope="module")
def offline() -> list[str]:
    """The words before a command that take the network from it, where the system allows that."""
    lead = ["unshare", "--map-root-user", "--net"]
    able = shutil.which("unshare") and not subprocess.run([*lead, "true"], check=False).returncode
    return lead if able else []


def test_a_bad_posting_is_refused_and_a_mended_one_accepted(
    hooks: Path, tmp_path: Path, offline: list[str]
) -> None:
    repository = tmp_path / "postings"
    (repository / "jobs").mkdir(parents=True)
    git(repository, "init", "-q")
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {git(hooks, 'rev-parse', 'HEAD')}\n"
        "  hooks: [{id: postinglint}]\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache"), "NO_COLOR": "1"}
    tools = Path(sys.executable).parent
    environment["PATH"] = f"{tools}{os.pathsep}{environment['PATH']}"
    install = ["pre-commit", "install", "--install-hooks"]
    subprocess.run(install, cwd=repository, env=environment, check=True, capture_output=True)

    def commit(text: str) -> subprocess.CompletedProcess[str]:
        (repository / "jobs/porter.md").write_text(text, encoding="utf-8")
        (repository / "README.md").write_text("# Our postings\n", encoding="utf-8")
        git(repository, "add", "-A")
        return subprocess.run(
            [*offline, "git", "-c", "user.name=T", "-c", "user.email=t@example.invalid",
             "commit", "-m", "A posting"],
            cwd=repository, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    refused = commit(BAD)
    assert refused.returncode == 1, refused.stderr
    assert "error[pay/missing]" in refused.stdout + refused.stderr
    assert "jobs/porter.md:1:3" in refused.stdout + refused.stderr
    assert "README.md:" not in refused.stdout + refused.stderr
    accepted = commit(MENDED)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert git(repository, "log", "--format=%s") == "A posting"
