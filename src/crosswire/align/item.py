"""A mention prepared for comparing: with its report, its wording and the words around it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from crosswire.align.meaning import direction_of
from crosswire.align.times import Signs, read_signs
from crosswire.align.words import Wording, clause_around, read_wording, sentence_around
from crosswire.types import ClaimKind, Meanings, Part

if TYPE_CHECKING:
    from crosswire.align.lexicon import Lexicon
    from crosswire.align.meaning import Direction
    from crosswire.types import ActorMention, Mention, Report


class Item(msgspec.Struct, frozen=True, eq=False):
    """
    Mention with what comparing needs.

    Attributes:
        mention: The mention.
        report: The report it stands in.
        wording: What its own words say.
        context: What the sentence around it says, its own words included; for a
            statement its own words.
        clause: What the clause around it says.
        sentence: Offsets of the sentence around it.
        signs: How a figure's value stands to other values, by the words around it.
        meaning: Where the words of a statement or event point; None where the reader does not
            tell.
        setting: Where the words of the clause around an event point.
    """

    mention: Mention
    report: Report
    wording: Wording
    context: Wording
    clause: Wording
    sentence: tuple[int, int]
    signs: Signs = Signs()
    meaning: Direction | None = None
    setting: Direction | None = None

    @property
    def moment(self) -> str:
        """When the report was published: ISO date or date and time, or ""."""
        return self.report.published or ""

    @property
    def key(self) -> tuple[str, int, int]:
        """Place of the mention; orders items the same way whatever order reports came in."""
        return (self.mention.report, self.mention.start, self.mention.end)


def stretches_of(mention: Mention) -> tuple[Part, ...]:
    """List the stretches that hold the mention's own words."""
    return mention.parts or (Part(start=mention.start, end=mention.end),)


class ItemMaker:
    """Prepares the mentions of one report; sentences around mentions are read once."""

    def __init__(self, report: Report, lexicon: Lexicon) -> None:
        """Take the report and the packaged word tables."""
        self._report = report
        self._lexicon = lexicon
        self._actors = tuple(sorted(report.actors, key=lambda found: (found.start, found.end)))
        self._starts = [found.start for found in self._actors]
        self._contexts: dict[tuple[int, int], Wording] = {}

    def make(self, mention: Mention) -> Item:
        """Prepare one mention."""
        if mention.kind is ClaimKind.STATEMENT:
            wording = self._read(stretches_of(mention))
            own = (mention.start, mention.end)
            meaning = self._point(stretches_of(mention))
            return Item(
                mention, self._report, wording, wording, wording, own, meaning=meaning
            )  # fmt: skip
        span = sentence_around(self._report.text, mention.start, mention.end)
        clause = clause_around(self._report.text, span, mention.start, mention.end)
        is_figure, is_event = mention.kind is ClaimKind.FIGURE, mention.kind is ClaimKind.EVENT
        return Item(
            mention,
            self._report,
            self._read(stretches_of(mention)),
            self._read_once(span),
            self._read_once(clause),
            span,
            read_signs(self._report.text, mention.start, span) if is_figure else Signs(),
            self._point(stretches_of(mention)) if is_event else None,
            self._point((Part(start=clause[0], end=clause[1]),)) if is_event else None,
        )

    def _point(self, stretches: tuple[Part, ...]) -> Direction | None:
        meanings = self._report.meanings
        return direction_of(meanings, stretches) if isinstance(meanings, Meanings) else None

    def _read_once(self, span: tuple[int, int]) -> Wording:
        """Read a sentence or clause, or recall it: mentions share them."""
        if span not in self._contexts:
            self._contexts[span] = self._read((Part(start=span[0], end=span[1]),))
        return self._contexts[span]

    def _read(self, stretches: tuple[Part, ...]) -> Wording:
        first = bisect_left(self._starts, stretches[0].start)
        last = bisect_left(self._starts, stretches[-1].end)
        return read_wording(
            self._report.text, stretches, self._actors_between(first, last), self._lexicon
        )

    def _actors_between(self, first: int, last: int) -> tuple[ActorMention, ...]:
        return self._actors[first:last]
