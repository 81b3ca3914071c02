"""Words by which a text names countries and their peoples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from crosswire.reader.lexicon import read_rows


@dataclass(frozen=True, slots=True)
class Countries:
    """
    Lower-case names with ISO 3166-1 alpha-3 codes.

    Attributes:
        places: Names of countries, capitals and seats ("kazakhstan", "united states").
        peoples: Adjectives and peoples ("kazakh", "french", "frenchmen").
    """

    places: Mapping[str, str]
    peoples: Mapping[str, str]

    def code_of(self, lower: str) -> str | None:
        """Give the country of a single word of either kind."""
        return self.peoples.get(lower) or self.places.get(lower)

    def is_people(self, lower: str) -> bool:
        """Tell whether a word, hyphenated or not, names peoples ("russian-kazakh")."""
        return all(piece in self.peoples for piece in lower.split("-"))


@cache
def load_countries() -> Countries:
    """Load the packaged table of countries for the reader."""
    rows = read_rows("countries.tsv", 11)
    header = next(rows)
    columns = {name: header.index(name) for name in header}
    places: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for row in rows:
        code = row[columns["alpha3"]]
        for group, found in (
            (("name", "aliases", "capitals", "seats"), places),
            (("adjectives", "people"), peoples),
        ):
            for column in group:
                for name in row[columns[column]].lower().split("|"):
                    if name:
                        found.setdefault(name, code)
    return Countries(MappingProxyType(places), MappingProxyType(peoples))
