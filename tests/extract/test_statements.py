"""Statements made of attributions."""

from __future__ import annotations

import re

import pytest

import crosswire
from crosswire.extract.statements.find import find_statements
from crosswire.extract.statements.origins import canonical_name
from crosswire.extract.statements.speakers import Speakers
from crosswire.reader import RuleReader
from crosswire.types import Actor, ActorKind, ActorMention, Article, Mention, OriginKind, Part


class NoActors:
    """Index that knows nobody."""

    def at(self, start: int, end: int) -> Actor | None:
        """Know nobody."""
        return None

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Know nobody."""
        return ()


class OneActor(NoActors):
    """Index that has the same answer everywhere."""

    def at(self, start: int, end: int) -> Actor | None:
        """Give the president of Peru."""
        return Actor(name="Rosa Quispe", kind=ActorKind.PERSON, country="PER", role="president")


def statements_of(text: str, actors: NoActors | None = None) -> tuple[Mention, ...]:
    """Find the statements of a text whose paragraphs are its lines."""
    paragraphs = tuple(Part(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text))
    article = Article(id="a1", uri="a1.txt", text=text, paragraphs=paragraphs)
    reading = RuleReader().read(text, paragraphs)
    return find_statements(article, reading, Speakers(article, reading, actors or NoActors()))


LONG = "“The port is open. Trade grew by 4 percent. Ships may come,” Pedro Soto said."


def test_each_sentence_of_a_quote_is_a_statement() -> None:
    """Three sentences between one pair of marks are three statements of one speaker."""
    found = statements_of(LONG)
    assert [one.exact for one in found] == [
        "The port is open.",
        "Trade grew by 4 percent.",
        "Ships may come,",
    ]
    assert {one.speaker.name for one in found if one.speaker} == {"Pedro Soto"}
    assert {one.cue.exact for one in found if one.cue} == {"said"}


def test_exact_is_the_text_at_the_span() -> None:
    """Mention, source and cue check against the stored text."""
    for one in statements_of(LONG):
        assert LONG[one.start : one.end] == one.exact
        assert one.source and LONG[one.source.start : one.source.end] == one.source.exact
        assert one.cue and LONG[one.cue.start : one.cue.end] == one.cue.exact


def test_interrupted_sentence_is_one_statement_with_parts() -> None:
    """A sentence broken by "Soto said" has two parts."""
    text = "“The port,” Pedro Soto said, “is open again.”"
    (found,) = statements_of(text)
    assert [text[part.start : part.end] for part in found.parts] == ["The port,", "is open again."]


def test_two_sentences_around_the_cue_are_two_statements() -> None:
    """A quote that goes on with a new sentence is a new statement."""
    found = statements_of("“The port is open,” Pedro Soto said. “Ships may come.”")
    assert [one.exact for one in found] == ["The port is open,", "Ships may come."]


def test_conjunction_that_opens_the_content_is_left_out() -> None:
    """The statement of "said that roads are open" begins at "roads"."""
    (found,) = statements_of("Pedro Soto said that roads are open.")
    assert found.exact == "roads are open"


def test_speaker_comes_from_the_index() -> None:
    """What the index of actors knows outranks the bare name."""
    (found,) = statements_of("Quispe said that roads are open.", OneActor())
    assert found.speaker and found.speaker.country == "PER"


def test_speaker_without_an_index_is_the_bare_name() -> None:
    """A speaker that the index lacks is still named."""
    (found,) = statements_of("Pedro Soto said that roads are open.")
    assert found.speaker == Actor(name="Pedro Soto", kind=ActorKind.PERSON)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a Storting press release", "Storting"),
        ("a statement from the Storting", "Storting"),
        ("the Storting's press service", "Storting"),
        ("a press release issued by the Storting", "Storting"),
        ("an interview with Radio Nord", "Radio Nord"),
        ("the Nord news agency", "Nord"),
        ("a statement", "statement"),
    ],
)
def test_one_origin_has_one_name(words: str, name: str) -> None:
    """Every way to name an origin gives one name, and naming twice changes nothing."""
    assert canonical_name(words) == name
    assert canonical_name(name) == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We agree,” Lund said, according to a Storting press release.",
         OriginKind.PRESS_RELEASE),
        ("Lund said in an interview with Radio Nord that roads are open.", OriginKind.INTERVIEW),
        ("Lund said the roads were open, the Nord news agency reported.", OriginKind.AGENCY),
        ("“We agree,” Lund told reporters.", OriginKind.INTERVIEW),
        ("“We agree,” Lund told AFP.", OriginKind.AGENCY),
        ("“We agree,” Lund told Radio Nord.", OriginKind.INTERVIEW),
    ],
)  # fmt: skip
def test_upstream_has_its_kind(text: str, kind: OriginKind) -> None:
    """Release, interview and agency are told apart."""
    (found,) = statements_of(text)
    assert found.upstream is not None
    assert found.upstream.kind is kind
    assert text[found.upstream.start : found.upstream.end]


class OneBody(NoActors):
    """Index that takes everything for one agency."""

    def at(self, start: int, end: int) -> Actor | None:
        """Give the agency."""
        return Actor(name="Marine Survey", kind=ActorKind.ORGANISATION)


def test_he_is_never_an_organisation() -> None:
    """A pronoun of a person stays without a speaker where only a body was found for it."""
    [found] = statements_of("Pedro Soto left. “We will build again,” he said.", OneBody())
    assert found.speaker is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pedro Soto refused to concede on Monday.", []),
        ("Minister Pedro Soto declined to withdraw the bill.", []),
        ("Pedro Soto refused to confirm that talks took place.", ["talks took place"]),
        ("Pedro Soto refused to accept the result.", ["the result"]),
        ("Pedro Soto promised to withdraw the bill.", ["to withdraw the bill"]),
    ],
)
def test_what_is_refused_is_no_statement_without_its_refusal(
    text: str, expected: list[str]
) -> None:
    """The act that a speaker refuses is an event that he leaves undone, not what he says."""
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    assert [one.exact for one in report.statements] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The two sides agreed to a joint patrol, Minister Pedro Soto said.",
            ["The two sides agreed to a joint patrol"],
        ),
        (
            "Three deputies voted against the bill, the clerk said.",
            ["Three deputies voted against the bill"],
        ),
        ("Shells landed in the market, witnesses said.", ["Shells landed in the market"]),
    ],
)
def test_a_verb_before_a_preposition_makes_a_clause(text: str, expected: list[str]) -> None:
    """ "Voted against the bill" tells what happened, though "votes counted in Lima" does not."""
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    assert [one.exact for one in report.statements] == expected
