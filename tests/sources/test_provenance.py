"""Provenance out of printed text alone, by the shapes of its lines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.sources import article_of_text
from crosswire.sources.provenance.boilerplate import is_boilerplate
from crosswire.sources.provenance.lines import split_lines
from crosswire.sources.provenance.signoffs import find_trailing_credit, read_signoff
from crosswire.types import Article, DateBasis, Dateline

TODAY = date(2026, 11, 1)
LEAD = (
    "The foreign minister of the island republic said on Tuesday that talks over the strait"
    " would resume within weeks, after a pause of two years."
)
END = '"We want a fair deal," she told reporters at the harbour, and left without taking questions.'
BODY = f"{LEAD}\n\n{END}"
TITLE = "Talks over the strait to resume"


def read(text: str) -> Article:
    """Read a text on the day of the tests."""
    return article_of_text(text, today=TODAY)


def body(article: Article) -> list[str]:
    """Give an article's paragraphs as text, line ends as spaces."""
    return [" ".join(article.text[one.start : one.end].split()) for one in article.paragraphs]


def test_agency_copy_with_dateline_credit_and_codes() -> None:
    """Section, headline, dateline, credit and desk codes are fields; the rest is body."""
    article = read(
        f"World\n\n{TITLE}\n\nPort Vale, May 4 (EFE).- {LEAD}\n\n{END} EFE\n\nab/cd/efg\n\n"
        "Related Articles\n\nStorm closes the harbour\n\nBack to top button"
    )
    assert article.section == "World"
    assert article.title == TITLE
    assert article.agency == "EFE"
    assert article.dateline == Dateline(place="Port Vale", date="2021-05-04")
    assert article.published == "2021-05-04"
    assert article.published_basis is DateBasis.WEEKDAY
    assert body(article) == [LEAD, END]


def test_reprint_names_the_outlet_that_ran_it_first() -> None:
    """A page's own date above, author, outlet and date with time below: a reprint."""
    article = read(
        f"date 2021-05-06 Foreign Desk\n{TITLE}\nAna Kovač\nHarbour Post\n"
        f"Tue, 04 May 2021 12:00 UTC\n{LEAD}\n{END}\n"
    )
    assert article.republished_from == "Harbour Post"
    assert article.outlet is None
    assert article.authors == ("Ana Kovač",)
    assert article.section == "Foreign Desk"
    assert article.published == "2021-05-04T12:00:00Z"
    assert article.published_basis is DateBasis.PRINTED
    assert body(article) == [LEAD, END]


def test_footer_of_the_page_before_stands_in_front_of_the_header() -> None:
    """A run-on of "Back to top button" and the next page's date line is still its header."""
    article = read(
        f"Back to top button date 2021-05-06 World\n{TITLE}\nAna Kovač\nHarbour Post\n"
        f"Tue, 04 May 2021 12:00 UTC\n{LEAD}\n{END}\n"
    )
    assert article.title == TITLE
    assert article.section == "World"
    assert article.republished_from == "Harbour Post"


def test_outlet_on_its_own_page_is_the_outlet() -> None:
    """Without a page date above, the outlet beside author and date is who published it."""
    article = read(f"{TITLE}\nAna Kovač | The Harbour Post | 4 May 2021\n\n{BODY}")
    assert article.outlet == "The Harbour Post"
    assert article.republished_from is None
    assert article.authors == ("Ana Kovač",)
    assert article.published == "2021-05-04"


@pytest.mark.parametrize(
    "line",
    [
        "This article was originally published in The Harbour Post on 4 May 2021.",
        "This story first appeared on The Harbour Post.",
        "Republished from The Harbour Post",
        "Republished with permission from The Harbour Post.",
    ],
)
def test_a_closing_line_names_the_first_publisher(line: str) -> None:
    """A line below the report that says where it ran first is provenance, not body."""
    article = read(f"{TITLE}\n\n{BODY}\n\n{line}")
    assert article.republished_from == "The Harbour Post"
    assert body(article) == [LEAD, END]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Source: Xinhua", "Xinhua"),
        ("—AFP", "AFP"),
        ("(With inputs from PTI)", "PTI"),
        ("EFE  rom/ab/cde", "EFE"),
        ("TASS/.", "TASS"),
        ("(Adria Press)", "Adria Press"),
    ],
)
def test_a_closing_credit_names_the_agency(line: str, agency: str) -> None:
    """The wire's name below the report is its agency."""
    article = read(f"{TITLE}\n\n{BODY}\n\n{line}")
    assert article.agency == agency
    assert body(article) == [LEAD, END]


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("Source: Orbit News\n4 May 2021", ("Orbit News", None, None)),
        ("Harbour Post\n4 May 2021\nSource: Orbit News", ("Harbour Post", "Orbit News", None)),
        ("Harbour Post\nVale, 4 May 2021\n(Adria Press)", ("Harbour Post", "Adria Press", None)),
        ("Source: Lake Echo\nHarbour Post\n4 May 2021", ("Harbour Post", None, "Lake Echo")),
    ],
)
def test_a_source_above_a_report_is_no_outlet_beside_the_papers_own_name(
    lines: str, named: tuple[str | None, ...]
) -> None:
    """Below the name of a paper it is the agency that the paper prints, or who ran it first."""
    article = read(f"{TITLE}\n\n{lines}\n\n{BODY}")
    assert (article.outlet, article.agency, article.republished_from) == named
    assert body(article) == [LEAD, END]


