"""Every value that reports give for a figure, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database, rows_among
from crosswire.ledger.queries import evidence_of, load_names, text_of
from crosswire.ledger.records import FigureValue
from crosswire.types import Figure, Mention

_Key = tuple[float | None, float | None, str | None, str, str, str | None]


def load_values(database: Database, numbers: Sequence[int]) -> dict[int, tuple[FigureValue, ...]]:
    """
    Load the values that the reports give for each figure claim, the earliest first.

    A toll that three outlets put at 12, 19 and 23 has three. The same number from two speakers
    is two; from two reports of one speaker it is one, carried by both.

    Args:
        database: The ledger.
        numbers: Numbers of claims that are figures.
    """
    found: dict[int, dict[_Key, FigureValue]] = {number: {} for number in numbers}
    for number, value in _load_each(database, numbers):
        key = _key_of(value)
        known = found[number].setdefault(key, value)
        names = dict.fromkeys((*known.carried_by, *value.carried_by))
        found[number][key] = replace(known, carried_by=tuple(names))
    return {number: tuple(values.values()) for number, values in found.items()}


def _load_each(database: Database, numbers: Sequence[int]) -> Iterator[tuple[int, FigureValue]]:
    rows = list(
        rows_among(
            database,
            "SELECT c.number, r.published, c.id, n.story, r.number, r.id, r.uri, m.value"
            " FROM now_mention k JOIN claim c ON c.number = k.claim"
            " JOIN now_claim n ON n.claim = k.claim JOIN mention m ON m.id = k.mention"
            " JOIN report r ON r.id = m.report WHERE k.claim IN ({numbers})"
            " ORDER BY c.number, r.published IS NULL, r.published, r.number, m.first",
            numbers,
        )
    )
    names = load_names(database, [row[4] for row in rows])
    for number, published, *cells in rows:
        mention = from_json(cells[-1], Mention)
        if mention.figure is not None:
            evidence = evidence_of(cells, names)
            value = FigureValue(
                figure=mention.figure,
                speaker=mention.speaker.name if mention.speaker else None,
                carried_by=(evidence.outlet,),
                day=(text_of(published) or "")[:10] or None,
                evidence=evidence,
            )
            yield number, value


def _key_of(value: FigureValue) -> _Key:
    figure: Figure = value.figure
    return (
        figure.low,
        figure.high,
        figure.unit,
        figure.qualifier.value,
        figure.change.value,
        value.speaker,
    )
