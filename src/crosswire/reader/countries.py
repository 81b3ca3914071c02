"""Words by which a text names countries and their peoples."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from crosswire.reference import load_tables


class Countries(msgspec.Struct, frozen=True):
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
    places: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for country in load_tables().countries.values():
        for name in (country.name, *country.aliases, *country.capitals, *country.seats):
            places.setdefault(name.lower(), country.code)
        for name in (*country.adjectives, *country.people):
            peoples.setdefault(name.lower(), country.code)
    return Countries(MappingProxyType(places), MappingProxyType(peoples))