def test_who_reported_is_the_author_where_no_byline_is() -> None:
    """ "(Reporting by X and Y; Editing by Z)" names X and Y."""
    article = read(
        f"{TITLE}\n\nBy Reuters Staff\n\n2 Min Read\n\nPORT VALE, May 4 (Reuters) - {BODY}\n\n"
        "(Reporting by Ana Kovač and Piet Smit; Editing by Lee Wong)"
    )
    assert article.authors == ("Ana Kovač", "Piet Smit")
    assert article.agency == "Reuters"
    assert body(article) == [LEAD, END]


def test_first_publication_outranks_an_update() -> None:
    """ "Updated" above "Published" does not move the date."""
    article = read(
        f"{TITLE}\nBy AFP\nUpdated: May 5, 2021 09:00 UTC\n"
        f"Published: May 4, 2021 09:00 UTC\n\n{BODY}"
    )
    assert article.published == "2021-05-04T09:00:00Z"
    assert article.agency == "AFP"


def test_the_year_stays_open_where_no_weekday_helps() -> None:
    """A dateline without a year and a lead without a weekday leave the year unknown."""
    article = read(f"{TITLE}\n\nPORT VALE, May 4 (QXN) -- The talks were called off at noon.")
    assert article.dateline == Dateline(place="PORT VALE", date="--05-04")
    assert article.published is None
    assert article.published_basis is None


def test_a_given_date_outranks_the_page_and_dates_the_dateline() -> None:
    """What the user says about the date wins, and gives the dateline its year."""
    article = article_of_text(
        f"{TITLE}\n\nPORT VALE, May 4 (QXN) -- {LEAD}", published="2010-05-05", today=TODAY
    )
    assert article.published == "2010-05-05"
    assert article.published_basis is DateBasis.GIVEN
    assert article.dateline == Dateline(place="PORT VALE", date="2010-05-04")


def test_given_title_and_outlet_win() -> None:
    """The title given is the title, and its line is no body."""
    article = article_of_text(
        f"{TITLE}\n\n{BODY}", title=TITLE, outlet="The Lighthouse", today=TODAY
    )
    assert (article.title, article.outlet) == (TITLE, "The Lighthouse")
    assert body(article) == [LEAD, END]


@pytest.mark.parametrize(
    ("tail", "outlet", "authors", "section"),
    [
        ("Strait Line", "Strait Line", (), None),
        ("The Harbour Desk", "The Harbour Desk", (), None),
        ("Sport", None, (), "Sport"),
        ("Anna Holm", None, ("Anna Holm",), None),
    ],
)
def test_behind_the_bar_of_a_headline_stands_the_site(
    tail: str, outlet: str | None, authors: tuple[str, ...], section: str | None
) -> None:
    """Or a section, or a columnist; the headline ends before the bar."""
    article = read(f"{TITLE} | {tail}\n\nPORT VALE, May 4, 2021 - {LEAD}\n\n{END}")
    assert article.title == TITLE
    assert (article.outlet, article.authors, article.section) == (outlet, authors, section)


def test_a_bare_body_has_no_headline() -> None:
    """Sentences alone are all body: a short first sentence is not taken for a headline."""
    article = read("The minister resigned on Monday.\n\nShe gave no reason for the step.")
    assert article.title is None
    assert len(article.paragraphs) == 2


