"""How common a term is in the news, so that rare ones weigh more."""

from __future__ import annotations

import gzip
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import msgspec

from crosswire.errors import ReferenceDataError


class Frequencies(msgspec.Struct, frozen=True):
    """
    In how many articles each term stands.

    Attributes:
        n_articles: Articles counted.
        counts: Articles by term; a term that is missing stands in at most one.
    """

    n_articles: int
    counts: Mapping[str, int]

    def weigh(self, term: str, n_here: int = 0, n_reports: int = 0) -> float:
        """
        Give the inverse document frequency: 0 for "the", about 7 for an unseen name.

        Args:
            term: The term.
            n_here: In how many of the reports at hand it stands.
            n_reports: How many these are; their common theme then weighs less.
        """
        n_articles = self.n_articles + n_reports
        return math.log((n_articles + 1) / (self.counts.get(term, 0) + n_here + 1))


@cache
def load_frequencies() -> Frequencies:
    """
    Load the packaged counts (made by tools/make_frequencies.py).

    Raises:
        ReferenceDataError: The packaged table is damaged.
    """
    table = resources.files("crosswire.story") / "data" / "frequencies.txt.gz"
    try:
        lines = gzip.decompress(table.read_bytes()).decode().splitlines()
        n_articles = int(lines[0].removeprefix("# articles "))
        pairs = (line.rsplit(" ", 1) for line in lines[1:])
        counts = {term: int(count) for term, count in pairs}
    except (OSError, EOFError, ValueError, IndexError) as error:
        message = f"{table}: damaged table of term counts ({error}); install crosswire again"
        raise ReferenceDataError(message) from error
    return Frequencies(n_articles, MappingProxyType(counts))
