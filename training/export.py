"""
Writes the trained reader as the files that the package ships.

Usage: python -m training.export --run RUN [--bits 8] [--reach 127] [--out FOLDER]
The folder gets `reader.onnx`, `vocabulary.json` and `manifest.json` with their digests.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto

from crosswire.reader.model.files import FORMAT
from training import labels, sources
from training.graph import CONTRIB, Array, Graph
from training.model import HEADS, POSITIONS, Arcs, Dense, Encoder, Layer, Mix, Reader

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "crosswire" / "reader" / "model" / "weights"
FLOAT, INT = TensorProto.FLOAT, TensorProto.INT64
MOST = 1.2  # of a number that says what a word means; few are larger


def array(value: torch.Tensor) -> Array:
    """Turn a weight into numpy."""
    return value.detach().float().numpy()


def write_start(g: Graph, encoder: Encoder, n_places: int = POSITIONS) -> str:
    """Write what stands before the first layer: words, features and places of `ids`, normalised."""
    zero = g.keep(np.array([0]))
    length = g.op("Shape", "ids", start=1, end=2)
    places = g.op("Slice", g.keep(array(encoder.places.weight[:n_places])), zero, length, zero)
    features = g.op("Gather", g.keep(array(encoder.features.weight)), "features")
    hidden = g.op("Add", g.look_up(array(encoder.words.weight), "ids"), features)
    hidden = g.op("Add", hidden, places)
    return g.norm(hidden, array(encoder.norm.weight), array(encoder.norm.bias))


def write_layer(g: Graph, layer: Layer, hidden: str, *mask: str) -> str:
    """Write one layer; `mask` is what attention takes behind the three parts, if anything."""
    qkv = g.line(hidden, array(layer.qkv.weight), array(layer.qkv.bias))
    parts = g.ops("Split", 3, qkv, axis=-1)
    seen = g.op("MultiHeadAttention", *parts, *mask, domain=CONTRIB, num_heads=HEADS)
    seen = g.line(seen, array(layer.out.weight), array(layer.out.bias))
    hidden = g.add_norm(seen, hidden, array(layer.norm.weight), array(layer.norm.bias))
    up = g.gelu(g.line(hidden, array(layer.up.weight), array(layer.up.bias)))
    down = g.line(up, array(layer.down.weight), array(layer.down.bias))
    return g.add_norm(down, hidden, array(layer.last.weight), array(layer.last.bias))


class Exporter:
    """Writes one model into a graph."""

    def __init__(self, model: Reader, graph: Graph) -> None:
        self.model = model.eval()
        self.graph = graph
        self.states: list[str] = []
        self.word_states: list[str] = []

    def encode(self) -> str:
        """Write the encoder; gives the last state of all pieces."""
        g, encoder = self.graph, self.model.encoder
        hidden = write_start(g, encoder)
        mask = g.op("Cast", "mask", to=TensorProto.INT32)
        for layer in encoder.layers:
            hidden = write_layer(g, layer, hidden, "", mask)
            self.states.append(hidden)
        return hidden

    def gather_words(self) -> None:
        """Take the states at the first piece of every word."""
        index = self.graph.op("Unsqueeze", "word_at", self.graph.keep(np.array([2])))
        self.word_states = [
            self.graph.op("GatherND", state, index, batch_dims=1) for state in self.states
        ]

    def mix(self, mix: Mix) -> str:
        """Write the weighted sum that a head stands on."""
        shares = array(mix.weights.softmax(0))
        total = ""
        for state, share in zip(self.word_states, shares, strict=True):
            if share < 0.004:
                continue
            part = self.graph.op("Mul", state, self.graph.keep(np.float32(share).reshape(1)))
            total = self.graph.op("Add", total, part) if total else part
        return total

    def dense(self, part: Dense, hidden: str) -> str:
        """Write a projection with GELU."""
        return self.graph.gelu(
            self.graph.line(hidden, array(part.line.weight), array(part.line.bias))
        )

    def arcs(self, part: Arcs, hidden: str) -> str:
        """Write the scores of all pairs of words."""
        g = self.graph
        below, above = self.dense(part.below, hidden), self.dense(part.above, hidden)
        middle = g.line(
            below, array(part.middle.weight) * part.scale, array(part.middle.bias) * part.scale
        )
        turned = g.op("Transpose", above, perm=[0, 2, 1])
        prior = g.line(above, array(part.prior.weight), array(part.prior.bias), whole=True)
        return g.op("Add", g.op("MatMul", middle, turned), g.op("Transpose", prior, perm=[0, 2, 1]))

    def relations(self, hidden: str, heads: str) -> str:
        """Write the relation of every word to its head."""
        g, model = self.graph, self.model
        below = self.dense(model.relation_below, hidden)
        above = self.dense(model.relation_above, hidden)
        index = g.op("Unsqueeze", heads, g.keep(np.array([2])))
        above = g.op("GatherND", above, index, batch_dims=1)
        table = array(model.relations)  # relations, below + 1, above + 1
        n, size = table.shape[0], table.shape[1] - 1
        pair = g.line(below, table[:, :size, :size].transpose(0, 2, 1).reshape(n * size, size))
        shape = g.keep(np.array([0, 0, n, size]))
        pair = g.op("Reshape", pair, shape)
        one = g.op("Unsqueeze", above, g.keep(np.array([3])))
        scores = g.op("Squeeze", g.op("MatMul", pair, one), g.keep(np.array([3])))
        scores = g.op("Add", scores, g.line(below, table[:, :size, size], table[:, size, size]))
        scores = g.op("Add", scores, g.line(above, table[:, size, :size]))
        return g.op("ArgMax", scores, axis=-1, keepdims=0)

    def write(self, notes: dict[str, str]) -> onnx.ModelProto:
        """Write everything."""
        g, model = self.graph, self.model
        last = self.encode()
        self.gather_words()
        syntax, names = self.mix(model.mixes["syntax"]), self.mix(model.mixes["names"])
        speech, reference = self.mix(model.mixes["attribution"]), self.mix(model.mixes["reference"])
        meaning = self.bytes(self.last(model.meaning, self.mix(model.mixes["meaning"])))
        row = g.op("Unsqueeze", "sentence", g.keep(np.array([2])))
        column = g.op("Unsqueeze", "sentence", g.keep(np.array([1])))
        arcs = g.bar(self.arcs(model.arcs, syntax), g.op("Equal", row, column))
        heads = g.op("ArgMax", arcs, axis=-1, keepdims=0)
        pos = g.line(syntax, array(model.pos.weight), array(model.pos.bias))
        name = self.last(model.name, names)
        role = g.line(names, array(model.role.weight), array(model.role.bias))
        asks = g.line(reference, array(model.asks.weight), array(model.asks.bias))
        answers = g.line(reference, array(model.answers.weight), array(model.answers.bias))
        nothing = g.line(
            reference, array(model.nothing.weight), array(model.nothing.bias), whole=True
        )
        is_word = g.op("GreaterOrEqual", column, g.keep(np.array(0)))
        links = g.op("Softmax", g.bar(self.arcs(model.links, speech), is_word), axis=-1)
        shape2, words = ("n", "words"), ("n", "words", "k")
        outputs = {
            "hidden": (last, FLOAT, ("n", "pieces", "width")),
            "pos": (g.op("ArgMax", pos, axis=-1, keepdims=0), INT, shape2),
            "heads": (heads, INT, shape2),
            "relations": (self.relations(syntax, heads), INT, shape2),
            "arcs": (arcs, FLOAT, ("n", "words", "words")),
            "names": (g.op("Softmax", name, axis=-1), FLOAT, words),
            "roles": (g.op("Softmax", role, axis=-1), FLOAT, words),
            "tags": (self.last(model.tag, speech), FLOAT, words),
            "links": (links, FLOAT, ("n", "words", "words")),
            "asks": (asks, FLOAT, words), "answers": (answers, FLOAT, words),
            "nothing": (nothing, FLOAT, words), "meanings": (meaning, TensorProto.INT8, words),
        }  # fmt: skip
        inputs = {
            "ids": (INT, ("n", "pieces")), "features": (INT, ("n", "pieces")),
            "mask": (INT, ("n", "pieces")), "word_at": (INT, shape2), "sentence": (INT, shape2),
        }  # fmt: skip
        return g.model(inputs, outputs, notes)

    def bytes(self, value: str) -> str:
        """Write numbers from -MOST to MOST as signed bytes."""
        g = self.graph
        scaled = g.op("Mul", value, g.keep(np.float32(127 / MOST).reshape(1)))
        ends = (g.keep(np.float32(end)) for end in (-127, 127))
        return g.op("Cast", g.op("Round", g.op("Clip", scaled, *ends)), to=TensorProto.INT8)

    def last(self, part: torch.nn.Sequential, hidden: str) -> str:
        """Write a projection with GELU and the layer behind it."""
        line = part[1]
        return self.graph.line(self.dense(part[0], hidden), array(line.weight), array(line.bias))


def describe(model: Reader) -> dict[str, object]:
    """Give what the reading side must know of the heads."""
    chain = model.chain
    return {
        "pos": labels.POS,
        "relations": labels.RELATIONS,
        "names": labels.NAME_TAGS,
        "tags": labels.ATTRIBUTION_TAGS,
        "steps": [[round(x, 4) for x in row] for row in (chain.steps + chain.barred).tolist()],
        "distance": [round(x, 4) for x in model.distance.tolist()],
        "confidence": [[0.0, 0.0], [1.0, 1.0]],  # training.calibrate measures it
    }


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def export(checkpoint: Path, out: Path, *, bits: int = 8, reach: int = 127) -> Path:
    """
    Write the files of a reader; gives the path of the graph.

    Args:
        checkpoint: `model.pt` of a run.
        out: Folder for the files.
        bits: 8 or 32.
        reach: Largest absolute weight in eight bits, 127 or 63.
    """
    model = Reader()
    model.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    out.mkdir(parents=True, exist_ok=True)
    written = Exporter(model, Graph(bits=bits, reach=reach)).write({"maker": "crosswire training"})
    onnx.checker.check_model(written)
    path = out / "reader.onnx"
    onnx.save(written, path)
    vocabulary = out / "vocabulary.json"
    shutil.copyfile(sources.find_start().parent / "tokenizer.json", vocabulary)
    manifest = {
        "format": FORMAT,
        "digests": {path.name: digest(path), vocabulary.name: digest(vocabulary)},
        **describe(model),
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return path


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--bits", type=int, default=8, choices=(8, 32))
    parser.add_argument("--reach", type=int, default=127, choices=(63, 127))
    parser.add_argument("--out", type=Path, default=PACKAGE)
    given = parser.parse_args()
    path = export(given.run / "model.pt", given.out, bits=given.bits, reach=given.reach)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, {given.bits} bits")


if __name__ == "__main__":
    main()
