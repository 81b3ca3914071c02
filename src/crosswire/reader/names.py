"""Finds names and guesses what each names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crosswire.reader.countries import load_countries
from crosswire.reader.words import PREFIXED_NAME, Words
from crosswire.reference import load_gazetteer
from crosswire.reference.lexicon import load_groups, load_lexicon, load_words
from crosswire.types import EntityType

_JOINTS = frozenset({"of", "for", "and", "&"})
_PLACE_LINKS = frozenset({"in", "at", "near", "outside", "across", "throughout", "inside"})
_ROLE_LINKS = frozenset({"of", "for", "in", "at", "from", "to", "who", "since"})
_OFFICES = frozenset({"minister", "premier", "chancellor", "king", "queen", "senator", "governor"})
_DEMONYM_ENDS = ("ian", "ians", "ese", "ish", "stani", "stanis", "ans")


class Name(msgspec.Struct, frozen=True):
    """
    Name in the text as a range of words.

    Attributes:
        first, last: Half-open range of words, titles left out.
        type: What it names.
        title: First word of the title before it; equal to `first` where it has none.
    """

    first: int
    last: int
    type: EntityType
    title: int


def find_names(words: Words) -> list[Name]:
    """
    Find the names of a text, titles left out: "Foreign Minister Ana de Souza" is "Ana de Souza".

    What a name names is guessed from its words, its title and what stands before it; a
    surname alone takes the type of the full name before it.
    """
    groups = load_groups("reader_groups.tsv")
    names: list[Name] = []
    for first, last, _ in words.sentences:
        index = first
        while index < last:
            if not _may_open_name(words.text[index]) or not _is_name_word(words, index):
                index += 1
                continue
            stop = _run_end(words, index, last, groups)
            names.extend(_split_run(words, index, stop, groups))
            index = stop
    return part_things(words, _settle(words, names))


def _may_open_name(text: str) -> bool:
    """Tell "Ruiz" and "al-Harrasi" from a word that cannot stand in a name."""
    return not text[0].islower() or ("-" in text and PREFIXED_NAME.match(text) is not None)


def _is_name_word(words: Words, index: int) -> bool:
    text = words.text[index]
    if text[0].islower():
        return _may_open_name(text)
    bare = words.lower[index].rstrip(".")
    if text == "I":
        return False
    if bare == "may" or text == "Jan":
        if _is_month(words, index):
            return False
    elif bare in load_groups("reader_groups.tsv")["calendar"]:
        return False
    if not text[0].isalpha():
        return False
    if words.tag[index] == "PROPN":
        return not _is_function_word(words, index) and (text[0].isupper() or not text[0].islower())
    if not text[0].isupper() or not text[1:2].islower():
        return False
    if _is_function_word(words, index):
        return False
    before = words.text[index - 1] if index else "."
    opens = not before[-1].isalnum() and before not in {",", "&", "(", "/"}
    return not opens or (
        words.tag[index] in {"ADJ", "NOUN"}
        and text in load_lexicon()
        and words.lower[index] not in load_lexicon()
    )


def _is_function_word(words: Words, index: int) -> bool:
    """Tell "The" and "By" with a capital from "US"."""
    if words.text[index].isupper() and len(words.text[index]) > 1:
        return False
    entry = load_lexicon().find_tags(words.lower[index])
    return entry is not None and max(entry, key=entry.__getitem__) in {
        "DET", "PRON", "ADP", "CCONJ", "SCONJ",
    }  # fmt: skip


def _is_month(words: Words, index: int) -> bool:
    last = len(words.text)
    return (index + 1 < last and words.tag[index + 1] == "NUM") or (
        index > 0 and words.tag[index - 1] == "NUM"
    )


def _run_end(words: Words, start: int, last: int, groups: Mapping[str, frozenset[str]]) -> int:
    stop = start + 1
    while stop < last:
        if _is_name_word(words, stop):
            stop += 1
            continue
        lower = words.lower[stop]
        if stop + 1 >= last:
            break
        particle = lower in groups["particle"] and lower not in _JOINTS and lower != "the"
        reach = stop + 1
        while particle and reach < last and words.lower[reach] in groups["particle"] - _JOINTS:
            reach += 1
        if particle and reach < last and _is_name_word(words, reach):
            stop = reach + 1
        elif lower in _JOINTS and _joins(words, start, stop, groups):
            stop += 2
        elif lower == "of" and words.lower[stop + 1] == "the" and stop + 2 < last and (
            _joins(words, start, stop, groups) or _is_name_word(words, stop + 2)
        ) and _is_body(words, start, stop, groups):  # fmt: skip
            stop += 3
        elif (words.text[stop] in {"-", "–"} and _is_name_word(words, stop + 1) and (
            not words.spans_space(stop) and not words.spans_space(stop + 1)
        )) or (lower in groups["town_link"] and _is_town(words, start, stop + 2)):  # fmt: skip
            stop += 2
        else:
            break
    return min(stop, last)


def _is_town(words: Words, first: int, last: int) -> bool:
    """Tell whether words together are the name of a town: "Dar es Salaam", "Cox's Bazar"."""
    if not words.text[last - 1][0].isupper():
        return False
    name = " ".join(words.text[first:last]).replace("’", "'").replace(" 's", "'s")
    return bool(load_gazetteer().find(name))


def _is_body(words: Words, start: int, stop: int, groups: Mapping[str, frozenset[str]]) -> bool:
    bodies = groups["organisation_word"] | groups["event_word"] | groups["place_word"]
    return any(words.lower[index] in bodies for index in range(start, stop))


def _joins(words: Words, start: int, joint: int, groups: Mapping[str, frozenset[str]]) -> bool:
    if not _is_name_word(words, joint + 1) or not _is_body(words, start, joint, groups):
        return False
    if words.lower[joint] not in {"and", "&"}:
        return True
    # "Ministry of Trade and Industry", but "the Ministry and Kyiv"
    return any(words.lower[index] in {"of", "for"} for index in range(start, joint))


def _split_run(
    words: Words, start: int, stop: int, groups: Mapping[str, frozenset[str]]
) -> list[Name]:
    names: list[Name] = []
    pivot = _inner_title(words, start, stop, groups)
    if pivot > start:
        names.extend(_split_run(words, start, pivot, groups))
        start = pivot
    title = start
    is_body = _is_body(words, start, stop, groups)
    countries = load_countries()
    leads = countries.is_people(words.lower[start])
    leads = leads or (
        words.lower[start] in countries.places
        and stop - start > 2
        and _bare(words, start + 1) in groups["title"]
    )
    if leads and stop - start > 1 and not is_body:
        names.append(Name(start, start + 1, EntityType.NATIONALITY, start))
        start += 1
        title = start
    while start < stop and _bare(words, start) in groups["title"] and not (
        is_body and _bare(words, stop - 1) not in groups["title"] and stop - start < 4
        and _is_body(words, start + 1, stop, groups)
    ):  # fmt: skip
        start += 1
    if start < stop and words.lower[start] in {"of", "for", "and"}:
        start += 1
    if start >= stop:
        return names
    kind = _guess_type(words, title, start, stop, groups)
    names.append(Name(start, stop, kind, title if kind is EntityType.PERSON else start))
    return names


def _inner_title(words: Words, start: int, stop: int, groups: Mapping[str, frozenset[str]]) -> int:
    """Find the title between a body and a person, as in "NATO Secretary-General Ana Lund"."""
    for index in range(start + 1, stop - 1):
        if _bare(words, index) not in groups["title"]:
            continue
        behind = [_bare(words, other) for other in range(index, stop)]
        names = [word for word in behind if word not in groups["title"]]
        is_person = any(word in groups["person_noun"] for word in behind) and len(names) <= 4
        bodies = groups["organisation_word"] | groups["event_word"]
        if names and is_person and not bodies & set(names) and "of" not in behind:
            return index
        return start
    return start


def _bare(words: Words, index: int) -> str:
    return words.lower[index].rstrip(".")


def _guess_type(
    words: Words, title: int, start: int, stop: int, groups: Mapping[str, frozenset[str]]
) -> EntityType:
    lowers = [words.lower[index].rstrip(".") for index in range(start, stop)]
    countries = load_countries()
    joined = " ".join(words.lower[start:stop])
    if joined in countries.places:
        return EntityType.PLACE
    inner = words.lower[start + 1 : stop - 1]
    if not groups["town_link"].isdisjoint(inner) and _is_town(words, start, stop):
        return EntityType.PLACE
    if stop - start == 1 and countries.is_people(joined):
        return EntityType.NATIONALITY
    last = lowers[-1]
    if title < start and not groups["organisation_word"] & set(lowers):
        return EntityType.PERSON
    for group, kind in (
        ("event_word", EntityType.EVENT),
        ("organisation_word", EntityType.ORGANISATION),
        ("facility_word", EntityType.FACILITY),
    ):
        if last in groups[group] or (groups[group] & set(lowers) and "of" in lowers):
            return kind
    if groups["place_word"] & {lowers[0], last}:
        return EntityType.PLACE
    if groups["organisation_word"] & set(lowers):
        return EntityType.ORGANISATION
    text = words.text[start]
    if stop - start == 1:
        if text.endswith(_DEMONYM_ENDS):
            return EntityType.NATIONALITY
        if text.isupper() and 2 <= len(text) <= 7:
            return EntityType.ORGANISATION
    if lowers[0] in load_words("reader_given_names.tsv"):
        return EntityType.PERSON
    if start and words.lower[start - 1] in _PLACE_LINKS:
        return EntityType.PLACE
    if not 2 <= stop - start <= 4 or last in countries.places or _is_common(lowers):
        return EntityType.OTHER
    return EntityType.PLACE if lowers[0] in groups["place_opening"] else EntityType.PERSON


def _is_common(lowers: Sequence[str]) -> bool:
    """Tell a name made of common words, "Border Protection", from that of a person."""
    lexicon = load_lexicon()
    return all(
        (lexicon.find_tags(lower) or {}).keys() & {"NOUN", "ADJ", "VERB"} for lower in lowers
    )


def _speaks(words: Words, name: Name) -> bool:
    """Tell whether a verb of saying stands beside a name, as beside "said Ruiz"."""
    verbs = load_groups("reader_groups.tsv")["speech_verb"]
    before, behind = name.first - 1, name.last
    if not words.lemma:
        return False
    return (before >= 0 and words.lemma[before] in {"say", "add"}) or (
        behind < len(words.text) and words.lemma[behind] in verbs
    )


def is_apposed(words: Words, name: Name) -> bool:
    """
    Tell whether what follows a name is said of persons only.

    "Ruiz, who leads the bank", "Ruiz, the Chilean finance minister," and "Ruiz, 54,".
    """
    behind = name.last + 1
    if name.first and words.lower[name.first - 1] in {"of", "from", "in", "near"}:
        return False  # "the senator of Tarma, who"
    if words.lower[name.last : behind] != [","] or behind + 1 >= len(words.text):
        return False
    lower = words.lower[behind]
    if lower == "who":
        return True
    if lower.isdigit() and len(lower) == 2:
        return words.text[behind + 1] in {",", "."}
    people = load_groups("reader_groups.tsv")["person_noun"]
    for index in range(behind, min(len(words.text) - 1, behind + 6)):
        if words.lower[index] in people:
            return words.text[index + 1] in {",", "."} or words.lower[index + 1] in _ROLE_LINKS
        if words.tag[index] not in {"ADJ", "NOUN", "PROPN", "DET", "NUM"}:
            return False
    return False


def _list_officials(words: Words) -> set[int]:
    """
    List the words that must be surnames of officials, from what the sentences behind call them.

    "Ruiz ruled that out. 'There is no money,' the prime minister told the chamber": no firm and
    no town has that office.
    """
    found: set[int] = set()
    for number, (first, last, paragraph) in enumerate(words.sentences):
        if last - first < 2 or words.tag[first + 1] != "VERB":
            continue
        for begin, end, other in words.sentences[number + 1 : number + 4]:
            if other == paragraph and any(
                _is_speaking_office(words, index) for index in range(begin + 2, end - 1)
            ):
                found.add(first)
    return found


def _is_speaking_office(words: Words, index: int) -> bool:
    """Tell whether "the prime minister told" or "the governor said" ends in the office here."""
    before = index - 2 if words.lower[index - 1] in {"prime", "chief"} else index - 1
    return (
        words.lower[index] in _OFFICES
        and words.lower[before] == "the"
        and words.lemma[index + 1] in load_groups("reader_groups.tsv")["speech_verb"]
    )


def _is_plural(words: Words, index: int) -> bool:
    """Tell whether a word is a plain plural: "Unions said", "Analysts told"."""
    lower = words.lower[index]
    if not lower.endswith("s"):
        return False
    lexicon, groups = load_lexicon(), load_groups("reader_groups.tsv")
    tags = lexicon.find_tags(lower) or {}
    return "NOUN" in tags or lower[:-1] in groups["group_noun"] | groups["person_noun"]


def _settle(words: Words, names: list[Name]) -> list[Name]:
    """Give a surname alone the type of the full name, wherever in the text that stands."""
    countries = load_countries()
    officials = _list_officials(words)
    surnames = {
        words.lower[name.last - 1]
        for name in names
        if (
            name.type is EntityType.PERSON
            and name.last - name.first > 1
            and countries.code_of(words.lower[name.last - 1]) is None
        )
        or (
            name.last - name.first == 1
            and name.type in {EntityType.OTHER, EntityType.PLACE}
            and (_speaks(words, name) or is_apposed(words, name) or name.first in officials)
            and countries.code_of(words.lower[name.first]) is None
            and words.lower[name.first] not in load_groups("reader_groups.tsv")["group_noun"]
            and not _is_plural(words, name.first)
        )
    }
    return [
        Name(name.first, name.last, EntityType.PERSON, name.title)
        if name.last - name.first == 1
        and name.type in {EntityType.OTHER, EntityType.PLACE, EntityType.NATIONALITY}
        and words.lower[name.first] in surnames
        else name
        for name in names
    ]


def part_things(words: Words, names: Sequence[Name]) -> list[Name]:
    """
    Take ships, storms and vehicles out of the persons: "the MV Elsa", "the tanker Elsa".

    Nothing but the name itself looks like a person's, so that "he" would be the ship. What is
    called so once is no person later: "the Elsa". A surname that stands in a full name of a
    person stays one: "the plane Ruiz boarded".
    """
    persons = [name for name in names if name.type is EntityType.PERSON]
    things = {name for name in persons if _is_thing(words, name)}
    if not things:
        return list(names)
    full = {
        words.lower[name.last - 1]
        for name in persons
        if name not in things and (name.last - name.first > 1 or name.title < name.first)
    }
    called = {words.lower[name.last - 1] for name in things} - full
    return [
        Name(name.first, name.last, EntityType.OTHER, name.first)
        if name.type is EntityType.PERSON
        and words.lower[name.last - 1] in called
        and (name in things or name.last - name.first == 1)
        else name
        for name in names
    ]


def _is_thing(words: Words, name: Name) -> bool:
    """
    Tell a name with a ship's prefix, "Hurricane Norma", or one behind "the ferry".

    The words around it are not a person's: in "the boat Lund bought" Lund is none, nor is who
    says something or is "she" right behind.
    """
    groups = load_groups("reader_groups.tsv")
    opening, before = words.lower[name.first], name.first - 1
    if name.title < name.first or _speaks(words, name) or is_apposed(words, name):
        return False
    is_long = name.last - name.first > 1
    if is_long and opening in groups["ship_prefix"] and words.text[name.first].isupper():
        return True
    if is_long and opening in groups["thing_opening"]:
        return not _is_he(words, name)
    nouns = groups["thing_noun"] if before >= 0 else frozenset()
    if before >= 0 and words.text[before][0].isupper():
        nouns = groups["thing_opening"]
    if before < 0 or words.lower[before] not in nouns or _is_he(words, name):
        return False
    return _follows(words, name.last) and not _is_object(words, before)


def _follows(words: Words, behind: int) -> bool:
    """Tell a verb or a comma, or the end, from a noun right behind a name."""
    if behind >= len(words.text):
        return True
    return words.tag[behind] in {"VERB", "AUX", "PUNCT"}


def _is_object(words: Words, noun: int) -> bool:
    """Tell whether "the boat" is what a verb or preposition before it takes, before a verb."""
    behind = noun + 2
    while noun > 0 and words.tag[noun - 1] in {"DET", "ADJ", "NOUN"}:
        noun -= 1
    is_taken = noun > 0 and words.tag[noun - 1] in {"VERB", "AUX", "ADP", "SCONJ"}
    return is_taken and behind < len(words.text) and words.tag[behind] in {"VERB", "AUX"}


def _is_he(words: Words, name: Name) -> bool:
    """Tell whether "he" or "she" in the same sentence is who bears a name."""
    for index in range(name.last, len(words.text)):
        if words.text[index] in {".", "!", "?"}:
            return False
        if words.lower[index] in {"he", "she", "his", "her", "him", "himself", "herself"}:
            return True
    return False
