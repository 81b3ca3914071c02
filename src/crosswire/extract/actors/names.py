"""States, regions, organisations and agencies that the lexicon knows by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from crosswire.extract.actors.words import Words
from crosswire.reference import Name, NameKind, Tables, split_words, word_set
from crosswire.types import Actor, ActorKind, Sector

STATES = frozenset({NameKind.STATE, NameKind.ADJECTIVE})
_REGIONS = frozenset({NameKind.REGION, NameKind.REGION_ADJECTIVE})
_PEOPLES = frozenset({NameKind.PEOPLE, NameKind.REGION_PEOPLE})
_ORGANISATIONS = frozenset({NameKind.ORGANISATION, NameKind.AGENCY})
ADJECTIVES = frozenset({NameKind.ADJECTIVE, NameKind.REGION_ADJECTIVE})

_ANYWHERE = frozenset({Sector.BUS, Sector.MED})
_HOME_SHARE = 0.7
_ADVERBS = frozenset({"again", "also", "then", "later", "now", "still", "never", "once"})
_ITS_REACH = 80  # words
_HEADLINE_SHARE = 0.4
_PLACE_BEFORE = word_set("names.place_before")
_PARTY_BEFORE = word_set("names.party_before")
_NOBODY = frozenset[str]()
_LED_BY = MappingProxyType(
    {"to": word_set("names.party_before_to"), "on": word_set("names.party_before_on")}
)
"""Words before "to" and "on" behind which a capital is a party: "sanctions on Minsk"."""
_ACTING_VERBS = word_set("names.acting_verbs")
_SIDES = frozenset({"pro", "anti"})
_SIDES_OF_LANDS = word_set("places.sides")
_BEING = frozenset({"is", "was", "are", "were"})
_STANCES = word_set("names.stances")
_UNION_SEATS = word_set("names.union_seats")
_BACKED = word_set("names.backed")
_PLACE_THINGS = word_set("names.place_things")
_MADE = word_set("names.made")
_ARTICLES = frozenset({"a", "an", "the"})
_MODEL_DIGITS = 3


class Hit(msgspec.Struct, frozen=True):
    """
    Name found in the body: words[first:last].

    Attributes:
        first: Index of its first word.
        last: Index behind its last word.
        name: The sense it has here.
        actor: Whom it names where it stands for an actor, else None (a capital as a place).
        phrase: Its characters, where they were kept.
    """

    first: int
    last: int
    name: Name
    actor: Actor | None
    phrase: str = ""


def find_hits(
    words: Words, tables: Tables, acting: Container[int] = frozenset()
) -> tuple[Hit, ...]:
    """
    Find all names of the lexicon, longest first, and settle the sense of each.

    Args:
        words: The body.
        tables: Reference tables.
        acting: Words that syntax shows to be subjects of a verb of acting.
    """
    raw: list[tuple[int, int, tuple[Name, ...]]] = []
    index = 0
    while index < len(words):
        found = tables.lexicon.match(words.texts, index)
        if found and words.lower[index] == "the" and index + 1 < len(words):
            longer = tables.lexicon.match(words.texts, index + 1)
            found = None if longer and longer[0] > found[0] else found
        if found and words.is_same_paragraph(index, found[0] - 1):
            raw.append((index, found[0], found[1]))
            index = found[0]
        else:
            index += 1
    return tuple(_join_peoples(words, _settle(words, raw, tables, acting)))


def _join_peoples(words: Words, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Join a people without a state to the one before it: "Iraqi Kurds" are Kurds of Iraq."""
    before: Hit | None = None
    for hit in hits:
        joined = _join_people(words, before, hit) if before else None
        if before is not None and joined is None:
            yield before
        before = joined or hit
    if before is not None:
        yield before


def _join_people(words: Words, before: Hit, hit: Hit) -> Hit | None:
    is_people = hit.name.kind in _PEOPLES and hit.actor is not None and hit.actor.country is None
    is_led = before.name.kind is NameKind.ADJECTIVE and before.last == hit.first
    is_led = is_led and words.is_same_paragraph(before.first, hit.first)
    if not (is_people and is_led and hit.actor and before.actor):
        return None
    name = " ".join(words.exact(before.first, hit.last).split())
    actor = replace(hit.actor, name=name, country=before.actor.country)
    return Hit(before.first, hit.last, hit.name, actor, name)


