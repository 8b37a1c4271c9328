"""Which statements a posting makes, and which it does not."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postinglint import readers
from postinglint.facts.kinds import Statement, Statements
from postinglint.facts.statements import read
from postinglint.model import Posting
from support import read_or_reject

SHARED = Path(__file__).resolve().parents[2] / "../shared"
KINDS = tuple(Statements.__dataclass_fields__)


def posting(text: str) -> Posting:
    return readers.read("posting.md", text.encode())


def kinds(text: str) -> set[str]:
    made = read(posting(text))
    return {kind for kind in KINDS if getattr(made, kind)}


def quoted(text: str, kind: str) -> list[str]:
    """The words of every statement of a kind."""
    one = posting(text)
    made: tuple[Statement, ...] = getattr(read(one), kind)
    return [one.text(statement.span) for statement in made]


def classes(text: str) -> set[str]:
    return {name for made in read(posting(text)).equal_opportunity for name in made.classes}


EQUAL_OPPORTUNITY = [
    "We're an Equal Opportunity Employer.",
    "Riverside College is an equal opportunities employer.",
    "An Equal Employment Opportunity/Affirmative Action Employer",
    "The State of Lakeland is an EOE.",
    "Drug test required EOE",
    "As an EEO employer, we consider everyone fairly.",
    "We are proud to be an inclusive, equal opportunity workplace.",
    "The Agency is committed to the principles of equal employment opportunity.",
    "The University is committed to employment equity.",
    "Equal opportunity is important to us: every application gets fair consideration.",
    "We do not discriminate.",
    "We do not discriminate on the basis of any protected characteristic.",
    "Discrimination on any basis protected by law is prohibited here.",
    "Our company provides a workplace free from discrimination for every employee.",
    "Acme hires without regard to what you believe, your race, gender or age.",
    "All qualified applicants will receive consideration for employment.",
    "No applicant will be treated less favourably on grounds of race, sex, disability or age.",
    "We welcome people of every race, religion, gender and age to apply.",
    "Every application is judged on merit alone.",
    "We don't care about your gender, race, religion or age, only that you do the job well.",
    "Acme prohibits harassment and discrimination based on race, color, sex or age.",
    "All our roles are open to everyone regardless of ethnicity, religion or disability.",
    "All employment is decided on the basis of qualifications, merit, and business need.",
    "Aboriginal people, people with disability and women are encouraged to apply.",
    "Nous souscrivons au principe de l'équité en matière d'emploi.",
    "Nos postes sont ouverts à toutes et tous, sans distinction d'âge, de sexe ou d'origine.",
    "Wir freuen uns über alle Bewerbungen, unabhängig von Geschlecht, Alter und Religion.",
    "Iedereen is welkom, ongeacht leeftijd, afkomst, geslacht of geloof.",
    "Ofrecemos igualdad de oportunidades sin distinción de sexo, edad o religión.",
    "La selezione è aperta ad ambo i sessi ai sensi di legge.",
    "Chaque candidature est étudiée sans tenir compte de l'origine, du genre ou de l'âge.",
    "Acme is an Affirmative Action Employer.",
    "No employee or applicant is treated worse because of race, religion or disability.",
    "We treat you well: treating all applicants fairly and equally is what we do.",
    "All appointments are made on merit.",
    "We make every hiring decision without regard to any protected status.",
    "We will not tolerate discrimination or harassment based on any of these characteristics.",
    "We hire without regard to race, sex, age or any other basis prohibited by law.",
    "Apply now.Acme, an equal opportunity employer (Minorities/Veterans), values its people.",
    "Our practice is committed to a policy of equality in all our employment practices.",
]
NOT_EQUAL_OPPORTUNITY = [
    "# Equal Employment Opportunity Policy",
    "EEO Statement:",
    "Ensure compliance with EEO regulations.",
    "Completes EEO training each year.",
    "Knowledge of equal employment opportunity law.",
    "An understanding of equal opportunities issues in the workplace.",
    "The EEO Officer will handle discrimination complaints.",
    "Click here to view the EEO is the Law poster.",
    "We are an equal opportunity lender.",
    "Equal Housing Opportunity",
    "We welcome people from all backgrounds.",
    "We are committed to building a diverse and inclusive team.",
    "We encourage applications from candidates of all backgrounds and experiences.",
    "Work with diverse stakeholders regardless of seniority.",
    "Experience in private equity, brand equity and home equity.",
    "Salary plus equity compensation.",
    "We do not tolerate harassment of any kind.",
    "Everyone gets an equal opportunity to grow here.",
    "Data Engineer (m/f/d)",
    "Treats all patients with respect regardless of age, race, religion or disability.",
    "You will analyse survey data by age, sex, race and ethnicity.",
    "You evaluate algorithms for discrimination against race and gender.",
    "Federal law prohibits discrimination based on race, color or religion.",
    "We do not discriminate if your main language is another one.",
    "Veteran-owned small business.",
    "Candidates must demonstrate a commitment to equal opportunities.",
    "The postholder will ensure equal opportunities are promoted in all aspects of work.",
    "Our mission is to create equal opportunity for every child.",
    "Salary is based on merit and experience.",
    "Courses on religion, gender, race and disability.",
    "Embraces new tools and traces defects.",
    "The starting salary depends on non-discriminatory factors such as skill.",
    "We particularly welcome applications from women and disabled people.",
    "Our mission is to teach every child around the world, regardless of race, sex or income.",
    "For the complete nondiscrimination and affirmative action policy see our site.",
    "A reasonable accommodation is a change that ensures an equal employment opportunity.",
    "The EoE network of clinics covers six counties.",
    "We are committed to fair and equitable compensation practices.",
    "Oversees payroll and quarterly EEO/AA reporting.",
    "Acme is a proud minority-owned, veteran-owned small business.",
]
OTHERS = {
    "accommodation": [
        "If you need a reasonable accommodation to apply, please email jobs@example.org.",
        "We are happy to make reasonable adjustments for candidates with disabilities.",
        "Should you require any adjustments to the interview, tell us.",
        "Accommodation will be provided in all parts of the hiring process on request.",
        "If you have a disability and need help to complete this application, call us.",
        "Si vous avez besoin de mesures d'adaptation pendant le processus, contactez-nous.",
        "If reasonable accommodation is needed, please write to jobs@example.org.",
        "If you need any assistance due to a disability, please speak to your recruiter.",
        "Tell the recruiter if you need help to otherwise participate in the interview process.",
        "Requests for accommodation will be considered case by case.",
        "This notice is available in alternative formats to people with a disability.",
        "Reasonable adjustments will be made for disabled applicants.",
    ],
    "fair_chance": [
        "We will consider qualified applicants with arrest and conviction records.",
        "We are a fair chance employer.",
        "A criminal record will not automatically disqualify you.",
        "Ex-offenders are welcome to apply.",
        "We consider all qualified applicants in line with the Fair Chance Ordinance.",
        "People with criminal records are encouraged to apply.",
    ],
    "ai_use": [
        "We may use artificial intelligence to screen and assess applicants.",
        "We do not use AI in our recruitment or selection process for candidates.",
        "An automated employment decision tool (AEDT) will be used to assess candidates.",
    ],
    "vacancy": [
        "This posting is for an existing vacancy.",
        "This job posting is not for an existing vacancy.",
        "This is an evergreen posting for future opportunities.",
    ],
    "contractor": [
        "VEVRAA Federal Contractor",
        "Minorities/Females/Protected Veterans/Disabled",
        "EEO/AA employer/Vet/Disability",
        "EOE M/F/D/V",
    ],
    "benefits": [
        "We offer health, dental and vision insurance.",
        "401(k) with 4% match",
        "25 days of paid holiday plus bank holidays",
        "£1,000 annual learning budget",
        "You will receive 28 days annual leave and a company pension.",
        "30 Urlaubstage und betriebliche Altersvorsorge",
        "Mutuelle prise en charge à 100 % et tickets restaurant",
    ],
}
REFUSED = {
    "accommodation": [
        "Must be able to lift 20 kg with or without reasonable accommodation.",
        "Staff accommodation available at low rent.",
        "Flexible schedule to accommodate your studies.",
        "Scale the platform to accommodate growth.",
        "REASONABLE ACCOMMODATION:",
        "Coordinates reasonable accommodations for students with disabilities.",
        "What you tell us is used only to determine an appropriate accommodation.",
        "Federal law requires employers to provide reasonable accommodation.",
        "We will also provide temporary accommodation for the right candidates.",
        "Schedules interviews and makes last-minute adjustments as candidates' plans change.",
        "The home offers support to young adults with learning disabilities.",
    ],
    "fair_chance": [
        "You must pass a criminal background check.",
        "No felony convictions.",
        "A felony conviction may disqualify you from employment.",
        "Applicants with a criminal conviction cannot be considered.",
        "We are looking for people with strong convictions.",
    ],
    "ai_use": [
        "You will build AI tools that screen medical images.",
        "Please do not use AI to write your application.",
        "Our AI platform helps recruiters screen applicants.",
    ],
    "vacancy": [
        "Join our talent community to hear about future opportunities.",
        "Number of vacancies: 2",
        "See all our vacancies online.",
    ],
    "contractor": [
        "We participate in E-Verify.",
        "Experience working with federal contractors.",
        "Veterans preference applies.",
    ],
    "benefits": [
        "Excellent benefits.",
        "# Health insurance",
        "Visit our website for a full list of benefits.",
        "Administers health insurance and pension plans for 400 employees.",
        "Our platform helps patients understand their health insurance.",
        "This role is not eligible for health insurance or paid time off.",
    ],
}


@pytest.mark.parametrize("text", EQUAL_OPPORTUNITY)
def test_a_promise_of_equal_treatment_is_found(text: str) -> None:
    assert "equal_opportunity" in kinds(text)


@pytest.mark.parametrize("text", NOT_EQUAL_OPPORTUNITY)
def test_a_topic_or_a_welcome_is_no_equal_opportunity_statement(text: str) -> None:
    assert "equal_opportunity" not in kinds(text)


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in OTHERS for text in OTHERS[k]])
def test_a_statement_of_each_kind_is_found(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in REFUSED for text in REFUSED[k]])
def test_what_only_sounds_like_a_statement_is_refused(kind: str, text: str) -> None:
    assert kind not in kinds(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We are an equal opportunity employer.", set()),
        ("EOE M/F/D/V", {"sex", "disability", "veteran"}),
        (
            "We hire without regard to race, color, creed, sex, sexual orientation or age.",
            {"race", "color", "religion", "sex", "sexual_orientation", "age"},
        ),
        (
            "We do not discriminate on gender, gender identity or expression, or pregnancy.",
            {"gender", "gender_identity", "gender_expression", "pregnancy"},
        ),
        (
            (
                "We hire regardless of national origin, ancestry, citizenship, marital status, "
                "family status, genetic information or veteran status."
            ),
            {
                "national_origin",
                "ancestry",
                "citizenship",
                "marital_status",
                "parental_status",
                "genetic_information",
                "veteran",
            },
        ),
        (
            "Wir begrüßen alle Bewerbungen, unabhängig von Alter, Geschlecht und Behinderung.",
            {"age", "gender", "disability"},
        ),
    ],
)
def test_the_protected_classes_are_named_as_the_statement_names_them(
    text: str, named: set[str]
) -> None:
    assert classes(text) == named


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "We have a dog. Acme Inc. is an equal opportunity employer. Lunch is at noon.",
            "Acme Inc. is an equal opportunity employer.",
        ),
        (
            "Our stars shine. We are an EOE. We hire regardless of race or sex. Come by.",
            "We are an EOE. We hire regardless of race or sex.",
        ),
        (
            "Citizenship RequiredEEO employer, race and sex not considered. Rockstars wanted.",
            "EEO employer, race and sex not considered.",
        ),
        ("Ninjas wanted | Equal Opportunity Employer | London", "Equal Opportunity Employer"),
        (
            "Ask for our rock starsWe are an equal opportunity employer.Apply now.",
            "We are an equal opportunity employer.",
        ),
        (
            "We are an equal opportunity employer. This policy applies to hiring and pay. Hi.",
            "We are an equal opportunity employer. This policy applies to hiring and pay.",
        ),
    ],
)
def test_a_span_covers_the_sentences_of_the_statement_and_no_other(text: str, span: str) -> None:
    assert quoted(text, "equal_opportunity") == [span]


def test_statements_in_two_blocks_stay_two() -> None:
    text = "We are an equal opportunity employer.\n\nWe hire regardless of race, sex or age.\n"
    assert len(quoted(text, "equal_opportunity")) == 2


def test_code_states_nothing() -> None:
    assert kinds("Text.\n\n```\nWe are an equal opportunity employer.\n```\n") == set()


def test_one_sentence_can_make_several_statements() -> None:
    text = "We offer a 401(k) and are an equal opportunity employer of protected veterans."
    assert kinds(text) == {"benefits", "equal_opportunity", "contractor"}


PIECES = st.sampled_from(
    [
        "We are an equal opportunity employer",
        "EOE",
        "race, sex",
        "regardless of",
        ".",
        "|",
        "\n",
        "\n\n",
        "\r\n",
        "- ",
        "# ",
        "disability/",
        "İ",
        "’",
        "We ",
        "accommodation",
        "https://",
        " ",
        "A.",
        "401(k)",
    ]
)


# Control characters are for the readers to refuse.
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


@given(st.one_of(TEXT, st.lists(st.one_of(PIECES, TEXT)).map("".join)))
def test_no_text_breaks_it_and_every_span_lies_within_one_block(text: str) -> None:
    one = read_or_reject(text.encode())
    made = read(one)
    for kind in KINDS:
        for statement in getattr(made, kind):
            start, end = statement.span
            block = one.block_at(start)
            assert block is not None
            assert start < end <= block.span.end


def labels(element: str) -> list[dict[str, Any]]:
    path = SHARED / "labels" / "elements.jsonl"
    if not path.is_file():
        pytest.skip("the labelled statements are not here")
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["element"] == element]


@pytest.mark.parametrize(
    ("element", "kind", "floor"),
    [
        ("eeo", "equal_opportunity", 0.98),
        ("accommodation", "accommodation", 0.95),
        ("fair_chance", "fair_chance", 0.95),
        ("benefits", "benefits", 0.93),
    ],
)
def test_labelled_statements_are_told_apart(element: str, kind: str, floor: float) -> None:
    hits = false_alarms = misses = 0
    for row in labels(element):
        found = kind in kinds(row["text"])
        hits += found and row["present"]
        false_alarms += found and not row["present"]
        misses += row["present"] and not found
    assert 2 * hits / (2 * hits + false_alarms + misses) >= floor


def test_the_seed_posting_states_equal_opportunity_in_its_last_line() -> None:
    path = SHARED / "corpus" / "seed-posting.md"
    if not path.is_file():
        pytest.skip("the seed posting is not here")
    text = path.read_text(encoding="utf-8")
    (line,) = quoted(text, "equal_opportunity")
    assert line.startswith("TechVision AI is an equal opportunity employer")
    assert "benefits" in kinds(text)
    assert not kinds(text) & {"accommodation", "fair_chance"}
