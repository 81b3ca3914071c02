"""Reads the tab-separated tables that ship with the package, and the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from crosswire.errors import ReferenceDataError


def read_packaged(name: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Read one packaged table whose first row names the columns, each row with its line number."""
    return parse_rows(_read_text(name), columns, name)


def read_rows(name: str, n_columns: int) -> Iterator[list[str]]:
    """
    Read one packaged table without a row of column names.

    Raises:
        ReferenceDataError: The table is missing, or a row has another number of cells.
    """
    for number, line in enumerate(_read_text(name).split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if len(cells) != n_columns:
            raise _misfit(name, number, len(cells), n_columns)
        yield cells


def read_lines(name: str) -> list[str]:
    """List the rows of one packaged table unparsed, for those who parse what they need of it."""
    return [line for line in _read_text(name).split("\n") if line and line[0] != "#"]


def _read_text(name: str) -> str:
    try:
        return files("crosswire.reference").joinpath("data", name).read_text(encoding="utf-8")
    except OSError as error:
        raise ReferenceDataError(
            f"{name}: missing from the installed package; install crosswire again"
        ) from error


def _misfit(where: str, number: int, n_found: int, n_due: int) -> ReferenceDataError:
    return ReferenceDataError(
        f"{where}, line {number}: {n_found} cells where {n_due} are due (tab-separated)"
    )


def read_user_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """
    Read a table that the user gives.

    Raises:
        ReferenceDataError: The file is missing, is no UTF-8, or a row has another
            number of cells than the header.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReferenceDataError(f"{path}: not UTF-8 at byte {error.start}; save it so") from error
    except OSError as error:
        raise ReferenceDataError(f"{path}: cannot be read ({error.strerror})") from error
    return parse_rows(text, columns, str(path))


def parse_rows(text: str, columns: Sequence[str], where: str) -> Iterator[tuple[int, list[str]]]:
    """
    Split a table into rows of exactly the expected columns.

    Lines that are blank or begin with "#" are remarks. The first other line names the columns.

    Raises:
        ReferenceDataError: The header or a row does not fit; the message names file and line.
    """
    header = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = True
            if cells != list(columns):
                wanted = ", ".join(columns)
                raise ReferenceDataError(
                    f"{where}, line {number}: the columns must be {wanted} (tab-separated)"
                )
            continue
        if len(cells) != len(columns):
            raise _misfit(where, number, len(cells), len(columns))
        yield number, cells


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list: "Kiev|Kyiv"."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def word_set(use: str) -> frozenset[str]:
    """Give the packaged words for one use ("places.features": "resort", "port", ...)."""
    return _load_words()[use]


def any_of(*uses: str) -> str:
    """Write a pattern that matches any one of the packaged words for some uses."""
    return "|".join(map(re.escape, sorted(frozenset[str]().union(*map(word_set, uses)))))


@cache
def _load_words() -> Mapping[str, frozenset[str]]:
    rows = read_packaged("actor_words.tsv", ("use", "words"))
    return MappingProxyType({use: frozenset(words.split()) for _, (use, words) in rows})
