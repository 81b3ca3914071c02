"""Who acts and to whom: the actors of an event from the build of its clause."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.extract.dates.calendar import WEEKDAY_NAMES
from crosswire.extract.events.borders import has_own_subject, is_apart, main_verb_of
from crosswire.extract.events.line import BREAKS, NP_TAGS, SUBORDINATE, Line, Placed
from crosswire.extract.events.things import describes_thing, is_means, is_sent, tells_size
from crosswire.extract.events.verbs import VerbGroup, group_verb, is_finite
from crosswire.extract.events.words import POSSESSIVE
from crosswire.types import ActorKind, PartOfSpeech

_RELATIVE = frozenset({"who", "which", "that"})
_INSIDE = POSSESSIVE | {"(", ")"}
_JOINERS = frozenset({"and", "or", "&", ",", "nor"})
_NOT_RECIPIENT = frozenset(
    [
        "according",
        "by",
        "after",
        "before",
        "since",
        "during",
        "amid",
        "despite",
        "except",
        "ahead",
        "because",
        "until",
        "unlike",
        "via",
        "through",
    ]
)
_SPEAKS = frozenset(
    ["say", "announce", "declare", "state", "add", "report", "tell", "claim", "insist", "confirm"]
)
_VOICES = _SPEAKS | frozenset(
    ["accuse", "blame", "urge", "call", "demand", "warn", "condemn", "offer", "threaten", "deny"]
)
_DIRECT = frozenset({"obj", "dobj"})
_TIMES = frozenset(
    ["today", "yesterday", "week", "month", "year", "night", "morning", "afternoon", "evening"]
)
_AGENTS = frozenset(
    ["head", "host", "side", "ally", "country", "nation", "group", "government", "leader", "force"]
)
_THINGS = frozenset(
    [
        "bill",
        "campaign",
        "casualty",
        "deal",
        "earthquake",
        "economy",
        "election",
        "law",
        "memo",
        "nuclear",
        "program",
        "programme",
        "storm",
        "test",
        "treaty",
    ]
)
_OWN = frozenset({"his", "her", "their", "its", "our", "my"})
_BARE = frozenset({"it", "he", "she", "they", "we", "i"})


class Roles(msgspec.Struct, frozen=True):
    """
    Actors of one event.

    Attributes:
        actors: Those who act; both sides of a symmetric event.
        recipients: Those to whom it is done.
        loose: Whether a side was only found by nearness, not by the build of the clause.
    """

    actors: tuple[Placed, ...] = ()
    recipients: tuple[Placed, ...] = ()
    loose: bool = False


def find_subject(line: Line, group: VerbGroup, depth: int = 0) -> tuple[Placed, ...]:
    """
    Find the actors in the subject of a verb.

    The subject stands before the verb in its clause; "who" leads to the name before it; a verb
    after "and", or in "to", has the subject of the verb that it hangs on: in "Norway urged Chile to
    lift the ban" the subject of "lift" is Chile, in "Norway agreed to lift the ban" it is Norway.
    A participle behind a comma has that of the main clause.
    """
    if depth > 3:
        return ()
    main = main_verb_of(line, group.at) if group.gerund else None
    if main is not None:
        return find_subject(line, group_verb(line, main), depth + 1)
    core = line.subject_over_relative(group.at)
    if core is not None:
        own = [one for one in line.actors if core.issuperset(range(one.first, one.last))]
        return merge_same(line, _only_head(line, own))
    start, stop = _clause_start(line, group.first)
    before = group.first - 1
    if before >= 0 and line.lowers[before] in _RELATIVE:
        return _noun_phrase_before(line, before)
    if stop is not None and line.is_verb(stop) and line.lowers[before] in ("and", "or", "but"):
        voice = _voice_before(line, group, stop)
        return find_subject(line, group_verb(line, stop if voice is None else voice), depth + 1)
    if _is_thing(line, start, group):
        return ()
    found = _pick_subject(line, start, group)
    if found or stop is None:
        return found
    if line.lowers[stop] == "that" and stop and line.lemmas[stop - 1] in _SPEAKS:
        stop -= 1
    own_words = [word for word in line.lowers[start : group.first] if word != "that"]
    if own_words and line.lemmas[stop] in _SPEAKS and not _stands_for_speaker(own_words):
        return ()
    if line.lowers[stop] in _RELATIVE:
        return _noun_phrase_before(line, stop)
    if not (line.is_verb(stop) or line.tags[stop] is PartOfSpeech.AUX):
        return ()
    outer = group_verb(line, stop)
    return find_subject(line, outer, depth + 1)


def _voice_before(line: Line, group: VerbGroup, stop: int) -> int | None:
    """
    Find the verb of saying that another one goes on from, past what was said.

    "Norway denied that its troops had fired and accused Chile": Norway accused.
    """
    if line.lemmas[group.at] not in _VOICES or line.lemmas[stop] in _VOICES:
        return None
    for position in range(stop - 1, max(0, stop - 14), -1):
        if line.lowers[position] == "that" and line.lemmas[position - 1] in _VOICES:
            return position - 1
        if line.lowers[position] in BREAKS:
            return None
    return None


def _is_thing(line: Line, start: int, group: VerbGroup) -> bool:
    """
    Tell whether the word before the verb names a thing or somebody who is no actor.

    "An earthquake struck", "Norway's tests have raised" and "women in Norway were killed" tell
    nothing that Norway does; "Norwegian artillery shelled" is Norway's act.
    """
    head = group.first - 1
    while head >= start and (
        line.tags[head] is PartOfSpeech.ADV or line.lowers[head] in ("both", "all", "also")
    ):
        head -= 1
    if group.gerund or group.infinitive or head < start:
        return False
    if line.tags[head] is PartOfSpeech.PROPN:
        return _is_stranger(line, start, head)
    if line.tags[head] is not PartOfSpeech.NOUN:
        return False
    word = line.lowers[head]
    if not word.isalpha() or word in _TIMES or line.actor_at(head):
        return False
    first = head
    while first > start and (
        line.tags[first - 1] in NP_TAGS or line.lowers[first - 1] in (*POSSESSIVE, "and", "or")
    ):
        first -= 1
    if any(first <= each.first <= head for each in line.actors):
        return line.lemmas[head] in _THINGS
    leading = line.lowers[first - 1] if first > start else ""
    if leading in ("as", "of", ")") or (leading and line.is_preposition(first - 1)):
        return False
    return line.lemmas[head] not in _AGENTS


def _is_stranger(line: Line, start: int, head: int) -> bool:
    """Tell whether a lone name that is no actor opens the clause: "when Soto visited Norway"."""
    opens = head == start or line.lowers[head - 1] in ("when", "that", "after", "before", "as")
    return opens and line.lowers[head] not in WEEKDAY_NAMES and line.actor_at(head) is None


def _stands_for_speaker(words: Sequence[str]) -> bool:
    """Tell whether a subject means who speaks: "said it would", "said his country will"."""
    return words[-1] in _BARE or words[0] in _OWN


def _clause_start(line: Line, end: int) -> tuple[int, int | None]:
    """Walk left to where the clause begins; also give the word that stopped the walk."""
    position = end - 1
    while position >= 0:
        word = line.lowers[position]
        if word in BREAKS or word in SUBORDINATE:
            return position + 1, position
        if line.is_verb(position) and not _is_reduced(line, position):
            return position + 1, position
        position -= 1
    return 0, None


def _is_reduced(line: Line, at: int) -> bool:
    """Tell whether a verb form here only describes a noun ("the elected president")."""
    following = at + 1
    if following >= len(line.tokens):
        return False
    describes = line.lowers[at].endswith(("ed", "ing")) and line.tags[following] in (
        PartOfSpeech.NOUN,
        PartOfSpeech.PROPN,
    )
    return describes and at > 0 and line.tags[at - 1] in (PartOfSpeech.DET, PartOfSpeech.ADJ)


def _pick_subject(line: Line, start: int, group: VerbGroup) -> tuple[Placed, ...]:
    end = group.first
    inside = [
        each
        for each in line.actors
        if each.first >= start and each.last <= end and not _is_owner(line, each)
    ]
    if inside and has_own_subject(line, group.at):
        inside = [each for each in inside if not is_apart(line, group.at, each)]
    plain = [each for each in inside if _governing(line, each, start) in ("", "of", "between")]
    chosen = plain or ([] if group.gerund else inside[-1:])
    return merge_same(line, _only_head(line, chosen))


def _is_owner(line: Line, each: Placed) -> bool:
    """Tell whether a name stands here as "his" or "its": what is owned acts, not the owner."""
    return each.last - each.first == 1 and line.lowers[each.first] in _OWN


def _only_head(line: Line, chosen: list[Placed]) -> list[Placed]:
    """Without "and" between them, the last name is the one that the others only describe."""
    kept: list[Placed] = []
    for each in chosen:
        is_alone = kept and not each.is_beside(kept[-1])
        if is_alone and not _is_joined(line, kept[-1].last, each.first):
            owns = not POSSESSIVE.isdisjoint(line.lowers[kept[-1].last : kept[-1].last + 1])
            person_first = kept[-1].actor.kind is ActorKind.PERSON and not owns
            after_of = each.first > 0 and "of" in line.lowers[kept[-1].last : each.first]
            if person_first or after_of:
                continue
            kept.pop()
        kept.append(each)
    return kept


def _is_joined(line: Line, start: int, end: int) -> bool:
    between = line.lowers[start:end]
    if between[:2] in ((",", "a"), (",", "an")):
        return False
    return "and" in between or "with" in between or "or" in between or between[:1] == (",",)


def is_person(each: Placed) -> bool:
    """Tell whether a person is named."""
    return each.actor.kind is ActorKind.PERSON


def merge_same(line: Line, chosen: list[Placed]) -> tuple[Placed, ...]:
    """
    Drop what names nobody new: a state beside its own person, one actor named twice.

    "The prime ministers of Malta, Ana Vella, and ..." acts through the person.
    """
    people = {each.actor.country for each in chosen if is_person(each) and each.actor.country}
    named = {
        each.actor.country for each in chosen if is_person(each) and each.actor.name[:1].isupper()
    }
    kept: list[Placed] = []
    for each in chosen:
        untitled = each.actor.name[:1].islower() and each.actor.kind is not ActorKind.STATE
        if untitled and each.actor.country in named:
            continue
        is_state = each.actor.kind is ActorKind.STATE
        if is_state and each.actor.country in people:
            continue
        if all(other.actor.name != each.actor.name for other in kept):
            kept.append(each)
    return tuple(kept)


def _noun_phrase_before(line: Line, at: int) -> tuple[Placed, ...]:
    before = [each for each in line.actors if each.last <= at]
    if not before or at - before[-1].last > 6:
        return ()
    nouns = [
        line.lemmas[spot]
        for spot in range(before[-1].last, at)
        if line.tags[spot] is PartOfSpeech.NOUN
    ]
    if line.lowers[at] != "who" and nouns and not _AGENTS.intersection(nouns):
        return ()
    placed = before[-1].actor.kind in (ActorKind.STATE, ActorKind.REGION)
    governed = before[-1].first and line.lowers[before[-1].first - 1] in ("in", "from", "across")
    if line.lowers[at] == "who" and not nouns and placed and governed:
        return ()
    chosen = [before[-1]]
    for each in reversed(before[:-1]):
        if not _is_chain(line, each.last, chosen[0].first):
            break
        chosen.insert(0, each)
    return merge_same(line, chosen)


def _is_chain(line: Line, start: int, end: int) -> bool:
    """Tell whether only "and", commas, titles and articles stand between two names."""
    between = range(start, end)
    joined = any(line.lowers[position] in _JOINERS for position in between)
    return (
        joined
        and end - start <= 8
        and all(
            line.lowers[position] in _JOINERS
            or line.lowers[position] in _INSIDE
            or line.tags[position] in NP_TAGS
            for position in between
        )
    )


def _governing(line: Line, each: Placed, start: int) -> str:
    """Give the preposition that leads the phrase a name stands in, "" where there is none."""
    position = each.first - 1
    while position >= start:
        word = line.lowers[position]
        if line.is_preposition(position):
            return (
                "according" if "according" in line.lowers[max(0, position - 1) : position] else word
            )
        if line.tags[position] not in NP_TAGS and word not in POSSESSIVE:
            if word not in _JOINERS:
                return ""
            previous = [other for other in line.actors if start <= other.first < position]
            if previous and _is_chain(line, previous[-1].last, each.first):
                return _governing(line, previous[-1], start)
            return ""
        position -= 1
    return ""


def clause_end(line: Line, start: int) -> int:
    """Walk right to where the clause ends: the next finite verb, "who", or a break."""
    for position in range(start, len(line.tokens)):
        word = line.lowers[position]
        if word in BREAKS or word in SUBORDINATE or is_finite(line, position):
            return position
    return len(line.tokens)


def by_preposition(line: Line, start: int) -> list[tuple[Placed, str]]:
    """List the actors behind a trigger up to the clause's end, each with its preposition."""
    end = clause_end(line, start)
    found: list[tuple[Placed, str]] = []
    for each in line.actors:
        if each.first < start or each.first >= end or _is_next_subject(line, each, end):
            continue
        if start and is_apart(line, start - 1, each):
            continue
        if found and _is_chain(line, found[-1][0].last, each.first):
            found.append((each, found[-1][1]))
        else:
            found.append((each, _reaching(line, each, start)))
    return found


