"""
Trains for a minute on a dozen invented sentences, exports and reads them back.

It shows that every stage runs and that losses fall, not that anything is learned.

Usage: python -m training.smoke [--out FOLDER] [--steps 40]
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from crosswire.reader.joint import model as joint
from crosswire.reader.model.files import find_files
from crosswire.reader.model.inputs import Vocabulary
from crosswire.reader.trained import TrainedReader
from crosswire.reader.words import cut_words
from crosswire.types import Part
from training import sources
from training.claims import load_stories
from training.corpora.base import ENTITY_TYPES, Document, Mentions, Name, Names, Quoted, Syntax
from training.corpora.polnear import words_of
from training.export import export
from training.export_joint import export as export_joint
from training.joint import Batcher, JointReader, score, train_on
from training.model import Reader
from training.pair_sources import (
    LABELS,
    UNLABELLED,
    Example,
    examples_of,
    load_taught,
    save_taught,
)
from training.pairs import draw_half
from training.restore import restore_joint
from training.sources import Source, fixed_source, load_vocabulary
from training.teacher import ask
from training.train import ALONE, WEIGHTS, Options, freeze, train

SAME = 1e-5
"""By how much a weight may differ between two runs of one training."""
FAR = 0.1
"""By how much a probability may differ once weights have eight bits."""
_SPEECH = """\
[s:Ana Ruiz] [q:said] [c:that the roads are open].
[c:“The port is closed,”] [s:the minister] [q:told] reporters in Tarma.
[q:According to] [s:Erik Lund], [c:the ferry sailed on Monday].
[s:He] [q:denied] [c:that 40 ships had left].
[c:“We agree,”] [s:she] [q:said], [c:“and we will sign.”]
[s:The ministry] [q:believes] [c:trade will double]."""
# word, tag, head counted from 1 (0 for the root), relation
_TREES = (
    (("Ruiz", "PROPN", 2, "nsubj"), ("opened", "VERB", 0, "root"), ("the", "DET", 4, "det"),
     ("port", "NOUN", 2, "obj"), (".", "PUNCT", 2, "punct")),
    (("She", "PRON", 2, "nsubj"), ("left", "VERB", 0, "root"), ("Tarma", "PROPN", 2, "obj"),
     (".", "PUNCT", 2, "punct")),
    (("The", "DET", 2, "det"), ("minister", "NOUN", 3, "nsubj"), ("smiled", "VERB", 0, "root"),
     (".", "PUNCT", 3, "punct")),
    (("Lund", "PROPN", 2, "nsubj"), ("saw", "VERB", 0, "root"), ("old", "ADJ", 4, "amod"),
     ("ships", "NOUN", 2, "obj"), ("there", "ADV", 2, "advmod"), (".", "PUNCT", 2, "punct")),
    (("He", "PRON", 2, "nsubj"), ("sailed", "VERB", 0, "root"), ("to", "ADP", 4, "case"),
     ("Osmark", "PROPN", 2, "obl"), (".", "PUNCT", 2, "punct")),
    (("It", "PRON", 2, "nsubj"), ("rained", "VERB", 0, "root"), (".", "PUNCT", 2, "punct")),
)  # fmt: skip
_NAMES = {"Ruiz": "person", "Lund": "person", "Tarma": "place", "Osmark": "state"}
_CHAINS = (("Ruiz", "She"), ("Lund", "He"))


def invent_speech() -> list[Document]:
    """Give sentences with attributions: [s: source], [q: cue], [c: content]."""
    documents = []
    for number, line in enumerate(_SPEECH.split("\n")):
        spans: dict[str, list[tuple[int, int]]] = {"s": [], "q": [], "c": []}
        text = ""
        for piece in re.split(r"(\[[sqc]:[^\]]*\])", line):
            inner = piece[3:-1] if piece.startswith("[") else piece
            if inner != piece:
                spans[piece[1]].append((len(text), len(text) + len(inner)))
            text += inner
        words = cut_words(text, [Part(start=0, end=len(text))])
        laid = {
            kind: [s for one in found if (s := words_of(words.start, words.end, one))]
            for kind, found in spans.items()
        }
        documents.append(
            Document(
                name=f"invented/{number}", words=tuple(words.text),
                spaced=tuple(words.spans_space(n) for n in range(len(words.text))),
                sentences=tuple((first, last) for first, last, _ in words.sentences),
                paragraphs=(0,),
                attributions=(Quoted(laid["q"][0], laid["s"][0], tuple(laid["c"])),),
            )
        )  # fmt: skip
    return documents


def invent_trees() -> Document:
    """Give one text of parsed sentences with names, roles and coreference."""
    words: list[str] = []
    pos, heads, relations, sentences = [], [], [], []
    for tree in _TREES:
        base = len(words)
        sentences.append((base, base + len(tree)))
        for word, tag, head, relation in tree:
            words.append(word)
            pos.append(tag)
            heads.append(base + head - 1 if head else -1)
            relations.append(relation)
    spans = tuple(
        Name((n, n + 1), frozenset({_NAMES[word]}))
        for n, word in enumerate(words)
        if word in _NAMES
    )
    chains = tuple(
        tuple((words.index(word), words.index(word) + 1) for word in chain) for chain in _CHAINS
    )
    role = words.index("minister")
    return Document(
        name="invented/trees", words=tuple(words),
        spaced=tuple(word != "." for word in words), sentences=tuple(sentences), paragraphs=(0,),
        syntax=Syntax(tuple(pos), tuple(heads), tuple(relations)),
        names=Names(spans, frozenset()), roles=((role - 1, role + 1),),
        mentions=Mentions(
            chains, {span: span[0] for chain in chains for span in chain},
            frozenset(chain[0] for chain in chains),
            {span: "person" for chain in chains for span in chain},
        ),
    )  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """Each loss when first and last noted, and what the exported reader made of a sentence."""

    first: dict[str, float]
    last: dict[str, float]
    n_tokens: int
    contents: tuple[str, ...]


def run(out: Path, steps: int) -> Outcome:
    """Train for some steps, export, and read a sentence back."""
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = load_vocabulary()
    trees = invent_trees()
    found = {
        "speech": fixed_source(invent_speech(), vocabulary),
        "trees": fixed_source([trees], vocabulary),
        "names": fixed_source(
            [replace(trees, syntax=None, roles=None, mentions=None,
                     names=Names(trees.names.spans, frozenset(ENTITY_TYPES[6:])))],  # type: ignore[union-attr]
            vocabulary, whole=False,
        ),
    }  # fmt: skip
    model = Reader()
    model.encoder.load(sources.find_start())
    plan = [name for _ in range(steps) for name in found][:steps]
    options = Options(out=out, epochs={}, plan=tuple(plan), note_every=3, average=0.5)
    trained = train(options, found, vocabulary, model)
    train_alone(out / "alone", found, vocabulary, trained)
    export(out / "model.pt", out / "package")
    train_joint(out)
    first: dict[str, float] = {}
    last: dict[str, float] = {}
    for line in (out / "log.jsonl").read_text(encoding="utf-8").splitlines():
        last |= json.loads(line)
        first = {**json.loads(line), **first}
    text = "Ana Ruiz said that the roads are open."
    reading = TrainedReader.load(out / "package").read(text, [Part(start=0, end=len(text))])
    contents = [text[part.start : part.end] for one in reading.attributions for part in one.content]
    return Outcome(first, last, len(reading.tokens), tuple(contents))


def train_alone(
    out: Path, found: dict[str, Source], vocabulary: Vocabulary, reader: Reader
) -> None:
    """Train the heads of names alone for a step, and see that nothing else moves."""
    out.mkdir(exist_ok=True)
    before = {name: weight.clone() for name, weight in reader.state_dict().items()}
    model = copy.deepcopy(reader)
    freeze(model, "names")
    options = Options(out=out, epochs={}, plan=("names", "trees"), only="names", average=0.1)
    train(options, found, vocabulary, model)
    moved = {name for name, weight in model.state_dict().items() if not weight.equal(before[name])}
    if not moved or any(not name.startswith(ALONE["names"][1]) for name in moved):
        raise SystemExit(f"training names alone moved {sorted(moved)}")


def train_joint(out: Path) -> None:
    """Train the joint reader for some steps on two stories, export it and read pairs back."""
    chance = random.Random(1)
    examples = [one for story in load_stories()[:2] for one in examples_of(story, chance)]
    model, batcher = JointReader(layers=1), Batcher()
    log = out / "joint.jsonl"
    passes = [examples, draw_half(examples, chance)]
    stop_and_go_on(batcher, passes, log)
    train_on(model, batcher, passes, rate=5e-5, size=16, log=log)
    taught = teach(batcher, examples, log)
    train_on(model, batcher, [taught], rate=5e-5, size=16, log=log)
    torch.save(model.state_dict(), out / "joint.pt")
    path = export_joint(out / "joint.pt", out / "package", layers=1)
    reader = joint.JointReader(find_files(out / "package"))
    passages = [side for each in examples for side in (each.left, each.right)]
    found = reader.read(passages, [(at, at + 1) for at in range(0, len(passages), 2)])
    turned = [replace(each, left=each.right, right=each.left) for each in examples]
    for trained in (model, restore_joint(path)):
        chances = [score(trained, batcher, some).softmax(1)[:, 0] for some in (examples, turned)]
        apart = max(
            min(abs(kinship.different - float(chance[at])) for chance in chances)
            for at, kinship in enumerate(found)
        )
        if apart > FAR:
            raise SystemExit(
                f"the exported joint reader reads otherwise than it was trained: {apart}"
            )


def stop_and_go_on(batcher: Batcher, passes: Sequence[Sequence[Example]], log: Path) -> None:
    """Stop a training of the joint reader within a pass, and see that it ends as if it had not."""
    last, found = log.with_name("joint-last.pt"), []
    passes = [passes[0][:8], passes[1][:4]]
    torch.manual_seed(0)
    begun = JointReader(layers=1).state_dict()
    for stopping in (False, True):
        last.unlink(missing_ok=True)
        for stop in (1, None) if stopping else (None,):
            model = JointReader(layers=1)
            model.load_state_dict(begun)
            train_on(model, batcher, passes, rate=5e-5, size=4, log=log, last=last, stop=stop)
        found.append(model.state_dict())
    far = max(float((one - found[1][name]).abs().max()) for name, one in found[0].items())
    if far > SAME:
        raise SystemExit(f"a joint training that was stopped ends elsewhere: {far}")


def teach(batcher: Batcher, examples: Sequence[Example], log: Path) -> list[Example]:
    """Train a teacher that starts from nothing, and ask it, also about an unlabelled pair."""
    teacher = JointReader(layers=2)
    train_on(teacher, batcher, [examples], rate=5e-5, size=16, log=log)
    unlabelled = Example(examples[0].left, examples[-1].right, UNLABELLED)
    taught = ask(teacher, batcher, [*examples, unlabelled])
    save_taught(taught, log.parent / "taught.msgpack")
    loaded = load_taught(log.parent / "taught.msgpack")
    if loaded != taught or not all(len(each.taught) == len(LABELS) for each in loaded):
        raise SystemExit("the teacher's word was not kept")
    return loaded


def main() -> None:
    """Run the smoke training and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--steps", type=int, default=40)
    given = parser.parse_args()
    torch.set_num_threads(2)
    with tempfile.TemporaryDirectory() as folder:
        result = run(given.out or Path(folder), given.steps)
    print(json.dumps(asdict(result), indent=1))
    losses = set(WEIGHTS) & set(result.first)
    worse = sorted(name for name in losses if not result.last[name] < result.first[name])
    if worse or losses != set(WEIGHTS):
        raise SystemExit(f"did not fall: {', '.join(worse)}; not trained: {set(WEIGHTS) - losses}")
    if result.n_tokens != 9:
        raise SystemExit(f"the exported reader cut 9 words into {result.n_tokens}")
    print(f"smoke training: {len(losses)} losses fell, and the exported reader reads")


if __name__ == "__main__":
    main()
