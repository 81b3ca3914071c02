"""Measures a trained model in torch on the dev sets, head by head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from crosswire.reader.model.decode import find_stretches
from crosswire.reader.model.inputs import Vocabulary
from training import sources
from training.corpora.base import Document, Span
from training.corpora.polnear import load_polnear
from training.labels import ATTRIBUTION_TAGS, NAME_TAGS
from training.losses import reference_scores, within_sentence
from training.model import Reader
from training.tensors import Batch, collate
from training.windows import UNKNOWN, Window, cut_windows, prepare

LIMIT = 320


def measure(model: Reader, vocabulary: Vocabulary, data: Path) -> dict[str, float]:
    """Give the figures of every head."""
    model.eval()
    polnear = load_polnear(data / "polnear" / "dev")
    return {
        **measure_attribution(model, vocabulary, polnear),
        **measure_syntax(model, vocabulary, sources.load_ewt(data / "ud-ewt" / "dev.conllu")),
        **measure_gum(model, vocabulary, sources.load_gum(data, "dev")),
    }


@torch.no_grad()
def run(
    model: Reader, vocabulary: Vocabulary, documents: Sequence[Document], limit: int = LIMIT
) -> Iterator[tuple[list[Window], Batch, torch.Tensor]]:
    """Give every document's windows with the states of their words."""
    for document in documents:
        windows = list(cut_windows(prepare(document, vocabulary), vocabulary, limit))
        for begin in range(0, len(windows), 8):
            part = windows[begin : begin + 8]
            batch = collate(part)
            states = model.words(batch.ids, batch.features, batch.mask, batch.word_at)
            yield part, batch, states


def spans_of(tags: Sequence[int]) -> dict[str, list[Span]]:
    """Read stretches off tags, by kind."""
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for kind, first, last in find_stretches([ATTRIBUTION_TAGS[tag] for tag in tags]):
        found[kind].append((first, last))
    return found


def f1(counts: Counter[str], name: str) -> float:
    """Give F1 in percent from the counts `NAME right`, `NAME gold`, `NAME found`."""
    total = counts[f"{name} gold"] + counts[f"{name} found"]
    return round(200 * counts[f"{name} right"] / max(1, total), 2)


def measure_attribution(
    model: Reader, vocabulary: Vocabulary, documents: Sequence[Document]
) -> dict[str, float]:
    """Exact stretches of source, cue and content; links of gold words to their cue."""
    counts: Counter[str] = Counter()
    for _, batch, states in run(model, vocabulary, documents):
        hidden = model.mixed(states, "attribution")
        paths = model.chain.decode(model.tag(hidden).float(), batch.words)
        links = model.links(hidden).float().masked_fill(~batch.words[:, None, :], -1e4).argmax(-1)
        for row, path in enumerate(paths):
            n = len(path)
            gold, found = spans_of(batch.labels["tag"][row, :n].tolist()), spans_of(path)
            for kind in gold:
                counts[f"{kind} gold"] += len(gold[kind])
                counts[f"{kind} found"] += len(found[kind])
                counts[f"{kind} right"] += len(set(gold[kind]) & set(found[kind]))
        known = batch.labels["link"] != UNKNOWN
        counts["links"] += int(known.sum())
        counts["links right"] += int((links == batch.labels["link"])[known].sum())
    figures = {kind: f1(counts, kind) for kind in ("source", "cue", "content")}
    return {**figures, "links": round(100 * counts["links right"] / counts["links"], 2)}


def measure_syntax(
    model: Reader, vocabulary: Vocabulary, documents: Sequence[Document]
) -> dict[str, float]:
    """UPOS, UAS and LAS with gold words and sentences."""
    counts: Counter[str] = Counter()
    for _, batch, states in run(model, vocabulary, documents):
        hidden = model.mixed(states, "syntax")
        heads = within_sentence(model.arcs(hidden), batch.sentence).argmax(-1)
        relations = model.relation_scores(hidden, heads).argmax(-1)
        known = batch.words
        counts["words"] += int(known.sum())
        counts["pos"] += int((model.pos(hidden).argmax(-1) == batch.labels["pos"])[known].sum())
        right = heads == batch.labels["head"]
        counts["uas"] += int(right[known].sum())
        counts["las"] += int((right & (relations == batch.labels["relation"]))[known].sum())
    return {name: round(100 * counts[name] / counts["words"], 2) for name in ("pos", "uas", "las")}


def measure_gum(
    model: Reader, vocabulary: Vocabulary, documents: Sequence[Document]
) -> dict[str, float]:
    """Names against what their annotation allows; antecedents of gold mentions."""
    counts: Counter[str] = Counter()
    for _, batch, states in run(model, vocabulary, documents):
        tags = model.name(model.mixed(states, "names")).argmax(-1)
        allowed = batch.labels["name"].gather(2, tags[:, :, None]).squeeze(2)
        inside = ~batch.labels["name"][:, :, NAME_TAGS.index("O")] & batch.words
        counts["name words"] += int(inside.sum())
        counts["name words right"] += int((allowed & inside).sum())
        count_references(model, batch, states, counts)
    return {
        "gum_names": round(100 * counts["name words right"] / max(1, counts["name words"]), 2),
        "gum_antecedents": round(
            100 * counts["antecedents right"] / max(1, counts["antecedents"]), 2
        ),
    }


def count_references(
    model: Reader, batch: Batch, states: torch.Tensor, counts: Counter[str]
) -> None:
    """Count gold mentions with an earlier one of the same chain, and those that find one."""
    chain = batch.labels["chain"]
    scores = reference_scores(model, model.mixed(states, "reference"))
    scores = scores.masked_fill((chain == UNKNOWN)[:, None, :], -1e4)
    best = scores.argmax(-1)
    for row in range(len(chain)):
        numbers = chain[row].tolist()
        for place, number in enumerate(numbers):
            if number != UNKNOWN and number in numbers[:place]:
                found = int(best[row, place])
                counts["antecedents"] += 1
                counts["antecedents right"] += found < place and numbers[found] == number
