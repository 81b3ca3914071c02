"""
Trains the joint reader: what two passages have to do with each other.

Usage: python -m training.pairs --out RUN [--layers 6] [--weights FOLDER]
       python -m training.pairs --out RUN --start RUN/model.pt|shipped [--stories '2*' --again FILE]

It starts from the lower layers of all-mpnet-base-v2, and learns from single invented passages and
from pairs as crosswire takes them out of invented stories and real reports, as many as
`training/pair_sources.py` draws, and once more from half of them. With `--start` it goes on from a
run, or from what is `shipped`, and passes over them once. With `--stories` it learns from some
files of `data/newswire` alone, of whose pairs it asks the network that ships: of what that knows
already it takes only a share; and with `--again` a share (`--old`) of what an earlier run learned
from. With `--taught FILE` it learns from pairs about which a larger one was asked
(`training/teacher.py`). `learned.msgpack` holds the pairs, `model.pt` the weights, `log.jsonl` the
losses, `last.pt` how far it has come: a run that was stopped goes on from there.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from crosswire.pipeline import Engine
from training.claims import load_stories
from training.joint import LAYERS, Batcher, JointReader, train_on
from training.mpnet import unpack_weights
from training.pair_sources import Example, load_taught, mix, save_taught
from training.restore import restore_joint
from training.stories import NEWSWIRE, SHORT, load_woven, read_woven

RATE, SIZE = 7e-5, 64
SHIPPED = "shipped"


def draw(seed: int, share: float) -> list[Example]:
    """Read the stories and draw the pairs of one pass, of those that are old only a share."""
    engine, chance = Engine.default(), random.Random(seed)
    drawn = mix(load_woven(NEWSWIRE), engine, with_real=False).draw([], chance)
    old = mix(load_woven(SHORT), engine, with_real=True).draw(load_stories(), chance)
    drawn += chance.sample(old, round(share * len(old)))
    print(f"{len(drawn)} pairs to learn from", flush=True)
    return drawn


def draw_newest(pattern: str, again: Path | None, seed: int, share: float) -> list[Example]:
    """Read some files of stories and draw what the network does not know yet, and of old pairs."""
    engine, chance = Engine.default(), random.Random(seed)
    stories = [s for path in sorted(NEWSWIRE.glob(f"{pattern}.txt")) for s in read_woven(path)]
    drawn = mix(stories, engine, with_real=False, compared=True).draw([], chance)
    old = load_taught(again) if again else []
    drawn += chance.sample(old, round(share * len(old)))
    print(f"{len(drawn)} pairs of {len(stories)} stories to learn from", flush=True)
    return drawn


def draw_half(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Draw half of the pairs: those of one question, and as many of two as fill it."""
    one = [example for example in examples if example.label > 0]
    two = [example for example in examples if example.label <= 0]
    return [*one, *chance.sample(two, max(0, len(examples) // 2 - len(one)))]


def kept(path: Path, make: Callable[[], list[Example]]) -> list[Example]:
    """Load the pairs that a run that was stopped has saved, or make and save them."""
    if not path.exists():
        save_taught(make(), path)
    return load_taught(path)


def load(path: Path, layers: int) -> JointReader:
    """Load the weights of a run."""
    model = JointReader(layers)
    model.load_state_dict(torch.load(path, map_location="cpu"))
    return model


def main() -> None:
    """Choose what to learn from, and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=LAYERS, help="12 for a teacher")
    parser.add_argument("--weights", type=Path, help="folder to keep the published weights in")
    parser.add_argument("--start", help="model.pt to go on from, or: shipped")
    parser.add_argument("--old", type=float, default=1.0, help="share of all but newswire pairs")
    parser.add_argument("--stories", help="newswire files to learn from, as a pattern: 2*")
    parser.add_argument("--again", type=Path, help="learned.msgpack of a run, to draw old pairs of")
    parser.add_argument("--taught", type=Path, help="learn from a teacher's word on these pairs")
    parser.add_argument("--rate", type=float, default=RATE, help="less for more layers")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    torch.set_num_threads(2)
    given.out.mkdir(parents=True, exist_ok=True)
    batcher = Batcher()
    if given.taught:
        passes = [load_taught(given.taught)]
    else:
        path = given.out / "learned.msgpack"
        learned = kept(
            path,
            lambda: (
                draw_newest(given.stories, given.again, given.seed, given.old)
                if given.stories
                else draw(given.seed, given.old)
            ),
        )
        again = [] if given.start else [draw_half(learned, random.Random(given.seed))]
        passes = [learned, *again]
    torch.manual_seed(given.seed)  # the head begins at random
    if given.start:
        is_shipped = given.start == SHIPPED
        model = restore_joint() if is_shipped else load(Path(given.start), given.layers)
    else:
        model = JointReader(given.layers)
        model.encoder.load(unpack_weights(given.weights or given.out))
    log = given.out / "log.jsonl"
    train_on(
        model, batcher, passes, rate=given.rate, size=SIZE, log=log, seed=given.seed,
        last=given.out / "last.pt",
    )  # fmt: skip
    torch.save(model.state_dict(), given.out / "model.pt")


if __name__ == "__main__":
    main()
