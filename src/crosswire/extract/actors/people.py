"""Persons: who they are by the whole text, and who later names and titles stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from crosswire.extract.actors.sightings import Sighting
from crosswire.extract.actors.titles import TitlePhrase
from crosswire.extract.actors.words import Words
from crosswire.reference import Leader, Tables, fold_name, split_words, word_set
from crosswire.reference.lexicon import load_genders
from crosswire.types import Actor, ActorKind, Sector

_MINISTERS = frozenset(
    {"foreign minister", "secretary of state", "defense minister", "defence minister"}
)
MOST_NAMESAKES = 64
_GENDERS = MappingProxyType({"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f"})
_JUNIOR = frozenset({"jr", "junior"})
_KIN = word_set("people.kin")
_NEAR = 4
"""Words beside a name among which it says whose wife or son that is."""


class Person(msgspec.Struct, frozen=True):
    """
    Person as the whole text describes them.

    Attributes:
        name: Fullest name.
        key: Its folded words.
        forms: All folded names seen.
        role, title, country, sector: From the first title that gives them.
        first: Index of the word with which the text first names them.
        is_kin: Named as somebody's wife, son and the like.
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
    first: int = 0
    is_kin: bool = False

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


Chooser = Callable[[int, int, Sequence[Person]], Person | None]


class PeopleByName:
    """
    Persons by every name that may stand for them, so that no name is compared with all.

    Built and used inside one call. A name that more than 64 persons share tells none of them
    from the others, and only the first 64 are given.
    """

    __slots__ = ("_ends", "_names")

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], list[int]] = {}
        self._ends: dict[tuple[str, str], list[int]] = {}

    def add(self, index: int, key: tuple[str, ...]) -> None:
        """Note the person with this index and full name."""
        for name in _shorter_names(key):
            _append(self._names.setdefault(name, []), index)
        _append(self._ends.setdefault((key[0], key[-1]), []), index)

    def find(self, key: tuple[str, ...]) -> list[int]:
        """Give the persons whom a name can stand for, by `is_same_name`, in their order."""
        found = self._names.get(key, [])
        if len(key) == 1:
            return list(found)
        return sorted({*found, *self._ends.get((key[0], key[-1]), ())})


def _append(found: list[int], index: int) -> None:
    if len(found) < MOST_NAMESAKES:
        found.append(index)


def _shorter_names(full: tuple[str, ...]) -> set[tuple[str, ...]]:
    """List the ends and beginnings of a name that may stand for it alone."""
    names = {full[start:] for start in range(len(full))}
    names.update(full[:end] for end in range(2, len(full)))
    if len(full) > 1 and len(full[0]) > 1:
        names.add(full[:1])
    if len(full) > 2:
        names.add(full[-2:-1])
    return names


def register(words: Words, sightings: Sequence[Sighting], tables: Tables) -> tuple[Person, ...]:
    """
    Gather the sightings into persons: full names first, then shorter names onto them.

    A known leader who is named by title and surname alone is not a relative of that name:
    "President Duda" in a report on Agata Kornhauser-Duda.
    """
    people: list[Person] = []
    forms: list[set[tuple[str, ...]]] = []
    index = PeopleByName()
    ordered = sorted(sightings, key=lambda s: -len(fold_name(words.texts[s.first : s.last])))
    by_length = sorted(ordered, key=lambda s: min(2, s.last - s.first) < 2)
    for sighting in by_length:
        key = fold_name(words.texts[sighting.first : sighting.last])
        if not key:
            continue
        fitting = index.find(key)
        if len(fitting) > 1 and len(key) > 1:
            fitting = [n for n in fitting if people[n].key[-1] == key[-1]] or fitting
        if len(fitting) > 1 and len(key) == 1:
            fitting = _narrow(sighting, fitting, people)
        if fitting and all(is_relative(sighting, key, people[n], tables) for n in fitting):
            fitting = []
        if len(fitting) == 1:
            forms[fitting[0]].add(key)
        elif not fitting:
            name = " ".join(words.exact(sighting.first, sighting.last).split())
            index.add(len(people), key)
            kin = is_kin(words, sighting)
            people.append(Person(name, key, frozenset(), first=sighting.first, is_kin=kin))
            forms.append({key})
    people = [replace(p, forms=frozenset(f)) for p, f in zip(people, forms, strict=True)]
    return _describe(words, sightings, people, tables)


