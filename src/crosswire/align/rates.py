"""Error rates measured on labelled stories that nothing was tuned on, as printed with verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

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


def name_step(verdict: str, step: int) -> str:
    """Name the rate of a step of a verdict, from the surest, 0."""
    return f"{verdict} {step + 1}"


@cache
def load_rates() -> Mapping[str, ErrorRate]:
    """
    Load how often verdicts were wrong, by name.

    `alone` is the share of claims called so that stood in another report after all, `alone 1` the
    same of the surest of them. Measured by `python -m bench.verdicts --save` on the held-out half
    of the labelled stories, which writes the packaged table.

    Raises:
        ReferenceDataError: The table is missing or malformed.
    """
    return MappingProxyType(
        {
            name: ErrorRate(float(wrong), int(n_checked))
            for name, wrong, n_checked in read_rows("error_rates.tsv", 3)
        }
    )
