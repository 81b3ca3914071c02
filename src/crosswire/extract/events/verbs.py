"""The verb of a clause: its auxiliaries, its voice, and what makes a clause of its own."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from crosswire.extract.events.line import BREAKS, SUBORDINATE, Line
from crosswire.types import PartOfSpeech

AUXILIARY = frozenset(
    [
        "be",
        "have",
        "do",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "get",
    ]
)

_MODALS = frozenset(
    ["will", "would", "shall", "should", "can", "could", "may", "might", "must", "not"]
)

_NEGATION = frozenset({"not", "cannot", "n't", "n’t", "never", "neither", "nor", "no", "hardly"})

_ADVERBS = frozenset(
    [
        "also",
        "again",
        "already",
        "just",
        "still",
        "later",
        "recently",
        "soon",
        "only",
        "even",
        "jointly",
        "both",
        "all",
        "now",
        "then",
        "first",
        "today",
        "yesterday",
        "tomorrow",
        "once",
        "ever",
        "twice",
        "together",
    ]
)


class VerbGroup(msgspec.Struct, frozen=True):
    """
    A verb with its auxiliaries: "had not been struck".

    Attributes:
        first: Position of the first word of the group.
        at: Position of the verb.
        passive: Whether the subject undergoes it.
        negated: Whether it is denied.
        modal: "will", "would", "may" and the like, or None.
        infinitive: Whether "to" leads it.
        gerund: Whether it is an "-ing" form without "be".
    """

    first: int
    at: int
    passive: bool
    negated: bool
    modal: str | None
    infinitive: bool
    gerund: bool


def group_verb(line: Line, at: int) -> VerbGroup:
    """
    Find the auxiliaries of a verb and what they make of it.

    A past form right before "by" without auxiliary counts as passive ("tanks delivered by Norway").
    """
    shared = _verb_before_and(line, at)
    if shared is not None:
        return replace(group_verb(line, shared), at=at)
    first, auxiliaries, negated, infinitive = at, [], False, False
    modal: str | None = None
    for position in range(at - 1, max(-1, at - 9), -1):
        word, lemma, tag = line.lowers[position], line.lemmas[position], line.tags[position]
        if word in _NEGATION:
            negated = True
        elif word == "to" and not infinitive:
            infinitive = True
        elif line.tokens[position].text == "May" and line.actor_at(position):
            break
        elif lemma in AUXILIARY or word in AUXILIARY or word in ("'ll", "’ll", "'d", "ca", "wo"):
            auxiliaries.append(lemma)
            if lemma in AUXILIARY and lemma not in ("be", "have", "do", "get"):
                modal = lemma
            elif word in ("'ll", "’ll", "wo"):
                modal = "will"
        elif (
            tag is not PartOfSpeech.ADV
            and word not in _ADVERBS
            and not (word.endswith("ly") and tag not in (PartOfSpeech.PROPN, PartOfSpeech.NOUN))
        ):
            break
        first = position
        if infinitive and word == "to":
            break
    ing = line.lowers[at].endswith("ing")
    passive = bool(auxiliaries) and auxiliaries[0] in ("be", "get") and not ing
    return VerbGroup(
        first,
        at,
        passive or _is_reduced_passive(line, at, auxiliaries),
        negated,
        modal,
        infinitive,
        ing and "be" not in auxiliaries,
    )


def _verb_before_and(line: Line, at: int) -> int | None:
    """Find the verb whose "to" or "will" this one shares: "to buy time and ease sanctions"."""
    word = line.lowers[at]
    if at < 3 or line.lowers[at - 1] not in ("and", "or") or word != line.lemmas[at]:
        return None
    for position in range(at - 2, max(0, at - 14), -1):
        if line.lowers[position] in BREAKS or line.lowers[position] in SUBORDINATE:
            return None
        if line.is_verb(position) and line.lowers[position] == line.lemmas[position]:
            before = line.lowers[max(0, position - 2) : position]
            leads = "to" in before or _MODALS.intersection(before)
            return position if leads else None
    return None


def _is_reduced_passive(line: Line, at: int, auxiliaries: list[str]) -> bool:
    following = line.lowers[at + 1] if at + 1 < len(line.lowers) else ""
    past = line.lowers[at] != line.lemmas[at] and not line.lowers[at].endswith(("ing", "s"))
    is_acting = any(one.head == at + line.first and one.relation == "nsubj" for one in line.tokens)
    return not auxiliaries and past and following == "by" and not is_acting


def is_finite(line: Line, at: int) -> bool:
    """Tell whether a verb stands here that makes a clause of its own: no "-ing", no "to"."""
    if line.tags[at] is PartOfSpeech.AUX:
        return True
    if "-" in line.lowers[max(0, at - 1) : at + 2]:
        return False
    return line.is_verb(at) and not line.lowers[at].endswith("ing") and not line.is_infinitive(at)
