"""Where the work is done: location fields, header lines, and what sentences say of the post."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from postinglint.facts.gazetteer import Entry, Spot, spots
from postinglint.facts.kinds import Place
from postinglint.facts.scan import anchors, lowered, sentence
from postinglint.facts.wordlists import any_of, load
from postinglint.model import Block, Field, Posting, Span

_HEADER_BLOCKS = 8
_HEADER_LENGTH = 140
_WINDOW = 200

_WORDS = load("places")
_FIELDS = frozenset(_WORDS["fields"])
_REGIONS = frozenset(_WORDS["region_fields"])
_COUNTRIES = frozenset(_WORDS["country_fields"])

_SEGMENT = re.compile(r"\s*[|·•;\n]\s*|\s+[-–—]\s+")
_TITLE_TAIL = re.compile(r"\s[-–—|@]\s|\s?[(\[]|,\s|\sin\s")
_BESIDE = re.compile(rf"(?:\b{any_of(_WORDS['beside'])}\b|[\W\d_])*", re.IGNORECASE)
_ROLE = re.compile(rf"\b{any_of(_WORDS['role'])}\b", re.IGNORECASE)
_OTHERS = re.compile(rf"\b(?:{any_of(_WORDS['others'])}|we|our)\b", re.IGNORECASE)
_LEAD = re.compile(rf"\b{any_of(_WORDS['leads'])}\s+", re.IGNORECASE)
_SURE_LEAD = re.compile(rf"\b{any_of(_WORDS['sure_leads'])}\s+", re.IGNORECASE)
_FILLER = rf"(?:{any_of(_WORDS['fillers'])}\b[\s:,]{{0,3}}){{0,6}}"
_LEAD_IN = re.compile(_FILLER, re.IGNORECASE)
_BETWEEN = re.compile(
    rf"(?:\s+offices?)?\)?(?:\s*(?:,|/|&|;)\s*|\s+){{0,2}}(?:(?:and|or|and/or)\b\s*)?{_FILLER}",
    re.IGNORECASE,
)
_EXCEPT = re.compile(rf"\b{any_of(_WORDS['except'])}\b[^;.)\n]{{0,80}}", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    rf"['’]s\b|[-\s](?:{any_of(_WORDS['not_before'])})\b|-(?:based|style|born)\b", re.IGNORECASE
)
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
    return _once(posting, [_completed(posting, one) for one in seen])


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
    out = [match.span() for match in _EXCEPT.finditer(text, start, end)]
    kept: list[_Seen] = []
    for spot in spots(text, start, end, unknown=unknown):
        if any(begin <= spot.start < stop for begin, stop in out):
            continue
        if _NOT_BEFORE.match(text, spot.end, end):
            continue
        kept.append(_Seen(spot, _is_remote(text, start, end, spot, kept)))
    return _states_of_list(text, kept)


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
    for block in posting.blocks[:_HEADER_BLOCKS]:
        if block.span.end - block.span.start > _HEADER_LENGTH or block.kind in {"code", "quote"}:
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
    at = start
    for one in found:
        if not _BESIDE.fullmatch(text, at, one.spot.start):
            return
        at = one.spot.end
    if found and _BESIDE.fullmatch(text, at, end):
        yield from found


def _in_sentences(posting: Posting) -> Iterator[_Seen]:
    text = posting.prose
    low = lowered(text)
    for at in anchors(low, _STEMS):
        begin, stop = sentence(text, at, at, _WINDOW)
        sure = _SURE_LEAD.match(text, at, stop)
        lead = sure or _LEAD.match(text, at, stop)
        if not lead or not _about_the_work(text, begin, at, sure=bool(sure)):
            continue
        yield from _chain(text, at, lead.end(), stop)
    for match in _REMOTE_PAREN.finditer(text) if "emote" in text or "EMOTE" in text else ():
        yield from _chain(text, match.start(), match.end(), min(len(text), match.end() + 80))


_REMOTE_PAREN = re.compile(r"\b(?:Remote|REMOTE)(?: \(|, | [-–—] )(?=[A-Z])")
_STEMS = tuple(
    {words.lower() for words in (*_WORDS["leads"], *_WORDS["sure_leads"])}
    - {"from anywhere in"}
)


def _about_the_work(text: str, begin: int, at: int, *, sure: bool) -> bool:
    """Whether what is "based in" the place is the post or who will hold it."""
    if text[begin:at].strip() == "":
        return sure
    subject = None
    for subject in _ROLE.finditer(text, begin, at):
        pass
    since = subject.end() if subject else begin
    if _OTHERS.search(text, since, at):
        return False
    return subject is not None or sure


def _chain(text: str, cue: int, start: int, stop: int) -> Iterator[_Seen]:
    """The places that follow `start` at once, and those listed on from there."""
    lead_in = _LEAD_IN.match(text, start, stop)
    at = lead_in.end() if lead_in else start
    found = _expressions(text, cue, stop, unknown=False)
    for one in found:
        if one.spot.start < start:
            continue
        if one.spot.start != at and not _BETWEEN.fullmatch(text, at, one.spot.start):
            return
        at = one.spot.end
        if text.startswith(":", at):
            # "these states in the US: …" is narrowed by the list.
            at += 1
            continue
        yield one


def _completed(posting: Posting, seen: _Seen) -> Place:
    """The place with what other parts of the posting say of an unclear name."""
    spot = seen.spot
    region, country = spot.region, spot.country
    if spot.among:
        chosen = _told_apart(posting, spot)
        if chosen:
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
    for at in anchors(text, (name + ",", name + " (")):
        for one in spots(text, at, min(len(text), at + len(name) + 40), unknown=False)[:1]:
            if one.start == at and one.country and not one.among:
                yield Entry("city", one.country, one.region, "")


def _once(posting: Posting, places: list[Place]) -> tuple[Place, ...]:
    del posting
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
