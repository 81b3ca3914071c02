"""
Reads the shipped joint reader back into torch, so that training can go on from it.

Weights of eight bits lose little on the way: `model.pt` of a run is better where it is still
there, and this serves where only the package is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.export import PACKAGE
from training.graph import Array
from training.joint import JointReader
from training.mpnet import OFFSET
from training.mpnet_graph import N_PLACES, buckets

_INTEGER = "DynamicQuantizeMatMul"
_PARTS = ("qkv", "out", "up", "down")


def restore_joint(path: Path = PACKAGE / "joint.onnx") -> JointReader:
    """
    Read the weights of `training/export_joint.py` back.

    Args:
        path: The graph, with its table of words beside it.

    Raises:
        ValueError: The graph is not built as `export_joint` builds it.
    """
    graph = onnx.load(path).graph
    kept = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    norms = [node.input[1:3] for node in graph.node if node.op_type == "LayerNormalization"]
    n_layers = (len(norms) - 1) // 2
    model = JointReader(n_layers)
    state = model.state_dict()
    _restore_tables(graph, kept, model, state)
    names = ["encoder.norm"]
    for number in range(n_layers):
        names += [f"encoder.layers.{number}.{part}" for part in ("norm", "last")]
    for name, (weight, bias) in zip(names, norms, strict=True):
        state[f"{name}.weight"], state[f"{name}.bias"] = _tensor(kept[weight]), _tensor(kept[bias])
    names = [f"encoder.layers.{number}.{part}" for number in range(n_layers) for part in _PARTS]
    for name, (line, bias) in zip([*names, "line", "last"], _lines(graph, kept), strict=True):
        state[f"{name}.weight"], state[f"{name}.bias"] = line, bias
    model.load_state_dict(state)
    return model


def _restore_tables(
    graph: onnx.GraphProto,
    kept: Mapping[str, Array],
    model: JointReader,
    state: dict[str, Tensor],
) -> None:
    """Put words, places, features and what distances add where they belong."""
    features, small, scale = (
        kept[node.input[0]] for node in graph.node if node.op_type == "Gather"
    )
    if features.dtype != np.float32:
        features, small, scale = scale, features, small
    cut = [node.input[0] for node in graph.node if node.op_type == "Slice"]
    places, near = (kept[name] for name in cut if name in kept)
    state["encoder.words.weight"][model.encoder.numbers] = _tensor(small * scale)
    state["encoder.features.weight"] = _tensor(features)
    state["encoder.places.weight"][OFFSET : N_PLACES + OFFSET] = _tensor(places)
    state["encoder.near.weight"][buckets()] = _tensor(near[0].transpose(1, 2, 0))


def _lines(graph: onnx.GraphProto, kept: Mapping[str, Array]) -> Iterator[tuple[Tensor, Tensor]]:
    """Give weight and bias of each product, in the order in which they are written."""
    added = {node.input[0]: node.input[1] for node in graph.node if node.op_type == "Add"}
    for node in graph.node:
        if node.op_type == _INTEGER:
            table, scale, _, bias = (kept[name] for name in node.input[1:5])
            yield _tensor((table * scale).T), _tensor(bias)
        elif node.op_type == "MatMul" and node.input[1] in kept:
            yield _tensor(kept[node.input[1]].T), _tensor(kept[added[node.output[0]]])


def _tensor(value: Array) -> Tensor:
    return torch.tensor(np.ascontiguousarray(value))
