"""Whose the words are: papers, owners, those who say "I", and who is named beside a title."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.extract.actors.index import ActorIndex
from crosswire.extract.statements.heads import is_many, prefer_printed
from crosswire.extract.statements.owners import find_around, trim_source
from crosswire.types import Actor, ActorKind, ActorMention, Attribution, Form, Mention, Part


def read(text: str) -> tuple[Mention, ...]:
    return crosswire.read_text(text, published="2026-03-03", title="News").statements


def name(text: str, words: str) -> str | None:
    found = next(one for one in read(text) if words in one.exact)
    return found.speaker.name if found.speaker else None


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Lund's letter", "Ana Lund"),
        ("A statement from the Kallo Port Authority", "Kallo Port Authority"),
    ],
)
def test_a_paper_speaks_for_whoever_wrote_it(source: str, speaker: str) -> None:
    text = (
        "Mayor Ana Lund met the Kallo Port Authority on Monday."
        f' {source} said: "The harbour stays closed until the summer."'
    )
    assert name(text, "The harbour stays closed") == speaker


def test_a_paper_of_nobody_named_has_no_speaker() -> None:
    text = 'Mayor Ana Lund left. A letter said: "The harbour stays closed until the summer."'
    assert name(text, "The harbour stays closed") is None


def test_the_owner_of_a_claim_speaks() -> None:
    text = (
        "Mayor Ana Lund spoke on Monday. Lund's warning that the quay may collapse came too late."
    )
    assert name(text, "the quay may collapse") == "Ana Lund"


def test_what_follows_a_name_in_a_source_is_left_out() -> None:
    for text, left in (("Lund's", "Lund"), ("the Kallo Press news agency", "the Kallo Press")):
        part = trim_source(text, Part(start=0, end=len(text)))
        assert text[part.start : part.end] == left


def test_who_says_i_in_a_quote_speaks_the_quote() -> None:
    text = (
        'The harbour was closed. "I think that the quay will hold for another year," Mayor'
        " Ana Lund said."
    )
    found = [one for one in read(text) if one.source and one.source.exact == "I"]
    assert all(one.speaker and one.speaker.name == "Ana Lund" for one in found)


def test_the_innermost_words_around_are_meant() -> None:
    def said(start: int, end: int, source: int) -> Attribution:
        return Attribution(
            content=(Part(start=start, end=end),),
            source=Part(start=source, end=source + 1),
            form=Form.DIRECT,
            confidence=1.0,
        )

    outer, inner, within = said(0, 90, 95), said(20, 60, 15), said(32, 50, 30)
    assert find_around((outer, inner, within), within) is inner
    assert find_around((outer, inner), outer) is None


def test_who_is_named_in_an_aside_on_the_source_does_not_speak() -> None:
    text = (
        "Mayor Ana Lund left office. The government of Norway, which had praised Ana Lund in May,"
        " said that the talks on fishing would go on."
    )
    found = next(one for one in read(text) if "the talks" in one.exact)
    assert found.speaker is not None
    assert (found.speaker.name, found.joint) == ("Norwegian government", ())


def test_the_administration_is_the_one_named_before() -> None:
    text = (
        "In the United States, the Trump administration closed two ports. The administration said"
        " that ships would be turned away."
    )
    assert name(text, "ships would be turned away") == "Trump administration"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [("former mayor Ana Lund", "Ana Lund"), ("a rival of Ana Lund", "Ib Holm")],
)
def test_who_is_named_at_the_end_of_a_source_speaks(source: str, speaker: str) -> None:
    """Whatever his title was traced to."""
    holm = Actor(name="Ib Holm", kind=ActorKind.PERSON)
    lund = Actor(name="Ana Lund", kind=ActorKind.PERSON)
    start = source.index("Ana")
    one = ActorMention(start=start, end=len(source), exact="Ana Lund", actor=lund)
    index = ActorIndex.of((one,))
    assert prefer_printed(source, Part(start=0, end=len(source)), index, holm).name == speaker


@pytest.mark.parametrize(
    ("source", "is_several"),
    [("Mr. Lund's aides", True), ("Critics of Lund", True), ("Lund", False), ("Ana Rivas", False)],
)
def test_several_without_a_name_are_nobody_named(source: str, is_several: bool) -> None:
    assert is_many(source) is is_several


def test_one_office_is_one_speaker() -> None:
    """The office and its holder, who stand in one phrase, are not two who speak together."""
    text = (
        "Ana Lund opened the fair. Norway's deputy fisheries minister, the jurist Ana Lund, said"
        " that trains would run from May."
    )
    found = next(one for one in read(text) if "trains" in one.exact)
    assert (found.speaker and found.speaker.name, found.joint) == ("Ana Lund", ())
