"""What all tests share: where the corpora stand, and the clock that stands still."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).parent.parent
SHARED = REPOSITORY.parent / "shared"

# A machine that is busy with other things must not fail a test.
settings.register_profile("crosswire", deadline=None)
settings.load_profile("crosswire")


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which the tests take place."""
    return date(2026, 11, 1)


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the example stories."""
    return REPOSITORY / "examples"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs the shared corpora where they are missing."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason=f"SKIPPED: needs the shared corpora in {SHARED}")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(skip)
