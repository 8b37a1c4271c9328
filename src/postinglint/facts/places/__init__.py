"""Where the work is done: location fields, header lines, and what sentences say of the post."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from postinglint.facts.kinds import Place
from postinglint.facts.places.gazetteer import Entry, Spot, spots
from postinglint.facts.scan import HEADER_BLOCKS, HEADER_LENGTH, Phrases, lowered, sentence
from postinglint.facts.wordlists import load
from postinglint.model import Block, Field, Posting, Span

_WINDOW = 200

_WORDS = load("places")
_FIELDS = frozenset(_WORDS["fields"])
_REGIONS = frozenset(_WORDS["region_fields"])
_COUNTRIES = frozenset(_WORDS["country_fields"])

_SEGMENT = re.compile(r"\s*[|·•;\n]\s*|\s+[-–—]\s+")
_TITLE_TAIL = re.compile(r"\s[-–—|@]\s|\s?[(\[]|,\s|\sin\s")
_BESIDE = Phrases(_WORDS["beside"])
_ROLE = Phrases(_WORDS["role"])
_OTHERS = Phrases(_WORDS["others"], ("we", "our"))
_LEAD = Phrases(_WORDS["leads"])
_SURE_LEAD = Phrases(_WORDS["sure_leads"])
_FILLERS = Phrases(_WORDS["fillers"])
_BETWEEN = re.compile(
    r"(?:\s+offices?)?\)?(?:\s*[,/&;]\s*|\s+){0,2}(?:(?:and|or|and/or)\b\s*)?", re.IGNORECASE
)
_EXCEPT = Phrases(_WORDS["except"])
_CLAUSE = re.compile(r"[;.)\n]")
_NOT_BEFORE = Phrases(_WORDS["not_before"])
_OF_NAME = re.compile(r"['’]s\b|-(?:based|style|born)\b")
_REMOTE_BEFORE = re.compile(
    r"\b(?:remote|remotely|anywhere|virtual)\b"
    r"(?:\s+(?:within|in|from|across|anywhere|throughout|only|based|work|the|position|role)\b){0,4}"
    r"[\s(:,–—-]{0,4}(?:the\s)?$",
    re.IGNORECASE,
)
_REMOTE_AFTER = re.compile(
    r"(?:\s?\(|\s?[–—-]\s?|\s|,\s)(?:fully |100% )?(?:remote|virtual)\b"
    r"(?!\s(?:office|in|within|throughout|from|across|or)\b)",
    re.IGNORECASE,
)
_SAME_GROUP = re.compile(r"\s*(?:,|/|&|or|and|,\s*(?:or|and))\s*(?:the\s)?", re.IGNORECASE)
_TRAVEL = re.compile(r"\b(?:travel|trips)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A spot, and what the words around it add."""

    spot: Spot
    remote: bool


def read(posting: Posting) -> tuple[Place, ...]:
    """The places where the work of `posting` is done, in its order, each once."""
    seen = [one for field in posting.fields for one in _in_field(posting, field)]
    if not any(one.spot.city or one.spot.region for one in seen):
        seen += _in_headers(posting)
    seen += _in_sentences(posting)
    seen.sort(key=lambda one: one.spot.start)
    told: dict[str, Entry | None] = {}
    return _once([_completed(posting, one, told) for one in seen])


def _plain_name(field: Field) -> str:
    """The last part of a nested key: `joblocation.address.addresslocality`."""
    return field.name.rpartition(".")[2].replace("_", " ").replace("-", " ")


def _in_field(posting: Posting, field: Field) -> Iterator[_Seen]:
    name = _plain_name(field)
    if name in _FIELDS or name.replace(" ", "") in _PRESSED:
        start, end = field.span
        yield from _expressions(posting.prose, start, min(end, start + 600), unknown=True)


_PRESSED = frozenset({"joblocation", "addresslocality", "worklocation", "dutystation"})


