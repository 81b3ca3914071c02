"""Who acts: every state, organisation, person, region and group that a report names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container, Iterator, Sequence
from itertools import pairwise
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.extract.actors.bodies import (
    end_of_firm,
    is_body_of,
    is_drill,
    names_members,
    with_members,
)
from crosswire.extract.actors.governments import list_governing, read_government
from crosswire.extract.actors.grammar import drop_surnames, list_acting, settle_origins
from crosswire.extract.actors.halves import find_halves
from crosswire.extract.actors.index import ActorIndex
from crosswire.extract.actors.masters import serve_masters
from crosswire.extract.actors.names import STATES, Hit, find_desk, find_hits, find_home
from crosswire.extract.actors.namesakes import gather_namesakes
from crosswire.extract.actors.offices import (
    FIRM_ENDINGS,
    find_acronyms,
    find_groups,
    find_offices,
    list_acronym_uses,
    name_firms,
)
from crosswire.extract.actors.pairs import find_pairs, place_pairs
from crosswire.extract.actors.people import (
    MOST_NAMESAKES,
    Person,
    find_later_names,
    index_forms,
    is_relative,
    recognise_leader,
    register,
    resolve_titles,
)
from crosswire.extract.actors.sightings import Sighting, collect_sightings
from crosswire.extract.actors.titles import ABROAD, TitlePhrase, find_titles
from crosswire.extract.actors.towns import find_towns
from crosswire.extract.actors.words import Words, make_words
from crosswire.reference import FAMILY_FIRST, Name, NameKind, Tables, fold_name, word_set
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    EntityType,
    Part,
    Reading,
    Sector,
)

_NATIONAL = frozenset({Sector.GOV, Sector.LEG, Sector.JUD, Sector.COP, Sector.MIL, Sector.SPY})
_AT_HOME = frozenset({Sector.PTY, Sector.LEG, Sector.JUD, Sector.COP})
_HIGH = frozenset({"state", "minister"})
_NO_NAMES = word_set("organisations.no_names")
_COURTS = word_set("organisations.court")
_FIRMS = word_set("organisations.firm_endings")
_LED_BY = word_set("organisations.led_by")
_ORGANISED = frozenset({EntityType.ORGANISATION, EntityType.PERSON})
_SECTORS = MappingProxyType(
    {
        word: sector
        for use, sector in (
            ("business", Sector.BUS),
            ("media", Sector.MED),
            ("education", Sector.EDU),
            ("party", Sector.PTY),
            ("court", Sector.JUD),
        )
        for word in word_set(f"organisations.{use}")
    }
)
_Found = tuple[int, int, Actor]
_HUMAN = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_NO_NOUNS = word_set("people.speaking") | {
    "and", "as", "at", "but", "by", "for", "from", "had", "has", "in", "is", "of", "on", "or",
    "that", "the", "to", "was", "when", "who", "will", "with", "would", "also", "later",
}  # fmt: skip
_BODIES = word_set("actors.bodies")
_OFFICIAL = frozenset(
    {Sector.GOV, Sector.MIL, Sector.LEG, Sector.JUD, Sector.IGO, Sector.REB, Sector.COP}
)


def find_actors(article: Article, reading: Reading, tables: Tables) -> ActorIndex:
    """
    Find every mention of an actor in the body and say who it is.

    The text comes first ("Kazakhstan's President X" gives X role and country everywhere),
    then the tables. What neither settles stays unknown: "Congo" alone has no country.
    """
    words = make_words(article.text, article.paragraphs)
    if not len(words):
        return ActorIndex.of(())
    persons = tuple(_list_persons(words, reading))
    hits = find_hits(words, tables, list_acting(words, reading))
    hits = drop_surnames(words, hits, persons, tables)
    hits = _merge(find_halves(words, hits, tables), hits)
    headline = make_words(article.title or "", (Part(start=0, end=len(article.title or "")),))
    home = find_home(hits, find_hits(headline, tables))
    desk = find_desk(article.dateline.place if article.dateline else None, hits, tables)
    offices = find_offices(words, hits, tables, home or desk)
    named = _merge(offices, hits)
    acronyms = find_acronyms(words, named, tables)
    named = _merge(list_acronym_uses(words, acronyms), named)
    named = _merge(_read_organisations(words, reading, named, tables, home=home), named)
    named = name_firms(words, _merge(find_towns(words, named, tables), named))
    titles = find_titles(words, named, tables)
    sightings = collect_sightings(words, named, titles, persons, tables=tables)
    countries = frozenset(hit.name.country for hit in hits if hit.name.country)
    year = int(article.published[:4]) if article.published else None
    governing = list_governing(words)
    known = [
        recognise_leader(p, countries, year, tables, governing=governing)
        for p in register(words, sightings, tables)
    ]
    held = frozenset((p.country, p.title) for p in known if not p.is_past)
    rulers = tables.countries[desk].leaders if desk else frozenset[str]()
    people = tuple(
        _settle_country(
            person, desk if home is None and _is_of_desk(person, rulers) else home, held
        )
        for person in known
    )
    people = serve_masters(words, sightings, titles, people)
    found = list(
        _place_people(
            words, sightings, titles, people=people, named=named, home=home, tables=tables
        )
    )
    taken = {index for first, last, _ in found for index in range(first, last)}
    groups = tuple(settle_origins(words, reading, find_groups(words, named, tables), hits))
    others = [hit for hit in _settle_homes(words, _merge(groups, named), home, tables) if hit.actor]
    found.extend(
        (hit.first, hit.last, hit.actor)
        for hit in others
        if hit.actor and taken.isdisjoint(range(hit.first, hit.last))
    )
    mentions = [_mention(words, first, last, actor) for first, last, actor in found]
    index = ActorIndex.of(_add_references(article, reading, mentions))
    pairs = tuple(find_pairs(reading, index, tables))
    return ActorIndex.of(place_pairs(index.mentions, pairs)) if pairs else index


def _settle_homes(
    words: Words, hits: Sequence[Hit], home: str | None, tables: Tables
) -> Iterator[Hit]:
    """
    Give a party, court, parliament or police that names no country its owner's or the report's.

    "Denmark's Social Democrats" are Danish; those of a report from Slovenia are Slovene. A party
    whose name many countries share is that of the table only in its own country.
    """
    before: Hit | None = None
    owners: dict[str, set[str]] = {}
    for ahead, hit in pairwise(hits):
        if owner := _find_owner(words, ahead, hit):
            owners.setdefault(hit.name.name, set()).add(owner)
    for hit in hits:
        actor = hit.actor
        is_plain = hit.name.kind is NameKind.ORGANISATION and actor is not None
        if actor is None or not is_plain or actor.country or actor.sector not in _AT_HOME:
            yield hit
        else:
            owner = _find_owner(words, before, hit)
            country = owner or _only(owners.get(hit.name.name, ())) or home
            shared = tables.lexicon.senses.get(words.texts[hit.first : hit.last], ())
            own = next((one for one in shared if country and one.country == country), None)
            named = replace(actor, name=own.name) if own is not None else actor
            yield replace(hit, actor=replace(named, country=country))
        before = hit


def _only(countries: Collection[str]) -> str | None:
    return next(iter(countries)) if len(countries) == 1 else None


def _find_owner(words: Words, before: Hit | None, hit: Hit) -> str | None:
    """Give the country that a name stands right behind: "Danish", "Denmark's"."""
    is_party = hit.actor is not None and hit.actor.sector is Sector.PTY
    if before is None or not is_party or before.name.kind not in STATES:
        return None
    return before.name.country if words.skip_possessive(before.last) == hit.first else None


def _merge(strong: Sequence[Hit] | Iterator[Hit], weak: Sequence[Hit]) -> tuple[Hit, ...]:
    """Join two layers of hits: a strong one drops the weak ones that it overlaps."""
    kept = tuple(strong)
    taken = {index for hit in kept for index in range(hit.first, hit.last)}
    rest = [hit for hit in weak if taken.isdisjoint(range(hit.first, hit.last))]
    return tuple(sorted((*kept, *rest), key=lambda hit: hit.first))


def _mention(words: Words, first: int, last: int, actor: Actor) -> ActorMention:
    start, end = words.starts[first], words.ends[last - 1]
    return ActorMention(start=start, end=end, exact=words.text[start:end], actor=actor)


def _word_span(words: Words, start: int, end: int) -> tuple[int, int]:
    """Give the words that a stretch of the text covers."""
    return bisect_left(words.starts, start), bisect_left(words.starts, end)


def _list_persons(words: Words, reading: Reading) -> Iterator[tuple[int, int]]:
    firms = _list_firms(words, reading)
    for entity in reading.entities:
        if entity.type is EntityType.PERSON:
            first, last = _word_span(words, entity.start, entity.end)
            if first < last and not _is_firm(words, first, last, firms):
                yield first, last


def _list_firms(words: Words, reading: Reading) -> frozenset[str]:
    """List the first words of firms that are named in whole, unless they are surnames too."""
    firms: set[str] = set()
    surnames: set[str] = set()
    for entity in reading.entities:
        first, last = _word_span(words, entity.start, entity.end)
        if last - first > 1 and entity.type is EntityType.PERSON:
            surnames.add(words.texts[last - 1])
        elif last - first > 1 and words.lower[last - 1] in FIRM_ENDINGS:
            opens = first + 1 if words.lower[first] == "the" else first
            firms.add(words.texts[opens])
    return frozenset(firms - surnames)


def _is_firm(words: Words, first: int, last: int, firms: Container[str]) -> bool:
    """
    Tell whether a name is that of a firm by its last word or by the noun before it.

    "Veltra Energy" and "the carmaker Sava" are, "Ada Steel" is not, nor is "Ada Lund" in "the
    bank Ada Lund founded". Where the Sava Motor Company is named, "Sava" is, "Mr. Sava" is not.
    """
    before = words.texts[first - 1] if words.is_same_paragraph(first - 1, first) else ""
    if last - first == 1 and words.texts[first] in firms:
        return words.is_sentence_start(first) or not (before[:1].isupper() or before == ".")
    if last - first > 1 and words.lower[last - 1] in _FIRMS:
        return True
    noun = words.lower[first - 1] if words.is_same_paragraph(first - 1, first) else ""
    return noun in _LED_BY and last - first == 1 and words.texts[first - 1].islower()


def _read_organisations(
    words: Words, reading: Reading, named: Sequence[Hit], tables: Tables, *, home: str | None
) -> Iterator[Hit]:
    """Take the reader's organisations that no table knows: "the Lake Basin Commission"."""
    taken = {index for hit in named for index in range(hit.first, hit.last)}
    states = {hit.first: hit for hit in named}
    firms = _list_firms(words, reading)
    for entity in reading.entities:
        first, last = _word_span(words, entity.start, entity.end)
        is_person = entity.type is EntityType.PERSON
        is_person = is_person and not _is_firm(words, first, last, firms)
        if is_person or entity.type not in _ORGANISED:
            continue
        if first >= last or "\n" in words.text[entity.start : entity.end]:
            continue
        if words.lower[first] == "the":
            first += 1
        if last - first == 1 and words.lower[first] in _NO_NAMES:
            continue
        if names_members(words, first, last):
            continue
        first = with_members(words, first, taken)
        last = end_of_firm(words, first, last)
        if last - first == 1 and words.texts[first].isupper() and len(words.texts[first]) > 5:
            continue
        if words.lower[first:last] in tables.groups or is_drill(words, first, last):
            continue
        covered = [index for index in range(first, last) if index in taken]
        is_titled = any((word,) in tables.titles for word in words.lower[first:last])
        is_titled = is_titled or words.lower[last - 1 : last + 1] in tables.titles
        is_titled = is_titled and not is_body_of(words, first, last)
        if len(covered) == last - first or is_titled or first >= last:
            continue
        country = next((states[i].name.country for i in covered if i in states), None)
        name = " ".join(words.exact(first, last).split())
        own = tables.institutions.get(words.lower[first:last])
        sector = own or _SECTORS.get(words.lower[last - 1]) or _SECTORS.get(words.lower[last - 2])
        is_national = own or not _COURTS.isdisjoint(words.lower[first:last])
        country = country or (home if is_national else None)
        actor = Actor(name=name, kind=ActorKind.ORGANISATION, country=country, sector=sector)
        yield Hit(first, last, Name(NameKind.ORGANISATION, name, country, sector), actor)


