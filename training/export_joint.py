"""
Writes a trained joint reader beside the reader.

Usage: python -m training.export_joint --run RUN [--reach 63] [--layers 6] [--out FOLDER]
       [--odds DIFFERENT SAME CLASH UPDATE]

A network that learned mostly from pairs that are hard sees two things too often. `--odds` says how
much commoner or rarer than there each label is among the pairs that are read in use; its chances
are set by that (Saerens et al. 2002). The folder holds `reader.onnx` already and gets `joint.onnx`
and its table of words, `joint.words`; `manifest.json` gets their digests.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto

from training.export import PACKAGE, array, digest
from training.graph import Graph
from training.joint import LAYERS, JointReader
from training.mpnet import WIDTH
from training.mpnet_graph import write_mpnet
from training.pair_sources import LABELS
from training.pairs import load

INT = TensorProto.INT64
_LARGE = 5_000_000


class Writer:
    """Writes one joint reader into a graph; a batch is one pair without padding."""

    def __init__(self, model: JointReader, graph: Graph) -> None:
        self.model = model.eval()
        self.graph = graph

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
        hidden = write_mpnet(g, model.encoder)
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


def move_words(model: onnx.ModelProto, path: Path) -> None:
    """Move the table of words to a file beside the graph: of it only what is used is loaded."""
    (own,) = _tables(model)
    path.write_bytes(own.raw_data)
    own.ClearField("raw_data")
    own.data_location = TensorProto.EXTERNAL
    own.external_data.add(key="location", value=path.name)


def _tables(model: onnx.ModelProto) -> list[onnx.TensorProto]:
    return [tensor for tensor in model.graph.initializer if len(tensor.raw_data) > _LARGE]


def export(
    checkpoint: Path, out: Path, *, layers: int = LAYERS, reach: int = 63,
    odds: Sequence[float] = (1.0,) * len(LABELS),
) -> Path:  # fmt: skip
    """
    Write the joint reader in eight bits; gives the path of the graph.

    Args:
        checkpoint: `model.pt` of a run.
        out: Folder of the reader.
        layers: Of the encoder.
        reach: Largest absolute weight, 127 or 63.
        odds: How much commoner each label is in use than in training.
    """
    model = load(checkpoint, layers)
    with torch.no_grad():
        model.last.bias += torch.tensor(odds).log()
    written = Writer(model, Graph(bits=8, reach=reach)).write()
    path = out / "joint.onnx"
    words = path.with_suffix(".words")
    move_words(written, words)
    onnx.save(written, path)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["digests"] |= {each.name: digest(each) for each in (path, words)}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return path


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--reach", type=int, default=63, choices=(63, 127))
    parser.add_argument("--out", type=Path, default=PACKAGE)
    parser.add_argument("--odds", type=float, nargs=len(LABELS), default=(1.0,) * len(LABELS))
    given = parser.parse_args()
    path = export(
        given.run / "model.pt", given.out, layers=given.layers, reach=given.reach, odds=given.odds
    )
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
