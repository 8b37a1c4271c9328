"""YAML as a tree of text with positions."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from postinglint.errors import UserError
from postinglint.yamltree import Mapping, Plain, Scalar, Sequence, at, key_of, parse, plain


def test_every_scalar_stays_as_it_was_written() -> None:
    assert plain(parse("a: NO\nb: 0.10\nc: 2026-01-01\nd: ~\ne:\n")) == {
        "a": "NO",
        "b": "0.10",
        "c": "2026-01-01",
        "d": "~",
        "e": "",
    }


def test_an_empty_document_is_an_empty_mapping() -> None:
    assert plain(parse("")) == {}
    assert plain(parse("# only a comment\n")) == {}


def test_positions_count_characters_not_bytes() -> None:
    text = "é: 😀\nkey: ['ü', name]\n"
    node = at(parse(text), ("key", 1))
    assert isinstance(node, Scalar)
    assert text[node.start : node.end] == "name"
    assert (node.line, node.column) == (2, 12)


def test_a_quoted_scalar_spans_its_quotes() -> None:
    text = 'a: "b\\tc"\n'
    node = at(parse(text), ("a",))
    assert isinstance(node, Scalar)
    assert node.value == "b\tc"
    assert text[node.start : node.end] == '"b\\tc"'


def test_a_path_leads_as_far_as_it_can() -> None:
    tree = parse("a:\n  - b: 1\n")
    assert plain(at(tree, ("a", 0, "b"))) == "1"
    assert isinstance(at(tree, ("a", 7)), Sequence)
    assert isinstance(at(tree, ("nowhere", 3)), Mapping)
    assert plain(at(tree, ("a", 0, "b", "deeper"))) == "1"


def test_a_key_can_be_pointed_at() -> None:
    tree = parse("a: 1\nbee: 2\n")
    key = key_of(tree, "bee")
    assert key
    assert (key.line, key.column) == (2, 1)
    assert key_of(tree, "c") is None
    assert key_of(at(tree, ("a",)), "a") is None


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1", "'a' is already given in line 1"),
        ("a: 1\nb: [1, 2\n", "3:1", "not valid YAML"),
        ("a: 1\n\tb: 2\n", "2:1", "not valid YAML"),
        ("a: &x 1\n", "1:4", "anchors and aliases are not read here"),
        ("a: *x\n", "1:4", "anchors and aliases are not read here"),
        ("? [a]\n: 1\n", "1:3", "a key must be text"),
        ("a: 1\n---\nb: 2\n", "3:1", "more than one YAML document"),
        ("[" * 50 + "]" * 50, "1:41", "nested more than 40 levels deep"),
        ("a: b\0c\n", "1:1", "not valid YAML"),
        ("a: \ud800\n", "1:1", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, where: str, what: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(text)
    assert caught.value.where == where
    assert what in caught.value.what
    assert "\n" not in caught.value.what


def test_depth_cannot_exhaust_the_stack() -> None:
    with pytest.raises(UserError, match="nested more than 40"):
        parse("[" * 100_000)


PLAIN: st.SearchStrategy[Plain] = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(alphabet="abc", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_what_is_written_is_read_back(data: Plain) -> None:
    class NoAliases(yaml.SafeDumper):
        def ignore_aliases(self, _: object) -> bool:
            return True

    text = yaml.dump(data, Dumper=NoAliases, default_style='"', allow_unicode=True)
    assert plain(parse(text)) == data


@given(st.text())
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        parse(text)
    except UserError as error:
        line, column = error.where.split(":")
        assert int(line) >= 1
        assert int(column) >= 1