def _may_be_surname(words: Words, hit: Hit) -> bool:
    """Tell whether a firm or agency of one word may be a person's surname: "Bloomberg"."""
    is_firm = hit.name.kind in {NameKind.ORGANISATION, NameKind.AGENCY}
    return is_firm and hit.last == hit.first + 1 and not words.texts[hit.first].isupper()


def _settle_country(
    person: Person, home: str | None, held: frozenset[tuple[str | None, str | None]]
) -> Person:
    """
    Give an official without a country the country that the report is about.

    Not to envoys, who serve elsewhere, and not to a second holder of one high office.
    """
    if person.country is not None or home is None or person.title in ABROAD:
        return person
    is_official = person.sector in _NATIONAL or (person.is_past and person.kind in _HIGH)
    if not is_official and person.kind not in _HIGH:
        return person
    is_held = person.kind == "state" and (home, person.title) in held
    return person if is_held else replace(person, country=home)


def _is_of_desk(person: Person, rulers: Container[str]) -> bool:
    """Tell whether a report filed in a capital means its own: "Finance Minister Ana Ruiz"."""
    return person.title in rulers or (person.kind == "minister" and not person.is_past)


def _place_people(
    words: Words,
    sightings: Sequence[Sighting],
    titles: Sequence[TitlePhrase],
    *,
    people: Sequence[Person],
    named: Sequence[Hit],
    home: str | None,
    tables: Tables,
) -> Iterator[_Found]:
    """Give every place of a person: named with a title, named again, or by a title alone."""
    used: set[int] = set()
    by_form, by_surname = _index_names(people)
    nearby = gather_namesakes(words, sightings)
    for sighting in sightings:
        key = fold_name(words.texts[sighting.first : sighting.last])
        namesakes = by_form.get(key) or by_surname.get(key, [])[:MOST_NAMESAKES]
        fitting = [one for one in namesakes if not is_relative(sighting, key, one, tables)]
        first = sighting.title.first if sighting.title and sighting.is_whole else sighting.first
        last = sighting.last
        named_person = nearby.choose(sighting.first, last, fitting) if fitting else None
        if named_person:
            last, actor = read_government(words, last, named_person)
        else:
            name = " ".join(words.exact(sighting.first, last).split())
            actor = Actor(name=name, kind=ActorKind.PERSON, country=sighting.country)
        yield first, last, actor
        used.update(range(first, last))
    sure = {
        index
        for hit in named
        if not (hit.name.is_unsure or hit.name.is_also_person or _may_be_surname(words, hit))
        for index in range(hit.first, hit.last)
    }
    for first, last, person in find_later_names(words, people, used | sure, nearby.choose):
        stop, actor = read_government(words, last, person)
        yield first, stop, actor
        used.update(range(first, stop))
    for sighting in sightings:
        if sighting.title and sighting.title.title.is_plural:
            used.update(range(sighting.title.first, sighting.last))
    owned = {id(s.title): s for s in sightings if s.title and not s.title.title.is_plural}
    holders = resolve_titles(titles, people)
    held = frozenset(person.title for person in people if person.title)
    for title in titles:
        if not used.isdisjoint(range(title.first, title.last)):
            continue
        beside = owned.get(id(title))
        if beside:
            key = fold_name(words.texts[beside.first : beside.last])
            fitting = by_form.get(key, [])
            meant = fitting[0].actor if len(fitting) == 1 else None
        else:
            meant = _actor_of_title(words, title, holders.get(id(title)), held=held, home=home)
        if meant:
            first, meant = _part_officials(words, title, meant)
            yield first, title.last, meant
            used.update(range(first, title.last))


