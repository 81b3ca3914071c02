"""Towns of the world with coordinates, from GeoNames (CC BY 4.0)."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

import msgspec


class City(msgspec.Struct, frozen=True):
    """
    Town with its country (alpha-3), coordinates in degrees (WGS 84) and inhabitants.

    Attributes:
        division: GeoNames code of the first-level division it lies in ("TX"), or "".
    """

    name: str
    country: str
    lat: float
    lon: float
    population: int
    division: str = ""


class Gazetteer(msgspec.Struct, frozen=True):
    """
    Towns by every name they are known by.

    Attributes:
        rows: Lines of tab-separated UTF-8, sorted by their bytes; a line is parsed when it
            is asked for, since a report asks for a few of 200,000.
    """

    rows: bytes

    def find(self, name: str) -> tuple[City, ...]:
        """
        Find all towns of that name, the most populous first.

        What is not listed with its hyphens is looked for without: "Ras al-Khaimah".
        """
        found = self._find(name.casefold())
        return found or (self._find(name.casefold().replace("-", " ")) if "-" in name else found)

    def _find(self, name: str) -> tuple[City, ...]:
        key = f"{name}\t".encode()
        start = self._first_line(key)
        cities = []
        while self.rows.startswith(key, start):
            end = self.rows.find(b"\n", start)
            cities.append(_parse(self.rows[start:end].decode()))
            start = end + 1
        return tuple(sorted(cities, key=lambda city: -city.population))

    def _first_line(self, key: bytes) -> int:
        """Give the offset of the first line that does not sort before the key, by bisection."""
        low, high = 0, len(self.rows)
        while low < high:
            middle = (low + high) // 2
            start = self.rows.rfind(b"\n", low, middle) + 1 or low
            end = self.rows.find(b"\n", middle, high)
            end = high if end < 0 else end + 1
            if self.rows[start : start + len(key)] < key:
                low = end
            else:
                high = start
        return low


@cache
def load_gazetteer() -> Gazetteer:
    """Load the packaged towns (about 147,000; once a process)."""
    packed = files("crosswire.reference").joinpath("data", "gazetteer.tsv.gz").read_bytes()
    lines = gzip.decompress(packed)
    first = 0
    while lines.startswith(b"#", first):
        first = lines.find(b"\n", first) + 1
    return Gazetteer(lines[first:])


def _parse(line: str) -> City:
    key, name, country, division, lat, lon, population = line.split("\t")
    usual = name or key.title()
    return City(usual, country, float(lat), float(lon), int(population), division)
