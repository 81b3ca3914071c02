"""
Averages the weights of several runs that began at one another's ends.

Usage: python -m training.blend --out RUN MODEL.pt=0.7 OTHER.pt=0.15 THIRD.pt=0.15
Runs of one descent lie near enough that their mean reads as well as the best of them in each
task, or better (Wortsman et al. 2022). Heads that only the first has are taken from it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor


def blend(models: list[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """
    Give the weighted mean of state dicts.

    Args:
        models: State and share of each; the first has every weight. The shares of those that
            know a weight are made to sum to one.
    """
    blended = {}
    for name, weight in models[0][0].items():
        known = [(state[name], share) for state, share in models if name in state]
        total = sum(share for _, share in known)
        mean = sum(value * (share / total) for value, share in known)
        blended[name] = mean if weight.is_floating_point() else weight
    return blended


def main() -> None:
    """Blend and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("models", nargs="+", metavar="MODEL.pt=SHARE")
    given = parser.parse_args()
    pairs = [one.rpartition("=") for one in given.models]
    states = [(torch.load(path, map_location="cpu"), float(share)) for path, _, share in pairs]
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(blend(states), given.out / "model.pt")


if __name__ == "__main__":
    main()
