"""Two stretches of text that are read together, and what that tells."""

from __future__ import annotations

import msgspec


class MarkedText(msgspec.Struct, frozen=True):
    """
    A sentence in which a mention is marked.

    Attributes:
        text: The sentence or sentences around a mention.
        marked: Offsets in `text` of the stretches that make the mention.
        is_figure: A number is meant, and the sentence tells what it measures.
    """

    text: str
    marked: tuple[tuple[int, int], ...]
    is_figure: bool = False


class Kinship(msgspec.Struct, frozen=True):
    """
    What two mentions have to do with each other, as probabilities that sum to one.

    Attributes:
        different: They are about two things.
        same: They make one claim.
        clash: They answer one question, and not both answers can be true.
        update: They answer one question, the one later than the other.
    """

    different: float
    same: float
    clash: float
    update: float
