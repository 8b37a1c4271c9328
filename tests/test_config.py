"""Settings: where they are found, and what is said of slips in them."""

from pathlib import Path

import pytest

from postinglint.config import Found, Settings, find, load
from postinglint.errors import UserError
from support import write

OWN, SHARED = ".postinglint.yaml", "pyproject.toml"


def fault(folder: Path, name: str, text: str | bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        find(write(folder, {name: text}))
    return caught.value


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    found = find(tmp_path)
    assert found == Found(Settings(), tmp_path)
    assert found.settings.fail_on == "error"


def test_every_setting_can_be_given_in_yaml(tmp_path: Path) -> None:
    text = (
        "select: [age]\nignore:\n  - pay/missing\nseverity: {age: note, pay/missing: error}\n"
        "packs: [ours]\nexclude: ['*.txt']\nfail-on: never\n"
    )
    found = find(write(tmp_path, {OWN: text}))
    assert found.settings == Settings(
        ["age"],
        ["pay/missing"],
        {"age": "note", "pay/missing": "error"},
        ["ours"],
        ["*.txt"],
        "never",
    )
    assert (found.folder, found.path) == (tmp_path, tmp_path / OWN)


def test_every_setting_can_be_given_in_toml(tmp_path: Path) -> None:
    text = (
        '[project]\nname = "x"\n[tool.postinglint]\nselect = ["age"]\nignore = ["pay/missing"]\n'
        'packs = ["ours"]\nexclude = ["*.txt"]\nfail-on = "never"\n'
        '[tool.postinglint.severity]\nage = "note"\n"pay/missing" = "error"\n'
    )
    found = find(write(tmp_path, {SHARED: text}))
    assert found.settings == Settings(
        ["age"],
        ["pay/missing"],
        {"age": "note", "pay/missing": "error"},
        ["ours"],
        ["*.txt"],
        "never",
    )
    assert found.path == tmp_path / SHARED


def test_the_nearest_settings_win_whole(tmp_path: Path) -> None:
    write(tmp_path, {OWN: "select: [age]\nfail-on: note\n", "a/b/c/x.md": ""})
    assert find(tmp_path / "a/b/c").folder == tmp_path
    write(tmp_path, {"a/b/pyproject.toml": "[tool.postinglint]\nselect = ['pay']\n"})
    found = find(tmp_path / "a/b/c")
    assert found.folder == tmp_path / "a/b"
    assert found.settings == Settings(select=["pay"]), "settings of several files do not mix"
    assert find(tmp_path / "a").folder == tmp_path


@pytest.mark.parametrize(
    "text", ["", "[tool.ruff]\nselct = 1\n", "tool = 3\n", "[[tool]]\nx = 1\n", "[tool]\nx = 1\n"]
)
def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path, {OWN: "fail-on: note\n", "a/pyproject.toml": text})
    assert find(tmp_path / "a").path == tmp_path / OWN
    with pytest.raises(UserError, match=r"holds no \[tool.postinglint\]"):
        load(tmp_path / "a/pyproject.toml")


@pytest.mark.parametrize("text", ["[tool.postinglint]\n", "tool.postinglint = {}\n"])
def test_an_empty_table_is_settings_all_the_same(tmp_path: Path, text: str) -> None:
    write(tmp_path, {OWN: "fail-on: note\n", "a/pyproject.toml": text})
    assert find(tmp_path / "a").settings == Settings()


def test_two_settings_in_one_folder_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, {SHARED: "[tool.postinglint]\n"})
    error = fault(tmp_path, OWN, "select: []\n")
    assert error.where == str(tmp_path)
    assert "both .postinglint.yaml and [tool.postinglint]" in error.what
    assert error.hint == "keep one of the two"


def test_a_pyproject_without_our_table_beside_our_own_file_is_fine(tmp_path: Path) -> None:
    write(tmp_path, {SHARED: "[tool.ruff]\n", OWN: "fail-on: note\n"})
    assert find(tmp_path).settings.fail_on == "note"


