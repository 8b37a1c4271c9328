"""Names of places, and how they join: `Portland, OR`, `Halifax, NS, Canada`, `Paris (France)`."""

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from postinglint.facts.wordlists import load

Kind = Literal["country", "region", "city"]
Standing = Literal["", "ambiguous", "rare", "word", "namesake"]

_TOKEN = re.compile(r"[^\W\d_][\w'’.]*")
_CODED = frozenset({"US", "CA", "AU"})
"""Countries whose regions are written as letters after a city's name."""
_SENTENCE_CODES = frozenset(
    {"OR", "IN", "ME", "HI", "OK", "OH", "AS", "IT", "IS", "AT", "TO", "NO"}
)
"""Codes that are words as well: read only where nothing runs on after them."""
_PARTICLES = frozenset({"of", "de", "la", "le", "du", "des", "del", "es", "am", "an", "der", "on"})
_JOIN = re.compile(r"[\s,(–—|-]{1,4}(?:\d{5}(?:-\d{4})?[\s,(]{1,3})?")
_MORE_OF_NAME = re.compile(r"[ -][A-Z][a-z]+(?: [A-Z][a-z]+)?, ?")
_WORD_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z]+)[ -]$")
_RUNS_ON = re.compile(r"\s+[A-Za-z]")


class Entry(NamedTuple):
    """One reading of a name."""

    kind: Kind
    country: str
    region: str | None
    standing: Standing
    name: str = ""
    """What a city is called, whichever of its names a text uses: `New York` for `NYC`."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name as it stands in a text, with the readings it can have."""

    start: int
    end: int
    readings: tuple[Entry, ...]
    code: bool = False
    """Whether it is a code such as `OR`, which needs a city before it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place put together from its names."""

    start: int
    end: int
    city: str | None
    region: str | None
    country: str | None
    among: tuple[Entry, ...] = ()
    """The readings that are left where the name alone cannot decide."""
    plain: bool = True
    """Whether the name is no ordinary word, or stands qualified (`Reading, UK`)."""


class _Table(NamedTuple):
    names: dict[str, tuple[Entry, ...]]
    exact: frozenset[str]
    """Names that count only in capitals: `US`, `SF`."""
    words: dict[str, int]
    """First words of names: the most words that a name beginning so has."""
    codes: dict[str, tuple[Entry, ...]]


def _key(name: str) -> str:
    return name.lower().replace("-", " ").replace("’", "'")


def _entry(kind: str, code: str, standing: str, name: str) -> Entry:
    region = code if "-" in code else None
    return Entry(kind, code[:2], region, standing, name)  # type: ignore[arg-type] # the table's own words


