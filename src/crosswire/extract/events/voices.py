"""Who tells of an event behind its words, and so is no side of it."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from crosswire.extract.events.line import Line, Placed
from crosswire.extract.events.turns import Coded
from crosswire.types import Part, Reading


class Voices:
    """The sources that stand behind what they say: "shots fell on the town, the ministry said"."""

    def __init__(self, reading: Reading) -> None:
        """Take the attributions of a report."""
        told = {
            (part.start, part.end): one.source
            for one in reading.attributions
            if one.source is not None
            for part in one.content
            if part.end <= one.source.start
        }
        self._parts = sorted(told)
        self._sources = [told[span] for span in self._parts]

    def leave_out(self, line: Line, coded: Coded) -> Coded:
        """
        Leave out of the sides of an event whoever tells of it behind its words.

        Of "troops fired on a patrol near Orve, the security committee said" the committee is no
        target. Who speaks first may act: "Chad said it would send troops".
        """
        at = self._find(line.tokens[coded.first].start)
        if at is None:
            return coded
        source = self._sources[at]
        roles = coded.roles
        kept = [
            tuple(one for one in side if not _stands_in(line, one, source))
            for side in (roles.actors, roles.recipients)
        ]
        if len(kept[0]) == len(roles.actors) and len(kept[1]) == len(roles.recipients):
            return coded
        return replace(coded, roles=replace(roles, actors=kept[0], recipients=kept[1]))

    def content_around(self, position: int) -> Part | None:
        """Give what is said around an offset, where its source stands behind it."""
        at = self._find(position)
        return None if at is None else Part(start=self._parts[at][0], end=self._parts[at][1])

    def _find(self, position: int) -> int | None:
        index = bisect_right(self._parts, (position, 1 << 60)) - 1
        return index if index >= 0 and position < self._parts[index][1] else None


def _stands_in(line: Line, placed: Placed, source: Part) -> bool:
    """Tell whether an actor is named within a source."""
    first, last = line.tokens[placed.first].start, line.tokens[placed.last - 1].end
    return source.start <= first and last <= source.end
