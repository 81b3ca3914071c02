"""Where persons are named: beside a title, an honorific, a verb of speaking, or by the reader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from crosswire.extract.actors.names import Hit
from crosswire.extract.actors.titles import TitlePhrase
from crosswire.extract.actors.words import Words
from crosswire.reference import NameKind, Tables, fold_name, word_set
from crosswire.types import ActorKind, Sector

_HONORIFICS = word_set("people.honorifics")
_SPEAKING = word_set("people.speaking")
_NO_HOME = frozenset({Sector.MED, Sector.BUS})
_PARTIES = frozenset({"D", "R", "I"})
_GOVERNMENTS = frozenset({"government", "administration"})
_FEATURES = word_set("places.features")
_IN_PLACE = frozenset({"in", "at", "near", "outside", "around", "across", "throughout"})
_LANDFORMS = frozenset({"rio", "ciudad", "fort", "mount", "mt", "lake", "port", "camp", "cape"})
_NO_PERSON = word_set("people.no_person")
_OWNERS = frozenset({"the", "his", "her", "their", "its"})
"""What a title opens with that owns what follows: "Ana Ruiz, the president's first aide"."""


class Sighting(msgspec.Struct, frozen=True):
    """
    Person's name at one place, with the title beside it.

    Attributes:
        first: Index of the first word of the name.
        last: Index behind its last word.
        title: Title phrase that goes with it, or None.
        country: Country that the words beside it give, or None.
        honorific: Honorific before it, lower case ("mrs"), or "".
        is_whole: The title leads directly into the name ("President Niinistö"), so that
            both are one mention.
    """

    first: int
    last: int
    title: TitlePhrase | None = None
    country: str | None = None
    is_whole: bool = False
    honorific: str = ""


def collect_sightings(
    words: Words,
    hits: Sequence[Hit],
    titles: Sequence[TitlePhrase],
    entities: Iterable[tuple[int, int]],
    *,
    tables: Tables,
) -> tuple[Sighting, ...]:
    """Find names that a title, an honorific, a verb of speaking or the reader shows as persons."""
    taken = {
        index
        for hit in hits
        if hit.actor is None or hit.actor.kind is not ActorKind.PERSON
        for index in range(hit.first, hit.last)
    }
    heads = {index for title in titles for index in range(title.head, title.last)}
    surnames = {
        hit.first
        for hit in hits
        if hit.last == hit.first + 1 and hit.name.kind in {NameKind.STATE, NameKind.CAPITAL}
    }
    entities = tuple(entities)
    inside = _list_inside(words) | {
        words.texts[first] for first, last in entities if last - first == 1
    }
    names = _Names(words, taken, heads, surnames, inside)
    found: list[Sighting] = []
    for title in titles:
        found.extend(_beside_title(words, title, names, hits))
    for index, word in enumerate(words.lower[:-1]):
        after = index + 2 if words.texts[index + 1] == "." else index + 1
        if word in _HONORIFICS and words.is_capitalised(index):
            last = names.end(after)
            if last > after and words.is_same_paragraph(index, after):
                found.append(Sighting(after, last, honorific=word))
    for first, last in entities:
        end = names.end(first)
        stop = max(end, first)
        is_person = stop > first and _is_person_name(words, first, last, tables)
        if is_person and stop >= last - 1:
            end = min(stop, max(last, first + 1))
            found.append(Sighting(first, end, country=_of_country(words, end, hits)))
    found.extend(_beside_speaking(words, names))
    found.extend(_list_known(words, names, tables))
    return tuple(_drop_overlaps(found))


def _list_inside(words: Words) -> frozenset[str]:
    """List the words that stand with a capital inside a sentence: they are no adverbs."""
    return frozenset(
        text
        for index, text in enumerate(words.texts)
        if text[0].isupper() and not words.is_sentence_start(index)
    )


def _is_person_name(words: Words, first: int, last: int, tables: Tables) -> bool:
    """Tell whether a name that the reader takes for a person's can be one: no town, no river."""
    before = words.lower[first - 1] if words.is_same_paragraph(first - 1, first) else ""
    is_feature = before == "of" and first > 1 and words.lower[first - 2] in _FEATURES
    if before in _IN_PLACE or is_feature or words.lower[first] in _LANDFORMS or last - first > 8:
        return False
    if not _NO_PERSON.isdisjoint(words.lower[first:last]):
        return False
    if last - first == 1:
        return not words.texts[first].isupper()
    return not tables.gazetteer.find(words.exact(first, last))


