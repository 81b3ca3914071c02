"""The seam between reading a text and understanding it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from crosswire.types import Part, Reading


class Reader(Protocol):
    """
    Finds tokens, sentences, names, references and attributions in a text.

    A trained model and rules stand behind the same method; the steps that follow
    take a `Reading` and never ask who made it.
    """

    @property
    def name(self) -> str:
        """Name and version or digest, as comparisons print it ("rules 1")."""
        ...

    def read(self, text: str, paragraphs: Sequence[Part]) -> Reading:
        """
        Read the paragraphs of one text.

        Args:
            text: The whole stored text; offsets of the result refer to it.
            paragraphs: The body, in order; nothing outside it is read.
        """
        ...
