"""Persons: their names, the titles beside them, and who later names and titles stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from crosswire.extract.actors_names import Hit
from crosswire.extract.actors_titles import TitlePhrase
from crosswire.extract.actors_words import Words, fold_name
from crosswire.reference import NameKind, Tables, split_words, word_set
from crosswire.types import Actor, ActorKind, Sector

_HONORIFICS = word_set("people.honorifics")
_SPEAKING = word_set("people.speaking")
_MINISTERS = frozenset(
    {"foreign minister", "secretary of state", "defense minister", "defence minister"}
)
_NO_PERSON = word_set("people.no_person")


class Sighting(msgspec.Struct, frozen=True):
    """
    Person's name at one place, with the title beside it.

    Attributes:
        first: Index of the first word of the name.
        last: Index behind its last word.
        title: Title phrase that goes with it, or None.
        country: Country that the words beside it give, or None.
        is_whole: The title leads directly into the name ("President Niinistö"), so that
            both are one mention.
    """

    first: int
    last: int
    title: TitlePhrase | None = None
    country: str | None = None
    is_whole: bool = False


class Person(msgspec.Struct, frozen=True):
    """
    Person as the whole text describes them.

    Attributes:
        name: Fullest name.
        key: Its folded words.
        forms: All folded names seen.
        role, title, country, sector: From the first title that gives them.
    """

    name: str
    key: tuple[str, ...]
    forms: frozenset[tuple[str, ...]]
    role: str | None = None
    title: str | None = None
    kind: str = ""
    country: str | None = None
    sector: Sector | None = None
    is_past: bool = False

    @property
    def actor(self) -> Actor:
        """The person as an actor."""
        return Actor(
            name=self.name,
            kind=ActorKind.PERSON,
            country=self.country,
            sector=self.sector,
            role=self.role,
        )


def collect_sightings(
    words: Words,
    hits: Sequence[Hit],
    titles: Sequence[TitlePhrase],
    entities: Iterable[tuple[int, int]],
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
    names = _Names(words, taken, heads, surnames)
    found: list[Sighting] = []
    for title in titles:
        found.extend(_beside_title(words, title, names, hits))
    for index, word in enumerate(words.lower[:-1]):
        after = index + 2 if words.texts[index + 1] == "." else index + 1
        if word in _HONORIFICS and words.is_capitalised(index):
            last = names.end(after)
            if last > after and words.is_same_paragraph(index, after):
                found.append(Sighting(after, last))
    for first, last in entities:
        end = names.end(first)
        stop = max(end, first)
        is_person = stop > first and _NO_PERSON.isdisjoint(words.lower[first:last])
        is_person = is_person and not (words.texts[first].isupper() and stop - first == 1)
        is_person = is_person and stop - first <= 8
        before = words.lower[first - 1] if words.is_same_paragraph(first - 1, first) else ""
        is_person = is_person and not (stop - first == 1 and before in {"in", "at", "near"})
        if is_person and stop >= last - 1:
            found.append(Sighting(first, min(stop, max(last, first + 1))))
    found.extend(_beside_speaking(words, names))
    return tuple(_drop_overlaps(found))


class _Names(msgspec.Struct, frozen=True):
    """Runs of name words that stop where a title or a known state begins."""

    words: Words
    taken: set[int]
    heads: set[int]
    surnames: set[int]

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
            and (is_closed or title.determiner not in {"", "a", "an"})
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
    if words.texts[index] in {",", "("} or words.lower[index] in {"is", "was"}:
        stop = index
        if words.lower[index - 1] == "who":
            stop = index - 2 if words.texts[index - 2] == "," else index - 1
        first = names.begin(stop)
        if first < stop:
            yield Sighting(first, stop, title, title.country)


def _of_country(words: Words, index: int, hits: Sequence[Hit]) -> str | None:
    """Read "of Norway" behind "Foreign Minister Anna Berg"."""
    if index + 1 >= len(words) or words.lower[index] != "of":
        return None
    for hit in hits:
        if hit.first == index + 1 and hit.actor and hit.actor.kind is ActorKind.STATE:
            return hit.actor.country
    return None


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


def register(words: Words, sightings: Sequence[Sighting]) -> tuple[Person, ...]:
    """Gather the sightings into persons: full names first, then shorter names onto them."""
    people: list[Person] = []
    ordered = sorted(sightings, key=lambda s: -len(fold_name(words.texts[s.first : s.last])))
    by_length = sorted(ordered, key=lambda s: min(2, s.last - s.first) < 2)
    for sighting in by_length:
        key = fold_name(words.texts[sighting.first : sighting.last])
        if not key:
            continue
        fitting = [n for n, person in enumerate(people) if is_same_name(key, person.key)]
        if len(fitting) > 1 and len(key) > 1:
            fitting = [n for n in fitting if people[n].key[-1] == key[-1]] or fitting
        if len(fitting) > 1 and len(key) == 1:
            fitting = _narrow(sighting, fitting, people)
        if len(fitting) == 1:
            person = people[fitting[0]]
            people[fitting[0]] = replace(person, forms=person.forms | {key})
        elif not fitting:
            name = " ".join(words.exact(sighting.first, sighting.last).split())
            people.append(Person(name, key, frozenset({key})))
    for sighting in sorted(sightings, key=lambda s: s.first):
        key = fold_name(words.texts[sighting.first : sighting.last])
        fitting = [n for n, person in enumerate(people) if key in person.forms]
        if len(fitting) == 1 and sighting.title:
            people[fitting[0]] = _learn(people[fitting[0]], sighting, sighting.title)
    return tuple(people)


def recognise_leader(
    person: Person, countries: frozenset[str], year: int | None, tables: Tables
) -> Person:
    """
    Recognise a leader whose country the report leaves out: "Putin said", "President Duda".

    Only where the report names that country elsewhere, its year, if known, fits, and the
    title it gives, if any, is the leader's. The role stays as the report gives it.
    """
    if person.country:
        return person
    for leader in tables.leaders:
        ended = leader.last_year is not None and year is not None and year > leader.last_year
        is_time = not ended and (year is None or year >= leader.first_year)
        is_role = person.role is None or person.title == leader.title
        if leader.country not in countries or not is_time or not is_role:
            continue
        key = fold_name(split_words(leader.name))
        is_surname = len(person.key) == 1 and person.key[0] == _find_surname(key, leader.country)
        if is_surname or person.key == key:
            title = tables.titles.get(tuple(split_words(leader.title)))
            return replace(
                person,
                country=leader.country,
                sector=Sector.GOV,
                title=leader.title,
                kind=title.kind if title else "",
            )
    return person


def _find_surname(key: tuple[str, ...], country: str) -> str:
    """Give the family name, which stands first in Chinese and Korean names."""
    return key[0] if country in {"CHN", "KOR", "PRK"} else key[-1]


def _narrow(sighting: Sighting, fitting: list[int], people: Sequence[Person]) -> list[int]:
    """Choose among persons of one surname by the country the title gives, if it tells."""
    country = sighting.country
    same = [n for n in fitting if country and people[n].country == country]
    return same if len(same) == 1 else fitting


def _learn(person: Person, sighting: Sighting, title: TitlePhrase) -> Person:
    """Add what a title beside the name says; what an earlier one said stays."""
    country = person.country or sighting.country
    if title.title.kind == "counterpart":
        return replace(person, country=country)
    is_better = person.role is None or (person.kind == "leader" and title.title.kind == "state")
    if not is_better:
        return replace(person, country=country)
    return replace(
        person,
        country=country,
        role=title.role,
        title=title.title.title,
        kind=title.title.kind,
        sector=title.sector,
        is_past=title.is_past,
    )


def is_same_name(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """
    Tell whether a shorter name can stand for a full one.

    Its end ("tokayev", "al-sisi"), its beginning alone ("xi" for "xi jinping"), or first and
    last word without the middle ("john berg" for "john r. berg").
    """
    if short == full or short == full[-len(short) :]:
        return True
    if len(short) == 1:
        return len(full) > 1 and short[0] == full[0] and len(short[0]) > 1
    if len(full) > len(short) and full[: len(short)] == short:
        return True
    return short[0] == full[0] and short[-1] == full[-1]


def find_later_names(
    words: Words, people: Sequence[Person], taken: set[int]
) -> Iterator[tuple[int, int, Person]]:
    """Give every other place where a person's full name, surname or family name stands."""
    by_word: dict[str, list[Person]] = {}
    for person in people:
        for word in {person.key[0], person.key[-1]}:
            by_word.setdefault(word, []).append(person)
    index = 0
    while index < len(words):
        last = index + 1
        if words.is_name_word(index) and index not in taken:
            last = max(words.find_name_end(index), index + 1)
            last = next((i for i in range(index, last) if i in taken), last)
            while last > index and not words.texts[last - 1][0].isalnum():
                last -= 1
            yield from _read_run(words, index, last, by_word)
        index = max(last, index + 1)


