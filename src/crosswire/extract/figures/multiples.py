"""How many times as much: whether a multiple is set against an earlier time or another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.extract.figures.quantity import Quantity
from crosswire.reference import any_of
from crosswire.types import Change, DateMention

_TIMES = r"(?:twice|thrice|double|triple|half|(?:[\w.-]+|a half) times|\w+fold)"
_MORE = r"(?:more|higher|larger|greater|bigger|less|lower|fewer|smaller)"
_IT_DID = (
    r"(?:\s+(?:it|he|she|they|we)"
    r"(?:\s+(?:did|does|was|were|had|has|used to|cost|paid|made|sold))*)?"
)
_PLACED = _IT_DID + r"(?:\s+(?:in|on|at|of|during|for|from|since|back in))?(?:\s+the)?\s*"
_BASE = re.compile(
    rf"\b{_TIMES}\s+(?:"
    rf"as\s+\w+(?:\s+[\w’'-]+){{0,3}}?\s+as{_PLACED}"
    rf"|{_MORE}(?:\s+[\w’'-]+){{0,3}}?\s+than{_PLACED}"
    r"|(?:the|its|their)\s+(?:(?!(?:as|than|on|by)\b)[\w’'-]+\s+){1,6}?(?:of|in|from|for|at|on)\s+"
    r"|(?:that|those)\s+(?:of|in|from|for|on)\s+"
    r"|(?:of\s+)?what\s+(?:[\w’'-]+\s+){1,4}?(?:in|on|at|of|for|during)\s+"
    r"|)\Z",
    re.IGNORECASE,
)
"""Before the time that a multiple is measured against: "twice the price of last week"."""
_THEN = (
    r"(?:before|previously|earlier|ago|usual|normal|pre-\w+"
    r"|(?:seasonal|historical|long-term|(?:\w+|\d+)-year|past|previous|usual|normal) average"
    r"|average (?:of|for|over|in) (?:the (?:past|last|previous|time|season)"
    rf"|{any_of('words.months')}))\b"
)
"""An earlier time, or what is usual: the average of other places is neither."""
_ANOTHER = (
    r"(?:as|than)\s+(?!(?:it|he|she|they|we)\b)(?:[\w’'-]+\s+){1,4}?"
    r"(?:did|does|do|was|were|is|are|had|has|have)\b"
)
"""What another has or does: "as its rival did before the merger"."""
_BEHIND = re.compile(
    rf"\s+(?:as\s+\w+|{_MORE}|the|its|their|that|those|what|of)\b"
    rf"(?:(?!{_ANOTHER})[^.;:,]){{0,60}}?\b{_THEN}",
    re.IGNORECASE,
)
_LESS = re.compile(r"\s+(?:less|lower|fewer|smaller)\b", re.IGNORECASE)
_AS_MUCH = re.compile(r"\s+(?:as\s+\w+|the|its|their|that|those|what)\b", re.IGNORECASE)
_UNITS = frozenset({"times", "fraction"})
"""Of "twice as much" and of "half as much"."""
_REACH = 90


def is_base_of_multiple(text: str, date: DateMention) -> bool:
    """
    Tell a time that a multiple is measured against, which is the time of no figure.

    "Petrol rose to 1,500 francs, twice the price of last week": neither number is of that week.
    """
    return _BASE.search(text, max(0, date.start - _REACH), date.start) is not None


def change_in_time(text: str, quantity: Quantity, dates: Sequence[DateMention]) -> Change | None:
    """
    Tell how a thing changed of which a multiple is told: "twice the price of June" is a rise.

    "Twice the size of its rival" sets it against another thing, and is no change.

    Args:
        text: The stored text.
        quantity: The multiple.
        dates: Expressions of time in its sentence.

    Returns:
        None where the multiple is not set against an earlier time.
    """
    if quantity.unit not in _UNITS or not (
        _AS_MUCH.match(text, quantity.end) or _LESS.match(text, quantity.end)
    ):
        return None
    is_then = _BEHIND.match(text, quantity.end) is not None or any(
        quantity.end <= date.start < quantity.end + _REACH
        and not set(text[quantity.end : date.start]) & set(".;:")
        and is_base_of_multiple(text, date)
        for date in dates
    )
    if not is_then:
        return None
    is_less = _LESS.match(text, quantity.end) is not None or quantity.high < 1
    return Change.FALL if is_less else Change.RISE
