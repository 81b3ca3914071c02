"""A mention prepared for comparing: with its report, its wording and the words around it."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from crosswire.align.lexicon import stem
from crosswire.align.meaning import direction_of
from crosswire.align.pieces import narrow
from crosswire.align.questions import load_questions
from crosswire.align.tails import cut_tails, status_of_tail
from crosswire.align.times import Signs, read_signs
from crosswire.align.words import (
    Wording,
    clause_around,
    read_wording,
    sentence_around,
    spaced_words,
)
from crosswire.types import ClaimKind, Event, Meanings, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crosswire.align.lexicon import Lexicon
    from crosswire.align.meaning import Direction
    from crosswire.types import ActorMention, Clause, Mention, Report


_PARTICLES = frozenset({"down", "up", "out", "off", "away", "back", "over", "ahead"})
"""Words with which a verb is another verb: "turn down"."""
_STANDS = MappingProxyType(
    {
        (stem("vote"), "against"): "oppose",
        (stem("vote"), "no"): "oppose",
        (stem("vote"), "for"): "support",
        (stem("vote"), "yes"): "support",
        (stem("vote"), "in favour"): "support",
        (stem("vote"), "in favor"): "support",
        (stem("vote"), "with"): "side-with",
        (stem("side"), "with"): "side-with",
        (stem("side"), "against"): "side-against",
    }
)
"""What it comes to how somebody votes, by the verb and what follows it."""
_NEAR = 12
"""Coded events before the end of a statement that may lie in it."""


class Pool(StrEnum):
    """Mentions that are compared with each other: what is said is compared with what is told."""

    PROPOSITION = "proposition"
    FIGURE = "figure"
    RELATION = "relation"


POOLS = MappingProxyType(
    {
        ClaimKind.STATEMENT: Pool.PROPOSITION,
        ClaimKind.EVENT: Pool.PROPOSITION,
        ClaimKind.FIGURE: Pool.FIGURE,
        ClaimKind.RELATION: Pool.RELATION,
    }
)


class Predicate(msgspec.Struct, frozen=True, eq=False):
    """
    Main verb of a clause: what is said to happen.

    Attributes:
        words: As printed, lower case: "turned down".
        term: What counts as the same verb in another report.
        meaning: Where the verb points in its sentence; None where the reader does not tell.
        start: Offset of its first character.
    """

    words: str
    term: str
    meaning: Direction | None
    start: int


class Item(msgspec.Struct, frozen=True, eq=False):
    """
    Mention with what comparing needs.

    Attributes:
        mention: The mention.
        report: The report it stands in.
        wording: What its own words say.
        context: What the sentence around it says, its own words included; for a
            statement, or an event without a type, its own words.
        clause: What the clause around it says; for these its own words too.
        sentence: Offsets of the sentence around it.
        signs: How a figure's value stands to other values, by the words around it.
        meaning: Where the words of a statement or event point; None where the reader does not
            tell.
        setting: Where the words of the sentence around it point.
        asks: Where the question points that it answers.
        event: What happened by its words: that of an event, or of the sentence of a statement.
        holds_event: A political event is coded inside it.
        predicate: Its main verb, or None.
        is_phrase: It is a statement without a verb of its own: "allegations of collusion".
        original: The mention of an earlier report, in a paragraph printed there too, of which
            this is a copy; None where it is none.
        whole: The mention from which this was cut, with all that its clause adds; None where
            nothing was cut.
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
    asks: Direction | None = None
    event: Event | None = None
    holds_event: bool = False
    predicate: Predicate | None = None
    is_phrase: bool = False
    original: Item | None = None
    whole: Item | None = None

    @property
    def is_statement(self) -> bool:
        """Tell whether somebody is said to say it."""
        return self.mention.kind is ClaimKind.STATEMENT

    @property
    def opens_whole(self) -> bool:
        """Tell whether it is what was left of a clause of which something was cut off."""
        return self.whole is not None and self.mention.start == self.whole.mention.start

    @property
    def moment(self) -> str:
        """
        When it was first published, as far as is known: ISO date or date and time, or "".

        A reprint of Friday of a report of Monday tells Monday's news.
        """
        first = self.original.report.published if self.original is not None else None
        return first or self.report.published or ""

    @property
    def key(self) -> tuple[str, int, int]:
        """Place of the mention; orders items the same way whatever order reports came in."""
        return (self.mention.report, self.mention.start, self.mention.end)


def is_coded(mention: Mention) -> bool:
    """Tell whether a mention is a political event with a type."""
    return mention.event is not None and mention.event.type is not None


