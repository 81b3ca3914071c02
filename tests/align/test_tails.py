"""Tests of cutting off what a clause adds behind a comma, and of putting it back."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.align.tails import cut_tails
from crosswire.pipeline import Engine, compare_story, read_article
from crosswire.sources import article_of_text
from crosswire.types import ClaimKind, Form, Mention


def cut(text: str, verb: str, *clauses: str) -> list[str]:
    """Cut a text that is one event with a main verb, in which clauses begin."""
    mention = Mention(
        report="r", start=0, end=len(text), exact=text, form=Form.NARRATED, source=None, cue=None,
        origin=None, confidence=0.5, kind=ClaimKind.EVENT,
    )  # fmt: skip
    begins = {text.index(clause) for clause in clauses}
    parts = cut_tails(text, mention, text.index(verb), begins)
    return [text[part.start : part.end] for part in parts]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (
            "Gunmen raided an army post near Tessit, killing nine soldiers",
            "raided",
            ["Gunmen raided an army post near Tessit", "killing nine soldiers"],
        ),
        (
            "The minister presented a budget of 310 billion, with a deficit of 3 percent",
            "presented",
            ["The minister presented a budget of 310 billion", "with a deficit of 3 percent"],
        ),
        (
            "The court freed the two editors on Monday, who had been held since May",
            "freed",
            ["The court freed the two editors on Monday", "who had been held since May"],
        ),
        (
            "The port will be run by a committee, chaired by a UN official",
            "run",
            ["The port will be run by a committee", "chaired by a UN official"],
        ),
        (
            "The blaze started near the village of Orla and has burned 900 hectares of pine",
            "started",
            ["The blaze started near the village of Orla", "and has burned 900 hectares of pine"],
        ),
        (
            "In all, 2,600 people have left their homes, 900 of them in Portugal",
            "left",
            ["In all, 2,600 people have left their homes", "900 of them in Portugal"],
        ),
    ],
)
def test_what_a_clause_adds_is_cut_off(text: str, verb: str, expected: list[str]) -> None:
    assert cut(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The president of Sarnia, who was ill, stayed at home", "stayed"),
        ("The two ministers met in Oslo, in Bergen and in Tromso", "met"),
        ("The ministers will meet on May 3, 2030 in Minsk", "meet"),
        ("The ski school was closed after the avalanche of Friday", "closed"),
        ("She left the room, smiling broadly", "left"),
        ("Output fell in the first half, according to the statistics office", "fell"),
        ("He named Ali, Omar, and Yusuf to the board of the bank", "named"),
    ],
)
def test_what_belongs_to_the_clause_stays(text: str, verb: str) -> None:
    """Nothing before the verb, no list, no date, and nothing off a clause of three words."""
    assert cut(text, verb) == [text]


def test_where_another_clause_begins_it_is_cut() -> None:
    text = "Police fired tear gas at the crowd, and 23 people were arrested"
    assert cut(text, "fired") == [text]
    assert cut(text, "fired", "23 people") == [
        "Police fired tear gas at the crowd",
        "and 23 people were arrested",
    ]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.default()


BOTH = "The mayor said the old bridge at Orla had collapsed, blocking the only road to the harbour."
FALL = "The old bridge at Orla collapsed."
SAID = "the old bridge at Orla had collapsed, blocking the only road to the harbour"
ROAD = "The only road to the harbour is blocked."
ELSE = "The mayor of Orla has gone on holiday."


def reports_behind(engine: Engine, *texts: str) -> dict[str, int]:
    """Compare reports; give what the first one tells, with the number of reports behind each."""
    reports = [
        read_article(
            article_of_text(
                f"{text} Rain fell in the north.", uri=str(number), outlet=f"Outlet {number}",
                published="2031-05-06", today=date(2031, 6, 1),
            ),
            engine,
        )
        for number, text in enumerate(texts)
    ]  # fmt: skip
    return {
        mention.exact: len(claim.reports)
        for claim in compare_story(reports, engine).claims
        for mention in claim.mentions
        if mention.report == reports[0].id and mention.start < len(texts[0])
        if claim.kind is not ClaimKind.FIGURE
    }


def test_what_is_cut_off_is_put_back_where_nobody_tells_it_by_itself(engine: Engine) -> None:
    assert reports_behind(engine, BOTH, FALL) == {SAID: 2}
    assert reports_behind(engine, BOTH, ELSE) == {SAID: 1}


def test_what_another_report_tells_by_itself_is_a_claim_of_its_own(engine: Engine) -> None:
    assert reports_behind(engine, BOTH, FALL, ROAD) == {
        "the old bridge at Orla had collapsed": 2,
        "blocking the only road to the harbour": 2,
    }


def test_copies_that_were_cut_are_put_back_together(engine: Engine) -> None:
    assert reports_behind(engine, BOTH, BOTH) == {SAID: 2}
