"""Statements and cells of the ledger in the form that PostgreSQL takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from crosswire.ledger.database import Cell, LedgerError, Row, Values

# What stands in a statement and is no plain text: all but the last group is kept as it is.
_TOKEN: Final = re.compile(
    r"""
      '(?:[^']|'')*'          # a text
    | "(?:[^"]|"")*"          # a name
    | --[^\n]*                # a remark
    | /\*.*?\*/               # a remark
    | ::                      # a cast
    | : (?P<name> [a-z_]\w*)  # a parameter
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ESCAPED: Final = re.compile("[\0\1]")
_ESCAPE: Final = re.compile("\1([01])")


def bind(statement: str, values: Values | None) -> tuple[bytes, list[Cell]]:
    """
    Write a statement with numbered parameters, and list their values: `:day` becomes `$1`.

    What is null is written so, since PostgreSQL asks for the type of every parameter, and `:since
    IS NULL` does not give one.

    Args:
        statement: With named parameters.
        values: Their values.

    Raises:
        LedgerError: One has no value.
    """
    numbers: dict[str, int] = {}
    pieces: list[str] = []
    for at, piece in enumerate(split_parameters(statement)):
        if at % 2 == 0:
            pieces.append(piece)
        elif _value_of(piece, values) is None:
            pieces.append("NULL")
        else:
            pieces.append(f"${numbers.setdefault(piece, len(numbers) + 1)}")
    return "".join(pieces).encode(), bind_row(numbers, values)


def bind_many(statement: str) -> tuple[bytes, tuple[str, ...]]:
    """Write a statement with numbered parameters, and list their names, for row after row."""
    numbers: dict[str, int] = {}
    pieces = [
        piece if at % 2 == 0 else f"${numbers.setdefault(piece, len(numbers) + 1)}"
        for at, piece in enumerate(split_parameters(statement))
    ]
    return "".join(pieces).encode(), tuple(numbers)


def bind_row(names: Sequence[str] | dict[str, int], values: Values | None) -> list[Cell]:
    """List the values of parameters in their order."""
    return [_escape(_value_of(name, values)) for name in names]


def _value_of(name: str, values: Values | None) -> Cell:
    try:
        return (values or {})[name]
    except KeyError as error:
        raise LedgerError(f"a statement of the ledger lacks a value for :{name}") from error


@lru_cache(maxsize=500)
def split_parameters(statement: str) -> tuple[str, ...]:
    """
    Split a statement at its parameters: plain text and names by turns, text first and last.

    What looks like a parameter inside a text ('at 16:30 :x'), a name, a remark or a cast
    (`day::text`) is none.
    """
    pieces: list[str] = []
    at = 0
    for found in _TOKEN.finditer(statement):
        name = found["name"]
        if name is not None:
            pieces += [statement[at : found.start()], name]
            at = found.end()
    return (*pieces, statement[at:])


def _escape(cell: Cell) -> Cell:
    """Write NUL, which PostgreSQL refuses in a text, as U+0001 and "0"."""
    if isinstance(cell, str) and ("\0" in cell or "\1" in cell):
        return _ESCAPED.sub(lambda found: f"\1{ord(found[0])}", cell)
    return cell


def restore_row(row: Row) -> Row:
    """Give the cells of a row as they were before `bind` escaped them."""
    if any(isinstance(cell, str) and "\1" in cell for cell in row):
        return tuple(_restore(cell) if isinstance(cell, str) else cell for cell in row)
    return row


def _restore(cell: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1])), cell)
