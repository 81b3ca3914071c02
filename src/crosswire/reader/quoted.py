"""Holds whom a quote calls "he" or "she" against who speaks it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.reader.names import Name
from crosswire.reader.quotes import Quote
from crosswire.reader.words import Words
from crosswire.reference.lexicon import load_genders
from crosswire.types import Attribution, EntityType, Form, Part, Reference

_GENDERS = MappingProxyType(
    dict.fromkeys(("he", "him", "his", "himself"), "m")
    | dict.fromkeys(("she", "her", "hers", "herself"), "f")
)
_OTHERS = frozenset((*_GENDERS, "they", "them", "their", "theirs", "themselves"))
_PRESENTING = frozenset({"i", "am", "m", "me", "myself", "name"})
"""Words right before a name with which its bearer speaks of himself."""
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


def settle_named(
    words: Words,
    names: Sequence[Name],
    references: Sequence[Reference],
    attributions: Sequence[Attribution],
) -> tuple[tuple[Reference, ...], tuple[Attribution, ...]]:
    """
    Take a speaker who is only described from words that name him: they are about somebody else.

    "'I have called Ana Ruiz,' the beaten premier said" and "the mayor said that Ruiz had lied":
    neither the premier nor the mayor is Ruiz. Nobody is found for them instead.

    Args:
        words: The words of the text.
        names: Its names.
        references: What pronouns and roles are said to stand for.
        attributions: Who says what.

    Returns:
        The references and the attributions without those.
    """
    search = _Search(words, names, references)
    wrong: set[int] = set()
    kept: list[Attribution] = []
    for one in attributions:
        is_named = search.names_speaker(one)
        if is_named and one.source is not None:
            wrong.update(search.list_references(one.source))
        kept.append(replace(one, speaker=None) if is_named else one)
    return tuple(one for at, one in enumerate(references) if at not in wrong), tuple(kept)


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

    def list_references(self, part: Part) -> range:
        """Give the places of the references that open in a stretch."""
        return range(bisect_left(self._starts, part.start), bisect_left(self._starts, part.end))

    def names_speaker(self, attribution: Attribution) -> bool:
        """Tell whether what somebody says names him, though who says it is only described."""
        source, speaker = attribution.source, self._speaker_of(attribution)
        if source is None or speaker is None:
            return False
        start = self._words.start
        if source.start <= start[speaker.first] < source.end:
            return False
        is_direct = attribution.form is Form.DIRECT
        return any(
            self._names_in(part, speaker)
            for part in attribution.content
            if is_direct or part.start >= source.end
        )

    def _names_in(self, part: Part, speaker: Name) -> bool:
        """Tell whether a stretch names a person, but as who speaks: "I am Ana Ruiz"."""
        lower, start = self._words.lower, self._words.start
        first = bisect_left(self._firsts, bisect_left(start, part.start))
        for name in self._names[first:]:
            if start[name.first] >= part.end:
                break
            ahead = set(lower[max(0, name.first - 2) : name.first])
            if self._key(name) == self._key(speaker) and not ahead & _PRESENTING:
                return name.type is EntityType.PERSON
        return False

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
