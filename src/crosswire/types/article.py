"""What a source gives: one article as one outlet published it, before anything is read."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Self

from crosswire.types.base import Value
from crosswire.types.text import Part

#: What differs between two inputs that are unread for one reason.
_SPECIFIC = re.compile(r" ?\([^()]{1,500}\)|\b\d[\d,]*\b")
_REPEAT = re.compile(r"It is the same as .+; counted once\.", re.DOTALL)
_TWIN = re.compile(r"(?<=the same as )[^;]{1,5000}(?=;)")


class DateBasis(StrEnum):
    """How a date came to be known."""

    GIVEN = "given"  # by the user or by a field of a structured file
    METADATA = "page metadata"
    PRINTED = "printed in full"  # day, month and year stand in the text
    WEEKDAY = "dateline plus weekday"  # year inferred: the only recent one in which they agree
    STORY = "inferred from the other reports of the story"


class Dateline(Value, frozen=True, kw_only=True):
    """
    Place and day a report says it was filed: "Lisbon, May 4 (EFE).-".

    Attributes:
        place: Place name as printed, or None.
        date: ISO date; "--08-19" (ISO 8601 truncated form) while the year is not known.
    """

    place: str | None = None
    date: str | None = None


class Article(Value, frozen=True, kw_only=True):
    """
    One article as one outlet published it: its text and where it comes from.

    Attributes:
        id: Stable id, made from the outlet and the text.
        uri: File path, or address of the page where known.
        title: Headline.
        outlet: Who published it.
        agency: Wire whose copy it is by its credit line ("EFE", "AFP"), else None.
        republished_from: Outlet that first ran it, where this page is a reprint.
        authors: Names of the byline.
        section: Section or rubric printed above the headline.
        dateline: Place and day of filing, or None.
        published: ISO date, or date and time with offset ("2022-08-20T12:00:00Z"), or None.
        published_basis: How `published` is known; None exactly where `published` is None.
        language: ISO 639-1 code, or None where the text is too short to tell.
        family: Id shared by the reports that carry the same copy, or None before comparing.
        text: The stored text; all offsets refer to it.
        paragraphs: The paragraphs of the body inside `text`, in order. What lies
            outside (headline, sign-off, boilerplate) is stored but never read as body.
    """

    id: str
    uri: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    republished_from: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    dateline: Dateline | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    language: str | None = None
    family: str | None = None
    text: str
    paragraphs: tuple[Part, ...] = ()


class Unread(Value, frozen=True, kw_only=True):
    """
    Input that was not read, and why.

    Attributes:
        uri: File, archive member or line ("feed.jsonl:7").
        reason: One sentence: what was found and what to do.
    """

    uri: str
    reason: str

    @property
    def kind(self) -> str:
        """
        The reason without what differs between two inputs that are unread for it.

        "It is the same as feed.jsonl:1; ..." and "... as feed.jsonl:7; ..." are of one kind.
        """
        return _SPECIFIC.sub("", _TWIN.sub("another", self.reason))

    @classmethod
    def of_repeat(cls, uri: str, twin: str) -> Self:
        """Make the entry of an input that holds the same report as its twin, which was read."""
        return cls(uri=uri, reason=f"It is the same as {twin}; counted once.")

    @property
    def is_repeat(self) -> bool:
        """Tell whether it was left out because the same report was read from another input."""
        return _REPEAT.fullmatch(self.reason) is not None
