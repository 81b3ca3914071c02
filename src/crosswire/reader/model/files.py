"""The files of the trained reader: where they are, and whether they are whole."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

import msgspec

from crosswire.errors import ReaderError

FORMAT = 3
_NAMES = frozenset(("reader.onnx", "joint.onnx", "joint.words", "vocabulary.json"))


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """
    What goes with the weights.

    Attributes:
        format: Number of the layout of these files.
        digests: SHA-256 of each file, by its name.
        pos: Universal parts of speech, in the order of their numbers.
        relations: Universal Dependencies relations, in the order of theirs.
        names: Tags of names, "B-person".
        tags: Tags of attribution, "B-cue".
        steps: What going from one tag of attribution to the next scores.
        distance: What each doubling of the distance adds to a reference.
        confidence: Which share of attributions is real by how sure the model is, as knots of
            a rising line.
    """

    format: int
    digests: dict[str, str]
    pos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    tags: tuple[str, ...]
    steps: tuple[tuple[float, ...], ...]
    distance: tuple[float, ...]
    confidence: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))


class ModelFiles(msgspec.Struct, frozen=True, kw_only=True):
    """
    The files of one trained reader.

    Attributes:
        manifest: What goes with the weights.
        weights: The graph that onnxruntime runs.
        joint: The graph that reads two passages together; its table of words lies beside it.
        vocabulary: The word pieces.
        digest: SHA-256 of the manifest, which holds those of the other files.
    """

    manifest: Manifest
    weights: Path
    joint: Path
    vocabulary: Path
    digest: str


class _Layout(msgspec.Struct):
    format: int


def find_files(folder: Path | None = None) -> ModelFiles:
    """
    Find the files of the trained reader and check each against its digest.

    Args:
        folder: Where they are; None for those that ship with the package.

    Raises:
        ReaderError: A file is missing, or is not the one that the manifest names.
    """
    mend = "install crosswire again to mend it" if folder is None else "export it there again"
    if folder is None:
        folder = Path(str(resources.files("crosswire.reader.model") / "weights"))
    manifest, digest = _read_manifest(folder / "manifest.json", mend)
    for name, expected in manifest.digests.items():
        found = _digest(folder / name, mend)
        if found != expected:
            raise ReaderError(
                f"{folder / name}: not the file that this version was made with "
                f"(SHA-256 {found[:12]}, expected {expected[:12]}); {mend}"
            )
    return ModelFiles(
        manifest=manifest,
        weights=folder / "reader.onnx",
        joint=folder / "joint.onnx",
        vocabulary=folder / "vocabulary.json",
        digest=digest,
    )


def _read_manifest(path: Path, mend: str) -> tuple[Manifest, str]:
    try:
        content = path.read_bytes()
        layout = msgspec.json.decode(content, type=_Layout)
        if layout.format != FORMAT:
            raise ReaderError(
                f"{path}: files of format {layout.format}, this version reads {FORMAT}; {mend}"
            )
        manifest = msgspec.json.decode(content, type=Manifest)
    except OSError as error:
        raise ReaderError(
            f"{path}: the trained reader is missing ({error.strerror}); {mend}"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReaderError(f"{path}: damaged ({error}); {mend}") from error
    n_tags = len(manifest.tags)
    is_square = len(manifest.steps) == n_tags and all(len(row) == n_tags for row in manifest.steps)
    if not set(manifest.digests) >= _NAMES or not is_square:
        raise ReaderError(f"{path}: does not hold together; {mend}")
    return manifest, hashlib.sha256(content).hexdigest()


def _digest(path: Path, mend: str) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReaderError(
            f"{path}: the trained reader is incomplete ({error.strerror}); {mend}"
        ) from error