def is_relative(sighting: Sighting, key: tuple[str, ...], person: Person, tables: Tables) -> bool:
    """
    Tell whether a surname is not that of a person but of a relative.

    It stands with the title of a known leader whom the person is not, or with an honorific for
    the other sex: "Mrs. Lund" is not Peter Lund.
    """
    if len(key) > 1 or len(person.key) < 2:
        return False
    gender = _GENDERS.get(sighting.honorific)
    if gender is not None and load_genders().get(person.key[0], gender) != gender:
        return True
    if sighting.title is None:
        return False
    known = tables.leaders.get(key[0], ())
    is_leader = any(leader.title == sighting.title.title.title for leader in known)
    return is_leader and not any(
        is_same_name(person.key, leader.key) or is_same_name(leader.key, person.key)
        for leader in known
        if person.key[-1] not in _JUNIOR or leader.key[-1] == person.key[-1]
    )


def index_forms(people: Iterable[Person]) -> dict[tuple[str, ...], list[int]]:
    """List the places of the persons who are called by each folded name."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place, person in enumerate(people):
        for form in person.forms:
            found.setdefault(form, []).append(place)
    return found


def _describe(
    words: Words, sightings: Sequence[Sighting], people: list[Person], tables: Tables
) -> tuple[Person, ...]:
    """Give persons what the words beside their names say, in the order of the text."""
    by_form = index_forms(people)
    described = list(people)
    for sighting in sorted(sightings, key=lambda s: s.first):
        key = fold_name(words.texts[sighting.first : sighting.last])
        fitting = [
            n for n in by_form.get(key, []) if not is_relative(sighting, key, people[n], tables)
        ]
        if len(fitting) != 1:
            continue
        person = described[fitting[0]]
        if sighting.title:
            described[fitting[0]] = _learn(person, sighting, sighting.title)
        elif sighting.country and not person.country:
            described[fitting[0]] = replace(person, country=sighting.country)
    return tuple(described)


def recognise_leader(
    person: Person,
    countries: frozenset[str],
    year: int | None,
    tables: Tables,
    *,
    governing: frozenset[str] = frozenset(),
) -> Person:
    """
    Recognise a leader whose country the report leaves out: "Putin said", "President Duda".

    A whole name needs a report that names the country or gives the leader's own title; a
    surname needs the country or a title that leaders of that name held in one country alone,
    a time in which the leader was in the news, and no other title. "The Silva government" is
    that of the one country which a Silva leads. The role stays as the report gives it.

    Args:
        person: Whom the report names.
        countries: The countries that it names.
        year: Of the report, or None.
        tables: Reference data.
        governing: Names, small, behind which it has "government" or "administration".
    """
    if person.country:
        return person
    for word in dict.fromkeys((person.key[-1], person.key[0])):
        leaders = tables.leaders.get(word, ())
        governs = word in governing
        holders = {leader.country for leader in leaders if governs or leader.title == person.title}
        for leader in leaders:
            is_named = leader.country in countries or holders == {leader.country}
            if not _is_leader(person, leader, is_named, year):
                continue
            title = tables.titles.get(tuple(split_words(leader.title)))
            return replace(
                person,
                country=leader.country,
                sector=None
                if person.is_past
                else person.sector or (title.sector if title else None),
                title=person.title or leader.title,
                kind=person.kind or (title.kind if title else ""),
            )
    return person


def _is_leader(person: Person, leader: Leader, is_named: bool, year: int | None) -> bool:
    """Tell whether a person without a country is the leader; `is_named`: the country is."""
    is_over = leader.last_year is not None and year is not None and year > leader.last_year
    has_begun = year is None or year >= leader.first_year
    is_role = person.title == leader.title
    if len(person.key) == 1:
        is_fitting = person.role is None or (is_role and not person.is_past)
        is_surname = person.key[0] == leader.surname and not is_over
        return is_named and has_begun and is_surname and is_fitting
    is_same = is_same_name(person.key, leader.key) or is_same_name(leader.key, person.key)
    return is_same and has_begun and (is_named or is_role)


def _narrow(sighting: Sighting, fitting: list[int], people: Sequence[Person]) -> list[int]:
    """Choose among persons of one surname by the country the title gives, if it tells."""
    country = sighting.country
    same = [n for n in fitting if country and people[n].country == country]
    return same if len(same) == 1 else fitting


def choose_official(fitting: Sequence[Person]) -> Person | None:
    """
    Choose whom a bare surname names that several bear: the only one in office.

    Reports write of relatives by their whole names ("his wife Ama Mensah"). Of two who are none
    the surname is that of the first: after "Paul Khan was jailed. Mayor Ana Khan was glad" the
    bare "Khan" is Paul, unless the other heads a state.
    """
    for tier in (fitting, *(_narrow_to_office(fitting, level) for level in range(3))):
        if len(tier) == 1:
            official = tier[0]
            others = [p for p in fitting if p.first < official.first and not p.is_kin]
            is_ruler = official.kind == "state" and not official.is_past
            return official if is_ruler or not others else min(others, key=lambda p: p.first)
    return None


def is_kin(words: Words, sighting: Sighting) -> bool:
    """Tell whether a name stands beside a word for a relative: "Ama Mensah, his wife"."""
    before = words.lower[max(0, sighting.first - _NEAR) : sighting.first]
    behind = words.lower[sighting.last : sighting.last + _NEAR]
    return not _KIN.isdisjoint((*before, *behind))


def _narrow_to_office(people: Sequence[Person], level: int) -> list[Person]:
    """Keep rulers and ministers (0), then officials (1), then all with a title (2)."""
    if level == 0:
        return [person for person in people if person.kind in {"state", "minister", "leader"}]
    if level == 1:
        return [person for person in people if person.title and person.sector]
    return [person for person in people if person.title and person.kind != "counterpart"]


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

    Its end ("tokayev", "al-sisi"), the first of two family names ("garcia" for "ana garcia
    lopez"), its beginning alone ("xi" for "xi jinping"), or first and last word without the
    middle ("john berg" for "john r. berg").
    """
    if short == full or short == full[-len(short) :]:
        return True
    if len(short) == 1 and len(full) > 2 and short[0] == full[-2]:
        return True
    if len(short) == 1:
        return len(full) > 1 and short[0] == full[0] and len(short[0]) > 1
    if len(full) > len(short) and full[: len(short)] == short:
        return True
    return short[0] == full[0] and short[-1] == full[-1]


