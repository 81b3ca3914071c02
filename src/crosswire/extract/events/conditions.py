"""Clauses that set a condition: "if it rains", "when both parliaments have ratified it"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

IF = frozenset({"if", "unless"})
_TIMES = frozenset({"when", "whenever", "once", "until", "till", "after", "before"})
_SO = frozenset({"soon", "long"})
"""Words between the two of "as soon as"."""
_AROUND = frozenset({"before", "after", "since"})
_UNITS = frozenset(
    {"moment", "second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
)
_SETTING = frozenset({"this", "last", "next", "that", "recent", "past", "coming"})
"""Words that make a unit of time one that is known: "arrived last month after"."""
_AHEAD = frozenset({"will", "shall", "’ll", "'ll", "wo", "must", "should", "can", "may"})
_PRESENT = frozenset({"has", "have", "is", "are", "do", "does"})
_HELPS = ("aux", "cop")

Children = Callable[[int], Sequence[int]]


class Syntax:
    """Words with their syntax, of a sentence or of a whole text."""

    def __init__(
        self,
        lowers: Sequence[str],
        lemmas: Sequence[str],
        relations: Sequence[str],
        heads: Sequence[int],
        children: Children,
    ) -> None:
        """Take the words, as they stand and by lemma, and how they hang on each other."""
        self.lowers, self.lemmas = lowers, lemmas
        self.relations, self.heads, self.children = relations, heads, children

    def is_term(self, head: int) -> bool:
        """
        Tell whether a clause tells when something will be, and so has not come about itself.

        "It will enter into force when both have ratified it": nobody has. "It will reopen after a
        flood destroyed it" and "it reopened when both had signed" tell what was.

        Args:
            head: The predicate of the clause.
        """
        if self.relations[head] == "conj":
            head = self.heads[head]
        over = self.heads[head]
        if self.relations[head] != "advcl" or over < 0 or over == head:
            return False
        if self.lowers[over] in _SO:
            over = self.heads[over]
        return self._opens_with_time(head) and self._is_ahead(over) and self._is_present(head)

    def is_measured_from(self, head: int) -> bool:
        """
        Tell whether how long before or after a clause the other was stands right in front of it.

        "The order came hours before the border closed" tells nothing without its end.
        """
        mark = next((one for one in self.children(head) if self.lowers[one] in _AROUND), head)
        if mark < 2 or mark >= head or self.lemmas[mark - 1] not in _UNITS:
            return False
        return _SETTING.isdisjoint(self.lowers[max(0, mark - 3) : mark - 1])

    def hangs_on_if(self, head: int) -> bool:
        """Tell whether a clause holds only if another does: "would not sign if they were free"."""
        return any(
            self.lowers[mark] in IF
            for child in self.children(head)
            if self.relations[child] == "advcl"
            for mark in self.children(child)
            if self.relations[mark] == "mark"
        )

    def _opens_with_time(self, head: int) -> bool:
        marks = [one for one in self.children(head) if self.relations[one] in {"mark", "advmod"}]
        return any(
            self.lowers[one] in _TIMES or (self.lowers[one] == "as" and self.lowers[one - 1] in _SO)
            for one in marks
            if one < head
        )

    def _is_ahead(self, head: int) -> bool:
        helps = {
            self.lowers[one]
            for one in self.children(head)
            if self.relations[one].startswith("aux") or self.relations[one] == "mark"
        }
        return not helps.isdisjoint(_AHEAD | {"to"})

    def _is_present(self, head: int) -> bool:
        helps = [
            self.lowers[one]
            for one in self.children(head)
            if self.relations[one].startswith(_HELPS)
        ]
        if helps:
            return helps[0] in _PRESENT
        word = self.lowers[head]
        return word == self.lemmas[head] or word.endswith("s")
