"""Who speaks of several names joined in one source: all, some, or one of them nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crosswire.types import Token

_OPEN = frozenset({"or", "nor"})
"""Words between names of whom it is not told which one speaks, or of whom none does."""
_BESIDE = frozenset({"advmod", "punct", "cc", "cc:preconj", "mark"})
"""Relations of words that stand in a source and are not its head."""


class Together(msgspec.Struct, frozen=True):
    """
    Names joined in one source, by the places of their head words.

    Attributes:
        first: Place of the word with which they open.
        last: Place behind their last word.
        speaking: Those who speak, in order.
        silent: Those who are named as not speaking: "Peru but not Chile".
    """

    first: int
    last: int
    speaking: tuple[int, ...]
    silent: tuple[int, ...] = ()


def read_together(tokens: Sequence[Token], first: int, last: int) -> Together | None:
    """
    Read who of the names joined in a source speak; None where it has no one head.

    "Peru, Chile and Bolivia" are three. Of "Peru but not Chile" one speaks, be it that the source
    was cut down to the other. Of "Peru or Chile" and "neither Peru nor Chile" nobody is known to.

    Args:
        tokens: The words of the text.
        first: Place of the first word of the source.
        last: Place behind its last.
    """
    first = _open_ahead(tokens, first, last)
    heads = [at for at in range(first, last) if _is_head(tokens, at, first, last)]
    if len(heads) != 1:
        return None
    members = list(_chain(tokens, heads[0], first, last))
    links = {
        token.text.lower()
        for token in tokens[first:last]
        if token.relation == "cc" and token.head in members
    }
    if links & _OPEN:
        return Together(first, last, (), tuple(members))
    silent = tuple(at for at in members if _is_left_out(tokens, at, first))
    speaking = tuple(at for at in members if at not in silent)
    return Together(first, last, speaking, silent)


def _is_head(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    head = tokens[at].head
    return tokens[at].relation not in _BESIDE and (head is None or not first <= head < last)


def _open_ahead(tokens: Sequence[Token], first: int, last: int) -> int:
    """Find where the names open of which a source is only the one left out: "but not Chile"."""
    if first < 1 or tokens[first - 1].text.lower() != "not":
        return first
    ahead = [
        head
        for token in tokens[first:last]
        if token.relation == "conj" and (head := token.head) is not None and head < first
    ]
    if not ahead:
        return first
    opening = ahead[0]
    while opening > 0 and opening <= (tokens[opening - 1].head or 0) < first:
        opening -= 1
    return opening


def _chain(tokens: Sequence[Token], head: int, first: int, last: int) -> Iterator[int]:
    """List the head and all that is joined with it or with what is joined, in order."""
    found = {head}
    for at in range(first, last):
        if tokens[at].relation == "conj" and tokens[at].head in found:
            found.add(at)
    yield from sorted(found)


def _is_left_out(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell a name with "not" before it, or before what describes it: "not the Chilean envoy"."""
    while at > first and tokens[at - 1].head == at and tokens[at - 1].relation != "advmod":
        at -= 1
        if tokens[at].relation in {"cc", "punct"}:
            return False
    return at > first and tokens[at - 1].text.lower() == "not"
