"""From names to files."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from postinglint import discover, inputs
from postinglint.errors import UserError
from postinglint.findings import Failure
from support import write


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of postings, as the working folder."""
    names = "b.md a.md jobs/cook.md jobs/2026/clerk.txt jobs/2026/porter.html notes.py plain"
    write(tmp_path, dict.fromkeys(names.split(), "x"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(
    *named: str,
    exclude: tuple[str, ...] = (),
    root: Path | None = None,
    force_exclude: bool = False,
) -> list[str]:
    found = discover.files(named, exclude, root, force_exclude=force_exclude)
    return [path.as_posix() for path in found]


ALL = ["a.md", "b.md", "jobs/cook.md", "jobs/2026/clerk.txt", "jobs/2026/porter.html"]


def test_a_folder_is_searched_in_a_steady_order(tree: Path) -> None:
    assert files(".") == ALL
    assert files(str(tree)) == [f"{tree.as_posix()}/{name}" for name in ALL]


def test_a_file_that_is_named_is_taken_whatever_it_is(tree: Path) -> None:
    write(tree, {".gitignore": "*\n"})
    assert files("notes.py", "plain", "a.md", exclude=("*",)) == ["notes.py", "plain", "a.md"]


def test_each_file_comes_once_however_often_it_is_named(tree: Path) -> None:
    named = (
        "jobs/cook.md",
        "./jobs/cook.md",
        "jobs",
        str(tree / "jobs"),
        "jobs/*.md",
        "jobs/../jobs",
    )
    assert files(*named) == ["jobs/cook.md", "jobs/2026/clerk.txt", "jobs/2026/porter.html"]


@pytest.mark.usefixtures("tree")
def test_globs_stand_for_what_they_match() -> None:
    assert files("*.md") == ["a.md", "b.md"]
    assert files("jobs/**/*.html") == ["jobs/2026/porter.html"]
    assert files("jobs/20??") == ["jobs/2026/clerk.txt", "jobs/2026/porter.html"]
    assert files("[ab].md") == ["a.md", "b.md"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tree: Path) -> None:
    write(tree, {"[a].md": "x"})
    assert files("[a].md") == ["[a].md"]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nowhere.md", "there is no such file or folder"),
        ("no/where", "there is no such file or folder"),
        ("*.zip", "matches no file"),
        ("a.md/b", "there is no such file or folder"),
    ],
)
def test_a_name_that_stands_for_nothing_is_an_error(name: str, what: str) -> None:
    with pytest.raises(UserError) as caught:
        files("a.md", name)
    assert (caught.value.what, caught.value.where) == (what, name)


def test_hidden_folders_and_those_of_tools_are_skipped(tree: Path) -> None:
    skipped = (
        ".github",
        ".git",
        "node_modules",
        ".venv",
        "venv",
        "__pycache__",
        "jobs/node_modules",
    )
    write(tree, {f"{folder}/x.md": "x" for folder in skipped})
    assert files(".") == ALL
    assert files("node_modules") == ["node_modules/x.md"], "but not where they are named"


def test_a_gitignore_counts_from_its_folder_and_the_nearest_speaks_last(tree: Path) -> None:
    write(
        tree,
        {
            ".gitignore": "*.txt\n/cook.md\nb.md\n",
            "jobs/.gitignore": "!clerk.txt\n/2026/*.html\n",
            "more/x.txt": "x",
        },
    )
    assert files(".") == ["a.md", "jobs/cook.md", "jobs/2026/clerk.txt"]


def test_what_a_gitignore_takes_back_is_found(tree: Path) -> None:
    write(tree, {".gitignore": "jobs/*\n!jobs/cook.md\n"})
    assert files(".") == ["a.md", "b.md", "jobs/cook.md"]


def test_below_an_ignored_folder_nothing_is_taken_back(tree: Path) -> None:
    write(tree, {".gitignore": "jobs/\n", "jobs/.gitignore": "!cook.md\n"})
    assert files(".") == ["a.md", "b.md"]


def test_gitignores_above_count_up_to_the_top_of_the_repository(tree: Path) -> None:
    write(tree, {".gitignore": "*.md\n", "repo/.gitignore": "*.txt\n", "repo/.git/HEAD": "x"})
    write(tree, dict.fromkeys(("repo/jobs/x.md", "repo/jobs/x.txt", "repo/jobs/x.html"), "x"))
    assert files("repo/jobs") == ["repo/jobs/x.html", "repo/jobs/x.md"]


def test_without_a_repository_only_gitignores_below_count(tree: Path) -> None:
    write(tree, {".gitignore": "*.md\n"})
    assert "jobs/cook.md" in files("jobs")


def test_patterns_to_exclude_count_from_the_settings_folder(tree: Path) -> None:
    assert files(".", exclude=("/jobs/2026/",), root=tree) == ALL[:3]
    assert files("jobs", exclude=("/jobs/cook.md",), root=tree) == ALL[3:]
    assert files("jobs", exclude=("cook.md",), root=tree / "jobs") == ALL[3:]
    assert files(".", exclude=("*.*", "!*.md"), root=tree) == ALL[:3]


def test_what_settings_exclude_no_gitignore_takes_back(tree: Path) -> None:
    write(tree, {".gitignore": "b.md\n!a.md\n"})
    assert files(".", exclude=("a.md", "!b.md"), root=tree) == ALL[1:]


