"""Finds the turns of a printed conversation: "Ruiz: The port is open.", "Q: ...", "A: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from crosswire.reference.lexicon import load_lexicon
from crosswire.types import Part

_LABEL = re.compile(
    r"\s*((?:[A-Z][\w.’'-]{0,30}\s){0,4}[A-Z][\w.’'-]{0,30})\s?(:)[\s\u00a0]+(?=\S)"
)
_QUESTION = frozenset({"q", "question"})
_ANSWER = frozenset({"a", "answer"})
_MARKS = "\"“„«‘'`「"


class Turn(msgspec.Struct, frozen=True):
    """
    What one person says in a printed conversation.

    Attributes:
        label: Words that name the person.
        colon: The colon behind them.
        content: The words said.
        speaker: Name that the label stands for, or None.
    """

    label: Part
    colon: Part
    content: Part
    speaker: Part | None


def find_turns(text: str, paragraphs: Sequence[Part], people: Sequence[Part]) -> Mapping[int, Turn]:
    """
    Find the paragraphs that are turns of a conversation, by the number of the paragraph.

    A label counts where it is that of a question or answer or names a person of the text or
    stands in capitals, and where one label at least comes twice: "Photo: Ruiz" is no turn. An
    answer is given by the first person named before it. Quotes between marks are left to
    the search for quotes.
    """
    labelled = dict(_find_labels(text, paragraphs))
    counts = Counter(found.group(1).lower() for found in labelled.values())
    if not counts or max(counts.values()) < 2:
        return {}
    surnames = {_last_word(text[one.start : one.end]): one for one in reversed(people)}
    turns: dict[int, Turn] = {}
    for number, found in labelled.items():
        label = found.group(1)
        speaker = surnames.get(_last_word(label))
        is_answer = label.lower() in _ANSWER
        if is_answer:
            speaker = next((one for one in people if one.end <= found.start(1)), None)
        is_turn = is_answer or label.lower() in _QUESTION or speaker is not None
        if not is_turn and not (label.isupper() and not _is_word(label)):
            continue
        if not is_answer and label.lower() not in _QUESTION:
            speaker = speaker or Part(start=found.start(1), end=found.end(1))
        end = paragraphs[number].end
        while end > found.end() and text[end - 1].isspace():
            end -= 1
        turns[number] = Turn(
            label=Part(start=found.start(1), end=found.end(1)),
            colon=Part(start=found.start(2), end=found.end(2)),
            content=Part(start=found.end(), end=end),
            speaker=speaker,
        )
    return turns if len(turns) > 1 else {}


def _find_labels(text: str, paragraphs: Sequence[Part]) -> Iterator[tuple[int, re.Match[str]]]:
    for number, paragraph in enumerate(paragraphs):
        found = _LABEL.match(text, paragraph.start, paragraph.end)
        if found is not None and text[found.end()] not in _MARKS:
            yield number, found


def _last_word(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1].lower().rstrip(".")


def _is_word(label: str) -> bool:
    """Tell whether every word of a label is a common one: "PHOTO", "READ MORE"."""
    lexicon = load_lexicon()
    return all(word in lexicon for word in label.lower().split())