def _is_next_subject(line: Line, each: Placed, end: int) -> bool:
    """Tell whether a name opens the clause that ends this one: "..., officials said"."""
    position = each.first - 1
    while (
        position > each.first - 5
        and position > 0
        and (line.tags[position] in NP_TAGS or line.lowers[position] in POSSESSIVE)
    ):
        position -= 1
    opens = position > 0 and line.lowers[position] == ","
    behind = each.last
    if line.lowers[behind : behind + 1] == ("(",) and ")" in line.lowers[behind : behind + 4]:
        behind += 3  # "Human Rights Watch (HRW) said"
    return opens and end < len(line.tokens) and 0 <= end - behind <= 1 and is_finite(line, end)


def _reaching(line: Line, each: Placed, start: int) -> str:
    """Like `_governing`, with "of" read through: "on the territory of Norway" is "on"."""
    leading = _governing(line, each, start)
    position = each.first - 1
    while leading == "of" and position >= start:
        position -= 1
        if position < start:
            break
        word = line.lowers[position]
        if word != "of" and line.is_preposition(position):
            return word
        if line.is_verb(position) or word in BREAKS:
            break
    return leading


def find_objects(line: Line, start: int, roles: frozenset[str]) -> tuple[tuple[Placed, ...], bool]:
    """
    Find the recipients behind a trigger, and whether they were found by nearness only.

    Args:
        line: The sentence.
        start: Position behind the trigger.
        roles: "obj" and the prepositions that bring the recipient in.
    """
    candidates = by_preposition(line, start)
    candidates = [
        (each, word)
        for each, word in candidates
        if not _is_owner(line, each)
        and not describes_thing(line, each)
        and not is_sent(line, each)
        and (word in roles or not is_means(line, each, word))
        and not tells_size(line, each, word)
    ]
    wanted = [
        each
        for each, word in candidates
        if word in roles
        or (not word and _DIRECT.intersection(roles))
        or (word == "of" and "obj" in roles)
    ]
    if wanted:
        return merge_same(line, _nearest_chain(line, wanted)), False
    if "self" in roles or "dobj" in roles:
        return (), False
    loose = [each for each, word in candidates if word not in _NOT_RECIPIENT]
    return merge_same(line, loose[:1]), True


def _nearest_chain(line: Line, wanted: list[Placed]) -> list[Placed]:
    chosen = [wanted[0]]
    for each in wanted[1:]:
        between = range(chosen[-1].last, each.first)
        apart = any(line.is_preposition(position) or line.is_verb(position) for position in between)
        if apart:
            break
        chosen.append(each)
    return _only_head(line, chosen)


def agents(line: Line, start: int) -> tuple[Placed, ...]:
    """Find the actors behind "by" in the clause of a passive verb."""
    found = [each for each, word in by_preposition(line, start) if word == "by"]
    return merge_same(line, found)


def possessors(line: Line, at: int) -> tuple[Placed, ...]:
    """Find the actors that own a noun: "Norway's sanctions", "Norwegian air strikes"."""
    position = at
    while position > 0 and (
        line.tags[position - 1] in NP_TAGS or line.lowers[position - 1] in POSSESSIVE
    ):
        position -= 1
    found = [each for each in line.actors if each.first >= position and each.last <= at]
    return merge_same(line, found[-1:])
