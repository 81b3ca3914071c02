"""A file of another form is named, with what it should hold, by every bench that takes one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import attribution, coreference, entities, syntax

BENCHES = (attribution.main, coreference.main, entities.main, syntax.main)
TABLE = "url\tsha1\tannotator\tattribution\trole\tstart\tend\n"


def refuse(main: Callable[[], None], path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give what a bench says of a file that it refuses."""
    monkeypatch.setattr(sys, "argv", ["bench", "--data", str(path)])
    with pytest.raises(SystemExit) as stop:
        main()
    return str(stop.value.code)


@pytest.mark.parametrize("main", BENCHES)
@pytest.mark.parametrize(
    "content", [b"", b"Plain words\nof no form.\n", b"\x00\xff\xfe\x80", b"1\tAnn\tNONE\t_\t_\n\n"]
)
def test_another_form_is_refused(
    main: Callable[[], None], content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sample.txt"
    path.write_bytes(content)
    assert refuse(main, path, monkeypatch).startswith(f"{path}: not ")


@pytest.mark.parametrize("main", BENCHES)
def test_what_is_not_there_is_named(
    main: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refuse(main, tmp_path / "gone", monkeypatch).startswith(f"{tmp_path / 'gone'}: not ")


@pytest.mark.parametrize("main", [attribution.main, coreference.main])
def test_an_empty_folder_is_no_corpus(
    main: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refuse(main, tmp_path, monkeypatch).startswith(f"{tmp_path}: not ")


def test_the_line_of_a_treebank_that_is_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tree.conllu"
    path.write_text("1\tGo\tgo\tVERB\tVB\t_\ttop\troot\t_\t_\n\n")
    assert "line 1: head 'top' is no number" in refuse(syntax.main, path, monkeypatch)


@pytest.mark.parametrize("content", [TABLE, TABLE.replace("sha1", "digest") + "\n"])
def test_a_table_without_stretches_is_refused(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "marked.tsv"
    path.write_text(content)
    assert refuse(attribution.main, path, monkeypatch).startswith(f"{path}: not ")
