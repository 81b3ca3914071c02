"""Which words of a speaker fall on one occasion, so that one origin holds for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crosswire.origins.names import Key
from crosswire.reference import fold_letters
from crosswire.types import Actor, ActorKind, Mention, Report

#: What one speaker says so near after his other words goes on with them.
_NEAR = 400
_NEAR_BEFORE = 200


def find_speaker_key(speaker: Actor | None) -> Key:
    """Find by which words a speaker is compared; empty where unknown."""
    if speaker is None:
        return frozenset()
    words = fold_letters(speaker.name.partition(", ")[0]).split()
    return frozenset(words[-1:] if speaker.kind is ActorKind.PERSON else words)


def mark_occasion(
    mentions: Sequence[Mention], outside: Sequence[str], is_told: Callable[[Mention, str], bool]
) -> tuple[bool, ...]:
    """
    Mark what was said on an occasion that the words around a statement tell of.

    What follows from the same speaker within 400 characters is of that occasion too: "Last June
    she had refused. 'Never,' she said."

    Args:
        mentions: Statements in text order.
        outside: The sentence around each without its quoted words.
        is_told: Whether a statement, with such words around it, tells of it.
    """
    marks: list[bool] = []
    for at, mention in enumerate(mentions):
        mark = is_told(mention, outside[at])
        if not mark and at and marks[-1]:
            before = mentions[at - 1]
            same = find_speaker_key(before.speaker) == find_speaker_key(mention.speaker)
            mark = same and mention.start - before.end < _NEAR
        marks.append(mark)
    return tuple(marks)


def find_run(at: int, report: Report) -> list[int]:
    """
    Find the statements that run on with one, the nearest first.

    "'No,' she told reporters. She said the talks would go on." are one run. Words that stand
    before the occasion is named belong to it only inside the paragraph, and only where they
    have no "said" of their own, since a report often leads with one occasion and comes to the
    next.
    """
    speaker = find_speaker_key(report.statements[at].speaker)
    found: list[int] = []
    for other in range(at - 1, -1, -1):
        here, before = report.statements[other + 1], report.statements[other]
        is_same = find_speaker_key(before.speaker) == speaker
        if not is_same or here.start - before.end > _NEAR:
            break
        found.append(other)
    for other in range(at + 1, len(report.statements)):
        here, after = report.statements[other - 1], report.statements[other]
        is_same = find_speaker_key(after.speaker) == speaker
        if here.cue is not None and here.cue != after.cue:
            break  # "Petrov said ..." is told apart from what she then told reporters
        between = report.text[here.end : after.start]
        if not is_same or len(between) > _NEAR_BEFORE or "\n" in between:
            break
        found.append(other)
    return found