LEVELS = "expected one of: error, never, note, warning"
YAML = [
    ("select: []\nselct: []\n", "2:1", "unknown key 'selct'", "did you mean 'select'?"),
    ("fail_on: error\n", "1:1", "unknown key 'fail_on'", "did you mean 'fail-on'?"),
    ("zzz: 1\n", "1:1", "unknown key 'zzz'", "known here: exclude, fail-on, ignore, packs, "),
    ("select: []\nfail-on: eror\n", "2:1", "fail-on: invalid enum value 'eror'", LEVELS),
    (
        "severity:\n  age: note\n  pay: eror\n",
        "3:3",
        "severity.pay: invalid enum value 'eror'",
        "expected one of: error, note, warning",
    ),
    ("select: age\n", "1:1", "select: expected array, got str", ""),
    ("select:\n  - age\n  - [pay]\n", "3:5", "select.1: expected str, got array", ""),
    ("select: []\nselect: [age]\n", "2:1", "'select' is already given in line 1", "keep one"),
    ("hello\n", "1:1", "the file: expected object, got str", ""),
    ("select: [\n", "2:1", "not valid YAML: ", ""),
]
TOML = [
    ("[tool.postinglint]\nselct = []\n", "2:1", "unknown key 'selct'", "did you mean 'select'?"),
    (
        "[tool.postinglint]\nfail_on = 'x'\n",
        "2:1",
        "unknown key 'fail_on'",
        "did you mean 'fail-on'",
    ),
    (
        "[a]\nfail-on = 1\n[tool.postinglint]\n  fail-on = 'eror'\n",
        "4:3",
        "fail-on: invalid enum value 'eror'",
        LEVELS,
    ),
    (
        "[tool.postinglint-x]\nfail-on = 1\n[tool.postinglint]\nselect = []\nfail-on = 'eror'\n",
        "5:1",
        "fail-on: invalid enum value 'eror'",
        LEVELS,
    ),
    ("tool.postinglint.fail-on = 'eror'\n", "1:1", "fail-on: invalid enum value", LEVELS),
    ("[tool]\npostinglint.fail-on = 'eror'\n", "2:1", "fail-on: invalid enum value", LEVELS),
    (
        "[ tool . \"postinglint\" ]\n\n'fail-on' = 'eror'\n",
        "3:1",
        "fail-on: invalid enum value",
        LEVELS,
    ),
    (
        "[tool.postinglint]\npacks=[]\n[tool.postinglint.severity]\nage='note'\n\"pay/a\"='eror'\n",
        "5:1",
        "severity.pay/a: invalid enum value 'eror'",
        "expected one of: error, note, warning",
    ),
    ("[tool.postinglint]\nseverity = {age = 'eror'}\n", "2:1", "severity.age: invalid enum", ""),
    (
        "[tool.postinglint]\nselect = [\n  'a',\n  1]\n",
        "2:1",
        "select.1: expected str, got int",
        "",
    ),
    ("[tool.postinglint]\nselect = 'age'\n", "2:1", "select: expected array, got str", ""),
    ("x = 1\n[tool]\npostinglint = 3\n", "3:1", "the file: expected object, got int", ""),
    ("[tool.postinglint\n", "1:18", "not valid TOML: ", ""),
    ("[tool.postinglint]\nselect = [\n", "2", "not valid TOML: ", ""),
]


@pytest.mark.parametrize(
    ("name", "text", "place", "what", "hint"),
    [*((OWN, *one) for one in YAML), *((SHARED, *one) for one in TOML)],
)
def test_a_slip_is_named_with_its_line_and_a_remedy(  # noqa: PLR0913, PLR0917 - a table of five columns
    tmp_path: Path, name: str, text: str, place: str, what: str, hint: str
) -> None:
    error = fault(tmp_path, name, text)
    assert error.where == f"{tmp_path / name}:{place}"
    assert error.what.startswith(what)
    assert error.hint.startswith(hint)
    assert "(at " not in error.what


@pytest.mark.parametrize("name", [OWN, SHARED])
def test_settings_that_are_not_utf_8_are_an_error(tmp_path: Path, name: str) -> None:
    error = fault(tmp_path, name, b"# \xe9\n[tool.postinglint]\n")
    assert error.where == str(tmp_path / name)
    assert error.what == "cannot be read: it is not UTF-8"


def test_a_settings_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load(tmp_path / "nowhere.yaml")
    with pytest.raises(UserError, match="cannot be read"):
        load(tmp_path / "nowhere.toml")


def test_below_the_working_folder_places_are_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    error = fault(tmp_path / "a", OWN, "x: 1\n")
    assert error.where == "a/.postinglint.yaml:1:1"


DEEP = "x = " + "[" * 100_000


@pytest.mark.parametrize("name", [OWN, SHARED])
def test_a_byte_order_mark_does_no_harm(tmp_path: Path, name: str) -> None:
    text = "fail-on: note\n" if name == OWN else "[tool.postinglint]\nfail-on = 'note'\n"
    write(tmp_path, {name: text.encode("utf-8-sig")})
    assert find(tmp_path).settings.fail_on == "note"


@pytest.mark.parametrize(
    "text", [b"[tool.ruff\n", b"# \xe9\n", DEEP.encode(), b"[tool.postinglint-x\n"]
)
def test_a_broken_pyproject_of_other_tools_is_passed_over(tmp_path: Path, text: bytes) -> None:
    write(tmp_path, {OWN: "fail-on: note\n", "a/pyproject.toml": text})
    assert find(tmp_path / "a").path == tmp_path / OWN
    with pytest.raises(UserError):
        load(tmp_path / "a/pyproject.toml")


def test_settings_nested_too_deeply_are_an_error(tmp_path: Path) -> None:
    error = fault(tmp_path, SHARED, f"[tool.postinglint]\n{DEEP}")
    assert error.what == "not valid TOML: nested too deeply"


def test_a_number_beyond_all_bounds_is_an_error(tmp_path: Path) -> None:
    error = fault(tmp_path, SHARED, f"[tool.postinglint]\nx = {'9' * 5000}\n")
    assert error.what.startswith("not valid TOML")


def test_a_name_that_is_nearly_ours_is_to_be_mended(tmp_path: Path) -> None:
    error = fault(tmp_path, ".postinglint.yml", "select: []\n")
    assert error.where == str(tmp_path / ".postinglint.yml")
    assert error.hint == "rename it to .postinglint.yaml"


def test_a_folder_by_the_name_of_settings_is_an_error(tmp_path: Path) -> None:
    (tmp_path / OWN).mkdir()
    with pytest.raises(UserError, match="is not a file") as caught:
        find(tmp_path)
    assert caught.value.where == str(tmp_path / OWN)
