"""
Writes the trained joint reader beside the reader whose table of words it shares.

Usage: python -m training.export_joint --run RUN [--reach 63] [--layers 6] [--out FOLDER]
The folder holds `reader.onnx` already and gets `joint.onnx`; `manifest.json` gets its digest.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, numpy_helper

from training.export import PACKAGE, array, digest, write_layer, write_start
from training.graph import Graph
from training.model import WIDTH
from training.pairs import JointReader

INT = TensorProto.INT64
N_PLACES = 256
"""More than two sides have pieces."""
_LARGE = 5_000_000


class Writer:
    """Writes one joint reader into a graph; a batch is one pair without padding."""

    def __init__(self, model: JointReader, graph: Graph) -> None:
        self.model = model.eval()
        self.graph = graph

    def encode(self) -> str:
        """Write the encoder."""
        hidden = write_start(self.graph, self.model.encoder, N_PLACES)
        for layer in self.model.encoder.layers:
            hidden = write_layer(self.graph, layer, hidden)
        return hidden

    def side(self, hidden: str, numbers: tuple[int, int]) -> str:
        """Average the states of what is marked on one side."""
        g = self.graph
        chosen = g.op("Or", *(g.op("Equal", "features", g.keep(np.array(n))) for n in numbers))
        share = g.op("Unsqueeze", g.op("Cast", chosen, to=TensorProto.FLOAT), g.keep(np.array([2])))
        axis = g.keep(np.array([1]))
        total = g.op("ReduceSum", g.op("Mul", hidden, share), axis, keepdims=0)
        count = g.op("ReduceSum", share, axis, keepdims=0)
        return g.op("Div", total, g.op("Max", count, g.keep(np.float32(1.0).reshape(1))))

    def write(self) -> onnx.ModelProto:
        """Write everything."""
        g, model = self.graph, self.model
        hidden = self.encode()
        left, right = self.side(hidden, (2, 4)), self.side(hidden, (3, 5))
        first = g.op("Squeeze", g.op("Slice", hidden, *(g.keep(np.array([n])) for n in (0, 1, 1))),
                     g.keep(np.array([1])))  # fmt: skip
        product = g.op("Mul", g.op("Mul", left, right), g.keep(np.float32(WIDTH**0.5).reshape(1)))
        apart = g.op("Abs", g.op("Sub", left, right))
        both = g.op("Concat", first, product, apart, axis=-1)
        line = g.line(both, array(model.line.weight), array(model.line.bias), whole=True)
        last = g.line(g.gelu(line), array(model.last.weight), array(model.last.bias), whole=True)
        outputs = {
            "chances": (g.op("Softmax", last, axis=-1), TensorProto.FLOAT, ("n", "labels")),
        }
        inputs = {"ids": (INT, ("n", "pieces")), "features": (INT, ("n", "pieces"))}
        return g.model(inputs, outputs, {"maker": "crosswire training"})


def share_words(model: onnx.ModelProto, reader: Path) -> None:
    """
    Take the table of words from the reader's file: both trainings leave it as it was.

    Raises:
        SystemExit: The reader has another table.
    """
    content = reader.read_bytes()
    (theirs,) = _tables(onnx.load_model_from_string(content))
    (own,) = _tables(model)
    apart = np.abs(numpy_helper.to_array(own).astype(int) - numpy_helper.to_array(theirs))
    if apart.max() > 1:  # the mean of several runs may round the other way
        raise SystemExit(f"{reader}: does not hold the table of words of this model")
    at, length = content.index(theirs.raw_data), len(theirs.raw_data)
    own.ClearField("raw_data")
    own.data_location = TensorProto.EXTERNAL
    for key, value in (("location", reader.name), ("offset", at), ("length", length)):
        own.external_data.add(key=key, value=str(value))


def _tables(model: onnx.ModelProto) -> list[onnx.TensorProto]:
    return [tensor for tensor in model.graph.initializer if len(tensor.raw_data) > _LARGE]


def export(checkpoint: Path, out: Path, *, layers: int = 6, bits: int = 8, reach: int = 63) -> Path:
    """
    Write the joint reader; gives the path of the graph.

    Args:
        checkpoint: `model.pt` of a run.
        out: Folder of the reader.
        layers: Of the encoder.
        bits: 8 or 32.
        reach: Largest absolute weight in eight bits, 127 or 63.
    """
    model = JointReader(layers)
    model.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    written = Writer(model, Graph(bits=bits, reach=reach)).write()
    if bits == 8:
        share_words(written, out / "reader.onnx")
    path = out / "joint.onnx"
    onnx.save(written, path)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["digests"][path.name] = digest(path)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return path


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--reach", type=int, default=63, choices=(63, 127))
    parser.add_argument("--out", type=Path, default=PACKAGE)
    given = parser.parse_args()
    path = export(given.run / "model.pt", given.out, layers=given.layers, reach=given.reach)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
