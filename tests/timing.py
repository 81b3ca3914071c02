"""How long work takes, told apart from how busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable


def least_seconds(work: Callable[[], object], *, enough: float = 0.0, runs: int = 3) -> float:
    """
    Measure the CPU seconds of the fastest of several runs, the least disturbed by neighbours.

    Args:
        work: What is run; each run must do all of it.
        enough: Seconds within which one run settles the matter, and no other follows.
        runs: The most runs.
    """
    least = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        work()
        least = min(least, time.process_time() - begun)
        if least <= enough:
            break
    return least
