"""Ledgers whose stories are told by the section of each report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crosswire.ledger import placing
from tests.ledger.helpers import Box, SectionStream


@pytest.fixture(autouse=True)
def sections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reports of one section be one story."""
    monkeypatch.setattr(placing, "StoryStream", SectionStream)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    """An empty ledger."""
    box = Box(tmp_path / "news.crosswire")
    yield box
    box.close()
