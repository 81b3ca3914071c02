"""Flat tables for spreadsheets and data frames: one row a thing, every column documented."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import islice

import msgspec

from crosswire.ledger.database import Database
from crosswire.ledger.exporting.flat_told import Told, load_told
from crosswire.ledger.records import ClaimEntry
from crosswire.ledger.restoring import load_entries
from crosswire.types import Actor, ClaimKind

FlatCell = str | int | float | bool | None | tuple[str, ...]
FlatRow = tuple[FlatCell, ...]

CHUNK = 200
"""Claims that are loaded together."""


class FlatKind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    WORDS = "list of texts"
    INTEGER = "integer"
    REAL = "real number"
    FLAG = "true or false"


class FlatColumn(msgspec.Struct, frozen=True):
    """A column: its name and what its cells hold; a cell is empty where nothing is known."""

    name: str
    kind: FlatKind


class FlatTable(msgspec.Struct, frozen=True):
    """A table: its name, its columns, and what gives its rows by the day of today, in order."""

    name: str
    columns: tuple[FlatColumn, ...]
    rows: Callable[[Database, str], Iterator[FlatRow]]


class FlatClaim(msgspec.Struct, frozen=True):
    """A claim that stands, the day it was first reported, and the passage that gives its values."""

    number: int
    day: str
    entry: ClaimEntry
    told: Told


def text(*names: str) -> tuple[FlatColumn, ...]:
    """Name columns of texts."""
    return tuple(FlatColumn(name, FlatKind.TEXT) for name in names)


def words(*names: str) -> tuple[FlatColumn, ...]:
    """Name columns of lists."""
    return tuple(FlatColumn(name, FlatKind.WORDS) for name in names)


def integer(*names: str) -> tuple[FlatColumn, ...]:
    """Name columns of whole numbers."""
    return tuple(FlatColumn(name, FlatKind.INTEGER) for name in names)


def real(*names: str) -> tuple[FlatColumn, ...]:
    """Name columns of numbers."""
    return tuple(FlatColumn(name, FlatKind.REAL) for name in names)


def flag(*names: str) -> tuple[FlatColumn, ...]:
    """Name columns of true or false."""
    return tuple(FlatColumn(name, FlatKind.FLAG) for name in names)


CLAIM_COLUMNS = (
    *text("speaker", "verdict", "summary"),
    *integer("n_reports"),
    *text("day", "report", "uri", "outlet", "published"),
    *integer("passage_start", "passage_end"),
    *text("passage"),
)
"""What each table of typed claims ends with: what is said of the claim, and where it stands."""


def cells_of_claim(claim: FlatClaim) -> FlatRow:
    """Give the cells of `CLAIM_COLUMNS`."""
    found, told = claim.entry.claim, claim.told
    evidence, speaker = told.evidence, told.mention.speaker
    if speaker and found.speaker and speaker.name.split()[-1] in found.speaker.name.split():
        speaker = found.speaker  # named most fully
    return (
        speaker.name if speaker else None,
        found.verdict.value,
        found.summary,
        len(found.reports),
        claim.day or None,
        evidence.report,
        evidence.uri,
        evidence.outlet,
        told.published,
        evidence.passage.start,
        evidence.passage.end,
        evidence.passage.exact,
    )


def stream_claims(database: Database, kind: ClaimKind | None = None) -> Iterator[FlatClaim]:
    """Give the claims that stand, or those of a kind, in the order in which they were entered."""
    rows = database.stream(
        "SELECT claim, day FROM now_claim WHERE :kind IS NULL OR kind = :kind ORDER BY claim",
        {"kind": kind.value if kind else None},
    )
    while some := list(islice(rows, CHUNK)):
        numbers = [number for number, _ in some]
        for (number, day), (entry, told) in zip(some, load_both(database, numbers), strict=True):
            yield FlatClaim(number, str(day), entry, told)


def load_both(database: Database, numbers: Sequence[int]) -> list[tuple[ClaimEntry, Told]]:
    """Load claims, each with the passage that gives its values, in the order of their numbers."""
    entries = load_entries(database, numbers)
    claims = {number: entry.claim for number, entry in zip(numbers, entries, strict=True)}
    told = load_told(database, claims)
    return [(entry, told[number]) for number, entry in zip(numbers, entries, strict=True)]


def names_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Name actors."""
    return tuple(actor.name for actor in actors)


def countries_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    """List the known countries of actors, each once."""
    return tuple(dict.fromkeys(actor.country for actor in actors if actor.country))