def _read_run(
    words: Words, first: int, last: int, by_word: dict[str, list[Person]]
) -> Iterator[tuple[int, int, Person]]:
    """Match a run of name words, whole or without a leading word that is no name."""
    for start in range(first, last):
        if start > first and not words.is_sentence_start(first):
            return
        key = fold_name(words.texts[start:last])
        if not key:
            return
        near = {id(p): p for word in {key[0], key[-1]} for p in by_word.get(word, ())}
        fitting = [p for p in near.values() if is_same_name(key, p.key)]
        by_surname = [p for p in fitting if p.key[-len(key) :] == key]
        chosen = by_surname or fitting
        if len(chosen) == 1:
            yield start, last, chosen[0]
            return


def resolve_title(title: TitlePhrase, people: Sequence[Person]) -> Person | None:
    """
    Find whom a title without a name stands for: "the Kazakh leader", "the president".

    Only where exactly one person of the text fits.
    """
    wanted = title.title
    if wanted.is_plural or title.determiner in {"a", "an"} or wanted.kind == "counterpart":
        return None
    country = title.country
    is_plain = title.owner is None and country is None
    if is_plain and wanted.kind not in {"state", "minister"} and wanted.title not in _MINISTERS:
        return None
    fitting = []
    for person in people:
        if country and person.country != country:
            continue
        if title.is_past != person.is_past:
            continue
        is_ruler = wanted.kind == "leader" and person.kind in {"state", "leader"}
        is_same_minister = wanted.kind == "minister" and person.role == title.role
        is_bare_minister = wanted.kind == "minister" and title.role == "minister"
        is_bare_minister = is_bare_minister and person.kind == "minister"
        if wanted.kind == "leader" and not country:
            is_ruler = False
        same = wanted.kind != "minister" and person.title == wanted.title
        if is_ruler or is_same_minister or is_bare_minister or same:
            fitting.append(person)
    return fitting[0] if len(fitting) == 1 else None
