"""Holds whom a quote calls "he" or "she" against who speaks it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.reader.names import Name
from crosswire.reader.quotes import Quote
from crosswire.reader.references import load_genders
from crosswire.reader.words import Words
from crosswire.types import Attribution, EntityType, Reference

_GENDERS = MappingProxyType(
    dict.fromkeys(("he", "him", "his", "himself"), "m")
    | dict.fromkeys(("she", "her", "hers", "herself"), "f")
)
_OTHERS = frozenset((*_GENDERS, "they", "them", "their", "theirs", "themselves"))
_REACH = 5
"""Sentences before a quote in which whom it speaks of is named."""
_SURE = 0.6


def settle_quoted(
    words: Words,
    names: Sequence[Name],
    quotes: Sequence[Quote],
    references: Sequence[Reference],
    attributions: Sequence[Attribution],
) -> tuple[Reference, ...]:
    """
    Take from a quote what lets its speaker call himself "he": the only other person near is meant.

    "Ruiz resigned. 'She promised to stay,' Lund said": Ruiz promised. Where two others may be
    meant, or nobody else is named near, nobody is. What stands for somebody else stays so.

    Args:
        words: The words of the text.
        names: Its names.
        quotes: Its quotes.
        references: What pronouns and roles are said to stand for.
        attributions: Who says what.
    """
    return _Search(words, names, references).settle(quotes, attributions)


class _Search:
    """The persons of a text, by surname."""

    def __init__(
        self, words: Words, names: Sequence[Name], references: Sequence[Reference]
    ) -> None:
        self._words = words
        self._names = names
        self._references = references
        self._firsts = [name.first for name in names]
        self._starts = [one.start for one in references]
        self._gender_of = self._find_genders()

    def _find_genders(self) -> Mapping[str, str]:
        """Read off given names, by surname, whether a person is called "he" or "she"."""
        words, genders = self._words, load_genders()
        found: dict[str, str] = {}
        for name in self._names:
            if name.type is EntityType.PERSON and name.last - name.first > 1:
                gender = genders.get(words.lower[name.first])
                if gender is not None:
                    found.setdefault(self._key(name), gender)
        return found

    def _key(self, name: Name) -> str:
        return self._words.lower[name.last - 1]

    def settle(
        self, quotes: Sequence[Quote], attributions: Sequence[Attribution]
    ) -> tuple[Reference, ...]:
        begins = [quote.start for quote in quotes]
        kept = {one.start: one for one in self._references}
        for attribution in attributions:
            speaker = self._speaker_of(attribution)
            if speaker is None:
                continue
            for part in attribution.content:
                first = bisect_left(self._starts, part.start)
                last = bisect_left(self._starts, part.end)
                for one in self._references[first:last]:
                    at = bisect_right(begins, one.start) - 1
                    if at < 0 or one.start >= quotes[at].end:
                        continue
                    settled = self._settle(one, speaker, quotes[at].start)
                    kept.pop(one.start, None)
                    if settled is not None:
                        kept[one.start] = settled
        return tuple(kept[start] for start in sorted(kept))

    def _speaker_of(self, attribution: Attribution) -> Name | None:
        """Give the name of the person who speaks, if one does."""
        part = attribution.speaker
        if part is None:
            return None
        at = bisect_right(self._firsts, bisect_left(self._words.start, part.start)) - 1
        name = self._names[at] if at >= 0 else None
        is_person = name is not None and name.type is EntityType.PERSON
        return name if is_person else None

    def _settle(self, one: Reference, speaker: Name, begin: int) -> Reference | None:
        """Keep what somebody else is meant by; else say who is, or give None."""
        place = bisect_left(self._words.start, one.start)
        lower = self._words.lower[place]
        if lower not in _OTHERS or self._key(self._names[one.entity]) != self._key(speaker):
            return one
        meant = self._find_other(lower, speaker, begin)
        return None if meant is None else replace(one, entity=meant, confidence=_SURE)

    def _find_other(self, lower: str, speaker: Name, begin: int) -> int | None:
        """Find the only person named near before a quote who may be meant and does not speak it."""
        gender = _GENDERS.get(lower)
        if gender is None:
            return None
        words = self._words
        place = bisect_left(words.start, begin)
        number = bisect_right(words.sentences, (place, len(words.text), 0)) - 1
        first = words.sentences[max(0, number - _REACH)][0]
        near: dict[str, int] = {}
        for at in range(bisect_left(self._firsts, first), bisect_left(self._firsts, place)):
            name = self._names[at]
            key = self._key(name)
            is_other = name.type is EntityType.PERSON and key != self._key(speaker)
            if is_other and self._gender_of.get(key, gender) == gender:
                near[key] = at
        told = {key: at for key, at in near.items() if key in self._gender_of} or near
        return next(iter(told.values())) if len(told) == 1 else None
