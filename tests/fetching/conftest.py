"""The local server of a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetching.helpers import Net, serve


@pytest.fixture
def net() -> Iterator[Net]:
    """A network of invented names with a local server behind it."""
    with serve() as network:
        yield network
