"""What the post is called and who offers it."""

import re
from collections.abc import Iterator

from postinglint.facts.kinds import Text
from postinglint.facts.places.gazetteer import spots
from postinglint.facts.scan import Phrases, Words, anchors, lowered
from postinglint.facts.wordlists import load
from postinglint.model import Block, Posting, Span

_LONGEST_TITLE = 140
_LONGEST_NAME = 60
_FIRST_BLOCKS = 6
_HEADER = 800
"""Characters from the beginning in which a field names the post, not a neighbour or a duty."""
_OPENING = 2500
"""Characters from the beginning in which a firm introduces itself."""

_WORDS = load("names")
_TITLE_FIELDS = _WORDS["title_fields"]
_EMPLOYER_FIELDS = frozenset(_WORDS["employer_fields"])
_NOT_TITLE = frozenset(_WORDS["not_title"])
_NOT_EMPLOYER = frozenset(_WORDS["not_employer"])
_NOT_LAST = frozenset(_WORDS["not_last"])
_LABELS = Phrases(_WORDS["labels"])
_LABEL_END = re.compile(r"\s{0,2}[:–—-]\s{0,2}")
_OCCUPATIONS = Words(_WORDS["occupations"], endings=("", "s", "in"))

_GENDERS = re.compile(
    r"\s?[(\[]\s?(?:all genders|gn|m/f|f/m|h/f|f/h|w/m|m/w|x|[mfwhdxni*]"
    r"(?:\s?[/|,.]\s?(?:[mfwhdxni*]|div|divers|x|gn|nb)){1,4})\s?[)\]]"
    r"|\s(?:[mfwhdx]/){1,3}[mfwhdx]\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\s?[(\[]?\s?\b(?:req(?:uisition)?|job|ref(?:erence)?|id|jr|vacancy)\b\.?\s?"
    r"(?:id|no\.?|number|code|#)?\s?[:#-]?\s?[A-Z]{0,4}[-_]?\d[\w-]{1,14}\s?[)\]]?$"
    r"|\s?[-–—|,#]?\s?[(\[]?#?\b[A-Z]{0,3}-?\d{4,10}\b[)\]]?$",
    re.IGNORECASE,
)
_TAILS = tuple(_WORDS["tails"])
_AT = re.compile(r"\s(?:at|@|bei|chez)\s(?P<name>[A-Z\d][^,;|()\n–—]{1,50})$")
_DASH = re.compile(r"\s(?:[-–—|·]|@)\s")
_FIRMS = Phrases(_WORDS["firms"])
_PAREN_AT_END = re.compile(r"\s?[(\[](?P<inside>[^()\[\]]{2,40})[)\]]$")
_ASIDE = re.compile(
    r"(?:fully |100% )?(?:remote|hybrid|on-?site|full[- ]time|part[- ]time|contract|permanent|"
    r"temporary|freelance|urgent|new|multiple openings)[\w\s,/-]{0,30}",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\s\"'“”‘’*_#>.,;:|•·–—-]*")
_SENTENCE_END = re.compile(r"[.!?:]\s+[A-Z]|[.!:?]$|https?:")
_SENTENCE_WORDS = Words(_WORDS["sentence_words"])
_SENTENCE_STARTS = Phrases(_WORDS["sentence_starts"])
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%")


def title(posting: Posting) -> Text | None:
    """The job title as stated, without requisition numbers, `(m/f/d)` and the firm's name."""
    low = lowered(posting.prose)
    firm = _from_fields(posting)
    for span, sure in _where_titles_stand(posting):
        if not sure and not _may_be_title(low, span):
            continue
        found = _tidied(posting, span, firm.value.lower() if firm else None)
        if found and (sure or _reads_like_a_title(posting.prose, low, found.span)):
            return found
    return None


def _where_titles_stand(posting: Posting) -> Iterator[tuple[Span, bool]]:
    """Spans in which a title may stand, best first, and whether no further sign is needed."""
    named = {
        field.name.replace("_", " "): field.span
        for field in reversed(posting.fields)
        if field.span.start < _HEADER
    }
    for name in _TITLE_FIELDS:
        if name in named:
            yield named[name], True
    headings = [block for block in posting.blocks if block.kind == "heading"]
    for block in headings[:1]:
        yield block.span, block.level == 1
    for block in headings[1:]:
        if block.level == 1:
            yield block.span, False
    for line in _first_lines(posting):
        yield line, False


