"""Where rules come from: folders of rule files, the built-in one first."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from postinglint import typed
from postinglint.checks import KINDS, AnyRule
from postinglint.checks.kind import Kind
from postinglint.errors import UserError
from postinglint.findings import Evidence
from postinglint.resources import builtin_rules
from postinglint.rulefile import THEMES, EvidenceEntry, RuleFile

_EVIDENCE = "evidence.yaml"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class _Pack:
    """A folder of rules, under the name that messages use for it."""

    name: str
    folder: Traversable
    builtin: bool = False
    examples: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, ready to be chosen: its id (`theme/name`), its file, and its sources looked up."""

    id: str
    file: AnyRule
    evidence: tuple[Evidence, ...]
    path: str
    text: str
    builtin: bool

    @property
    def theme(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def kind(self) -> "Kind[RuleFile]":
        """The kind of rule it is."""
        return next(kind for kind in KINDS if isinstance(self.file, kind.file))

    def place(self, *path: str | int) -> str:
        """`file:line:column` of a part of the rule, named by keys and list positions."""
        return typed.place(self.text, self.path, path)


def load(
    folders: Sequence[Path] = (), *, builtin: bool = True, examples: bool = True
) -> tuple[Rule, ...]:
    """Every rule of the built-in pack and of the pack in each folder, in order of id.

    Without `examples` those of the built-in rules are left unread: they are more than half of the
    text, and a check has no use for them.

    Raises:
        UserError: A folder or file cannot be read, a rule is not well formed, or two rules have
            the same id.
    """
    packs = [_Pack("rules", builtin_rules(), builtin=True, examples=examples)] if builtin else []
    packs += [_Pack(str(folder), folder) for folder in folders]
    rules: dict[str, Rule] = {}
    sources: dict[str, Evidence] = {}
    for pack in packs:
        if not pack.folder.is_dir():
            raise UserError("there is no such folder of rules", pack.name)
        sources |= _read_evidence(pack)
        found = list(_read_pack(pack, sources))
        if not found:
            hint = f"a rule stands in the folder of its theme, such as {pack.name}/age/my-rule.yaml"
            raise UserError("there are no rules in this folder", pack.name, hint)
        for rule in found:
            if rule.id in rules:
                first = rules[rule.id].path
                hint = f"{first} is '{rule.id}' already; rename one of the two files"
                raise UserError(f"two rules have the id '{rule.id}'", rule.place(), hint)
            rules[rule.id] = rule
    return tuple(rules[key] for key in sorted(rules))


def digest(rules: Sequence[Rule]) -> str:
    """A fingerprint of exactly these rules: `sha256:` and 64 hexadecimal digits."""
    summed = hashlib.sha256()
    for rule in rules:
        summed.update(f"{rule.id}\0{rule.text}\0{rule.evidence!r}\0".encode())
    return f"sha256:{summed.hexdigest()}"


def _read_pack(pack: _Pack, sources: dict[str, Evidence]) -> Iterator[Rule]:
    for theme in sorted(pack.folder.iterdir(), key=lambda entry: entry.name):
        if not theme.is_dir() or theme.name.startswith("."):
            continue
        for entry in sorted(theme.iterdir(), key=lambda one: one.name):
            stem, dot, suffix = entry.name.rpartition(".")
            if dot and suffix in ("yaml", "yml") and entry.is_file():
                yield _read_rule(pack, entry, theme.name, stem, sources)


def _read_rule(
    pack: _Pack, entry: Traversable, theme: str, stem: str, sources: dict[str, Evidence]
) -> Rule:
    path = f"{pack.name}/{theme}/{entry.name}"
    if theme not in THEMES:
        raise UserError(
            f"'{theme}' is not a theme",
            path,
            f"expected a folder named one of: {', '.join(THEMES)}",
        )
    if not _NAME.fullmatch(stem):
        raise UserError(
            f"'{stem}' is not a rule's name", path, "use lower-case words joined by hyphens"
        )
    text = _text(entry, path)
    wanted = text if pack.examples else text.partition("\nexamples:")[0]
    file: AnyRule = typed.from_yaml(wanted, AnyRule, path)  # type: ignore[arg-type] # a union is no type[T]
    missing = [source for source in file.evidence if source not in sources]
    if missing:
        position = file.evidence.index(missing[0])
        raise UserError(
            f"evidence: '{missing[0]}' is not in {_EVIDENCE}",
            typed.place(text, path, ("evidence", position)),
        )
    evidence = tuple(sources[source] for source in file.evidence)
    rule = Rule(f"{theme}/{stem}", file, evidence, path, text, pack.builtin)
    if pack.examples:
        _check_texts(rule)
    return rule


def _check_texts(rule: Rule) -> None:
    """Every `{name}` must be one that the kind fills in; every rule has examples."""
    names = rule.kind.values(rule.file)
    texts = [("message", rule.file.message), *(("suggest", one) for one in rule.file.suggest)]
    for field, text in texts:
        for name in _PLACEHOLDER.findall(text):
            if name not in names:
                hint = f"known here: {', '.join(sorted(names)) or 'none'}"
                raise UserError(f"{field}: nothing fills in '{{{name}}}'", rule.place(field), hint)
    for field, examples in (("flag", rule.file.examples.flag), ("pass", rule.file.examples.pass_)):
        if not examples:
            raise UserError(f"examples: '{field}' needs at least one", rule.place("examples"))


def _read_evidence(pack: _Pack) -> dict[str, Evidence]:
    entry = pack.folder / _EVIDENCE
    if not entry.is_file():
        return {}
    path = f"{pack.name}/{_EVIDENCE}"
    listed = typed.from_yaml(_text(entry, path), dict[str, EvidenceEntry], path)
    return {
        key: Evidence(source.kind, source.title, source.url, source.checked)
        for key, source in listed.items()
    }


def _text(entry: Traversable, path: str) -> str:
    try:
        return entry.read_bytes().decode().replace("\r\n", "\n")
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UserError("cannot be read: it is not UTF-8", f"{path}:{line}") from error
