"""The files of the trained reader are checked before they are run."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from crosswire.errors import ReaderError
from crosswire.reader.model.files import FORMAT, find_files

ADVICE = "export it there again"
CONTENTS = {
    "reader.onnx": b"weights", "joint.onnx": b"more", "joint.words": b"words",
    "vocabulary.json": b"{}",
}  # fmt: skip


def write_manifest(folder: Path, **changes: object) -> None:
    """Write a manifest that is right but for the changes."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENTS.items()}
    manifest = {
        "format": FORMAT, "digests": digests, "pos": ["NOUN"], "relations": ["root"],
        "names": ["O"], "tags": ["O"], "steps": [[0.0]], "distance": [0.0],
    } | changes  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with files that fit together."""
    for name, content in CONTENTS.items():
        (tmp_path / name).write_bytes(content)
    write_manifest(tmp_path)
    return tmp_path


def fault(folder: Path) -> str:
    """Give what is said of a folder that cannot be used; always with advice."""
    with pytest.raises(ReaderError) as raised:
        find_files(folder)
    assert ADVICE in str(raised.value)
    return str(raised.value)


def test_files_that_fit_are_found(folder: Path) -> None:
    files = find_files(folder)
    assert files.weights == folder / "reader.onnx"
    assert files.joint == folder / "joint.onnx"
    assert files.vocabulary == folder / "vocabulary.json"
    manifest = (folder / "manifest.json").read_bytes()
    assert files.digest == hashlib.sha256(manifest).hexdigest()
    assert files.manifest.tags == ("O",)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    said = fault(tmp_path / "absent")
    assert str(tmp_path / "absent" / "manifest.json") in said
    assert "missing" in said


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": 1}', b'{"format": 1, "pos": ["\xff"]}']
)
def test_a_damaged_manifest_is_named(folder: Path, content: bytes) -> None:
    (folder / "manifest.json").write_bytes(content)
    said = fault(folder)
    assert str(folder / "manifest.json") in said
    assert "damaged" in said


def test_another_format_is_named(folder: Path) -> None:
    write_manifest(folder, format=FORMAT + 1)
    said = fault(folder)
    assert str(folder / "manifest.json") in said
    assert f"format {FORMAT + 1}, this version reads {FORMAT}" in said


def test_a_manifest_must_name_all_files(folder: Path) -> None:
    write_manifest(folder, digests={"reader.onnx": hashlib.sha256(b"weights").hexdigest()})
    assert "does not hold together" in fault(folder)


def test_steps_must_fit_the_tags(folder: Path) -> None:
    write_manifest(folder, steps=[[0.0, 1.0]])
    assert "does not hold together" in fault(folder)


@pytest.mark.parametrize("name", CONTENTS)
def test_a_changed_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"other")
    said = fault(folder)
    assert str(folder / name) in said
    assert hashlib.sha256(b"other").hexdigest()[:12] in said


@pytest.mark.parametrize("name", CONTENTS)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    said = fault(folder)
    assert str(folder / name) in said
    assert "incomplete" in said