def _expressions(text: str, start: int, end: int, *, unknown: bool) -> list[_Seen]:
    """The places in a stretch that is about places, without those it excludes."""
    travel = _TRAVEL.search(text, start, end)
    end = travel.start() if travel else end
    low = lowered(text)
    out = list(_excluded(text, low, start, end))
    kept: list[_Seen] = []
    for spot in spots(text, start, end, unknown=unknown):
        if any(begin <= spot.start < stop for begin, stop in out):
            continue
        if text[spot.end : spot.end + 1] in {" ", "-"} and _NOT_BEFORE.at(low, spot.end + 1):
            continue
        if _OF_NAME.match(text, spot.end, end):
            continue
        kept.append(_Seen(spot, _is_remote(text, start, end, spot, kept)))
    return _states_of_list(text, kept)


def _excluded(text: str, low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches after `not`, `except`, …: to the end of the clause."""
    for begin, after in _EXCEPT.found(low, start, end):
        clause = _CLAUSE.search(text, after, min(end, after + 80))
        yield begin, clause.start() if clause else min(end, after + 80)


def _is_remote(text: str, start: int, end: int, spot: Spot, before: list[_Seen]) -> bool:
    if _REMOTE_BEFORE.search(text, max(start, spot.start - 60), spot.start):
        return True
    after = _REMOTE_AFTER.match(text, spot.end, end)
    if after and not (spot.city and after.group().startswith(",")):
        return True
    last = before[-1] if before else None
    return bool(
        last
        and last.remote
        and (last.spot.city is None) == (spot.city is None)
        and _SAME_GROUP.fullmatch(text, last.spot.end, spot.start)
    )


def _states_of_list(text: str, seen: list[_Seen]) -> list[_Seen]:
    """Reads `New York` and `Washington` among other states as the states they also are."""
    states = sum(one.spot.city is None and one.spot.region is not None for one in seen)
    if states < 2:
        return seen
    return [
        _Seen(replace(one.spot, city=None, region=state, among=()), one.remote)
        if (state := _STATES.get(text[one.spot.start : one.spot.end]))
        else one
        for one in seen
    ]


_STATES = {"New York": "US-NY", "Washington": "US-WA"}


def _in_headers(posting: Posting) -> Iterator[_Seen]:
    for block in posting.blocks[:HEADER_BLOCKS]:
        if block.span.end - block.span.start > HEADER_LENGTH or block.kind in {"code", "quote"}:
            continue
        if block.kind == "field":
            continue
        yield from _in_header(posting, block)


def _in_header(posting: Posting, block: Block) -> Iterator[_Seen]:
    text = posting.prose
    start, end = block.span
    cuts = [match.span() for match in _SEGMENT.finditer(text, start, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    segments = list(zip(edges[::2], edges[1::2], strict=True))
    for number, (begin, stop) in enumerate(segments):
        # The first of several segments is the firm or the title.
        if number == 0 and len(segments) > 2 and "," not in text[begin:stop]:
            continue
        yield from _if_only_place(text, begin, stop)
    if block.kind == "heading" or block is posting.blocks[0]:
        whole = spots(text, start, end, unknown=True)
        for cut in _TITLE_TAIL.finditer(text, start, end):
            if any(one.start < cut.start() < one.end for one in whole):
                continue
            found = list(_if_only_place(text, cut.end(), end))
            if found:
                yield from found
                break


def _if_only_place(text: str, start: int, end: int) -> Iterator[_Seen]:
    """The places of a stretch that speaks of nothing else."""
    found = [one for one in _expressions(text, start, end, unknown=False) if one.spot.plain]
    low = lowered(text)
    at = start
    for one in found:
        if not _BESIDE.cover(low, at, one.spot.start):
            return
        at = one.spot.end
    if found and _BESIDE.cover(low, at, end):
        yield from found


def _in_sentences(posting: Posting) -> Iterator[_Seen]:
    text = posting.prose
    low = lowered(text)
    for at in _CUES.starts(low):
        sure = _SURE_LEAD.at(low, at)
        after = sure or _LEAD.at(low, at)
        if not after:
            continue
        begin, stop = sentence(text, at, at, _WINDOW)
        if _about_the_work(low, begin, at, sure=bool(sure)):
            yield from _chain(text, at, after + 1, stop)
    for match in _REMOTE_PAREN.finditer(text) if "emote" in text or "EMOTE" in text else ():
        yield from _chain(text, match.start(), match.end(), min(len(text), match.end() + 80))


_REMOTE_PAREN = re.compile(r"\b(?:Remote|REMOTE)(?: \(|, | [-–—] )(?=[A-Z])")
_CUES = Phrases(_WORDS["leads"], _WORDS["sure_leads"])


def _about_the_work(low: str, begin: int, at: int, *, sure: bool) -> bool:
    """Whether what is "based in" the place is the post or who will hold it."""
    if low[begin:at].strip() == "":
        return sure
    subject = _ROLE.last(low, begin, at)
    if _OTHERS.inside(low, subject or begin, at):
        return False
    return bool(subject) or sure


def _leads_to(low: str, at: int, place: int) -> bool:
    """Whether only `our`, `the downtown`, … stand between `at` and the place."""
    for _ in range(8):
        if at >= place:
            break
        end = _FILLERS.at(low, at)
        if not end:
            return False
        at = end
        while at < place and low[at] in " :,":
            at += 1
    return at == place


def _chain(text: str, cue: int, start: int, stop: int) -> Iterator[_Seen]:
    """The places that follow `start` at once, and those listed on from there."""
    low = lowered(text)
    at = start
    for one in _expressions(text, cue, stop, unknown=False):
        if one.spot.start < start:
            continue
        between = _BETWEEN.match(text, at, one.spot.start) if at > start else None
        if not _leads_to(low, between.end() if between else at, one.spot.start):
            return
        at = one.spot.end
        if text.startswith(":", at):
            # "these states in the US: …" is narrowed by the list.
            at += 1
            continue
        yield one


def _completed(posting: Posting, seen: _Seen, told: dict[str, Entry | None]) -> Place:
    """The place with what other parts of the posting say of an unclear name; `told` remembers."""
    spot = seen.spot
    region, country = spot.region, spot.country
    if spot.among:
        name = posting.prose[spot.start : spot.end]
        if name not in told:
            told[name] = _told_apart(posting, spot)
        if chosen := told[name]:
            region, country = chosen.region, chosen.country
    elif spot.city and region is None and country is None:
        region, country = _beside(posting)
    return Place(Span(spot.start, spot.end), spot.city, region, country, seen.remote)


def _told_apart(posting: Posting, spot: Spot) -> Entry | None:
    """The one reading of a name that fits the rest of the posting."""
    region, country = _beside(posting)
    for narrow in (
        [one for one in spot.among if region and one.region == region],
        [one for one in spot.among if country and one.country == country],
        list(_named_again(posting, spot)),
    ):
        if len({(one.region, one.country) for one in narrow}) == 1:
            return narrow[0]
    return None


def _beside(posting: Posting) -> tuple[str | None, str | None]:
    """Region and country that fields of their own state."""
    region = country = None
    for field in posting.fields:
        name = _plain_name(field).replace("address", "address ").replace("  ", " ").strip()
        if name in _REGIONS or name in _COUNTRIES:
            found = spots("X, " + posting.text(field.span)[:60], 0, 63, unknown=False)
            for one in found[:1]:
                region, country = region or one.region, country or one.country
    return region, country


def _named_again(posting: Posting, spot: Spot) -> Iterator[Entry]:
    """Readings that the same name has where the posting qualifies it."""
    text, name = posting.prose, posting.prose[spot.start : spot.end]
    for qualified in re.finditer(rf"{re.escape(name)}(?:,| \()", text):
        at = qualified.start()
        for one in spots(text, at, min(len(text), at + len(name) + 40), unknown=False)[:1]:
            if one.start == at and one.country and not one.among:
                yield Entry("city", one.country, one.region, "")


def _once(places: list[Place]) -> tuple[Place, ...]:
    kept: list[Place] = []
    for place in places:
        same = (place.city, place.region, place.country)
        for number, other in enumerate(kept):
            if same == (other.city, other.region, other.country):
                kept[number] = replace(other, remote=other.remote or place.remote)
                break
            if place.city and place.city == other.city and None in {place.country, other.country}:
                known = place if place.country else other
                kept[number] = replace(other, region=known.region, country=known.country)
                break
        else:
            kept.append(place)
    return tuple(kept)