def _settle(
    words: Words,
    raw: Sequence[tuple[int, int, tuple[Name, ...]]],
    tables: Tables,
    acting: Container[int],
) -> Iterator[Hit]:
    """Choose one sense for every name found, by what else the text names."""
    support = _count_support(raw)
    acting_before = -1
    owned = _list_owned(words, raw)
    for first, last, found in raw:
        if words.texts[last - 1] == "-":
            yield from _bind_prefix(words, first, last, found[0])
            continue
        senses = _name_republic(words, last, found, tables)
        sense = _choose_sense(words, first, last, senses)
        is_owned = sense.kind is NameKind.ORGANISATION and first in owned
        if is_owned and words.lower[first:last] in tables.institutions:
            continue
        if sense.kind is NameKind.NOT_ACTOR or _is_product(words, first, last, sense):
            yield Hit(first, last, sense, None)
            continue
        if last < len(words) and words.is_joined(last) and words.texts[last] in {"$", "£", "€"}:
            continue
        if _may_be_part(sense, words, first, last) and is_inside_name(words, first, last, tables):
            continue
        if sense.candidates:
            present = [code for code in sense.candidates if support.get(code)]
            country = present[0] if len(present) == 1 else None
            name = tables.country_name(country) if country else sense.name
            yield Hit(
                first, last, sense, Actor(name=name or "", kind=_kind(sense), country=country)
            )
            continue
        if sense.kind in {NameKind.CAPITAL, NameKind.SEAT}:
            is_linked = acting_before == first - 1 and words.lower[first - 1] in {"and", "or"}
            is_acting = is_linked or first in acting or acts(words, first, last, sense.kind)
            capital = Hit(first, last, sense, None, words.exact(first, last))
            hit = _let_act(capital, support, tables) if is_acting else capital
            acting_before = acting_before if hit.actor is None else last
            yield hit
            continue
        acting_before = last
        country = sense.country
        if sense.is_unsure and not _is_supported(sense, support):
            place = Actor(name=sense.name, kind=ActorKind.REGION)
            yield Hit(first, last, sense, place)
            continue
        is_led = sense.kind in _PEOPLES and words.is_same_paragraph(first - 1, first)
        if is_led and words.lower[first - 1] == "ethnic":  # not of the state of that name
            name = " ".join(words.exact(first - 1, last).split())
            yield Hit(first - 1, last, sense, Actor(name=name, kind=ActorKind.GROUP))
            continue
        yield Hit(first, last, sense, make_actor(sense, words.exact(first, last)))


def _is_product(words: Words, first: int, last: int, sense: Name) -> bool:
    """
    Tell whether a number names what a firm made: "a Boeing 737", "Airbus A320".

    It has a letter, or three digits beside an article or "jet"; "paid Airbus 400 million" has not.
    """
    if sense.sector is not Sector.BUS or not words.is_same_paragraph(last, last - 1):
        return False
    model, behind = words.texts[last], words.lower[last + 1 : last + 3]
    if not model.isdecimal():
        return model[:1].isupper() and model.isalnum() and any(map(str.isdigit, model))
    if len(model) != _MODEL_DIGITS:
        return False
    is_one = words.is_same_paragraph(first - 1, first) and words.lower[first - 1] in _ARTICLES
    is_variant = behind[:1] == ("-",) and behind[-1].isdecimal()
    return is_one or is_variant or not _MADE.isdisjoint(behind[:1])


def _let_act(capital: Hit, support: Mapping[str, int], tables: Tables) -> Hit:
    """
    Give a capital that acts what it stands for: its state, or a union of states.

    "Brussels fined the firm" is the European Union, unless the report names Belgium. What may
    as well be another town stands for nobody, unless the report names the state too.
    """
    sense = capital.name
    if capital.phrase.lower() in _UNION_SEATS and not support.get(sense.country or ""):
        union = tables.lexicon.senses["European", "Union"][0]
        return replace(capital, name=union, actor=make_actor(union, union.name))
    if sense.is_unsure and not support.get(sense.country or ""):
        return capital
    return replace(capital, actor=make_actor(sense, capital.phrase))


def _list_owned(words: Words, raw: Sequence[tuple[int, int, tuple[Name, ...]]]) -> set[int]:
    """List the words that a state stands directly before: "Armenia's Security Council"."""
    return {
        words.skip_possessive(last)
        for _, last, found in raw
        if found[0].kind in STATES | _REGIONS and not found[0].candidates
    }


def _bind_prefix(words: Words, first: int, last: int, sense: Name) -> Iterator[Hit]:
    """Read "Sino-" in "Sino-Russian": an adjective only where another follows directly."""
    if last < len(words) and words.is_joined(last) and words.is_capitalised(last):
        yield Hit(first, last - 1, sense, make_actor(sense, words.exact(first, last - 1)))


