"""Whether words in capitals before a dash name a town, or only shout."""

from __future__ import annotations

from functools import cache

from crosswire.reference import load_gazetteer, load_tables, read_lines

#: From so many inhabitants on a town is meant, even where its name is a word: "Nice".
_CITY = 100_000


def is_place(printed: str) -> bool:
    """
    Tell whether a dateline without day or agency names a place: "SAN PEDRO", "VELL, Ohio".

    The town is in the gazetteer, or a country, province or state stands behind a comma. One
    word of the dictionary is a town only where the town is a city: "NICE", but not "BOOM".
    """
    first, _, behind = printed.partition(", ")
    if behind and _is_division(behind):
        return True
    towns = load_gazetteer().find(first)
    if not towns:
        return _is_division(first)
    return towns[0].population >= _CITY or first.casefold() not in _load_words()


def is_city(printed: str) -> bool:
    """Tell whether a name is that of a city of a hundred thousand."""
    towns = load_gazetteer().find(printed.partition(", ")[0])
    return bool(towns) and towns[0].population >= _CITY


def _is_division(name: str) -> bool:
    """Tell whether a name is that of a country, province or state."""
    plain = name.strip(" .")
    return plain.casefold() in _load_countries() or any(
        form in load_tables().provinces for form in (name, plain, f"{plain}.")
    )


@cache
def _load_countries() -> frozenset[str]:
    """Load the names of countries and of regions that are in dispute."""
    tables = load_tables()
    names = [form for one in tables.countries.values() for form in (one.name, *one.aliases)]
    names += [form for one in tables.regions for form in (one.name, *one.aliases)]
    return frozenset(name.casefold() for name in names)


@cache
def _load_words() -> frozenset[str]:
    """Load the words that are printed without a capital."""
    forms = (line.partition("\t")[0] for line in read_lines("reader_lexicon.tsv"))
    return frozenset(form for form in forms if form.islower())
