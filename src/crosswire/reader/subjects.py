"""Finds who does what a verb of reporting says, before the verb or behind it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.reader.times import is_time_noun, strip_time
from crosswire.reader.units import (
    QUOTE,
    Item,
    find_phrase_after,
    find_phrase_before,
    is_nominal,
)
from crosswire.reference.lexicon import load_groups

_NOT_SUBJECTS = frozenset(["him", "them", "me", "us", "himself", "herself", "themselves"])
_NEVER = frozenset(["that", "which", "what", "this", "it", "there"])
_LIGHT = frozenset(["also", "not", "n't", "to"])


class Subject(msgspec.Struct, frozen=True):
    """
    How a verb comes by its subject.

    Attributes:
        kind: "subject", "who", "participle", "and", "to", "passive", "inverted" or "none".
        group: First item of the verb group ("has also said").
        start, end: Items of the source; equal where there is none of its own.
    """

    kind: str
    group: int
    start: int
    end: int


def find_subject(items: Sequence[Item], verb: int, floor: int) -> Subject:
    """
    Find the subject of the verb at item `verb`, not before item `floor`.

    "Ruiz, who leads the bank, has also said": the group begins at "has" and the source
    is "Ruiz, who leads the bank,". Participles ("adding that") and verbs behind "and"
    have none of their own and take over the source before them.
    """
    quoted = _find_quoted(items, verb, floor)
    if quoted is not None:
        return quoted
    group = verb
    is_passive = False
    has_to = False
    while group > floor:
        item = items[group - 1]
        if item.tag not in {"AUX", "ADV"} and item.lower not in _LIGHT:
            break
        is_passive = is_passive or (item.tag == "AUX" and item.lemma == "be")
        has_to = has_to or item.lower == "to"
        group -= 1
    is_participle = items[verb].lower.endswith("ing")
    is_passive = is_passive and not is_participle and items[verb].lower[-2:] in {
        "ed", "id", "en", "wn", "ld", "de", "ht",
    }  # fmt: skip
    lead = group
    while group < verb and items[group].tag == "ADV" and items[group].lower not in _LIGHT:
        group += 1
    if lead - 3 > floor and items[lead - 1].lower == "nor" and items[lead - 3].lower == "neither":
        lead = group = lead - 3  # "could neither confirm nor deny"
        while group > floor and items[group - 1].tag in {"AUX", "ADV"}:
            lead = group = group - 1
    lead = _strip_aside(items, lead, floor)
    before = items[lead - 1] if lead > floor else None
    if has_to:
        return Subject("to", group, group, group)
    if before is None or before.tag == QUOTE:
        return Subject("none", group, group, group)
    if before.lower in {"who", "which"}:
        return _relative_subject(items, lead, group, floor)
    if before.tag == "CCONJ":
        return Subject("and", group, group, group)
    if is_participle and group == verb:
        return Subject("participle", group, group, group)
    start = find_phrase_before(items, lead, floor)
    if start == lead or _is_object(items, start, lead):
        return Subject("none", group, group, group)
    start = _skip_opening(items, _skip_interval(items, start, lead), lead)
    return Subject("passive" if is_passive else "subject", group, start, lead)


def _strip_aside(items: Sequence[Item], lead: int, floor: int) -> int:
    """Leave "on Tuesday" and ", however," between subject and verb out of the subject."""
    if lead - 2 > floor and items[lead - 1].lower == "," and items[lead - 2].tag == "ADV" and (
        items[lead - 3].lower == ","
    ):  # fmt: skip
        lead -= 3
    start = strip_time(items, lead, floor)
    if start > floor and is_nominal(items[start - 1]) and items[start].lower not in {"the", "a"}:
        return start
    return lead


def _find_quoted(items: Sequence[Item], verb: int, floor: int) -> Subject | None:
    """Find the subject of "was quoted (by the agency) as saying"."""
    if items[verb].lower != "saying" or items[verb - 1].lower != "as":
        return None
    for index in range(verb - 2, max(floor, verb - 9), -1):
        if items[index].lower in {"quoted", "cited", "reported"}:
            subject = find_subject(items, index, floor)
            kind = "subject" if subject.kind == "passive" else subject.kind
            return Subject(kind, subject.group, subject.start, subject.end)
    return None


def _relative_subject(items: Sequence[Item], lead: int, group: int, floor: int) -> Subject:
    pronoun = lead - 1
    stop = pronoun - 1 if pronoun > floor and items[pronoun - 1].lower == "," else pronoun
    start = find_phrase_before(items, stop, floor)
    kind = "who" if start < stop else "none"
    return Subject(kind, group, start, stop if start < stop else start)


def _is_object(items: Sequence[Item], start: int, stop: int) -> bool:
    return stop - start == 1 and items[start].lower in _NOT_SUBJECTS


def _skip_interval(items: Sequence[Item], start: int, stop: int) -> int:
    """Find the subject behind "two days after": of "days after Ruiz said" it is "Ruiz"."""
    for index in range(start + 1, stop - 1):
        if items[index].lower in {"after", "before"} and is_time_noun(items[index - 1].lower):
            return index + 1
    return start


def _skip_opening(items: Sequence[Item], start: int, stop: int) -> int:
    """Leave a time expression that opens the sentence out of the subject."""
    days = load_groups("reader_groups.tsv")["weekday"]
    while start < stop - 1:
        if items[start].tag in {"ADV", "CCONJ"} or items[start].lower in days:
            start += 1
        elif items[start].tag == "DET" and items[start + 1].lower in days and stop - start > 2:
            start += 2
        else:
            break
    if start > 0 and items[start - 1].tag == "ADP":
        return _skip_adjunct(items, start, stop)
    return start


def _skip_adjunct(items: Sequence[Item], start: int, stop: int) -> int:
    """Part the adjunct from the name that follows it without a comma: "On television Ruiz said"."""
    people = load_groups("reader_groups.tsv")["person_noun"]
    for index in range(start, stop - 1):
        if items[index].tag == "NOUN" and items[index + 1].tag in {"PROPN", "PRON"}:
            return start if items[index].lower in people else index + 1
    return start


def find_inverted(items: Sequence[Item], verb: int, *, after_quote: bool = False) -> Subject | None:
    """
    Find the subject behind the verb, as in ",” said Ruiz, who leads the bank".

    Returns None where no noun phrase follows, or the phrase has a verb of its own; behind a
    quote a participle is none: "said a person involved in the talks".
    """
    start = verb + 1
    if start >= len(items) or not is_nominal(items[start]):
        return None
    if items[start].lower in _NOT_SUBJECTS or items[start].lower in _NEVER:
        return None
    end = find_phrase_after(items, start)
    if end == start:
        return None
    predicate = {"AUX"} if after_quote else {"VERB", "AUX"}
    if end < len(items) and items[end].tag in predicate and items[end].lower[-3:] != "ing":
        return None
    return Subject("inverted", verb, start, end)
