"""Opens a trained graph for onnxruntime."""

from __future__ import annotations

from pathlib import Path

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from crosswire.errors import ReaderError

FAULTS = (
    faults.Fail, faults.InvalidArgument, faults.InvalidGraph, faults.InvalidProtobuf,
    faults.NoSuchFile, faults.NotImplemented, faults.RuntimeException,
)  # fmt: skip
"""What onnxruntime raises where it cannot load or run a graph."""


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """
    Open a graph on one thread: texts side by side gain more than threads within one.

    Raises:
        ReaderError: The weights cannot be run.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except FAULTS as error:
        raise ReaderError(
            f"{path}: cannot be run by onnxruntime {onnxruntime.__version__} "
            f"({error}); install crosswire again"
        ) from error
