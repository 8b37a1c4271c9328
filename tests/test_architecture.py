"""Imports run one way: no circles, and no room knows those above it."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (SOURCE / "postinglint").rglob("*.py")
}


def imported(path: Path) -> Iterator[str]:
    """The project's own modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            longest_first = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
            yield from list(filter(MODULES.__contains__, longest_first))[:1]


GRAPH = {name: set(imported(path)) - {name, "postinglint"} for name, path in MODULES.items()}


def test_there_are_no_circles() -> None:
    list(TopologicalSorter(GRAPH).static_order())  # raises CycleError, which names the circle


@pytest.mark.parametrize(
    ("room", "above"),
    [
        ("model", "facts readers checks engine reports cli"),
        ("readers", "facts checks engine reports cli packs"),
        ("facts", "readers checks engine reports cli packs"),
        ("checks", "readers engine reports cli packs findings"),
        ("engine", "readers reports cli"),
        ("reports", "readers checks engine packs cli"),
    ],
)
def test_no_room_knows_those_above_it(room: str, above: str) -> None:
    def within(name: str, one: str) -> bool:
        return f"{name}.".startswith(f"postinglint.{one}.")

    members = {name for name in GRAPH if within(name, room)}
    assert members
    known = {other for name in members for other in GRAPH[name]}
    assert not {other for other in known for one in above.split() if within(other, one)}


def test_architecture_md_names_every_room() -> None:
    text = (SOURCE.parent / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {path.name for path in (SOURCE / "postinglint").iterdir() if path.suffix == ".py"}
    rooms |= {f"{path.parent.name}/" for path in (SOURCE / "postinglint").glob("*/__init__.py")}
    for room in rooms - {"__init__.py", "__main__.py"}:
        assert f"`{room}`" in text, room
