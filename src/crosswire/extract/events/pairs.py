"""Which actors a clause ties together, by its syntax alone, whatever its words say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

import msgspec

from crosswire.extract.events.line import Line, Placed
from crosswire.extract.events.roles import merge_same
from crosswire.extract.events.tree import SentenceTree
from crosswire.extract.events.turns import Coded
from crosswire.extract.events.words import OWNERS
from crosswire.types import PartOfSpeech, Sector

_SUBJECT = ("nsubj", "nsubj:pass", "csubj")
_NO_OTHERS = frozenset({*_SUBJECT, "parataxis", "conj", "obl:tmod", "obl:unmarked"})
_HANGS_ON = frozenset({"conj", "xcomp", "parataxis"})
_ASIDE = ("acl", "acl:relcl", "appos", "parataxis", "advcl", "conj")
_FAR = frozenset(
    ["according", "after", "amid", "before", "despite", "during", "since", "until", "like"]
)
_CASES = frozenset({"case", "mark"})
_REASONS = frozenset({"for", "over", "because"})
_FIRST = ("obj", "iobj", "obl:agent", "xcomp", "ccomp", "obl", "nmod", "advcl")
_SPEECH = frozenset({"say", "tell", "report", "add", "note", "announce", "write", "state"})
_JOINERS = frozenset({"and", ",", "or"})
_RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where"})
_DEEPEST = 6


class Pair(msgspec.Struct, frozen=True):
    """
    Two sides of one clause.

    Attributes:
        at: Position of the verb or predicate.
        actors: Who does it; empty where a passive clause leaves it out.
        recipients: Whom the clause names besides.
        passive: Whether the subject undergoes it.
    """

    at: int
    actors: tuple[Placed, ...]
    recipients: tuple[Placed, ...]
    passive: bool


def find_pairs(line: Line, tree: SentenceTree) -> tuple[Pair, ...]:
    """
    Find the pairs of actors that the clauses of a sentence tie together.

    "Workers in Chad shunned work in protest at the government" ties the workers and the
    government. A verb after "and", in "to", or that describes a noun has the subject that its
    syntax gives it.

    Args:
        line: The sentence.
        tree: Its syntax.
    """
    if not line.actors:
        return ()
    found = []
    predicates = {
        tree.heads[at] for at, relation in enumerate(tree.relations) if relation in _SUBJECT
    }
    for at, tag in enumerate(line.tags):
        if tag is PartOfSpeech.VERB or at in predicates:
            pair = _pair_at(line, tree, at)
            if pair is not None:
                found.append(pair)
    return tuple(each for each in found if each.actors or each.recipients)


def _pair_at(line: Line, tree: SentenceTree, at: int) -> Pair | None:
    subject, holder = _subject_of(line, tree, at, 0)
    if subject is None:
        return None
    actors = actors_in(line, tree, subject)
    passive = holder == at and tree.has(at, "nsubj:pass", "aux:pass")
    others = _others(line, tree, at, passive=passive)
    if passive:
        by = [one for one in others if is_led(line, tree, one, "by")]
        agents = merge_same(line, by[:1])
        if agents:
            return Pair(at, agents, actors, passive)
        free = [one for one in others if not _gives_reason(line, tree, at, one)]
        return Pair(at, _first_chain(line, free, actors), actors, passive)
    if not actors:
        return None
    return Pair(at, actors, _first_chain(line, others, actors), passive)


def _subject_of(line: Line, tree: SentenceTree, at: int, depth: int) -> tuple[int | None, int]:
    """Give the subject of a predicate and the predicate on which it hangs."""
    own = next((one for one in tree.children[at] if tree.relations[one] in _SUBJECT), None)
    head, relation = tree.heads[at], tree.relations[at]
    if own is not None:
        if line.tags[own] is PartOfSpeech.PRON and relation == "acl:relcl" and head >= 0:
            return head, at
        return own, at
    if head < 0 or depth > 3:
        return None, at
    if relation.startswith("acl"):
        return head, at
    if relation in _HANGS_ON or (relation == "advcl" and line.lowers[at].endswith("ing")):
        return _subject_of(line, tree, head, depth + 1)
    return None, at


def actors_in(line: Line, tree: SentenceTree, head: int) -> tuple[Placed, ...]:
    """
    Give the actors for whom a phrase stands.

    "The president of Chad" stands for the president, "rebels in Chad" for the rebels, "a group of
    leaders from Chad" for Chad where nothing nearer is an actor.
    """
    if head not in line.over_actors:
        return ()
    core = set(tree.below(head, without=("acl", "acl:relcl", "parataxis", "advcl", "ccomp")))
    own = [one for one in line.actors if core.intersection(range(one.first, one.last))]
    own = [one for one in own if not _is_owner(line, one)]
    if not own:
        return ()
    heads = {head, *(one for one in tree.children[head] if tree.relations[one] in ("conj", "flat"))}
    main = [one for one in own if heads.intersection(range(one.first, one.last))]
    near = [one for one in own if _depth(tree, head, one) <= 2]
    return merge_same(line, main or near[:1] or own[:1])


def _depth(tree: SentenceTree, head: int, one: Placed) -> int:
    up = tree.above(tree.head_of(range(one.first, one.last)))
    return up.index(head) if head in up else len(up)


def _is_owner(line: Line, one: Placed) -> bool:
    return one.last - one.first == 1 and line.lowers[one.first] in OWNERS


def _others(line: Line, tree: SentenceTree, at: int, *, passive: bool) -> list[Placed]:
    """List the actors in what hangs on a predicate beside its subject, the likeliest first."""
    branches = [
        one
        for one in tree.children[at]
        if one in line.over_actors
        and tree.relations[one] not in _NO_OTHERS
        and not _leads_far(line, tree, one)
    ]
    branches.sort(key=lambda one: (_rank(tree.relations[one]), one))
    listed: dict[Placed, None] = {}
    for branch in branches:
        for one in _in_branch(line, tree, branch):
            listed.setdefault(one)
    return list(listed)


@cache
def _rank(relation: str) -> int:
    return next((n for n, each in enumerate(_FIRST) if relation.startswith(each)), len(_FIRST))


def _leads_far(line: Line, tree: SentenceTree, branch: int) -> bool:
    """Tell whether a phrase gives the time, cause or source of what is told: "after", "amid"."""
    return any(
        tree.relations[one] in _CASES and line.lowers[one] in _FAR for one in tree.children[branch]
    ) or (tree.relations[branch] == "advcl" and line.lemmas[branch] in _SPEECH)


def _in_branch(line: Line, tree: SentenceTree, branch: int) -> Iterator[Placed]:
    """List the actors of one branch, those nearest to its head first."""
    inside = set(tree.below(branch))
    own = [
        one
        for one in line.actors
        if inside.intersection(range(one.first, one.last)) and not _is_owner(line, one)
    ]
    yield from sorted(own, key=lambda one: (_depth(tree, branch, one), one.first))


def _first_chain(
    line: Line, others: Sequence[Placed], actors: Sequence[Placed]
) -> tuple[Placed, ...]:
    """Take the first actor who is not on the other side, with those named beside him."""
    named = {one.actor.name for one in actors}
    ours = {one.actor.country for one in actors} - {None}
    free = [
        one
        for one in others
        if one.actor.name not in named and one not in actors and not _is_own_force(line, one, ours)
    ]
    if not free:
        return ()
    chosen = [free[0]]
    for one in sorted(free[1:], key=lambda each: each.first):
        between = line.lowers[chosen[-1].last : one.first]
        is_joined = 0 < len(between) <= 3 and not _JOINERS.isdisjoint(between)
        if is_joined and _RELATIVES.isdisjoint(between):
            chosen.append(one)
    return merge_same(line, chosen)


def _is_own_force(line: Line, one: Placed, ours: Collection[str | None]) -> bool:
    """Tell "its troops" of the side that acts: to withdraw them is done to somebody else."""
    is_owned = one.first > 0 and line.lowers[one.first - 1] in OWNERS
    return is_owned and one.actor.sector is Sector.MIL and one.actor.country in ours


def is_led(line: Line, tree: SentenceTree, one: Placed, word: str) -> bool:
    """Tell whether a preposition leads the phrase that a name stands in."""
    return word in leads(line, tree, one)


def leads(line: Line, tree: SentenceTree, one: Placed) -> frozenset[str]:
    """List the prepositions that lead the phrase that a name stands in."""
    head = tree.head_of(range(one.first, one.last))
    return frozenset(
        line.lowers[child]
        for each in tree.above(head)[:3]
        for child in tree.children[each]
        if tree.relations[child] in _CASES
    )


def _gives_reason(line: Line, tree: SentenceTree, at: int, one: Placed) -> bool:
    """Tell whether an actor is in what a deed was done for: "jailed for bribing a minister"."""
    for each in tree.above(tree.head_of(range(one.first, one.last))):
        if each == at:
            return False
        led = (child for child in tree.children[each] if tree.relations[child] in _CASES)
        if tree.relations[each] == "advcl" or any(line.lowers[child] in _REASONS for child in led):
            return True
    return False


def link_rule(coded: Sequence[Coded], pair: Pair) -> Coded | None:
    """
    Find what the rules make of the clause of a pair: the event that shares most with it.

    Args:
        coded: What the rules find in the sentence.
        pair: The pair.
    """
    ours = {one.first for one in pair.actors}
    theirs = {one.first for one in pair.recipients}

    def fit(each: Coded) -> int:
        actors = {one.first for one in each.roles.actors}
        others = {one.first for one in each.roles.recipients}
        shared = 2 * len(ours & actors) + 2 * len(theirs & (others | actors)) + len(ours & others)
        return shared + (3 if each.first <= pair.at < each.last else 0)

    best = max(coded, key=fit, default=None)
    return best if best is not None and fit(best) > 1 else None