def _name_republic(
    words: Words, last: int, senses: tuple[Name, ...], tables: Tables
) -> tuple[Name, ...]:
    """Read "Donetsk and Luhansk people's republics": each is the republic, not the region."""
    if senses[0].kind is not NameKind.REGION:
        return senses
    index = last
    if words.lower[index : index + 1] == ("and",):
        other = tables.lexicon.match(words.texts, index + 1) if index + 1 < len(words) else None
        index = other[0] if other else last
    if words.lower[index : index + 3] != ("people", "'", "s"):
        return senses
    if words.lower[index + 3 : index + 4] not in {("republic",), ("republics",)}:
        return senses
    key = (*split_words(senses[0].name), "People", "'", "s", "Republic")
    return tables.lexicon.senses.get(key, senses)


def find_home(hits: Sequence[Hit], headline: Sequence[Hit]) -> str | None:
    """
    Give the country that a report is about; None where several share it.

    The one named most, twice at least, where seven of ten namings are its own; four of ten
    are enough for the only country of the headline.
    """
    named = _count_named((*hits, *headline))
    above = _count_named(headline)
    for country, times in named.most_common(1):
        share = _HEADLINE_SHARE if set(above) == {country} else _HOME_SHARE
        if times >= 2 and times >= share * named.total():
            return country
    return None


def find_desk(place: str | None, hits: Sequence[Hit], tables: Tables) -> str | None:
    """
    Give the country in whose capital a report was filed, where it names that country twice.

    Args:
        place: Place of the dateline ("RIGA"), or None.
        hits: Names of the body.
        tables: Reference tables.
    """
    if not place:
        return None
    texts = split_words(place.split(",")[0].title())
    found = tables.lexicon.match(texts, 0) if texts else None
    if found is None or found[0] < len(texts):
        return None
    capitals = {sense.country for sense in found[1] if sense.kind is NameKind.CAPITAL}
    country = capitals.pop() if len(capitals) == 1 else None
    return country if country and _count_named(hits)[country] >= 2 else None


def _count_named(hits: Sequence[Hit]) -> Counter[str]:
    """Count how often each country is named for sure; firms and media work anywhere."""
    named: Counter[str] = Counter()
    for hit in hits:
        is_sure = hit.name.kind is not NameKind.AGENCY and not hit.name.is_unsure
        if hit.name.country and is_sure and hit.name.sector not in _ANYWHERE:
            named[hit.name.country] += 1
    return named


def _count_support(raw: Sequence[tuple[int, int, tuple[Name, ...]]]) -> dict[str, int]:
    """Count the sure namings of each country, unsure and candidate ones left out."""
    support: dict[str, int] = {}
    for _, _, senses in raw:
        for code in {sense.country for sense in senses if not sense.is_unsure}:
            if code:
                support[code] = support.get(code, 0) + 1
    return support


def _is_supported(sense: Name, support: dict[str, int]) -> bool:
    """Tell whether the text speaks of that country, or of other states but not of the US."""
    if sense.country and support.get(sense.country):
        return True
    if sense.is_also_person:
        return bool(support)
    return bool(support) and "USA" not in support


def _choose_sense(words: Words, first: int, last: int, senses: tuple[Name, ...]) -> Name:
    """Prefer the adjective where a noun follows directly ("US officials"), else the name."""
    if len(senses) == 1:
        return senses[0]
    follows = words.lower[last] if last < len(words) else ""
    wants_adjective = (
        follows.isalpha() and not follows[0].isdigit() and follows not in _ACTING_VERBS
    )
    for sense in senses:
        if (sense.kind in ADJECTIVES) == wants_adjective:
            return sense
    return senses[0]


def _may_be_part(sense: Name, words: Words, first: int, last: int) -> bool:
    """Tell whether the word could as well be a piece of a person's or a firm's name."""
    if last - first > 1:
        return False
    if sense.kind is NameKind.STATE:
        return sense.is_unsure or sense.is_also_person
    if sense.kind is NameKind.CAPITAL:
        return True
    return sense.kind in _ORGANISATIONS and not words.texts[first].isupper()


