"""
How attributions that a reader found are held against those that are marked.

Every function adds to a counter: `NAME gold`, `NAME found` and `NAME right` give precision,
recall and F1. `strict` counts stretches as words; everything else counts what a reading says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from training.corpora.polnear import words_of

from bench.attribution_data import (
    EDGE,
    LINK,
    MARKS,
    Annotated,
    Span,
    Stretches,
    find_quoted,
    form_of,
    kind_of_source,
    letters_of,
    trim,
    trim_one,
    words_in,
)
from crosswire.reader.model.linking import Linked
from crosswire.reader.words import Words

ROLES = ("source", "cue", "content")
KINDS = ("named", "pronoun", "noun", "unsourced")
FORMS = ("direct", "mixed", "indirect")
HALF = 0.5  # of the longer content; both hold that much, and they speak of the same
MOST = 0.8  # the same, where the content has to be the whole


def head_of(text: str, span: Span) -> str:
    """Give the last word of the first noun phrase of a source, in lower case."""
    words = LINK.split(text[span[0] : span[1]])[0].split()
    return words[-1].lower().strip(EDGE) if words else ""


def overlap(left: Span, right: Span) -> float:
    """Give the share of the longer span that both have."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, shared) / max(left[1] - left[0], right[1] - right[0])


def share(left: frozenset[int], right: frozenset[int]) -> float:
    """Give the share of the longer content that both have."""
    return len(left & right) / max(1, len(left), len(right))


def is_same_source(text: str, wanted: Span | None, given: Span | None) -> bool:
    """
    Tell whether two sources are the same: both none, or overlapping and of one head word.

    "Berg" is not the source "a spokesman for Berg", and "Anna Berg, the mayor" is "Anna Berg".
    """
    wanted, given = trim_one(text, wanted), trim_one(text, given)
    if wanted is None or given is None:
        return wanted is given
    return overlap(wanted, given) > 0 and head_of(text, wanted) == head_of(text, given)


def pair(
    n_gold: int, n_found: int, likeness: Callable[[int, int], tuple[float, bool]], least: float
) -> dict[int, int]:
    """
    Pair gold and found one to one, the most alike first.

    Args:
        n_gold: How many are marked.
        n_found: How many were found.
        likeness: Of a marked and a found one; the second value decides between equals.
        least: Below it nothing is paired.
    """
    scored = []
    for g in range(n_gold):
        for f in range(n_found):
            like, is_better = likeness(g, f)
            if like >= least:
                scored.append((-like, not is_better, g, f))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, g, f in sorted(scored):
        if g not in pairs and f not in taken:
            pairs[g] = f
            taken.add(f)
    return pairs


def add(counts: Counter[str], name: str, gold: int, found: int, right: int) -> None:
    """Add to the three counts of a name."""
    counts[f"{name} gold"] += gold
    counts[f"{name} found"] += found
    counts[f"{name} right"] += right


def rate(counts: Counter[str], name: str) -> tuple[float, float, float]:
    """Give precision, recall and F1 of a name."""
    right = counts[f"{name} right"]
    precision = right / max(1, counts[f"{name} found"])
    recall = right / max(1, counts[f"{name} gold"])
    total = counts[f"{name} found"] + counts[f"{name} gold"]
    return precision, recall, 2 * right / max(1, total)


def score_exact(
    gold: Sequence[Stretches], found: Sequence[Stretches], counts: Counter[str]
) -> None:
    """Count stretches that two annotators marked the same, to the character."""
    for role in ROLES:
        wanted, given = (
            {span for one in side for span in spans_of(one, role)} for side in (gold, found)
        )
        add(counts, f"exact {role}", len(wanted), len(given), len(wanted & given))


def score_strict(
    words: Words, gold: Sequence[Stretches], found: Sequence[Linked], counts: Counter[str]
) -> None:
    """
    Count stretches of words that are the same to the word, and words of the same role.

    Every stretch that is marked counts once and by itself, with its quotation marks and its
    full stop, as the corpus has it; a source that two cues share is one stretch.
    """
    for role in ROLES:
        marked = {
            words_of(words.start, words.end, span) for one in gold for span in spans_of(one, role)
        }
        wanted = {span for span in marked if span is not None}
        given = {span for one in found for span in words_found(one, role)}
        add(counts, f"strict {role}", len(wanted), len(given), len(wanted & given))
        mine, theirs = spread(given), spread(wanted)
        add(counts, f"token {role}", len(theirs), len(mine), len(mine & theirs))


def spans_of(one: Stretches, role: str) -> tuple[Span, ...]:
    """List the stretches of a role, in characters."""
    if role == "content":
        return one.content
    span = one.cue if role == "cue" else one.source
    return () if span is None else (span,)


def words_found(one: Linked, role: str) -> tuple[Span, ...]:
    """List the stretches of a role, in words."""
    if role == "content":
        return one.contents
    span = one.cue if role == "cue" else one.source
    return () if span is None else (span,)


