"""Finding the words of a sentence that tell events, and the words that govern them."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import msgspec

from crosswire.extract.events.borders import is_clause_apart
from crosswire.extract.events.lexicon import (
    COOPERATIVE,
    HOSTILE,
    NOMINAL,
    NOUN_MARK,
    VERBAL,
    Element,
    Governor,
    Lexicon,
    Pattern,
)
from crosswire.extract.events.line import BREAKS, SUBORDINATE, Line
from crosswire.extract.events.verbs import VerbGroup, group_verb, is_finite
from crosswire.extract.events.words import POSSESSIVE
from crosswire.reference import word_set
from crosswire.types import EventType, PartOfSpeech, Status

GAP = 6
_REACH = 14
_SUBJECT = 6
"""Words back from a verb among which the "than" stands that opens its clause."""
_OVER = BREAKS | {"than", "as"}
_NOT = frozenset({"not", "never"})
_CEASING = word_set("events.ceasing")
SPEECH = frozenset(
    ["say", "state", "stress", "insist", "declare", "tell", "add", "argue", "explain", "note"]
)
TELLING = SPEECH | word_set("events.telling")
_NOUNS = ((PartOfSpeech.NOUN,), (PartOfSpeech.PROPN,))
_LEADS_AWAY = frozenset({"from", "by", "for", "against", "after", "before", "with", "over"})
_IDIOMS = frozenset(
    {
        ("give", "up"),
        ("give", "in"),
        ("give", "rise"),
        ("return", "home"),
        ("hit", "back"),
        ("plead", "guilty"),
        ("plead", "not"),
        ("seize", "on"),
    }
)
_DOCUMENTS = frozenset(
    [
        "audio",
        "data",
        "detail",
        "document",
        "figure",
        "file",
        "footage",
        "information",
        "letter",
        "list",
        "memo",
        "name",
        "photo",
        "report",
        "result",
        "statement",
        "study",
        "summary",
        "transcript",
        "video",
    ]
)
_QUESTIONS = word_set("words.questions") | {"whether", "if"}
_INQUIRIES = frozenset(["investigate", "investigation", "inquiry", "probe"])
_MISHAPS = frozenset(
    ["crash", "accident", "cause", "fire", "collision", "derailment", "outbreak", "earthquake"]
)
_BEFORE_NOUN = frozenset(
    {
        PartOfSpeech.DET,
        PartOfSpeech.NUM,
        PartOfSpeech.ADJ,
        PartOfSpeech.VERB,
        PartOfSpeech.ADP,
    }
)
_TALKS = frozenset(
    ["comment", "say", "discuss", "answer", "predict", "speculate", "confirm", "name", "elaborate"]
)
_GOVERNING = VERBAL | {PartOfSpeech.ADJ, PartOfSpeech.NOUN}
_LOOSE = frozenset({PartOfSpeech.OTHER, PartOfSpeech.ADJ})


class Hit(msgspec.Struct, frozen=True):
    """
    Words that tell an event.

    Attributes:
        at: Position of the trigger.
        end: Position behind the last word of the pattern.
        pattern: The pattern that fits.
        group: Verb with its auxiliaries; None for a noun.
    """

    at: int
    end: int
    pattern: Pattern
    group: VerbGroup | None


class Governed(msgspec.Struct, frozen=True):
    """
    Word that governs another event, with what follows it.

    Attributes:
        at: Position of the governing word.
        group: Its verb group; None for an adjective or noun.
        effect: Type of the whole, or status of what follows.
        inner: What follows, where that is an event of its own, else None.
        inner_type: Its type, also where only a noun tells it ("rejected talks").
        opens: Position where what follows begins.
    """

    at: int
    group: VerbGroup | None
    effect: EventType | Status
    inner: Hit | None
    inner_type: EventType | None
    opens: int


def _fits(line: Line, at: int, element: Element) -> bool:
    is_named = line.lemmas[at] in element.words or line.lowers[at] in element.words
    return is_named and _is_used_as(line, at, element.kind)


def _is_used_as(line: Line, at: int, kind: str) -> bool:
    """Tell whether a word is used as an element of this kind: as a verb, a noun, or anyhow."""
    if line.lowers[at] == "aides":
        return False
    tag = line.tags[at]
    if kind == "v":
        if at + 1 < len(line.tokens) and (line.lemmas[at], line.lowers[at + 1]) in _IDIOMS:
            return False
        loose = tag in _LOOSE and line.lowers[at].endswith(("ed", "ing"))
        loose = loose and (at == 0 or line.tags[at - 1] not in _BEFORE_NOUN)
        described = at > 0 and line.lowers[at - 1] in POSSESSIVE
        told = tag in VERBAL or (loose and not described)
        return told and not _is_idle(line, at)
    if kind == "n":
        return tag in NOMINAL and not _studies(line, at)
    return True


def _declines_to_talk(line: Line, at: int) -> bool:
    """Tell whether somebody only "declined to comment"."""
    return bool(_TALKS.intersection(line.lemmas[at + 1 : at + 4]))


def _publishes(line: Line, at: int) -> bool:
    """Tell whether what is "released" is a document and no prisoner."""
    return not _DOCUMENTS.isdisjoint(line.lemmas[max(0, at - 3) : at + 6])


def _wonders(line: Line, at: int) -> bool:
    """Tell whether somebody "asked whether" and demands nothing."""
    poses = "question" in line.lemmas or "what" in line.lowers[:at]
    return poses or bool(_QUESTIONS.intersection(line.lowers[at + 1 : at + 8]))


def _studies(line: Line, at: int) -> bool:
    """Tell whether what is investigated is a mishap and nobody's deed."""
    return line.lemmas[at] in _INQUIRIES and bool(
        _MISHAPS.intersection(line.lemmas[at + 1 : at + 9])
    )


