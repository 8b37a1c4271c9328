"""What a stranger's pack may not do: hang, crash, or grow without bound."""

from pathlib import Path

import pytest

from postinglint.errors import UserError
from support import judge, rule


@pytest.mark.parametrize(
    ("kind", "own", "complaint"),
    [
        ("pattern", 'pattern: "(?:a|b){100000000}"\n', "repeats too often"),
        ("pattern", 'pattern: "((a{999}){999}){999,}"\n', "repeats too often"),
        ("pattern", f'pattern: "{"a|" * 5000}b"\n', "longer than 5000 characters"),
        ("pattern", f'pattern: "{"(?:" * 800}a{")" * 800}"\n', "not a regular expression"),
        ("terms", f'terms: ["{"a" * 1_000_000}"]\n', "longer than 250 characters"),
        ("terms", f'terms: ["{"(a|b)" * 20}"]\n', "stands for more than 200 phrases"),
        (
            "terms",
            f"terms: [{', '.join(f'word{n}(a|b|c|d|e|f|g|h)' for n in range(700))}]\n",
            "they stand for more than 5000 phrases",
        ),
        ("terms", "terms: []\n", "terms: "),
        ("measure", "measure: words-in-sentence\nmin: 5\nmax: 1\n", "max: "),
        ("measure", "measure: words-in-sentence\nmax: .nan\n", "max: "),
        ("measure", "measure: words-in-sentence\nmax: nan\n", "max: "),
    ],
)
def test_a_rule_beyond_measure_is_refused_with_its_place(
    tmp_path: Path, kind: str, own: str, complaint: str
) -> None:
    with pytest.raises(UserError) as caught:
        judge(tmp_path, {"hype/one.yaml": rule(kind, own)})
    assert complaint in caught.value.what
    assert "hype/one.yaml:" in caught.value.where
