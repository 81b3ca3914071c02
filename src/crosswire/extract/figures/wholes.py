"""A part and the whole that it is of: "two of the five seats", "60 percent of its 40 ships"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from crosswire.extract.figures.quantity import Quantity

_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:all|only)\s+)?(?:(?:the|its|their|his|her|our|these|those|some)\s+"
    r"|(?:the\s+)?[\w.’'-]+(?:[’']s|s[’'])\s+)?\Z"
)
_SHARES = frozenset(("percent", "fraction"))


def find_wholes(text: str, quantities: Sequence[Quantity]) -> frozenset[int]:
    """
    Tell which counts are only the whole that the count before them is a part of.

    Who "won two of the five seats" won two: the five belong to nobody.
    """
    return frozenset(
        at for at in range(1, len(quantities)) if _is_part(text, quantities[at - 1], quantities[at])
    )


def _is_part(text: str, part: Quantity, whole: Quantity) -> bool:
    if not whole.counts or whole.hint is not None or part.hint is not None:
        return False
    if part.unit not in (*_SHARES, None, whole.unit):
        return False
    if part.unit not in _SHARES and part.low > whole.high:
        return False
    return _OF.fullmatch(text[part.end : whole.start]) is not None


def with_whole(quantities: Sequence[Quantity], at: int) -> tuple[Quantity, Quantity]:
    """
    Give a part the noun of its whole, and the part as it reads with the words of its whole.

    Of "12 of 15 seats" the 12 are seats, and what is told of them stands behind "seats".
    """
    part, whole = quantities[at], quantities[at + 1]
    if part.unit not in _SHARES:
        part = replace(part, unit=whole.unit, counts=True)
    return part, replace(part, end=whole.end)
