"""What somebody denies: whose claim it was stands in the cue, and no figure of it is his."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.extract.statements.stance import Stance, stance_of
from crosswire.types import Report


def read(text: str) -> Report:
    """Read a text of 4 November 2026."""
    return crosswire.read_text(text, published="2026-11-04", outlet="The Soro Post")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "The army said it had killed 18 gunmen, denying residents' reports that no aircraft"
            " had been seen.",
            "no aircraft had been seen",
        ),
        (
            "Bank chief Ana Ruiz dismissed the newspaper's claim that deposits had fallen.",
            "deposits had fallen",
        ),
        ("Mayor Ivo Tarn rejected claims it had ignored warnings.", "it had ignored warnings"),
        (
            "Denying media reports that he would resign, Prime Minister Olav Berg said he was"
            " staying.",
            "he would resign",
        ),
    ],
)
def test_the_content_of_a_denial_is_what_is_denied(text: str, denied: str) -> None:
    """And who denies it is its speaker."""
    (found,) = (one for one in read(text).statements if stance_of(one) is Stance.DENY)
    assert found.exact == denied
    assert found.speaker is not None


@pytest.mark.parametrize(
    "text",
    [
        "No one was arrested, spokeswoman Grace Wanjiru said, denying reports that 20 protesters"
        " had been killed.",
        "Police chief Jon Vik denied that 20 officers had been dismissed.",
        "The navy dismissed claims that 20 fishermen had drowned.",
    ],
)
def test_what_is_denied_gives_no_figure(text: str) -> None:
    """Nobody says that there were twenty."""
    assert not [one for one in read(text).figures if one.figure and one.figure.low == 20]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ivo Tarn rejected a plan to spend $20 on a tram.",
        "Police chief Jon Vik confirmed reports that 20 officers had been dismissed.",
    ],
)
def test_what_is_turned_down_or_confirmed_has_its_figures(text: str) -> None:
    """A plan has its price, whoever rejects it."""
    assert [one for one in read(text).figures if one.figure and one.figure.low == 20]


def test_what_is_said_of_a_claim_is_said_whole() -> None:
    """ "Said reports that the port was closed were false" does not say that it was closed."""
    (found,) = read("Lund said reports that the port was closed were false.").statements
    assert found.exact == "reports that the port was closed were false"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Parliament has put off its vote, Speaker Peter Kiplagat said, who had earlier"
            " promised a vote in December.",
            "Parliament has put off its vote",
        ),
        (
            "Two suspects were arrested, Minister Ana Brun said, who described them as informers.",
            "Two suspects were arrested",
        ),
        (
            "Spokesman Karl Lind said, who had visited the site, that 12 people were killed.",
            "12 people were killed",
        ),
    ],
)
def test_a_clause_on_the_speaker_is_no_part_of_what_is_said(text: str, said: str) -> None:
    """It tells of who speaks."""
    assert said in [one.exact for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Exports fell in June, according to the chamber of commerce.", "chamber of commerce"),
        ("Unemployment rose, the bureau of statistics said.", "bureau of statistics"),
        ("The bishop was ill, said the Church of Norland.", "Church of Norland"),
        ("Shops closed, according to the Board of Trade.", "Board of Trade"),
    ],
)
def test_the_field_of_a_body_belongs_to_its_name(text: str, name: str) -> None:
    """ "Of commerce" is nobody."""
    (found,) = read(text).statements
    assert found.speaker is not None and found.speaker.name == name


def test_a_person_of_a_body_is_not_the_body() -> None:
    """ "A member of the house of bishops" has no name."""
    (found,) = read("A member of the house of bishops said the vote was close.").statements
    assert found.speaker is None or found.speaker.name != "house of bishops"


@pytest.mark.parametrize(
    "text",
    [
        "The airline denied any role in the fire that killed 20 people.",
        "The owner denied responsibility for the deaths of 20 people on the ferry.",
        "The firm denied that it was to blame for the delay of 20 trains.",
        "The union denied that a strike over the sacking of 20 guards was planned.",
        "The judge denied bail to 20 of the accused.",
    ],
)
def test_a_fact_inside_a_denial_keeps_its_figure(text: str) -> None:
    """Nobody denies that they died; what hangs on a noun is no part of the denial."""
    assert [one for one in read(text).figures if one.figure and one.figure.low == 20]


@pytest.mark.parametrize(
    "text",
    [
        "The bank denied that profit had fallen by 20 percent.",
        "The bank denied it had lent $20 million to the general.",
        "The ministry denied reports of 20 deaths.",
        "Lund denied trying to sell 20 jets to Kenya.",
        "Lund denied allegations that he paid bribes of $20 million to ministers.",
    ],
)
def test_what_the_denied_clause_counts_is_denied(text: str) -> None:
    """Its own predicate counts it."""
    assert not [one for one in read(text).figures if one.figure and one.figure.low in (20, 2e7)]
