"""
Measure the reader's attributions on a split of PolNeAR (brat stand-off).

Prints precision, recall and F1 of source, cue and content as exact spans (quotation marks,
edge punctuation and an opening "that" do not count), of contents that share at least half
of the longer one, the share of direct quotes found with the right source (contents that open
with a mark; and every quoted stretch of three words or more, so that the halves of a quote
broken by its cue count too), and speed.
Baselines are those published beside the corpus's tools, measured on the dev split.

Usage: python -m bench.attribution [--data SPLIT_FOLDER] [--errors N]
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from crosswire.reader import RuleReader
from crosswire.types import Attribution, Part

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "polnear" / "dev"
BASELINE = (
    "baselines on dev: GenderGapTracker contents by overlap P 0.71 R 0.35; "
    "best direct quotes with right speaker 0.59"
)
_EDGE = " \t\n\r,.;:!?\"“”„«»‘’'`-–—()[]…"
_MARKS = "\"“„«‘'`”"
_LINK = re.compile(r",| of | for | from | at | in | who | on | with ")

Span = tuple[int, int]


@dataclass(frozen=True)
class Gold:
    """
    One annotated attribution; each field is the span from first to last stretch.

    `quoted` holds the stretches of the content that open with a mark and have three words or
    more: the direct quotes of a content that the cue breaks count one by one.
    """

    content: Span
    cue: Span | None
    source: Span | None
    is_direct: bool
    quoted: tuple[Span, ...] = ()


def read_gold(path: Path, text: str) -> list[Gold]:
    """Read one annotation file."""
    stretches: dict[str, list[Span]] = {}
    events: list[dict[str, list[Span]]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if re.match(r"T\d+\t\w", line):
            kind, _, offsets = fields[1].partition(" ")
            pairs = [tuple(map(int, pair.split())) for pair in offsets.split(";")]
            stretches[fields[0]] = [(first, last) for first, last in pairs]
        elif re.match(r"E\d+\t", line):
            roles: dict[str, list[Span]] = {}
            for role in fields[1].split():
                kind, _, name = role.partition(":")
                key = kind.rstrip("0123456789")
                roles.setdefault(key, []).extend(stretches.get(name, []))
            events.append(roles)
    gold = []
    for roles in events:
        content = cover(text, roles.get("Content", []))
        if content is None:
            continue
        first = min(roles["Content"])[0]
        is_direct = text[first] in _MARKS
        cue, source = cover(text, roles.get("Cue", [])), cover(text, roles.get("Source", []))
        quoted = tuple(
            (start, end)
            for start, end in roles["Content"]
            if text[start] in _MARKS and len(text[start:end].split()) > 2
        )
        gold.append(Gold(content, cue, source, is_direct, quoted))
    return gold


def cover(text: str, spans: list[Span]) -> Span | None:
    """Join stretches and strip what does not count off both ends."""
    if not spans:
        return None
    start, end = min(spans)[0], max(last for _, last in spans)
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    if text[start : start + 5] == "that ":
        start += 5
    return (start, end) if start < end else None


def head_of(text: str, span: Span) -> str:
    """Give the last word of the first noun phrase of a source."""
    words = _LINK.split(text[span[0] : span[1]])[0].split()
    return words[-1].lower().strip(_EDGE) if words else ""


def overlap(left: Span, right: Span) -> float:
    """Give the share of the longer span that both have."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, shared) / max(left[1] - left[0], right[1] - right[0])


def pair_contents(gold: list[Gold], found: list[Span]) -> dict[int, int]:
    """Pair gold and found contents one to one, best overlap first."""
    scored = sorted(
        (-overlap(one.content, span), g, f)
        for g, one in enumerate(gold)
        for f, span in enumerate(found)
        if overlap(one.content, span) >= 0.5
    )
    pairs: dict[int, int] = {}
    for _, g, f in scored:
        if g not in pairs and f not in pairs.values():
            pairs[g] = f
    return pairs


def span_of(text: str, part: Part | None) -> Span | None:
    """Turn a part into a stripped span."""
    return None if part is None else cover(text, [(part.start, part.end)])


