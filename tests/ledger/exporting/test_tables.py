"""Flat tables: every column documented, text never a formula, the same in CSV and Parquet."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from msgspec import convert
from msgspec.structs import replace

from crosswire.errors import UsageError
from crosswire.ledger import Ledger
from crosswire.ledger.exporting.flat import stream_claims
from crosswire.ledger.exporting.flat_told import measure_nearness
from crosswire.ledger.exporting.flat_typed import TABLES
from crosswire.ledger.exporting.spreadsheets import write_cell
from crosswire.ledger.sqlite import SqliteDatabase
from crosswire.ledger.tables import to_arrow
from crosswire.types import Article, Claim, Figure, Mention, Place
from tests.conftest import REPOSITORY

Table = list[dict[str, str]]


def read_table(path: Path) -> Table:
    """Read a CSV file as a program that knows the byte order mark does."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(ledger: Ledger, tmp_path: Path) -> Path:
    """The tables as CSV."""
    ledger.export("csv", tmp_path / "tables")
    return tmp_path / "tables"


def test_there_is_a_file_for_each_table(folder: Path) -> None:
    """With a row of names, also where the table has no rows."""
    assert {path.name for path in folder.iterdir()} == {f"{table.name}.csv" for table in TABLES}
    for table in TABLES:
        head = (folder / f"{table.name}.csv").read_bytes().split(b"\r\n")[0]
        names = ",".join(column.name for column in table.columns)
        assert head.decode("utf-8-sig") == names


def test_passages_stand_in_the_reports_as_the_tables_say(
    folder: Path, database: SqliteDatabase
) -> None:
    """Offsets and characters survive the way into a spreadsheet."""
    texts = dict(database.rows("SELECT id, text FROM report"))
    mentions = read_table(folder / "mentions.csv")
    assert len(mentions) > 100
    for row in mentions:
        exact = texts[row["report"]][int(row["start"]) : int(row["end"])]
        assert row["exact"].removeprefix("'") == exact.removeprefix("'")
    for name in ("events", "figures", "relations", "commitments"):
        rows = read_table(folder / f"{name}.csv")
        assert rows, name
        for row in rows:
            place = slice(int(row["passage_start"]), int(row["passage_end"]))
            assert row["passage"].removeprefix("'") == texts[row["report"]][place]


def test_a_value_stands_beside_the_passage_that_gives_it(
    folder: Path, database: SqliteDatabase
) -> None:
    """Also where the earliest report of the claim printed another one."""
    claims = {one.entry.claim.id: one.entry.claim for one in stream_claims(database)}
    n_later = 0
    for name in ("events", "figures"):
        for row in read_table(folder / f"{name}.csv"):
            claim = claims[row["claim"]]
            place = (row["report"], int(row["passage_start"]), int(row["passage_end"]))
            given = [one for one in claim.mentions if (one.report, one.start, one.end) == place]
            assert any(measure_nearness(one, claim) == 3 for one in given), row
            n_later += any(measure_nearness(one, claim) == 0 for one in claim.mentions)
            speakers = [one.speaker.name if one.speaker else "" for one in given]
            assert any((one.split() or [""])[-1] in row["speaker"] for one in speakers), row
    assert n_later > 0


def test_a_loan_of_two_sizes_is_told_by_whom_gives_its_size() -> None:
    """85 million as the claim, 65 million in the first report: the second report has the row."""
    shown = Figure(low=8.5e7, high=8.5e7, unit="EUR", property="loan")
    claim, mention = (
        convert(
            {
                "id": "c", "kind": "figure", "summary": "", "verdict": "conflict", "aspects": [],
                "because": "", "reports": [], "missing_from": [], "origins": [],
                "independent_origins": 0, "mentions": [], "confidence": 0.5,
                "report": "r", "start": 0, "end": 1, "exact": "x", "form": "narrated",
                "source": None, "cue": None, "origin": None,
            },
            kind,
        )
        for kind in (Claim, Mention)
    )  # fmt: skip
    claim = replace(claim, figure=shown)
    nearness = [
        measure_nearness(replace(mention, figure=figure), claim)
        for figure in (
            Figure(low=6.5e7, high=6.5e7, unit="EUR"),
            Figure(low=8.5e7, high=8.5e7, unit="USD"),
            Figure(low=8.5e7, high=8.5e7, unit="EUR", property="aid"),
            Figure(low=8.5e7, high=8.5e7, unit="EUR"),
        )
    ]
    assert nearness == [0, 1, 2, 3]


def test_each_row_leads_to_its_claim(folder: Path) -> None:
    """Ids are those of the table of claims."""
    claims = {row["claim"] for row in read_table(folder / "claims.csv")}
    for name in ("mentions", "events", "figures", "relations", "commitments"):
        assert {row["claim"] for row in read_table(folder / f"{name}.csv")} <= claims


def test_a_headline_is_no_formula(folder: Path) -> None:
    """One that begins with a dash or an equals sign gets an apostrophe."""
    titles = {row["report"]: row["title"] for row in read_table(folder / "reports.csv")}
    assert titles["rhttpsharbourexamplea"] == "'- Harbour\tnews"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        ("", ""),
        ("Oslo", "Oslo"),
        ("=1+1", "'=1+1"),
        ("+47", "'+47"),
        ("-4", "'-4"),
        ("@all", "'@all"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"),
        (("=1", "b"), "'=1; b"),
        ((), ""),
        (-4, "-4"),
        (-4.5, "-4.5"),
        (3.2e9, "3200000000"),
        (True, "true"),
    ],
)
def test_cells(cell: object, written: str) -> None:
    """Texts are guarded, numbers are numbers."""
    assert write_cell(cell) == written


