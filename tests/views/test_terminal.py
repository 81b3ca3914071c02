"""A comparison and a report on a terminal."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from crosswire.types import (
    Actor,
    ActorKind,
    ClaimKind,
    Comparison,
    Figure,
    Part,
    Relation,
    RelationType,
    Verdict,
)
from crosswire.views import markdown, page, report, terminal
from tests.views.crowd import make_article, make_claim, make_crowd, make_story
from tests.views.fixtures import read_report, rich_comparison, single_comparison


def print_comparison(comparison: Comparison, width: int = 100, *, colour: bool = False) -> str:
    """Render into text."""
    buffer = io.StringIO()
    system = "standard" if colour else None
    console = Console(file=buffer, width=width, force_terminal=colour, color_system=system)
    terminal.render(comparison, console)
    return buffer.getvalue()


def flat(text: str) -> str:
    """Join wrapped lines."""
    return " ".join(text.split())


def test_conflicts_come_first() -> None:
    """The reader meets what cannot both be true before anything else."""
    text = print_comparison(rich_comparison())
    places = [text.index(f"{title} · ") for title in ("Conflict", "Update", "Vary", "Agree")]
    assert places == sorted(places)
    rest = [text.index(title) for title in ("Who carries", "Origins · ", "Alone · ", "Left out")]
    assert rest == sorted(rest)
    assert places[-1] < rest[0]


def test_wordings_stand_side_by_side_where_there_is_room() -> None:
    """At 120 columns the outlets head columns; at 80, three of them head lines."""
    wide = print_comparison(rich_comparison(), 120)
    assert any("The Lagoon Courier" in line and "Savanna Wire" in line for line in
               wide.split("Conflict")[1].splitlines())  # fmt: skip
    section = print_comparison(rich_comparison(), 80).split("Update")[0].split("Conflict")[1]
    assert not any(
        "The Lagoon Courier" in line and "Savanna Wire  " in line for line in section.splitlines()
    )


def test_every_conflict_says_why() -> None:
    """The sentence of the contract is printed as it is."""
    comparison = rich_comparison()
    text = flat(print_comparison(comparison))
    for claim in comparison.claims:
        if claim.verdict is not Verdict.ALONE:
            assert flat(claim.because) in text


def test_how_often_alone_is_wrong_is_said_once() -> None:
    """At the head of the section, and not again after every outlet."""
    comparison = rich_comparison()
    section = flat(print_comparison(comparison).split("Alone · ")[1])
    assert section.count("easured miss rate 18%") == 1
    assert section.index("Measured miss rate 18%.") < section.index("Only in")
    assert section.count("In 1 of 3 reports read.") > 1
    for text in (markdown.render(comparison), page.render([comparison])):
        assert text.count("easured miss rate 18%") == 1
    assert all("; " in c.because for c in comparison.claims if c.verdict is Verdict.ALONE)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Nothing wraps outside the view's control."""
    for line in print_comparison(rich_comparison(), width).splitlines():
        assert cell_len(line) <= width


@pytest.mark.parametrize("colour", [True, False])
def test_no_escape_code_of_an_article_gets_through(colour: bool) -> None:
    """Headlines and file names with escape codes print them as text."""
    text = print_comparison(rich_comparison(), 160, colour=colour)
    assert "\x1b[31mred" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "\\x1b[31mred" in text


def test_markup_in_an_article_is_text() -> None:
    """Square brackets are no colour codes of ours."""
    comparison = rich_comparison()
    story = msgspec.structs.replace(comparison.story, title="[bold]Loud[/bold] [link=x]y[/link]")
    text = print_comparison(msgspec.structs.replace(comparison, story=story))
    assert "[bold]Loud[/bold] [link=x]y[/link]" in text


def test_an_inferred_date_says_so() -> None:
    """The basis stands beside the date of the story."""
    assert "12 March 2031 (inferred: Wednesday, from the report's date)" in flat(
        print_comparison(rich_comparison())
    )


def test_long_lists_are_cut_and_say_so() -> None:
    """Fifty claims alone end with the number of the rest and where to find them."""
    claim = rich_comparison().claims[5]
    many = tuple(
        msgspec.structs.replace(claim, id=f"c-{n}", summary=f"Fact number {n}") for n in range(50)
    )
    comparison = msgspec.structs.replace(rich_comparison(), claims=many)
    text = print_comparison(comparison)
    assert "… and 38 more (--json shows all)" in text
    assert text.count("Fact number") == 12


