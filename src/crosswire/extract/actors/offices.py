"""Organisations that a text makes: ministries, parliaments, armies, groups, acronyms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from crosswire.extract.actors.names import STATES, Hit, find_its
from crosswire.extract.actors.titles import FIELDS
from crosswire.extract.actors.towns import find_town_at, find_town_before
from crosswire.extract.actors.words import Words
from crosswire.reference import Name, NameKind, Tables, word_set
from crosswire.types import Actor, ActorKind, Sector

_HEADS = frozenset({"ministry", "department", "ministries"})
_OPENERS = FIELDS | _HEADS | {"and", "'"}
"""Words with which the name of a ministry may begin."""
_MINOR = word_set("offices.minor")
_MILITARY = frozenset({"defence", "defense", "military"})
_GROUP_MODIFIERS = word_set("offices.group_modifiers")
_SKIP = word_set("offices.skip")
_DOCUMENTS = frozenset({"memorandum", "agreement", "treaty", "protocol", "accord"})
_LEVELS = frozenset({"federal", "central", "national"})
_ALONE = word_set("offices.alone")
_FEATURES = word_set("places.features") | word_set("places.sides") | {"the", "of"}
"""Words between "in" and the name of a town: "in the eastern city of"."""
_RULING = "administration"
_MANY = word_set("offices.many")
_MARCHING = word_set("offices.marching")
_LED_TO_MARCH = word_set("offices.led_to_march")
_TO_STREETS = ("took", "to", "the", "streets")
FIRM_ENDINGS = word_set("organisations.business") | {"group"}
_MOST_FEATURES = 5
_KINDS_OF_COURT = word_set("offices.kinds_of_court")
"""Words before "court" by which it is one of law."""


def find_offices(
    words: Words, hits: Sequence[Hit], tables: Tables, home: str | None
) -> tuple[Hit, ...]:
    """
    Find "the Turkish Foreign Ministry", "Peru's Congress", "Ministry of Health of Chad".

    One without a country word gets `home`, the only country the report speaks of, if any.
    """
    openers = _OPENERS.union(tables.institution_widths)
    ending = {hit.last: hit for hit in hits}
    beginning = {hit.first: hit for hit in hits}
    taken = {index for hit in hits for index in range(hit.first, hit.last)}
    countries = frozenset(hit.name.country for hit in hits if hit.name.country)
    found: list[Hit] = []
    behind = 0
    for index, word in enumerate(words.lower):
        if index < behind or word not in openers or index in taken:
            continue
        size, sector = _match_institution(words, index, tables)
        if size and words.lower[index : index + size + 1] in tables.titles:
            size = 0
        elif size == 0:
            size, sector = _match_ministry(words, index)
        span = _find_owner(words, index, index + size, ending, beginning) if size else None
        ruling = _find_ruling(words, index, ending, tables) if size == 1 and not span else None
        if ruling and words.lower[index - 1] == "the":
            span = index, index + 1, None
        if size and sector is Sector.JUD and (span is None or span[2] is None):
            span = _find_seat(words, index, index + size, countries, beginning, tables) or span
        if span and (not found or found[-1].last <= span[0]):
            first, last, owner = span
            country = (
                owner.name.country if owner else _country_around(words, last, beginning) or home
            )
            if owner is None and index and words.lower[index - 1] == "its":
                country = find_its(words, index - 1, ending) or home
            if owner and owner.actor:
                country = owner.actor.country
            own = " ".join(words.exact(index, index + size).split())
            if ruling:
                country, own = ruling[0], ruling[1] or own
            name = _name_office(own, owner, country, tables)
            actor = Actor(name=name, kind=ActorKind.ORGANISATION, country=country, sector=sector)
            sense = Name(NameKind.ORGANISATION, name, country, sector)
            found.append(Hit(first, last, sense, actor))
            behind = last
    return tuple(found)


def _find_owner(
    words: Words, index: int, end: int, ending: Mapping[int, Hit], beginning: Mapping[int, Hit]
) -> tuple[int, int, Hit | None] | None:
    """Find whose institution it is; None where the words are no institution after all."""
    owner = ending.get(index) or ending.get(words.before_possessive(index))
    is_actor = owner is not None and owner.name.kind is not NameKind.NOT_ACTOR
    if owner and owner.name.kind is NameKind.AGENCY:
        return None
    if owner and is_actor and words.is_same_paragraph(owner.first, index):
        return owner.first, end, owner
    behind, last = _owner_behind(words, end, beginning)
    if behind or _stands_alone(words, index, end):
        return index, last, behind
    return None


def _find_seat(  # noqa: PLR0917 (as `_find_owner`)
    words: Words,
    index: int,
    end: int,
    countries: frozenset[str],
    beginning: Mapping[int, Hit],
    tables: Tables,
) -> tuple[int, int, Hit | None] | None:
    """Find the town where a court sits: "a court in Riga", "a Lagos court"."""
    if not _is_of_law(words, index):
        return None
    stop = words.before_possessive(index)
    if words.texts[index].islower() and words.is_same_paragraph(stop - 1, index):
        for town in find_town_before(words, stop, countries, tables):
            return town.first, end, town
    if not words.is_same_paragraph(end + 1, index) or words.lower[end] not in {"in", "at"}:
        return None
    first = end + 1
    limit = min(end + _MOST_FEATURES, len(words))
    while first < limit and words.lower[first] in _FEATURES:
        first += 1
    if not words.is_same_paragraph(first, index):
        return None
    hit = beginning.get(first)
    if hit is not None:
        return (index, end, hit) if hit.name.country else None
    return next(
        ((index, end, town) for town in find_town_at(words, first, countries, tables)), None
    )


def _is_of_law(words: Words, index: int) -> bool:
    """Tell a court of law from a tennis court, by the word before it."""
    if index == 0 or words.is_sentence_start(index) or not words.texts[index].islower():
        return True
    before = words.lower[index - 1]
    return before in _KINDS_OF_COURT or words.is_name_word(index - 1)


def _country_around(words: Words, last: int, beginning: Mapping[int, Hit]) -> str | None:
    """Read "the Defence Ministry in Lima": the country of the capital or state it is in."""
    if not words.is_same_paragraph(last + 1, last - 1) or words.lower[last] != "in":
        return None
    hit = beginning.get(last + 1)
    is_land = hit is not None and hit.name.kind in {NameKind.STATE, NameKind.CAPITAL}
    return hit.name.country if hit is not None and is_land and not hit.name.is_unsure else None


def _match_institution(words: Words, index: int, tables: Tables) -> tuple[int, Sector | None]:
    for size in range(tables.institution_widths.get(words.lower[index], 0), 0, -1):
        sector = tables.institutions.get(words.lower[index : index + size])
        if sector and words.is_same_paragraph(index, index + size - 1):
            return size, sector
    return 0, None


def _match_ministry(words: Words, index: int) -> tuple[int, Sector | None]:
    """Match "Foreign Ministry", "energy and water ministry", "Ministry of Foreign Affairs"."""
    if words.lower[index] not in _OPENERS:
        return 0, None
    end = index
    while end < len(words) and (words.lower[end] in FIELDS or words.lower[end] in {"and", "'"}):
        end += 1
        if end - index > 5:
            return 0, None
    if end >= len(words) or words.lower[end] not in _HEADS:
        return 0, None
    if not words.is_same_paragraph(index, end):
        return 0, None
    if end > index:
        if words.lower[index] in {"and", "'"}:
            return 0, None
        return end + 1 - index, _ministry_sector(words, index, end)
    last = end + 1
    if last >= len(words) or words.lower[last] not in {"of", "for"}:
        return 0, None
    after = last + 1
    while after < len(words) and (
        words.lower[after] in FIELDS or words.lower[after] in {"and", ",", "the"}
    ):
        after += 1
    while after > last + 1 and words.lower[after - 1] in {"and", ",", "the"}:
        after -= 1
    if after == last + 1 or not words.is_same_paragraph(index, after - 1):
        return 0, None
    return after - index, _ministry_sector(words, last, after)


def _ministry_sector(words: Words, first: int, last: int) -> Sector:
    is_military = not _MILITARY.isdisjoint(words.lower[first:last])
    return Sector.MIL if is_military else Sector.GOV


def _owner_behind(words: Words, last: int, beginning: Mapping[int, Hit]) -> tuple[Hit | None, int]:
    """Read "of the Republic of Kazakhstan" behind the institution."""
    if not words.is_same_paragraph(last + 1, last - 1) or words.lower[last] != "of":
        return None, last
    index = last + 1
    if words.lower[index] == "the" and words.is_same_paragraph(index + 1, last):
        index += 1
    hit = beginning.get(index)
    if hit and hit.name.kind in {NameKind.STATE, NameKind.REGION, NameKind.SEAT}:
        return hit, hit.last
    return None, last


def _stands_alone(words: Words, first: int, last: int) -> bool:
    """Tell whether the words name an institution though no country stands beside them."""
    if words.lower[last - 1] in _HEADS or words.lower[first] == "ministry":
        return True
    before = words.lower[first - 1] if words.is_same_paragraph(first - 1, first) else ""
    if before in _LEVELS and words.is_same_paragraph(first - 2, first):
        before = words.lower[first - 2]
    if before == "its":
        return True
    if last - first == 1:
        return before == "the" and words.lower[first] in _ALONE
    return before == "the" and words.is_capitalised(first)


def _find_ruling(
    words: Words, index: int, ending: Mapping[int, Hit], tables: Tables
) -> tuple[str | None, str] | None:
    """
    Find the last administration that the text names before "the administration".

    That is one with the name of a state or of its leader, "the Silva administration"; "the
    administration of justice" is none.

    Returns:
        Its country, and its name where it bears a leader's, else "". None where these words stand
        for no such administration.
    """
    if words.lower[index] != _RULING or words.lower[index + 1 : index + 2] == ("of",):
        return None
    for at in range(index - 1, 0, -1):
        if words.lower[at] != _RULING or not words.is_capitalised(at - 1):
            continue
        owner = ending.get(at) or ending.get(words.before_possessive(at))
        if owner and owner.name.country:
            return owner.name.country, ""
        homes = {leader.country for leader in tables.leaders.get(words.lower[at - 1], ())}
        if len(homes) == 1:
            return homes.pop(), words.exact(at - 1, at + 1)
    return None


def _name_office(own: str, owner: Hit | None, country: str | None, tables: Tables) -> str:
    """Name it one way whatever form the country has: "Turkish Foreign Ministry"."""
    if owner is None:
        return own
    if owner.name.kind is NameKind.ORGANISATION:
        return f"{owner.name.name} {own}"
    if owner.name.kind is NameKind.SEAT:
        return f"{owner.phrase} {own}"
    adjective = tables.demonym(country) if country else None
    if owner.name.kind in {NameKind.REGION, NameKind.REGION_ADJECTIVE}:
        adjective = owner.name.name
    return f"{adjective or owner.name.name} {own}"


def find_groups(words: Words, hits: Sequence[Hit], tables: Tables) -> tuple[Hit, ...]:
    """
    Find groups that act: "Turkish police", "pro-Russian separatists", "rebels".

    A crowd may be one by what it does: "thousands marched".
    """
    ending = {hit.last: hit for hit in hits}
    taken = {index for hit in hits for index in range(hit.first, hit.last)}
    openers = tables.group_widths
    found: list[Hit] = []
    behind = 0
    for index, word in enumerate(words.lower):
        if index < behind or index in taken:
            continue
        if word in _MANY and _marches(words, index):
            actor = Actor(name="people", kind=ActorKind.GROUP, sector=Sector.CVL)
            name = Name(NameKind.ORGANISATION, actor.name, None, actor.sector)
            found.append(Hit(index, index + 1, name, actor))
        if word not in openers:
            continue
        size = 0
        for width in (3, 2, 1):
            key = words.lower[index : index + width]
            if len(key) == width and key in tables.groups:
                size = width
                break
        if size == 0 or not words.is_same_paragraph(index, index + size - 1):
            continue
        if not _is_counted(words, index):
            floor = found[-1].last if found else 0
            found.append(_make_group(words, (index, index + size), floor, ending, tables))
        behind = index + size
    return tuple(found)


def _marches(words: Words, index: int) -> bool:
    """Tell whether many people are said to protest: "hundreds have rallied"."""
    behind = index + 1
    while behind < len(words) and words.lower[behind] in _LED_TO_MARCH:
        behind += 1
    if not words.is_same_paragraph(index, behind):
        return False
    return words.lower[behind] in _MARCHING or words.lower[behind : behind + 4] == _TO_STREETS


def _is_counted(words: Words, index: int) -> bool:
    """Tell whether "both" or "the two" stands before: who they are is not said here."""
    before = words.lower[index - 1] if words.is_same_paragraph(index - 1, index) else ""
    is_definite = words.lower[max(0, index - 2) : index - 1] == ("the",)
    return before == "both" or (before in {"two", "three"} and is_definite)


def _make_group(
    words: Words, span: tuple[int, int], floor: int, ending: Mapping[int, Hit], tables: Tables
) -> Hit:
    """Make the group at `span`, with the modifiers and the country before it."""
    index, last = span
    sector = tables.groups[words.lower[index:last]]
    first = index
    while words.is_same_paragraph(first - 1, index) and words.lower[first - 1] in _GROUP_MODIFIERS:
        if first in ending or first <= floor or words.texts[first - 2] == "-":
            break
        first -= 1
    owner = ending.get(first) or ending.get(words.before_possessive(first))
    country = None
    if owner and owner.actor and words.is_same_paragraph(owner.first, index):
        first = owner.first
        is_side = first >= 2 and words.texts[first - 1] == "-" and words.lower[first - 2] in _SKIP
        country = None if is_side else owner.actor.country
        first = first - 2 if is_side else first
    if words.texts[first] == "-":
        first += 1
    if owner is None and first and words.lower[first - 1] == "its":
        country = find_its(words, first - 1, ending)
    name = " ".join(words.exact(first, last).split())
    actor = Actor(name=name, kind=ActorKind.GROUP, country=country, sector=sector)
    return Hit(first, last, Name(NameKind.ORGANISATION, name, country, sector), actor)


def find_acronyms(words: Words, hits: Sequence[Hit], tables: Tables) -> dict[str, Actor]:
    """
    Read the acronyms that the text defines: "the Lake Basin Commission (LBC)".

    Returns:
        The organisation by its acronym; known ones keep the name of the tables.
    """
    ending = {hit.last: hit for hit in hits}
    known: dict[str, Actor] = {}
    for index in range(2, len(words) - 1):
        acronym = words.texts[index]
        is_marked = words.texts[index - 1] == "(" and words.texts[index + 1] == ")"
        if not is_marked or not (acronym.isupper() and 2 <= len(acronym) <= 8):
            continue
        if any(name.kind in STATES for name in tables.lexicon.senses.get((acronym,), ())):
            continue
        if (acronym.lower(),) in tables.titles:  # "Member of Parliament (MP)"
            continue
        hit = ending.get(index - 1)
        if hit and hit.actor and hit.actor.kind is ActorKind.ORGANISATION:
            known[acronym] = hit.actor
            continue
        first = _spell_acronym(words, index - 1, acronym)
        if first is not None and _DOCUMENTS.isdisjoint(words.lower[first : index - 1]):
            name = " ".join(words.exact(first, index - 1).split())
            known[acronym] = Actor(name=name, kind=ActorKind.ORGANISATION)
    return known


def _spell_acronym(words: Words, last: int, acronym: str) -> int | None:
    """Find where the words begin whose initials make the acronym, read backwards."""
    left = list(acronym)
    index = last
    while left and index > 0 and last - index < 14:
        index -= 1
        if not words.is_same_paragraph(index, last - 1):
            return None
        if words.texts[index][0].upper() == left[-1] and words.is_capitalised(index):
            left.pop()
        elif words.lower[index] not in _MINOR and words.texts[index] not in {"-", "'", "s"}:
            return None
    return index if not left else None


def list_acronym_uses(words: Words, known: Mapping[str, Actor]) -> Iterator[Hit]:
    """Give every place that names an organisation by an acronym the text defines."""
    for index, word in enumerate(words.texts):
        actor = known.get(word)
        if actor:
            name = Name(NameKind.ORGANISATION, actor.name, actor.country, actor.sector)
            yield Hit(index, index + 1, name, actor)


def name_firms(words: Words, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """
    Give a firm that is called by its first word the whole name that the text gives it.

    "Sava" is the Sava Motor Company, where no other firm of the text is called so.
    """
    firms: dict[str, set[Actor]] = {}
    for hit in hits:
        is_whole = hit.last - hit.first > 1 and words.lower[hit.last - 1] in FIRM_ENDINGS
        if is_whole and hit.actor and hit.actor.kind is ActorKind.ORGANISATION:
            firms.setdefault(words.texts[hit.first], set()).add(hit.actor)
    return tuple(_with_whole_name(hit, firms.get(words.texts[hit.first], set())) for hit in hits)


def _with_whole_name(hit: Hit, firms: Collection[Actor]) -> Hit:
    is_short = hit.last == hit.first + 1 and hit.name.kind is NameKind.ORGANISATION
    is_unknown = hit.actor is not None and hit.actor.sector is None and hit.actor.country is None
    is_one = is_short and is_unknown and len(firms) == 1
    return replace(hit, actor=next(iter(firms))) if is_one else hit
