"""States, and organisations of states, as a user names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, lru_cache

from crosswire.errors import UsageError
from crosswire.reference import load_tables
from crosswire.reference.names import NameKind, split_words
from crosswire.types import Sector


def find_state(name: str) -> str:
    """
    Find the ISO 3166-1 alpha-3 code of a state by its code, name, adjective or capital.

    Raises:
        UsageError: There is no such state, or the name means several ("Congo").
    """
    found = _find_code(name)
    if found is None:
        advice = _say_near(name) or "give its ISO 3166-1 code, such as KAZ, or its English name"
        raise UsageError(f"{name!r} names no one state; {advice}")
    return found


def find_side(name: str) -> str:
    """
    Find the code of a side: of a state, or of an organisation of states, whose code is its name.

    "KAZ" and "Kazakhstan" give KAZ, "EU" and "european union" give "European Union".

    Raises:
        UsageError: There is no such state and no such organisation.
    """
    found = _find_code(name) or _find_organisation(name)
    if found is None:
        advice = _say_near(name) or (
            "give an ISO 3166-1 code, such as KAZ, an English name, or that of an organisation "
            "of states, such as EU"
        )
        raise UsageError(f"{name!r} names no one state or organisation of states; {advice}")
    return found


def _find_code(name: str) -> str | None:
    """Find the code of a state by its code, name, adjective or capital."""
    tables = load_tables()
    given = name.strip()
    if given.upper() in tables.countries:
        return given.upper()
    for code, country in tables.countries.items():
        if country.name.casefold() == given.casefold():  # "Guinea", which is part of other names
            return code
    return tables.find_country(given) or tables.find_country(given.title())


def _find_organisation(name: str) -> str | None:
    """Find an organisation of states by any of its names; None where there is none or several."""
    senses = load_tables().lexicon.senses
    given = name.strip()
    for form in (given, given.upper(), given.title()):
        found = {
            sense.name
            for sense in senses.get(tuple(split_words(form)), ())
            if sense.kind is NameKind.ORGANISATION and sense.sector is Sector.IGO
        }
        if len(found) == 1:
            return found.pop()
    folded = given.casefold()
    return next((one for one in list_organisations() if one.casefold() == folded), None)


def _say_near(name: str) -> str:
    """Name the states that a name means, or whose names are near to it; "" where none is."""
    names = {country.name: code for code, country in load_tables().countries.items()}
    given = name.strip().title()
    near = [one for one in sorted(names) if given in one.split()]  # "Congo" is part of two
    near = near or get_close_matches(given, names, n=3)
    if not near:
        return ""
    return f"did you mean {', '.join(f'{one} ({names[one]})' for one in near)}?"


@cache
def list_organisations() -> frozenset[str]:
    """List the organisations of states that the tables know, by their full names."""
    found = (one for one in load_tables().organisations if one.sector is Sector.IGO)
    return frozenset(one.name for one in found if not one.country)


@lru_cache(maxsize=1 << 10)
def match_state(code: str) -> re.Pattern[str]:
    """
    Make the pattern that finds a state, or an organisation of states, in a text by its names.

    Args:
        code: ISO 3166-1 alpha-3 code, or the name of an organisation.
    """
    tables = load_tables()
    country = tables.countries.get(code)
    forms = {code}
    if country is not None:
        forms |= {country.name, *country.aliases, *country.adjectives}
    for organisation in tables.organisations:
        if organisation.name == code:
            forms |= set(organisation.aliases)
    words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def name_states() -> Mapping[str, str]:
    """Give the short English name of each state by its code."""
    return {code: country.name for code, country in load_tables().countries.items()}
