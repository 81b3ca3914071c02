"""The syntax of a text, asked by word."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from crosswire.types.reading import Reading

Span = tuple[int, int]
"""First word and word behind the last."""


class Tree:
    """Heads, relations and parts of speech of a text, asked by word."""

    def __init__(self, heads: Sequence[int], relations: Sequence[str], pos: Sequence[str]) -> None:
        """Take the tree; a root is its own head."""
        self.heads = heads
        self.relations = relations
        self.pos = pos
        children: dict[int, list[int]] = {}
        for word, head in enumerate(heads):
            if head != word:
                children.setdefault(head, []).append(word)
        self._children: Mapping[int, list[int]] = children

    @classmethod
    def of(cls, reading: Reading) -> Tree:
        """Take the syntax of a reading; each token is a root where the reader gives none."""
        heads = [
            at if token.head is None else token.head for at, token in enumerate(reading.tokens)
        ]
        relations = [token.relation or "root" for token in reading.tokens]
        return cls(heads, relations, [token.pos for token in reading.tokens])

    def children(self, word: int) -> Sequence[int]:
        """Give the words that hang on a word."""
        return self._children.get(word, ())

    def head_of(self, span: Span) -> int:
        """Give the first word of a stretch whose head lies outside."""
        for word in range(*span):
            if self.heads[word] == word or not span[0] <= self.heads[word] < span[1]:
                return word
        return span[0]

    def stretch_of(self, word: int, *, without: Collection[str] = ()) -> Span:
        """Give the stretch of all that hangs on a word; not through the relations named."""
        below = self.below(word, without=without)
        return min(below), max(below) + 1

    def below(self, word: int, *, without: Collection[str] = ()) -> set[int]:
        """Give a word and all that hangs on it; not through the relations named."""
        waiting, seen = [word], {word}
        while waiting:
            one = waiting.pop()
            hanging = [
                child
                for child in self.children(one)
                if child not in seen and self.relations[child] not in without
            ]
            seen.update(hanging)
            waiting.extend(hanging)
        return seen

    def is_passive(self, cue: Span) -> bool:
        """Tell whether the subject of a cue is spoken of and does not speak."""
        head = self.head_of(cue)
        marks = {self.relations[word] for word in range(*cue)}
        marks |= {self.relations[word] for word in self.children(head)}
        return bool({"aux:pass", "nsubj:pass"} & marks)
