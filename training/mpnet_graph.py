"""Writes the encoder of the joint reader into a graph, node by node."""

from __future__ import annotations

import numpy as np
import torch

from crosswire.reader.joint.inputs import SIDE
from training.export import array
from training.graph import CONTRIB, Graph
from training.mpnet import HEADS, OFFSET, Encoder, Layer, bucket

N_PLACES = 2 * SIDE + 3
"""Pieces of two sides, with what begins and ends them."""


def buckets() -> torch.Tensor:
    """Give the bucket of the distance of any two places, (places, places)."""
    at = torch.arange(N_PLACES)
    return bucket(at[None, :] - at[:, None])


def write_mpnet(g: Graph, encoder: Encoder) -> str:
    """Write all layers; gives the last state of all pieces. A batch is one pair."""
    hidden, length = _write_start(g, encoder)
    bias = _write_bias(g, encoder, length)
    for layer in encoder.layers:
        hidden = _write_layer(g, layer, hidden, bias)
    return hidden


def _write_start(g: Graph, encoder: Encoder) -> tuple[str, str]:
    zero = g.keep(np.array([0]))
    length = g.op("Shape", "ids", start=1, end=2)
    table = array(encoder.places.weight[OFFSET : N_PLACES + OFFSET])
    places = g.op("Slice", g.keep(table), zero, length, zero)
    features = g.op("Gather", g.keep(array(encoder.features.weight)), "features")
    words = array(encoder.words.weight[encoder.numbers])  # a row for each of BERT's numbers
    hidden = g.op("Add", g.op("Add", g.look_up(words, "ids"), features), places)
    return _write_norm(g, hidden, encoder.norm), length


def _write_bias(g: Graph, encoder: Encoder, length: str) -> str:
    """Write what each head adds by the distance of two pieces, (1, heads, pieces, pieces)."""
    table = array(encoder.near(buckets()).permute(2, 0, 1)[None])
    both = g.op("Concat", length, length, axis=0)
    return g.op("Slice", g.keep(table), g.keep(np.array([0, 0])), both, g.keep(np.array([2, 3])))


def _write_layer(g: Graph, layer: Layer, hidden: str, bias: str) -> str:
    qkv = g.line(hidden, array(layer.qkv.weight), array(layer.qkv.bias))
    parts = g.ops("Split", 3, qkv, axis=-1)
    seen = g.op("MultiHeadAttention", *parts, "", "", bias, domain=CONTRIB, num_heads=HEADS)
    seen = g.line(seen, array(layer.out.weight), array(layer.out.bias))
    hidden = _write_norm(g, g.op("Add", seen, hidden), layer.norm)
    up = g.gelu(g.line(hidden, array(layer.up.weight), array(layer.up.bias)))
    down = g.line(up, array(layer.down.weight), array(layer.down.bias))
    return _write_norm(g, g.op("Add", down, hidden), layer.last)


def _write_norm(g: Graph, x: str, norm: torch.nn.LayerNorm) -> str:
    return g.norm(x, array(norm.weight), array(norm.bias), epsilon=norm.eps)