def score_article(
    text: str, gold: list[Gold], found: tuple[Attribution, ...], counts: Counter[str]
) -> tuple[list[str], list[str]]:
    """Add one article to the counts; return wrong and missed contents."""
    contents = [cover(text, [(p.start, p.end) for p in one.content]) or (0, 1) for one in found]
    columns = {
        "source": ([one.source for one in gold], [span_of(text, one.source) for one in found]),
        "cue": ([one.cue for one in gold], [span_of(text, one.cue) for one in found]),
        "content": ([one.content for one in gold], list(contents)),
    }
    for name, (wanted, given) in columns.items():
        left, right = Counter(filter(None, wanted)), Counter(filter(None, given))
        counts[f"{name} gold"] += left.total()
        counts[f"{name} found"] += right.total()
        counts[f"{name} right"] += (left & right).total()
    pairs = pair_contents(gold, contents)
    counts["overlap gold"] += len(gold)
    counts["overlap found"] += len(found)
    counts["overlap right"] += len(pairs)
    for number, one in enumerate(gold):
        if not one.is_direct or one.source is None:
            continue
        counts["direct"] += 1
        if number not in pairs:
            continue
        counts["direct found"] += 1
        source = span_of(text, found[pairs[number]].source)
        if source is not None and overlap(source, one.source) > 0:
            counts["direct right"] += head_of(text, source) == head_of(text, one.source)
    count_quotes(text, gold, found, counts)
    used = set(pairs.values())
    wrong = [describe(text, one) for n, one in enumerate(found) if n not in used]
    missed = [
        text[one.content[0] - 60 : one.content[1] + 60] for n, one in enumerate(gold)
        if n not in pairs
    ]  # fmt: skip
    return wrong, missed


def count_quotes(
    text: str, gold: list[Gold], found: tuple[Attribution, ...], counts: Counter[str]
) -> None:
    """Count quoted stretches, those found and those whose source has the right head."""
    parts = [(cover(text, [(p.start, p.end)]), one) for one in found for p in one.content]
    for one in gold:
        for stretch in one.quoted:
            counts["quotes"] += 1
            wanted = cover(text, [stretch])
            best = max(
                (
                    (overlap(wanted, span), n)
                    for n, (span, _) in enumerate(parts)
                    if span and wanted
                ),
                default=(0.0, 0),
            )
            if best[0] < 0.5:
                continue
            counts["quotes found"] += 1
            source = span_of(text, parts[best[1]][1].source)
            if source is not None and one.source is not None:
                counts["quotes right"] += head_of(text, source) == head_of(text, one.source)


def describe(text: str, one: Attribution) -> str:
    """Print an attribution on one line."""
    fields = [one.source, one.cue, *one.content]
    return f"{one.confidence} " + " | ".join(
        "-" if part is None else text[part.start : part.end] for part in fields
    )


def report(counts: Counter[str]) -> None:
    """Print precision, recall and F1 of each column."""
    for name in ("source", "cue", "content", "overlap"):
        precision = counts[f"{name} right"] / max(1, counts[f"{name} found"])
        recall = counts[f"{name} right"] / max(1, counts[f"{name} gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        label = "content overlap >= 0.5" if name == "overlap" else f"{name} exact"
        print(f"{label:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    n_direct = max(1, counts["direct"])
    n_found, n_right = counts["direct found"], counts["direct right"]
    print(
        f"direct quotes            {counts['direct']}: found {n_found / n_direct:.3f}, "
        f"found with right source {n_right / n_direct:.3f}"
    )
    n_quotes = max(1, counts["quotes"])
    n_found, n_right = counts["quotes found"], counts["quotes right"]
    print(
        f"quoted stretches         {counts['quotes']}: found {n_found / n_quotes:.3f}, "
        f"found with right source {n_right / n_quotes:.3f}"
    )
    print(BASELINE)


def main() -> None:
    """Read the split and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each kind")
    parser.add_argument("--every", type=int, default=1, help="read only each n-th article")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    missed: list[str] = []
    reader = RuleReader()
    reader.read("Warm up.", [Part(start=0, end=8)])
    seconds = 0.0
    n_words = 0
    paths = sorted((options.data / "attributions").glob("*.ann"))[:: options.every]
    for path in paths:
        name = path.name.rsplit("_", 1)[0]
        text = (options.data / "text" / f"{name}.txt").read_text(encoding="utf-8")
        found = re.finditer(r"[^\n]+", text)
        paragraphs = [Part(start=one.start(), end=one.end()) for one in found]
        begin = time.process_time()
        reading = reader.read(text, paragraphs)
        seconds += time.process_time() - begin
        n_words += len(text.split())
        errors = score_article(text, read_gold(path, text), reading.attributions, counts)
        wrong += errors[0]
        missed += errors[1]
    report(counts)
    rate = n_words / 600 / seconds
    print(f"{len(paths)} articles, {rate:.0f} articles of 600 words per CPU second")
    for title, lines in (("WRONG", wrong), ("MISSED", missed)):
        step = max(1, len(lines) // options.errors) if options.errors else len(lines) + 1
        for line in lines[::step] if options.errors else ():
            print(title, repr(line))


if __name__ == "__main__":
    main()
