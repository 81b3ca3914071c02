"""Finds where reported words begin that the reader has but from their middle on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from crosswire.reader.cues import MODALS
from crosswire.reader.words import Words
from crosswire.types import Attribution, Form, Part
from crosswire.types.tree import Tree

_CREDIT = "according to"
_CONDITIONS = frozenset({"if", "unless"})
_RELATIVE = frozenset({"who", "which", "whose"})
_DESCRIBING = frozenset({"acl", "advcl", "appos", "conj", "dep", "list", "nummod", "parataxis"})
"""Relations of words that tell what the source is or does."""
_TITLING = frozenset({"nmod", "appos", "flat"})
"""Relations by which a title before a comma hangs on the name behind it."""
_LONGEST = 40
"""Words that are taken in, at most."""
_LEAST = 4
"""Words of what is said on a condition: not "if he knew, he did not say so"."""


def open_contents(
    text: str, words: Words, tree: Tree, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """
    Give what is said its beginning back.

    "According to Ruiz, in recent years most ferries were late": all behind the comma is what Ruiz
    says. "If the dam breaks, Lund said, the town floods": so is the condition.

    Args:
        text: The stored text.
        words: Its words.
        tree: Its syntax.
        attributions: What is said, in order.
    """
    opener = _Opener(text, words, tree, attributions)
    return tuple(opener.open(one) for one in attributions)


class _Opener:
    def __init__(
        self, text: str, words: Words, tree: Tree, attributions: Sequence[Attribution]
    ) -> None:
        self._text = text
        self._words = words
        self._tree = tree
        self._firsts = [first for first, _, _ in words.sentences]
        self._taken = sorted(
            (part.start, part.end)
            for one in attributions
            for part in (*one.content, one.source, one.cue)
            if part is not None
        )

    def open(self, one: Attribution) -> Attribution:
        """Give an attribution with the beginning of its content, or as it is."""
        cue, first = one.cue, one.content[0]
        if cue is None or one.form is Form.DIRECT:
            return one
        if self._text[cue.start : cue.end].casefold() == _CREDIT:
            begin = self._behind_credit(one, first)
            whole = None if begin is None else Part(start=begin, end=first.end)
            return one if whole is None else self._with((whole, *one.content[1:]), one)
        ahead = self._condition(one, first)
        return one if ahead is None else self._with((ahead, *one.content), one)

    def _with(self, content: tuple[Part, ...], one: Attribution) -> Attribution:
        return replace(one, content=content)

    def _word(self, offset: int) -> int:
        return bisect_left(self._words.start, offset)

    def _sentence_of(self, word: int) -> tuple[int, int]:
        first, last, _ = self._words.sentences[bisect_right(self._firsts, word) - 1]
        return first, last

    def _is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing that is said, and nobody who says it, stands in a stretch."""
        short = self._word(end) - self._word(start) <= _LONGEST
        return short and not any(low < end and start < high for low, high in self._taken)

    def _behind_credit(self, one: Attribution, first: Part) -> int | None:
        """Find where the words behind "according to Ruiz," begin that are left out."""
        source = one.source
        if source is None or source.end >= first.start:
            return None
        comma = self._word(source.end)
        inside = comma + 1 < self._word(first.start) and self._words.text[comma] == ","
        if not inside or self._sentence_of(comma) != self._sentence_of(self._word(first.start)):
            return None
        begin = self._words.start[comma + 1]
        if not self._belongs_behind(self._word(source.start), comma + 1, self._word(first.start)):
            return None
        return begin if self._is_free(begin, first.start) else None

    def _belongs_behind(self, source: int, first: int, last: int) -> bool:
        """
        Tell whether words lead into what stands behind them, and do not describe the source.

        "In recent years" does; the name "Ana Lund", "speaking in Molde" and "who runs it" do not.
        """
        tree = self._tree
        hung = (word for word in range(source, first) if first <= tree.heads[word] < last)
        if any(tree.relations[word].partition(":")[0] in _TITLING for word in hung):
            return False
        for word in range(first, last):
            head, relation = tree.heads[word], tree.relations[word].partition(":")[0]
            if relation == "punct" or first <= head < last:
                continue
            has_mark = any(tree.relations[child] == "mark" for child in tree.children(word))
            if head < last or (relation in _DESCRIBING and not has_mark):
                return False
        return self._words.lower[first] not in _RELATIVE

    def _condition(self, one: Attribution, first: Part) -> Part | None:
        """Find "If the dam breaks," that opens the sentence before "Lund said"."""
        if one.source is None or one.cue is None or one.cue.start >= first.start:
            return None
        begin = self._word(min(one.source.start, one.cue.start))
        opens, last = self._sentence_of(begin)
        is_condition = begin - opens > 2 and self._words.lower[opens] in _CONDITIONS
        n_words = self._word(first.end) - self._word(first.start)
        is_condition = is_condition and self._words.lower[self._word(one.cue.start)] not in MODALS
        if not is_condition or self._words.text[begin - 1] != "," or n_words < _LEAST:
            return None
        start, end = self._words.start[opens], self._words.end[begin - 2]
        is_one = self._word(first.start) < last
        return Part(start=start, end=end) if is_one and self._is_free(start, end) else None
