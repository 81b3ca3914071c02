"""The syntax of one sentence: what hangs on what, and which words make a phrase."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from crosswire.types import Token


class SentenceTree(msgspec.Struct, frozen=True):
    """
    Heads and relations of a sentence, by token position inside it.

    Attributes:
        heads: Head of each token; -1 for the root and where the head stands outside.
        relations: Universal Dependencies relation of each; "" where there is none.
        children: What hangs on each token, in text order.
    """

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, tokens: Sequence[Token], first: int) -> SentenceTree:
        """
        Take the syntax of the tokens of one sentence.

        Args:
            tokens: The tokens of the sentence.
            first: Index of the first of them in the reading.
        """
        n = len(tokens)
        heads, relations = [-1] * n, [""] * n
        children: list[list[int]] = [[] for _ in range(n)]
        for at, token in enumerate(tokens):
            relations[at] = token.relation or ""
            if token.head is not None and 0 <= (head := token.head - first) < n and head != at:
                heads[at] = head
                children[head].append(at)
        return cls(tuple(heads), tuple(relations), tuple(map(tuple, children)))

    def above(self, at: int) -> tuple[int, ...]:
        """Walk from a word to the root: the word itself first."""
        heads, path = self.heads, [at]
        head = heads[at]
        while head >= 0 and head not in path:
            path.append(head)
            head = heads[head]
        return tuple(path)

    def head_of(self, positions: Sequence[int]) -> int:
        """Give the word of a stretch that hangs on a word outside it."""
        if len(positions) == 1:
            return positions[0]
        inside = set(positions)
        return next((at for at in positions if self.heads[at] not in inside), positions[0])

    def below(self, at: int, *, without: Collection[str] = ()) -> list[int]:
        """List the words of the phrase that a word heads, those of some relations left out."""
        children, relations = self.children, self.relations
        found, waiting = [], [at]
        while waiting:
            here = waiting.pop()
            found.append(here)
            hanging = children[here]
            if hanging and without:
                waiting += [one for one in hanging if relations[one] not in without]
            else:
                waiting += hanging
        return found

    def has(self, at: int, *relations: str) -> bool:
        """Tell whether a word of one of these relations hangs on another."""
        return any(self.relations[one] in relations for one in self.children[at])
