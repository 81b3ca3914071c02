"""The counts of people harmed or moved of which a report gives one alone."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from crosswire.align.figures import is_sufferer_count, property_of
from crosswire.align.intervals import interval_of
from crosswire.align.periods import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crosswire.align.item import Item

_PART = re.compile(
    r"\b(?:including|included|as well as|(?:among|of) (?:them|whom|those|the "
    r"(?:(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )?"
    r"(?:dead|killed|injured|wounded|hurt|victims|casualties|missing|displaced|evacuees|evacuated"
    r"|arrested|detained|detainees|rescued|survivors|passengers|people)))[\s,]"
    r"(?:[^.;:]{0,40}\s)?\Z",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(r"\s(?:of (?:them|whom|those)|(?:was|were|are) among)\b")
_DAYS = 60
"""Days before the report from which a toll is one of an earlier event."""
_HEAD = 60


def find_sole_tolls(items: Iterable[Item]) -> frozenset[int]:
    """
    Find the tolls that stand alone in their report, so that readers know which event they mean.

    "Four others were hurt" gives no day and no place, yet in a report with no other number of
    injured it is the number that another report gives as five. A part of a toll ("including
    three children"), what is called outdated and what an earlier event cost do not count. Nor do
    the dead, who are told of with their event: the sentence itself must say that it is one.

    Returns:
        The identities (`id`) of those items.
    """
    found: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        figure = item.mention.figure
        if figure is None or not is_sufferer_count(figure) or property_of(figure) == "dead":
            continue
        if not (_is_part(item) or item.signs.outdated or _is_of_before(item)):
            found[item.mention.report, property_of(figure) or ""].append(item)
    return frozenset(
        id(item)
        for same in found.values()
        if len({_number_of(item) for item in same}) == 1
        for item in same
    )


class Earlier:
    """The tolls of earlier events that reports set beside the one they tell of."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Take the figures of a story."""
        tolls = [item for item in items if _is_toll(item)]
        before = [item for item in tolls if _is_of_before(item)]
        old = {id(item) for item in before}
        present = {_key_of(item) for item in tolls if id(item) not in old}
        self._beside = frozenset(id(item) for item in before if _key_of(item) in present)

    def keep_apart(self, left: Item, right: Item) -> str | None:
        """
        Say why two tolls are of two events, if they are.

        Of "at least 14 died, the most since 2003, when 81 drowned" the 81 are of that year: the
        present toll of another report, of whatever day, is no newer count of them.
        """
        for one, other in ((left, right), (right, left)):
            if id(one) not in self._beside or not _is_toll(other) or id(other) in self._beside:
                continue
            is_named_so = _number_of(one) == _number_of(other) and (
                one.mention.report != other.mention.report
            )
            if not is_named_so:
                return "one is the toll of an earlier event"
        return None


def find_revising(items: Iterable[Item]) -> frozenset[str]:
    """
    Find the reports that say of a toll that it rose or fell.

    Of two reports of one day, the one whose toll "rose to 19" is the later, and so are the other
    numbers of people that it gives.

    Returns:
        The ids of those reports.
    """
    return frozenset(item.mention.report for item in items if item.signs.revises and _is_toll(item))


def _is_toll(item: Item) -> bool:
    return item.mention.figure is not None and is_sufferer_count(item.mention.figure)


def _key_of(item: Item) -> tuple[str, str | None]:
    figure = item.mention.figure
    return item.mention.report, property_of(figure) if figure is not None else None


def _number_of(item: Item) -> float | None:
    interval = interval_of(item.mention.figure) if item.mention.figure is not None else None
    return interval.nominal if interval is not None else None


def _is_part(item: Item) -> bool:
    """Tell some of those counted already: "nine died, among them two nurses"."""
    text, start = item.report.text, item.mention.start
    head = text[max(item.sentence[0], start - _HEAD) : start]
    return _PART.search(head) is not None or _PART_BEHIND.match(text, item.mention.end) is not None


def _is_of_before(item: Item) -> bool:
    """Tell a toll of a time well before the report."""
    figure = item.mention.figure
    end = read_day(figure.period.end) if figure is not None and figure.period is not None else None
    printed = read_day(item.moment[:10])
    return end is not None and printed is not None and (printed - end).days > _DAYS
