"""What the words of a text mean, as numbers that can be compared with those of another text."""

from __future__ import annotations

from crosswire.types.base import Value


class Meanings(Value, frozen=True, kw_only=True):
    """
    A vector for each word, in its sentence; the mean over a stretch says what the stretch means.

    Two stretches say much the same where their means point the same way: "picked up at the
    airport" and "arrested at Heathrow" share no word. It proposes, and never decides.

    Attributes:
        starts: Offset of the first character of each word, as little-endian int32.
        vectors: One row of `size` signed bytes a word, in one scale for all texts.
        size: Numbers a word.
    """

    starts: bytes
    vectors: bytes
    size: int