def test_an_archive_holds_the_same_files(folder: Path, ledger: Ledger, tmp_path: Path) -> None:
    """And two archives of one ledger are the same, byte for byte."""
    ledger.export("csv", tmp_path / "one.zip")
    ledger.export("csv", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        for name in archive.namelist():
            assert archive.read(name) == (folder / name).read_bytes()


def test_every_column_is_documented() -> None:
    """docs/export.md names each column of each table."""
    text = (REPOSITORY / "docs" / "export.md").read_text()
    shared = set(re.findall(r"`(\w+)`", text.split("The last four end with")[1].split("\n\n")[0]))
    parts = dict(re.findall(r"^- \*\*(\w+)\*\*:(.*?)(?=^- \*\*|^$)", text, re.M | re.S))
    for table in TABLES:
        named = set(re.findall(r"`(\w+)`", parts[table.name])) | shared
        assert {column.name for column in table.columns} <= named, table.name


def test_tables_go_to_no_stream(ledger: Ledger) -> None:
    """Several files are not one."""
    with pytest.raises(UsageError, match="csv is no format of lines"):
        ledger.export("csv", io.BytesIO())


def test_without_pyarrow_the_message_says_what_to_install(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is written."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'crosswire\[arrow\]'"):
        ledger.export("parquet", tmp_path / "tables")
    with pytest.raises(UsageError, match=r"pip install 'crosswire\[arrow\]'"):
        to_arrow(ledger.stories())
    assert not list(tmp_path.iterdir())


def test_parquet_holds_what_csv_holds(folder: Path, ledger: Ledger, tmp_path: Path) -> None:
    """Cell by cell, with the types that the columns declare."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="SKIPPED: needs crosswire[arrow]")
    ledger.export("parquet", tmp_path / "columns")
    for table in TABLES:
        found = parquet.read_table(tmp_path / "columns" / f"{table.name}.parquet")
        assert found.column_names == [column.name for column in table.columns]
        rows = read_table(folder / f"{table.name}.csv")
        assert len(rows) == found.num_rows
        for row, cells in zip(rows, found.to_pylist(), strict=True):
            assert row == {
                name: write_cell(tuple(cell) if isinstance(cell, list) else cell)
                for name, cell in cells.items()
            }


def test_results_are_arrow_tables(ledger: Ledger) -> None:
    """Each field is a column, typed by the field, also where nothing stands in it."""
    arrow = pytest.importorskip("pyarrow", reason="SKIPPED: needs crosswire[arrow]")
    for values in (
        ledger.stories(),
        ledger.claims(),
        ledger.figures(),
        ledger.commitments(),
        ledger.history(ledger.claims()[0].claim.id),
        (ledger.dyad("NOR", "CHL"),),
        (ledger.check(),),
    ):
        found = to_arrow(values)
        assert found.num_rows == len(values)
        assert found.column_names == list(values[0].__struct_fields__)
    places = to_arrow([Place(name="Oslo")])
    assert places.schema.field("lat").type == arrow.float64()
    assert places.to_pylist() == [{"name": "Oslo", "country": None, "lat": None, "lon": None}]
    assert to_arrow(()).num_rows == 0


def test_a_table_is_of_one_type(ledger: Ledger) -> None:
    """Places and reports have no columns in common."""
    pytest.importorskip("pyarrow", reason="SKIPPED: needs crosswire[arrow]")
    with pytest.raises(UsageError, match="of several: Article, Place"):
        to_arrow([Place(name="Oslo"), Article(id="r", uri="a.txt", text="")])


def entries_of(ledger: Ledger) -> tuple[tuple[object, ...], ...]:
    """What a desk counts with."""
    return (ledger.stories(), ledger.claims(), ledger.figures(), ledger.dyad("NOR", "CHL").events)


def test_pandas_takes_results_over(ledger: Ledger) -> None:
    """A row each, fields by their names, numbers as numbers."""
    arrow = pytest.importorskip("pyarrow", reason="SKIPPED: needs crosswire[arrow]")
    pytest.importorskip("pandas", reason="SKIPPED: needs pandas")
    for values in entries_of(ledger):
        table = to_arrow(values)
        frame = table.to_pandas()
        assert len(frame) == len(values)
        assert list(frame.columns) == table.column_names
        assert arrow.Table.from_pandas(frame, schema=table.schema).equals(table)
    told = to_arrow(ledger.figures()).to_pandas()
    assert [one["low"] for one in told["figure"]] == [one.figure.low for one in ledger.figures()]


def test_polars_takes_results_over(ledger: Ledger) -> None:
    """A row each, with the very values; a mapping is a list of its names and values."""
    arrow = pytest.importorskip("pyarrow", reason="SKIPPED: needs crosswire[arrow]")
    polars = pytest.importorskip("polars", reason="SKIPPED: needs polars")
    for values in entries_of(ledger):
        table = to_arrow(values)
        frame = polars.from_arrow(table)
        assert frame.shape == (len(values), len(table.column_names))
        assert frame.columns == table.column_names
        for name in table.column_names:
            if not arrow.types.is_map(table.schema.field(name).type):
                assert frame[name].to_list() == table[name].to_pylist()
    told = polars.from_arrow(to_arrow(ledger.figures()))
    low = told.select(polars.col("figure").struct.field("low")).to_series().to_list()
    assert low == [one.figure.low for one in ledger.figures()]
