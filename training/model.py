"""The encoder (MiniLM, 6 layers of 384) and its heads, in torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from crosswire.reader.model.inputs import N_FEATURES
from training.crf import Chain
from training.labels import ATTRIBUTION_TAGS, NAME_TAGS, POS, RELATIONS, ROLE_TAGS

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
POSITIONS, VOCABULARY = 512, 30522
MEANING = 128
"""Numbers that say what a word means in its sentence."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the heads."""

    arc: int = 256
    relation: int = 128
    link: int = 128
    reference: int = 64
    dropout: float = 0.2


class Layer(nn.Module):
    """One transformer layer, norms behind (Vaswani et al. 2017, as BERT has it)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.last = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        n, length, _ = hidden.shape
        parts = self.qkv(hidden).view(n, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(n, length, WIDTH)
        hidden = self.norm(hidden + self.out(seen))
        return self.last(hidden + self.drop(self.down(functional.gelu(self.up(hidden)))))


class Encoder(nn.Module):
    """Word pieces to the hidden states of every layer."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.words.weight.requires_grad_(False)  # words that no corpus has keep their place
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.Embedding(N_FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> list[Tensor]:
        """Take ids, features and mask of shape (windows, pieces)."""
        places = torch.arange(ids.shape[1])
        return self.read(ids, features, mask[:, None, None, :], places)

    def read(self, ids: Tensor, features: Tensor, seen: Tensor, places: Tensor) -> list[Tensor]:
        """Take what each piece sees, (windows, 1, pieces or 1, pieces), and where it stands."""
        hidden = self.words(ids) + self.places(places) + self.features(features)
        hidden = self.drop(self.norm(hidden))
        bias = torch.zeros(seen.shape, dtype=hidden.dtype).masked_fill(~seen, -1e4)
        states = []
        for layer in self.layers:
            hidden = layer(hidden, bias)
            states.append(hidden)
        return states

    def load(self, path: Path) -> None:
        """Start from the published weights of all-MiniLM-L6-v2 (safetensors)."""
        given = load_file(str(path))
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"],
            "features.weight": given["embeddings.token_type_embeddings.weight"][:1].repeat(
                N_FEATURES, 1
            ),
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense", "norm": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "last": "output.LayerNorm",
        }  # fmt: skip
        for number in range(LAYERS):
            old, new = f"encoder.layer.{number}.", f"layers.{number}."
            for kind in ("weight", "bias"):
                own = (f"{old}attention.self.{part}.{kind}" for part in ("query", "key", "value"))
                state[f"{new}qkv.{kind}"] = torch.cat([given[name] for name in own])
                for mine, theirs in names.items():
                    state[f"{new}{mine}.{kind}"] = given[f"{old}{theirs}.{kind}"]
        self.load_state_dict(state)


class Mix(nn.Module):
    """Weighted sum of the layers' states, learned for each head (Peters et al. 2018)."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.tensor([0.0] * (LAYERS - 2) + [1.0, 2.0]))

    def forward(self, states: Tensor) -> Tensor:
        return torch.einsum("l,lbwh->bwh", self.weights.softmax(0), states)


class Dense(nn.Module):
    """Projection with GELU and dropout."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.line = nn.Linear(WIDTH, size)
        self.drop = nn.Dropout(dropout)

    def forward(self, hidden: Tensor) -> Tensor:
        return self.drop(functional.gelu(self.line(hidden)))


class Arcs(nn.Module):
    """Scores every word as the head of every other (Dozat and Manning 2017)."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.below = Dense(size, dropout)
        self.above = Dense(size, dropout)
        self.middle = nn.Linear(size, size)
        self.prior = nn.Linear(size, 1)
        self.scale = size**-0.5

    def forward(self, hidden: Tensor) -> Tensor:
        """Give scores of shape (windows, words below, words above)."""
        below, above = self.below(hidden), self.above(hidden)
        scores = self.middle(below) @ above.transpose(1, 2) * self.scale
        return scores + self.prior(above).transpose(1, 2)


class Reader(nn.Module):
    """The encoder with all heads; every head stands on the first piece of a word."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.encoder = Encoder()
        self.mixes = nn.ModuleDict(
            {name: Mix() for name in ("syntax", "names", "attribution", "reference", "meaning")}
        )
        self.drop = nn.Dropout(shape.dropout)
        self.pos = nn.Linear(WIDTH, len(POS))
        self.arcs = Arcs(shape.arc, shape.dropout)
        self.relation_below = Dense(shape.relation, shape.dropout)
        self.relation_above = Dense(shape.relation, shape.dropout)
        n_relations = len(RELATIONS)
        self.relations = nn.Parameter(
            torch.randn(n_relations, shape.relation + 1, shape.relation + 1) * 0.02
        )
        self.name = nn.Sequential(
            Dense(WIDTH // 2, shape.dropout), nn.Linear(WIDTH // 2, len(NAME_TAGS))
        )
        self.role = nn.Linear(WIDTH, len(ROLE_TAGS))
        self.tag = nn.Sequential(
            Dense(WIDTH // 2, shape.dropout), nn.Linear(WIDTH // 2, len(ATTRIBUTION_TAGS))
        )
        self.chain = Chain(ATTRIBUTION_TAGS)
        self.links = Arcs(shape.link, shape.dropout)
        self.asks = nn.Linear(WIDTH, shape.reference)
        self.answers = nn.Linear(WIDTH, shape.reference)
        self.nothing = nn.Linear(WIDTH, 1)
        self.distance = nn.Parameter(torch.zeros(10))
        self.meaning = nn.Sequential(Dense(WIDTH, 0.1), nn.Linear(WIDTH, MEANING))

    def words(self, ids: Tensor, features: Tensor, mask: Tensor, word_at: Tensor) -> Tensor:
        """Give the states of the words, (layers, windows, words, width)."""
        states = self.encoder(ids, features, mask)
        index = word_at[:, :, None].expand(-1, -1, WIDTH)
        return torch.stack([state.gather(1, index) for state in states])

    def mixed(self, states: Tensor, name: str) -> Tensor:
        """Give what one head stands on."""
        return self.drop(self.mixes[name](states))

    def relation_scores(self, hidden: Tensor, heads: Tensor) -> Tensor:
        """Score the relations of every word to the head given for it."""
        below, above = self.relation_below(hidden), self.relation_above(hidden)
        index = heads[:, :, None].expand(-1, -1, above.shape[-1])
        above = above.gather(1, index)
        below = functional.pad(below, (0, 1), value=1.0)
        above = functional.pad(above, (0, 1), value=1.0)
        return torch.einsum("bwi,rij,bwj->bwr", below, self.relations.to(below.dtype), above)
