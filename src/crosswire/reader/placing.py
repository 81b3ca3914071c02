"""Lays the attributions of the model, which are words, on the characters of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from crosswire.reader.model.linking import Linked, Span
from crosswire.reader.quotes import Quote
from crosswire.reader.speakers import Speakers
from crosswire.reader.words import Words
from crosswire.types import Attribution, Form, Part
from crosswire.types.tree import Tree

_EDGES = frozenset({",", ":", ";", "-", "–", "—", "."})
_RELATIVE = frozenset({"who", "which", "that"})
_PERSONS = frozenset({"who", "whose", "whom"})
_CLIMB = 3  # verbs between a cue and the clause of "who": "who wants to be seen as saying"


class Placer:
    """One text's words, quotes and names."""

    def __init__(
        self,
        text: str,
        words: Words,
        *,
        quotes: Sequence[Quote],
        speakers: Speakers,
        tree: Tree,
    ) -> None:
        """
        Take what the text is made of.

        Args:
            text: The stored text.
            words: Its words.
            quotes: Its quotes, in order.
            speakers: Finds the name behind a source.
            tree: Its syntax.
        """
        self._text = text
        self._words = words
        self._quotes = quotes
        self._opens = [quote.outer_start for quote in quotes]
        self._speakers = speakers
        self._tree = tree
        self._borders = words.openings()

    def place(self, linked: Linked) -> Attribution | None:
        """Lay an attribution on the text; None where nothing is left of it."""
        content = tuple(
            part
            for stretch in linked.contents
            for piece in self._split(stretch)
            for part in self._strip(piece)
        )
        if not content:
            return None
        source = self._stretch(linked.source) if linked.source else None
        content = self._leave_out_asides(content, linked)
        return Attribution(
            content=content,
            source=source,
            cue=self._stretch(linked.cue) if linked.cue else None,
            speaker=self._speaker(source, linked) if source else None,
            form=self.form_of(content),
            confidence=round(linked.confidence, 2),
        )

    def _leave_out_asides(self, content: tuple[Part, ...], linked: Linked) -> tuple[Part, ...]:
        """
        Leave out what a relative clause tells of who speaks: ", Ruiz said, who led the talks".

        The clause opens behind cue and source and ends at the next comma. What stands in it is
        the report's own, or another thing said: "Ruiz said, who had earlier promised a vote".
        """
        if linked.cue is None or len(content) == 1:
            return content
        told = [content[0]]
        behind = max(linked.cue[1], linked.source[1] if linked.source else 0)
        for part in content[1:]:
            first = self._words_in(part)[0]
            if first <= behind or not self._is_in_relative(behind, first):
                told.append(part)
        return tuple(told)

    def _is_in_relative(self, first: int, last: int) -> bool:
        """Tell whether a relative clause that begins at a word is still open at another."""
        lowers = self._words.lower[first:last]
        if lowers[:1] == [","]:
            lowers = lowers[1:]
        return lowers[:1] != [] and lowers[0] in _PERSONS and _EDGES.isdisjoint(lowers)

    def cut(self, part: Part) -> str:
        """Give the characters of a part."""
        return self._text[part.start : part.end]

    def n_words(self, part: Part) -> int:
        """Count the words of a part, marks apart."""
        return sum(self._words.text[word][0].isalnum() for word in range(*self._words_in(part)))

    def is_relative(self, source: Part) -> bool:
        """Tell whether a source is a relative pronoun: "Ruiz, who said"."""
        return self.cut(source).lower() in _RELATIVE

    def form_of(self, content: Sequence[Part]) -> Form:
        """Tell from the marks around its words whether a content is quoted."""
        n_words = n_quoted = 0
        for part in content:
            for word in range(*self._words_in(part)):
                if not self._words.text[word][0].isalnum():
                    continue
                n_words += 1
                index = bisect_right(self._opens, self._words.start[word]) - 1
                n_quoted += index >= 0 and self._words.end[word] <= self._quotes[index].outer_end
        if not n_quoted:
            return Form.INDIRECT
        return Form.DIRECT if n_quoted == n_words else Form.MIXED

    def _words_in(self, part: Part) -> Span:
        starts = self._words.start
        return bisect_left(starts, part.start), bisect_left(starts, part.end)

    def _stretch(self, span: Span) -> Part:
        first, last = self._trim(span)
        return Part(start=self._words.start[first], end=self._words.end[last - 1])

    def _trim(self, span: Span) -> Span:
        """Leave out the marks behind a stretch."""
        first, last = span
        while last - 1 > first and self._words.text[last - 1] in _EDGES:
            last -= 1
        return first, last

    def _speaker(self, source: Part, linked: Linked) -> Part | None:
        """Find the name of a source; that of "who" is what the clause hangs on."""
        found = self._speakers.resolve(source)
        if found is not None or linked.source is None or linked.cue is None:
            return found
        if not self.is_relative(source):
            return None
        word = self._tree.head_of(linked.cue)
        for _ in range(_CLIMB):
            if self._tree.relations[word] == "acl:relcl":
                first, _last = self._tree.stretch_of(self._tree.heads[word])
                place = self._stretch((first, max(first + 1, linked.source[0])))
                return self._speakers.resolve(place)
            word = self._tree.heads[word]
        return None

    def _split(self, stretch: Span) -> Iterator[Span]:
        """Cut a stretch where a paragraph begins: no part of a content runs over one."""
        first, last = stretch
        for border in self._borders[bisect_right(self._borders, first) :]:
            if border >= last:
                break
            yield first, border
            first = border
        yield first, last

    def _strip(self, stretch: Span) -> Iterator[Part]:
        """Strip marks off a stretch; quotes lose their quotation marks, each a part."""
        texts = self._words.text
        first, last = stretch
        while first < last and texts[first] in _EDGES:
            first += 1
        while first < last and texts[last - 1] in _EDGES and not self._closes_quote(last - 1):
            last -= 1
        if first == last:
            return
        part = Part(start=self._words.start[first], end=self._words.end[last - 1])
        quotes = self._quotes_in(part)
        if not quotes or self.form_of([part]) is not Form.DIRECT:
            if any(map(str.isalnum, self.cut(part))):
                yield _balance(part, quotes)
            return
        for quote in quotes:
            inside = self._inside(quote, part)
            if inside is not None:
                yield inside

    def _quotes_in(self, part: Part) -> Sequence[Quote]:
        begin = max(0, bisect_right(self._opens, part.start) - 1)
        stop = bisect_left(self._opens, part.end)
        return [quote for quote in self._quotes[begin:stop] if quote.outer_end > part.start]

    def _closes_quote(self, word: int) -> bool:
        """Tell whether a mark stands at the end of a quote: the full stop of “We agree.”"""
        end = self._words.end[word]
        index = bisect_left(self._opens, end) - 1
        return index >= 0 and self._quotes[index].end >= end

    def _inside(self, quote: Quote, part: Part) -> Part | None:
        """Keep a stretch within the marks of a quote; all but marks is the whole."""
        start, end = max(part.start, quote.start), min(part.end, quote.end)
        if start >= end or not any(map(str.isalnum, self._text[start:end])):
            return None
        if not any(map(str.isalnum, self._text[quote.start : start])):
            start = quote.start
        if not any(map(str.isalnum, self._text[end : quote.end])):
            end = quote.end
        return Part(start=start, end=end)


def _balance(part: Part, quotes: Sequence[Quote]) -> Part:
    """Take in the mark of a quote that the part holds from its first or to its last word."""
    start, end = part.start, part.end
    for quote in quotes:
        if quote.outer_start < start <= quote.start and quote.end <= end:
            start = quote.outer_start
        if start <= quote.start and quote.end <= end < quote.outer_end:
            end = quote.outer_end
    return Part(start=start, end=end)
