"""
Check the gold stories and count what they hold.

    python -m bench.gold.check [FOLDER ...]

A story is one JSON file: reports, and the claims an editor found in them. Checked are that every
quote stands exactly once in its report, that ids are unique, that verdicts and aspects are words
of the vocabulary, and that a claim has as many reports as its verdict says. Printed are the
counts of stories, reports, claims and aligned pairs: two mentions of one claim in two reports.
Without a folder, every folder beside this file is read.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KINDS = frozenset({"statement", "figure", "event", "relation"})
_VERDICTS = frozenset({"agree", "vary", "conflict", "update", "alone"})
_ASPECTS = frozenset(
    {"wording", "speaker", "value", "qualifier", "unit"}
    | {"period", "date", "place", "actor", "status"}
)
_PLAIN = frozenset({"agree", "alone"})
_KEYS = {
    "story": frozenset({"kind", "reports", "claims"}),
    "report": frozenset({"id", "outlet", "published", "title", "text"}),
    "claim": frozenset({"id", "kind", "verdict", "aspects", "mentions", "why"}),
    "mention": frozenset({"report", "quote"}),
}


def main() -> int:
    """Check every folder given and print its counts; 1 where something is wrong."""
    here = Path(__file__).resolve().parent
    folders = [Path(name) for name in sys.argv[1:]] or sorted(
        p for p in here.iterdir() if p.is_dir()
    )
    n_wrong = 0
    for folder in folders:
        stories = _read_stories(folder)
        if not stories:
            continue
        for name, story in stories.items():
            for fault in find_faults(story):
                print(f"{name}: {fault}")
                n_wrong += 1
        _print_counts(folder.name, list(stories.values()))
    return 1 if n_wrong else 0


def find_faults(story: dict[str, Any]) -> Iterator[str]:
    """Yield one sentence for everything in a story that breaks the format."""
    yield from _find_key_faults("story", "story", story)
    for report in story["reports"]:
        yield from _find_key_faults("report", report["id"], report)
    yield from _find_repeats("report", [report["id"] for report in story["reports"]])
    yield from _find_repeats("claim", [claim["id"] for claim in story["claims"]])
    texts = {report["id"]: report["text"] for report in story["reports"]}
    if not 3 <= len(texts) <= 5:
        yield f"{len(texts)} reports; a story has 3 to 5"
    for claim in story["claims"]:
        yield from _find_claim_faults(claim, texts)


def count_pairs(claim: dict[str, Any]) -> int:
    """Count the pairs of mentions of one claim that stand in two reports."""
    reports = [mention["report"] for mention in claim["mentions"]]
    return sum(left != right for left, right in combinations(reports, 2))


def _find_key_faults(what: str, name: str, record: dict[str, Any]) -> Iterator[str]:
    odd = _KEYS[what] ^ record.keys()
    if odd:
        yield f"{what} {name}: keys missing or unknown: {', '.join(sorted(odd))}"


def _find_repeats(what: str, names: Sequence[str]) -> Iterator[str]:
    for name, n in Counter(names).items():
        if n > 1:
            yield f"{what} id {name} is used {n} times"


def _find_claim_faults(claim: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    name = f"claim {claim['id']}"
    yield from _find_key_faults("claim", claim["id"], claim)
    if claim["kind"] not in _KINDS:
        yield f"{name}: unknown kind {claim['kind']!r}"
    if claim["verdict"] not in _VERDICTS:
        yield f"{name}: unknown verdict {claim['verdict']!r}"
    for aspect in sorted(set(claim["aspects"]) - _ASPECTS):
        yield f"{name}: unknown aspect {aspect!r}"
    if (claim["verdict"] in _PLAIN) != (not claim["aspects"]):
        yield f"{name}: {claim['verdict']} with aspects {claim['aspects']}"
    n_reports = len({mention["report"] for mention in claim["mentions"]})
    if (claim["verdict"] == "alone") != (n_reports == 1):
        yield f"{name}: {claim['verdict']} in {n_reports} reports"
    if not claim["why"].strip():
        yield f"{name}: no reason"
    for mention in claim["mentions"]:
        yield from _find_mention_faults(name, mention, texts)


def _find_mention_faults(
    name: str, mention: dict[str, Any], texts: dict[str, str]
) -> Iterator[str]:
    yield from _find_key_faults("mention", name, mention)
    if mention["report"] not in texts:
        yield f"{name}: no report {mention['report']!r}"
        return
    n_found = texts[mention["report"]].count(mention["quote"]) if mention["quote"] else 0
    if n_found != 1:
        yield f"{name}: found {n_found} times in report {mention['report']}: {mention['quote']!r}"


def _read_stories(folder: Path) -> dict[str, dict[str, Any]]:
    return {
        f"{folder.name}/{file.name}": json.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.glob("*.json"))
    }


def _print_counts(name: str, stories: Sequence[dict[str, Any]]) -> None:
    claims = [claim for story in stories for claim in story["claims"]]
    n_reports = sum(len(story["reports"]) for story in stories)
    n_pairs = sum(map(count_pairs, claims))
    print(f"{name}: {len(stories)} stories, {n_reports} reports", end="")
    print(f", {len(claims)} claims, {n_pairs} pairs ({n_pairs / len(stories):.1f} a story)")
    print("  story kinds:", _counted(story["kind"] for story in stories))
    print("  claim kinds:", _counted(claim["kind"] for claim in claims))
    print("  verdicts:   ", _counted(claim["verdict"] for claim in claims))
    print("  aspects:    ", _counted(aspect for claim in claims for aspect in claim["aspects"]))


def _counted(words: Iterator[str]) -> str:
    return ", ".join(f"{word} {n}" for word, n in Counter(words).most_common())


if __name__ == "__main__":
    sys.exit(main())
