"""Chains of who passed information on: however many links they have, an origin counts once."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from crosswire.extract.statements.origins import find_shown
from crosswire.origins import count_independent, resolve_origins
from crosswire.origins.credits import tells_of_a_question
from crosswire.origins.names import name_origin
from crosswire.pipeline import Engine, read_article
from crosswire.reader import RuleReader
from crosswire.reference import load_tables
from crosswire.sources import article_of_text
from crosswire.types import OriginKind, Report
from tests.origins.builders import LARSEN, add_statement, make_report, names_of

OUTLETS = ("Bay Courier", "Hill Gazette", "Lake Tribune")


@pytest.fixture(scope="module")
def engine() -> Engine:
    """Rules alone: the chain is told by the words around a claim."""
    return Engine(reader=RuleReader(), tables=load_tables())


def _read(engine: Engine, *texts: str) -> list[Report]:
    reports = []
    for outlet, text in zip(OUTLETS, texts, strict=False):
        article = article_of_text(f"Of the day\n\n{text}\n", today=date(2026, 6, 1))
        reports.append(read_article(replace(article, outlet=outlet), engine))
    return reports


TOLD = "Forty people were injured when a ferry struck the pier in Velmora"
CUT = "Marel Energy will cut 300 jobs in Tarvo"
HELD = "Twelve soldiers were killed near Tarvo"


@pytest.mark.parametrize(
    "texts",
    [
        (f"{TOLD}, Interfax reported, citing the Norwegian transport ministry.",
         f"{TOLD}, the Norwegian transport ministry said."),
        (f"{TOLD}, Interfax said, citing the Norwegian transport ministry.",
         f"{TOLD}, reports RIA Novosti.",
         f"{TOLD}, RIA Novosti reports with reference to the Norwegian transport ministry."),
        (f"{HELD}, the Norwegian defence ministry told Reuters.",
         f"{HELD}, a spokesman for the Norwegian defence ministry told AFP.",
         f"{HELD}, TASS reported, citing the press service of the Norwegian defence ministry."),
        (f"{HELD}, according to Reuters, which cited a military official.",
         f"{HELD}, AFP reported, citing Reuters."),
        (f"{CUT}, according to a statement seen by Reuters.",
         f"{CUT}, according to a statement of the Norwegian energy ministry.",
         f"{CUT}, according to a memo obtained by the Bay Courier."),
        (f"{CUT}, the Bay Courier reported, quoting a release of the Norwegian energy ministry.",
         f"{CUT}, the Hill Gazette wrote, citing the Bay Courier.",
         f"{CUT}, the Norwegian energy ministry said in a press release."),
    ],
)  # fmt: skip
def test_a_chain_is_one_origin(engine: Engine, texts: tuple[str, ...]) -> None:
    """Who passes a ministry or an agency on adds none, nor does who saw its statement."""
    reports, origins = resolve_origins(_read(engine, *texts))
    figures = [mention.origin or "" for report in reports for mention in report.figures]
    assert len(figures) == len(texts)
    assert count_independent(figures, origins) == 1


def test_two_ministries_are_two_origins(engine: Engine) -> None:
    """A chain that ends elsewhere is another one."""
    texts = (
        f"{HELD}, TASS reported, citing the Norwegian defence ministry.",
        f"{HELD}, Interfax reported, citing the Norwegian interior ministry.",
    )
    reports, origins = resolve_origins(_read(engine, *texts))
    figures = [mention.origin or "" for report in reports for mention in report.figures]
    assert count_independent(figures, origins) == 2


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a ministry letter seen by Interfax", "ministry"),
        ("a statement of the Chilean central bank, which was obtained by the Bay Courier",
         "Chilean central bank"),
        ("a note of the coast guard shared with Reuters", "coast guard"),
        ("a statement seen by Reuters", ""),
    ],
)  # fmt: skip
def test_who_saw_a_paper_did_not_write_it(words: str, name: str) -> None:
    assert name_origin(words).name == name


@pytest.mark.parametrize(
    "words",
    ["a ship seen by fishermen", "the letter sent to parliament", "The Seen", "seen by two"],
)
def test_what_people_see_is_shown_to_no_outlet(words: str) -> None:
    assert find_shown(words, 0, len(words)) is None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("A memo obtained by Reuters shows the army knew.", "Reuters"),
        ("A letter seen by the Bay Courier says that Tarvo knew.", "the Bay Courier"),
        ("The note was shared with Interfax on Monday and names Oslo.", "Interfax"),
        ("A memo reviewed by AFP Tuesday names him.", "AFP"),
        ("A list obtained by the Norwegian broadcaster NRK has forty names.",
         "the Norwegian broadcaster NRK"),
        ("A memo seen by RIA Novosti news agency shows it.", "RIA Novosti news agency"),
        ("A letter obtained by The Bank of Norway says so.", "The Bank of Norway"),
    ],
)  # fmt: skip
def test_who_saw_a_paper_ends_before_the_verb(words: str, who: str) -> None:
    shown = find_shown(words, 0, len(words))
    assert shown is not None
    assert shown["who"] == who


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{CUT}, according to a statement seen by Reuters.", "Reuters"),
        (f"{CUT}, according to an internal memo obtained by the Hill Gazette.", "Hill Gazette"),
        (f"{CUT}, according to a copy of the decision shared with Interfax.", "Interfax"),
        (f"{CUT}, according to a memo obtained by Reuters that shows the plan.", "Reuters"),
    ],
)
def test_a_paper_of_nobody_came_by_way_of_who_saw_it(engine: Engine, text: str, shown: str) -> None:
    """It is no release of the agency, and the agency is not who speaks."""
    other = "Snow fell in Tarvo on Monday, and 20 roads were closed."
    reports, origins = resolve_origins(_read(engine, text, other))
    (statement,) = reports[0].statements
    found = {origin.id: origin for origin in origins}[statement.origin or ""]
    assert (found.name, found.kind) == (shown, OriginKind.AGENCY)
    assert statement.speaker is None


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("told state television", "told reporters", "interview with state television"),
        ("told Chilean state radio", "said", "interview with Chilean state radio"),
        ("told the state broadcaster", "said", "interview with state broadcaster"),
    ],
)
def test_what_is_told_to_state_media_is_an_interview(before: str, after: str, name: str) -> None:
    """The same person's word on two occasions counts once."""
    one = make_report("a", f"“The border stays open,” Larsen {before}.")
    other = make_report("b", f"“The border stays open,” Larsen {after}.")
    reports, origins = resolve_origins(
        [add_statement(report, "The border stays open,", LARSEN) for report in (one, other)]
    )
    assert names_of(reports, origins)[0] == [f"Ingrid Larsen, {name}"]
    ids = [mention.origin or "" for report in reports for mention in report.mentions]
    assert count_independent(ids, origins) == 1