def spread(spans: Iterable[Span]) -> set[int]:
    """Name every place in the spans."""
    return {place for span in spans for place in range(*span)}


class Scorer:
    """Holds one article's found attributions against those that are marked."""

    def __init__(
        self, article: Annotated, found: Sequence[Stretches], counts: Counter[str]
    ) -> None:
        """
        Take one article.

        Args:
            article: The article and what is marked in it.
            found: What a reader found, or another annotator marked.
            counts: What is added to.
        """
        self._text = article.text
        self._gold = [one for one in article.gold if trim(article.text, one.content)]
        self._found = [one for one in found if trim(article.text, one.content)]
        self._counts = counts
        self._group = article.group

    def score(self) -> tuple[list[str], list[str]]:
        """Count everything; describe what is wrong and what is missed as a whole."""
        self._score_trimmed()
        self._score_overlap()
        self._score_quotes()
        return self._score_whole()

    def _score_trimmed(self) -> None:
        """Count the same stretches, from first to last and trimmed."""
        text = self._text
        for role in ROLES:
            wanted, given = (
                Counter(filter(None, (trim(text, spans_of(one, role)) for one in side)))
                for side in (self._gold, self._found)
            )
            right = (wanted & given).total()
            add(self._counts, f"trimmed {role}", wanted.total(), given.total(), right)

    def _score_overlap(self) -> None:
        """Count contents that share half of the longer, and sources of direct quotes."""
        text, counts = self._text, self._counts
        wanted = [trim(text, one.content) or (0, 1) for one in self._gold]
        given = [trim(text, one.content) or (0, 1) for one in self._found]
        pairs = pair(
            len(wanted), len(given), lambda g, f: (overlap(wanted[g], given[f]), False), HALF
        )
        add(counts, "overlap", len(wanted), len(given), len(pairs))
        for number, one in enumerate(self._gold):
            if text[one.content[0][0]] not in MARKS or one.source is None:
                continue
            counts["direct"] += 1
            if number in pairs:
                counts["direct found"] += 1
                source = self._found[pairs[number]].source
                counts["direct right"] += is_same_source(text, one.source, source)

    def _score_whole(self) -> tuple[list[str], list[str]]:
        """Count attributions with most of the content and the right source."""
        text, gold, found = self._text, self._gold, self._found
        wanted = [letters_of(text, one) for one in gold]
        given = [letters_of(text, one) for one in found]
        is_right = [
            [is_same_source(text, one.source, other.source) for other in found] for one in gold
        ]
        pairs = pair(
            len(gold), len(found), lambda g, f: (share(wanted[g], given[f]), is_right[g][f]), MOST
        )
        whole = {g: f for g, f in pairs.items() if is_right[g][f]}
        for name in ("whole", f"whole of {self._group}"):
            add(self._counts, name, len(gold), len(found), len(whole))
        quoted = find_quoted(text)
        for number, letters in enumerate(wanted):
            form = form_of(letters, quoted)
            self._counts[f"whole {form}"] += 1
            self._counts[f"whole {form} right"] += number in whole
        used = set(whole.values())
        wrong = [describe(text, one) for n, one in enumerate(found) if n not in used]
        missed = [describe(text, one) for n, one in enumerate(gold) if n not in whole]
        return wrong, missed

    def _score_quotes(self) -> None:
        """Count quoted stretches: found, with the right source, with a name behind it."""
        text, counts = self._text, self._counts
        parts = [(trim(text, [span]), one) for one in self._found for span in one.content]
        for one in self._gold:
            for span in one.content:
                if text[span[0]] not in MARKS or len(text[slice(*span)].split()) <= 2:
                    continue
                wanted = trim(text, [span]) or span
                likes = [overlap(wanted, given) if given else 0.0 for given, _ in parts]
                best = max(range(len(parts)), key=likes.__getitem__, default=None)
                if best is not None and likes[best] < HALF:
                    best = None
                given = None if best is None else parts[best][1]
                counts["quotes"] += 1
                counts["quotes found"] += given is not None
                is_right = given is not None and is_same_source(text, one.source, given.source)
                counts["quotes right"] += is_right and one.source is not None
                self._score_speaker(one, given)

    def _score_speaker(self, wanted: Stretches, given: Stretches | None) -> None:
        """Count whether a quote has a name for a speaker, and the right one where it is known."""
        text, counts = self._text, self._counts
        kind, surname = kind_of_source(text, wanted.source)
        span = None if given is None else given.speaker
        counts[f"{kind} quotes"] += 1
        counts[f"{kind} quotes resolved"] += span is not None
        if surname and span is not None:
            counts[f"{kind} quotes right"] += surname in words_in(text[span[0] : span[1]])


def describe(text: str, one: Stretches) -> str:
    """Print an attribution on one line: source, cue, content."""
    fields = [one.source, one.cue, *one.content]
    return " | ".join("-" if span is None else text[span[0] : span[1]] for span in fields)
