"""Cities of the world with coordinates, from GeoNames (CC BY 4.0)."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


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
    """Cities by every name they are known by; rows are parsed when they are asked for."""

    rows: Mapping[str, tuple[str, ...]]

    def find(self, name: str) -> tuple[City, ...]:
        """Find all cities of that name, the most populous first."""
        cities = [_parse(row) for row in self.rows.get(name.casefold(), ())]
        return tuple(sorted(cities, key=lambda city: -city.population))


@cache
def load_gazetteer() -> Gazetteer:
    """Load the packaged cities (about 26,000; once a process)."""
    packed = files("crosswire.reference").joinpath("data", "gazetteer.tsv.gz").read_bytes()
    rows: dict[str, tuple[str, ...]] = {}
    for line in gzip.decompress(packed).decode("utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        names = line[: line.index("\t")].casefold()
        for name in names.split("|"):
            rows[name] = (*rows.get(name, ()), line)
    return Gazetteer(MappingProxyType(rows))


def _parse(row: str) -> City:
    names, country, lat, lon, population = row.split("\t")
    return City(names.split("|", 1)[0], country, float(lat), float(lon), int(population))
