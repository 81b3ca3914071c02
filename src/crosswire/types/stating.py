"""The line of a figure that has several values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.types import AspectName, Claim, Verdict

_MOST_VALUES = 3
_NUMBER = re.compile(r"\d[\d.,]*")


def state_values(claim: Claim) -> str:
    """
    State a figure with every value that it has by turns or in conflict; one stands for none.

    Of many values that superseded one another the first and the newest are told: "Dead: 41
    people, then 58 people … then 77 people". A value that only loses its "at least" is no new one.
    Of a conflict all are named, so that no report's word is missing.
    """
    values = [
        value.value
        for aspect in claim.aspects
        if aspect.name is AspectName.VALUE
        for value in aspect.values
    ]
    link = {Verdict.CONFLICT: " or ", Verdict.UPDATE: ", then "}.get(claim.verdict)
    what, _, last = claim.summary.rpartition(": ")
    if link is None or len(values) < 2 or last not in values:
        return claim.summary
    told = link.join(values)
    if claim.verdict is Verdict.UPDATE:
        values = _drop_restated(values)
        told = link.join(values)
        if len(values) > _MOST_VALUES:
            told = f"{link.join(values[: _MOST_VALUES - 1])} … then {values[-1]}"
    return f"{what}: {told}" if what else told


def _drop_restated(values: Sequence[str]) -> list[str]:
    """Keep of values in a row that have the same numbers the last one."""
    numbers = [_NUMBER.findall(value) for value in values]
    return [
        value
        for value, own, following in zip(values, numbers, [*numbers[1:], []], strict=True)
        if not own or own != following
    ]
