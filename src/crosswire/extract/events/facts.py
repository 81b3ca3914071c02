"""What is known of a clause between two actors: what its words mean, and which words they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from crosswire.extract.events.codebook import INTENT
from crosswire.extract.events.line import Line
from crosswire.extract.events.tree import SentenceTree
from crosswire.extract.events.turns import Coded
from crosswire.types import Meanings, PartOfSpeech

Table: TypeAlias = npt.NDArray[np.float32]
BLOCKS = 10
"""Means of words that `Facts.dense` puts side by side."""
_NEAR = 8
_SCALE = np.float32(1 / 64)
_LED = frozenset({"aux", "advmod", "mark", "cc", "case", "compound:prt"})
_PASSIVE = frozenset({"aux:pass", "nsubj:pass"})


class Facts(msgspec.Struct, frozen=True):
    """
    A clause as the typing of events sees it.

    Attributes:
        dense: Means of what words say, `BLOCKS` stretches of it side by side.
        words: Names of the facts that hold: words by the place where they stand, relations,
            what the rules make of the clause.
    """

    dense: Table
    words: tuple[str, ...]


class Tabled(msgspec.Struct, frozen=True, dict=True):
    """
    A sentence with its syntax and what its words mean.

    Attributes:
        line: The sentence.
        meanings: Those of the reading.
    """

    line: Line
    meanings: Meanings

    @property
    def tree(self) -> SentenceTree:
        """The syntax of the sentence."""
        return self.line.tree

    @cached_property
    def table(self) -> Table:
        """
        What each word means, (words, size), looked up when it is first asked for.

        A word that the meanings lack takes the row of the one before it.
        """
        meanings = self.meanings
        starts = np.frombuffer(meanings.starts, dtype="<i4")
        rows = np.frombuffer(meanings.vectors, dtype=np.int8).reshape(len(starts), meanings.size)
        at = np.searchsorted(starts, [token.start for token in self.line.tokens], side="right") - 1
        result: Table = rows[np.maximum(at, 0)].astype(np.float32) * _SCALE
        return result


def describe(
    tabled: Tabled, actor: Sequence[int], recipient: Sequence[int], rule: Coded | None
) -> Facts:
    """
    Put together what is known of the clause between two sides.

    Args:
        tabled: The sentence.
        actor: Positions of the words of the one side, in order; at least one.
        recipient: Those of the other side; may be empty.
        rule: What the rules make of the clause, or None.
    """
    stretches = _cut(tabled, actor, recipient)
    singles = (stretches.verb, stretches.meets, stretches.last_verb)
    blocks: tuple[Sequence[int], ...] = (
        stretches.rest, stretches.between, *((one,) for one in singles), stretches.path, actor,
        recipient, stretches.after, stretches.children,
    )  # fmt: skip
    words = dict.fromkeys(_words(tabled, stretches, actor, recipient))
    return Facts(_means(tabled.table, blocks).reshape(-1), (*words, *name_rule(rule)))


def _means(table: Table, blocks: Sequence[Sequence[int]]) -> Table:
    """Give the mean of what the words of each stretch say, 0 where it has none."""
    n = len(table)
    told = [row * n + at for row, positions in enumerate(blocks) for at in positions]
    shares = np.bincount(told, minlength=len(blocks) * n).reshape(-1, n).astype(np.float32)
    sizes = np.array([[max(1, len(positions))] for positions in blocks], dtype=np.float32)
    result: Table = (shares @ table) / sizes
    return result


class _Stretches(msgspec.Struct, frozen=True):
    """Positions of the words around two sides; `meets` joins their paths to the root."""

    rest: list[int]
    between: list[int]
    after: list[int]
    path: list[int]
    children: list[int]
    verb: int
    last_verb: int
    meets: int


def _cut(tabled: Tabled, actor: Sequence[int], recipient: Sequence[int]) -> _Stretches:
    line, tree = tabled.line, tabled.tree
    own = {*actor, *recipient}
    words = [at for at, tag in enumerate(line.tags) if tag is not PartOfSpeech.PUNCT]
    up = tree.above(tree.head_of(actor))
    over = tree.above(tree.head_of(recipient)) if recipient else ()
    meets = next((at for at in up if at in over), up[-1]) if recipient else -1
    if recipient:
        ours = up[: up.index(meets)]
        theirs = over[: over.index(meets)] if meets in over else over
        path = [at for at in dict.fromkeys((*ours, meets, *theirs)) if at not in own]
    else:
        path = [at for at in up if at not in own][:4]
        meets = path[0] if path else up[-1]
    verb = _first_verb(line, up, own, meets)
    low, high = _gap(actor, recipient, len(line.tokens))
    last = max(own)
    return _Stretches(
        rest=[at for at in words if at not in own],
        between=[at for at in words if low <= at < high and at not in own],
        after=[at for at in words if last < at <= last + _NEAR],
        path=path,
        children=[
            at
            for at in sorted({*tree.children[verb], *tree.children[meets]})
            if at not in own and line.tags[at] is not PartOfSpeech.PUNCT
        ],
        verb=verb,
        last_verb=_first_verb(line, over, own, meets),
        meets=meets,
    )


def _first_verb(line: Line, path: Sequence[int], own: set[int], otherwise: int) -> int:
    return next((at for at in path if line.is_verb(at) and at not in own), otherwise)


def _gap(actor: Sequence[int], recipient: Sequence[int], n: int) -> tuple[int, int]:
    """Give the stretch between two sides, or the words behind the only one."""
    if not recipient:
        return actor[-1] + 1, min(n, actor[-1] + 1 + _NEAR)
    first, second = sorted((actor, recipient), key=lambda side: side[0])
    return first[-1] + 1, second[0]


def _words(
    tabled: Tabled, cut: _Stretches, actor: Sequence[int], recipient: Sequence[int]
) -> list[str]:
    line, tree = tabled.line, tabled.tree
    lemmas = line.lemmas
    stretches = (
        ("w", cut.rest), ("b", cut.between), ("p", cut.path), ("a", cut.after), ("k", cut.children),
        ("v", [cut.verb]), ("l", [cut.meets]), ("z", [cut.last_verb]),
    )  # fmt: skip
    found = [f"{name}:{lemmas[at]}" for name, positions in stretches for at in positions]
    found += [f"bb:{lemmas[left]} {lemmas[right]}" for left, right in pairwise(cut.between)]
    found.append(f"vz:{lemmas[cut.verb]} {lemmas[cut.last_verb]}")
    for name, side in (("s", actor), ("t", recipient)):
        if side:
            head = tree.head_of(side)
            found += (f"{name}r:{tree.relations[head]}", f"{name}l:{lemmas[head]}")
    if any(tree.relations[at] in _PASSIVE for at in tree.children[cut.verb]):
        found.append("passive")
    for at in {*tree.children[cut.verb], *tree.children[cut.meets]}:
        if tree.relations[at] in _LED:
            found.append(f"x:{tree.relations[at]} {lemmas[at]}")
    if recipient:
        found.append("before" if actor[0] < recipient[0] else "behind")
    return found


def name_rule(rule: Coded | None) -> tuple[str, ...]:
    """Name what the rules make of a clause: type, with mode and with status."""
    if rule is None:
        return ("rule:none",)
    kind, intent = rule.type.value, rule.status in INTENT
    return (
        f"rule:{kind}",
        f"rule:{kind} {rule.mode}",
        f"rule:{kind} {rule.status.value}",
        f"rule:{kind} {'to come' if intent else 'is'}",
    )