@cache
def _table() -> _Table:
    names: defaultdict[str, list[Entry]] = defaultdict(list)
    codes: defaultdict[str, list[Entry]] = defaultdict(list)
    exact: set[str] = set()
    words: defaultdict[str, int] = defaultdict(int)
    text = (files("postinglint.facts") / "words" / "places.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        kind, code, known, standing = (*line.split("\t"), "")[:4]
        entry = _entry(kind, code, standing, known.partition("|")[0] if kind == "city" else "")
        if kind == "region" and entry.country in _CODED and standing != "rare":
            codes[code[3:]].append(entry)
        elif kind == "country":
            codes[code].append(entry)
        for name in known.split("|"):
            key = _key(name)
            names[key].append(entry)
            first, *more = key.split(" ")
            words[first] = max(words[first], 1 + len(more))
            if name.isupper():
                exact.add(key)
    # Regions before countries, so that `CA` after a city is California unless the city is not.
    ordered = {
        code: tuple(dict.fromkeys(sorted(found, key=_code_order))) for code, found in codes.items()
    }
    return _Table(
        {key: tuple(found) for key, found in names.items()},
        frozenset(exact),
        dict(words),
        ordered,
    )


def _code_order(entry: Entry) -> int:
    return ("US", "CA", "AU").index(entry.country) if entry.kind == "region" else 3


def matches(text: str, start: int, end: int) -> list[Match]:
    """Names and codes of places in `text[start:end]`, longest first, none overlapping."""
    table = _table()
    tokens = list(_TOKEN.finditer(text, start, end))
    found = []
    index = 0
    while index < len(tokens):
        used, match = _at(text, tokens, index, table)
        if match:
            found.append(match)
        index += used
    return found


def _at(
    text: str, tokens: list[re.Match[str]], index: int, table: _Table
) -> tuple[int, Match | None]:
    token = tokens[index]
    start, word = token.start(), token.group()
    if not word[0].isupper():
        return 1, None
    first = _key(word)
    longest = max(table.words.get(first, 0), table.words.get(first.rstrip("."), 0))
    for count in range(min(longest, len(tokens) - index), 0, -1):
        end = tokens[index + count - 1].end()
        if count > 1 and not _runs(text, tokens[index : index + count]):
            continue
        for stop in (end, end - 1) if text[end - 1] == "." else (end,):
            key = _key(text[start:stop])
            readings = table.names.get(key)
            if readings and (key not in table.exact or text[start:stop].isupper()):
                known = table.codes.get(text[start:stop], ())
                return count, Match(start, stop, tuple(dict.fromkeys((*readings, *known))))
    code = word.rstrip(".")
    if code.isupper() and (readings := table.codes.get(code)):
        return 1, Match(start, start + len(code), readings, code=True)
    return 1, None


def _runs(text: str, tokens: list[re.Match[str]]) -> bool:
    """Whether the words follow each other with one space or hyphen between."""
    return all(
        after.start() - before.end() == 1 and text[before.end()] in " -\n"
        for before, after in itertools.pairwise(tokens)
    )


def spots(text: str, start: int, end: int, *, unknown: bool) -> list[Spot]:
    """The places in `text[start:end]`; with `unknown`, also cities the table does not hold."""
    found = matches(text, start, end)
    places: list[Spot] = []
    index = 0
    while index < len(found):
        floor = places[-1].end if places else start
        used, spot = _spot(text, found[index:], floor, end, unknown=unknown)
        if spot:
            places.append(spot)
        index += used
    return places


def _spot(
    text: str, found: list[Match], floor: int, end: int, *, unknown: bool
) -> tuple[int, Spot | None]:
    """The place that `found` begins with, and how many names it takes up."""
    match = found[0]
    if match.code and _word_after(text, match, end):
        return 1, None
    if len(found) > 1 and _is_part_of_name(text, match, found[1]):
        return 1, None
    before = _city_before(text, match, floor) if match.code or unknown else None
    if match.code and before is None:
        return 1, None
    readings, used, stop = match.readings, 1, match.end
    if before is not None:
        wide = tuple(one for one in readings if one.kind != "city")
        readings, before = (wide, before) if wide else (readings, None)
    begin = match.start
    while used < len(found):
        narrowed = _narrow(text, readings, stop, found[used], end)
        if narrowed is None:
            break
        if narrowed[0].standing == "namesake":
            begin = _name_begins(text, match.start, floor)
        readings, stop, used = narrowed, found[used].end, used + 1
    if text[stop : stop + 1] == ")" and text.rfind("(", begin, stop) > match.start:
        stop += 1
    spot = _settle(text, Match(begin, match.end, readings), stop, qualified=used > 1)
    if before is not None and spot is not None:
        spot = replace(spot, start=before, city=_tail(text, before, match.start), plain=True)
    return used, spot


def _is_part_of_name(text: str, match: Match, after: Match) -> bool:
    """Whether `match` only begins the name of a city: `Maryland Heights, MO`."""
    between = text[match.end : after.start]
    return after.code and bool(_MORE_OF_NAME.fullmatch(between))


def _name_begins(text: str, start: int, floor: int) -> int:
    """Where the name that ends in a known one begins: `West Reading`, `Winston-Salem`."""
    before = _WORD_BEFORE.search(text, max(floor, start - 24), start)
    if before and _key(before["word"]) not in _not_cities():
        return before.start("word")
    return start


def _word_after(text: str, match: Match, end: int) -> bool:
    code = text[match.start : match.end]
    return code in _SENTENCE_CODES and bool(_RUNS_ON.match(text, match.end, end))


def _narrow(
    text: str, readings: tuple[Entry, ...], stop: int, after: Match, end: int
) -> tuple[Entry, ...] | None:
    """What is left of `readings` when `after` qualifies them; None where it does not."""
    join = _JOIN.fullmatch(text, stop, after.start)
    if not join or (after.code and _word_after(text, after, end)):
        return None
    kept = tuple(
        one
        for one in readings
        if any(_within(one, wider) for wider in after.readings if wider.kind != "city")
    )
    if kept:
        return kept
    first = after.readings[0]
    if after.code and first.kind == "region" and "," in join.group() and readings[0].kind == "city":
        # A namesake that the table does not hold: `Denver, NC`.
        return (Entry("city", first.country, first.region, "namesake"),)
    return None


def _within(narrow: Entry, wide: Entry) -> bool:
    if narrow.country != wide.country:
        return False
    return wide.kind == "country" or narrow.region == wide.region


def _settle(text: str, match: Match, stop: int, *, qualified: bool) -> Spot | None:
    """The place that is left when the names beside `match` have had their say."""
    readings = match.readings
    usual = [one for one in readings if one.standing != "rare"]
    if not usual and not qualified:
        return None
    chosen = (usual or readings)[0]
    city = None
    if chosen.kind == "city":
        city = chosen.name or " ".join(text[match.start : match.end].split())
    alike = tuple(one for one in readings if (one.kind == "city") == (chosen.kind == "city"))
    plain = qualified or chosen.standing != "word"
    if chosen.standing == "ambiguous" and len(alike) > 1:
        one_country = qualified and len({one.country for one in alike}) == 1
        country = chosen.country if one_country else None
        return Spot(match.start, stop, city, None, country, alike, plain)
    among = alike if len(alike) > 1 and not qualified else ()
    return Spot(match.start, stop, city, chosen.region, chosen.country, among, plain)


def _city_before(text: str, match: Match, floor: int) -> int | None:
    """Where the capitalised words before `match` and its comma begin, if there are any."""
    comma = text.rfind(",", floor, match.start)
    if comma < 0 or text[comma + 1 : match.start].strip():
        return None
    begin = None
    tokens = list(_TOKEN.finditer(text, max(floor, comma - 60), comma))[-4:]
    edge = comma
    for token in reversed(tokens):
        if text[token.end() : edge].strip(" -"):
            break
        word = token.group()
        if word[0].isupper() and _key(word) not in _not_cities():
            begin = token.start()
        elif begin is None or word not in _PARTICLES:
            break
        edge = token.start()
    return begin


def _tail(text: str, start: int, stop: int) -> str:
    return " ".join(text[start:stop].rstrip(" ,").split())


@cache
def _not_cities() -> frozenset[str]:
    return frozenset(load("places")["not_a_city"])
