"""Packaged reference data: countries, regions, organisations, titles, agencies, cities."""

from __future__ import annotations

from crosswire.reference.gazetteer import City, Gazetteer, load_gazetteer
from crosswire.reference.names import Name, NameKind, split_words
from crosswire.reference.rows import word_set
from crosswire.reference.tables import (
    Agency,
    Country,
    Leader,
    Organisation,
    Province,
    Region,
    Tables,
    Title,
    load_tables,
)

__all__ = [
    "Agency",
    "City",
    "Country",
    "Gazetteer",
    "Leader",
    "Name",
    "NameKind",
    "Organisation",
    "Province",
    "Region",
    "Tables",
    "Title",
    "load_gazetteer",
    "load_tables",
    "split_words",
    "word_set",
]
