"""Who is struck and who strikes, in clauses that tell what somebody suffered."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType


def _assaults(text: str) -> list[Event]:
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    events = [one.event for one in report.events if one.event]
    return [one for one in events if one.type is EventType.ASSAULT]


@pytest.mark.parametrize(
    ("text", "struck", "striking"),
    [
        (
            "Three Tajik border guards were killed and five wounded in an exchange of fire with "
            "gunmen from Afghanistan on Tuesday night.",
            "Tajik border guards",
            "gunmen",
        ),
        (
            "Three Tajik border guards were killed near Khorog on Tuesday night by gunmen from "
            "Afghanistan.",
            "Tajik border guards",
            "gunmen",
        ),
        (
            "Two Turkish soldiers were killed and four injured in a clash with Kurdish rebels.",
            "Turkish soldiers",
            "Kurdish rebels",
        ),
        (
            "Four Indian soldiers died in an attack by Pakistani gunmen.",
            "Indian soldiers",
            "Pakistani gunmen",
        ),
        (
            "In Lima, by Colombian rebels armed with rifles, two Peruvian soldiers were wounded.",
            "Peruvian soldiers",
            "Colombian rebels",
        ),
        (
            "Kenyan soldiers killed and wounded 20 Somali militants on Monday.",
            "Somali militants",
            "Kenyan soldiers",
        ),
    ],
)
def test_who_is_killed_or_hurt_is_struck(text: str, struck: str, striking: str) -> None:
    """The subject of a passive is the recipient, whoever is named by "by" or "with" the actor."""
    [event] = _assaults(text)
    assert [one.name for one in event.recipients] == [struck]
    assert [one.name for one in event.actors] == [striking]


def test_who_dies_of_wounds_attacks_nobody() -> None:
    """The state named beside the toll is no second side."""
    events = _assaults(
        "A fourth Tajik border guard died of his wounds on Thursday, raising the toll on the "
        "Tajik side of Tuesday's clash on the Afghan frontier to four."
    )
    for event in events:
        assert not event.actors
        assert [one.name for one in event.recipients] == ["Tajik border guard"]


def test_the_country_of_a_killing_is_not_its_actor() -> None:
    """ "Were killed in Russia" tells where."""
    for event in _assaults("Ukrainian troops were killed in Russia on Monday."):
        assert not event.actors
