"""What the tests of pages share: one real browser."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest

from tests.views.chromium import Browser, find_chromium


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of a module."""
    path = find_chromium()
    if path is None:
        message = "SKIPPED: no Chromium on this machine; `apt-get install chromium` runs these"
        warnings.warn(message, stacklevel=1)
        pytest.skip(message)
    with Browser(path, tmp_path_factory.mktemp("profile")) as started:
        yield started
