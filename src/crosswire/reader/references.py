"""Finds for whom pronouns and titles stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

import msgspec

from crosswire.reader.bodies import find_body
from crosswire.reader.countries import load_countries
from crosswire.reader.names import Name, is_apposed
from crosswire.reader.quotes import Quote
from crosswire.reader.words import Words
from crosswire.reference.lexicon import load_genders, load_groups
from crosswire.types import EntityType, Reference

_REACH = 5  # sentences that a pronoun looks back
_ROLE_REACH = 25  # sentences that "the minister" looks back for a person of that role
_GENDERED_TITLES = MappingProxyType({
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "pope": "m", "spokesman": "m",
    "chairman": "m", "congressman": "m", "emir": "m", "sultan": "m", "sheikh": "m",
    "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f", "queen": "f", "princess": "f",
    "madame": "f", "mme": "f", "spokeswoman": "f", "chairwoman": "f", "congresswoman": "f",
})  # fmt: skip


_ABBREVIATIONS = MappingProxyType({
    "pres": "president", "sen": "senator", "gov": "governor", "gen": "general",
    "col": "colonel", "capt": "captain", "dr": "doctor", "prof": "professor",
    "rep": "representative", "amb": "ambassador", "min": "minister",
})  # fmt: skip
_LOOSE = frozenset(
    {"leader", "head", "host", "guest", "counterpart", "politician", "official", "candidate",
     "nominee"}
)  # fmt: skip
_LINKING = frozenset({"as", "when", "while", "after", "before", "that"})
_TITLE_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "DET", "PART", "NUM"})


class Person(msgspec.Struct):
    """What the text so far tells of one person (working state of the search)."""

    gender: str = ""
    roles: set[str] = msgspec.field(default_factory=set)
    countries: set[str] = msgspec.field(default_factory=set)
    beside: set[str] = msgspec.field(default_factory=set)  # capitalised words near the name
    named: dict[str, int] = msgspec.field(default_factory=dict)  # latest whole name by gender
    age: str = ""
    latest: int = 0  # index of the latest name
    holders: dict[str, int] = msgspec.field(default_factory=dict)  # latest name with each role
    sentence: int = -1  # sentence in which named or meant last
    prominence: int = 0  # in that sentence: 3 speaks, 2 opens it, 1 acts, 0 none of these
    is_sure: bool = False  # gender, title, role or a verb beside the name speak for a person


def find_references(
    words: Words, names: Sequence[Name], quotes: Sequence[Quote]
) -> list[Reference]:
    """
    Resolve pronouns and titles in the reporter's own words.

    The latest person that fits in gender, role and country is meant, before others the one
    that was the subject: "Ruiz met Lund. She said": she is Ruiz, unless Lund alone can be.
    What stands inside quotes is left alone, for there the speaker's view holds.
    """
    search = _Search(words, names)
    references: list[Reference] = []
    cursor = quote_cursor = 0
    for number, (first, last, _) in enumerate(words.sentences):
        index = first
        while index < last:
            start = words.start[index]
            while quote_cursor < len(quotes) and quotes[quote_cursor].outer_end <= start:
                quote_cursor += 1
            is_quoted = quote_cursor < len(quotes) and quotes[quote_cursor].outer_start <= start
            if cursor < len(names) and names[cursor].first <= index:
                if names[cursor].first == index:
                    search.meet(cursor, number, first, is_quoted)
                if index >= names[cursor].last - 1:
                    cursor += 1
                index += 1
                continue
            if not is_quoted and words.lower[index] in search.openers:
                found = search.resolve(index, last, number)
                if found is not None:
                    references.append(found)
            index += 1
    return references


class _Search:
    """The persons met so far, and the choice among them."""

    def __init__(self, words: Words, names: Sequence[Name]) -> None:
        self._words = words
        self._names = names
        self._groups = load_groups("reader_groups.tsv")
        self.openers = (
            self._groups["male_pronoun"]
            | self._groups["female_pronoun"]
            | {"his", "her", "the", "that", "this"}
        )
        self._persons: dict[str, Person] = {}
        self._recent: list[str] = []
        self._firsts = {
            name.title: number
            for number, name in enumerate(names)
            if name.type is EntityType.PERSON
        }
        self._bodies: list[tuple[int, int]] = []
        self._places = _places_of(words, names)

    def meet(self, number: int, sentence: int, first: int, is_quoted: bool) -> None:
        """Take note of a name."""
        name, words = self._names[number], self._words
        if name.type is EntityType.ORGANISATION:
            self._bodies.append((number, sentence))
        if name.type is not EntityType.PERSON:
            return
        key = words.lower[name.last - 1]
        person = self._persons.setdefault(key, Person())
        person.age = self._age_beside(name) or person.age
        gender = load_genders().get(words.lower[name.first], "")
        if name.last - name.first > 1 and gender:
            person.named[gender] = number
            person.gender = gender
        if len(person.named) > 1:  # "Ana Ruiz" and "Pablo Ruiz": the pronoun tells which
            person.gender = ""
        self._read_titles(person, name, number)
        behind = words.tag[name.last] if name.last < len(words.tag) else ""
        person.is_sure = (
            person.is_sure
            or bool(person.gender or person.roles)
            or name.title < name.first
            or behind in {"VERB", "AUX"}
            or (name.first > 0 and words.lemma[name.first - 1] == "say")
            or is_apposed(words, name)
        )
        person.latest = number
        if not is_quoted:
            opens = name.title - first < 3 and "ADP" not in words.tag[first : name.title]
            self._touch(key, sentence, self._prominence(name.title, name.last, opens=opens))

    def _age_beside(self, name: Name) -> str:
        """Give the age in "Ruiz, 54," and "54-year-old Ruiz"."""
        words = self._words
        if words.lower[name.last : name.last + 1] == [","]:
            behind = words.lower[name.last + 1 : name.last + 2]
            if behind and behind[0].isdigit() and len(behind[0]) < 4:
                return behind[0]
        before = words.lower[max(0, name.title - 1) : name.title]
        return before[0].partition("-")[0] if before and before[0].endswith("-year-old") else ""

    def _aged(self, index: int, last: int, sentence: int) -> Reference | None:
        """Resolve "the 54-year-old" to the person of that age, else to the only one near."""
        words = self._words
        if index + 2 > last or not words.lower[index + 1].endswith("-year-old"):
            return None
        if index + 2 < last and words.tag[index + 2] in {"NOUN", "ADJ", "PROPN"}:
            return None
        age = words.lower[index + 1].partition("-")[0]
        ranked = list(self._ranked(sentence, reach=20))
        fitting = [pair for pair in ranked if pair[1].age == age] or (
            ranked if len(ranked) == 1 and not ranked[0][1].age else []
        )
        if not fitting:
            return None
        key, person = fitting[0]
        self._touch(key, sentence, self._prominence(index, index + 2, opens=False))
        return Reference(
            start=words.start[index], end=words.end[index + 1], entity=person.latest,
            confidence=0.85,
        )  # fmt: skip

    def _prominence(self, first: int, last: int, *, opens: bool) -> int:
        """
        Rank what stands at these words: it speaks (3), opens the sentence (2), acts (1) or neither.

        In "Ruiz says Lund is late" Ruiz speaks, in "..., says Lund" Lund does.
        """
        words, verbs = self._words, self._groups["speech_verb"]
        last += self._is_aside(first, last)
        acts = last < len(words.text) and words.tag[last] in {"VERB", "AUX"}
        if first > 0 and words.lemma[first - 1] in {"say", "add"} and not acts:
            return 3
        if acts and words.tag[last] == "VERB" and words.lemma[last] in verbs:
            return 3
        return 2 if opens else int(acts)

    def _is_aside(self, first: int, last: int) -> bool:
        """Tell a name between two commas before a verb: "his lawyer, Ana Ruiz, said"."""
        words = self._words
        if words.lower[last : last + 1] != [","] or last + 2 >= len(words.text):
            return False
        is_led = first > 0 and words.lower[first - 1] == ","
        return is_led and words.tag[last + 1] == "VERB" and words.tag[last + 2] != "PROPN"

    def _touch(self, key: str, sentence: int, prominence: int) -> None:
        person = self._persons[key]
        same = person.sentence == sentence
        person.prominence = max(prominence, person.prominence) if same else prominence
        person.sentence = sentence
        if key in self._recent:
            self._recent.remove(key)
        self._recent.append(key)
        del self._recent[:-12]

    def _read_titles(self, person: Person, name: Name, number: int) -> None:
        words = self._words
        roles = self._role_before(name)
        for index in range(name.first - 1, max(-1, name.title - 8), -1):
            bare = words.lower[index].rstrip(".")
            if index < name.title and words.tag[index] not in _TITLE_TAGS and bare != "of":
                break
            if bare in _GENDERED_TITLES and index >= name.title:
                person.gender = _GENDERED_TITLES[bare]
            role = _ABBREVIATIONS.get(bare, bare)
            if role in self._groups["person_noun"] and index >= name.title - 4:
                roles.add(role)
        person.beside |= self._capitals_beside(name)
        for index in range(name.last, min(len(words.text), name.last + 8)):
            if words.lower[index] in {".", ";"} or words.text[index] in '"“”':
                break
            if words.lower[index] in self._groups["person_noun"] and (
                words.lower[name.last] == ","
            ):
                roles.add(words.lower[index])
        person.roles |= roles
        person.holders |= dict.fromkeys(roles, number)
        person.countries |= self._countries_beside(name)

    def _capitals_beside(self, name: Name) -> set[str]:
        """Give the names that describe a person: "Tarma" in "Ruiz, the Tarma mayor,"."""
        words = self._words
        found: set[str] = set()
        for steps in (
            range(name.title - 1, max(-1, name.title - 5), -1),
            range(name.last, min(len(words.text), name.last + 7)),
        ):
            for index in steps:
                is_apposed = words.lower[index] in {",", "of"} and index >= name.last
                if words.tag[index] not in _TITLE_TAGS and not is_apposed:
                    break
                if words.text[index][0].isupper():
                    found.add(words.lower[index])
        return found | {words.lower[index] for index in range(name.title, name.first)}

    def _role_before(self, name: Name) -> set[str]:
        """Read the role in "the governor of the northern province, Ana Ruiz"."""
        words = self._words
        if words.lower[max(0, name.title - 1) : name.title] != [","]:
            return set()
        for index in range(name.title - 2, max(-1, name.title - 12), -1):
            if words.lower[index] in self._groups["person_noun"]:
                return {words.lower[index]}
            if words.tag[index] not in _TITLE_TAGS and words.lower[index] != "of":
                break
        return set()

    def _countries_beside(self, name: Name) -> set[str]:
        """Give the country before the title or name, else that of an apposition behind it."""
        words, places = self._words, self._places
        before = name.title - 1
        if before > 0 and words.lower[before] == ",":
            before -= 1
        for index in range(before, max(-1, before - 5), -1):
            if index in places:
                return {places[index]}
            if words.tag[index] not in {"NOUN", "ADJ", "PROPN", "PART", "AUX"}:
                break
        inside = [places[index] for index in range(name.title, name.first) if index in places]
        if inside:
            return {inside[-1]}
        last = len(words.text)
        if name.last >= last or words.lower[name.last] != ",":
            return set()
        for index in range(name.last + 1, min(last, name.last + 8)):
            if words.lower[index] in {".", ";", ",", "and"} or words.tag[index] == "VERB":
                break
            if index in places:
                return {places[index]}
        return set()

    def resolve(self, index: int, last: int, sentence: int) -> Reference | None:
        """Resolve the pronoun or title that begins at a word, or return None."""
        lower = self._words.lower[index]
        groups = self._groups
        if lower in {"his", "her"}:
            found = self._title(index, last, sentence)
            if found is not None:
                return found
        if lower in groups["male_pronoun"]:
            return self._pronoun(index, "m", sentence)
        if lower in groups["female_pronoun"]:
            return self._pronoun(index, "f", sentence)
        if lower in {"the", "that", "this"}:
            found = self._aged(index, last, sentence) or self._title(index, last, sentence)
            if found is not None or lower != "the":
                return found
            return find_body(self._words, self._names, self._bodies, (index, last, sentence))
        return None

    def _ranked(self, sentence: int, *, reach: int = _REACH) -> Iterator[tuple[str, Person]]:
        """Yield persons, the likeliest first: those of the nearest sentence, its subject first."""
        recent = [(key, self._persons[key]) for key in reversed(self._recent)]
        recent = [(key, one) for key, one in recent if sentence - one.sentence <= reach]
        yield from sorted(
            recent,
            key=lambda pair: (not pair[1].is_sure, -pair[1].sentence, -pair[1].prominence),
        )

    def _pronoun(self, index: int, gender: str, sentence: int) -> Reference | None:
        subject = self._subject_before(index)
        fitting = [
            (key, one)
            for key, one in self._ranked(sentence)
            if one.gender in {gender, ""} and key != subject
        ]
        if not fitting:
            return None
        key, person = fitting[0]
        if _is_tied(fitting, gender):
            return None
        rivals = [one for _, one in fitting[1:] if one.sentence == person.sentence]
        sure = 0.9 if person.gender == gender else 0.7
        if not person.gender and len(fitting) == 1 and len(person.named) < 2:
            person.gender = gender
        words = self._words
        is_object = words.lower[index] == "him" or (  # "As he left, Ruiz said"
            index > 0 and (words.tag[index - 1] == "SCONJ" or words.lower[index - 1] in _LINKING)
        )
        is_subject = words.lower[index] in {"he", "she"}
        prominence = 0 if is_object else self._prominence(index, index + 1, opens=is_subject)
        self._touch(key, sentence, prominence)
        meant = person.latest if person.gender else person.named.get(gender, person.latest)
        return Reference(
            start=words.start[index], end=words.end[index], entity=meant,
            confidence=round(sure - 0.15 * min(len(rivals), 2), 2),
        )  # fmt: skip

    def _subject_before(self, index: int) -> str:
        """Give the surname in "Ruiz thanked him": one who acts on himself is "himself"."""
        words = self._words
        if words.lower[index] != "him" or index < 2 or words.tag[index - 1] != "VERB":
            return ""
        return words.lower[index - 2]

    def _title(self, index: int, last: int, sentence: int) -> Reference | None:
        words, groups = self._words, self._groups
        country = modifier = ""
        stop = index + 1
        while stop < min(last, index + 6):
            lower = words.lower[stop]
            if words.text[stop][0].isupper() and lower not in groups["person_noun"]:
                modifier = lower
            if stop in self._places:
                country = self._places[stop]
            elif lower in groups["person_noun"]:
                break
            elif words.tag[stop] not in {"ADJ", "NOUN", "PROPN", "NUM"}:
                return None
            stop += 1
        else:
            return None
        if stop >= last:
            return None
        role = words.lower[stop]
        apposed = self._firsts.get(stop + 2) if words.lower[stop + 1 : stop + 2] == [","] else None
        if apposed is not None:
            return Reference(
                start=words.start[index], end=words.end[stop], entity=apposed, confidence=0.95
            )
        if stop + 1 < last and (
            words.tag[stop + 1] in {"PROPN", "NOUN"} or words.lower[stop + 1] in {"of", "'s", "and"}
        ) and words.lower[stop + 1] != "'s":  # fmt: skip
            return None
        if country:
            modifier = ""
        return self._choose_title(index, stop + 1, role, country, sentence, modifier)

    def _owner(self, lower: str, role: str, ranked: Sequence[tuple[str, Person]]) -> str:
        """Give the surname of the person whose host, guest or spokesman is meant, never himself."""
        gender = {"his": "m", "her": "f"}.get(lower)
        if gender is not None:
            return next((key for key, one in ranked if one.gender in {gender, ""}), "")
        is_mutual = role in {"host", "guest", "counterpart"}
        return ranked[0][0] if is_mutual and ranked and ranked[0][1].prominence else ""

    def _may_hold(
        self, ranked: Sequence[tuple[str, Person]], country: str
    ) -> list[tuple[str, Person]]:
        """
        Keep who may hold a role that the text gives to nobody: the subject alone of what precedes.

        "Ruiz ruled that out. The minister told the chamber": she is the minister, for nobody
        else is named beside her and nothing else is said of what she is.
        """
        if not ranked:
            return []
        latest = ranked[0][1].sentence
        near = [pair for pair in ranked if pair[1].sentence == latest]
        fitting = [
            pair for pair in near
            if pair[1].prominence and not pair[1].roles
            and (not country or not pair[1].countries or country in pair[1].countries)
        ]  # fmt: skip
        return fitting if len(fitting) == 1 else []

    def _choose_title(  # noqa: PLR0917 (all that stands beside the title)
        self, start: int, stop: int, role: str, country: str, sentence: int, modifier: str
    ) -> Reference | None:
        words = self._words
        loose = role in _LOOSE
        gender = "m" if role in self._groups["male_noun"] else ""
        gender = "f" if role in self._groups["female_noun"] else gender
        best: tuple[float, str] | None = None
        ranked = list(self._ranked(sentence))
        owner = self._owner(words.lower[start], role, ranked)
        if modifier:  # "the Tarma mayor": near whose name Tarma stands, else the only one near
            told = [pair for pair in self._ranked(sentence, reach=_ROLE_REACH)
                    if modifier in pair[1].beside]  # fmt: skip
            ranked = told or self._may_hold(ranked, country)
        elif not loose:
            known = [pair for pair in self._ranked(sentence, reach=_ROLE_REACH)
                     if role in pair[1].roles]  # fmt: skip
            ranked = known or self._may_hold(ranked, country)
        for rank, (key, person) in enumerate(ranked):
            score = 0.5 - 0.05 * rank
            if country:
                score += 0.4 if country in person.countries else (-0.5 if person.countries else 0)
            score += 0.3 if role in person.roles else (0 if loose or not person.roles else -0.4)
            if gender and person.gender not in {gender, ""}:
                continue
            if key == owner:
                continue
            if best is None or score > best[0]:
                best = (score, key)
        if best is None or best[0] < 0.3:
            return None
        person = self._persons[best[1]]
        person.latest = person.holders.get(role, person.latest)
        self._touch(best[1], sentence, self._prominence(start, stop, opens=False))
        return Reference(
            start=words.start[start], end=words.end[stop - 1], entity=person.latest,
            confidence=round(min(best[0], 0.95), 2),
        )  # fmt: skip


def _is_tied(fitting: Sequence[tuple[str, Person]], gender: str) -> bool:
    """Tell whether two persons of one sentence may be meant alike, so that nobody is named."""
    if len(fitting) < 2:
        return False
    best, next_best = fitting[0][1], fitting[1][1]
    is_same_place = best.sentence == next_best.sentence
    is_same_gender = next_best.gender in {best.gender, gender}
    return is_same_place and best.prominence == next_best.prominence and is_same_gender


def _places_of(words: Words, names: Sequence[Name]) -> dict[int, str]:
    """Give each word that names a country or its people the country's key."""
    countries = load_countries()
    found: dict[int, str] = {}
    for index, lower in enumerate(words.lower):
        code = countries.code_of(lower) if words.text[index][0].isupper() else None
        if code is not None:
            found[index] = code
    for name in names:
        whole = countries.places.get(" ".join(words.lower[name.first : name.last]))
        if whole is not None:
            found.update(dict.fromkeys(range(name.first, name.last), whole))
    return found
