"""Tables of values, which are no reports: CSV, TSV and their like."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

_SEPARATORS: Final = ",\t;|"
_SUFFIXES: Final = (".csv", ".tsv", ".tab", ".psv")
_MOST_ROWS: Final = 40
"""Rows that are looked at."""
_FEWEST_ROWS: Final = 3
"""Rows that make a table where its name does not say that it is one."""
_LONGEST_HEADER: Final = 400
_LEAST_ALIKE: Final = 0.9
"""Share of the rows that have as many cells as the first."""


def is_table(head: str, name: str) -> bool:
    """
    Tell a table from a report by its first characters.

    Each row of a table has as many cells as the first. Prose has now more commas, now fewer, and
    a space behind each; it may stand in a file that is called a table all the same.

    Args:
        head: The first few thousand characters.
        name: File name, for its suffix.
    """
    is_named = name.casefold().endswith(_SUFFIXES)
    fewest = 2 if is_named else _FEWEST_ROWS
    return any(
        _is_in_columns(list(_cut_rows(head, separator)), fewest)
        for separator in _SEPARATORS
        if (is_named and _has_header(head)) or not _is_prose(head, separator)
    )


def _has_header(head: str) -> bool:
    """Tell whether the first line is short and no sentence, as a row of names is."""
    first = head.lstrip("\ufeff \r\n").partition("\n")[0].strip()
    return len(first) <= _LONGEST_HEADER and not first.endswith((".", "!", "?", "”", '."'))


def _is_prose(head: str, separator: str) -> bool:
    """
    Tell whether most of the separators stand as marks do in prose.

    That is before a space or the end of a line, behind a space, or in a number: "1,250".
    """
    mark = re.escape(separator)
    n_marks = len(re.findall(rf"(?<= ){mark}|{mark}(?=[ \r\n])|(?<=\d){mark}(?=\d{{3}}\b)", head))
    return 2 * n_marks > head.count(separator)


def _cut_rows(head: str, separator: str) -> Iterator[list[str]]:
    """Cut rows into cells, the last one left out where it may be cut off."""
    lines = head.lstrip("\ufeff").splitlines(keepends=True)
    if len(lines) > _FEWEST_ROWS and not head.endswith(("\n", "\r")):
        lines.pop()
    try:
        rows = csv.reader(lines, delimiter=separator)
        yield from islice((row for row in rows if any(row)), _MOST_ROWS)
    except csv.Error:
        return


def _is_in_columns(rows: list[list[str]], fewest: int) -> bool:
    """Tell whether rows have as many cells as the first, two or more, and none is indented text."""
    if len(rows) < fewest:
        return False
    n_cells = len(rows[0])
    n_alike = Counter(map(len, rows))[n_cells]
    is_indented = not any(row[0].strip() for row in rows)
    return n_cells > 1 and n_alike >= _LEAST_ALIKE * len(rows) and not is_indented
