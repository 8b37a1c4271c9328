"""The parts of a posting, told by the words of their headings."""

import re
import unicodedata
from functools import cache
from typing import Literal

from postinglint.model import Block, Section, SectionKind, Span

_LONGEST_HEADING = 90
_LONGEST_NAME = 60
_LONGEST_PHRASE = 6
_GLUE_WORDS = (
    "a and our the your key main of for job role minimum basic additional other core primary "
    "technical professional what us et vos votre les und unsere deine ihre en onze jouw y tu "
    "nuestro le la tes ton ta nos notre unser dein ihr het die este"
)
_GLUE = frozenset(_GLUE_WORDS.split())
_ABOUT_SOMEBODY = re.compile(
    r"(?:About|À propos (?:de|d['’])|Über|Over|Sobre) ?(?:[A-Z][\w.&-]{0,30} ?){1,3}:?\Z"
)
_ENDINGS = ("", "s", "es", "y", "ies", "e", "er", "en", "ed", "ung", "ungen")
_UNKNOWN: tuple[int, Literal[""]] = (99, "")

# The first kind whose phrase stands in a heading wins: from the telling to the general. `*` stands
# for the usual endings of a word.
_PHRASES: dict[SectionKind, str] = {
    "legal": (
        "eeo, eeoc, equal opportunit*, equal employment, affirmative action, non-discrimination, "
        "nondiscrimination, reasonable accommodation*, accommodation*, accommodations for, "
        "accessibility, disclaimer*, privacy, legal, e-verify, data protection, gdpr, "
        "diversity, inclusion, inclusive, fair chance, notice to applicants, "
        "notice to candidates, california residents, recruitment fraud, agencies, "
        "égalité des chances, confidentialité, mentions légales, données personnelles, diversité, "
        "chancengleichheit, datenschutz, vielfalt, gelijke kansen, privacyverklaring, "
        "diversiteit, igualdad de oportunidades, privacidad, aviso legal, diversidad"
    ),
    "nice_to_have": (
        "nice to have*, nice-to-have*, good to have, great to have, preferred, preferences, "
        "desired, desirable*, bonus points, bonus skills, bonus qualifications, bonus if, bonus, "
        "a plus, pluses, plusses, extra credit, extra points, ideally, even better if, "
        "would be nice, optional, not required, advantageous, un plus, atouts, serait un plus, "
        "les plus, von vorteil, wünschenswert, pré, een pré, pluspunten, deseable*, "
        "se valorará, valorable*, brownie points, added bonus, it's a plus"
    ),
    "process": (
        "interview process, interview*, hiring process, recruitment process, selection process, "
        "application process, process, next steps, what happens next, our timeline, "
        "background check*, how you will be evaluated, how we hire, processus de recrutement, "
        "bewerbungsprozess, auswahlverfahren, sollicitatieprocedure, proceso de selección"
    ),
    "apply": (
        "how to apply, apply, to apply, apply now, applying, applications, application, "
        "application instructions, application deadline, how do i apply, contact, contact us, "
        "contact information, get in touch, interested, postuler, candidature, "
        "comment postuler, bewerbung, so bewerben sie sich, jetzt bewerben, kontakt, "
        "ansprechpartner*, solliciteren, solliciteer, cómo aplicar, como aplicar, aplicar, postular"
    ),
    "pay": (
        "salary, salaries, compensation, pay, pay range, wage*, remuneration, base pay, "
        "pay transparency, rate of pay, rémunération, salaire, gehalt, vergütung, verdienst, "
        "salaris, beloning, salario, remuneración, retribución"
    ),
    "benefits": (
        "benefits, benefit, perks, what we offer, we offer, what you'll get, what you get, "
        "what you will get, what's in it for you, what we can offer, our offer, why join, "
        "why you'll love, why work, why us, rewards, you'll love working, in return, "
        "what we provide, what you'll enjoy, you'll receive, life at, avantages, "
        "pourquoi nous rejoindre, "
        "ce que nous offrons, nous offrons, nous vous offrons, wir bieten, das bieten wir, "
        "was wir bieten, unser angebot, unsere benefits, benefits bei, deine vorteile, "
        "ihre vorteile, wat bieden wij, wij bieden, dit bieden wij, wat wij bieden, "
        "arbeidsvoorwaarden, ons aanbod, beneficios, ofrecemos, qué ofrecemos, te ofrecemos"
    ),
    "requirements": (
        "requirement*, qualification*, required, requires, must have*, must-have*, "
        "skills, skill, skillset, skill set, experience, education, about you, who you are, "
        "what you'll need, what you need, what you will need, you'll need, you have, "
        "what you'll bring, what you bring, what you will bring, you bring, you'll bring, "
        "what we're looking for, what we are looking for, who we're looking for, "
        "who we are looking for, we're looking for, we are looking for, looking for, "
        "we look for, you are, you might be, ideal candidate, "
        "successful candidate, your profile, candidate profile, the profile, competencies, "
        "competences, knowledge, expertise, abilities, ksas, eligibility, "
        "person specification, certification*, licen*, prerequisites, criteria, your background, "
        "what makes you, what it takes, basic qualifications, to be successful, languages, "
        "profil, profil recherché, votre profil, vos compétences, compétences, qualifications, "
        "formation, expérience, prérequis, ihr profil, dein profil, anforderungen, "
        "anforderungsprofil, qualifikation*, das bringst du mit, das bringen sie mit, "
        "was du mitbringst, was sie mitbringen, du bringst mit, kenntnisse, erfahrung, "
        "functie-eisen, "
        "profiel, jouw profiel, wat vragen wij, wie ben jij, wat breng je mee, wij vragen, "
        "wat jij meebrengt, ervaring, requisitos, perfil, tu perfil, qué buscamos, "
        "experiencia, formación, buscamos, conocimientos"
    ),
    "duties": (
        "responsibilit*, duties, duty, accountabilities, accountability, what you'll do, "
        "what you will do, "
        "what you'll be doing, what you will be doing, what you do, you'll do, you will do, "
        "you will, you'll, what will you do, what you'll work on, what you'll own, "
        "in this role, your role, the role, your mission, your impact, your tasks, tasks, "
        "day to day, "
        "day-to-day, a day in the life, essential functions, job functions, functions, "
        "scope of work, deliverables, key activities, activities, objectives, the work, your work, "
        "the job, your day, what you can expect, how you'll make an impact, missions, "
        "vos missions, "
        "votre mission, vos responsabilités, responsabilités, tâches, le poste, votre rôle, "
        "vos tâches, aufgaben*, deine aufgaben, ihre aufgaben, tätigkeiten, "
        "das erwartet dich, das erwartet sie, was dich erwartet, was sie erwartet, "
        "verantwortlichkeiten, deine rolle, taken, jouw taken, "
        "wat ga je doen, dit ga je doen, verantwoordelijkheden, jouw rol, werkzaamheden, "
        "de functie, funciones, responsabilidades, tareas, qué harás, tu misión, tus funciones, "
        "tu rol, el puesto"
    ),
    "about": (
        "about us, about, who we are, overview, summary, company, our company, our team, "
        "the team, team, "
        "our mission, mission, our story, our values, values, culture, our culture, introduction, "
        "job description, description, position, the opportunity, opportunity, job summary, "
        "meet the team, what we do, background, the company, us in a nutshell, à propos, "
        "qui sommes-nous, l'entreprise, notre équipe, présentation, über uns, wer wir sind, "
        "das unternehmen, unser team, das team, einleitung, over ons, wie zijn wij, over de "
        "functie, het bedrijf, ons team, sobre nosotros, quiénes somos, la empresa, "
        "descripción, acerca de"
    ),
}
# Longer phrases that mean another thing than a word in them would by the order above.
_EXCEPTIONS: dict[str, SectionKind] = {
    "about the role": "about",
    "about this role": "about",
    "about the job": "about",
    "about the position": "about",
    "about this position": "about",
    "about the team": "about",
    "about the opportunity": "about",
    "role overview": "about",
    "role summary": "about",
    "position summary": "about",
    "position overview": "about",
    "role and responsibilities": "duties",
    "roles and responsibilities": "duties",
    "physical requirements": "requirements",
    "application requirements": "apply",
    "application materials": "apply",
    "required application": "apply",
    "required skills": "requirements",
    "required qualifications": "requirements",
    "minimum qualifications": "requirements",
    "benefits of working": "benefits",
    "compensation and benefits": "pay",
    "who may apply": "requirements",
    "who can apply": "requirements",
    "agencies we": "about",
    "why apply": "benefits",
    "eligibility to apply": "requirements",
    "about you": "requirements",
    "diversity and inclusion skills": "requirements",
    "process improvement": "duties",
}
_TITLE_LEVEL = 1