class _Names(msgspec.Struct, frozen=True):
    """Runs of name words that stop where a title or a known state begins."""

    words: Words
    taken: set[int]
    heads: set[int]
    surnames: set[int]
    inside: frozenset[str]

    def end(self, first: int) -> int:
        """Give the index behind the name that begins here, or `first`."""
        if first >= len(self.words) or first in self.taken or first in self.heads:
            return first
        last = self.words.find_name_end(first)
        for index in range(first, last):
            is_surname = index in self.surnames and index == first + 1
            if (index in self.taken and not is_surname) or index in self.heads:
                last = index
                break
        while last > first and not self.words.texts[last - 1][0].isalnum():
            last -= 1
        return last

    def begin(self, last: int) -> int:
        """Give the index where the name that ends here begins, or `last`."""
        best = last
        for first in range(last - 1, max(last - 9, -1), -1):
            if not self.words.is_same_paragraph(first, last - 1):
                break
            if self.words.is_capitalised(first) and self.end(first) == last:
                best = first
            elif self.words.texts[first] in {",", '"', "“", "”", ")", ";", ":"}:
                break
        return best


def _beside_title(
    words: Words, title: TitlePhrase, names: _Names, hits: Sequence[Hit]
) -> Iterator[Sighting]:
    """Find the name that goes with a title phrase, on its right or on its left."""
    if title.title.is_plural:
        yield from _share_plural(words, title, names, hits)
        return
    last = title.last
    if not words.is_same_paragraph(last, title.head):
        return
    end = names.end(last)
    if end > last + 1 and words.lower[end - 1] in _NO_PERSON:
        return
    if end > last:
        country = title.country
        behind = _of_country(words, end, hits)
        yield Sighting(last, end, title, country or behind, is_whole=True)
        return
    if words.texts[last] == "," and title.determiner not in {"this", "that", "one"}:
        end = names.end(last + 1)
        is_closed = end < len(words) and words.texts[end] in {",", ".", ")", ";"}
        is_led = words.texts[title.first - 1] != "," if title.first else True
        if (
            end - last - 1 >= 2
            and (is_closed or title.countries or title.determiner not in {"", "a", "an"})
            and is_led
        ):
            yield Sighting(last + 1, end, title, title.country)
            return
    yield from _before_title(words, title, names)


def _before_title(words: Words, title: TitlePhrase, names: _Names) -> Iterator[Sighting]:
    """Read "X, the Finnish foreign minister," and "X is the foreign minister"."""
    index = title.first - 1
    if title.determiner and words.is_same_paragraph(index, title.head):
        index -= 1
    if not words.is_same_paragraph(index, title.head) or index < 1:
        return
    is_owner = title.determiner in _OWNERS and words.skip_possessive(title.last) != title.last
    if words.texts[index] == "," and (is_owner or _opens_clause(words, title)):
        return
    if words.texts[index] in {",", "("} or words.lower[index] in {"is", "was"}:
        stop = index
        if words.lower[index - 1] == "who":
            stop = index - 2 if words.texts[index - 2] == "," else index - 1
        first = names.begin(stop)
        is_opener = first == stop - 1 and words.is_sentence_start(first)
        if first < stop and not (is_opener and words.texts[first] not in names.inside):
            yield Sighting(first, stop, title, title.country)


def _opens_clause(words: Words, title: TitlePhrase) -> bool:
    """
    Tell whether a title behind a comma speaks itself instead of describing the name before it.

    "They met near Port Ansel, a spokesman for the police said": the title is no apposition.
    """
    for index in range(title.last, min(len(words), title.last + 8)):
        if not words.texts[index][0].isalnum() or not words.is_same_paragraph(index, title.head):
            return False
        if words.lower[index] in _SPEAKING:
            return True
        if words.lower[index] in {"who", "that", "and"}:
            return False
    return False


def _of_country(words: Words, index: int, hits: Sequence[Hit]) -> str | None:
    """Read "of Norway", "of the Scottish National Party" or ", from Vermont" behind a name."""
    if index < len(words) and words.texts[index] in {",", "("}:
        index += 1
    if index + 2 < len(words) and words.texts[index] in _PARTIES and words.texts[index + 1] == "-":
        return _country_at(index + 2, hits)
    if index + 1 >= len(words) or words.lower[index] not in {"of", "from"}:
        return None
    begin = index + 2 if words.lower[index + 1] == "the" else index + 1
    return _country_at(begin, hits)


