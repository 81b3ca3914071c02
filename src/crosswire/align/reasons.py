"""The sentence that says why a claim has its verdict."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

from crosswire.align.aspects import value_of, words_of
from crosswire.align.item import is_coded
from crosswire.align.phrases import say_amount
from crosswire.align.quoting import quote_otherwise, say_other_words
from crosswire.align.summaries import representative
from crosswire.align.told_numbers import rival_figures
from crosswire.types import AspectName, ClaimKind
from crosswire.types.naming import join_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from crosswire.align.aspects import AspectTable
    from crosswire.align.item import Item
    from crosswire.types import Aspect

_SINGLE = frozenset({AspectName.PERIOD, AspectName.DATE, AspectName.PLACE, AspectName.STATUS})
"""Aspects of which the value says enough by itself."""
_COMPARED = 8
"""Mentions of a report that are looked at for a quote that differs."""


def say_values(values: Sequence[tuple[str, Sequence[str]]], labels: Mapping[str, str]) -> str:
    """Say which outlets give which value: "the Herald says 12 dead, the Star 15 dead"."""
    phrases: list[str] = []
    for value, reports in values:
        who = join_names([labels[report] for report in reports])
        verb = "" if phrases else (" says" if len(reports) == 1 else " say")
        phrases.append(f"{who}{verb} {value}")
    return ", ".join(phrases)


def say_difference(
    names: Collection[AspectName],
    pair: tuple[Item, Item],
    gather: Callable[[Callable[[Item], str]], list[tuple[str, list[str]]]],
    labels: Mapping[str, str],
) -> str:
    """
    Say which reports give which value; where that takes whole passages, what two of them say.

    Of ten passages, the two that differ say more than all. Where a number differs, it says enough.

    Args:
        names: The aspects in which reports differ.
        pair: Two mentions that do.
        gather: Gives for each value the reports behind it.
        labels: Name of each report for the sentence.
    """
    leading = _leading_aspect(names, pair)
    are_told = AspectName.VALUE in names and not any(item.mention.figure for item in pair)
    figures = rival_figures(*pair) if are_told else None
    if leading is None and len({value_of(item, None) for item in pair}) == 1:
        return _say_words(pair, labels)
    if figures is None and not any(value_of(item, leading).startswith("“") for item in pair):
        return say_values(gather(lambda item: value_of(item, leading)), labels)
    values = [say_amount(one) for one in figures] if figures else [value_of(i, None) for i in pair]
    said = [(value, [item.mention.report]) for value, item in zip(values, pair, strict=True)]
    return say_values(said, labels)


def _say_words(pair: tuple[Item, Item], labels: Mapping[str, str]) -> str:
    """Say in which words two reports tell what comes to one political event."""
    return say_values([(words_of(item), [item.mention.report]) for item in pair], labels)


def _leading_aspect(names: Collection[AspectName], pair: tuple[Item, Item]) -> AspectName | None:
    """
    Pick the aspect that the sentence shows; None shows the whole content.

    That a passage is "planned" or "denied" says too little unless it is a coded event.
    """
    name = next(iter(names))
    if len(names) > 1 or name not in _SINGLE:
        return None
    is_told = any(not is_coded(i.mention) and i.mention.relation is None for i in pair)
    return None if name is AspectName.STATUS and is_told else name


def say_wording(table: AspectTable, labels: Mapping[str, str]) -> str | None:
    """Say how two reports that quote a statement in other words do so; None where none does."""
    shown = combinations(table.items, 2)
    pairs = chain(shown, _pairs_of_reports(table))
    pair = next((pair for pair in pairs if quote_otherwise(*pair)), None)
    if pair is None:
        return None
    names = (labels[pair[0].mention.report], labels[pair[1].mention.report])
    return say_other_words(names, pair)


def _pairs_of_reports(table: AspectTable) -> Iterator[tuple[Item, Item]]:
    """Pair the first mentions of each report with those of another."""
    for one, other in combinations(table.every, 2):
        for left in one[:_COMPARED]:
            for right in other[:_COMPARED]:
                yield left, right


def say_speakers(aspect: Aspect, table: AspectTable, labels: Mapping[str, str]) -> str:
    """Say whose words a claim is in each report; of several renderings, that they are several."""
    given = [
        f"to {value.value} by {join_names([labels[report] for report in value.reports])}"
        for value in aspect.values
    ]
    is_told = table.kind in {ClaimKind.STATEMENT, ClaimKind.EVENT}
    are_many = is_told and len({item.wording.words for item in table.items}) > 1
    what = "the same in substance" if are_many else "the same"
    return f"{what} is attributed {', '.join(given)}"


def say_agreed(table: AspectTable, labels: Mapping[str, str]) -> str:
    """Say who agrees, and on what number where it is one."""
    who = join_names([labels[report] for report in table.reports])
    if table.kind is ClaimKind.STATEMENT:
        same = len({item.wording.words for item in table.items}) == 1
        how = "carry it in the same words" if same else "say the same in substance"
        return f"{who} {how}"
    if table.kind is not ClaimKind.FIGURE:
        return f"{who} {'both' if len(table.reports) == 2 else 'all'} report it"
    units = {item.mention.figure.unit for item in table.items if item.mention.figure} - {None}
    if len(units) > 1:
        values = table.grouped(lambda item: value_of(item, None))
        return f"{say_values(values, labels)}; the same in substance"
    verb = "both give" if len(table.reports) == 2 else "all give"
    return f"{who} {verb} {value_of(representative(table.items), None)}"
