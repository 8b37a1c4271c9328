"""Which statements a posting makes, where, and which protected classes it names.

A sentence is judged by the lists of phrases that it holds: the phrases stand in
`words/statements.txt`, what they amount to stands here.
"""

from collections.abc import Callable
from typing import Final

from postinglint.facts.kinds import Statement, Statements
from postinglint.facts.statements import benefits
from postinglint.facts.statements.sentences import Sentence, closely, flatten, phrases, places
from postinglint.model import Block, Posting, Span

_SHORT: Final = 6
"""Fewer words than this say too little to promise something with conditions."""
_LONG_LIST: Final = 3
_COMMON: Final = frozenset({"language", "other"})
"""Classes whose words are too common to make a list."""

Judge = Callable[[Sentence], bool]


def _equal_opportunity(said: Sentence) -> bool:
    """Whether it promises equal treatment in employment, or names an equal opportunity employer."""
    if _by_list(said):
        return True
    if said.block.kind == "heading" and not said.any("eo_is", "eo_vow", "eo_tag", "eo_merit"):
        return False
    if _named(said) and not _is_label(said):
        return True
    if _is_duty(said) or _is_law(said) or said.has("eo_pay_talk"):
        return False
    return _promised(said) and (said.has("eo_vow") or not said.has("eo_pointer"))


def _is_duty(said: Sentence) -> bool:
    """Whether it is a duty or a demand, without words of what the employer itself does."""
    return said.has("begins_duty") and not said.any("eo_is", "eo_own")


def _is_law(said: Sentence) -> bool:
    """Whether it tells what the law demands, rather than what the employer promises."""
    return said.has("eo_law") and not said.any("eo_is", "eo_own")


def _is_elsewhere(said: Sentence) -> bool:
    """Whether it speaks of those whom the organisation serves, not of those whom it hires."""
    if said.has("eo_mission"):
        return not said.any("eo_is", "eo_own", "eo_apply")
    return said.has("eo_served") and not said.has("eo_hired")


def _promised(said: Sentence) -> bool:
    """Whether the words of a promise of equal treatment stand in it."""
    if said.has("eo_abroad") or said.has("eo_merit", "eo_hired") or _refused(said):
        return True
    if _is_elsewhere(said):
        return False
    near = said.follows("eo_promise", "eo_equality", 90)
    return near or said.follows("eo_equality", "eo_given", 60)


def _refused(said: Sentence) -> bool:
    """Whether discrimination is refused in it, in employment or for a list of classes."""
    if said.has("eo_firm") and not said.has("eo_served"):
        return True
    if said.has("eo_frame", "eo_protected") and said.any("eo_hired", "eo_refusal"):
        return not said.has("eo_harassment") or said.any("eo_refusal", "eo_discrimination")
    if said.has("eo_refusal"):
        return _listed(said) > 0 or said.any("eo_hired", "eo_workplace") or _is_short(said)
    if said.follows("eo_discrimination", "eo_forbidden", 90):
        return True
    forbidden = said.follows("eo_forbids", "eo_discrimination", 60)
    return forbidden and (_listed(said) > 0 or said.has("eo_hired"))


def _listed(said: Sentence) -> int:
    """How many classes it names in words that are hardly ever about anything else."""
    weak = said.groups.get("class_weak", 0)
    return max(0, len([one for one in said.classes if one not in _COMMON]) - weak)


def _by_list(said: Sentence) -> bool:
    """Whether protected classes are listed as such, alone or with words of equal treatment."""
    listed = _listed(said)
    if listed < 2:
        invited = listed == 1 and said.has("eo_invite", "eo_apply")
        return invited and said.follows("eo_frame", "class_", 25)
    if _is_bare_list(said):
        return True
    if _is_duty(said) or _is_elsewhere(said):
        return False
    if not _is_law(said):
        if said.any("eo_refusal", "eo_tag"):
            return True
        if said.has("eo_frame") and said.any("eo_hired", "eo_protected"):
            return True
    return said.has("eo_invite") and (said.has("eo_apply") or said.has("eo_any", "eo_hired"))


def _is_bare_list(said: Sentence) -> bool:
    """Whether hardly anything but classes is said, parted by slashes or in a long row."""
    covered, reach = 0, 0
    for start, end, name in said.hits:
        if name.startswith("class_") and end > reach:
            covered += end - max(start, reach)
            reach = end
    rest = sum(map(str.isalpha, said.text)) - covered
    separated = said.text.count(" / ") > 0 and any(
        one in said.classes for one in ("veteran", "disability")
    )
    return rest < (25 if separated else 9) and (separated or len(said.classes) > _LONG_LIST)


def _named(said: Sentence) -> bool:
    """Whether it calls the employer an equal opportunity employer, or by a tag such as EOE."""
    if said.has("eo_pointer") and not said.any("eo_vow", "eo_own"):
        return False
    if said.has("eo_tag") or _is_duty(said):
        return said.has("eo_tag")
    if said.follows("eo_equality", "eo_employer", 40):
        return True
    if said.follows("eo_affirmative", "eo_equality", 12):
        return True
    return " / " in said.text and said.has("eo_equality") and _listed(said) > 1


def _is_label(said: Sentence) -> bool:
    """Whether it only heads a statement that follows, or points to one elsewhere."""
    end = said.text.rstrip()
    return end.endswith(("statement", "policy", "is the law")) and _is_short(said)


def _is_short(said: Sentence) -> bool:
    return said.text.count(" ") + 1 < _SHORT