RELEASED = (
    "“We had to decide,” Larsen said in a statement of the Norwegian energy ministry.\n"
    "Snow fell on the pass all day, and the road to the coast was closed by noon.\n"
)


def _add_release(report: Report) -> Report:
    words = "a statement of the Norwegian energy ministry"
    upstream = (OriginKind.PRESS_RELEASE, "Norwegian energy ministry", words)
    return add_statement(report, "We had to decide,", LARSEN, upstream=upstream)


@pytest.mark.parametrize(
    ("own", "cue"),
    [
        ("“I know the valley,” Larsen said over the phone.", "said"),
        ("Reached by phone on Tuesday, Larsen said: “I know the valley,”", "said"),
        ("“I know the valley,” Larsen told a local radio station.", "told"),
        ("“I know the valley,” Larsen said when asked by this paper.", "said"),
    ],
)
def test_what_is_answered_is_not_in_the_release(own: str, cue: str) -> None:
    """The release of the ministry holds for her other words, not for those of a call."""
    report = _add_release(make_report("a", RELEASED + own))
    report = add_statement(report, "I know the valley,", LARSEN, cue=cue)
    reports, origins = resolve_origins([report])
    first, second = names_of(reports, origins)[0]
    assert first == "Norwegian energy ministry"
    assert second in {"Ingrid Larsen", "Ingrid Larsen, interview with a"}


@pytest.mark.parametrize(
    "own",
    ["“I know the valley,” Larsen said.",
     "After she had spoken by phone with the premier, Larsen said: “I know the valley,”",
     "Larsen said on Tuesday that talks go on. “I know the valley,” she said."],
)  # fmt: skip
def test_other_words_of_the_occasion_are_in_the_release(own: str) -> None:
    report = _add_release(make_report("a", RELEASED + own))
    report = add_statement(report, "I know the valley,", LARSEN)
    reports, origins = resolve_origins([report])
    assert names_of(reports, origins)[0] == ["Norwegian energy ministry"] * 2


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("The agreement reached in Geneva holds, Larsen said.", False),
        ("A deal reached on Monday holds, Larsen said.", False),
        ("The fire reached by noon the edge of Tarvo, Larsen said.", False),
        ("Larsen, who visited in May, said so.", False),
        ("She visited on Tuesday, Larsen said.", False),
        ("Aid reached for the first time the valley, Larsen said.", False),
        ("Reached by phone on Tuesday, Larsen said so.", True),
        ("Reached for comment, Larsen said so.", True),
        ("Larsen, reached at her home in Tarvo, said so.", True),
        ("Contacted by this newspaper, Larsen said so.", True),
        ("Larsen, contacted by our reporter, said so.", True),
    ],
)
def test_what_is_reached_or_visited_is_not_asked(words: str, is_asked: bool) -> None:
    """A deal is reached and a town is visited; a person is reached by phone."""
    assert tells_of_a_question(words) is is_asked