def _first_lines(posting: Posting) -> Iterator[Span]:
    for block in posting.blocks[:_FIRST_BLOCKS]:
        if block.kind in {"heading", "paragraph"}:
            start, end = block.span
            line = posting.prose.find("\n", start, end)
            yield Span(start, line if line >= 0 else end)


def _may_be_title(low: str, span: Span) -> bool:
    start, end = span
    return 0 < end - start <= _LONGEST_TITLE and _OCCUPATIONS.inside(low, start, end)


def _reads_like_a_title(text: str, low: str, span: Span) -> bool:
    """Whether a line that nothing marks as one is a title: short, of an occupation, no sentence."""
    start, end = span
    return (
        end - start <= 80
        and text[start].isupper()
        and not _SENTENCE_STARTS.at(low, start)
        and not _SENTENCE_WORDS.inside(low, start, end)
        and not _SENTENCE_END.search(text, start, end)
        and _OCCUPATIONS.inside(low, start, end)
    )


def _tidied(posting: Posting, span: Span, firm: str | None) -> Text | None:
    """The words of `span` that are the title itself."""
    text = posting.prose
    start, end = span
    line = text.find("\n", start, end)
    end = line if line >= 0 else end
    if end - start > 2 * _LONGEST_TITLE:
        return None
    start = _after_labels(text, start, end)
    start = _skip(text, start, end)
    before = -1
    while before != end:
        before = end
        end = _shortened(text, start, _stripped(text, start, end), firm)
    value = text[start:end]
    if not value or end - start > _LONGEST_TITLE or _TEMPLATE.search(value):
        return None
    if value.lower() in _NOT_TITLE or not any(letter.isalpha() for letter in value):
        return None
    return Text(value, Span(start, end))


def _after_labels(text: str, start: int, end: int) -> int:
    """Where the title begins after `Job Title: `."""
    low = lowered(text)
    for _ in range(3):
        label = _LABEL_END.match(text, _LABELS.at(low, start) or start, end)
        if not label or label.start() == start or label.end() >= end:
            break
        start = label.end()
    return start


def _skip(text: str, start: int, end: int) -> int:
    mark = _MARK.match(text, start, end)
    return mark.end() if mark else start


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in '"“”*_|•·–—-,;:'):
        end -= 1
    return end


def _shortened(text: str, start: int, end: int, firm: str | None) -> int:
    """Where the title ends when one thing that does not belong to it is cut off."""
    for tail in _TAILS:
        if start < end - len(tail) and text[start:end].lower().endswith(tail):
            return end - len(tail)
    for pattern in (_NUMBER, _AT):
        cut = pattern.search(text, max(start + 1, end - 70), end)
        if cut:
            return cut.start()
    genders = _last(_GENDERS, text, start, end)
    if genders and genders.start() > start and end - genders.end() <= 40:
        rest = text[genders.end() : end].strip()
        if not rest or not _names_work(rest):
            return genders.start()
    aside = _PAREN_AT_END.search(text, max(start + 1, end - 44), end)
    if aside and (_ASIDE.fullmatch(aside["inside"]) or _is_place(aside["inside"])):
        return aside.start()
    return _without_last_part(text, start, end, firm)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return max(pattern.finditer(text, start, end), key=re.Match.start, default=None)


def _without_last_part(text: str, start: int, end: int, firm: str | None) -> int:
    """Cuts ` — Acme`, ` - Remote`, ` | Berlin` off: a part that is no part of the work's name."""
    cut = _last(_DASH, text, start + 1, end)
    if cut is None:
        return end
    last = text[cut.end() : end].strip()
    bare = last.lower()
    if (
        bare == firm
        or _FIRMS.before(bare, 0, len(bare))
        or _ASIDE.fullmatch(last)
        or _is_place(last)
    ):
        return cut.start()
    return end


def _names_work(words: str) -> bool:
    return _OCCUPATIONS.inside(words.lower(), 0, len(words))


def _is_place(words: str) -> bool:
    found = [one for one in spots(words, 0, len(words), unknown=True) if one.plain]
    covered = sum(one.end - one.start for one in found)
    return bool(found) and covered >= len(words.strip()) - 2 * len(found)


