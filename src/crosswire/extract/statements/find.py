"""Makes statements of attributions: who said what, in which words, from which origin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from crosswire.extract.statements.contents import Contents, unwrap
from crosswire.extract.statements.origins import name_upstream
from crosswire.extract.statements.rulings import is_aside_claim, is_ruling
from crosswire.extract.statements.speakers import Speakers
from crosswire.types import (
    Article,
    Attribution,
    ClaimKind,
    Form,
    Mention,
    Part,
    Passage,
    Reading,
)

_MIN_QUOTED, _MIN_INDIRECT = 0.4, 0.6
_STRAY = '"“”„«»'
_EDGE = " \t\r\n\u00a0\u202f\u2009"
_SCRAPS = frozenset({"what", "which", "who", "whom", "that", "than", "it", "as", "of", "to", "and"})
_OWN_VERB = re.compile(r"(?:will|would|can|could|may|might|shall|should|must) (?:not )?be ")
"""How a verb opens within what is said that says nothing of who says it: "would be named"."""
_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)


def find_statements(article: Article, reading: Reading, speakers: Speakers) -> tuple[Mention, ...]:
    """
    Make statements of the attributions of one article.

    Every sentence of a long quote is a statement of its own with the source and cue of the
    whole, because outlets pick different sentences of one speech. A sentence broken by "he
    said" is one statement with two parts.

    Args:
        article: The article; offsets refer to its text.
        reading: What the reader found in it.
        speakers: Who speaks in it.
    """
    splitter = _Splitter(article.text, reading)
    contents = Contents(article.text, reading)
    mentions = [
        mention
        for attribution in reading.attributions
        if _is_sure(attribution) and not _is_own_report(article, attribution)
        for mention in _statements_of(
            article, attribution, speakers, splitter=splitter, contents=contents
        )
    ]
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _statements_of(
    article: Article,
    attribution: Attribution,
    speakers: Speakers,
    *,
    splitter: _Splitter,
    contents: Contents,
) -> Iterator[Mention]:
    text = article.text
    speaker = speakers.find(attribution)
    joint = speakers.find_joint(attribution, speaker)
    upstream = name_upstream(text, attribution.upstream)
    source, cue = attribution.source, attribution.cue
    for parts in splitter.split(attribution):
        if attribution.form is Form.INDIRECT:
            while len(parts) > 1 and _adds_nothing(text[parts[-1].start : parts[-1].end]):
                parts.pop()
            if attribution.cue is not None:
                cue, parts[0] = unwrap(text, attribution.cue, parts[0])
            if not contents.is_statement(parts, cue, source) or is_ruling(text, source, cue):
                continue
        start, end = parts[0].start, parts[-1].end
        is_within = cue is not None and start < cue.start < end
        is_own = cue is not None and is_within and _OWN_VERB.match(text, cue.start) is not None
        yield Mention(
            report=article.id,
            start=start,
            end=end,
            exact=text[start:end],
            parts=tuple(parts) if len(parts) > 1 and not is_own else (),
            form=attribution.form,
            source=None if source is None else Passage.of(text, source.start, source.end),
            cue=None if cue is None or is_own else Passage.of(text, cue.start, cue.end),
            origin=None,
            confidence=attribution.confidence,
            kind=ClaimKind.STATEMENT,
            speaker=speaker,
            joint=joint,
            upstream=upstream,
        )


def _adds_nothing(words: str) -> bool:
    """Tell whether the last part of what is said is an aside, or only a scrap: "what"."""
    return is_aside_claim(words) or _SCRAPS.issuperset(words.casefold().split())


def _is_sure(attribution: Attribution) -> bool:
    """Tell whether to make a statement of it: what is not quoted needs more than a guess."""
    is_quoted = attribution.form is not Form.INDIRECT
    return attribution.confidence >= (_MIN_QUOTED if is_quoted else _MIN_INDIRECT)


def _is_own_report(article: Article, attribution: Attribution) -> bool:
    """Tell whether the outlet speaks of its own reporting: "The Lindau Bote has learned that"."""
    source = attribution.source
    if source is None or article.outlet is None or attribution.form is Form.DIRECT:
        return False
    return bare_name(article.text[source.start : source.end]) == bare_name(article.outlet)


def bare_name(name: str) -> str:
    """Leave out of the name of an outlet what it is often printed without."""
    return name.casefold().strip().removeprefix("the ").removesuffix(".com")


class _Splitter:
    """Splits contents at the sentence borders of the reading."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._ends = [sentence.end for sentence in reading.sentences]

    def split(self, attribution: Attribution) -> Iterator[list[Part]]:
        """Yield the parts of each statement of an attribution."""
        group: list[Part] = []
        for number, content in enumerate(attribution.content):
            pieces = self._pieces(content, is_direct=attribution.form is Form.DIRECT)
            for index, piece in enumerate(pieces):
                if group and not (index == 0 and number and self._goes_on(group[-1], piece)):
                    yield group
                    group = []
                group.append(piece)
        if group:
            yield group

    def _pieces(self, content: Part, *, is_direct: bool) -> list[Part]:
        borders: list[int] = []
        if is_direct:
            first = bisect_right(self._ends, content.start)
            last = bisect_left(self._ends, content.end)
            borders = self._ends[first:last]
        pieces = []
        start = content.start
        for stop in (*borders, content.end):
            piece = self._trim(start, stop)
            if piece is not None:
                pieces.append(piece)
            start = stop
        return pieces

    def _trim(self, start: int, end: int) -> Part | None:
        text = self._text
        while start < end and text[start] in _EDGE:
            start += 1
        that = _THAT.match(text, start, end)
        if that is not None and text[start] == "t":
            start = that.end()
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        marks = sum(text.count(mark, start, end) for mark in _STRAY)
        if marks == 1 and text[start] in _STRAY:
            return self._trim(start + 1, end)
        if marks == 1 and text[end - 1] in _STRAY:
            return self._trim(start, end - 1)
        if not any(character.isalnum() for character in text[start:end]):
            return None
        return Part(start=start, end=end)

    def _goes_on(self, before: Part, piece: Part) -> bool:
        """Tell whether a part goes on with the sentence of the part before it."""
        closed = self._text[before.end - 1] in ".!?…"
        return not closed and self._text[piece.start].islower()
