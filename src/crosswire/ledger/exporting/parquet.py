"""The flat tables as Parquet files, for data frames and databases of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crosswire.ledger.database import Database
from crosswire.ledger.exporting.flat import FlatKind, FlatRow, FlatTable
from crosswire.ledger.exporting.flat_typed import TABLES
from crosswire.ledger.exporting.tally import Tally
from crosswire.ledger.tables import load_arrow

_GROUP = 5_000
"""Rows that are held in memory and written together."""
_TYPES: Mapping[FlatKind, str] = MappingProxyType(
    {
        FlatKind.TEXT: "string",
        FlatKind.INTEGER: "int64",
        FlatKind.REAL: "float64",
        FlatKind.FLAG: "bool_",
    }
)


def write_parquet_folder(database: Database, folder: Path, tally: Tally, today: str) -> None:
    """
    Write each table into a file of a folder.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow = load_arrow()
    for table in TABLES:
        schema = _schema_of(arrow, table)
        with arrow.parquet.ParquetWriter(folder / f"{table.name}.parquet", schema) as writer:
            rows = _rows_of(database, table, tally, today)
            while some := list(islice(rows, _GROUP)):
                columns = zip(*some, strict=True)
                cells = [
                    arrow.array(column, type=field.type)
                    for column, field in zip(columns, schema, strict=True)
                ]
                writer.write_table(arrow.Table.from_arrays(cells, schema=schema))


def _schema_of(arrow: Any, table: FlatTable) -> Any:
    """Give the Arrow schema of a table: texts, numbers and lists as its columns say."""
    fields = []
    for column in table.columns:
        kind = (
            arrow.list_(arrow.string())
            if column.kind is FlatKind.WORDS
            else getattr(arrow, _TYPES[column.kind])()
        )
        fields.append((column.name, kind))
    return arrow.schema(fields)


def _rows_of(database: Database, table: FlatTable, tally: Tally, today: str) -> Iterator[FlatRow]:
    tally.begin(table.name)
    for row in table.rows(database, today):
        yield row
        tally.count(table.name)