def _accommodation(said: Sentence) -> bool:
    """Whether it offers accommodation to applicants or employees with disabilities."""
    if said.block.kind == "heading" or _is_other_help(said):
        return False
    meant = said.any("acc_process", "acc_disability")
    if said.has("acc_strong") or said.follows("acc_reasonable", "acc_plain", 25):
        return said.any("acc_offer", "acc_need") and not _is_short(said)
    sure = said.any("acc_disability", "acc_choice", "acc_if")
    if said.has("acc_plain") or (sure and said.has("acc_room")):
        meant = meant or said.any("acc_need", "acc_verb")
        return meant and said.has("acc_offer") and not _is_short(said)
    if said.has("eo_served"):
        return False
    if said.has("acc_verb"):
        return meant and said.any("acc_offer", "acc_need")
    helped = said.has("acc_help", "acc_disability", "acc_need", "acc_offer", "acc_you")
    return helped and _listed(said) <= _LONG_LIST


def _is_other_help(said: Sentence) -> bool:
    """Whether it is about lodging, patients, vaccination, the law, or a duty of the work."""
    if said.has("acc_exempt") or (said.has("acc_told") and not said.has("acc_if")):
        return True
    if said.has("begins_duty") and not said.any("acc_own", "eo_own"):
        return True
    if said.has("acc_lodging") and not said.has("acc_disability"):
        return True
    return said.has("eo_served") and not said.has("acc_process")


def _fair_chance(said: Sentence) -> bool:
    """Whether it says that criminal records do not bar an applicant."""
    if said.has("fc_enough"):
        return True
    if said.has("begins_duty"):
        return False
    if said.has("fc_record", "fc_not_bar"):
        return True
    return not said.has("fc_must") and _considered(said)


def _considered(said: Sentence) -> bool:
    """Whether it says that applicants with records are considered, or names the law on it."""
    if said.has("fc_people", "fc_consider"):
        return said.any("fc_record", "fc_law")
    if not said.has("fc_record"):
        return False
    if said.has("fc_frame", "eo_hired"):
        return True
    return "criminal_record" in said.classes and _by_list(said)


def _ai_use(said: Sentence) -> bool:
    """Whether it says if applicants are screened, assessed or selected by automated tools."""
    told = said.has("ai_tool", "ai_use", "ai_choice", "ai_people")
    return told and not said.any("ai_other", "begins_duty")


def _vacancy(said: Sentence) -> bool:
    """Whether it says if the posting is for an existing vacancy or for later ones."""
    if said.has("vac_enough"):
        return not said.has("begins_duty")
    told = said.has("vac_posting", "vac_pool", "vac_future")
    return told and not said.any("vac_other", "begins_duty")


def _contractor(said: Sentence) -> bool:
    """Whether it is the tagline of a contractor of the United States government."""
    if said.has("begins_duty"):
        return False
    if said.any("con_enough"):
        return not said.has("eo_law")
    return said.any("con_affirmative", "con_contractor") and said.has("con_class")


def _benefits(said: Sentence) -> bool:
    """Whether it names a benefit that is offered, and is no list of protected classes."""
    if said.has("eo_frame") and _listed(said) > 2:
        return False
    return benefits.offered(said)


_JUDGES: Final[dict[str, Judge]] = {
    "equal_opportunity": _equal_opportunity,
    "accommodation": _accommodation,
    "fair_chance": _fair_chance,
    "ai_use": _ai_use,
    "vacancy": _vacancy,
    "contractor": _contractor,
    "benefits": _benefits,
}


def read(posting: Posting) -> Statements:
    """Every statement that the posting makes, in the order in which it stands."""
    found: dict[str, list[Statement]] = {kind: [] for kind in _JUDGES}
    for block, bounds, wanted in places(posting):
        for index in sorted(wanted):
            said = closely(posting, block, bounds[index])
            for kind in wanted[index]:
                if not _JUDGES[kind](said) and not _goes_on(kind, said, found, posting.prose):
                    continue
                made = Statement(said.span)
                if kind == "equal_opportunity":
                    made = Statement(_continued(posting.prose, bounds, index), said.classes)
                _add(found[kind], made, block, posting.prose)
    return Statements(**{kind: tuple(made) for kind, made in found.items()})


def _goes_on(kind: str, said: Sentence, found: dict[str, list[Statement]], prose: str) -> bool:
    """Whether it lists classes straight after a statement of equal opportunity: part of it."""
    if kind != "equal_opportunity" or not found[kind] or _listed(said) <= _LONG_LIST:
        return False
    before = found[kind][-1].span
    apart = before.start < said.block.span.start
    return not apart and not any(map(str.isalnum, prose[before.end : said.span.start]))


def _add(made: list[Statement], new: Statement, block: Block, prose: str) -> None:
    """Add a statement, or let it continue the one just before it in the same block."""
    last = made[-1] if made else None
    apart = last is None or last.span.start < block.span.start
    if last is None or apart or any(map(str.isalnum, prose[last.span.end : new.span.start])):
        made.append(new)
    else:
        classes = tuple(dict.fromkeys((*last.classes, *new.classes)))
        end = max(last.span.end, new.span.end)
        made[-1] = Statement(Span(last.span.start, end), classes)


def _continued(prose: str, bounds: list[Span], index: int) -> Span:
    """The sentence, with those after it that only say how far the statement reaches."""
    start, end = bounds[index]
    openings = phrases("eo_continues")
    for later in range(index + 1, len(bounds)):
        if not flatten(prose[bounds[later].start : bounds[later].end]).startswith(openings):
            break
        end = bounds[later].end
    return Span(start, end)
