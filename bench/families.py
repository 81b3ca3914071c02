"""
Measure how well copies are told from independent reports of the same event.

Run: python -m bench.families (needs the corpora beside the repository). Copies are made from
Wikinews by eight kinds of edit at two strengths, no text is stored. Hard negatives are the
reports of one event by different outlets in NewsWCL50 (the few that share wire copy count
against us), and neighbouring paragraphs' articles of Wikinews. Then real text: how
many reports of PolNeAR train share copy, and how many of those pairs credit a wire.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from crosswire.origins import find_families
from crosswire.types import Article
from grouping_data import make_article, read_newswcl50, read_polnear, read_wikinews

Edit = Callable[[list[str], float, random.Random, list[str]], list[str]]


def cut_end(
    sentences: list[str], strength: float, chance: random.Random, other: list[str]
) -> list[str]:
    """Keep the beginning."""
    return sentences[: max(3, int(len(sentences) * (1 - strength)))]


def drop_some(
    sentences: list[str], strength: float, chance: random.Random, other: list[str]
) -> list[str]:
    """Drop sentences here and there."""
    return [sentence for sentence in sentences if chance.random() > strength]


def reword(
    sentences: list[str], strength: float, chance: random.Random, other: list[str]
) -> list[str]:
    """Change single words; half of the strength, since every change breaks three runs."""
    pool = " ".join(other).split()
    return [
        " ".join(
            chance.choice(pool) if chance.random() < strength / 3 else word for word in one.split()
        )
        for one in sentences
    ]


def new_lead(
    sentences: list[str], strength: float, chance: random.Random, other: list[str]
) -> list[str]:
    """Replace the first sentences."""
    n_new = max(1, int(len(sentences) * strength))
    return other[:n_new] + sentences[n_new:]


def lift(
    sentences: list[str], strength: float, chance: random.Random, other: list[str]
) -> list[str]:
    """Lift a block into another article of twice its length."""
    n_lifted = max(4, int(len(sentences) * (1 - strength)))
    return other[:n_lifted] + sentences[:n_lifted] + other[n_lifted : 2 * n_lifted]


def shuffle(
    sentences: list[str], strength: float, chance: random.Random, other: list[str]
) -> list[str]:
    """Change the order and cut."""
    kept = cut_end(sentences, strength / 2, chance, other)
    chance.shuffle(kept)
    return kept


def interleave(
    sentences: list[str], strength: float, chance: random.Random, other: list[str]
) -> list[str]:
    """Put own sentences between."""
    mixed: list[str] = []
    for at, sentence in enumerate(sentences):
        mixed.append(sentence)
        if chance.random() < strength:
            mixed.append(other[at % len(other)])
    return mixed


def shorten_sentences(
    sentences: list[str], strength: float, chance: random.Random, other: list[str]
) -> list[str]:
    """Cut the end of sentences."""
    return [
        " ".join(one.split()[: max(5, int(len(one.split()) * (1 - strength)))]) for one in sentences
    ]


EDITS: tuple[Edit, ...] = (
    cut_end,
    drop_some,
    reword,
    new_lead,
    lift,
    shuffle,
    interleave,
    shorten_sentences,
)
STRENGTHS = (0.2, 0.5)


def is_family(left: Article, right: Article) -> bool:
    """Tell whether two reports are found to share copy."""
    return bool(find_families([left, right]))


def split(article: Article) -> list[str]:
    """Split an article into sentences, roughly."""
    return [part for part in article.text.replace("\n", " ").split(". ") if len(part) > 20]


def main() -> None:
    """Print the tables."""
    chance = random.Random(7)
    articles = [article for article in read_wikinews() if len(split(article)) >= 10]
    n_found = n_made = 0
    for edit in EDITS:
        for strength in STRENGTHS:
            found = 0
            sample = chance.sample(range(len(articles) - 1), 30)
            for at in sample:
                source, other = articles[at], articles[at + 1]
                copy = ". ".join(edit(split(source), strength, chance, split(other)))
                found += is_family(source, make_article("copy", copy))
            n_found, n_made = n_found + found, n_made + len(sample)
            print(f"{edit.__name__:<20} strength {strength}: found {found} of {len(sample)}")
    wcl = [article for article, _ in read_newswcl50()]
    stories = {article.id: story for article, story in read_newswcl50()}
    same = [pair for pair in combinations(wcl, 2) if stories[pair[0].id] == stories[pair[1].id]]
    wrong = [(left.id, right.id) for left, right in same if is_family(left, right)]
    print(f"recall {n_found}/{n_made} = {n_found / n_made:.3f}")
    print(f"independent reports of one event taken for copies: {len(wrong)} of {len(same)} {wrong}")
    print(f"precision over both sets {n_found / (n_found + len(wrong)):.3f}")
    polnear = read_polnear("train")
    start = time.perf_counter()
    families = find_families(polnear)
    seconds = time.perf_counter() - start
    sizes = Counter(len(family.members) for family in families)
    print(
        f"PolNeAR train: {sum(sizes.values())} families by size {sorted(sizes.items())},"
        f" {seconds:.1f} s"
    )
    for family in families[:60]:
        print(
            "  ",
            [name.removeprefix("polnear/")[:52] for name in family.members],
            family.links[0].reason[:60],
        )


if __name__ == "__main__":
    main()
