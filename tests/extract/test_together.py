"""Who speaks of several names joined in one source."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import crosswire
from crosswire.align.aspects import value_of
from crosswire.align.claims import align_claims, prepare_items
from crosswire.align.item import Item
from crosswire.align.match import Slot, same_voice
from crosswire.align.summaries import summarise
from crosswire.ledger.involved import find_involved
from crosswire.types import Actor, ActorKind, AspectName, Mention, Report, Story


def read(text: str, outlet: str = "The Soro Post") -> Report:
    return crosswire.read_text(text, published="2031-03-12", outlet=outlet)


def tell(text: str) -> Mention:
    return read(text).statements[0]


def item_of(report: Report) -> Item:
    return next(
        item for items in prepare_items([report]).values() for item in items if item.is_statement
    )


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Norway but not Chile", ["Norway"]),
        ("Norway, not Chile,", ["Norway"]),
        ("Norway and its ally Chile", ["Norway", "Chile"]),
        ("Norway as well as Chile", ["Norway", "Chile"]),
        ("Both Norway and Chile", ["Norway", "Chile"]),
        ("Norway, Chile and Peru", ["Norway", "Chile", "Peru"]),
        ("Norway, Chile, Peru and Kenya", ["Norway", "Chile", "Peru", "Kenya"]),
        ("Ana Ruiz and Karl Lund", ["Ana Ruiz", "Karl Lund"]),
        ("Norway or Chile", []),
        ("Either Norway or Chile", []),
        ("Neither Norway nor Chile", []),
        ("The envoys of Peru and Chile", ["envoys"]),
    ],
)
def test_those_speak_whom_the_source_has_speak(source: str, names: list[str]) -> None:
    found = tell(f"{source} said the port was shut.")
    assert [one.name for one in found.speakers] == names


def test_all_who_speak_together_are_named() -> None:
    item = item_of(read("Norway and Chile said the harbour had been closed to ships for a week."))
    assert value_of(item, AspectName.SPEAKER) == "Chile and Norway"
    assert summarise([item], None, {}).startswith("Norway and Chile said ")


@pytest.mark.parametrize(
    ("other", "slot"),
    [
        ("Chile said the port was shut.", Slot.SAME),
        ("Peru said the port was shut.", Slot.DIFFERENT),
    ],
)
def test_one_of_several_who_speak_is_one_voice_with_them(other: str, slot: Slot) -> None:
    joint = tell("Norway and Chile said the port was shut.")
    assert same_voice(joint, tell(other)) is slot
    assert same_voice(tell(other), joint) is slot


def test_an_open_first_speaker_leaves_the_others_to_be_compared() -> None:
    office = Actor(name="spokesman", kind=ActorKind.PERSON, role="spokesman")
    joint = tell("Norway and Chile said the port was shut.")
    unnamed = replace(joint, speaker=office)
    assert same_voice(replace(joint, joint=()), replace(unnamed, joint=())) is Slot.UNKNOWN
    assert same_voice(joint, unnamed) is Slot.SAME


def test_the_ledger_has_all_who_speak() -> None:
    reports = [
        read("Norway and Chile said the port was shut.", "The Soro Post"),
        read("Norway and Chile said the port was shut.", "The Tarn Star"),
    ]
    claim = next(one for one in align_claims(reports, ()) if one.speaker is not None)
    found = find_involved(claim, {}, Story(title="Port"))
    assert found.slots == {one.country for one in reports[0].statements[0].speakers}
    assert len(found.slots) == 2
