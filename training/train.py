"""
Trains the reader on all corpora at once.

Usage: python -m training.train --out RUN [--data FOLDER] [--start RUN/model.pt]
       [--epochs polnear=6,ewt=9,gum=8,names=9] [--rate 2e-4] [--head-rate 1.5e-3] [--seed 7]
       [--only meaning|names]
A run that was stopped goes on from its last checkpoint when it is started again.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from crosswire.reader.model.inputs import Vocabulary
from training import sources
from training.losses import find_losses
from training.meaning import Teacher
from training.measure import measure
from training.model import Encoder, Reader
from training.sources import Source
from training.tensors import blur, collate
from training.windows import Window, batch_windows, cut_windows

WEIGHTS = {"pos": 0.5, "head": 1.0, "relation": 1.0, "name": 1.0, "role": 0.5, "tag": 6.0,
           "link": 0.5, "reference": 0.5, "meaning": 3.0}  # fmt: skip
LIMITS = (96, 128, 192, 256, 320, 384)
ALONE = {
    "meaning": (("meaning",), ("meaning.", "mixes.meaning.")),
    "names": (("name", "role"), ("name.", "role.", "mixes.names.")),
}
"""What may be trained while all else is frozen: its losses, and the weights that it owns."""


@dataclass(frozen=True)
class Options:
    """How to train."""

    out: Path
    epochs: dict[str, float]
    budget: int = 1280
    rate: float = 2e-4
    head_rate: float = 1.5e-3
    warm: float = 0.05
    hide: float = 0.04
    seed: int = 7
    average: float = 0.99
    teach_every: int = 2
    only: str = ""  # what of `ALONE` is trained, all else frozen
    check_every: float = 600.0
    note_every: int = 50
    plan: tuple[str, ...] = ()  # source of each step; made from the epochs where empty


def draw_batches(
    source: Source, vocabulary: Vocabulary, budget: int, chance: random.Random
) -> Iterator[list[Window]]:
    """Give batches without end; every pass cuts other windows."""
    while True:
        windows: list[Window] = []
        for item in source.prepared(chance):
            limit = chance.choice(source.limits or LIMITS)
            windows += cut_windows(item, vocabulary, limit, whole=source.whole)
        yield from batch_windows(windows, budget, chance)


def plan_steps(
    found: dict[str, Source], epochs: dict[str, float], budget: int, chance: random.Random
) -> list[str]:
    """Tell from which source each step draws."""
    plan: list[str] = []
    for name, source in found.items():
        plan += [name] * round(source.n_pieces * 1.1 / budget * epochs.get(name, 0))
    chance.shuffle(plan)
    return plan


def make_optimizer(model: Reader, options: Options) -> torch.optim.Optimizer:
    """AdamW with a smaller rate for the encoder than for the heads."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = defaultdict(list)
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        rate = options.rate if name.startswith("encoder.") else options.head_rate
        groups[rate, 0.01 if weight.ndim > 1 else 0.0].append(weight)
    return torch.optim.AdamW(
        [{"params": g, "lr": rate, "weight_decay": decay} for (rate, decay), g in groups.items()],
        betas=(0.9, 0.98),
    )


def rate_at(step: int, total: int, warm: float) -> float:
    """Give the share of the full rate: up, then straight down to nothing."""
    rise = max(1, int(total * warm))
    return step / rise if step < rise else max(0.0, (total - step) / max(1, total - rise))


def make_teacher(
    options: Options, found: dict[str, Source], vocabulary: Vocabulary, plan: list[str]
) -> Teacher:
    """Load the encoder to start from, with the directions that this run keeps of its states."""
    encoder = Encoder()
    encoder.load(sources.find_start())
    teacher = Teacher(encoder)
    kept = options.out / "teacher.pt"
    if kept.exists():
        teacher.load_state_dict(torch.load(kept))
        return teacher
    chance = random.Random(options.seed)
    names = sorted(set(plan))
    draws = {name: draw_batches(found[name], vocabulary, options.budget, chance) for name in names}
    n_each = max(1, 48 // len(names))
    teacher.fit(collate(next(draws[name])) for name in names for _ in range(n_each))
    torch.save(teacher.state_dict(), kept)
    return teacher


def train(
    options: Options, found: dict[str, Source], vocabulary: Vocabulary, model: Reader
) -> Reader:
    """
    Train to the end of the plan and give the average of the weights.

    Writes `last.pt` (to go on from), `model.pt` (averaged weights) and `log.jsonl`.
    """
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    plan = list(options.plan) or plan_steps(found, options.epochs, options.budget, chance)
    optimizer = make_optimizer(model, options)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: rate_at(step, len(plan), options.warm)
    )
    average = copy.deepcopy(model).eval()
    teacher = make_teacher(options, found, vocabulary, plan)
    state = State(model, average, optimizer, schedule)
    begin = resume(options.out, state)
    chance = random.Random(options.seed + begin)
    draws = {name: draw_batches(s, vocabulary, options.budget, chance) for name, s in found.items()}
    totals: dict[str, list[float]] = defaultdict(list)
    started = checked = time.monotonic()
    n_pieces = 0
    for step in range(begin, len(plan)):
        whole = collate(next(draws[plan[step]]))
        batch = blur(whole, vocabulary.hidden, options.hide, chance)
        n_pieces += int(batch.mask.sum())
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bfloat()):
            is_taught = options.only == "meaning" or (
                not options.only and step % options.teach_every == 0
            )
            aims = teacher.aims(whole) if is_taught else None
            losses = find_losses(model, batch, aims)
            wanted = ALONE[options.only][0] if options.only else tuple(losses)
            loss = sum(WEIGHTS[name] * losses[name] for name in wanted if name in losses)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        if step % 5 == 0:
            update(average, model, min(options.average, (step + 5) / (step + 50)))
        for name, value in losses.items():
            totals[name].append(value.item())
        if step % options.note_every == 0 or step + 1 == len(plan):
            rate = n_pieces / (time.monotonic() - started)
            note(options, step, len(plan), rate=rate, totals=totals)
        if time.monotonic() - checked > options.check_every:
            save(options.out, step + 1, state)
            checked = time.monotonic()
    save(options.out, len(plan), state)
    return average