def test_one_line_is_body() -> None:
    """A single line is what there is to read."""
    article = read("Exports rose by 4 percent in 2021")
    assert body(article) == ["Exports rose by 4 percent in 2021"]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken at one width by a machine are joined; an indented line begins a paragraph."""
    article = read(
        f"{TITLE}\n\nPORT VALE, May 4 (QXN) -- The foreign minister of the island republic\n"
        "said on Tuesday that talks over the strait would resume within weeks,\n"
        "after a pause of two years, according to a statement that her office\n"
        "put out at noon.\n"
        "   The two sides last met in the spring on the mainland, when the old\n"
        "treaty ran out and the fleets were called back to their harbours by\n"
        "both governments.\n"
    )
    assert len(article.paragraphs) == 2
    assert body(article)[0].endswith("put out at noon.")
    assert body(article)[1].startswith("The two sides")


@pytest.mark.parametrize(
    "line",
    [
        "Related Articles", "Back to top button", "Read also: Storm closes the harbour",
        "We use cookies to improve your visit. By using this site you agree.",
        "Subscribe to our newsletter", "Share", "Share Tweet Email", "Photo: A. Lens/QXN",
        "© 2021 The Harbour Post. All rights reserved.", "Follow Ana Kovač on Twitter @anak",
        "12 Comments", "Advertisement", "Story continues below advertisement", "3 min read",
        "Sign up for our daily briefing", "Click here to read more", "Leave a comment",
        "https://harbourpost.example/2021/05/04/talks",
    ],
)  # fmt: skip
def test_page_furniture_is_no_body(line: str) -> None:
    """Prompts, buttons, credits and rights are dropped wherever they stand."""
    assert is_boilerplate(line)
    assert body(read(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{END}")) == [LEAD, END]


@pytest.mark.parametrize(
    "line",
    [
        "The share of exports rose to 12 percent.",
        '"Read more books," she said.',
        "More than 40 people died in the storm.",
        "Related costs rose by 3 percent over the year, the ministry said.",
        "More from the minister came on Tuesday when she spoke to the press.",
        "Get vaccinated today, the minister urged people in the capital.",
        "Support for the treaty fell.",
        "Like many others, he left.",
    ],
)
def test_sentences_of_a_report_are_kept(line: str) -> None:
    """A sentence that begins as a prompt does is still the report's."""
    assert not is_boilerplate(line)


def test_a_list_of_other_stories_ends_the_body() -> None:
    """What follows "Most read" is headlines of other stories."""
    text = f"{TITLE}\n\n{BODY}\n\nMost read\n\nStorm closes the harbour\nFerry line to reopen\n"
    assert body(read(text)) == [LEAD, END]


def test_picture_credit_in_the_middle_is_not_the_agency() -> None:
    """A lone wire name between two paragraphs credits a picture."""
    article = read(f"{TITLE}\n\n{LEAD}\n\nReuters\n\n{LEAD}\n\n{END}")
    assert article.agency is None


@pytest.mark.parametrize(
    ("paragraph", "agency", "rest"),
    [
        ("Thousands fled. EFE", "EFE", "Thousands fled."),
        ('"We stay," he said. (AFP)', "AFP", '"We stay," he said.'),
        ("Thousands fled. — Reuters", "Reuters", "Thousands fled."),
        ("Thousands fled. QXN ab/cd", "QXN", "Thousands fled."),
    ],
)
def test_a_credit_glued_to_the_last_paragraph_is_cut(
    paragraph: str, agency: str, rest: str
) -> None:
    """The wire's name behind the last full stop is no part of the sentence."""
    found = find_trailing_credit(paragraph, is_last=True)
    assert found is not None
    assert (paragraph[: found[0]], found[1]) == (rest, agency)


@pytest.mark.parametrize("paragraph", ["They live in the U.S.", "He joined the EU.", "It fell. UK"])
def test_the_end_of_a_sentence_is_no_credit(paragraph: str) -> None:
    """Capitals that end a sentence stay."""
    assert find_trailing_credit(paragraph, is_last=True) is None


@pytest.mark.parametrize("line", ["rom/ab/cde", "Ends", "-30-", "###", "/MB/ab", "jk-lm"])
def test_desk_codes_close_a_report(line: str) -> None:
    """Initials of the desk and end marks are sign-offs."""
    assert read_signoff(line) is not None or is_boilerplate(line)


@given(st.text(max_size=400))
def test_any_text_is_kept_and_its_paragraphs_lie_in_it(text: str) -> None:
    """The text stays as it is; paragraphs are ordered stretches of it that do not overlap."""
    article = read(text)
    assert article.text == text
    position = 0
    for part in article.paragraphs:
        assert position <= part.start < part.end <= len(text)
        position = part.end


@given(st.lists(st.sampled_from([TITLE, LEAD, END, "", "World", "Ana Kovač", "4 May 2021", "EFE"])))
def test_reading_a_body_again_keeps_it(lines: list[str]) -> None:
    """Every line that was split off has its place in the text."""
    text = "\n".join(lines)
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text