def _compares(line: Line, at: int) -> bool:
    """Tell whether a deed told before only measures another one: "later than it had promised"."""
    before = range(at - 1, max(-1, at - _SUBJECT), -1)
    over = next((one for one in before if line.lowers[one] in _OVER), None)
    if over is None or line.lowers[over] in BREAKS:
        return False
    if line.lowers[over] == "as" and "had" not in line.lowers[over:at]:
        return False
    behind = line.tags[at + 1] if at + 1 < len(line.tokens) else PartOfSpeech.PUNCT
    is_alone = behind in (PartOfSpeech.PUNCT, PartOfSpeech.ADP, PartOfSpeech.CCONJ)
    return is_alone and line.lowers[at + 1 : at + 2] not in (("to",), ("on",), ("for",))


_IDLE = MappingProxyType(
    {
        "refuse": _declines_to_talk,
        "decline": _declines_to_talk,
        "release": _publishes,
        "ask": _wonders,
        **dict.fromkeys(_INQUIRIES, _studies),
    }
)
"""By the word, when it tells no event."""


def _is_idle(line: Line, at: int) -> bool:
    """Tell whether a word that may tell an event tells none in this company."""
    is_idle = _IDLE.get(line.lemmas[at])
    return (is_idle is not None and is_idle(line, at)) or _compares(line, at)


def _match(line: Line, at: int, pattern: Pattern) -> int | None:
    """Give the position behind the last word where a pattern fits whose trigger is here."""
    position, gap = at + 1, 0
    for element in pattern.elements[1:]:
        if element.kind == "~":
            gap = GAP
            continue
        found = None
        for candidate in range(position, min(position + gap + 1, len(line.tokens))):
            if line.lowers[candidate] in BREAKS:
                break
            if _fits(line, candidate, element):
                found = candidate
                break
            if _closes_gap(line, candidate):
                break
        if found is None:
            return None
        position, gap = found + 1, 0
    return position


def _closes_gap(line: Line, at: int) -> bool:
    """Tell whether another clause begins inside a gap: "increasing, noting that investments"."""
    return (
        line.lemmas[at] in ("exemption", "exception", "waiver")
        or line.lowers[at] in SUBORDINATE
        or line.lowers[at] in _LEADS_AWAY
        or (line.is_verb(at) and not line.lowers[at].endswith("ed") and not _leads_noun(line, at))
    )


def _leads_noun(line: Line, at: int) -> bool:
    """Tell whether an "-ing" form belongs to the noun behind it: "a data sharing agreement"."""
    following = line.tags[at + 1] if at + 1 < len(line.tokens) else PartOfSpeech.PUNCT
    before = line.tags[at - 1] if at else PartOfSpeech.PUNCT
    nouns = (PartOfSpeech.NOUN, PartOfSpeech.ADJ, PartOfSpeech.DET)
    return line.lowers[at].endswith("ing") and following is PartOfSpeech.NOUN and before in nouns


def find_hits(line: Line, lexicon: Lexicon) -> tuple[Hit, ...]:
    """
    Find the event words of a sentence, the longest pattern at each place, no overlap.

    "Norway imposed sanctions on Chile" has one hit, SANCTION, from "imposed" to "sanctions".
    """
    hits: list[Hit] = []
    covered = 0
    known = lexicon.patterns
    for at, (lemma, lower) in enumerate(zip(line.lemmas, line.lowers, strict=True)):
        patterns = known.get(lemma) or known.get(lower)
        if not patterns or at < covered:
            continue
        hit = _hit_at(line, at, patterns)
        if hit is not None:
            hits.append(hit)
            covered = hit.end
    return tuple(hits)


