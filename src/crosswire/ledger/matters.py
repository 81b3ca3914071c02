"""What is promised or asked for, or told as done, as the one is held against the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from crosswire.ledger.outcomes import key_of
from crosswire.ledger.restating import leave_out_source
from crosswire.types import Actor, Claim, Event

_MOST_NAMES: Final = 40


class Matter(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What is promised or asked for, or told as done, as far as the one is held against the other.

    Attributes:
        event: As its claim has it.
        actors: Names and countries of those who act, in any report that tells it.
        recipients: The same of those to whom.
        text: Its words.
        verb: The verb that tells it, or what stands for one, where it is known.
    """

    event: Event
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    text: str
    verb: str = ""


def make_matter(event: Event, text: str, claim: Claim | None = None, *, verb: str = "") -> Matter:
    """
    Make what is held against another one.

    Args:
        event: What is told.
        text: Its words.
        claim: The claim that it is, whose other mentions name the sides too.
        verb: The verb that tells it, or what stands for one.
    """
    told = [event, *(one.event for one in claim.mentions if one.event)] if claim else [event]
    return Matter(
        event=event,
        actors=names_of(actor for one in told for actor in one.actors),
        recipients=names_of(actor for one in told for actor in one.recipients),
        text=leave_out_source(text, claim.mentions) if claim else text,
        verb=verb,
    )


def names_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Give the names and countries of actors, in the order of the alphabet."""
    names = {name for actor in actors for name in (key_of(actor), actor.name)}
    return tuple(sorted(names)[:_MOST_NAMES])