class ItemMaker:
    """Prepares the mentions of one report; sentences around mentions are read once."""

    def __init__(self, report: Report, lexicon: Lexicon) -> None:
        """Take the report and the packaged word tables."""
        self._report = report
        self._lexicon = lexicon
        self._actors = tuple(sorted(report.actors, key=lambda found: (found.start, found.end)))
        self._starts = [found.start for found in self._actors]
        self._contexts: dict[tuple[int, int], Wording] = {}
        self._directions: dict[tuple[int, int], Direction | None] = {}
        known = report.clauses
        self._clauses = () if isinstance(known, msgspec.UnsetType) else known
        self._clause_starts = [clause.start for clause in self._clauses]
        self._begins = frozenset(self._clause_starts)
        self._coded = sorted((found.start, found.end) for found in report.events if is_coded(found))

    def make_all(self, mention: Mention) -> Sequence[Item]:
        """Prepare one mention, and what its clause adds by itself."""
        is_statement = mention.kind is ClaimKind.STATEMENT
        is_free = is_statement or (mention.kind is ClaimKind.EVENT and not is_coded(mention))
        inner = self._clause_in(mention) if is_free else None
        whole = self.make(mention, inner)
        text = self._report.text
        first, *tails = cut_tails(text, mention, inner, self._begins)
        if not tails or inner is None:
            return [whole]
        head = narrow(mention, [first], text)
        if not is_statement and self._holds_event(head):
            return [whole]  # the rest alone would tell the coded event once more
        pieces = [self.make(head, inner)]
        for part in tails:
            tail = narrow(mention, [part], text)
            told = Event(type=None, status=status_of_tail(tail.exact, inner.event.status))
            if mention.event is not None:
                tail = replace(tail, event=told)
            piece = self.make(tail)
            pieces.append(replace(piece, event=piece.event or told, is_phrase=False))
        return [replace(piece, whole=whole) for piece in pieces]

    def make(self, mention: Mention, clause: Clause | None = None) -> Item:
        """Prepare one mention; its clause may be given, where that reaches farther."""
        stretches = mention.stretches
        wording = self._read(stretches)
        span = sentence_around(self._report.text, mention.start, mention.end)
        item = Item(mention, self._report, wording, wording, wording, span, event=mention.event)
        if mention.kind in {ClaimKind.FIGURE, ClaimKind.RELATION} or is_coded(mention):
            near = clause_around(self._report.text, span, mention.start, mention.end)
            item = replace(item, context=self._read_once(span), clause=self._read_once(near))
        if mention.kind is ClaimKind.FIGURE:
            return replace(item, signs=read_signs(self._report.text, mention.start, span))
        if mention.kind is ClaimKind.RELATION:
            return item
        inner = clause or self._clause_in(mention)
        meaning, setting = self._point(stretches), self._point_around(span)
        item = replace(
            item,
            meaning=meaning,
            setting=setting,
            asks=self._ask(stretches, meaning, setting),
            predicate=self._predicate_of(inner),
        )
        if mention.kind is ClaimKind.EVENT:
            return item
        return replace(
            item,
            sentence=(mention.start, mention.end),
            event=inner.event if inner else None,
            holds_event=self._holds_event(mention),
            is_phrase=inner is None and bool(self._clauses),
        )

    def _clause_in(self, mention: Mention) -> Clause | None:
        """Find the first clause that lies in a mention; of a statement none that is coded."""
        first = bisect_left(self._clause_starts, mention.start)
        for inside in self._clauses[first : first + _NEAR]:
            if inside.end > mention.end:
                continue
            if mention.kind is ClaimKind.EVENT or inside.event.type is None:
                return inside
        return None

    def _predicate_of(self, clause: Clause | None) -> Predicate | None:
        if clause is None:
            return None
        at = clause.predicate
        words = list(islice(spaced_words(self._report.text, at, clause.end), 3))
        if not words or words[0][0] != at:
            return None
        printed, term = words[0][1], self._lexicon.term(words[0][1])
        if len(words) > 1 and words[1][1] in _PARTICLES:
            both = f"{stem(words[0][1])}-{words[1][1]}"
            term = self._lexicon.groups.get(both, both)
            printed = f"{printed} {words[1][1]}"
        for size in (1, 2):
            behind = " ".join(word for _, word in words[1 : 1 + size])
            stand = _STANDS.get((stem(words[0][1]), behind))
            if stand is not None:
                printed, term = f"{words[0][1]} {behind}", self._lexicon.term(stand)
        return Predicate(printed, term, self._point((Part(start=at, end=at + 1),)), at)

    def _holds_event(self, mention: Mention) -> bool:
        """Tell whether a coded event shares half of the shorter stretch with a mention."""
        last = bisect_left(self._coded, (mention.end, mention.end))
        for start, end in self._coded[max(0, last - _NEAR) : last]:
            shared = min(end, mention.end) - max(start, mention.start)
            if 2 * shared >= min(end - start, mention.end - mention.start):
                return True
        return False

    def _point_around(self, span: tuple[int, int]) -> Direction | None:
        """Tell where a sentence points, or recall it."""
        if span not in self._directions:
            self._directions[span] = self._point((Part(start=span[0], end=span[1]),))
        return self._directions[span]

    def _point(self, stretches: tuple[Part, ...]) -> Direction | None:
        meanings = self._report.meanings
        return direction_of(meanings, stretches) if isinstance(meanings, Meanings) else None

    def _ask(
        self, stretches: tuple[Part, ...], meaning: Direction | None, setting: Direction | None
    ) -> Direction | None:
        meanings = self._report.meanings
        if not isinstance(meanings, Meanings) or meaning is None or setting is None:
            return None
        return load_questions().point(meanings, stretches, (meaning, setting))

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