def _hit_at(line: Line, at: int, patterns: Sequence[Pattern]) -> Hit | None:
    used_as: dict[str, bool] = {}
    passive: Hit | None = None
    for pattern in patterns:
        kind = pattern.kind
        if kind not in used_as:
            used_as[kind] = _is_used_as(line, at, kind)
        if not used_as[kind] or not line.has_each(pattern.needs):
            continue
        end = _match(line, at, pattern)
        if end is not None:
            if pattern.is_noun:
                end = at + 1 if len(pattern.elements) == 1 else _noun_end(pattern, at)
                return Hit(at, end, pattern, None)
            return Hit(at, end, pattern, group_verb(line, at))
        if not pattern.is_noun and passive is None:
            passive = _match_passive(line, at, pattern)
    return passive


def _noun_end(pattern: Pattern, at: int) -> int:
    """A noun's pattern may end in a preposition, which belongs to the recipient, not to it."""
    n_nouns = sum(1 for element in pattern.elements if element.kind == "n")
    return at + n_nouns


def _match_passive(line: Line, at: int, pattern: Pattern) -> Hit | None:
    """Fit "sanctions were imposed" to the pattern "impose ~ sanction": the noun stands before."""
    if len(pattern.elements) != 3 or pattern.elements[1].kind != "~":
        return None
    noun = pattern.elements[2]
    if noun.kind != "n":
        return None
    group = group_verb(line, at)
    if not group.passive:
        return None
    for position in range(group.first - 1, max(-1, group.first - 8), -1):
        if line.lowers[position] in BREAKS or line.is_verb(position):
            return None
        if _fits(line, position, noun):
            return Hit(at, at + 1, pattern, group)
    return None


def find_governed(line: Line, hits: tuple[Hit, ...], lexicon: Lexicon) -> tuple[Governed, ...]:
    """
    Find the words that govern an event: "pledged to deliver tanks", "denied shelling the town".

    The governor may be an event word itself ("demanded"); what follows gives its mode.
    """
    found = []
    for at, tag in enumerate(line.tags):
        if tag not in _GOVERNING:
            continue
        is_noun = tag is PartOfSpeech.NOUN
        word = f"{NOUN_MARK}{line.lemmas[at]}" if is_noun else line.lemmas[at]
        governors = lexicon.governors.get(word, ())
        if not governors:
            continue
        if line.tokens[at].relation == "amod":  # "a planned tax rise"
            continue
        if line.lemmas[at] == "call" and not is_noun and not _calls_for(line, at):
            continue
        if line.lemmas[at] == "plead" and line.lowers[at + 1 : at + 2] in (("guilty",), ("not",)):
            continue
        if _is_idle(line, at):
            continue
        if line.lemmas[at] == "agree" and line.lowers[at + 1 : at + 2] == (",",):
            continue
        for governor in governors:
            governed = _govern(line, at, governor, hits, lexicon)
            if governed is not None:
                found.append(governed)
                break
    return tuple(found)


def _calls_for(line: Line, at: int) -> bool:
    """Tell "called on Chile to" and "called for" from "called him to explain"."""
    behind = line.lowers[at + 1 : at + 3]
    return bool({"on", "upon", "for"}.intersection(behind))


def _govern(
    line: Line, at: int, governor: Governor, hits: tuple[Hit, ...], lexicon: Lexicon
) -> Governed | None:
    opens = _find_opening(line, at, governor)
    if opens is None and line.tags[at] is PartOfSpeech.NOUN:
        return None
    if opens is None:
        return _govern_noun(line, at, governor, hits, lexicon)
    goes_on = _is_unceasing(line, at, opens)
    inner = _inner_hit(line, opens, hits, is_crossed=goes_on)
    if inner is not None and _is_outside(line, at, inner):
        inner = None
    if inner is None and isinstance(governor.effect, Status):
        return None
    kind = inner.pattern.type if inner else _noun_type(line, opens, opens + 6, lexicon)
    is_not_done = is_forsworn(line, at, opens)
    effect = governor.hostile if kind in HOSTILE and not is_not_done else governor.effect
    if effect is EventType.AGREE and is_not_done and kind in COOPERATIVE:
        effect = EventType.REJECT
    group = group_verb(line, at) if line.tags[at] in VERBAL else None
    return Governed(at, group, effect, inner, kind, opens)


