"""Who speaks: bodies without a name, and pronouns that go back to who can speak."""

from __future__ import annotations

from collections import Counter

import pytest

import crosswire
from crosswire.extract.statements.speakers import Speakers
from crosswire.types import Mention, Report, Status


def read(text: str) -> Report:
    return crosswire.read_text(text, published="2026-03-03", title="News")


def find(report: Report, words: str) -> Mention:
    return next(one for one in report.statements if words in one.exact)


def name_speaker(text: str, words: str) -> str | None:
    speaker = find(read(text), words).speaker
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the prosecutor's office", "prosecutor's office"),
        ("The fire brigade", "fire brigade"),
        ("the port authority", "port authority"),
        ("The works council", "works council"),
    ],
)
def test_a_body_of_a_sort_and_a_field_speaks(source: str, name: str) -> None:
    text = f"The quay was closed on Monday. {source} said that two men were hurt in the yard."
    assert name_speaker(text, "two men were hurt") == name


@pytest.mark.parametrize("source", ["The mayor", "A local butcher", "The road"])
def test_what_is_no_body_gets_no_name(source: str) -> None:
    text = f"The quay was closed on Monday. {source} said that two men were hurt in the yard."
    assert name_speaker(text, "two men were hurt") is None


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The port authority closed the harbour on Monday.", "port authority"),
        ("The weather service issued a warning for the coast.", "weather service"),
        ("The flooding of the Tarka river destroyed forty homes.", None),
        ("The Tarka flooded the lower town on Sunday.", None),
    ],
)
def test_it_is_what_can_speak(before: str, name: str | None) -> None:
    """A river says nothing."""
    assert name_speaker(f"{before} It said that ships should wait.", "ships should wait") == name


def test_it_goes_back_over_what_cannot_speak() -> None:
    text = (
        "The port authority closed the harbour on Monday. The storm hit the coast at noon."
        " It said that ships should wait."
    )
    assert name_speaker(text, "ships should wait") == "port authority"


def test_it_is_the_body_that_spoke_before() -> None:
    text = (
        "The Norwegian coast guard said two men were hurt. It said that nobody drowned. It added"
        " that the search went on."
    )
    report = read(text)
    names = {one.speaker.name for one in report.statements if one.speaker}
    assert names == {"Norwegian coast guard"}
    assert all(one.speaker for one in report.statements)


