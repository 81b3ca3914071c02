"""Joins the attributions of the model with the hard evidence of quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from crosswire.reader.documents import is_upstream
from crosswire.reader.model.linking import Linked
from crosswire.reader.placing import Placer
from crosswire.types import Attribution, Form, Part

_CREDIT = "according to"  # reports speech in all its uses
_FEW = 3  # shorter quotes without the model's word are names and scare quotes
_SURE = 0.5  # rules that are less sure of a direct quote than this are not asked


class Overlaps:
    """Attributions by the characters of their contents."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        """Take attributions; answers are indexes into them."""
        parts = sorted(
            (part.start, part.end, index)
            for index, one in enumerate(attributions)
            for part in one.content
        )
        self._starts = [start for start, _, _ in parts]
        self._parts = parts
        self._reach = list(accumulate((end for _, end, _ in parts), max))

    def of_part(self, part: Part) -> Iterator[int]:
        """Give those that share a character with a part, the last first, some more than once."""
        place = bisect_left(self._starts, part.end) - 1
        while place >= 0 and self._reach[place] > part.start:
            if self._parts[place][1] > part.start:
                yield self._parts[place][2]
            place -= 1

    def of(self, one: Attribution) -> list[int]:
        """Give those that share a character with the content of another, in order."""
        return sorted({index for part in one.content for index in self.of_part(part)})


def merge_speech(
    linked: Sequence[Linked], ruled: Sequence[Attribution], placer: Placer
) -> tuple[Attribution, ...]:
    """
    Join what the model found with what rules have hard evidence for.

    The model decides what is reported, and by whom. Rules have their say where marks or words
    are certain: a direct quote, or a part of one, of which the model says nothing is theirs to
    attribute; where it finds a quote but no source, the source that they carry on from the
    quote before is taken; and where it gives words to the document that they are from, while
    rules name who speaks in it, that one speaks.

    Args:
        linked: Attributions of the model, as words.
        ruled: Attributions of the rules.
        placer: Lays the former on the text.
    """
    return _Merger(ruled, placer).merge(linked)


class _Merger:
    """The attributions of the rules, by place, and which of them were taken over."""

    def __init__(self, ruled: Sequence[Attribution], placer: Placer) -> None:
        self._ruled = ruled
        self._index = Overlaps(ruled)
        self._placer = placer
        self._taken: set[int] = set()

    def merge(self, linked: Sequence[Linked]) -> tuple[Attribution, ...]:
        kept: list[Attribution] = []
        loose: list[Attribution] = []
        for one in linked:
            placed = self._placer.place(one)
            if placed is None:
                continue
            draft = self._part_cues(placed, kept)
            if self._speak_inside(draft, kept):
                continue
            twin = self._find_twin(draft)
            if twin is not None and self._is_turn(self._ruled[twin], draft):
                self._take(twin, kept)
                continue
            whole = draft if twin is None else self._complete(draft, self._ruled[twin])
            (loose if whole.cue is None and whole.source is None else kept).append(whole)
        self._gather(loose, kept)
        self._add_quotes(kept)
        return tuple(sorted(kept, key=lambda one: one.content[0].start))

    def _take(self, index: int, kept: list[Attribution]) -> None:
        """Take an attribution of the rules over, once."""
        if index not in self._taken:
            self._taken.add(index)
            kept.append(self._ruled[index])

    def _part_cues(self, draft: Attribution, kept: list[Attribution]) -> Attribution:
        """
        Take from an attribution a later content that has a cue of its own.

        "Ferries stopped, Lund reported, citing the ministry": what Lund cites is not what he
        reported, and the rules see the second cue. So too where the cue opens the later content:
        "No one was held, Lund said, denying reports that two were".
        """
        if draft.cue is None or len(draft.content) == 1:
            return draft
        parts = [draft.content[0]]
        for part in draft.content[1:]:
            for index in self._index.of_part(part):
                cue = self._ruled[index].cue
                is_own = cue is not None and draft.cue.end <= cue.start <= part.start
                if is_own and len(self._ruled[index].content) == 1:
                    self._take(index, kept)
                    break
            else:
                parts.append(part)
        return replace(draft, content=tuple(parts), form=self._placer.form_of(parts))

    def _speak_inside(self, draft: Attribution, kept: list[Attribution]) -> bool:
        """
        Take over who speaks in the document that the model took for the speaker.

        "Trade grew, Rivas said, according to the press release": Rivas speaks, and the press
        release is where the report has it from.
        """
        if draft.source is None or not is_upstream(self._placer.cut(draft.source)):
            return False
        found = False
        for index in self._index.of(draft):
            one = self._ruled[index]
            if one.upstream is None or one.source is None:
                continue
            if one.upstream.overlaps(draft.source) and not one.source.overlaps(draft.source):
                self._take(index, kept)
                found = True
        return found

    def _is_turn(self, ruled: Attribution, draft: Attribution) -> bool:
        """Tell a turn of a printed conversation, "Lund: The port is open. ...", found in part."""
        if ruled.form is not Form.DIRECT or draft.form is not Form.INDIRECT:
            return False
        if ruled.cue is None or draft.cue is None or self._placer.cut(ruled.cue) != ":":
            return False
        return draft.cue.overlaps(ruled.cue)

    def _find_twin(self, draft: Attribution) -> int | None:
        """Find the attribution of the rules that shares most characters of the content."""
        best, found = 0, None
        for index in self._index.of(draft):
            shared = sum(
                max(0, min(mine.end, other.end) - max(mine.start, other.start))
                for mine in draft.content
                for other in self._ruled[index].content
            )
            if shared > best:
                best, found = shared, index
        return found

    def _complete(self, draft: Attribution, twin: Attribution) -> Attribution:
        """Take from the rules what the model does not tell."""
        is_quote = twin.form is Form.DIRECT and draft.form is not Form.INDIRECT
        is_same_cue = draft.cue is not None and twin.cue is not None and (
            draft.cue.overlaps(twin.cue)
        )  # fmt: skip
        is_spoken_of = twin.source is not None and any(
            part.overlaps(twin.source) for part in draft.content
        )  # "he is alleged to have lied": he says nothing
        if draft.source is None and not is_spoken_of and (is_quote or is_same_cue):
            return replace(
                draft, source=twin.source, cue=draft.cue or twin.cue,
                speaker=twin.speaker or draft.speaker, upstream=twin.upstream,
            )  # fmt: skip
        is_same = draft.source is not None and (
            twin.source is None
            or draft.source.overlaps(twin.source)
            or self._placer.is_relative(draft.source)
        )
        upstream = twin.upstream
        if upstream is not None and draft.source is not None and upstream.overlaps(draft.source):
            upstream = None
        return replace(
            draft,
            speaker=draft.speaker or (twin.speaker if is_same else None),
            upstream=upstream,
        )

    def _gather(self, loose: Sequence[Attribution], kept: list[Attribution]) -> None:
        """
        Give a quote that has neither cue nor source to the attribution that it goes on with.

        Rules know which quotes belong together: the halves around "she said", and paragraphs
        that open with a mark again. A quote that goes on with none stays by itself; words that
        are not quoted, and that nobody says, are left out.
        """
        index = Overlaps(kept)
        for draft in loose:
            twin = self._find_twin(draft)
            homes = index.of(self._ruled[twin]) if twin is not None else []
            if homes:
                kept[homes[0]] = self._add(kept[homes[0]], draft.content)
            elif draft.form is not Form.INDIRECT:
                kept.append(draft)

    def _add(self, home: Attribution, parts: Sequence[Part]) -> Attribution:
        content = sorted([*home.content, *parts], key=lambda part: part.start)
        return replace(home, content=tuple(content), form=self._placer.form_of(content))

    def _add_quotes(self, kept: list[Attribution]) -> None:
        """Add what marks or words make certain and the model left out, whole or in part."""
        index = Overlaps(kept)
        for number, one in enumerate(self._ruled):
            is_quote = one.form is Form.DIRECT and one.confidence >= _SURE
            is_quote = is_quote and any(self._placer.n_words(p) >= _FEW for p in one.content)
            goes_on = one.cue is None and one.form is Form.INDIRECT  # "The cooperation is old."
            is_credit = one.cue is not None and self._placer.cut(one.cue).lower() == _CREDIT
            if number in self._taken or not (is_quote or goes_on or is_credit):
                continue
            homes = index.of(one)
            if not homes:
                self._take(number, kept)
            elif is_quote:
                free = [part for part in one.content if next(index.of_part(part), None) is None]
                if free:
                    kept[homes[0]] = self._add(kept[homes[0]], free)