def test_facts_that_differ_only_in_whom_they_name_share_a_line() -> None:
    """Six refusals of one state are one line, not six."""
    claim = next(c for c in rich_comparison().claims if c.relation is not None)
    assert claim.relation is not None
    lobo, marra = (Actor(name=name, kind=ActorKind.REGION) for name in ("Lobo", "Marra"))
    peru = Actor(name="Peru", kind=ActorKind.STATE, country="PER")
    refusals = tuple(
        msgspec.structs.replace(
            claim,
            id=f"c-{region.name}",
            verdict=Verdict.ALONE,
            reports=claim.reports[:1],
            summary=f"Peru does not recognise {region.name}",
            relation=Relation(type=RelationType.RECOGNITION, members=(peru, region), holds=False),
        )
        for region in (lobo, marra)
    )
    comparison = msgspec.structs.replace(rich_comparison(), claims=refusals)
    assert "Peru does not recognise Lobo and Marra" in flat(print_comparison(comparison))


@pytest.mark.parametrize(("measured", "is_shown"), [(None, True), ("term", False)])
def test_an_agreed_number_that_nobody_names_stands_in_its_sentence(
    measured: str | None, is_shown: bool
) -> None:
    """ "15 years" alone tells nothing; "Term: 15 years" needs no passages."""
    text = "The loan is repaid over 15 years, the ministry said."
    articles = [
        msgspec.structs.replace(
            make_article(at, 1), text=text, paragraphs=(Part(start=0, end=len(text)),)
        )
        for at in range(2)
    ]
    figure = Figure(low=15, high=15, unit="year", property=measured)
    made = make_claim(1, articles, kind=ClaimKind.FIGURE, figure=figure, summary="15 years")
    start = text.index("15")
    mentions = tuple(
        msgspec.structs.replace(one, kind=made.kind, start=start, end=start + 8, exact="15 years")
        for one in made.mentions
    )
    claim = msgspec.structs.replace(made, mentions=mentions, verdict=Verdict.AGREE)
    section = flat(print_comparison(make_story(articles, [claim])).split("Agree · ")[1])
    assert ("is repaid over 15 years" in section) is is_shown


def test_one_report_is_not_called_compared() -> None:
    """With one report there is no verdict to print, and the note says why."""
    text = print_comparison(single_comparison())
    assert "What the report claims" in text
    assert "nothing to compare it with" in flat(text)
    assert "Left out" not in text


def test_a_read_report_shows_speaker_figures_events_and_relations() -> None:
    """The reading of one report names each kind."""
    buffer = io.StringIO()
    report.render(read_report(), Console(file=buffer, width=100))
    text = flat(buffer.getvalue())
    for words in (
        "Published 12 March 2031 (dateline plus weekday)",
        "Kabelo Moatlhodi, Transport Minister",
        "240 million EUR cost; said by Kabelo Moatlhodi",
        "agreement: Botswana and Slovenia",
        "diplomatic relations: Botswana and Slovenia since 1992",
        "named 1 time",
    ):
        assert words in text


def test_reports_head_the_columns_where_there_is_room() -> None:
    """At 100 columns cells have values; at 60 they are numbers with a key below."""
    wide = print_comparison(rich_comparison()).split("Who carries what")[1]
    assert "240 million" in wide
    narrow = print_comparison(rich_comparison(), 60).split("Who carries what")[1]
    assert "1 The Lagoon Courier; 2 Savanna Wire" in flat(narrow)
    assert "240 million EUR" not in narrow.split("Origins")[0].replace("240 million EUR or", "")


def test_many_reports_are_cut_to_the_width_and_counted() -> None:
    """Forty outlets do not fit: those that do are shown, the rest is a number."""
    text = print_comparison(make_crowd(40, 60), 80)
    assert "more claims and 28 more reports (--json shows all)" in flat(text)
    assert all(cell_len(line) <= 80 for line in text.splitlines())


def test_chains_are_told_with_arrows() -> None:
    """Origin, who passed it on, who printed it."""
    text = flat(print_comparison(rich_comparison()))
    assert "hospital (interview, 1 claim) → Savanna Wire" in text