def _country_at(begin: int, hits: Sequence[Hit]) -> str | None:
    """Give the country of what is named at a word, firms and media left out."""
    position = bisect_left(hits, begin, key=lambda hit: hit.first)
    if position == len(hits) or hits[position].first != begin:
        return None
    hit = hits[position]
    if hit.actor is None or hit.name.kind is NameKind.AGENCY or hit.name.sector in _NO_HOME:
        return None
    return hit.actor.country if hit.actor.kind is not ActorKind.GROUP else None


def _share_plural(
    words: Words, title: TitlePhrase, names: _Names, hits: Sequence[Hit]
) -> Iterator[Sighting]:
    """
    Share a plural title out.

    "the presidents of Russia, V. P., and Kazakhstan, K. T." gives each his own country;
    "the Finnish and Polish ministers, A and B" pairs them in order.
    """
    beginning = {hit.first: hit for hit in hits}
    index = title.head
    while index < title.last and index not in beginning:
        index += 1
    pairs = _read_pairs(words, index, names, beginning) if index < title.last else []
    if pairs:
        for first, last, country in pairs:
            yield Sighting(first, last, title, country)
        return
    index = title.last
    if index < len(words) and words.texts[index] in {",", "-", "–", "—", "(", ":"}:
        index += 1
    people: list[tuple[int, int]] = []
    while words.is_same_paragraph(index, title.head):
        last = names.end(index)
        if last == index:
            break
        people.append((index, last))
        index = last
        while index < len(words) and words.lower[index] in {",", "and"}:
            index += 1
    is_paired = len(people) == len(title.countries)
    if len(people) >= 2:
        for position, (first, last) in enumerate(people):
            own = title.countries[position] if is_paired else title.country
            yield Sighting(first, last, title, own)


def _read_pairs(
    words: Words, index: int, names: _Names, beginning: dict[int, Hit]
) -> list[tuple[int, int, str]]:
    """Read "Russia, V. P., and Kazakhstan, K. T." from its first country on."""
    pairs: list[tuple[int, int, str]] = []
    while index in beginning:
        hit = beginning[index]
        country = hit.actor.country if hit.actor else hit.name.country
        after = hit.last
        if after >= len(words) or words.texts[after] not in {",", "("} or not country:
            break
        last = names.end(after + 1)
        if last == after + 1:
            break
        pairs.append((after + 1, last, country))
        index = last
        while index < len(words) and words.lower[index] in {",", ")", "and", "the"}:
            index += 1
    return pairs


def _beside_speaking(words: Words, names: _Names) -> Iterator[Sighting]:
    """Find "Aino Berg said" and "said Aino Berg": full names that speak."""
    for index, word in enumerate(words.lower):
        if word not in _SPEAKING:
            continue
        if words.is_same_paragraph(index - 1, index):
            first = names.begin(index)
            if index - first >= 2:
                yield Sighting(first, index)
        if words.is_same_paragraph(index + 1, index):
            last = names.end(index + 1)
            if last - index - 1 >= 2:
                yield Sighting(index + 1, last)


def _list_known(words: Words, names: _Names, tables: Tables) -> Iterator[Sighting]:
    """Find whole names of known leaders, and "the Silva government" by the surname alone."""
    for index, text in enumerate(words.texts[:-1]):
        if not text[0].isupper():
            continue
        surname = words.lower[index] if text.isascii() else "".join(fold_name((text,)))
        leaders = tables.leaders.get(surname)
        if leaders is not None and words.lower[index + 1] in _GOVERNMENTS:
            yield Sighting(index, index + 1)
        if leaders is None or index in names.taken:
            continue
        for first, last in ((names.begin(index + 1), index + 1), (index, names.end(index))):
            key = fold_name(words.texts[first:last]) if last - first >= 2 else ()
            if len(key) >= 2 and any(leader.key == key for leader in leaders):
                yield Sighting(first, last)


def _drop_overlaps(found: Sequence[Sighting]) -> Iterator[Sighting]:
    """Keep of overlapping sightings the titled, then the longer one; in text order."""
    kept: list[Sighting] = []
    used: dict[int, int] = {}
    ranked = sorted(found, key=lambda s: (s.title is None, -(s.last - s.first), s.first))
    for sighting in ranked:
        overlapping = {used[i] for i in range(sighting.first, sighting.last) if i in used}
        if not overlapping:
            used.update(dict.fromkeys(range(sighting.first, sighting.last), len(kept)))
            kept.append(sighting)
    yield from sorted(kept, key=lambda s: s.first)