def test_a_long_row_of_pronouns_is_followed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sentence is looked at once for each distance, however many lead to it."""
    read_subject = Speakers._read_subject
    seen: list[tuple[int, int]] = []

    def count(self: Speakers, number: int, reach: int) -> object:
        seen.append((number, reach))
        return read_subject(self, number, reach)

    monkeypatch.setattr(Speakers, "_read_subject", count)
    read("Rain fell. " + "It said that the road was shut. " * 40)
    assert seen
    assert max(Counter(seen).values()) <= 2  # for what is said, and for what is denied


def test_they_are_a_group() -> None:
    text = "Villagers saw smoke above the mill. They said that the fire began at dawn."
    assert name_speaker(text, "the fire began at dawn") == "Villagers"


def test_he_behind_somebody_without_a_name_is_nobody_else() -> None:
    """The mayor spoke last; Jan Holub, named before, is a union official."""
    text = (
        "“They knew,” said Jan Holub, a union official. The head of the mining authority told"
        " reporters that a tremor had caused it. He said that the shaft was sound."
    )
    assert name_speaker(text, "They knew") == "Jan Holub"
    assert name_speaker(text, "a tremor had caused it") is None
    assert name_speaker(text, "the shaft was sound") is None


def test_he_behind_a_named_person_is_that_one() -> None:
    text = "Jan Holub left the hall. He said that the talks had failed."
    assert name_speaker(text, "the talks had failed") == "Jan Holub"


def test_a_text_in_small_letters_has_sentences() -> None:
    text = (
        "the coast guard said in a statement that two men were hurt. it added that nobody"
        " drowned. “we are looking into it,” a court clerk told reporters."
    )
    report = read(text)
    sources = [one.source.exact for one in report.statements if one.source]
    assert sources == ["the coast guard", "it", "a court clerk"]
    assert name_speaker(text, "nobody drowned") == "coast guard"


DENIED = [
    "Holm Lines denied this.",
    "Holm Lines denied it on Tuesday.",
    "The owner, Holm Lines, denied that.",
    "Holm Lines rejected the claim.",
    "Holm Lines refuted the allegations.",
]


@pytest.mark.parametrize("denial", DENIED)
def test_a_pronoun_denies_the_sentence_before(denial: str) -> None:
    report = read(f"The union said that the pilot was asleep on the bridge. {denial}")
    said = [one for one in report.statements if "pilot was asleep" in one.exact]
    assert len(said) == 2
    assert [one.cue.exact for one in said if one.cue][1] in {"denied", "rejected", "refuted"}
    assert said[1].source is not None
    assert "Holm Lines" in said[1].source.exact
    assert not any("denied" in one.exact or "rejected" in one.exact for one in report.events)


@pytest.mark.parametrize(
    "text",
    [
        "The union said that the pilot was asleep. Holm Lines did not deny it.",
        "The union said that the pilot was asleep. Holm Lines rejected it.",
        "The union said that the pilot was asleep. Holm Lines denied the claim of a witness.",
        "The union said that the pilot was asleep. Holm Lines denied him a rise.",
        "The minister was blamed by the union for the flood. The minister denied it.",
        "Prosecutors charged the owner with theft. The owner denied it.",
        "The union said that the pilot was asleep. Did Holm Lines deny it?",
        "The union said that the pilot was asleep. Holm Lines would deny this.",
        "The union said that the pilot was asleep. If Holm Lines denied this, it lied.",
        "The union said that the pilot was asleep. No one at Holm Lines denied it.",
        "The union said that the pilot was asleep. The mayor denied that on Friday the dam broke.",
        "The ministry denied that the port was closed. The union denied this.",
    ],
)
def test_what_points_to_nothing_said_denies_nothing(text: str) -> None:
    report = read(text)
    spans = [(one.start, one.end) for one in report.statements]
    assert len(spans) == len(set(spans))
    denied = [one for one in report.statements if one.cue and one.cue.exact in {"denied", "deny"}]
    assert all(one.cue and one.cue.start < one.start for one in denied)


def test_what_is_only_named_is_not_what_is_denied() -> None:
    """ "This absurd" claims nothing; the clause before it does."""
    text = (
        "The paper reported that Holm Lines was broke. The board called this absurd and denied it."
    )
    denied = [one for one in read(text).statements if one.cue and one.cue.exact == "denied"]
    assert [one.exact for one in denied] == ["Holm Lines was broke"]


def test_an_event_that_is_denied_so_is_denied_too() -> None:
    text = (
        "Chilean troops attacked a village in Peru on Monday, the Peruvian army said."
        " The Chilean army denied this."
    )
    report = read(text)
    found = [one for one in report.events if one.event and one.event.type is not None]
    assert {one.event.status for one in found if one.event} == {Status.DONE, Status.DENIED}
    denied = next(one for one in found if one.event and one.event.status is Status.DENIED)
    assert denied.speaker is not None
    assert denied.speaker.country == "CHL"


@pytest.mark.parametrize("place", ["Gaza", "the Gaza Strip", "the West Bank"])
def test_the_palestinian_territories_have_their_code(place: str) -> None:
    report = read(f"Sixty trucks reached {place} on Monday, and the road to {place} stayed open.")
    assert {one.actor.country for one in report.actors} == {"PSE"}


@pytest.mark.parametrize("kin", ["brother", "lawyer", "brother, who knew Ib Holm,"])
def test_somebody_beside_a_person_is_not_that_person(kin: str) -> None:
    text = f"Ana Ruiz's {kin} said the road had been closed since January."
    assert name_speaker(text, "the road had been closed") is None


def test_a_place_before_who_says_nothing() -> None:
    text = "Democrats on Capitol Hill, who have argued that it helps, were nervous."
    assert name_speaker(text, "it helps") is None


@pytest.mark.parametrize(("pronoun", "name"), [("he", "Pablo Ruiz"), ("she", "Maria Ruiz")])
def test_a_pronoun_tells_husband_and_wife_apart(pronoun: str, name: str) -> None:
    text = (
        "Pablo Ruiz opened the fair for his wife Maria Ruiz. “It is late,” Ruiz said.\n\n"
        f"“It is the finest fair of all,” {pronoun} said."
    )
    assert name_speaker(text, "the finest fair") == name
