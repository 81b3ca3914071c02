"""How often claims called alone stood in another report after all, by what they are shown with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crosswire.align.alone import ALONE, STEPS
from crosswire.align.rates import load_rates, name_step

if TYPE_CHECKING:
    from bench.verdicts import Tally
    from crosswire.types import Claim

PACKAGED = Path(__file__).parent.parent / "src" / "crosswire" / "reference" / "data"
RATES = PACKAGED / "error_rates.tsv"


def step_of(claim: Claim) -> str:
    """Name the rate that a claim called alone is shown with."""
    rates = load_rates().items()
    return next((name for name, rate in rates if rate.wrong == claim.miss_rate), ALONE)


def list_alone(tally: Tally) -> dict[str, tuple[float, int]]:
    """Give the share of wrong ones and the number of the claims called alone, by step."""
    names = [ALONE, *(name_step(ALONE, step) for step in range(len(STEPS) + 1))]
    return {
        name: (tally.share(f"found {name} wrongly", f"found {name}"), tally.counts[f"found {name}"])
        for name in names
    }


def print_alone(tally: Tally) -> None:
    """Print how often claims called alone stood in another report, by what they are shown with."""
    rates = load_rates()
    for name, (wrong, n_found) in list_alone(tally).items():
        if name != ALONE and n_found:
            print(f"  {name}, shown with {rates[name].wrong:.3f}: {n_found:4}, {wrong:.3f} wrong")


def write_rates(tally: Tally) -> None:
    """Write the rates that the program prints beside `alone`."""
    lines = RATES.read_text().splitlines()
    comments = [line for line in lines if line.startswith("#")]
    rows = [f"{name}\t{wrong:.3f}\t{n}" for name, (wrong, n) in list_alone(tally).items()]
    RATES.write_text("\n".join([*comments, *rows]) + "\n")
