"""
Measure how well reports are grouped into stories, beside TF-IDF with a date window.

Run: python -m bench.stories (needs the corpora beside the repository, see bench/README.md).
NewsWCL50 is undated and without headlines; distractors count only where they are taken
into one of its stories or glue two of them. The weights were learned on NewsWCL50 and
ECB+ train, and the bars for joining stories were chosen with all sets in view, so no line is
wholly unseen. The baseline has its bar tuned on the set itself.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from crosswire.story.book import StoryBook
from crosswire.story.days import count_days_apart, find_day
from crosswire.story.frequencies import Frequencies, load_frequencies
from crosswire.story.group import group_reports, sort_by_day
from crosswire.story.profile import count_terms
from crosswire.story.stream import StoryStream
from crosswire.types import Article
from grouping_data import read_ecbplus, read_newswcl50, read_polnear, read_wikinews

Stories = list[list[str]]


def measure(stories: Stories, gold: dict[str, str]) -> tuple[float, float]:
    """Give pairwise F1 and B-cubed F1 over the reports whose story is known."""
    story_of = {name: at for at, story in enumerate(stories) for name in story}
    in_gold = Counter(gold.values())
    both: defaultdict[tuple[int, str], int] = defaultdict(int)
    for name, label in gold.items():
        both[story_of[name], label] += 1
    sizes = {at: len(story) for at, story in enumerate(stories)}
    precision = sum(n * n / sizes[at] for (at, _), n in both.items()) / len(gold)
    recall = sum(n * n / in_gold[label] for (_, label), n in both.items()) / len(gold)
    right = said = true = 0
    for left, right_name in combinations(sorted(gold), 2):
        same, meant = story_of[left] == story_of[right_name], gold[left] == gold[right_name]
        right, said, true = right + (same and meant), said + same, true + meant
    pairwise = 2 * right / (said + true) if said + true else 1.0
    return pairwise, 2 * precision * recall / (precision + recall)


def group(articles: Sequence[Article]) -> Stories:
    """Group by crosswire."""
    return [[article.id for article in story] for story in group_reports(articles)]


def group_in_stream(articles: Sequence[Article]) -> Stories:
    """Group by crosswire, one report at a time in order of publication."""
    stream, book = StoryStream(open_days=None), StoryBook()
    for article in sort_by_day(articles):
        book.place(stream.add(article))
    return [list(story.reports) for story in book.stories()]


def weigh_terms(article: Article, table: Frequencies) -> dict[str, float]:
    """Weigh the terms of an article by TF-IDF, the vector of length one."""
    weights = {
        term: (1 + math.log(count)) * table.weigh(term)
        for term, count in count_terms(article).items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def group_by_cosine(articles: Sequence[Article]) -> Callable[[float], Stories]:
    """Prepare the baseline: TF-IDF cosine, window of four days, single link, at any bar."""
    table = load_frequencies()
    vectors = [weigh_terms(article, table) for article in articles]
    days = [find_day(article) for article in articles]
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    cosines: dict[tuple[int, int], float] = {}
    for at, vector in enumerate(vectors):
        sums: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for other, other_weight in index[term]:
                sums[other] += weight * other_weight
            index[term].append((at, weight))
        for other, cosine in sums.items():
            apart = count_days_apart(days[at], days[other])
            if cosine > 0.1 and (apart is None or apart <= 4):
                cosines[other, at] = cosine

    def cut(bar: float) -> Stories:
        story_of = list(range(len(articles)))
        for (left, right), cosine in cosines.items():
            one, other = story_of[left], story_of[right]
            if cosine >= bar and one != other:
                story_of = [one if story == other else story for story in story_of]
        stories: defaultdict[int, list[str]] = defaultdict(list)
        for at, story in enumerate(story_of):
            stories[story].append(articles[at].id)
        return list(stories.values())

    return cut


def report(name: str, articles: Sequence[Article], gold: dict[str, str]) -> None:
    """Print one line for a set."""
    start = time.perf_counter()
    pairwise, bcubed = measure(group(articles), gold)
    seconds = time.perf_counter() - start
    cut = group_by_cosine(articles)
    bars = [step / 20 for step in range(3, 13)]
    bar = max(bars, key=lambda at: measure(cut(at), gold)[1])
    base = measure(cut(bar), gold)
    streamed = measure(group_in_stream(articles), gold)
    print(
        f"{name:<34} {len(articles):>5} {pairwise:>8.3f} {bcubed:>8.3f} {streamed[1]:>8.3f}"
        f" {base[0]:>10.3f} {base[1]:>8.3f} at {bar:.2f} {seconds:>7.1f} s"
    )


def main() -> None:
    """Print the table."""
    print(f"{'set':<34} {'n':>5} pairwise  B-cubed streamed  base pair  B-cubed (tuned)    time")
    wcl = read_newswcl50()
    gold = {article.id: story for article, story in wcl}
    articles = [article for article, _ in wcl]
    report("NewsWCL50", articles, gold)
    wikinews = read_wikinews()
    report("NewsWCL50 + Wikinews", articles + wikinews, gold)
    report("NewsWCL50 + PolNeAR train", articles + read_polnear("train"), gold)
    for split in ("Train", "Dev"):
        ecb = read_ecbplus(split)
        report(f"ECB+ {split.lower()}", [a for a, _ in ecb], {a.id: s for a, s in ecb})
    sizes = Counter(len(story) for story in group(wikinews))
    print("Wikinews alone (nearly all different stories), stories by size:", sorted(sizes.items()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
