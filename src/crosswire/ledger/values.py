"""Every value that reports give for a figure, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database
from crosswire.ledger.queries import text_of
from crosswire.ledger.records import Evidence, FigureValue
from crosswire.types import Figure, Mention, Passage

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
    for at in range(0, len(numbers), 500):
        for number, value in _load_some(database, numbers[at : at + 500]):
            key = _key_of(value)
            known = found[number].setdefault(key, value)
            names = dict.fromkeys((*known.carried_by, *value.carried_by))
            found[number][key] = replace(known, carried_by=tuple(names))
    return {number: tuple(values.values()) for number, values in found.items()}


def _load_some(database: Database, numbers: Sequence[int]) -> Iterator[tuple[int, FigureValue]]:
    some = ", ".join(str(int(number)) for number in numbers)
    for number, claim, story, report, outlet, uri, published, value in database.rows(
        "SELECT c.number, c.id, n.story, r.id, coalesce(r.outlet, r.title, r.id), r.uri,"
        " r.published, m.value FROM now_mention k JOIN claim c ON c.number = k.claim"
        " JOIN now_claim n ON n.claim = k.claim JOIN mention m ON m.id = k.mention"
        f" JOIN report r ON r.id = m.report WHERE k.claim IN ({some})"
        " ORDER BY c.number, r.published IS NULL, r.published, r.number, m.first"
    ):
        mention = from_json(value, Mention)
        if mention.figure is not None:
            yield (
                number,
                FigureValue(
                    figure=mention.figure,
                    speaker=mention.speaker.name if mention.speaker else None,
                    carried_by=(str(outlet),),
                    day=(text_of(published) or "")[:10] or None,
                    evidence=Evidence(
                        claim=str(claim),
                        story=str(story),
                        report=str(report),
                        outlet=str(outlet),
                        uri=str(uri),
                        passage=Passage(start=mention.start, end=mention.end, exact=mention.exact),
                    ),
                ),
            )


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
