"""Who speaks in a statement: the actor behind its source, be it named, described or a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from types import MappingProxyType

import msgspec

from crosswire.extract.statements.described import (
    Organisations,
    describes,
    find_voice,
    is_misnamed,
    is_named,
)
from crosswire.extract.statements.heads import (
    HEAD_END,
    Actors,
    find_head,
    is_many,
    is_printed,
    prefer_printed,
)
from crosswire.extract.statements.origins import find_shown
from crosswire.extract.statements.owners import (
    FIRST_PERSON,
    find_around,
    find_issuer,
    is_aside,
)
from crosswire.extract.statements.together import Together, read_together
from crosswire.reference import load_tables, word_set
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Attribution,
    EntityType,
    Part,
    PartOfSpeech,
    Reading,
    Sector,
)

_HUMAN = frozenset({"he", "she"})
_PRONOUNS = _HUMAN | {"it", "they"}
_SPEAKING = MappingProxyType(
    {
        "it": frozenset({ActorKind.ORGANISATION, ActorKind.STATE}),
        "they": frozenset({ActorKind.GROUP, ActorKind.ORGANISATION}),
    }
)
_KINDS = MappingProxyType(
    {
        EntityType.PERSON: ActorKind.PERSON,
        EntityType.ORGANISATION: ActorKind.ORGANISATION,
        EntityType.FACILITY: ActorKind.ORGANISATION,
    }
)
_BODIES = word_set("actors.bodies") | word_set("statements.bodies")
_LEADING = word_set("statements.leading")
_IN_BODY = re.compile(r" (?:of|at|for) ")
_FIRMS = tuple(f" {word}" for word in sorted(_BODIES))
_BODY = re.compile(r"(?:the|an?|its|their) (?P<name>[^,;:()\"“]{3,60})", re.IGNORECASE)
_GOVERNMENTS = frozenset({"the government", "its government"})
_OFFICIAL = frozenset({Sector.GOV, Sector.LEG, Sector.JUD, Sector.MIL})
_NEAR = 3
"""Sentences in which the country is looked for whose government speaks."""
_MEDIA = word_set("organisations.media")
_REST_OF_NAME = re.compile(r"(?: [A-Z][\w’'-]*)+")
_BESIDE_BODY = re.compile(r" (?:at|from|in|inside|near|outside|to|with|within) ")
"""In the words of a source, what tells people at a body from the body."""
_WHERE = tuple(f" {word}{the}" for word in ("on", "in", "at", "from") for the in (" ", " the "))
_REACH = 20
_LONGEST_NAME = 80
"""Characters of a name with its titles."""
_SURE = 0.7
"""How likely it must be that a role such as "the mayor" means somebody who is named."""
_LONGEST_BODY = 5
"""Words of a body that has no name: "the national coal mining authority"."""


class _Subject(msgspec.Struct, frozen=True):
    """What a sentence is about: its speaker, else its grammatical subject."""

    words: str
    actor: Actor | None


class Speakers:
    """The speakers of one article."""

    def __init__(self, article: Article, reading: Reading, actors: Actors) -> None:
        """Take what was found in the article; offsets refer to its text."""
        self._text = article.text
        self._reading = reading
        self._actors = actors
        self._organisations = Organisations.of(article.text, actors.inside(0, len(article.text)))
        self._sentences = [sentence.start for sentence in reading.sentences]
        self._references = [reference.start for reference in reading.references]
        self._tokens = [token.start for token in reading.tokens]
        self._subjects: dict[tuple[int, int], _Subject | None] = {}
        self._sources: dict[int, list[Attribution]] = {}
        for one in reading.attributions:
            if one.source is not None:
                self._sources.setdefault(self._sentence_of(one.source.start), []).append(one)

    def find(self, attribution: Attribution, *, reach: int = _REACH) -> Actor | None:
        """
        Find who speaks.

        "It" is a body or a state, never a river, and that of the sentence before where one is
        its subject: "Kallo Lines runs the ferry. It said ...". "They" are a group or a body.
        Where the sentence before is somebody's who has no name, "he" is nobody else: "The mayor
        told reporters of the fire. He said ...".
        """
        source = attribution.source
        words = self._text[source.start : source.end].lower() if source is not None else ""
        if words in FIRST_PERSON:
            around = find_around(self._reading.attributions, attribution)
            return self.find(around, reach=reach - 1) if around is not None and reach else None
        pair = self._find_pair(source)
        if pair:
            return pair[0].actor
        if source is not None and words == "who":
            return self._find_described_by(source) or self._find_here(attribution, source)
        found = self._find_told(attribution)
        if source is not None and words not in _PRONOUNS:
            return self._find_first(source, self._find_described(source, words, found))
        if source is None or not reach:
            return found
        number = self._sentence_of(source.start)
        before = self._find_subject(number - 1, reach - 1)
        if words in _HUMAN:
            is_unnamed = before is not None and before.actor is None and is_person(before.words)
            return None if is_unnamed else found
        kinds = _SPEAKING[words]
        if found is not None and found.kind in kinds and before is None:
            return found
        earlier = before if _can_speak(before, kinds) else None
        if earlier is None and self._is_one_paragraph(number - 2, number):
            earlier = self._find_subject(number - 2, reach - 1)
        if earlier is not None and _can_speak(earlier, kinds):
            return earlier.actor
        return found if found is not None and found.kind in kinds else None

    def find_joint(self, attribution: Attribution, speaker: Actor | None) -> tuple[Actor, ...]:
        """
        Find who speaks together with the speaker: "Peru, Chile and Bolivia said".

        Those count whom "and" or a comma joins with the head of the source, not who is named
        inside it: "the envoys of Peru and Chile" are envoys.

        Args:
            attribution: What is said, with its source.
            speaker: Who was found for it.
        """
        source = attribution.source
        if source is None or speaker is None:
            return ()
        pair = self._find_pair(source)
        if pair:
            return tuple(one.actor for one in pair if one.actor != speaker)
        together, voices, _ = self._read_voices(source)
        if together is None or len(together.speaking) < 2:
            return ()
        found = dict.fromkeys(one.actor for one in voices)
        return tuple(one for one in found if one.name != speaker.name)

    def _find_described_by(self, source: Part) -> Actor | None:
        """Find whom "who" describes: the one named right before it, "Ana Ruiz, who said"."""
        start = max(0, source.start - _LONGEST_NAME)
        end = start + len(self._text[start : source.start].rstrip(" ,"))
        near = self._actors.inside(start, end)
        found = next((one for one in reversed(near) if one.end == end), None)
        return None if found is None or self._is_where(found.start, found.actor) else found.actor

    def _find_here(self, attribution: Attribution, source: Part) -> Actor | None:
        """Find whom "who" was resolved to in its own sentence."""
        speaker = attribution.speaker
        if speaker is None or self._sentence_of(speaker.start) != self._sentence_of(source.start):
            return None
        found = self._find_told(attribution)
        return None if found is None or self._is_where(speaker.start, found) else found

    def _is_where(self, start: int, actor: Actor) -> bool:
        """Tell a place or body where somebody is: "members on the council, who said"."""
        is_led = self._text.endswith(_WHERE, 0, start)
        return is_led and actor.kind not in {ActorKind.PERSON, ActorKind.GROUP}

    def _find_first(self, source: Part, found: Actor | None) -> Actor | None:
        """
        Give the first of several who speak together, whichever of them was found.

        Nobody where one of two speaks and it is not told which: "Peru or Chile said".
        """
        together, voices, silent = self._read_voices(source)
        if found is None or together is None:
            return found
        if not together.speaking:
            return None
        opening = {one.actor.name for one in voices if one.start < voices[0].end}
        if found.name in opening:
            return found
        others = {one.actor.name for one in (*voices, *silent)}
        if found.name not in others:
            return found
        return voices[0].actor if voices else None

    def _read_voices(
        self, source: Part
    ) -> tuple[Together | None, tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        """Give the names joined in a source, the actors who speak and those who do not."""
        tokens = self._reading.tokens
        first = bisect_left(self._tokens, source.start)
        last = bisect_left(self._tokens, source.end)
        together = read_together(tokens, first, last)
        if together is None:
            return None, (), ()
        inside = self._actors.inside(tokens[together.first].start, source.end)

        def name(places: Sequence[int]) -> tuple[ActorMention, ...]:
            return tuple(
                one
                for at in places
                for one in inside
                if one.start <= tokens[at].start and tokens[at].end <= one.end
            )

        return together, name(together.speaking), name(together.silent)

    def _find_pair(self, source: Part | None) -> tuple[ActorMention, ...]:
        """Give the two whom a source such as "both leaders" or "they" means, if it means two."""
        if source is None:
            return ()
        inside = self._actors.inside(source.start, source.end)
        is_whole = len(inside) > 1 and all(
            (one.start, one.end) == (source.start, source.end) for one in inside
        )
        return inside if is_whole else ()

    def _find_described(self, source: Part, words: str, found: Actor | None) -> Actor | None:
        """
        Find the body that a source only describes: "the company", "a company spokesman".

        What it was resolved to stays where that has a name and may be called so.
        """
        if words in _GOVERNMENTS and (found is None or not is_named(found)):
            own = found.country if found is not None else None
            country = own or self._find_country(source.start)
            return _make_government(country) if country else found
        if found is None and words == "the administration":
            before = self._actors.inside(0, source.start)
            led = [one.actor for one in before if one.actor.name.endswith(" administration")]
            return led[-1] if led else None
        voice = find_voice(words)
        if voice is not None and (found is None or found.kind is ActorKind.PERSON):
            begin = source.start + words.index(voice)
            named = self._organisations.find(begin, begin + len(voice))
            return named or found
        if not describes(words):
            return found
        is_settled = found is not None and (
            found.kind is not ActorKind.ORGANISATION
            or (is_named(found) and not is_misnamed(words, found))
        )
        if is_settled:
            return found
        named = self._organisations.find(source.start, source.end)
        return named or (None if found is not None and is_misnamed(words, found) else found)

    def _find_country(self, start: int) -> str | None:
        """
        Find whose government speaks: that of the only country of the last sentence with one.

        "Norway's parliament voted on Friday. The government said ..."; of two it is that whose
        government the sentence names, or which opens it. A sentence that names people of another
        country tells nobody's.
        """
        number = self._sentence_of(start)
        for at in range(number, max(-1, number - _NEAR), -1):
            begin = self._reading.sentences[at].start
            end = min(start, self._reading.sentences[at].end)
            near = [one for one in self._actors.inside(begin, end) if _is_of_state(one.actor)]
            governing = [one for one in near if one.actor.name.endswith(" government")]
            countries = dict.fromkeys(one.actor.country for one in governing or near)
            others = {one.actor.country for one in self._actors.inside(begin, end)} - {None}
            if not governing and not others <= countries.keys():
                return None
            opens = near and not self._text[begin : near[0].start].strip('“"( ').strip()
            if len(countries) == 1 or opens:
                return next(iter(countries))
            if countries:
                return None
        return None

    def _is_one_paragraph(self, first: int, last: int) -> bool:
        sentences = self._reading.sentences
        return first >= 0 and sentences[first].paragraph == sentences[last].paragraph

    def _find_told(self, attribution: Attribution) -> Actor | None:
        """Find the actor of the resolved speaker, else of the source as it stands."""
        speaker, source = attribution.speaker, attribution.source
        if source is not None and (shown := find_shown(self._text, source.start, source.end)):
            if speaker is not None and self._text[speaker.start : speaker.end] in shown["who"]:
                speaker = None
            source = Part(start=source.start, end=shown.start())
        if source is not None and speaker is not None and is_aside(self._text, source, speaker):
            speaker = None
        words = self._text[source.start : source.end] if source is not None else ""
        is_human = words.lower() in _HUMAN
        if source is not None and self._is_guess(source, words):
            return self._find_printed(source, words)
        inside = self._actors.inside(source.start, source.end) if source is not None else ()
        if source is not None and any(_opens_name(self._text, source, one) for one in inside):
            name = words.removeprefix("The ").removeprefix("the ")
            return Actor(name=name, kind=ActorKind.ORGANISATION, sector=Sector.MED)
        actor = self._actors.at(speaker.start, speaker.end) if speaker is not None else None
        if actor is None and source is not None:
            actor = find_issuer(self._text, source, self._actors.inside)
            actor = actor or find_head(self._text, source, self._actors)
        if actor is not None and actor.kind is not ActorKind.PERSON:
            is_else = is_person(words) and not is_printed(actor, words)
            if is_human or is_else:  # "the mayor" is no ministry, "the ministry's spokesman" is
                return None
        if actor is None and speaker is not None and not is_person(words):
            actor = self._make_actor(speaker)
        if actor is not None and source is not None:
            actor = prefer_printed(self._text, source, self._actors, actor)
            is_one = actor.kind is ActorKind.PERSON
            actor = None if is_one and is_many(words) else actor
        return _name_body(words, actor)

    def _is_guess(self, source: Part, words: str) -> bool:
        """Tell whether it is not sure that a role in a body of its own means somebody named."""
        if not is_person(words) or not _IN_BODY.search(words):
            return False
        starts = self._references
        at = bisect_left(starts, source.start)
        references = self._reading.references
        is_there = at < len(starts) and references[at].start < source.end
        return is_there and references[at].confidence < _SURE

    def _find_printed(self, source: Part, words: str) -> Actor | None:
        """Find the person of a role whose name its words print, whatever it was resolved to."""
        actor = find_head(self._text, source, self._actors)
        return actor if actor is not None and is_printed(actor, words) else None

    def _make_actor(self, speaker: Part) -> Actor | None:
        """Make an actor of a name that the reader found and no index has."""
        entities = self._reading.entities
        index = bisect_left(entities, speaker.start, key=lambda entity: entity.start)
        kind = ActorKind.PERSON
        if index < len(entities) and entities[index].start == speaker.start:
            kind = _KINDS.get(entities[index].type, ActorKind.ORGANISATION)
        return Actor(name=" ".join(self._text[speaker.start : speaker.end].split()), kind=kind)

    def _sentence_of(self, start: int) -> int:
        return bisect_right(self._sentences, start) - 1

    def _find_subject(self, number: int, reach: int) -> _Subject | None:
        """Find who speaks in a sentence, else its subject; None where neither is plain."""
        if number < 0:
            return None
        if (number, reach) not in self._subjects:
            self._subjects[number, reach] = self._read_subject(number, reach)
        return self._subjects[number, reach]

    def _is_agent(self, source: Part | None) -> bool:
        """Tell who says it behind "by": in "Peru was accused by Chile" Peru is the subject."""
        ends = (" by ", " by the ")
        return source is not None and self._text.endswith(ends, 0, source.start)

    def _read_subject(self, number: int, reach: int) -> _Subject | None:
        told = self._sources.get(number)
        if told and not self._is_agent(told[-1].source):
            source = told[-1].source
            words = self._text[source.start : source.end] if source is not None else ""
            return _Subject(words, self.find(told[-1], reach=reach))
        sentence = self._reading.sentences[number]
        first = bisect_left(self._tokens, sentence.start)
        last = bisect_left(self._tokens, sentence.end)
        tokens = self._reading.tokens
        for at in range(first, last):
            token, head = tokens[at], tokens[at].head
            is_main = head is not None and tokens[head].head is None
            if token.relation not in {"nsubj", "nsubj:pass"} or not is_main:
                continue
            if token.text.lower() in _PRONOUNS:
                return None
            opening = at
            while opening > first and tokens[opening - 1].pos in _BEFORE_NOUN:
                opening -= 1
            words = self._text[tokens[opening].start : token.end]
            near = self._actors.inside(tokens[opening].start, token.end)
            heads = [one.actor for one in near if one.end == token.end]
            heads = heads or [one.actor for one in near if words.lower().endswith(_FIRMS)]
            return _Subject(words, _name_body(words, heads[0] if heads else None))
        return None


def _is_of_state(actor: Actor) -> bool:
    """Tell whether an actor is a state or a body that serves one."""
    if actor.country is None or actor.kind is ActorKind.PERSON:
        return False
    return actor.kind is ActorKind.STATE or actor.sector in _OFFICIAL


def _make_government(country: str) -> Actor:
    name = load_tables().government_name(country)
    return Actor(name=name, kind=ActorKind.ORGANISATION, country=country, sector=Sector.GOV)


_BEFORE_NOUN = frozenset(
    {PartOfSpeech.DET, PartOfSpeech.ADJ, PartOfSpeech.NOUN, PartOfSpeech.PROPN, PartOfSpeech.PART}
)


def _can_speak(subject: _Subject | None, kinds: frozenset[ActorKind]) -> bool:
    """Tell whether the subject of a sentence may be what "it" or "they" says something."""
    if subject is None or subject.actor is None:
        return False
    last = subject.actor.name.lower().rpartition(" ")[2]
    is_body = subject.actor.kind is ActorKind.GROUP and last in _BODIES  # "the coast guard"
    return subject.actor.kind in kinds or is_body


def is_person(words: str) -> bool:
    """Tell whether words describe one person by what he is or does: "the mayor of the town"."""
    head = HEAD_END.split(words.strip(), maxsplit=1)[0]
    return head.lower().rpartition(" ")[2] in _LEADING


def _name_body(words: str, actor: Actor | None) -> Actor | None:
    """
    Name a body by its sort and its field: "the prosecutor's office", "the fire brigade".

    The reader may have but the last word of it. "The union" alone may be any. What follows "of" is
    part of it: "the chamber of commerce", whatever name was cut from it.
    """
    found = _BODY.fullmatch(words)
    name = found["name"] if found else ""
    head, of, field = name.partition(" of ")
    last = head.lower().rpartition(" ")[2]
    is_body = 2 <= len(name.split()) <= _LONGEST_BODY and last in _BODIES
    if not is_body or _BESIDE_BODY.search(name):
        return actor
    if of:
        is_cut = actor is None or actor.name.lower() in {f"of {field.lower()}", field.lower()}
        is_whole = is_cut and not (actor is not None and actor.country) and not is_person(field)
        return Actor(name=name, kind=ActorKind.ORGANISATION) if is_whole else actor
    if actor is None and name == name.lower():
        return Actor(name=name, kind=ActorKind.ORGANISATION)
    is_part = actor is not None and actor.kind is ActorKind.ORGANISATION and actor.name == last
    return msgspec.structs.replace(actor, name=name) if actor is not None and is_part else actor


def _opens_name(text: str, source: Part, mention: ActorMention) -> bool:
    """Tell whether a state is but the first word of the name of an outlet: "Cyprus Mail"."""
    rest = text[mention.end : source.end]
    before = text[source.start : mention.start].strip().lower()
    is_name = before in {"", "the"} and _REST_OF_NAME.fullmatch(rest) is not None
    is_outlet = rest.lower().rpartition(" ")[2] in _MEDIA
    return mention.actor.kind is ActorKind.STATE and is_name and is_outlet
