"""Whom a noun of a clause names: itself, and what is joined with it."""

from __future__ import annotations

from bisect import bisect_right

from crosswire.extract.actors.index import ActorIndex
from crosswire.extract.events.words import POSSESSIVE
from crosswire.types import Actor, Reading, Token
from crosswire.types.tree import Tree

_INNER = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "parataxis", "appos"})
_JOINING = frozenset({",", "and", ", and", "&"})
_MOST = 2


def name_sides(reading: Reading, tree: Tree, actors: ActorIndex, noun: int) -> list[Actor]:
    """
    Give the first two actors that a noun names, without those of the clauses inside it.

    Of "Ruiz of Peru, who left Chad" it is Ruiz, of "Ruiz and Lund" both, and of "the shares of
    Peru" Peru: what only describes an actor does not act with it.

    Args:
        reading: The report as the reader gave it.
        tree: Its syntax.
        actors: Its actors.
        noun: Index of the noun among the tokens.
    """
    tokens = reading.tokens
    words = tree.below(noun, without=_INNER)
    own = tree.below(noun, without=_INNER | {"conj"})
    start, end = tokens[min(words)].start, tokens[max(words)].end
    found = [
        (at, one)
        for one in actors.inside(start, end)
        if (at := bisect_right(tokens, one.start, key=_start_of) - 1) in words
    ]
    if not any(one.start <= tokens[noun].start < one.end for _, one in found):
        return [one.actor for _, one in found][:_MOST]
    kept: list[Actor] = []
    behind = None
    for at, one in found:
        is_head = one.start <= tokens[noun].start < one.end
        first = at if behind is None else bisect_right(tokens, behind, key=_start_of)
        between = " ".join(token.text for token in tokens[first:at])
        last = bisect_right(tokens, one.end - 1, key=_start_of)
        is_owner = last < len(tokens) and tokens[last].text in POSSESSIVE
        is_listed = behind is not None and between in _JOINING and not is_owner
        if is_head or is_listed or at not in own:
            kept.append(one.actor)
            behind = one.end - 1
    return kept[:_MOST]


def _start_of(token: Token) -> int:
    return token.start
