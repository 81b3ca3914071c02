"""The name of an outlet above a headline is the outlet, a rubric the section, others nothing."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.sources import article_of_text
from crosswire.sources.provenance.mastheads import read_masthead
from crosswire.types import Article

HEADLINE = "Ministers agree to reopen the Norse Bay ferry line"
LEAD = (
    "The transport ministers of both countries agreed on Monday to reopen the ferry line in the"
    " first week of June, officials said."
)
BODY = f"{LEAD}\n\nThe line had been closed since the storm of last winter."


def read(first: str, headline: str = HEADLINE, gap: str = "\n") -> Article:
    return article_of_text(f"{first}{gap}{headline}\n\n{BODY}", today=date(2026, 6, 1))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "name",
    ["Aarhus Witness", "Ostrava Economist", "The Tema Mirror", "Radio Volta", "Agencia Norte",
     "Hue News Agency", "Correo de Salta", "Die Fähre", "A Voz da Beira", "tidewater.example",
     "TEMA EVENING POST", "The Lower Bay Intelligencer"],
)  # fmt: skip
def test_a_name_of_an_outlet_above_the_headline_is_the_outlet(name: str, gap: str) -> None:
    article = read(name, gap=gap)
    assert (article.outlet, article.section, article.title) == (name, None, HEADLINE)
    assert article.text[article.paragraphs[0].start :].startswith(LEAD)


@pytest.mark.parametrize(
    ("line", "name"),
    [("La Vela — English edition", "La Vela"), ("El Puente (English service)", "El Puente"),
     ("Le Quai, international edition", "Le Quai"), ("Volta Online | English", "Volta Online")],
)  # fmt: skip
def test_the_edition_is_no_part_of_the_name(line: str, name: str) -> None:
    article = read(line)
    assert (article.outlet, article.title) == (name, HEADLINE)


@pytest.mark.parametrize("rubric", ["Politics", "World", "Business", "Sport"])
def test_a_rubric_above_the_headline_is_the_section(rubric: str) -> None:
    article = read(rubric)
    assert (article.outlet, article.section, article.title) == (None, rubric, HEADLINE)


@pytest.mark.parametrize("line", ["Baltic Sea", "Los Angeles", "La Paz", "El Salvador", "Low tide"])
def test_a_line_that_may_be_anything_is_neither(line: str) -> None:
    article = read(line)
    assert (article.outlet, article.section, article.title) == (None, None, HEADLINE)


def test_a_short_headline_with_a_verb_stays_the_headline() -> None:
    article = read("Ferry Reopens", headline="Ministers of both countries agree after long talks")
    assert (article.outlet, article.title) == (None, "Ferry Reopens")


def test_an_outlet_with_its_rubric_gives_both() -> None:
    for first in ("The Tema Mirror | Politics", "The Tema Mirror\nPolitics"):
        article = read(first)
        assert (article.outlet, article.section) == ("The Tema Mirror", "Politics")
        assert article.title == HEADLINE


def test_an_outlet_above_a_date_or_right_above_the_report_is_found() -> None:
    assert read("The Tema Mirror\n12 March 2025").outlet == "The Tema Mirror"
    alone = article_of_text(f"Aarhus Witness\n\n{BODY}", today=date(2026, 6, 1))
    assert (alone.outlet, alone.title) == ("Aarhus Witness", None)


def test_a_headline_that_asks_stands_below_an_outlet_too() -> None:
    article = read("Aarhus Witness", headline="Will the ferry run again?")
    assert (article.outlet, article.title) == ("Aarhus Witness", "Will the ferry run again?")


@pytest.mark.parametrize("line", ["President Meets Press", "Rebels Seize Radio", "Sport", "La Paz"])
def test_headlines_rubrics_and_towns_are_no_mastheads(line: str) -> None:
    assert read_masthead(line) is None


@pytest.mark.parametrize(
    "line",
    ["By Le Petit Tambour, English edition", "By Le Petit Tambour (English service)",
     "By Le Petit Tambour – international edition"],
)  # fmt: skip
def test_a_byline_with_an_edition_names_the_outlet(line: str) -> None:
    for below in ("\nSept 3, 2026", ", 3 September 2026"):
        text = f"{HEADLINE}\n\n{line}{below}\n\n{BODY}"
        article = article_of_text(text, today=date(2026, 10, 1))
        assert (article.outlet, article.authors) == ("Le Petit Tambour", ())
        assert (article.title, article.published) == (HEADLINE, "2026-09-03")


def test_a_news_service_in_a_byline_is_no_edition() -> None:
    text = f"{HEADLINE}\n\nBy Ana Kovac, Harbour News Service\nSept 3, 2026\n\n{BODY}"
    assert article_of_text(text, today=date(2026, 10, 1)).authors == ("Ana Kovac",)


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize(
    ("line", "outlet", "authors", "section"),
    [
        ("Aarhus Witness Post, 3 March 2026", "Aarhus Witness Post", (), None),
        ("Tema Observer | 3 March 2026", "Tema Observer", (), None),
        ("The Sunday Herald, Monday 3 March 2026", "The Sunday Herald", (), None),
        ("Norse Business Daily / 3 March 2026", "Norse Business Daily", (), None),
        ("tidewater.info, 3 March 2026", "tidewater.info", (), None),
        ("Anna Holm, 3 March 2026", None, ("Anna Holm",), None),
        ("Anna Holm | 3 March 2026", None, ("Anna Holm",), None),
        ("Piet Smit, Harbour Post, 3 March 2026", "Harbour Post", ("Piet Smit",), None),
        ("Harbour Post • Piet Smit • 3 March 2026", "Harbour Post", ("Piet Smit",), None),
        ("By Anna Holm, Harbour Post, 3 March 2026", "Harbour Post", ("Anna Holm",), None),
        ("World | 3 March 2026", None, (), "World"),
        ("Cape Town, Harbour Post, 3 March 2026", "Harbour Post", (), None),
        ("Harbour Post, London, 3 March 2026", "Harbour Post", (), None),
        ("New Delhi | Harbour Post | 3 March 2026", "Harbour Post", (), None),
        ("Piet Smit, Port Louis, 3 March 2026", None, (), None),
        ("Anna Holm, Port Louis, 3 March 2026", None, ("Anna Holm",), None),
        (
            "Maria Lopez, Chief Editor, Harbour Post, 3 March 2026",
            "Harbour Post",
            ("Maria Lopez",),
            None,
        ),
        (
            "Maria Lopez, Washington Bureau Chief, Harbour Post, 3 March 2026",
            "Harbour Post",
            ("Maria Lopez",),
            None,
        ),
        (
            "Maria Lopez, Head of News, Harbour Post, 3 March 2026",
            "Harbour Post",
            ("Maria Lopez",),
            None,
        ),
        ("Maria Lopez, Political Correspondent, 3 March 2026", None, ("Maria Lopez",), None),
    ],
)
def test_a_credit_line_with_a_date_names_the_outlet_or_the_author(
    line: str, outlet: str | None, authors: tuple[str, ...], section: str | None, *, is_above: bool
) -> None:
    """ "Outlet, date" is the outlet, "Name, date" an author, above the headline and below it."""
    first, second = (line, HEADLINE) if is_above else (HEADLINE, line)
    article = read(first, second)
    assert (article.outlet, article.authors, article.section) == (outlet, authors, section)
    assert (article.title, article.published) == (HEADLINE, "2026-03-03")
    assert article.text[article.paragraphs[0].start :].startswith(LEAD)


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize("place", ["Victoria Falls", "San Francisco", "La Paz", "Lyon, France"])
def test_a_known_place_with_a_date_is_nobody(place: str, *, is_above: bool) -> None:
    """The gazetteer comes before a given name and before the word of an outlet."""
    line = f"{place}, 3 March 2026"
    article = read(*((line, HEADLINE) if is_above else (HEADLINE, line)))
    assert (article.outlet, article.authors, article.title) == (None, (), HEADLINE)
    assert article.published == "2026-03-03"


@pytest.mark.parametrize("name", ["Ana Kovač", "Anna Holm"])
def test_an_author_of_a_byline_and_of_a_date_line_is_one(name: str) -> None:
    """A date line that repeats the byline adds no second author."""
    text = f"{HEADLINE}\n\nBy {name}\n{name}, 3 March 2026\n\n{BODY}"
    assert article_of_text(text, today=date(2026, 6, 1)).authors == (name,)


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize("place", ["Norse Bay", "Hallvik"])
def test_a_place_with_a_date_is_neither_outlet_nor_author(place: str, *, is_above: bool) -> None:
    """What a date line names without a word of an outlet or a given name may be a place."""
    line = f"{place}, 3 March 2026"
    article = read(*((line, HEADLINE) if is_above else (HEADLINE, line)))
    assert (article.outlet, article.authors) == (None, ())


@pytest.mark.parametrize("place", ["LILONGWE", "Cape Town", "SAN FRANCISCO, Calif."])
def test_the_sentence_behind_a_dateline_is_no_date_line(place: str) -> None:
    """A place and a day in front of the first sentence leave the sentence in the body."""
    lead = "Turnout was 71 percent, the commission said."
    article = read(HEADLINE, f"{place}, March 3, 2026 - {lead}")
    assert lead in article.text[article.paragraphs[0].start :]
    assert article.authors == ()


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("By Ana Kovač, Capital Ledger, 3 March 2026", ("Ana Kovač",), "Capital Ledger"),
        ("By Ana Kovač, Politico, 3 March 2026", ("Ana Kovač",), "Politico"),
        ("By Ana Kovač and Anna Holm, Flanders Desk, 3 March 2026",
         ("Ana Kovač", "Anna Holm"), "Flanders Desk"),
        ("By Ana Kovač, Anna Holm, 3 March 2026", ("Ana Kovač", "Anna Holm"), None),
        ("By Ana Kovač, Lisbon, 3 March 2026", ("Ana Kovač",), None),
        ("By Ana Kovač, Chief Editor, 3 March 2026", None, None),
        ("By Ana Kovač, 3 March 2026", ("Ana Kovač",), None),
    ],
)  # fmt: skip
def test_what_stands_between_an_author_and_the_day_is_the_outlet(
    line: str, authors: tuple[str, ...] | None, outlet: str | None
) -> None:
    """No list knows every outlet; a place, a job and a known given name are told from one."""
    article = read(HEADLINE, line)
    assert article.outlet == outlet
    assert authors is None or article.authors == authors
