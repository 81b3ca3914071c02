"""Error rates measured on labelled stories that nothing was tuned on, as printed with verdicts."""

from __future__ import annotations

from functools import cache

import msgspec

from crosswire.reference.rows import read_rows


class ErrorRate(msgspec.Struct, frozen=True):
    """
    How often a kind of verdict was wrong.

    Attributes:
        wrong: Share of wrong ones, from 0 to 1.
        n_checked: Verdicts checked.
    """

    wrong: float
    n_checked: int


@cache
def load_alone_rate() -> ErrorRate:
    """
    Load how often a claim called `alone` stood in another report after all.

    Measured by `python -m bench.verdicts --save` on the held-out half of the labelled
    stories, which writes the packaged table.

    Raises:
        ReferenceDataError: The table is missing or malformed.
    """
    rates = {
        name: ErrorRate(float(wrong), int(n_checked))
        for name, wrong, n_checked in read_rows("error_rates.tsv", 3)
    }
    return rates["alone"]
