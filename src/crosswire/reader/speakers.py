"""Finds the name for which the source of an attribution stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from crosswire.reader.names import Name
from crosswire.reader.words import Words
from crosswire.types import EntityType, Part, Reference

_SUBORDINATE = frozenset(
    {"for", "of", "by", "with", "from", "to", "against", "in", "at", "within", "near"}
)
_HEAD_ENDS = frozenset({"and", "or", "who", "of", "in", "from", "at", "with", "on", "for", "as"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})


class Speakers:
    """The names and references of a text, asked by stretch."""

    def __init__(
        self, text: str, words: Words, names: Sequence[Name], references: Sequence[Reference]
    ) -> None:
        """
        Take the names of a text.

        Args:
            text: The stored text.
            words: Its words.
            names: Its names, in order.
            references: Pronouns and titles that stand for them, in order.
        """
        self._text = text
        self._spans = [(words.start[n.first], words.end[n.last - 1], n.type) for n in names]
        self._starts = [span[0] for span in self._spans]
        self._references = references
        self._reference_starts = [reference.start for reference in references]

    def nearest(self, start: int, end: int) -> Part | None:
        """Give the first person named or meant in a stretch."""
        return self.resolve(Part(start=start, end=end), only_person=True)

    def resolve(self, source: Part, *, only_person: bool = False) -> Part | None:
        """Find the name for which a source stands."""
        index = bisect_left(self._starts, source.start)
        if index and self._spans[index - 1][1] > source.start:
            index -= 1  # a source may begin inside a name
        inside = []
        while index < len(self._spans) and self._spans[index][0] < source.end:
            inside.append(self._spans[index])
            index += 1
        for start, end, kind in inside:
            if (
                kind is EntityType.PERSON
                and self._is_head(source, start)
                and self._ends_head(source, end)
            ):
                return Part(start=start, end=end)
        index = bisect_left(self._reference_starts, source.start)
        if index < len(self._references) and self._references[index].start < source.end:
            reference = self._references[index]
            is_owner = reference.end < source.end and (
                self._text[reference.end] in "'’"
                or self._text[reference.start : reference.end].lower() in _POSSESSIVE
            )
            if (reference.start - source.start < 3 and not is_owner) or only_person:
                start, end, _ = self._spans[reference.entity]
                return Part(start=start, end=end)
        if only_person:
            return None
        for start, end, kind in inside:
            if self._text[source.start : start].endswith((" and ", " & ")):
                return None
            if kind is not EntityType.NATIONALITY and self._closes(source, end):
                is_head = not _SUBORDINATE & set(self._text[source.start : start].lower().split())
                return Part(start=start, end=end) if is_head else None
        return None

    def _closes(self, source: Part, end: int) -> bool:
        """Tell whether a name ends its noun phrase, so that it is what speaks."""
        return end == source.end or self._text[end : end + 1] == ","

    def _ends_head(self, source: Part, end: int) -> bool:
        """Tell whether no noun follows a name: not in "the Ruiz campaign"."""
        if self._text[end : end + 1] in {"'", "’"}:
            return False  # "Lund's spokesman"
        rest = self._text[end : source.end].split(maxsplit=1)
        return not rest or not rest[0][0].isalpha() or rest[0].lower() in _HEAD_ENDS

    def _is_head(self, source: Part, start: int) -> bool:
        """Tell whether a name is the source's head: not that of "a spokesman for Ruiz"."""
        before = self._text[source.start : start].lower().split()
        return "," in self._text[source.start : start] or not _SUBORDINATE & set(before[-3:])
