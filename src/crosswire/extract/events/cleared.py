"""Deeds that a ruling clears somebody of, and answers that never came: no events."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from crosswire.extract.events.line import SUBORDINATE, Line
from crosswire.extract.events.roles import clause_end
from crosswire.extract.events.turns import Coded
from crosswire.extract.events.verbs import group_verb
from crosswire.reference import word_set
from crosswire.types import EventType, PartOfSpeech

_CLEARING = word_set("rulings.clearing") | word_set("rulings.clearing_forms")
_DROPPING = word_set("rulings.dropping")
_CHARGES = word_set("rulings.charges")
_ALLEGATIONS = word_set("rulings.allegations")
_COURTS = word_set("rulings.courts")
_CRIMES = word_set("rulings.crimes")
_NO_ANSWER = word_set("events.no_answer") | word_set("events.no_comment") | {"react"}
_NOT = frozenset({"not", "n't", "n’t", "never"})
_COMPLEMENTS = ("obl", "advcl", "nmod", "xcomp", "ccomp", "acl")
_ANSWERS = frozenset({EventType.REJECT, EventType.CONSULT, EventType.AGREE, EventType.ACCUSE})


def is_of_cleared(line: Line, coded: Coded) -> bool:
    """
    Tell whether a deed is what somebody was cleared of: "was acquitted of shelling the camp".

    Whether it was done is not said. "Was not cleared of", "convicted of" and "cleared the town
    of rebels" tell otherwise. Who "cleared him" accuses nobody.

    Args:
        line: The sentence.
        coded: The event.
    """
    for at in _clearing(line):
        own = range(coded.first, coded.last)
        if at in own:
            return coded.type is not EventType.CONCEDE
        if any(one in own for one in _cleared_of(line, at)):
            return True
    return False


def _clearing(line: Line) -> Iterator[int]:
    """List the words that clear somebody: "acquitted", "not guilty", "dropped" with a charge."""
    for at, lemma in enumerate(line.lemmas):
        if lemma in _CLEARING and line.is_verb(at):
            if _find_of(line, at) is not None and not group_verb(line, at).negated:
                yield at
        elif line.lowers[at] == "guilty":
            if not _NOT.isdisjoint(line.lowers[max(0, at - 2) : at]):
                yield at
        elif lemma in _DROPPING and line.is_verb(at) and not group_verb(line, at).negated:
            yield from (one for one in line.tree.children[at] if _is_charge(line, one))


def _find_of(line: Line, at: int) -> int | None:
    """
    Find the "of" that opens what somebody is cleared of: "cleared two officers of the guard of".

    It need not hang on the verb. "Cleared the town of rebels" has none.
    """
    end = next((one for one in range(at + 1, len(line.lowers)) if _is_end(line, one)), None)
    all_of = [one for one in range(at + 1, end or len(line.lowers)) if line.lowers[one] == "of"]
    deed = next((of for of in all_of if _is_of_deed(line, of)), None)
    if deed is not None or line.lemmas[at].startswith("clear"):
        return deed
    return all_of[0] if all_of else None


def _is_end(line: Line, at: int) -> bool:
    return line.lowers[at] == ";" or line.lowers[at] in SUBORDINATE


def _is_of_deed(line: Line, of: int) -> bool:
    """Tell "of shelling the camp", "of any fraud" from "of rebels"."""
    last = len(line.lowers)
    act = of + 1
    if act < last and line.tags[act] is PartOfSpeech.ADV:
        act += 1
    near = line.lemmas[of + 1 : of + 4]
    is_crime = any(lemma in _CHARGES | _CRIMES | _ALLEGATIONS for lemma in near)
    return is_crime or (act < last and line.is_verb(act))


def _is_charge(line: Line, at: int) -> bool:
    """Tell whether a word is of what is dropped: a charge, or a claim that a court dismisses."""
    tree = line.tree
    if tree.relations[at] not in ("obj", "nsubj:pass"):
        return False
    beside = (line.lemmas[one] for one in tree.children[tree.heads[at]])
    is_of_court = any(lemma in _COURTS for lemma in beside)
    return line.lemmas[at] in _CHARGES or (line.lemmas[at] in _ALLEGATIONS and is_of_court)


def _cleared_of(line: Line, at: int) -> Iterator[int]:
    """List the words of what somebody is cleared of."""
    tree = line.tree
    of = _find_of(line, at) if line.lemmas[at] in _CLEARING else None
    if of is not None:
        end = clause_end(line, of + 1)
        yield from takewhile(lambda one: line.lowers[one] != ",", range(of + 1, end))
    for child in tree.children[at]:
        if tree.relations[child].startswith(_COMPLEMENTS) and _is_content(line, at, child):
            yield from tree.below(child)


def _is_content(line: Line, at: int, child: int) -> bool:
    """Tell whether a phrase says what it is about, not when or after what somebody is cleared."""
    below = line.tree.children[child]
    leads = {line.lowers[one] for one in below if line.tree.relations[one] in ("case", "mark")}
    return bool(leads & {"of", "that", "on", "in"}) or (line.lemmas[at] in _CHARGES and not leads)


def is_of_silence(line: Line, coded: Coded) -> bool:
    """
    Tell whether somebody has only given no answer: "has not responded to Norway's offer".

    It rejects nothing, and it says nothing. "Did not return the prisoners" is no silence.

    Args:
        line: The sentence.
        coded: The event.
    """
    verb = next((at for at in range(coded.first, coded.last) if line.is_verb(at)), None)
    if verb is None or line.lemmas[verb] not in _NO_ANSWER or coded.type not in _ANSWERS:
        return False
    if line.tree.has(verb, "obj") and line.lemmas[verb] == "return":
        return False
    group = group_verb(line, verb)
    return group.negated or "yet" in line.lowers[max(0, group.first - 2) : group.at]
