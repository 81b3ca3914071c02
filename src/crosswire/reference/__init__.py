"""Packaged reference data: countries, regions, organisations, titles, agencies, cities."""

from __future__ import annotations

from crosswire.reference.gazetteer import City, Gazetteer, load_gazetteer
from crosswire.reference.names import Name, NameKind, fold_letters, fold_name, split_words
from crosswire.reference.rows import (
    any_of,
    read_lines,
    read_packaged,
    read_rows,
    split_list,
    word_set,
)
from crosswire.reference.tables import (
    FAMILY_FIRST,
    Agency,
    Country,
    Leader,
    Organisation,
    Province,
    Region,
    Tables,
    Title,
    load_ambiguous,
    load_tables,
)

__all__ = [
    "FAMILY_FIRST",
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
    "any_of",
    "fold_letters",
    "fold_name",
    "load_ambiguous",
    "load_gazetteer",
    "load_tables",
    "read_lines",
    "read_packaged",
    "read_rows",
    "split_list",
    "split_words",
    "word_set",
]
