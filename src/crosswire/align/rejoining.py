"""What was cut off a clause put back where no other report tells it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.align.grouping import Group
from crosswire.align.pieces import narrow
from crosswire.types import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crosswire.align.grouping import Pairs
    from crosswire.align.item import Item


def rejoin(groups: Sequence[Group], pairs: Pairs) -> Sequence[Group]:
    """
    Put what was cut off clauses back where no other report tells it by itself.

    "Gunmen attacked a base, killing 31 soldiers" was cut in two. Where another report tells that
    31 soldiers died, they stay two claims. Where none does, or it is in one claim with its clause,
    the mention is shown whole again.

    Args:
        groups: The mentions of a pool, gathered.
        pairs: The pool; its mentions grow by what is put back.

    Returns:
        The groups, without what was put back.
    """
    home = {at: number for number, group in enumerate(groups) for at in group.members}
    lonely = {number for number, group in enumerate(groups) if _is_of_one_report(pairs, group)}
    back: set[int] = set()
    grown: dict[int, Item] = {}
    for head, *tails in _cut_apart(pairs.items):
        kept = head
        for tail in tails:
            if home[tail] not in lonely and home[tail] != home[kept]:
                kept = tail
                continue
            back.add(tail)
            grown[kept] = _grow(grown.get(kept, pairs.items[kept]), pairs.items[tail])
    pairs.show(grown)
    left = (tuple(at for at in group.members if at not in back) for group in groups)
    return [Group(members) for members in left if members]


def _grow(item: Item, tail: Item) -> Item:
    """Add what was cut off behind a mention; where all of it is back, it is what it was."""
    whole, end = item.whole, tail.mention.end
    if whole is not None and item.opens_whole and end == whole.mention.end:
        return replace(whole, original=item.original)
    piece = Part(start=item.mention.start, end=end)
    return replace(item, mention=narrow(item.mention, [piece], item.report.text))


def _cut_apart(items: Sequence[Item]) -> Iterator[Sequence[int]]:
    """Give the places of the pieces of each mention that was cut: they follow each other."""
    run: list[int] = []
    for at, item in enumerate(items):
        if run and not (item.whole is not None and _continues(items[run[-1]], item)):
            yield run
            run = []
        if item.whole is not None:
            run.append(at)
    if run:
        yield run


def _continues(before: Item, item: Item) -> bool:
    """Tell whether a piece is the next one of the mention that another is of."""
    one, other = before.whole, item.whole
    is_one = one is not None and other is not None and one.key == other.key
    return is_one and before.mention.end <= item.mention.start


def _is_of_one_report(pairs: Pairs, group: Group) -> bool:
    """Tell whether one report tells a group, and those that copy it."""
    items = (pairs.items[at] for at in group.members)
    return len({(item.original or item).mention.report for item in items}) == 1