def _is_outside(line: Line, at: int, inner: Hit) -> bool:
    """Tell whether an event is the main clause's, as in "Accusing Chad, Togo left", or joined."""
    return inner.at in line.tree.above(at)[1:] or is_clause_apart(line, at, [inner.at])


def is_forsworn(line: Line, at: int, opens: int) -> bool:
    """
    Tell whether a word governs what is not to be done: "vowed never to attack".

    "Vowed never to stop attacking" and "not to rest until" forswear nothing.
    """
    is_negated = not _NOT.isdisjoint(line.lowers[at + 1 : opens])
    return is_negated and not _is_unceasing(line, at, opens)


def _is_unceasing(line: Line, at: int, opens: int) -> bool:
    """Tell whether somebody is to go on with what follows: "never to stop", "not to rest"."""
    is_negated = not _NOT.isdisjoint(line.lowers[at + 1 : opens])
    return is_negated and line.lemmas[opens] in _CEASING


def _find_opening(line: Line, at: int, governor: Governor) -> int | None:
    """Find where what is governed begins: behind "to", "that", "of", or at the "-ing" form."""
    for position in range(at + 1, min(at + _REACH, len(line.tokens))):
        word = line.lowers[position]
        if word in BREAKS or (word in SUBORDINATE and word != "that"):
            return None
        following = position + 1
        if word == "to" and "to" in governor.forms and following < len(line.tokens):
            if line.tags[following] in VERBAL or line.tags[following] is PartOfSpeech.ADV:
                return following
        elif (word == "that" and "that" in governor.forms) or (
            word in ("of", "for", "with") and word in governor.forms
        ):
            return following
        elif word.endswith("ing") and "ing" in governor.forms and line.is_verb(position):
            return position
        elif is_finite(line, position):
            if is_clause_apart(line, at, [position]):  # "promised Chad tents, and Togo agreed"
                return at + 1 if line.tree.has(at, "iobj") else None
            is_said = "that" in governor.forms and position - at > 1
            is_said = is_said and not _is_telling(line, at, position)
            return position if is_said and not _goes_on(line, position) else None
    return None


def _is_telling(line: Line, at: int, verb: int) -> bool:
    """Tell whether a verb tells who said all before it: "invited her to Lima, his office said"."""
    return line.lemmas[verb] in TELLING and "," in line.lowers[at + 1 : verb]


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether "and" leads a verb here: "promised reforms and blamed Norway" is two acts."""
    before = at - 1
    while before > 0 and line.tags[before] is PartOfSpeech.ADV:
        before -= 1
    return line.lowers[before] in ("and", "or", "but", "then")


def _inner_hit(
    line: Line, opens: int, hits: tuple[Hit, ...], *, is_crossed: bool = False
) -> Hit | None:
    """
    Give the event that what follows tells: the first one before the next clause.

    With `is_crossed` that of an "until" clause too: "not to rest until it destroys the town".
    """
    open_to = frozenset({"until"}) if is_crossed else frozenset[str]()
    for hit in hits:
        if hit.at >= opens:
            between = range(opens, hit.at)
            crossed = any(
                line.lowers[position] in BREAKS or line.lowers[position] in SUBORDINATE - open_to
                for position in between
            )
            return None if crossed or hit.at - opens > _REACH else hit
    return None


def _noun_type(line: Line, start: int, end: int, lexicon: Lexicon) -> EventType | None:
    for position in range(start, min(end, len(line.tokens))):
        if line.lowers[position] in BREAKS or line.lowers[position] in SUBORDINATE:
            return None
        kind = lexicon.nouns.get(line.lemmas[position])
        if kind is not None:
            return kind
    return None


def _govern_noun(
    line: Line, at: int, governor: Governor, hits: tuple[Hit, ...], lexicon: Lexicon
) -> Governed | None:
    """Take "demanded the release of", "rejected talks": the object tells what is governed."""
    if isinstance(governor.effect, Status):
        return None
    end = at + 1
    while end < len(line.tokens) and end - at < 7:
        if line.is_verb(end) or line.lowers[end] in BREAKS or line.lowers[end] in SUBORDINATE:
            break
        end += 1
    inner = next((hit for hit in hits if at < hit.at < end and hit.pattern.is_noun), None)
    kind = inner.pattern.type if inner else _noun_type(line, at + 1, end, lexicon)
    if kind is None:
        return None
    group = group_verb(line, at) if line.tags[at] in VERBAL else None
    effect = governor.hostile if kind in HOSTILE else governor.effect
    return Governed(at, group, effect, inner, kind, at + 1)