def divide(prose: str, blocks: list[Block]) -> tuple[Section, ...]:
    """The sections of the prose: one from its beginning, and one from each heading on.

    A heading without a known word continues what stands above it: the kind of the nearest
    heading of a higher rank, if there is one.
    """
    sections: list[Section] = []
    heading: Span | None = None
    kind: SectionKind = "other"
    start = 0
    above: list[tuple[int, SectionKind]] = []
    title = _title(blocks)
    for block in blocks:
        if block.kind != "heading":
            continue
        if block.span.start > start or heading:
            sections.append(Section(kind, heading, Span(start, block.span.start)))
        while above and above[-1][0] >= block.level:
            above.pop()
        inherited: SectionKind = above[-1][1] if above else "other"
        words = prose[block.span.start : block.span.end]
        kind = _title_kind(words) if block is title else kind_of(words) or inherited
        above.append((block.level, kind))
        heading, start = block.span, block.span.start
    if start < len(prose) or heading:
        sections.append(Section(kind, heading, Span(start, len(prose))))
    return tuple(sections)


def kind_of(heading: str) -> SectionKind | None:
    """What stands under a heading of these words; None if they do not say."""
    if len(heading) > _LONGEST_HEADING:
        return None
    return _known(_plain(heading).split())


def is_name(text: str) -> bool:
    """Whether the text is the name of a kind of section and no more: `Salary and benefits:`."""
    words = _plain(text).split() if len(text) <= _LONGEST_NAME else []
    if _ABOUT_SOMEBODY.match(text):
        return True
    index = _index()
    at = 0
    named = False
    while at < len(words):
        length = next(
            (
                size
                for size in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1)
                if " ".join(words[at : at + size]) in index
            ),
            0,
        )
        if not length and words[at] not in _GLUE:
            return False
        named = named or length > 0
        at += length or 1
    return named