def is_inside_name(words: Words, first: int, last: int, tables: Tables) -> bool:
    """
    Tell whether a name word stands directly beside, as in "Paris Hilton", "Michael Jordan".

    Titles and names of the lexicon beside it do not count: "Moscow Mayor", "Jordan King".
    """
    before = first - 1
    if words.is_same_paragraph(before, first) and words.is_name_word(before):
        is_known = tables.lexicon.match(words.texts, before) is not None
        is_title = (words.lower[before],) in tables.titles
        is_known = is_known or words.lower[before] in _SIDES_OF_LANDS
        if not is_known and not is_title and not words.is_sentence_start(before):
            return True
        if not is_known and not is_title and words.lower[before] not in _PLACE_BEFORE:
            return words.lower[before] not in _PARTY_BEFORE
    if words.is_same_paragraph(last, first) and words.is_name_word(last):
        is_known = tables.lexicon.match(words.texts, last) is not None
        word = words.lower[last]
        is_title = tables.begins_title(word)
        return not is_known and not is_title
    return False


def _kind(sense: Name) -> ActorKind:
    if sense.kind in STATES or sense.kind in {NameKind.CAPITAL, NameKind.SEAT}:
        return ActorKind.STATE
    if sense.kind in _PEOPLES:
        return ActorKind.GROUP
    if sense.kind in _ORGANISATIONS:
        return ActorKind.ORGANISATION
    return ActorKind.REGION


def make_actor(sense: Name, exact: str) -> Actor:
    """Make the actor that a sense names; peoples keep the words of the text."""
    kind = _kind(sense)
    name = exact if kind is ActorKind.GROUP else sense.name
    sector = sense.sector if kind is ActorKind.ORGANISATION else None
    return Actor(name=name, kind=kind, country=sense.country, sector=sector)


def acts(words: Words, first: int, last: int, kind: NameKind) -> bool:
    """
    Tell whether a capital or a seat stands for the government here.

    "Moscow denied it", "talks with Ankara", "between Baku and Yerevan" do; "in Moscow",
    "a court in Ankara", "Moscow's airports" do not. Doubt counts as a place for a capital.
    """
    before = words.lower[first - 1] if words.is_same_paragraph(first - 1, first) else ""
    if before == "the" and kind is NameKind.SEAT:
        before = words.lower[first - 2] if words.is_same_paragraph(first - 2, first) else ""
    follows = words.lower[last] if words.is_same_paragraph(last, first) else ""
    if before in _PARTY_BEFORE:
        return True
    if before == "-" and words.is_joined(first) and words.lower[first - 2] in _SIDES:
        return True
    lead = words.lower[first - 2 : first - 1] if first >= 2 else ()
    if not _LED_BY.get(before, _NOBODY).isdisjoint(lead):
        return True
    if before in _PLACE_BEFORE:
        return kind is NameKind.SEAT and before in {"from", "of", "to"}
    if follows in _ADVERBS or follows.endswith("ly"):
        follows = words.lower[last + 1] if words.is_same_paragraph(last + 1, first) else ""
    if follows in _ACTING_VERBS:
        return True
    if follows in _BEING and words.is_same_paragraph(last + 1, first):
        return words.lower[last + 1] in _STANCES
    if follows == "-" and words.is_same_paragraph(last + 1, first):
        return words.lower[last + 1] in _BACKED
    behind = words.skip_possessive(last)
    if behind > last:
        if not words.is_same_paragraph(behind, first):
            return False
        is_place = words.is_capitalised(behind) or words.lower[behind] in _PLACE_THINGS
        return kind is NameKind.SEAT or not is_place
    if follows == "and" and words.is_same_paragraph(last + 1, first):
        return kind is NameKind.SEAT or _pair_acts(words, last + 1)
    return kind is NameKind.SEAT


def _pair_acts(words: Words, second: int) -> bool:
    """Tell whether a verb of acting follows the second of two joined names."""
    for index in range(second + 1, min(second + 4, len(words))):
        if words.lower[index] in _ACTING_VERBS:
            return True
    return False


def find_its(words: Words, index: int, ending: Mapping[int, Hit]) -> str | None:
    """
    Say whose "its" is: the only state that the sentence has named before, else None.

    Where its sentence has named none, the sentences before are asked, up to the paragraph's
    begin.
    """
    codes: set[str | None] = set()
    paragraph = words.paragraphs[index]
    floor = max(index - _ITS_REACH, 0)
    while index > floor and words.paragraphs[index - 1] == paragraph:
        if codes and words.is_sentence_start(index):
            break
        index -= 1
        hit = ending.get(index + 1)
        if hit and hit.actor and hit.actor.kind is ActorKind.STATE:
            is_name = hit.name.kind not in ADJECTIVES
            codes.update({hit.actor.country} if is_name else ())
    return codes.pop() if len(codes) == 1 else None
