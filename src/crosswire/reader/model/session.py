"""Opens a trained graph for onnxruntime and runs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from crosswire.errors import ReaderError

FAULTS = (
    faults.Fail, faults.InvalidArgument, faults.InvalidGraph, faults.InvalidProtobuf,
    faults.NoSuchFile, faults.NotImplemented, faults.RuntimeException,
)  # fmt: skip
"""What onnxruntime raises where it cannot load or run a graph."""
SLOWER = ("SkipLayerNormFusion",)
"""What onnxruntime would join though it is faster apart; the numbers change in the last digits."""


class Network:
    """A trained graph; what it is given is read side by side, each text by itself."""

    def __init__(
        self,
        path: Path,
        *,
        threads: int,
        leave_out: str | None = None,
        leave_apart: Sequence[str] = (),
    ) -> None:
        """
        Open a graph on one thread a text: texts side by side gain more than threads within one.

        Args:
            path: The graph.
            threads: How many texts are read side by side.
            leave_out: The output that is not asked for.
            leave_apart: Optimisers of onnxruntime that are not used; see `SLOWER`.

        Raises:
            ReaderError: The weights cannot be run.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._path = path
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix=path.stem)
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"],
                disabled_optimizers=list(leave_apart),
            )  # fmt: skip
        except FAULTS as error:
            raise self._complain(error) from error
        self._outputs = [one.name for one in self._session.get_outputs() if one.name != leave_out]

    def run_each(
        self, feeds: Iterable[Mapping[str, Any]], outputs: Sequence[str] | None = None
    ) -> Iterator[Mapping[str, Any]]:
        """
        Run texts side by side, each as a batch of one.

        Each is run by itself: the eight-bit products scale with all that is run at once, so
        that beside other texts it would read a little differently.

        Args:
            feeds: What the graph takes of each.
            outputs: What is asked for; None for all but what is left out.

        Returns:
            For each text what the graph gives, by name.

        Raises:
            ReaderError: The weights cannot be run.
        """
        wanted = self._outputs if outputs is None else list(outputs)
        options = onnxruntime.RunOptions()
        options.only_execute_path_to_fetches = outputs is not None

        def run(feed: Mapping[str, Any]) -> Mapping[str, Any]:
            try:
                values = self._session.run(wanted, feed, options)
            except FAULTS as error:
                raise self._complain(error) from error
            return {name: value[0] for name, value in zip(wanted, values, strict=True)}

        return self._pool.map(run, feeds)

    def _complain(self, error: Exception) -> ReaderError:
        return ReaderError(
            f"{self._path}: cannot be run by onnxruntime {onnxruntime.__version__} ({error}); "
            "`crosswire doctor` says whether it is whole; if not, install crosswire again"
        )
