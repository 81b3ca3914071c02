"""Lines of names and days below the headline of a plain text."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.sources import article_of_text
from crosswire.sources.provenance.imprints import is_date_line, is_unlisted
from crosswire.types import Article

HEADLINE = "Tugs free a grain carrier from the mouth of the Senne"
LEAD = "Two tugs freed a grain carrier on Tuesday, and the pilots went back to work at noon."
BODY = f"{LEAD}\n\nThe channel had been shut since the storm."


def read(head: str, body: str = BODY) -> Article:
    return article_of_text(f"{HEADLINE}\n\n{head}\n\n{body}", today=date(2032, 6, 1))


@pytest.mark.parametrize("clock", ["5 p.m.", "11 am", "6.45 p.m.", "at 7 a.m. GMT"])
def test_a_dateline_may_print_the_hour(clock: str) -> None:
    article = read("By Marta Ilves, Cape Ledger", f"OSTRAVA, 3 March 2031, {clock} - {BODY}")
    assert (article.published or "")[:10] == "2031-03-03"
    assert article.dateline is not None
    assert article.dateline.place == "OSTRAVA"
    first = article.paragraphs[0]
    assert article.text[first.start : first.end] == LEAD


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Danube Evening\nBratislava, 3 March 2031", "Danube Evening"),
        ("Vellmar Sheet\nVellmar, 3 March 2031", "Vellmar Sheet"),
        ("Harbour Voice, Lima\n3 March 2031", "Harbour Voice"),
        ("Ostrava Witness (translated from Czech)\nOstrava, 3 March 2031", "Ostrava Witness"),
        ("NorInform (translated from Czech), 3 March 2031", "NorInform"),
        ("Lidové Slovo (translation from Czech)\n3 March 2031", "Lidové Slovo"),
        ("By Marta Ilves, Lima Quadrant\n3 March 2031", "Lima Quadrant"),
    ],
)
def test_the_outlet_above_a_day(head: str, outlet: str) -> None:
    article = read(head)
    assert (article.outlet, article.published) == (outlet, "2031-03-03")
    assert outlet not in article.authors


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Marta Ilves\nOstrava, 3 March 2031", ("Marta Ilves",)),
        ("Marta Ilves (translated from Czech)\n3 March 2031", ()),
    ],
)
def test_a_person_above_a_day_is_no_outlet(head: str, authors: tuple[str, ...]) -> None:
    article = read(head)
    assert (article.published, article.authors[: len(authors)]) == ("2031-03-03", authors)
    assert article.outlet != "Marta Ilves"


def test_the_firm_above_the_day_of_its_release() -> None:
    head = "NEWS RELEASE: Kallo Lines orders four ferries\n\nKallo Lines S.A.\nKallo, 3 March 2031"
    article = article_of_text(f"{head}\n\n{BODY}", today=date(2032, 6, 1))
    assert article.published == "2031-03-03"
    assert article.republished_from == "Kallo Lines press release"


def test_the_firm_above_the_line_that_says_what_it_is() -> None:
    head = "Statement on the fire at Kallo\n\nKallo Lines Inc.\nPress release\n3 March 2031"
    article = article_of_text(f"{head}\n\n{BODY}", today=date(2032, 6, 1))
    assert article.published == "2031-03-03"
    assert article.republished_from == "Kallo Lines press release"


def test_a_day_below_the_first_line_of_an_undated_body() -> None:
    article = read("What the pilots saw, and why nobody listened to them.\n3 March 2031")
    assert article.published == "2031-03-03"


@pytest.mark.parametrize(
    ("line", "is_day"),
    [
        ("3 March 2031", True),
        ("Vellmar, 3 March 2031", True),
        ("The treaty of 3 March 2031 was never kept.", False),
        ("On 3 March 2031 the pilots went home", False),
    ],
)
def test_a_date_line(line: str, is_day: bool) -> None:
    assert is_date_line(line) is is_day


@pytest.mark.parametrize(
    ("name", "is_outlet"),
    [
        ("Lima Quadrant", True),
        ("Danube Evening", True),
        ("Marta Ilves", False),
        ("Lima Bureau", False),
        ("Lima Harbour", False),
        ("Norse Bay", False),
    ],
)
def test_an_unlisted_outlet(name: str, is_outlet: bool) -> None:
    assert is_unlisted(name) is is_outlet


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Cape Ledger, March 3, 2031, evening edition", "Cape Ledger"),
        ("Cape Ledger, Monday, March 3, 2031 - Late City Edition", "Cape Ledger"),
        ("By Marta Ilves, Cape Ledger\nFirst edition, 3 March 2031, page 4", "Cape Ledger"),
        ("Print edition of 3 March 2031", None),
        ("Vol. 12, No. 33, 3 March 2031", None),
        ("Updated March 3, 2031, 9 p.m.", None),
        ("3 March 2031, updated at 9 p.m.", None),
    ],
)
def test_a_day_beside_the_name_of_a_printing(head: str, outlet: str | None) -> None:
    article = read(head)
    assert (article.outlet, article.published) == (outlet, "2031-03-03")
    assert article.title == HEADLINE
    first = article.paragraphs[0]
    assert article.text[first.start : first.end] == LEAD


def test_a_first_sentence_about_an_edition_is_no_date_line() -> None:
    lead = "The evening edition of 3 March 2031 printed the letter, and the mayor resigned."
    assert read("By Marta Ilves, Cape Ledger", f"{lead}\n\n{BODY}").published is None


@pytest.mark.parametrize(
    "line",
    ["By Ana Kovač / La Revue de l'Ouest, 4 May 2031", "By Ana Kovač / La Revue de l’Ouest, 4 May"
     " 2031", "By Ana Kovač\nL'Ouest, 4 May 2031", "By Ana Kovač\nHornické Noviny, 4 May 2031",
     "By Ana Kovač\nTarmská Noviny | 4 May 2031"],
)  # fmt: skip
def test_an_outlet_behind_an_author_is_found_with_its_date(line: str) -> None:
    body = "KALLO - The bridge was shut on Sunday after the river rose, the mayor said. It is old."
    article = article_of_text(f"Flood shuts bridge\n\n{line}\n\n{body}", today=date(2031, 6, 1))
    name = line[len("By Ana Kovač") :].strip(" /\n").partition(", 4")[0].partition(" |")[0]
    assert (article.outlet, article.authors) == (name, ("Ana Kovač",))
    assert article.published == "2031-05-04"
