"""Finds by the model for which name a pronoun or a role stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

import numpy as np

from crosswire.reader.model.decode import Floats
from crosswire.reader.model.model import Analysis
from crosswire.reader.names import Name
from crosswire.reader.words import Words
from crosswire.reference import word_set
from crosswire.reference.lexicon import load_genders, load_groups
from crosswire.types import EntityType, Reference
from crosswire.types.tree import Tree

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_DEFINITE = frozenset({"the", "that", "this", "his", "her"})
_INDEFINITE = frozenset({"a", "an", "another"})
_POSSESSIVE = word_set("words.possessive")
_GENERAL = frozenset({"each", "every", "no", "any", "either", "neither", "some"})
_MALE = frozenset({"he", "him", "his", "himself"})
_PRONOUNS = _PERSONAL | _PLURAL | _NEUTER
_NAMED = frozenset(
    {EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.NATIONALITY}
)
_THINGS = frozenset({EntityType.OTHER, EntityType.EVENT, EntityType.FACILITY})
"""What may be meant too, so that "it" is the storm and no organisation; nothing stands for it."""
_MEANT = _NAMED | _THINGS
_COLLECTIVE = frozenset({"police", "people", "staff", "crew", "public", "press", "army"})
_LEAST = 0.4  # references that are less likely are left out
_TINY, _MOST = 1e-9, 4.0  # how far what speaks for others counts for those left
_REACH = 400  # mentions that a pronoun looks back, which bounds time on long texts


def find_antecedents(
    words: Words, names: Sequence[Name], analysis: Analysis, *, distance: Floats
) -> list[Reference]:
    """
    Resolve pronouns and roles to names.

    Every mention looks for the likeliest one before it; what that stands for, it stands for.
    "Ruiz met Lund. She thanked him": he is Lund where the model says so.

    Args:
        words: The words of the text.
        names: Its names.
        analysis: What the model says of it.
        distance: What each doubling of the distance adds.
    """
    mentions = _gather(words, names, analysis)
    if not mentions:
        return []
    choice = _Choice(words, names, len(mentions))
    places = np.array([place for place, _, _ in mentions])
    asks = analysis.asks[places].astype(np.float32)
    answers = analysis.answers[places].astype(np.float32)
    scale = asks.shape[1] ** -0.5
    found: list[Reference] = []
    for number, (place, name, span) in enumerate(mentions):
        if name is not None:
            choice.stand(number, name, 1.0)
            continue
        begin = max(0, number - _REACH)
        gaps = place - places[begin:number]
        steps = np.minimum(np.log2(np.maximum(gaps, 1)).astype(int), len(distance) - 1)
        scores = answers[begin:number] @ asks[number] * scale + distance[steps]
        scores[gaps <= 0] = -np.inf
        scores = np.append(scores, float(analysis.nothing[place]))
        weights = np.exp(scores - scores.max())
        best, weight = choice.choose(begin, weights[:-1] / weights.sum(), words.lower[place])
        if best is None or weight < _LEAST:
            continue
        if _is_owner(words, names[best], span[0]):
            continue
        choice.stand(number, best, weight)
        if names[best].type in _THINGS:
            continue
        found.append(
            Reference(
                start=words.start[span[0]], end=words.end[span[1] - 1], entity=best,
                confidence=round(min(weight, 1.0), 2),
            )
        )  # fmt: skip
    longest = {one.start: one.end for one in sorted(found, key=lambda one: one.end)}
    return [one for one in found if longest[one.start] == one.end]  # not "her" of "her minister"


def _is_owner(words: Words, name: Name, first: int) -> bool:
    """Tell whether a role is one beside a person, who is somebody else: "Ana Ruiz's brother"."""
    is_owned = words.lower[first] in _POSSESSIVE and first > 0
    return is_owned and words.lower[first - 1] == words.lower[name.last - 1]


class _Choice:
    """What each mention stands for, and how surely."""

    def __init__(self, words: Words, names: Sequence[Name], n_mentions: int) -> None:
        keys: dict[str, int] = {}
        self._key_of = np.array(
            [keys.setdefault(words.lower[name.last - 1], len(keys)) for name in names] or [0]
        )
        self._is_person = np.array([name.type is EntityType.PERSON for name in names] or [False])
        genders = _find_genders(words, names)
        self._gender = np.array([genders.get(words.lower[n.last - 1], "") for n in names] or [""])
        self._meant = np.full(n_mentions, -1)
        self._sure = np.zeros(n_mentions)

    def stand(self, number: int, name: int, sure: float) -> None:
        """Let a mention stand for a name."""
        self._meant[number], self._sure[number] = name, sure

    def choose(self, begin: int, weights: Floats, lower: str) -> tuple[int | None, float]:
        """
        Choose a name by the mentions from `begin` on, and say how surely.

        The weights of names that end in the same word are added up, and count for the latest
        of them. "He" is a person, "it" is none. What spoke for Svetlana speaks for those who can
        be "he".
        """
        meant = self._meant[begin : begin + len(weights)]
        kept = np.flatnonzero(meant >= 0)
        if lower in _PERSONAL:
            kept = kept[self._is_person[meant[kept]]]
            fits = self._gender[meant[kept]] != ("f" if lower in _MALE else "m")
            left = weights[kept].sum() / max(weights[kept][fits].sum(), _TINY)
            weights = weights * min(left, _MOST)
            kept = kept[fits]
        elif lower in _NEUTER:
            kept = kept[~self._is_person[meant[kept]]]
        if not len(kept):
            return None, 0.0
        named = meant[kept]
        keys = self._key_of[named]
        totals = np.bincount(keys, weights[kept] * self._sure[begin : begin + len(weights)][kept])
        key = int(totals.argmax())
        if totals[key] <= 0:
            return None, 0.0
        return int(named[keys == key].max()), float(totals[key])


def _find_genders(words: Words, names: Sequence[Name]) -> dict[str, str]:
    """Tell by given names whether who bears a surname is a man or a woman; not where both do."""
    known = load_genders()
    found: dict[str, set[str]] = {}
    for name in names:
        if name.type is EntityType.PERSON and name.last - name.first > 1:
            gender = known.get(words.lower[name.first])
            if gender is not None:
                found.setdefault(words.lower[name.last - 1], set()).add(gender)
    return {surname: tells.pop() for surname, tells in found.items() if len(tells) == 1}


def join_references(ruled: Sequence[Reference], found: Sequence[Reference]) -> list[Reference]:
    """
    Add to the references of the rules those that only the model resolves.

    Where both resolve one, the rules know more of gender, titles and countries.
    """
    taken = sorted((one.start, one.end) for one in ruled)
    added = []
    for one in found:
        index = bisect_left(taken, (one.end, 0))
        if index == 0 or taken[index - 1][1] <= one.start:
            added.append(one)
    return sorted([*ruled, *added], key=lambda one: one.start)


def _gather(
    words: Words, names: Sequence[Name], analysis: Analysis
) -> list[tuple[int, int | None, tuple[int, int]]]:
    """List mentions in text order: head word, name or None, stretch of words."""
    tree = Tree(analysis.heads, analysis.relations, analysis.pos)
    taken = [False] * len(words.text)
    mentions: list[tuple[int, int | None, tuple[int, int]]] = []
    for number, name in enumerate(names):
        taken[name.first : name.last] = [True] * (name.last - name.first)
        if name.type in _MEANT:
            place = tree.head_of((name.first, name.last))
            mentions.append((place, number, (name.first, name.last)))
    openings = {name.title for name in names}
    for first, last in analysis.roles:
        if _is_new(words, tree, (first, last), openings):
            continue
        if not taken[last - 1] and _is_one_person(words, last - 1):
            taken[first:last] = [True] * (last - first)
            mentions.append((tree.head_of((first, last)), None, (first, last)))
    people = load_groups("reader_groups.tsv")["person_noun"]
    for place, lower in enumerate(words.lower):
        if taken[place]:
            continue
        if lower in _PRONOUNS:
            mentions.append((place, None, (place, place + 1)))
        elif lower in people and words.tag[place] == "NOUN":
            opening = _open_phrase(words, place)
            if opening is not None and not any(taken[opening:place]):
                mentions.append((place, None, (opening, place + 1)))
    return sorted(mentions, key=lambda mention: mention[2])


def _is_new(words: Words, tree: Tree, role: tuple[int, int], openings: Collection[int]) -> bool:
    """
    Tell whether a role brings in somebody not named: "a doctor at the Mendes hospital said".

    "Ruiz, a doctor," and "Ruiz is a doctor" tell what a person is, "a doctor, Ana Ruiz," who.
    """
    first, last = role
    if not _GENERAL.isdisjoint(words.lower[max(0, first - 1) : first + 1]):  # "each victim"
        return True
    lead = words.lower[first] if words.lower[first] in _INDEFINITE else ""
    if not lead and (first == 0 or words.lower[first - 1] not in _INDEFINITE):
        return False
    head = tree.head_of(role)
    is_told = any(tree.relations[one] in {"cop", "case"} for one in tree.children(head))
    is_apposed = tree.relations[head] == "appos" or last + 1 in openings
    return not (is_told or is_apposed)


def _is_one_person(words: Words, place: int) -> bool:
    """Tell whether a role ends in a noun for one: not "police", "officials", "police said"."""
    lower = words.lower[place]
    is_many = lower in _COLLECTIVE or (lower.endswith("s") and not lower.endswith("ss"))
    return words.tag[place] in {"NOUN", "PROPN"} and not is_many


def _open_phrase(words: Words, place: int) -> int | None:
    """Find the article of a definite role: "the" of "the Kazakh leader"."""
    for first in range(place - 1, max(-1, place - 5), -1):
        if words.lower[first] in _DEFINITE:
            return first
        if words.tag[first] not in {"ADJ", "NOUN", "PROPN", "NUM"}:
            return None
    return None
