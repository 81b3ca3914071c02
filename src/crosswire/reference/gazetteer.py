"""Cities of the world with coordinates, from GeoNames (CC BY 4.0)."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class City:
    """City with its country (alpha-3), coordinates in degrees (WGS 84) and inhabitants."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Cities by every name they are known by: sorted lines, parsed when they are asked for."""

    lines: tuple[str, ...]

    def find(self, name: str) -> tuple[City, ...]:
        """Find all cities of that name, the most populous first."""
        key = name.casefold() + "\t"
        index = bisect_left(self.lines, key)
        cities = []
        while index < len(self.lines) and self.lines[index].startswith(key):
            cities.append(_parse(self.lines[index]))
            index += 1
        return tuple(sorted(cities, key=lambda city: -city.population))


@cache
def load_gazetteer() -> Gazetteer:
    """Load the packaged cities (about 27,000; once a process)."""
    packed = files("crosswire.reference").joinpath("data", "gazetteer.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").split("\n")
    return Gazetteer(tuple(line for line in lines if line and line[0] != "#"))


def _parse(line: str) -> City:
    _, name, country, lat, lon, population = line.split("\t")
    return City(name, country, float(lat), float(lon), int(population))
