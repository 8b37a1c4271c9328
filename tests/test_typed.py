"""From text to typed data, with errors that name line, field and remedy."""

from datetime import date
from typing import Literal

import pytest
from msgspec import Struct

from postinglint import typed
from postinglint.errors import UserError


class Wheel(Struct, frozen=True, forbid_unknown_fields=True):
    size: int
    made: date | None = None


class Car(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="car"):
    colour: Literal["red", "blue"]
    wheels: list[Wheel] = []
    spare: dict[str, Wheel] = {}


class Boat(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="boat"):
    sails: list[str | Wheel] = []


Thing = Car | Boat


def read(text: str) -> object:
    return typed.from_yaml(text, Thing, "f.yaml")  # type: ignore[arg-type] # a union is no type[T]


def fault(text: str) -> UserError:
    with pytest.raises(UserError) as caught:
        read(text)
    return caught.value


def test_text_gets_the_types_that_are_declared() -> None:
    text = "kind: car\ncolour: red\nwheels: [{size: 3, made: 2026-01-02}]\n"
    assert read(text) == Car("red", [Wheel(3, date(2026, 1, 2))])


@pytest.mark.parametrize(
    ("text", "place", "what", "hint"),
    [
        ("kind: car\ncolor: red\n", "2:1", "unknown key 'color'", "did you mean 'colour'?"),
        (
            "kind: car\ncolour: red\nzzz: 1\n",
            "3:1",
            "unknown key 'zzz'",
            "known here: colour, kind, spare, wheels",
        ),
        ("kind: car\n", "1:1", "'colour' is missing", ""),
        ("kind: boat\ncolor: red\n", "2:1", "unknown key 'color'", "known here: kind, sails"),
        (
            "kind: car\ncolour: rde\n",
            "2:1",
            "colour: invalid enum value 'rde'",
            "expected one of: blue, red",
        ),
        (
            "colour: red\nkind: cart\n",
            "2:1",
            "kind: invalid value 'cart'",
            "expected one of: car, boat",
        ),
        ("colour: red\n", "1:1", "'kind' is missing", ""),
        (
            "kind: car\ncolour: red\nwheels:\n  - size: 1\n  - size: x\n",
            "5:5",
            "wheels.1.size: expected int, got str",
            "",
        ),
        (
            "kind: car\ncolour: red\nwheels:\n  - siez: 1\n",
            "4:5",
            "unknown key 'siez' in 'wheels'",
            "did you mean 'size'?",
        ),
        (
            "kind: car\ncolour: red\nwheels:\n  - made: 2026-01-01\n",
            "4:5",
            "'size' is missing in 'wheels'",
            "",
        ),
        (
            "kind: boat\nsails:\n  - big\n  - {siz: 1}\n",
            "4:6",
            "unknown key 'siz' in 'sails'",
            "did you mean 'size'?",
        ),
        ("kind: car\ncolour: red\nwheels: 3\n", "3:1", "wheels: expected array, got str", ""),
        ("- a\n", "1:1", "the file: expected object, got array", ""),
        (
            "kind: car\ncolour: red\nspare:\n  one: {size: 1}\n  two: {size: x}\n",
            "5:9",
            "spare.two.size: expected int, got str",
            "",
        ),
        (
            "kind: car\ncolour: red\nspare:\n  one: {size: 1}\n  two: {siz: 1}\n",
            "5:9",
            "unknown key 'siz' in 'spare'",
            "did you mean 'size'?",
        ),
    ],
)
def test_a_fault_names_line_field_and_remedy(text: str, place: str, what: str, hint: str) -> None:
    error = fault(text)
    assert error.where == f"f.yaml:{place}"
    assert error.what == what
    assert error.hint == hint


def test_a_fault_in_one_entry_of_a_top_level_dictionary_is_found_there() -> None:
    text = "a: {size: 1}\nb: {size: 1, made: soon}\nc: {size: 1}\n"
    with pytest.raises(UserError) as caught:
        typed.from_yaml(text, dict[str, Wheel], "f.yaml")
    assert caught.value.where == "f.yaml:2:14"
    assert caught.value.what.startswith("b.made: ")


def test_broken_yaml_names_the_file() -> None:
    assert fault("kind: [\n").where == "f.yaml:2:1"


def test_a_part_of_a_text_can_be_found() -> None:
    text = "a: 1\nb:\n  - c\n  - d\n"
    assert typed.place(text, "f.yaml", ()) == "f.yaml:1:1"
    assert typed.place(text, "f.yaml", ("b",)) == "f.yaml:2:1"
    assert typed.place(text, "f.yaml", ("b", 1)) == "f.yaml:4:5"
