"""Finds tokens, sentences, names, references and attributions in a text."""

from __future__ import annotations

from crosswire.reader.protocol import Reader
from crosswire.reader.rules import RuleReader

__all__ = ["Reader", "RuleReader", "load_reader"]


def load_reader() -> Reader:
    """
    Load the reader that ships with the package.

    Raises:
        ReaderError: A file of it is missing or damaged.
    """
    from crosswire.reader.trained import TrainedReader  # noqa: PLC0415 (loads onnxruntime)

    return TrainedReader.load()
