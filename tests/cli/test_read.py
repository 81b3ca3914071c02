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


def test_a_note_names_the_file_it_is_about(crosswire: Run, pipeline: FakePipeline) -> None:
    """With several files, a note alone would not say which one to look at."""
    report = read_report()
    pipeline.read = (report, Note(kind=NoteKind.ENCODING, text="read as Windows-1252"))
    err = crosswire("read", "a.txt", "--json").err
    assert f"note: {report.uri}: read as Windows-1252" in err


def test_many_inputs_unread_for_one_reason_are_counted(
    crosswire: Run, pipeline: FakePipeline
) -> None:
    """A feed of duplicates prints twenty lines and how many more; other reasons still show."""
    twins = tuple(
        Unread(uri=f"feed.jsonl:{at}", reason=f"It is the same as feed.jsonl:{at % 7}; left out.")
        for at in range(500)
    )
    pipeline.read = (read_report(), *twins, Unread(uri="x.bin", reason="a binary file; give text"))
    lines = crosswire("read", "feed.jsonl", "--json").err.splitlines()
    assert len(lines) == 22
    assert "not read: x.bin: a binary file; give text" in "\n".join(lines)
    assert "and 480 more like this: It is the same as another; left out." in lines[-1]
