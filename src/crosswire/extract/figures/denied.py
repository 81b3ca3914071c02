"""Figures of what a speaker says is not true, which nobody gives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from crosswire.extract.statements.stance import is_denied_claim
from crosswire.extract.units import load_units
from crosswire.reference import word_set
from crosswire.types import Mention, Reading
from crosswire.types.tree import Tree

_ARGUMENTS = frozenset(
    ("nsubj", "obj", "iobj", "xcomp", "conj", "nummod", "det", "amod", "compound", "advmod")
)
"""How what a predicate counts hangs on it, and what hangs on that."""
_AMOUNTS = frozenset({"by", "to", "at", "from"})
"""Before how much something changed: "fell by 4 percent"."""
_WHOLES = frozenset({"total", "number", "sum", "toll", "figure", "count"})
_TOLD = frozenset({"report"}) | word_set("statements.rumours")
_PREDICATES = frozenset({"VERB", "AUX"})
_DEEPEST = 12
"""Steps from a number up to the verb that denies."""


def leave_out_denied(figures: Iterable[Mention], reading: Reading) -> tuple[Mention, ...]:
    """
    Leave out the figures of what a speaker denies: "denied reports that 20 had been killed".

    He gives no number; that he denies the claim is told by the statement. What he does not deny
    stays: "denied a role in the crash that killed 40", "denied bail to five of them", and the price
    of a plan that somebody "rejected".

    Args:
        figures: Figures of a report, each with the cue of the statement that it stands in.
        reading: The syntax of the report.
    """
    asked = _Denied(reading)
    return tuple(one for one in figures if not (is_denied_claim(one) and asked.is_counted(one)))


class _Denied:
    def __init__(self, reading: Reading) -> None:
        self._tree = Tree.of(reading)
        self._tokens = reading.tokens
        self._starts = [token.start for token in reading.tokens]

    def is_counted(self, figure: Mention) -> bool:
        """
        Tell whether the predicate of what is denied counts a figure itself.

        What hangs on a noun, a relative clause or a preposition is no part of the denial, but for
        "by 4 percent" and "reports of 20 dead". Without syntax all of it is denied.
        """
        tree = self._tree
        cue = figure.cue
        if cue is None or all(token.relation is None for token in self._tokens):
            return cue is not None
        word = tree.head_of(self._words(figure.start, figure.end))
        denying = range(*self._words(cue.start, cue.end))
        for _ in range(_DEEPEST):
            head = tree.heads[word]
            if head == word or head in denying:
                return self._is_clause(word) or self._is_told(word)
            if any(child in denying for child in tree.children(word)) and self._is_clause(word):
                return True
            is_amount = figure.figure is not None and figure.figure.unit in load_units().currencies
            if not (self._is_argument(word) or (is_amount and self._is_of(word))):
                return False
            word = head
        return False

    def _words(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def _is_argument(self, word: int) -> bool:
        """Tell whether a word is counted by what it hangs on, or is how much that is."""
        tree = self._tree
        relation = tree.relations[word]
        cases = [one for one in tree.children(word) if tree.relations[one] == "case"]
        if relation.split(":")[0] == "obl":
            is_amount = all(self._tokens[one].text.lower() in _AMOUNTS for one in cases)
            return is_amount and not self._names_people(word)
        if relation == "nmod":
            return self._tokens[tree.heads[word]].lemma in _WHOLES | _TOLD
        return relation.split(":")[0] in _ARGUMENTS and relation != "acl:relcl"

    def _is_of(self, word: int) -> bool:
        """Tell how much something is: "bribes of $3 million" go with the bribes."""
        tree = self._tree
        cases = [one for one in tree.children(word) if tree.relations[one] == "case"]
        is_of = [self._tokens[one].lemma for one in cases] == ["of"]
        return is_of and tree.relations[word] == "nmod"

    def _names_people(self, word: int) -> bool:
        """Tell "to five of the accused", to whom something is done, from "to 5 percent"."""
        tree = self._tree
        return any(self._tokens[one].text.lower() == "to" for one in tree.children(word)) and any(
            tree.relations[one] == "obj" for one in tree.children(tree.heads[word])
        )

    def _is_clause(self, word: int) -> bool:
        tree = self._tree
        if tree.pos[word] in _PREDICATES:
            return True
        return any(tree.relations[child] == "cop" for child in tree.children(word))

    def _is_told(self, word: int) -> bool:
        """Tell a noun for what is only rumoured: "denied reports of 20 dead"."""
        return self._tokens[word].lemma in _TOLD
