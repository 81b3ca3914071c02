"""The page on fetching prints the bounds that hold."""

from __future__ import annotations

import re

from crosswire.fetching import Policy
from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "fetching.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\|[^|\n]+\| ([\d,]+)(?: \w+)? \| `(\w+)` \|$", re.MULTILINE)


def test_the_bounds_shown_are_the_defaults() -> None:
    """Each row has the number that the policy has, megabytes as such."""
    policy = Policy()
    rows = {name: int(number.replace(",", "")) for number, name in ROW.findall(PAGE)}
    assert len(rows) == 11
    assert rows.pop("max_bytes") * 1_000_000 == policy.max_bytes
    for name, number in rows.items():
        assert getattr(policy, name) == number, name


def test_what_must_be_opened_is_closed_by_default() -> None:
    """Private addresses and proxies are the user's choice."""
    assert not Policy().allow_private
    assert not Policy().use_proxies