def _index_names(
    people: Sequence[Person],
) -> tuple[dict[tuple[str, ...], list[Person]], dict[tuple[str, ...], list[Person]]]:
    """List persons by each name they are called by, and by surname."""
    by_form = {form: [people[at] for at in places] for form, places in index_forms(people).items()}
    by_surname: dict[tuple[str, ...], list[Person]] = {}
    for person in people:
        for surname in _surnames(person):
            by_surname.setdefault((surname,), []).append(person)
    return by_form, by_surname


def _part_officials(words: Words, title: TitlePhrase, actor: Actor) -> tuple[int, Actor]:
    """Part "Turkish and Greek officials": Greek officials, and Turkey before them."""
    owner = title.owner
    is_joint = title.title.is_plural and len(set(title.countries)) > 1
    if not is_joint or owner is None or not title.first < owner.first <= title.head:
        return title.first, actor
    name = " ".join(words.exact(owner.first, title.last).split())
    country = owner.actor.country if owner.actor else owner.name.country
    return owner.first, replace(actor, name=name, country=country)


def _surnames(person: Person) -> frozenset[str]:
    """Give the last words of the names by which a person is called, and a family name in front."""
    names = {form[-1] for form in (person.key, *person.forms)}
    return frozenset(names | {person.key[0]} if person.country in FAMILY_FIRST else names)