_NAME = (
    r"(?:The\s)?[A-Z\d][\w&.'’+!-]*"
    r"(?:\s(?:of|and|for|the|de|&|[A-Z\d][\w&.'’+!-]*)){0,6}"
)
_SEEKS = Phrases(_WORDS["seeks"])
_DESCRIBES = tuple(_WORDS["describes"])
_NAME_END = re.compile(
    rf"(?P<name>{_NAME})(?:,\s(?P<form>Inc\.?|LLC|Ltd\.?|Corp\.?))?"
    r"(?:\s\([A-Z\d&]{2,12}\))?,?$"
)
_BREAK = re.compile(r"[.!?:;•|]\s+|\n|(?<=[a-z)])(?=[A-Z][a-z]+\sis\s)|[.!?](?=[A-Z])")
_ABOUT = re.compile(rf"about\s(?P<name>(?-i:{_NAME}))\s?:?$", re.IGNORECASE)
_SEEKS_STEMS = (" is ", " seeks ", " provides equal", " does not discriminate", " are an equal")


def employer(posting: Posting) -> Text | None:
    """The employer's name, where the posting says whose it is."""
    for source in (_from_fields, _from_abouts, _from_title, _from_sentences):
        found = source(posting)
        if found:
            return found
    return None


def _from_fields(posting: Posting) -> Text | None:
    for field in posting.fields:
        name = field.name.replace("_", " ")
        if name not in _EMPLOYER_FIELDS:
            continue
        start, end = field.span
        start = _skip(posting.prose, start, end)
        end = _stripped(posting.prose, start, end)
        value = posting.prose[start:end]
        if _good_name(value) and not _TEMPLATE.search(value):
            return Text(value, Span(start, end))
    return None


def _good_name(value: str) -> bool:
    return (
        1 < len(value) <= _LONGEST_NAME
        and "\n" not in value
        and value.lower() not in _NOT_EMPLOYER
        and not value.lower().startswith(("http", "www.", "yes", "no "))
    )


def _from_abouts(posting: Posting) -> Text | None:
    """The name in a heading `About Acme`."""
    for block in posting.blocks:
        if not _heads(posting, block):
            continue
        match = _ABOUT.match(posting.prose, block.span.start, block.span.end)
        if match and match.end() == block.span.end and _is_name(match["name"]):
            return Text(match["name"], Span(*match.span("name")))
    return None


def _heads(posting: Posting, block: Block) -> bool:
    start, end = block.span
    short = end - start <= _LONGEST_NAME
    return short and block.kind in {"heading", "paragraph"} and posting.prose[start] in "Aa"


def _is_name(name: str) -> bool:
    low = name.lower()
    if low in _NOT_EMPLOYER or len(name) < 2:
        return False
    first = low.split(" ", 1)[0]
    if first in _NOT_EMPLOYER and first not in {"the", "a", "data"}:
        return False
    last = name.rsplit(" ", 1)[-1]
    if last.lower() in _NOT_LAST:
        return False
    return not _names_work(last) and not _is_place(name)


def _from_title(posting: Posting) -> Text | None:
    """`Acme` in the heading `Baker at Acme`."""
    for block in posting.blocks[:3]:
        start, end = block.span
        if end - start > _LONGEST_TITLE or block.kind not in {"heading", "paragraph"}:
            continue
        match = _AT.search(posting.prose, start, end)
        if match and match.end() == end and _is_name(match["name"]):
            name = match["name"].strip()
            if _names_work(posting.prose[start : match.start()]):
                return Text(name, Span(match.start("name"), match.start("name") + len(name)))
    return None


def _from_sentences(posting: Posting) -> Text | None:
    """The subject of `Acme is an equal opportunity employer`, `Acme is looking for a baker`."""
    text = posting.prose
    low = lowered(text)
    for at in anchors(low, _SEEKS_STEMS):
        if not _SEEKS.at(low, at + 1) and not (
            at < _OPENING and low.startswith(_DESCRIBES, at + 1)
        ):
            continue
        begin = max(0, at - 90)
        for stop in _BREAK.finditer(text, begin, at):
            if not _abbreviated(text, stop):
                begin = stop.end()
        match = _NAME_END.match(text, begin, at)
        if match and _is_name(match["name"]):
            last = "form" if match["form"] else "name"
            span = Span(match.start("name"), match.end(last))
            return Text(text[span.start : span.end], span)
    return None


def _abbreviated(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to `Inc.` or to an initial."""
    return bool(
        re.search(r"\b(?:Inc|Corp|Ltd|Co|St|[A-Z])$", text[max(0, stop.start() - 5) : stop.start()])
    )
