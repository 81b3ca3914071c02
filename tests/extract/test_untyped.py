"""What a report tells that no type covers is found clause by clause."""

from __future__ import annotations

from datetime import date

import pytest

import crosswire
from crosswire.extract.report import extract_report
from crosswire.reader.rules import RuleReader
from crosswire.reference import load_tables
from crosswire.sources import article_of_text
from crosswire.types import ClaimKind, Mention, Status


def told(text: str) -> list[Mention]:
    """Read a text of 4 May 2026 and keep its events without a type."""
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    return [one for one in report.events if one.event and one.event.type is None]


@pytest.mark.parametrize(
    ("text", "exact", "status"),
    [
        ("The ferry Amalia sank off Port Soro.", "The ferry Amalia sank off Port Soro", "done"),
        ("Nobody on board was hurt.", "Nobody on board was hurt", "denied"),
        ("The engine did not catch fire.", "The engine did not catch fire", "denied"),
        ("The first tram will arrive in 2028.", "The first tram will arrive in 2028", "planned"),
        ("The bridge opens on 9 June 2026.", "The bridge opens on 9 June 2026", "planned"),
        ("The dam would drown six farms.", "The dam would drown six farms", "conditional"),
        ("As a result three men died.", "As a result three men died", "done"),
        ("After a day of rain it burst.", "After a day of rain it burst", "done"),
        ("The port had no comment on the raid.", "The port had no comment on the raid", "done"),
    ],
)
def test_a_clause_is_an_event_with_its_status(text: str, exact: str, status: str) -> None:
    """Its span is the clause, without the full stop."""
    [found] = told(text)
    assert found.exact == exact
    assert found.kind is ClaimKind.EVENT
    assert found.event is not None and found.event.status is Status(status)


def test_a_clause_has_its_own_date() -> None:
    """ "On 3 May" is 3 May of the year of the report."""
    [found] = told("The ferry sank off the coast on 3 May.")
    assert found.event is not None and found.event.date is not None
    assert found.event.date.start == found.event.date.end == "2026-05-03"


def test_clauses_of_one_sentence_are_told_apart() -> None:
    """A second verb has its own clause, and shares the subject where it has none."""
    found = [one.exact for one in told("The bus left the road and rolled down a steep slope.")]
    assert len(found) == 2
    assert found[0].startswith("The bus left the road")
    assert "slope" not in found[0]


def test_a_clause_that_shares_a_subject_has_its_actor() -> None:
    """ "Planted a tree" is the minister's deed."""
    text = "Norway's Prime Minister Kari Holm flew to Lima and planted a tall old tree there."
    planted = [one.event for one in told(text) if one.exact.startswith("planted")]
    assert [actor.name for event in planted if event for actor in event.actors] == ["Kari Holm"]


def test_a_sentence_begins_behind_p_m() -> None:
    """The abbreviation ends the sentence before where a new word with a capital follows."""
    found = [one.exact for one in told("The ferry left at 6:40 p.m. Two of the crew were injured.")]
    assert found == ["The ferry left at 6:40 p.m.", "Two of the crew were injured"]


def test_what_is_said_asked_or_coded_is_left_to_others() -> None:
    """Statements, their cues, questions and political events are not told a second time."""
    text = (
        "“We lost all our nets in one night,” said Mara Lind, who owns two boats.\n\n"
        "Will the harbour reopen this week?\n\n"
        "Norway's prime minister met the Chilean president in Lima on Friday."
    )
    assert not told(text)


def test_a_reader_without_syntax_finds_none() -> None:
    article = article_of_text("The ferry Amalia sank off Port Soro.", today=date(2026, 5, 4))
    reading = RuleReader().read(article.text, article.paragraphs)
    assert extract_report(article, reading, load_tables()).events == ()


def test_a_refusal_is_an_event_left_undone() -> None:
    """ "Refused to concede" is told whole, and denied."""
    [found] = told("Salas refused to concede on Monday.")
    assert found.exact.startswith("Salas refused to concede")
    assert found.event is not None and found.event.status is Status.DENIED


@pytest.mark.parametrize(
    ("text", "added"),
    [
        (
            "The old bridge at Soro collapsed, blocking the only road to the port.",
            ["blocking the only road to the port"],
        ),
        (
            "The dam above Soro burst at dawn, flooding the lower town and sweeping away a mill.",
            ["flooding the lower town", "sweeping away a mill"],
        ),
        ("The harbour master resigned on Friday, saying that he had lost all trust.", []),
        ("Facing a revolt of the members, the harbour master resigned on Friday.", []),
        ("The harbour master left the hall smiling broadly.", []),
        ("The dam above Soro could burst this week, flooding the lower town.", []),
        ("The two sides will sign a truce on Friday, ending a long war.", []),
        ("Nobody believes that the bank will open, leaving many workers without pay.", []),
    ],
)
def test_what_came_of_it_is_told_by_itself(text: str, added: list[str]) -> None:
    """A verb behind a comma tells a further thing, unless it names who tells or stands before."""
    found = [one.exact for one in told(text)]
    assert [one for one in found if one.split()[0].endswith("ing")] == added


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the blast at the port.",
        "No one claimed responsibility for the raid on the mill.",
        "No country has denied the report about the secret talks.",
    ],
)
def test_what_nobody_says_is_told_as_undone(text: str) -> None:
    """A statement of the noun phrase alone would say the opposite."""
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    [found] = told(text)
    assert report.statements == ()
    assert found.event is not None and found.event.status is Status.DENIED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The harbour guild planned to open a museum in June but ran out of money.", "conditional"),
        ("The ferry crews intended to strike in June but called it off.", "conditional"),
        ("The harbour guild had planned to open a museum, but dropped the idea.", "conditional"),
        ("The harbour guild plans to open a museum in June.", "planned"),
        ("The harbour guild planned to open a museum in June, but not in Soro.", "planned"),
    ],
)
def test_a_plan_that_came_to_nothing_is_none_any_more(text: str, status: str) -> None:
    """What is told behind "but" was done instead."""
    first = told(text)[0]
    assert first.event is not None
    assert first.event.status is Status(status)
