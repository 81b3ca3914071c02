"""Reads invented text the way a pipeline would."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from crosswire.reader import RuleReader
from crosswire.types import Part, Reading


@dataclass(frozen=True)
class Read:
    """A text with its reading, and shorthands for tests."""

    text: str
    reading: Reading

    def words(self, part: Part | None) -> str | None:
        """Give the characters of a part."""
        return None if part is None else self.text[part.start : part.end]

    @property
    def said(self) -> list[tuple[str | None, list[str]]]:
        """Give speaker and contents of every attribution."""
        return [
            (self.words(one.speaker), [self.text[p.start : p.end] for p in one.content])
            for one in self.reading.attributions
        ]

    @property
    def sentences(self) -> list[str]:
        """Give the characters of every sentence."""
        return [self.text[one.start : one.end] for one in self.reading.sentences]

    @property
    def names(self) -> dict[str, str]:
        """Give the names with what they name."""
        return {self.text[e.start : e.end]: e.type.value for e in self.reading.entities}

    @property
    def meant(self) -> dict[str, str]:
        """Give pronouns and titles with the name they stand for."""
        entities = self.reading.entities
        return {
            self.text[one.start : one.end]: self.text[
                entities[one.entity].start : entities[one.entity].end
            ]
            for one in self.reading.references
        }


def read_text(text: str) -> Read:
    """Read a text whose paragraphs are its lines."""
    paragraphs = [Part(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
    return Read(text, RuleReader().read(text, paragraphs))


@pytest.fixture
def read() -> Callable[[str], Read]:
    """Give the function that reads a text."""
    return read_text
