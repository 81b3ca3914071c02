"""Which of two persons of one surname a bare surname names, by what stands near it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.extract.actors.people import Person, choose_official
from crosswire.extract.actors.sightings import Sighting
from crosswire.extract.actors.words import Words
from crosswire.reference import fold_name, word_set

_SPEAKING = word_set("people.speaking")
_BESIDE = 3
"""Words before a whole name, and behind its comma, that say what a person is."""
_LONGEST_TITLE = 9
_ENDS = frozenset(".!?")
_QUOTES = frozenset('"“”')


class Namesakes(msgspec.Struct, frozen=True):
    """
    Where the persons of a text are named in full.

    Attributes:
        words: The words of the text.
        places: First and last word of each whole name, with its folded words, in text order.
    """

    words: Words
    places: tuple[tuple[int, int, tuple[str, ...]], ...]

    def choose(self, first: int, last: int, fitting: Sequence[Person]) -> Person | None:
        """
        Choose whom the name in words[first:last] means among those who bear it.

        Of two it is the one who is introduced as what the apposition says ("Ruiz, the grocer"),
        else, where a surname speaks, the one with whom the sentence before opens: "Mayor
        Ana Ruiz closed the bridge. "It was time," Ruiz said"; else the one in office.
        """
        if len(fitting) > 1 and last == first + 1:
            chosen = self._by_apposition(last, fitting) or self._by_subject(first, last, fitting)
            if chosen is not None:
                return chosen
        return choose_official(fitting)

    def _by_apposition(self, last: int, fitting: Sequence[Person]) -> Person | None:
        """Choose who is introduced by the noun in "Ruiz, the grocer"."""
        lower = self.words.lower
        if lower[last : last + 2] != (",", "the") or len(lower) < last + 4:
            return None
        if lower[last + 3] not in {".", ",", ";", "!", "?", '"', "”"}:
            return None
        noun = lower[last + 2]
        told = {key for start, stop, key in self.places if noun in self._beside(start, stop)}
        found = [person for person in fitting if person.key in told]
        return found[0] if len(found) == 1 else None

    def _beside(self, first: int, last: int) -> tuple[str, ...]:
        """Give the words before a name and those of an apposition behind it."""
        lower, start = self.words.lower, first
        while start > max(0, first - _BESIDE) and not self.words.is_sentence_start(start):
            start -= 1
        behind = lower[last + 1 : last + 1 + _BESIDE] if lower[last : last + 1] == (",",) else ()
        return (*lower[start:first], *behind)

    def _by_subject(self, first: int, last: int, fitting: Sequence[Person]) -> Person | None:
        """Choose who is named in full, last before a speaking surname, and opens that sentence."""
        lower = self.words.lower
        if _SPEAKING.isdisjoint((*lower[max(0, first - 1) : first], *lower[last : last + 1])):
            return None
        keys = {person.key for person in fitting}
        before = [place for place in self.places if place[1] <= first and place[2] in keys]
        if not before or not self.words.is_same_paragraph(before[-1][0], first):
            return None
        start, stop, key = before[-1]
        if self._count_ends(stop, first) != 1 or not self._opens(start, stop):
            return None
        chosen = [person for person in fitting if person.key == key and not person.is_kin]
        return chosen[0] if len(chosen) == 1 else None

    def _opens(self, first: int, last: int) -> bool:
        """Tell a name that begins a sentence, perhaps with a title: "The mayor, Ana Ruiz, said"."""
        begin = first
        while begin > max(0, first - _LONGEST_TITLE) and not self.words.is_sentence_start(begin):
            begin -= 1
        if not self.words.is_sentence_start(begin):
            return False
        lower = self.words.lower
        is_apposed = lower[first - 1 : first] == lower[last : last + 1] == (",",)
        return first - begin <= _BESIDE or is_apposed

    def _count_ends(self, first: int, last: int) -> int:
        """Count the sentences that end among words[first:last], those inside quotes apart."""
        is_quoted, count, texts = False, 0, self.words.texts
        for index in range(first, last):
            if texts[index] in _QUOTES:
                is_quoted = texts[index] == "“" or (texts[index] == '"' and not is_quoted)
            elif texts[index] in _ENDS and not is_quoted:
                count += 1
        return count


def gather_namesakes(words: Words, sightings: Sequence[Sighting]) -> Namesakes:
    """Gather where whole names of two words or more stand."""
    named = (
        (one.first, one.last, fold_name(words.texts[one.first : one.last])) for one in sightings
    )
    return Namesakes(words, tuple(sorted(place for place in named if len(place[2]) > 1)))
