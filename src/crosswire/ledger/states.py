"""States as a user names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from crosswire.errors import UsageError
from crosswire.reference import load_tables


def find_state(name: str) -> str:
    """
    Find the ISO 3166-1 alpha-3 code of a state by its code, name, adjective or capital.

    Raises:
        UsageError: There is no such state, or the name means several ("Congo").
    """
    tables = load_tables()
    given = name.strip()
    if given.upper() in tables.countries:
        return given.upper()
    found = tables.find_country(given) or tables.find_country(given.title())
    if found:
        return found
    names = {country.name: code for code, country in tables.countries.items()}
    near = get_close_matches(given.title(), names, n=3)
    advice = (
        f"did you mean {', '.join(f'{one} ({names[one]})' for one in near)}?"
        if near
        else ("give its ISO 3166-1 code, such as KAZ, or its English name")
    )
    raise UsageError(f"{name!r} names no one state; {advice}")


def match_state(code: str) -> re.Pattern[str]:
    """
    Make the pattern that finds a state in a text by its names and adjectives.

    Args:
        code: ISO 3166-1 alpha-3 code.
    """
    country = load_tables().countries.get(code)
    forms = {code}
    if country is not None:
        forms |= {country.name, *country.aliases, *country.adjectives}
    words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def name_states() -> Mapping[str, str]:
    """Give the short English name of each state by its code."""
    return {code: country.name for code, country in load_tables().countries.items()}
