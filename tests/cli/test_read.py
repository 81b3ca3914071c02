"""`crosswire read`."""

from __future__ import annotations

import json
from collections.abc import Callable

from crosswire.types import Note, NoteKind, Unread
from tests.cli.conftest import FakePipeline, Result
from tests.views.fixtures import read_report

Run = Callable[..., Result]


def test_one_object_a_report(crosswire: Run, pipeline: FakePipeline) -> None:
    """--json prints JSON Lines."""
    pipeline.read = (read_report(), read_report())
    result = crosswire("read", "a.txt", "--json")
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["r-lagoon"] * 2
    assert (result.status, result.err) == (0, "")


def test_the_default_is_for_reading(crosswire: Run, pipeline: FakePipeline) -> None:
    """Statements stand under their speakers."""
    pipeline.read = (read_report(),)
    assert "Kabelo Moatlhodi, Transport Minister\n" in crosswire("read", "a.txt").out


def test_notes_and_unread_inputs_go_to_standard_error(
    crosswire: Run, pipeline: FakePipeline
) -> None:
    """They do not mix with the objects, and unread inputs make status 1."""
    pipeline.read = (
        Note(kind=NoteKind.ENCODING, text="read as Windows-1252"),
        read_report(),
        Unread(uri="x.bin", reason="a binary file; give text"),
    )
    result = crosswire("read", "a.txt", "x.bin", "--json")
    assert len(result.out.splitlines()) == 1
    assert "note: read as Windows-1252" in result.err
    assert "not read: x.bin: a binary file; give text" in result.err
    assert result.status == 1


def test_nothing_readable_is_status_1(crosswire: Run, pipeline: FakePipeline) -> None:
    """A clear line says so."""
    pipeline.read = (Unread(uri="x.bin", reason="a binary file; give text"),)
    result = crosswire("read", "x.bin")
    assert (result.status, result.out) == (1, "")
    assert "no report could be read in 1 input" in result.err


def test_no_file_is_wrong_usage(crosswire: Run, pipeline: FakePipeline) -> None:
    """Nothing to read is a mistake of the caller."""
    assert crosswire("read").status == 2
