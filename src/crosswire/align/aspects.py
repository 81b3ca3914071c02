"""In what the reports of one claim differ, value by value."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from crosswire.align.phrases import (
    say_actors,
    say_amount,
    say_event,
    say_period,
    say_qualifier,
    say_relation,
    say_status,
)
from crosswire.align.places import find_way
from crosswire.types import Aspect, AspectName, AspectValue
from crosswire.types.naming import join_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from crosswire.align.item import Item
    from crosswire.types import ClaimKind

_LONGEST = 160
_MARKS = '“”"'
_EDGES = " ,;:"
_INSIDE = re.compile("[“”]")
_INNER = str.maketrans("“”", "‘’")


class AspectTable:
    """One mention a report, and what they say in each aspect."""

    def __init__(
        self,
        kind: ClaimKind,
        shown: Mapping[str, Item],
        every: Mapping[str, Sequence[Item]],
        places: Mapping[Item, int],
    ) -> None:
        """
        Take the mention that stands for each report, in order of the reports, and all of each.

        A report that gives two values, as one that tells of a dispute, stands behind both.

        Args:
            kind: Kind of the claim; its mentions may be of two.
            shown: The mention that stands for each report.
            every: All mentions of each.
            places: Place of each mention in the claim.
        """
        self.kind = kind
        self._shown = shown
        self._every = every
        self._places = places

    def showing(self, shown: Mapping[str, Item]) -> AspectTable:
        """Give the table with other mentions standing for the reports named."""
        return AspectTable(self.kind, {**self._shown, **shown}, self._every, self._places)

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports, in order."""
        return tuple(self._shown)

    @property
    def items(self) -> tuple[Item, ...]:
        """The mentions, in order of the reports."""
        return tuple(self._shown.values())

    @property
    def every(self) -> tuple[Sequence[Item], ...]:
        """All mentions of each report."""
        return tuple(self._every[report] for report in self._shown)

    def grouped(self, value: Callable[[Item], str]) -> list[tuple[str, list[str]]]:
        """Gather the reports behind each value, in order of first appearance."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for report, item in self._shown.items():
            said = value(item)
            if said:
                found[said].append(report)
        return list(found.items())

    def disputed(self, value: Callable[[Item], str]) -> list[tuple[str, list[str]]]:
        """Gather likewise the reports behind each value that stands for a report, all of theirs."""
        behind: defaultdict[str, set[str]] = defaultdict(set)
        for report, items in self._every.items():
            for item in items:
                behind[value(item)].add(report)
        order = {report: at for at, report in enumerate(self._shown)}
        return [
            (said, sorted({*reports, *behind[said]}, key=order.__getitem__))
            for said, reports in self.grouped(value)
        ]

    def aspects(self, names: Iterable[AspectName], *, is_clash: bool = False) -> tuple[Aspect, ...]:
        """List the aspects in which at least two values stand against each other."""
        aspects: list[Aspect] = []
        for name in sorted(set(names), key=list(AspectName).index):
            value = partial(value_of, name=name)
            values = self.disputed(value) if is_clash else self.grouped(value)
            if len(values) > 1:
                aspects.append(
                    Aspect(
                        name=name,
                        values=tuple(
                            AspectValue(
                                value=said,
                                reports=tuple(reports),
                                mentions=tuple(self._giving(said, value, reports)),
                            )
                            for said, reports in values
                        ),
                    )
                )
        return tuple(aspects)

    def _giving(
        self, said: str, value: Callable[[Item], str], reports: Iterable[str]
    ) -> Iterator[int]:
        """Find in each report the mention that gives a value, first that which stands for it."""
        for report in reports:
            items = (self._shown[report], *self._every[report])
            yield next(self._places[item] for item in items if value(item) == said)


def value_of(item: Item, name: AspectName | None) -> str:
    """Write what a mention says in one aspect; without one, its whole content."""
    mention = item.mention
    match name:
        case AspectName.SPEAKER:
            return join_names(sorted({speaker.name for speaker in mention.speakers}))
        case AspectName.QUALIFIER if mention.figure:
            return say_qualifier(mention.figure)
        case AspectName.UNIT if mention.figure:
            return (mention.figure.unit or "").replace("_", " ")
        case AspectName.QUALIFIER | AspectName.UNIT | AspectName.WORDING if mention.event:
            return words_of(item)
        case AspectName.PERIOD if mention.figure:
            return say_period(mention.figure.period)
        case AspectName.DATE if item.event:
            return say_period(item.event.date or item.event.due)
        case AspectName.DATE if mention.relation:
            return say_period(mention.relation.since)
        case AspectName.PLACE if way := find_way(item.report, mention):
            return str(way)
        case AspectName.PLACE if item.event:
            return item.event.place.name if item.event.place else ""
        case AspectName.STATUS if item.event:
            return say_status(item.event)
        case AspectName.STATUS if mention.relation:
            return "holds" if mention.relation.holds else "does not hold"
        case AspectName.ACTOR if item.event:
            return say_actors(item.event.actors)
    return _content_of(item)


def _content_of(item: Item) -> str:
    mention = item.mention
    if mention.figure is not None:
        return say_amount(mention.figure)
    if mention.event is not None and mention.event.type is not None:
        return say_event(mention.event)
    if mention.relation is not None:
        return say_relation(mention.relation)
    return words_of(item)


def words_of(item: Item) -> str:
    """Give what a mention says in the words of its report, between quotation marks."""
    text = item.report.text
    return quote_words(
        " ".join(" ".join(text[part.start : part.end].split()) for part in item.mention.stretches)
    )


def quote_words(words: str) -> str:
    """
    Put words of a report between quotation marks, shortened where they are long.

    What they quote themselves stands between single marks: “the “half a ton” of files” is “the
    ‘half a ton’ of files”. Commas and colons at its edges go.
    """
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    bare = words.strip(_EDGES)
    n_open = bare.count("“") - bare.count("”")
    if n_open or not _INSIDE.search(bare.strip(_MARKS)):
        bare = bare.strip(f"{_MARKS}{_EDGES}")
        n_open = bare.count("“") - bare.count("”")
    bare = f"{bare}”" if n_open > 0 else bare
    return f"“{bare.translate(_INNER)}”"
