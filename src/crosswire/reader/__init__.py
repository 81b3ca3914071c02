"""Finds tokens, sentences, names, references and attributions in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.reader.protocol import Reader
from crosswire.reader.rules import RuleReader

if TYPE_CHECKING:
    from crosswire.reader.joint.model import JointReader

__all__ = ["Reader", "RuleReader", "load_reader", "load_readers"]


def load_reader() -> Reader:
    """
    Load the reader that ships with the package.

    Raises:
        ReaderError: A file of it is missing or damaged.
    """
    from crosswire.reader.trained import TrainedReader  # noqa: PLC0415 (loads onnxruntime)

    return TrainedReader.load()


def load_readers() -> tuple[Reader, JointReader]:
    """
    Load the reader, and the network that reads two passages together.

    Raises:
        ReaderError: A file of them is missing or damaged.
    """
    from crosswire.reader.joint.model import JointReader  # noqa: PLC0415 (loads onnxruntime)
    from crosswire.reader.model.files import find_files  # noqa: PLC0415
    from crosswire.reader.model.model import Model  # noqa: PLC0415
    from crosswire.reader.trained import TrainedReader  # noqa: PLC0415

    files = find_files()
    model = Model(files)
    return TrainedReader(model), JointReader(files, vocabulary=model.vocabulary)
