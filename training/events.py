"""
Learn the typing of clauses: `python -m training.events DATA`, with torch.

Writes `event_typing.npz`, trained on everything, to `src/crosswire/extract/events/weights`, and to
`bench/data/event_folds` the weights of the folds: `python -m bench events` measures every record
with weights that have not seen it. Sentences that share half of their word runs are in one fold.

The network learns first from the phrases of the CAMEO dictionary, the synthetic stories and running
news, then from the marked records and labelled clauses among a sample of those. A label that stands
for two types ("YIELD") asks for their sum.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench.event_records import FOLDS, N_FOLDS

from crosswire.extract.events.network import TYPES
from training.event_examples import CODINGS, Row, all_rows

N_SEEDS, N_UNITS = 3, 48
N_WORDS = 5000
ROOT = Path(__file__).resolve().parent.parent
LABELS = [*(each.value for each in TYPES), "NONE"]
JOINED = {"YIELD": ("CONCEDE", "RETREAT")}
GOLD = ("plv", "plover")
CLAUSES = "clauses"
"""Source of the clauses of running news, real and invented, that were labelled one by one."""
WEIGHT = {
    "plv": 1.0, "plover": 1.0, CLAUSES: 0.35, "dictionary": 0.3, "ngec": 0.15, "news": 0.3
}  # fmt: skip
SAMPLE = {"dictionary": 800, "ngec": 400, "news": 800}
BATCH, EPOCHS = 128, (3, 18)


@dataclass(frozen=True)
class Prepared:
    """Examples as tensors; `words` holds the rows of the known facts of each, from 1 on."""

    dense: torch.Tensor
    words: list[np.ndarray]
    wanted: torch.Tensor
    coding: torch.Tensor
    weight: torch.Tensor


class Trained(torch.nn.Module):
    """The network as `crosswire.extract.events.network` runs it."""

    def __init__(self, n_words: int, n_dense: int) -> None:
        """Start with small weights."""
        super().__init__()
        wide = N_UNITS + len(LABELS)
        self.words = torch.nn.EmbeddingBag(n_words + 1, wide, mode="sum", padding_idx=0)
        torch.nn.init.normal_(self.words.weight, 0, 0.03)
        with torch.no_grad():
            self.words.weight[:, N_UNITS:] = 0
        self.dense = torch.nn.Linear(n_dense, wide)
        self.answers = torch.nn.Linear(N_UNITS, len(LABELS), bias=False)
        self.bias = torch.nn.Embedding(len(CODINGS), wide)
        torch.nn.init.zeros_(self.bias.weight)

    def forward(
        self, dense: torch.Tensor, flat: torch.Tensor, offsets: torch.Tensor, coding: torch.Tensor
    ) -> torch.Tensor:
        """Give the logarithms of the probabilities."""
        dense = torch.nn.functional.dropout(dense, 0.2, self.training)
        total = self.dense(dense) + self.words(flat, offsets) + self.bias(coding)
        hidden = torch.nn.functional.dropout(torch.relu(total[:, :N_UNITS]), 0.4, self.training)
        return torch.log_softmax(self.answers(hidden) + total[:, N_UNITS:], dim=1)


def choose_words(rows: Sequence[Row]) -> dict[str, int]:
    """Choose the facts that are common enough to learn from, those of the records first."""
    score: Counter[str] = Counter()
    for row in rows:
        for word in row.facts.words:
            score[word] += 4 if row.source in {*GOLD, CLAUSES} else 1
    return {word: at + 1 for at, (word, n) in enumerate(score.most_common(N_WORDS)) if n >= 8}


def prepare(
    rows: Sequence[Row], vocabulary: dict[str, int]
) -> tuple[Prepared, np.ndarray, np.ndarray]:
    """Make tensors of examples; also give mean and width of each number."""
    dense = np.stack([row.facts.dense for row in rows]).astype(np.float32)
    gold = np.array([row.source in GOLD for row in rows])
    middle, width = dense[gold].mean(0), (dense[gold].std(0) + 0.05) / 0.3
    wanted = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    for at, row in enumerate(rows):
        for kind in JOINED.get(row.kind, (row.kind,)):
            wanted[at, LABELS.index(kind)] = 1
    return (
        Prepared(
            torch.tensor((dense - middle) / width),
            [
                np.array([vocabulary[each] for each in row.facts.words if each in vocabulary], int)
                for row in rows
            ],
            torch.tensor(wanted),
            torch.tensor([int(CODINGS[row.source]) for row in rows]),
            torch.tensor([WEIGHT[row.source] for row in rows]),
        ),
        middle,
        width,
    )


def train(  # noqa: PLR0917 (what training takes)
    network: Trained, data: Prepared, chosen: Sequence[int], epochs: int, rate: float, seed: int
) -> Trained:
    """Train on some of the examples, named facts dropped at random."""
    torch.manual_seed(seed)
    dice, order, drop = random.Random(seed), list(chosen), np.random.default_rng(seed)
    network.train()
    steps = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=1e-4)
    total, n = epochs * (len(order) // BATCH + 1), 0
    for _ in range(epochs):
        dice.shuffle(order)
        for begin in range(0, len(order), BATCH):
            batch = order[begin : begin + BATCH]
            n += 1
            for group in steps.param_groups:
                group["lr"] = rate * min(1, n / 30) * (1 - n / (total + 1))
            flat = np.concatenate([data.words[at] for at in batch])
            flat[drop.random(len(flat)) < 0.15] = 0
            offsets = np.cumsum([0, *(len(data.words[at]) for at in batch)])[:-1]
            said = network(
                data.dense[batch],
                torch.from_numpy(flat),
                torch.from_numpy(offsets),
                data.coding[batch],
            )
            right = (said.exp() * data.wanted[batch]).sum(1)
            loss = -(torch.log(right + 1e-6) * data.weight[batch]).sum() / BATCH
            steps.zero_grad()
            loss.backward()
            steps.step()
    return network


def group_sources(rows: Sequence[Row]) -> dict[str, list[int]]:
    """List the places of the examples that nobody labelled by hand."""
    return {name: [at for at, row in enumerate(rows) if row.source == name] for name in SAMPLE}


def begin(rows: Sequence[Row], data: Prepared, size: tuple[int, int]) -> list[Trained]:
    """Train networks of different chance on what nobody labelled by hand."""
    weak = [at for each in group_sources(rows).values() for at in each]
    started = []
    for seed in range(N_SEEDS):
        torch.manual_seed(seed)
        started.append(train(Trained(*size), data, weak, EPOCHS[0], 2.5e-3, seed))
    return started


def learn(
    rows: Sequence[Row], data: Prepared, gold: Sequence[int], started: Sequence[Trained]
) -> list[Trained]:
    """Go on with some of the records, among a sample of the rest."""
    by_source, trained = group_sources(rows), []
    for seed, network in enumerate(started):
        dice = random.Random(seed)
        sample = [
            at
            for name, n in SAMPLE.items()
            for at in dice.sample(by_source[name], min(n, len(by_source[name])))
        ]
        labelled = [at for at, row in enumerate(rows) if row.source == CLAUSES]
        chosen = [*gold, *labelled, *sample]
        trained.append(train(deepcopy(network), data, chosen, EPOCHS[1], 2.5e-3, seed))
    return trained


def write(
    path: Path,
    trained: Sequence[Trained],
    words: dict[str, int],
    middle: np.ndarray,
    width: np.ndarray,
) -> None:
    """Write networks side by side as one, in few bytes."""
    parts = [{k: v.detach().numpy() for k, v in each.state_dict().items()} for each in trained]

    def beside(tables: Sequence[np.ndarray]) -> np.ndarray:
        units = [table[..., :N_UNITS] for table in tables]
        return np.concatenate([*units, sum(t[..., N_UNITS:] for t in tables) / len(tables)], -1)

    bags = beside([each["words.weight"][1 : len(words) + 1] for each in parts])
    dense = beside([each["dense.weight"].T / width[:, None] for each in parts])
    bias = beside([each["bias.weight"] + each["dense.bias"] for each in parts])
    answers = np.concatenate([each["answers.weight"].T for each in parts]) / len(parts)
    stored = {}
    for name, table in (("words", bags), ("dense", dense)):
        scale = np.abs(table).max(0) / 127 + 1e-9
        stored[name] = np.round(table / scale).astype(np.int8)
        stored[f"{name}_scale"] = scale.astype(np.float32)
    np.savez_compressed(
        path,
        vocabulary=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        middle=middle.astype(np.float16),
        answers=answers.astype(np.float32),
        bias=bias.astype(np.float32),
        **stored,
    )


def main() -> None:
    """Train on everything, and once for each fold without it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the corpora")
    given = parser.parse_args()
    learn_all(all_rows(given.data))


def learn_all(rows: Sequence[Row]) -> None:
    """Learn from examples and write the packaged weights and those of each fold."""
    words = choose_words(rows)
    data, middle, width = prepare(rows, words)
    size = (len(words), data.dense.shape[1])
    gold = [at for at, row in enumerate(rows) if row.source in GOLD]
    started = begin(rows, data, size)
    FOLDS.mkdir(exist_ok=True)
    fold_of = {at: rows[at].group % N_FOLDS for at in gold}
    for fold in range(N_FOLDS):
        seen = [at for at in gold if fold_of[at] != fold]
        trained = learn(rows, data, seen, started)
        write(FOLDS / f"{fold}.npz", trained, words, middle, width)
    packaged = ROOT / "src" / "crosswire" / "extract" / "events" / "weights" / "event_typing.npz"
    write(packaged, learn(rows, data, gold, started), words, middle, width)


if __name__ == "__main__":
    main()
