"""The records of PLV and PLOVER with their marked sides, and which fold each is measured in."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from crosswire.extract.actors.index import ActorIndex
from crosswire.extract.events.code import code_line
from crosswire.extract.events.facts import Facts, Tabled, describe
from crosswire.extract.events.lexicon import load_lexicon
from crosswire.extract.events.line import Line, lay_out
from crosswire.extract.events.network import Network, read_network
from crosswire.extract.events.pairs import Pair, link_rule
from crosswire.extract.events.tree import SentenceTree
from crosswire.extract.events.turns import Coded
from crosswire.reader import Reader, load_reader
from crosswire.types import Actor, ActorKind, ActorMention, Article, Part, Reading

FOLDS = Path(__file__).resolve().parent / "data" / "event_folds"
"""Weights of `training/events.py`, each learned without the records of its fold."""
N_FOLDS = 5
OLD_NAMES = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
OLD_CODES = {"JAP": "JPN", "ITL": "ITA", "ROM": "ROU", "TMP": "TLS"}


@dataclass(frozen=True)
class Example:
    """A sentence, the stretches of its two sides and its type; "NONE" tells no event."""

    source: str
    text: str
    actor: tuple[Part, ...]
    recipient: tuple[Part, ...]
    kind: str
    group: int = 0


@cache
def shipped_reader() -> Reader:
    """Load the reader once for all records."""
    return load_reader()


@lru_cache(maxsize=8)
def read(text: str) -> tuple[Article, Reading]:
    """Read a text of one paragraph."""
    paragraphs = (Part(start=0, end=len(text)),)
    article = Article(id="example", uri="example", text=text, paragraphs=paragraphs)
    return article, shipped_reader().read(text, paragraphs)


def load_plover(data: Path) -> list[dict[str, Any]]:
    """Read the gold records."""
    path = data / "plover" / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    records: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return records[1:]


def load_plv(data: Path) -> list[dict[str, str]]:
    """Read PLV train."""
    with (data / "plv" / "PLV_train.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def sides(record: dict[str, Any], side: str) -> list[tuple[str, str]]:
    """List text and country of the gold actors of one side."""
    return [
        (actor["actorText"], OLD_CODES.get(actor.get("code", ""), actor.get("code", "")))
        for actor in record.get(side) or []
        if isinstance(actor, dict)
    ]


def marked_examples(data: Path) -> list[Example]:
    """List PLV and the PLOVER records with their marked sides, near copies in one group."""
    found: list[Example] = []
    for row in load_plv(data):
        marked = row["marked_sentence"]
        actor = marked.replace("<t>", "").replace("</t>", "").find("<s>")
        other = marked.replace("<s>", "").replace("</s>", "").find("<t>")
        found.append(
            Example(
                "plv",
                row["sentence"],
                (Part(start=actor, end=actor + len(row["source"])),),
                (Part(start=other, end=other + len(row["target"])),),
                row["gold_root"],
            )
        )
    for record in load_plover(data):
        text = record["text"]
        spots = [_find(text, record, side) for side in ("source", "target")]
        kind = OLD_NAMES.get(record["event"], record["event"])
        found.append(Example("plover", text, spots[0], spots[1], kind))
    groups = group_copies([each.text for each in found])
    return [replace(each, group=group) for each, group in zip(found, groups, strict=True)]


def _find(text: str, record: dict[str, object], side: str) -> tuple[Part, ...]:
    named = [words for words, _ in sides(record, side)]
    spots = [(text.find(words), len(words)) for words in named]
    return tuple(Part(start=start, end=start + n) for start, n in spots if start >= 0)


def group_copies(texts: Sequence[str]) -> list[int]:
    """Give sentences that share half of their runs of five words one group."""
    runs = []
    for text in texts:
        words = text.lower().split()
        runs.append({tuple(words[at : at + 5]) for at in range(len(words) - 4)})
    groups = list(range(len(texts)))
    seen: dict[tuple[str, ...], int] = {}
    for at, own in enumerate(runs):
        for run in own:
            other = seen.setdefault(run, at)
            if other != at and 2 * len(own & runs[other]) >= min(len(own), len(runs[other])):
                groups[at] = groups[other]
    return groups


def describe_marked(text: str, actor: Sequence[Part], recipient: Sequence[Part]) -> Facts | None:
    """
    Describe the clause between two marked sides.

    Args:
        text: One sentence, or few.
        actor: Stretches of the one side.
        recipient: Stretches of the other; may be empty.

    Returns:
        None where no word is marked.
    """
    if not actor and not recipient:
        return None
    _, reading = read(text)
    marks = [
        ActorMention(
            start=part.start,
            end=part.end,
            exact=text[part.start : part.end],
            actor=Actor(name=text[part.start : part.end], kind=ActorKind.STATE, country=country),
        )
        for parts, country in ((actor, "S"), (recipient, "T"))
        for part in parts
    ]
    lexicon, index = load_lexicon(), ActorIndex.of(marks)
    opens = (actor or recipient)[0].start
    for sentence in reading.sentences:
        if not sentence.start <= opens < sentence.end or reading.meanings is None:
            continue
        line = lay_out(reading.tokens, sentence, index, lexicon.verbs)
        ours, theirs = (_words_of(line, parts) for parts in (actor, recipient))
        if not ours:
            ours, theirs = theirs, ours
        if ours:
            tabled = Tabled(line, reading.meanings)
            rule = _rule_of(line, tabled.tree, ours, theirs)
            return describe(tabled, ours, [at for at in theirs if at not in ours], rule)
    return None


def _words_of(line: Line, parts: Sequence[Part]) -> list[int]:
    return [
        at
        for at, token in enumerate(line.tokens)
        if any(token.start < part.end and part.start < token.end for part in parts)
    ]


def _rule_of(
    line: Line, tree: SentenceTree, ours: Sequence[int], theirs: Sequence[int]
) -> Coded | None:
    coded = tuple(code_line(line, load_lexicon()))
    actors = tuple(each for each in line.actors if each.first in ours)
    others = tuple(each for each in line.actors if each.first in theirs)
    up = tree.above(tree.head_of(ours))
    at = next((each for each in up if line.is_verb(each)), up[-1])
    rule = link_rule(coded, Pair(at, actors, others, passive=False))
    return rule if rule is not None else next(iter(coded), None)


@cache
def fold_network(group: int) -> Network:
    """Load the weights that have not seen the records of a group."""
    return read_network(FOLDS / f"{group % N_FOLDS}.npz")
