"""How often claims called alone stood in another report after all, by what they are shown with."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from crosswire.align.alone import ALONE, STEPS
from crosswire.align.rates import load_rates, name_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.verdicts import Tally
    from crosswire.types import Claim

PACKAGED = Path(__file__).parent.parent / "src" / "crosswire" / "reference" / "data"
RATES = PACKAGED / "error_rates.tsv"
NAMES = (ALONE, *(name_step(ALONE, step) for step in range(len(STEPS) + 1)))
"""All claims called alone, and those of each step, from the surest."""


def step_of(claim: Claim) -> str:
    """Name the rate that a claim called alone is shown with."""
    rates = load_rates().items()
    return next((name for name, rate in rates if rate.wrong == claim.miss_rate), ALONE)


def list_alone(tally: Tally) -> dict[str, tuple[float, int]]:
    """Give the share of wrong ones and the number of the claims called alone, by step."""
    return {
        name: (tally.share(f"found {name} wrongly", f"found {name}"), tally.counts[f"found {name}"])
        for name in NAMES
    }


def print_alone(tally: Tally) -> None:
    """Print how often claims called alone stood in another report, by what they are shown with."""
    rates = load_rates()
    for name, (wrong, n_found) in list_alone(tally).items():
        if name != ALONE and n_found:
            print(f"  {name}, shown with {rates[name].wrong:.3f}: {n_found:4}, {wrong:.3f} wrong")


def write_rates(tallies: Sequence[Tally]) -> None:
    """Write the rates that are printed beside `alone`, over what nothing was tuned on."""
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(tally.counts)
    lines = RATES.read_text().splitlines()
    rows = [line for line in lines if line.startswith("#")]
    for name in NAMES:
        n_found, n_wrong = total[f"found {name}"], total[f"found {name} wrongly"]
        rows.append(f"{name}\t{n_wrong / max(1, n_found):.3f}\t{n_found}")
    RATES.write_text("\n".join(rows) + "\n")
