"""
Reads the shipped reader and joint reader back into torch, so that training can go on from them.

Weights of eight bits lose little on the way: `model.pt` of a run is better where it is still
there, and this serves where only the package is.
"""

from __future__ import annotations

import json
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
from training.model import LAYERS, Arcs, Reader
from training.mpnet import OFFSET
from training.mpnet_graph import N_PLACES, buckets

_INTEGER = "DynamicQuantizeMatMul"
_NORMS = ("LayerNormalization", "SkipLayerNormalization")
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


def restore_reader(folder: Path = PACKAGE) -> Reader:
    """
    Read the weights of `training/export.py` back.

    Args:
        folder: Holds `reader.onnx` and `manifest.json`.

    Raises:
        ValueError: The graph is not built as `export` builds it.
    """
    graph = onnx.load(folder / "reader.onnx").graph
    kept = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    model = Reader()
    encoder = model.encoder
    _fill_start(graph, kept, model)
    norms = [node.input[-2:] for node in graph.node if node.op_type in _NORMS]
    own = [encoder.norm, *(norm for layer in encoder.layers for norm in (layer.norm, layer.last))]
    for norm, (weight, bias) in zip(own, norms, strict=True):
        _fill(norm, _tensor(kept[weight]), _tensor(kept[bias]))
    lines = _lines(graph, kept)
    for layer in encoder.layers:
        for part in _PARTS:
            _fill(getattr(layer, part), *next(lines))
    _fill_heads(model, lines)
    if next(lines, None) is not None:
        raise ValueError("this graph multiplies more often than a reader does")
    _fill_mixes(graph, kept, model)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    model.chain.steps.data = torch.tensor(manifest["steps"]) - model.chain.barred
    model.distance.data = torch.tensor(manifest["distance"])
    return model


def _fill_start(graph: onnx.GraphProto, kept: Mapping[str, Array], model: Reader) -> None:
    """Fill in words, features and places, in the order in which they are written."""
    tables = [kept[n.input[0]] for n in graph.node if n.op_type == "Gather" and n.input[0] in kept]
    features, small, scale = tables[:3]
    places = next(kept[n.input[0]] for n in graph.node if n.op_type == "Slice")
    model.encoder.words.weight.data = _tensor(small * scale)
    model.encoder.features.weight.data = _tensor(features)
    model.encoder.places.weight.data[: len(places)] = _tensor(places)


def _fill_heads(model: Reader, lines: Iterator[tuple[Tensor, Tensor]]) -> None:
    """Fill in the heads, in the order in which `Exporter.write` writes them."""
    _fill(model.meaning[0].line, *next(lines))
    _fill(model.meaning[1], *next(lines))
    _fill_arcs(model.arcs, lines)
    _fill(model.pos, *next(lines))
    _fill(model.name[0].line, *next(lines))
    _fill(model.name[1], *next(lines))
    for part in (model.role, model.asks, model.answers, model.nothing):
        _fill(part, *next(lines))
    _fill_arcs(model.links, lines)
    _fill(model.relation_below.line, *next(lines))
    _fill(model.relation_above.line, *next(lines))
    pair, of_below, of_above = (next(lines) for _ in range(3))
    n, size = model.relations.shape[0], model.relations.shape[1] - 1
    table = model.relations.data
    table[:, :size, :size] = pair[0].view(n, size, size).transpose(1, 2)
    table[:, :size, size], table[:, size, size] = of_below
    table[:, size, :size] = of_above[0]
    _fill(model.tag[0].line, *next(lines))
    _fill(model.tag[1], *next(lines))


def _fill_arcs(part: Arcs, lines: Iterator[tuple[Tensor, Tensor]]) -> None:
    """Fill in a head that scores pairs of words; its middle is written scaled."""
    _fill(part.below.line, *next(lines))
    _fill(part.above.line, *next(lines))
    weight, bias = next(lines)
    _fill(part.middle, weight / part.scale, bias / part.scale)
    _fill(part.prior, *next(lines))


def _fill_mixes(graph: onnx.GraphProto, kept: Mapping[str, Array], model: Reader) -> None:
    """Fill in which layers each head stands on; a share too small to be written is 0.002."""
    layers = [node.output[0] for node in graph.node if node.op_type == "GatherND"][:LAYERS]
    shares = [
        (layers.index(node.input[0]), float(kept[node.input[1]][0]))
        for node in graph.node
        if node.op_type == "Mul" and node.input[0] in layers
    ]
    names = iter(("syntax", "names", "attribution", "reference", "meaning"))
    before = LAYERS
    for layer, share in shares:
        if layer <= before:
            weights = model.mixes[next(names)].weights
            weights.data.fill_(np.log(0.002))
        weights.data[layer] = np.log(share)
        before = layer


def _fill(part: torch.nn.Module, weight: Tensor, bias: Tensor) -> None:
    """
    Put a weight and a bias into a layer.

    Raises:
        ValueError: They have other shapes than the layer.
    """
    if part.weight.shape != weight.shape or part.bias.shape != bias.shape:
        raise ValueError(f"{tuple(weight.shape)} where {tuple(part.weight.shape)} is expected")
    part.weight.data, part.bias.data = weight, bias


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
            table, scale = (kept[name] for name in node.input[1:3])
            bias = kept[node.input[4]] if len(node.input) > 4 else np.zeros(len(scale), np.float32)
            yield _tensor((table * scale).T), _tensor(bias)
        elif node.op_type == "MatMul" and node.input[1] in kept:
            yield _tensor(kept[node.input[1]].T), _tensor(kept[added[node.output[0]]])


def _tensor(value: Array) -> Tensor:
    return torch.tensor(np.ascontiguousarray(value))