@pytest.mark.xfail(reason="pathspec lets `*` outrank a later `!*/` for a folder; git does not")
def test_a_list_of_what_alone_to_keep_is_understood_as_git_does(tree: Path) -> None:
    write(tree, {".gitignore": "*\n!*/\n!*.md\n"})
    assert files(".") == ALL[:3]


def test_a_link_to_a_file_is_followed_and_counts_as_that_file(tree: Path) -> None:
    (tree / "z.md").symlink_to(tree / "a.md")
    (tree / "zz.md").symlink_to(tree / "notes.py")
    assert files(".") == [*ALL[:2], "zz.md", *ALL[2:]]


def test_links_that_lead_nowhere_or_around_do_no_harm(tree: Path) -> None:
    (tree / "loop.md").symlink_to("loop.md")
    (tree / "gone.md").symlink_to("nowhere")
    (tree / "jobs/up").symlink_to(tree)
    (tree / "jobs/up.md").symlink_to(tree)
    assert files(".") == ALL
    with pytest.raises(UserError, match="no such file"):
        files("loop.md")


def test_a_link_is_ignored_by_its_own_name(tree: Path) -> None:
    (tree / "jobs/draft.md").symlink_to(tree / "notes.py")
    write(tree, {"jobs/.gitignore": "draft.md\n"})
    assert files("jobs") == ALL[2:]


def test_a_folder_that_is_named_by_a_link_is_searched(tree: Path) -> None:
    (tree / "link").symlink_to(tree / "jobs")
    assert files("link")[0] == "link/cook.md"
    assert files("jobs", "link") == ALL[2:]


@pytest.mark.usefixtures("tree")
def test_a_folder_that_cannot_be_read_is_an_error_not_a_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = os.scandir

    def scandir(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "2026":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(UserError) as caught:
        files(".")
    assert caught.value.where == "jobs/2026"
    assert caught.value.what == "cannot be read: Permission denied"


def test_nothing_to_read_is_an_error(tree: Path) -> None:
    (tree / "empty").mkdir()
    with pytest.raises(UserError, match="no postings found") as caught:
        inputs.gather(["empty"], "stdin")
    assert caught.value.where == "empty"
    assert ".md" in caught.value.hint


@pytest.mark.usefixtures("tree")
def test_standard_input_comes_first_under_its_name() -> None:
    found = inputs.gather(["a.md", "-"], "job.md")
    assert [(one.name, one.path is None) for one in found] == [("job.md", True), ("a.md", False)]


def test_what_cannot_be_read_is_a_failure_and_the_rest_is_read(tree: Path) -> None:
    write(tree, {"c.md": b"\xff\xfe\x00"})
    (tree / "gone.md").symlink_to("nowhere")
    gone = inputs.Input("gone.md", tree / "gone.md")
    read = list(inputs.postings([gone, *inputs.gather(["notes.py", "a.md"], "stdin")]))
    assert [type(one) is Failure for one in read] == [True, True, False]
    assert isinstance(read[0], Failure)
    assert read[0].message.startswith("gone.md: cannot be read: ")
    assert isinstance(read[1], Failure)
    assert "no reader for '.py' files" in read[1].message


def test_matches_of_a_glob_obey_what_folders_obey(tree: Path) -> None:
    write(tree, {".gitignore": "b.md\njobs/2026/\n", "node_modules/x.md": "x"})
    assert files("*.md") == ["a.md"]
    assert files("**/*.md", exclude=("cook.md",)) == ["a.md"]
    assert files("jobs/20??") == []
    assert files("jobs/2026/*") == []
    assert files("node_modules/*.md") == ["node_modules/x.md"], "but not where they are named"
    assert files(str(tree / "*.md")) == [f"{tree.as_posix()}/a.md"]


def test_a_glob_in_a_repository_obeys_the_gitignores_on_the_way_down(tree: Path) -> None:
    write(tree, {".git/HEAD": "x", ".gitignore": "*.txt\n", "jobs/.gitignore": "!clerk.txt\n"})
    assert files("jobs/**/*.txt") == ["jobs/2026/clerk.txt"]
    write(tree, {"jobs/.gitignore": "2026\n"})
    assert files("jobs/**/*.*") == ["jobs/cook.md"]


def test_named_files_are_left_out_where_that_is_asked_for(tree: Path) -> None:
    write(tree, {".gitignore": "b.md\njobs/2026/\n"})
    named = ("a.md", "b.md", "jobs/cook.md", "jobs/2026/clerk.txt", "jobs/2026")
    assert files(*named, exclude=("cook.md",), force_exclude=True) == ["a.md"]
    assert inputs.gather(["b.md"], "stdin", force_exclude=True) == []
    with pytest.raises(UserError, match="no such file"):
        files("nowhere.md", force_exclude=True)


@pytest.mark.usefixtures("tree")
def test_an_empty_name_is_refused() -> None:
    with pytest.raises(UserError, match="an empty name"):
        files("")


def test_links_that_lead_around_do_no_harm_to_a_glob(tree: Path) -> None:
    (tree / "loop.md").symlink_to("loop.md")
    assert files("*.md") == ["a.md", "b.md", "loop.md"]


@pytest.mark.usefixtures("tree")
def test_a_file_in_a_locked_folder_is_an_error_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if "locked" in path.parts:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(UserError) as caught:
        files("locked/x.md")
    assert str(caught.value) == "locked/x.md: cannot be read: Permission denied"
