"""The parts of a posting, and its language."""

import pytest

from postinglint import language, sections
from postinglint.readers import read


def kinds(text: str, suffix: str = ".md") -> list[str]:
    return [section.kind for section in read(f"p{suffix}", text.encode()).sections]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("About Acme", "about"),
        ("About the role", "about"),
        ("Who we are", "about"),
        ("Key Responsibilities", "duties"),
        ("What you’ll do:", "duties"),
        ("🚀 What You Will Be Doing", "duties"),
        ("Minimum qualifications", "requirements"),
        ("About you", "requirements"),
        ("Physical Requirements", "requirements"),
        ("Preferred Qualifications", "nice_to_have"),
        ("Nice-to-haves", "nice_to_have"),
        ("Compensation & Benefits", "pay"),
        ("Salary range", "pay"),
        ("Perks", "benefits"),
        ("What's in it for you?", "benefits"),
        ("Our Interview Process", "process"),
        ("How to Apply", "apply"),
        ("Equal Opportunity Employer", "legal"),
        ("EEO Statement", "legal"),
        ("Privacy notice", "legal"),
        ("Vos missions", "duties"),
        ("Profil recherché", "requirements"),
        ("Deine Aufgaben", "duties"),
        ("Wir bieten", "benefits"),
        ("Wat ga je doen?", "duties"),
        ("Functie-eisen", "requirements"),
        ("Requisitos", "requirements"),
        ("Responsabilidades", "duties"),
    ],
)
def test_a_heading_tells_its_section(heading: str, kind: str) -> None:
    assert sections.kind_of(heading) == kind


@pytest.mark.parametrize("heading", ["Life in Lisbon", "Paying guests", "", "Unbenefited"])
def test_words_inside_words_tell_nothing(heading: str) -> None:
    assert sections.kind_of(heading) is None


def test_a_heading_of_unknown_words_continues_the_section_above_it() -> None:
    text = "Hello.\n\n## Requirements\n\nx\n\n### Rust & Go\n\ny\n\n## Lisbon\n\nz\n"
    assert kinds(text) == ["other", "requirements", "requirements", "other"]


def test_the_title_is_no_section_name_unless_it_is_nothing_else() -> None:
    assert kinds("# Benefits Manager\n\nx\n") == ["other"]
    assert kinds("# Overview\n\nx\n") == ["about"]


def test_sections_cover_the_whole_prose() -> None:
    posting = read(
        "p.md", b"---\ntitle: Cook\n---\nHi.\n\n## Pay\n\n$20\n\n## Apply\n\nWrite us.\n"
    )
    assert "".join(posting.text(section.span) for section in posting.sections) == posting.prose
    assert [section.heading is None for section in posting.sections] == [True, False, False]


def test_a_paragraph_that_is_a_section_name_is_a_heading() -> None:
    assert kinds("Hi.\n\nSalary and benefits\n\nWe pay.\n") == ["other", "pay"]
    assert kinds("Hi.\n\nEqual opportunity\nWe hire everyone.\n") == ["other", "legal"]
    assert kinds("Hi.\n\nRequirements\nare few.\n\nRequirements\n") == ["other"]
    assert kinds("Hi.\n\nOur pay is good\n\nWe pay.\n") == ["other"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", ("You will work with the team and you are the person who is in charge of our shop "
               "for a year, with all that this is about and more.")),
        ("fr", ("Vous êtes dans une équipe qui est au service de nos clients et vous avez le goût "
               "du travail avec les autres pour la ville et pour nous.")),
        ("de", ("Wir suchen für die Küche eine Person, die mit uns und für uns kocht und sich auf "
               "das Team freut; du bist bei uns und mit den anderen in der Stadt zu Hause.")),
        ("nl", ("Je werkt met een team in de keuken en het is voor ons van belang dat je op tijd "
               "bent en dat je het naar je zin hebt bij ons in de stad.")),
        ("es", ("Buscamos para el equipo de la cocina una persona que con nosotros y para los "
               "clientes de la ciudad se ocupe de las cosas que son parte del día en el local.")),
    ],
)  # fmt: skip
def test_function_words_tell_the_language(code: str, text: str) -> None:
    assert language.guess(text) == code


@pytest.mark.parametrize("text", ["", "We hire.", "Python SQL Excel Tableau " * 20])
def test_too_little_text_tells_no_language(text: str) -> None:
    assert language.guess(text) is None