def _known(words: list[str]) -> SectionKind | None:
    """The kind of the first-ranking phrase among the words."""
    index = _index()
    ranks = [
        index.get(" ".join(words[start:end]), _UNKNOWN)
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1)
    ]
    rank, kind = min(ranks, default=_UNKNOWN)
    return kind or None if rank < _UNKNOWN[0] else None


def _title(blocks: list[Block]) -> Block | None:
    """The heading that names the posting, if its first text is a heading of the first rank."""
    first = next((block for block in blocks if block.kind != "field"), None)
    is_title = first is not None and first.kind == "heading" and first.level == _TITLE_LEVEL
    return first if is_title else None


def _title_kind(words: str) -> SectionKind:
    """A title may say "Benefits Manager": only a heading that is a phrase and no more counts."""
    return _index().get(_plain(words), _UNKNOWN)[1] or "other"


def _plain(heading: str) -> str:
    """The words in lower case, straight apostrophes, `and` for `&`, other marks gone."""
    text = unicodedata.normalize("NFC", heading).lower().replace("’", "'").replace("&", " and ")
    text = re.sub(r"[^\w'-]+", " ", text)
    return " ".join(text.split())


@cache
def _index() -> dict[str, tuple[int, SectionKind | Literal[""]]]:
    """Every phrase, its rank (the lowest wins) and its kind."""
    index: dict[str, tuple[int, SectionKind | Literal[""]]] = {}
    for rank, (kind, phrases) in enumerate(_PHRASES.items(), start=1):
        for phrase in phrases.split(", "):
            endings = _ENDINGS if phrase.endswith("*") else ("",)
            for ending in endings:
                index.setdefault(phrase.rstrip("*") + ending, (rank, kind))
    for phrase, kind in _EXCEPTIONS.items():
        index[phrase] = (0, kind)
    return index
