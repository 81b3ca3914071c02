"""A person's word on whether two passages make one claim."""

from __future__ import annotations

from enum import StrEnum

from crosswire.types.base import Value
from crosswire.types.mention import ClaimKind


class Word(StrEnum):
    """What a person says of two claims."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # recorded, and left to the score


class Anchor(Value, frozen=True, kw_only=True):
    """The passage that a judgement is about, `text[start:end]` of a report."""

    report: str
    start: int
    end: int


class Judgement(Value, frozen=True, kw_only=True):
    """
    A person's word on a match; it outranks a score, and is replayed when the story is read again.

    Attributes:
        word: Same, different or unsure.
        kind: Kind of the claims; what is said and what is told are judged as one kind.
        left: Passage of one claim.
        right: Passage of the other.
        why: The person's reason, in their words.
    """

    word: Word
    kind: ClaimKind
    left: Anchor
    right: Anchor
    why: str = ""