def find_later_names(
    words: Words, people: Sequence[Person], taken: set[int], choose: Chooser
) -> Iterator[tuple[int, int, Person]]:
    """
    Give every other place where a person's full name, surname or family name stands.

    Args:
        words: The body.
        people: Persons of the text.
        taken: Words that are something else.
        choose: Tells whom a name (its first word, the one behind it) means of those who bear it.
    """
    by_name = PeopleByName()
    for n, person in enumerate(people):
        by_name.add(n, person.key)
    behind = 0
    for index in words.name_words:
        if index < behind or index in taken:
            continue
        last = max(words.find_name_end(index), index + 1)
        last = next((i for i in range(index, last) if i in taken), last)
        while last > index and not words.texts[last - 1][0].isalnum():
            last -= 1
        yield from _read_run(words, (index, last), people, by_name=by_name, choose=choose)
        behind = last


def _read_run(
    words: Words,
    run: tuple[int, int],
    people: Sequence[Person],
    *,
    by_name: PeopleByName,
    choose: Chooser,
) -> Iterator[tuple[int, int, Person]]:
    """Match a run of name words, whole or without a leading word that is no name."""
    first, last = run
    for start in range(first, last):
        if start > first and not words.is_sentence_start(first):
            return
        key = fold_name(words.texts[start:last])
        if not key:
            return
        fitting = [people[n] for n in by_name.find(key)]
        by_surname = [p for p in fitting if p.key[-len(key) :] == key]
        chosen = by_surname or fitting
        person = choose(start, last, chosen) if chosen else None
        if person:
            yield start, last, person
            return


def resolve_titles(titles: Sequence[TitlePhrase], people: Sequence[Person]) -> dict[int, Person]:
    """Find whom each title stands for that has no name; the key is the phrase's `id`."""
    known: dict[tuple[object, ...], Person | None] = {}
    found: dict[int, Person] = {}
    for title in titles:
        key = (
            title.title,
            title.country,
            title.role,
            title.is_past,
            title.owner is None,
            title.determiner,
        )
        if key not in known:
            known[key] = resolve_title(title, people)
        person = known[key]
        if person:
            found[id(title)] = person
    return found


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