def _actor_of_title(
    words: Words,
    title: TitlePhrase,
    holder: Person | None,
    *,
    held: frozenset[str],
    home: str | None,
) -> Actor | None:
    """Say whom a title stands for that stands alone: its holder, if the text names one."""
    if holder:
        return holder.actor
    is_office = title.countries or title.owner or title.title.kind == "state"
    is_official = title.sector in _OFFICIAL or title.title.kind in {"spokes", "leader", "official"}
    is_broken = title.last < len(words) and words.lower[title.last] == "and"
    if is_broken and title.owner and title.owner.first > title.head:
        return None
    if not is_office or not is_official or title.title.kind == "counterpart":
        return None
    name = " ".join(words.exact(title.first, _end_of_owner(words, title)).split())
    kind = ActorKind.GROUP if title.title.is_plural else ActorKind.PERSON
    country = title.country
    if country is None and title.owner is None and title.determiner in {"the", ""}:
        is_open = title.title.title not in held
        country = home if title.title.kind in _HIGH and is_open else None
    return Actor(name=name, kind=kind, country=country, sector=title.sector, role=title.role)


def _end_of_owner(words: Words, title: TitlePhrase) -> int:
    """Give the index behind "the Lindau police" where the title took in "the Lindau" alone."""
    last = title.last
    if last - 2 <= title.head or words.lower[last - 2] != "the":
        return last
    end = last
    while end < min(len(words), last + 3) and words.is_same_paragraph(end, title.head):
        word = words.texts[end]
        if not word.islower() or word in _NO_NOUNS or word.endswith("ed"):
            break
        end += 1
    return end


def _may_refer(exact: str, actor: Actor) -> bool:
    """Tell whether the words can stand for such an actor: "he" is a person, "the party" none."""
    words = exact.lower().split()
    is_person = actor.kind is ActorKind.PERSON
    if words and words[-1] in _BODIES:
        return not is_person
    return is_person or exact.lower() not in _HUMAN


def _add_references(
    article: Article, reading: Reading, mentions: Sequence[ActorMention]
) -> Iterator[ActorMention]:
    """Add pronouns and titles that the reader resolved to a name."""
    index = ActorIndex.of(mentions)
    yield from index.mentions
    for reference in reading.references:
        if reference.entity >= len(reading.entities):
            continue
        entity = reading.entities[reference.entity]
        start, end = reference.start, reference.end
        actor = index.at(entity.start, entity.end)
        if actor is None or not _may_refer(article.text[start:end], actor):
            continue
        if start < end and index.at(start, end) is None:
            yield ActorMention(start=start, end=end, exact=article.text[start:end], actor=actor)
