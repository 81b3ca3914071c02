"""Which characters of a sentence tell an event."""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.extract.events.borders import main_verb_of
from crosswire.extract.events.line import NP_TAGS, Line, Placed
from crosswire.extract.events.turns import Coded
from crosswire.extract.events.words import POSSESSIVE
from crosswire.types import DateMention, Part, PartOfSpeech, Place

RELATIVE = frozenset({"who", "which", "whose"})
BESIDE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "punct"})
"""Relations of what a subject may do without."""
_JOINING = POSSESSIVE | {"not"}
_IN_PHRASE = NP_TAGS | {PartOfSpeech.SYM}
_LONGEST = 40
"""Words of an event, at most."""


def list_spots(
    dates: Iterable[DateMention | None], place: tuple[Part, Place] | None
) -> list[tuple[int, int]]:
    """List where the dates and the place of an event stand."""
    spots = [(each.start, each.end) for each in dates if each is not None]
    return [*spots, (place[0].start, place[0].end)] if place is not None else spots


def find_span(line: Line, coded: Coded, circumstances: list[tuple[int, int]]) -> tuple[int, int]:
    """
    Give the shortest stretch with trigger, sides, dates and place, cut to forty words.

    A charge in a participle, "accusing them of theft", keeps to its own clause: the deed of the
    main one is an event of its own.
    """
    first = line.tokens[coded.first].start
    last = line.tokens[_phrase_end(line, min(coded.last, len(line.tokens))) - 1].end
    parts: list[Placed] = [*coded.roles.actors, *coded.roles.recipients]
    spots = [(each.mention.start, each.mention.end) for each in parts]
    spots += circumstances
    if coded.lead is not None:
        spots.append((line.tokens[coded.lead].start, first))
    if "aimed" in coded.traits and main_verb_of(line, coded.first) is not None:
        own = [line.tokens[at] for at in line.tree.below(coded.first)]
        low, high = min(one.start for one in own), max(one.end for one in own)
        spots = [(start, end) for start, end in spots if low <= start and end <= high]
    for start, end in sorted(spots, key=lambda each: abs(each[0] - first)):
        low, high = min(first, start), max(last, end)
        n_words = sum(1 for token in line.tokens if low <= token.start and token.end <= high)
        if n_words <= _LONGEST:
            first, last = low, high
    return _whole_phrases(line, first, last)


def _whole_phrases(line: Line, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole noun phrases: "shot was fired by his" takes in "not a single"."""
    inside = [n for n, token in enumerate(line.tokens) if start <= token.start and token.end <= end]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    while first > 0 and inside[0] - first < 6 and _joins_phrase(line, first - 1):
        first -= 1
    first = _with_phrase(line, _with_subject(line, first, last), last)
    if line.tags[last] in NP_TAGS:
        last = _phrase_end(line, last + 1) - 1
    return min(start, line.tokens[first].start), max(end, line.tokens[last].end)


def _with_subject(line: Line, first: int, last: int) -> int:
    """
    Take in the whole subject where a passage begins inside it, or between it and its verb.

    In "Kenya on Monday denied that its troops had fired" the day belongs to "denied", and so
    does Kenya.
    """
    tree = line.tree
    for verb in range(first, last + 1):
        if line.tags[verb] not in (PartOfSpeech.VERB, PartOfSpeech.AUX):
            continue
        for subject in tree.children[verb]:
            if tree.relations[subject][:5] != "nsubj" or subject > verb:
                continue
            opens = min(tree.below(subject, without=BESIDE))
            is_inside = opens < first and line.lowers[subject] not in RELATIVE
            if is_inside and last - opens < _LONGEST:
                return opens
    return first


def _with_phrase(line: Line, first: int, last: int) -> int:
    """Take in the whole phrase in which a passage begins: "On Monday", "After the quake in"."""
    tree = line.tree
    opens = first
    for at in tree.above(first):
        if line.tags[at] not in NP_TAGS:
            is_whole = first <= at <= last and last - opens < _LONGEST
            return opens if is_whole else first
        opens = min(opens, *tree.below(at, without=BESIDE))
    return first


def _joins_phrase(line: Line, at: int) -> bool:
    return line.tags[at] in NP_TAGS or line.lowers[at] in _JOINING


def _phrase_end(line: Line, position: int) -> int:
    """Walk over the noun phrase behind the trigger: "visited the Lumen school"."""
    limit = min(len(line.tokens), position + 10)
    while position < limit and (
        line.tags[position] in _IN_PHRASE or line.lowers[position] in ("of", "'s", "’s")
    ):
        position += 1
    dangling = line.lowers[position - 1] in ("of", "that", "which")
    return position - 1 if dangling else position
