"""What speakers make of the content of their statements."""

from __future__ import annotations

import re

import pytest

from crosswire.extract.statements.find import find_statements
from crosswire.extract.statements.speakers import Speakers
from crosswire.extract.statements.stance import (
    NounUse,
    Stance,
    load_stance_cues,
    noun_use_of,
    stance_of,
)
from crosswire.reader import RuleReader
from crosswire.types import Article, ClaimKind, Form, Mention, Part, Passage

from .test_statements import NoActors


def statements_of(text: str) -> tuple[Mention, ...]:
    """Find the statements of a text of one paragraph."""
    paragraphs = tuple(Part(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text))
    article = Article(id="a1", uri="a1.txt", text=text, paragraphs=paragraphs)
    reading = RuleReader().read(text, paragraphs)
    return find_statements(article, reading, Speakers(article, reading, NoActors()))


def mention_with(cue: str | None, exact: str = "the pier was closed") -> Mention:
    """Make a statement with a cue."""
    return Mention(
        report="a1",
        start=0,
        end=len(exact),
        exact=exact,
        form=Form.INDIRECT,
        source=None,
        cue=None if cue is None else Passage(start=0, end=len(cue), exact=cue),
        origin=None,
        confidence=0.9,
        kind=ClaimKind.STATEMENT,
    )


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("denied", Stance.DENY),
        ("has repeatedly denied", Stance.DENY),
        ("denies", Stance.DENY),
        ("denying claims", Stance.DENY),
        ("rejected claims", Stance.DENY),
        ("dismissed reports", Stance.DENY),
        ("ruled out", Stance.DENY),
        ("does not believe", Stance.DENY),
        ("don’t think", Stance.DENY),
        ("refused to accept", Stance.DENY),
        ("did not deny", Stance.DOUBT),
        ("could neither confirm nor deny", Stance.DOUBT),
        ("doubts", Stance.DOUBT),
        ("refused to confirm", Stance.DOUBT),
        ("declined to say", Stance.DOUBT),
        ("would not rule out", Stance.DOUBT),
        ("has not confirmed", Stance.DOUBT),
        ("cast doubt on", Stance.DOUBT),
        ("asked", Stance.DOUBT),
        ("found no proof", Stance.DOUBT),
        ("has seen no evidence", Stance.DOUBT),
        ("found", Stance.AFFIRM),
        ("said", Stance.AFFIRM),
        ("recognised", Stance.AFFIRM),
        ("confirmed", Stance.AFFIRM),
        ("according to", Stance.AFFIRM),
        ("condemned", Stance.AFFIRM),
    ],
)
def test_cue_tells_the_stance(cue: str, stance: Stance) -> None:
    """The words of the cue tell whether the speaker affirms, denies or doubts the content."""
    assert stance_of(mention_with(cue)) is stance


def test_without_a_cue_the_speaker_affirms() -> None:
    """A quote that goes on without a cue is what its speaker holds."""
    assert stance_of(mention_with(None)) is Stance.AFFIRM


def test_quotes_are_the_speakers_own_words() -> None:
    """A quote that its cue calls a denial is what its speaker says; a question asserts nothing."""
    (own,) = statements_of("“We never closed the pier,” Ana Lund denied.")
    (question,) = statements_of("“Is the pier closed now?” Ana Lund asked.")
    assert (stance_of(own), stance_of(question)) == (Stance.AFFIRM, Stance.DOUBT)


def test_whether_leaves_in_doubt() -> None:
    """Who says whether something is so affirms nothing of it yet."""
    assert stance_of(mention_with("said", "whether the pier was closed")) is Stance.DOUBT


@pytest.mark.parametrize(
    ("text", "content", "cue", "stance"),
    [
        ("Ana Lund denied that the pier was closed.", "the pier was closed", "denied",
         Stance.DENY),
        ("Ana Lund rejected claims that the pier was closed.", "the pier was closed",
         "rejected claims", Stance.DENY),
        ("Ana Lund dismissed media reports that the pier was closed.", "the pier was closed",
         "dismissed media reports", Stance.DENY),
        ("Ana Lund refused to confirm that the pier was closed.", "the pier was closed",
         "refused to confirm", Stance.DOUBT),
        ("Ana Lund doubts that the pier was closed.", "the pier was closed", "doubts",
         Stance.DOUBT),
        ("Ana Lund denied closing the pier.", "closing the pier", "denied", Stance.DENY),
        ("Ana Lund does not believe the pier was closed.", "the pier was closed",
         "does not believe", Stance.DENY),
    ],
)  # fmt: skip
def test_content_and_cue_are_parted(text: str, content: str, cue: str, stance: Stance) -> None:
    """The content is what is claimed, and all words that say how it is held are the cue."""
    (found,) = statements_of(text)
    assert found.cue is not None
    assert (found.exact, found.cue.exact, stance_of(found)) == (content, cue, stance)
    assert text[found.cue.start : found.cue.end] == cue


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lund discussed the results of the vote.",
        "Ana Lund would not disclose the sites.",
        "Ana Lund emphasized the growing trade ties.",
        "Ana Lund voiced solid optimism about the harbour.",
        "Ana Lund declined to comment.",
        "The alleged thief left on Monday.",
    ],
)
def test_fragments_are_no_statements(text: str) -> None:
    """A noun phrase that its cue does not make whole claims nothing."""
    assert statements_of(text) == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ana Lund condemned the attack on the pier.", "the attack on the pier"),
        ("Ana Lund praised the deal.", "the deal"),
        ("Ana Lund denied any role in the raid.", "any role in the raid"),
        ("Ana Lund announced the closure of the old pier.", "the closure of the old pier"),
        ("Ana Lund promised to rebuild the pier.", "to rebuild the pier"),
        ("Ana Lund called the deal “a mistake”.", "the deal “a mistake”"),
    ],
)
def test_whole_noun_phrases_are_statements(text: str, content: str) -> None:
    """A noun phrase behind a judging cue is a statement, as are plans and quoted words."""
    assert [one.exact for one in statements_of(text)] == [content]


def test_table_is_complete() -> None:
    """Every cue is one to four words and every form of "deny" leads to its row."""
    assert all(1 <= len(words) <= 4 for words in load_stance_cues())
    assert {noun_use_of(cue) for cue in ("deny", "denies", "denied", "denying")} == {NounUse.WHOLE}


def test_own_reporting_is_no_statement() -> None:
    """What the outlet says that it has learned is narrated, not said by somebody."""
    text = "The Harbour Post has learned that the pier was closed."
    article = Article(
        id="a1", uri="a1.txt", outlet="Harbour Post", text=text,
        paragraphs=(Part(start=0, end=len(text)),),
    )  # fmt: skip
    reading = RuleReader().read(text, article.paragraphs)
    assert reading.attributions
    assert find_statements(article, reading, Speakers(article, reading, NoActors())) == ()


@pytest.mark.parametrize("cue", ["scoffed at", "mocked", "ridiculed", "sneered at", "laughed at"])
def test_who_mocks_a_figure_does_not_hold_it(cue: str) -> None:
    text = f"Ruiz {cue} the ministry's figure of 4,000 homes."
    assert all(stance_of(one) is Stance.DOUBT for one in statements_of(text))