@torch.no_grad()
def update(average: Reader, model: Reader, keep: float) -> None:
    """Move the averaged weights a little towards the present ones."""
    for slow, fast in zip(average.parameters(), model.parameters(), strict=True):
        slow.lerp_(fast, 1 - keep)


def note(
    options: Options, step: int, total: int, rate: float, totals: dict[str, list[float]]
) -> None:
    """Write the losses since the last note to the log."""
    means = {name: round(sum(v) / len(v), 4) for name, v in totals.items() if v}
    line = {"step": step, "of": total, "pieces_per_s": round(rate), **means}
    with (options.out / "log.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line) + "\n")
    totals.clear()


@dataclass(frozen=True)
class State:
    """What a run goes on from."""

    model: Reader
    average: Reader
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler


def save(out: Path, step: int, state: State) -> None:
    """Write a checkpoint; the old one stays until the new one is whole."""
    torch.save(state.average.state_dict(), out / "model.tmp")
    (out / "model.tmp").replace(out / "model.pt")
    parts = {name: getattr(state, name).state_dict() for name in State.__annotations__}
    torch.save({"step": step, **parts}, out / "last.tmp")
    (out / "last.tmp").replace(out / "last.pt")


def resume(out: Path, state: State) -> int:
    """Go on from the last checkpoint, if there is one; tell the step."""
    path = out / "last.pt"
    if not path.exists():
        return 0
    parts = torch.load(path)
    for name in State.__annotations__:
        getattr(state, name).load_state_dict(parts[name])
    return int(parts["step"])


def load_known(model: Reader, path: Path) -> None:
    """Start from the weights of a run; heads that it did not have yet stay as they are."""
    missing, unexpected = model.load_state_dict(torch.load(path), strict=False)
    if unexpected:
        raise SystemExit(f"{path}: not a reader of this kind, it has {unexpected[0]}")
    if missing:
        print(f"{path}: new here: {', '.join(sorted({name.split('.')[0] for name in missing}))}")


def freeze(model: Reader, only: str) -> None:
    """Freeze all weights but those that one of `ALONE` owns."""
    for name, weight in model.named_parameters():
        weight.requires_grad_(name.startswith(ALONE[only][1]))


def has_bfloat() -> bool:
    """Tell whether this processor multiplies bfloat16; elsewhere it is far slower than float."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported()) and "AVX512" in (
        torch.backends.cpu.get_cpu_capability()
    )


def read_epochs(text: str) -> dict[str, float]:
    """Read "polnear=6,ewt=9"."""
    pairs = (part.split("=") for part in text.split(","))
    return {name: float(value) for name, value in pairs}


def main() -> None:
    """Train, measure and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=sources.DEFAULT)
    parser.add_argument("--start", type=Path, help="a model.pt to go on from")
    parser.add_argument("--epochs", default="polnear=6,ewt=9,gum=8,names=9")
    parser.add_argument("--rate", type=float, default=2e-4, help="of the encoder")
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=("", *ALONE), default="", help="freeze all else")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    vocabulary = sources.load_vocabulary()
    found = sources.load_sources(given.data, vocabulary)
    model = Reader()
    model.encoder.load(sources.find_start())
    if given.start:
        load_known(model, given.start)
    epochs = read_epochs(given.epochs)
    if given.only == "names":
        epochs.pop("polnear", None)  # it marks no names
    options = Options(
        out=given.out, epochs=epochs, rate=given.rate,
        head_rate=given.head_rate, seed=given.seed, only=given.only,
    )  # fmt: skip
    if given.only:
        freeze(model, given.only)
    begin = time.monotonic()
    trained = train(options, found, vocabulary, model)
    figures = measure(trained, vocabulary, given.data)
    figures["hours"] = round((time.monotonic() - begin) / 3600, 2)
    print(json.dumps(figures, indent=1))
    (given.out / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
