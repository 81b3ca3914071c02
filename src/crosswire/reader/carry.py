"""Joins what the units of a text say into attributions, and carries speakers on."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from crosswire.reader.documents import is_upstream
from crosswire.reader.lead_ins import find_lead_in
from crosswire.reader.names import Name
from crosswire.reader.quotes import Quote
from crosswire.reader.speakers import Speakers
from crosswire.reader.speech import Found, find_speech
from crosswire.reader.times import strip_time
from crosswire.reader.transcripts import Turn
from crosswire.reader.units import QUOTE, Item, Unit, find_phrase_before
from crosswire.reader.upstreams import find_upstream
from crosswire.reader.words import Words
from crosswire.types import Attribution, Form, Part, Reference

_DASHES = frozenset({",", ":", "-", "–", "—"})
_MIN_WORDS = 4  # shorter quotes without a cue are titles or scare quotes


class _Draft(msgspec.Struct):
    contents: list[Part]
    source: Part | None
    cue: Part | None
    speaker: Part | None
    form: Form
    upstream: Part | None
    confidence: float
    paragraph: int
    unit: int


def join_speech(
    text: str,
    words: Words,
    *,
    units: Sequence[Unit],
    quotes: Sequence[Quote],
    names: Sequence[Name],
    references: Sequence[Reference],
    turns: Mapping[int, Turn],
) -> tuple[Attribution, ...]:
    """
    Find all attributions of a text and the speaker of each.

    A quote without a cue belongs to the speaker of the quote just before it in its
    paragraph, or in the paragraph before where it opens its own: outlets name a speaker
    once and let him go on.
    """
    joiner = _Joiner(text, words, quotes, names, references)
    for number, unit in enumerate(units):
        turn = turns.get(unit.paragraph)
        if turn is None:
            joiner.take(number, unit)
        elif number == 0 or units[number - 1].paragraph != unit.paragraph:
            joiner.take_turn(number, unit, turn)
    return tuple(
        Attribution(
            content=tuple(draft.contents), source=draft.source, cue=draft.cue,
            speaker=draft.speaker, form=draft.form, upstream=draft.upstream,
            confidence=round(draft.confidence, 2),
        )
        for draft in joiner.drafts
        if draft.contents
    )  # fmt: skip


class _Joiner:
    """Walks over the units and keeps the latest speaker."""

    def __init__(
        self,
        text: str,
        words: Words,
        quotes: Sequence[Quote],
        names: Sequence[Name],
        references: Sequence[Reference],
    ) -> None:
        self.drafts: list[_Draft] = []
        self._lead_in: tuple[Part, Part] | None = None
        self._text = text
        self._quotes = quotes
        self._speakers = Speakers(text, words, names, references)
        self._quote_starts = [quote.start for quote in quotes]

    def take_turn(self, number: int, unit: Unit, turn: Turn) -> None:
        """Add a turn of a printed conversation, which is one quote without marks."""
        self.drafts.append(
            _Draft([turn.content], turn.label, turn.colon, turn.speaker, Form.DIRECT, None, 0.85,
                   unit.paragraph, number)
        )  # fmt: skip

    def take(self, number: int, unit: Unit) -> None:
        """Add the attributions of one unit."""
        found = self._without_credits(unit, find_speech(unit))
        drafts: list[_Draft] = []
        previous = self.drafts[-1] if self.drafts else None
        for one in found:
            inherited = drafts[-1] if drafts else previous
            drafts.append(self._draft(unit, number, one, inherited))
        self._hang_upstreams(unit, found, drafts)
        used = {
            item.quote
            for one in found
            for start, end in one.contents
            for item in unit.items[start:end]
            if item.tag == QUOTE
        }
        if not found and previous is not None and self._goes_on(unit, number, previous):
            drafts.append(
                replace(
                    previous,
                    contents=[Part(start=unit.items[0].start, end=unit.items[-2].end)],
                    cue=None,
                    confidence=0.65,
                    unit=number,
                )
            )
        self._take_back(drafts)
        self.drafts.extend(draft for draft in drafts if draft.contents)
        self._take_bare_quotes(unit, number, used)
        self._lead_in = None
        last = len(unit.items) - 1
        if last > 0 and unit.items[last].lower == ":":
            self._lead_in = self._named_before(unit, last)

    def _goes_on(self, unit: Unit, number: int, previous: _Draft) -> bool:
        """
        Tell whether a sentence without a cue goes on with what was just reported.

        "Ruiz noted the close cooperation of the ports. The cooperation is old": it takes
        up a noun of her words, in the present tense, in the same paragraph.
        """
        items = unit.items
        if previous.paragraph != unit.paragraph or previous.unit != number - 1 or len(items) < 5:
            return False
        if previous.form is not Form.INDIRECT or previous.cue is None or previous.speaker is None:
            return False
        if items[0].lower not in {"the", "this", "these", "such"} or items[1].tag != "NOUN":
            return False
        if items[-1].lower != "." or any(item.tag == QUOTE for item in items):
            return False
        last = previous.contents[-1]
        said = self._text[last.start : last.end].lower().split()
        return items[1].lower in said and items[2].lower in {"is", "are", "has", "have", "will"}

    def _take_back(self, drafts: Sequence[_Draft]) -> None:
        """Give the paragraphs that a reopened quote goes on from to the cue that ends it."""
        for draft in drafts:
            start = draft.contents[0].start if draft.contents else -1
            index = bisect_left(self._quote_starts, start)
            while (
                self.drafts
                and index < len(self._quotes)
                and self._quotes[index].start == start
                and self._quotes[index].continues
                and self.drafts[-1].cue is None
                and self.drafts[-1].contents[-1].end <= start
            ):
                draft.contents[:0] = self.drafts.pop().contents
                start = draft.contents[0].start
                index = bisect_left(self._quote_starts, start)

    def _without_credits(self, unit: Unit, found: list[Found]) -> list[Found]:
        """
        Read "..., the agency reported" behind another's words as where they come from.

        "Lund said the road was closed, the Norsk news agency reported": Lund speaks.
        """
        kept: list[Found] = []
        for one in found:
            if kept and kept[-1].contents and one.contents and not one.inherits:
                before = kept[-1]
                repeats = one.contents[-1][1] <= one.source[0] or one.contents[-1][1] <= one.cue[0]
                overlaps = one.contents[0][0] < before.contents[-1][1]
                words = self._words_of(unit.items, one.source)
                if repeats and overlaps and is_upstream(words):
                    kept.append(replace(one, contents=(), is_credit=True))
                    continue
            kept.append(one)
        return kept

    def _words_of(self, items: Sequence[Item], stretch: tuple[int, int]) -> str:
        if stretch[0] >= stretch[1]:
            return ""
        return self._text[items[stretch[0]].start : items[stretch[1] - 1].end]

    def _draft(self, unit: Unit, number: int, found: Found, inherited: _Draft | None) -> _Draft:
        items = unit.items
        source = _span(items, found.source) if found.source[0] < found.source[1] else None
        speaker = self._speakers.resolve(source) if source is not None else None
        if source is None and inherited is not None and inherited.unit == number:
            source, speaker = inherited.source, inherited.speaker
        if source is None and speaker is None and found.inherits:
            source = _main_subject(items, found.cue[0])
            speaker = self._speakers.resolve(source) if source is not None else None
        contents, form = self._contents(items, found)
        return _Draft(
            contents, source, _span(items, found.cue), speaker, form, None,
            1 / (1 + math.exp(-found.odds)), unit.paragraph, number,
        )  # fmt: skip

    def _contents(self, items: Sequence[Item], found: Found) -> tuple[list[Part], Form]:
        parts: list[Part] = []
        n_quoted = n_words = 0
        for stretch in found.contents:
            start, end = _trim(items, *stretch)
            if start == end:
                continue
            n_quoted += sum(item.tag == QUOTE for item in items[start:end])
            n_words += sum(item.tag not in {QUOTE, "PUNCT"} for item in items[start:end])
            parts.append(self._inner(items, start, end))
        if not n_quoted:
            return parts, Form.INDIRECT
        return parts, Form.MIXED if n_words else Form.DIRECT

    def _inner(self, items: Sequence[Item], start: int, end: int) -> Part:
        first, last = items[start], items[end - 1]
        if end - start == 1 and first.tag == QUOTE:
            quote = self._quotes[first.quote]
            return Part(start=quote.start, end=quote.end)
        return Part(start=first.start, end=last.end)

    def _hang_upstreams(self, unit: Unit, found: Sequence[Found], drafts: Sequence[_Draft]) -> None:
        for one, draft in zip(found, drafts, strict=True):
            if one.is_credit and not one.contents:
                for other in drafts:
                    if other is not draft and other.contents:
                        other.upstream = other.upstream or draft.source
            elif draft.upstream is None and draft.contents:
                draft.upstream = find_upstream(self._text, unit.items, one, draft.source)

    def _take_bare_quotes(self, unit: Unit, number: int, used: set[int]) -> None:
        items = unit.items
        is_bare = all(item.tag in {QUOTE, "PUNCT"} for item in items)
        for index, item in enumerate(items):
            if item.tag != QUOTE or item.quote in used:
                continue
            quote = self._quotes[item.quote]
            part = Part(start=quote.start, end=quote.end)
            n_words = self._text.count(" ", quote.start, quote.end) + 1
            before = self.drafts[-1] if self.drafts else None
            near = before is not None and unit.paragraph - before.paragraph <= 1
            opens = item is items[0]
            named = self._lead_in if opens else None
            lead = items[index - 1].lower if index > 1 else ""
            if lead == ":" or (lead == "," and (items[0].lower == "as" or n_words >= _MIN_WORDS)):
                named = self._named_before(unit, index - 1)
            if named is not None:
                speaker = self._speakers.resolve(named[0])
                self.drafts.append(
                    _Draft([part], named[0], named[1], speaker, Form.DIRECT, None, 0.8,
                           unit.paragraph, number)
                )  # fmt: skip
                continue
            if n_words < _MIN_WORDS and not (is_bare and near):
                continue
            if before is not None and near and (is_bare or opens):
                before = self._spoken_before(before)
                same = before.paragraph == unit.paragraph or quote.continues
                if same and before.form is Form.DIRECT and before.confidence > 0.5:
                    before.contents.append(part)
                    before.paragraph = unit.paragraph
                else:
                    self.drafts.append(
                        _Draft([part], None, None, before.speaker, Form.DIRECT, before.upstream,
                               0.6, unit.paragraph, number)
                    )  # fmt: skip
            elif n_words >= _MIN_WORDS and self._is_sentence(quote):
                speaker = self._speakers.nearest(items[0].start, items[-1].end)
                sure = 0.7 if index and items[index - 1].lower == ":" else 0.4
                form = Form.DIRECT
                self.drafts.append(
                    _Draft([part], None, None, speaker, form, None, sure, unit.paragraph, number)
                )

    def _spoken_before(self, latest: _Draft) -> _Draft:
        """Go back over asides ("referring to Lund") to the quote of that speaker before."""
        for draft in reversed(self.drafts[-3:]):
            if draft.paragraph != latest.paragraph or draft.speaker != latest.speaker:
                break
            if draft.form is Form.DIRECT and draft.speaker is not None:
                return draft
        return latest

    def _named_before(self, unit: Unit, colon: int) -> tuple[Part, Part] | None:
        """Find source and cue of 'Ruiz: "We agree."', also where the quote is a new paragraph."""
        found = find_lead_in(unit, colon)
        if found is None:
            return None
        return _span(unit.items, found[0]), _span(unit.items, found[1])

    def _is_sentence(self, quote: Quote) -> bool:
        words = self._text[quote.start : quote.end].strip()
        longer = [word for word in words.split()[:30] if len(word) > 3]
        if sum(word[0].isupper() for word in longer) > 0.6 * len(longer):
            return False  # the title of a book or song
        return words[:1].isupper() and words[-1:] in {".", "!", "?", ",", "…", "-", "—"}


def _trim(items: Sequence[Item], start: int, end: int) -> tuple[int, int]:
    """Strip the marks off both ends of a stretch."""
    while start < end and items[start].lower in _DASHES:
        start += 1
    while start < end and (items[end - 1].lower in _DASHES or items[end - 1].lower == "."):
        end -= 1
    return start, end


def _main_subject(items: Sequence[Item], stop: int) -> Part | None:
    """Find the subject of the first verb, for "The ministry issued a note saying"."""
    for index in range(1, stop):
        if items[index].tag in {"VERB", "AUX"}:
            start = find_phrase_before(items, index)
            stop = strip_time(items, index, start)
            return _span(items, (start, stop)) if start < stop else None
        if items[index].tag == QUOTE:
            return None
    return None


def _span(items: Sequence[Item], stretch: tuple[int, int]) -> Part:
    first, last = stretch
    while last - 1 > first and items[last - 1].lower == ",":
        last -= 1
    return Part(start=items[first].start, end=items[last - 1].end)
