"""
Places of local news beside a population-only baseline: `python -m bench.places --data FOLDER`.

FOLDER holds `lgl` (588 local-news articles with toponyms, Lieberman et al. 2010). Every toponym
with gold coordinates counts. It is right within 161 km (100 miles) of them; a country or a
province, which has no point here, is right where it is named as such. The baseline takes the
same tables and always the most populous reading. `--errors N` prints N toponyms that are missed.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from crosswire.align.places import measure_km
from crosswire.extract.actors.find import find_actors
from crosswire.extract.places.find import find_places, locate
from crosswire.reader import load_reader
from crosswire.reference import NameKind, Tables, load_tables, split_words
from crosswire.sources import article_of_text
from crosswire.types import Part, Place

NEAR_KM = 161.0
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Toponym:
    """Gold place: its stretch, its class in GeoNames, where it is."""

    start: int
    end: int
    phrase: str
    name: str
    feature: str
    country: str | None
    lat: float
    lon: float


def read_articles(path: Path, tables: Tables) -> Iterator[tuple[str, list[Toponym]]]:
    """Give text and toponyms of every article."""
    for article in ElementTree.parse(path).getroot():
        found = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is None:
                continue
            cells = {child.tag: child.text or "" for child in (*toponym, *tag)}
            found.append(
                Toponym(
                    start=int(cells["start"]),
                    end=int(cells["end"]),
                    phrase=cells["phrase"],
                    name=cells["name"],
                    feature=cells["fcode"],
                    country=tables.find_country(cells.get("country", "")),
                    lat=float(cells["lat"]),
                    lon=float(cells["lon"]),
                )
            )
        yield article.findtext("text") or "", found


def is_right(gold: Toponym, place: Place | None, tables: Tables) -> bool:
    """Tell whether the place found is the gold one."""
    if place is None:
        return False
    if place.lat is not None and place.lon is not None:
        return measure_km(place.lat, place.lon, gold.lat, gold.lon) <= NEAR_KM
    if gold.feature.startswith("PCL"):
        is_country = place.name == tables.country_name(place.country or "")
        return is_country and place.country == gold.country
    is_named = place.name.casefold() == gold.name.casefold()
    return gold.feature == "ADM1" and is_named and place.country in {None, gold.country}


def take_largest(phrase: str, tables: Tables) -> Place | None:
    """Give the most populous reading: a country, a province, else the largest city."""
    senses = tables.lexicon.senses.get(tuple(split_words(phrase)), ())
    for sense in senses:
        if sense.kind in {NameKind.STATE, NameKind.REGION}:
            return Place(name=sense.name, country=sense.country)
    cities = tables.gazetteer.find(phrase)
    if not cities:
        return None
    city = cities[0]
    return Place(name=phrase, country=city.country, lat=city.lat, lon=city.lon)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    tables, reader = load_tables(), load_reader()
    score: Counter[str] = Counter()
    left, seconds = options.errors, 0.0
    for text, gold in read_articles(options.data / "lgl" / "lgl.xml", tables):
        article = article_of_text(text, uri="lgl", today=TODAY)
        reading = reader.read(article.text, article.paragraphs)
        actors = find_actors(article, reading, tables)
        spans = [Part(start=toponym.start, end=toponym.end) for toponym in gold]
        given = locate(article, reading, actors, tables, spans)
        started = time.process_time()
        found = find_places(article, reading, actors, tables)
        seconds += time.process_time() - started
        by_start = {part.start: place for part, place in found}
        score["articles"] += 1
        for toponym, place in zip(gold, given, strict=True):
            is_town = toponym.feature.startswith("PPL")
            kinds = ("all", "towns") if is_town else ("all",)
            for kind in kinds:
                score[kind] += 1
                score[f"{kind} largest"] += is_right(
                    toponym, take_largest(toponym.phrase, tables), tables
                )
                score[f"{kind} located"] += is_right(toponym, place, tables)
                score[f"{kind} unknown"] += place is None or (
                    place.lat is None and place.country is None
                )
            own = by_start.get(toponym.start)
            score["found"] += own is not None
            score["found right"] += is_right(toponym, own, tables)
            if left and not is_right(toponym, place, tables):
                left -= 1
                print(
                    f"{toponym.phrase!r} {toponym.feature} {toponym.name}, "
                    f"{toponym.country}: {place}"
                )
    for kind in ("all", "towns"):
        print(f"{kind}: {score[kind]} toponyms in {score['articles']} articles, stretches given")
        for name in ("largest", "located"):
            share = score[f"{kind} {name}"] / score[kind]
            print(f"  {name:8} {share:.3f} within {NEAR_KM:.0f} km")
        print(f"  left unknown {score[f'{kind} unknown'] / score[kind]:.3f}")
    share = score["found right"] / score["found"]
    print(f"named as locations: {score['found']} of the toponyms found, {share:.3f} of these right")
    print(f"{seconds / score['articles'] * 1000:.1f} ms CPU an article")


if __name__ == "__main__":
    main()
