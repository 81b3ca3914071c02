"""A search by words looks at more of what it found where too few claims of a kind fit."""

from __future__ import annotations

import pytest

from crosswire.ledger import queries
from crosswire.ledger.database import Row
from crosswire.ledger.queries import ClaimFilter, find_claims
from tests.ledger.helpers import Box, make_article

LAST_DAY = "2026-06-06"


@pytest.mark.parametrize(
    ("most", "since", "limits"),
    [(4, "2027-01-01", [1, 2, 4]), (1, "2027-01-01", [1]), (1000, LAST_DAY, [1, 2, 4, 8])],
)
def test_a_search_looks_at_so_many_claims_at_most(
    box: Box, monkeypatch: pytest.MonkeyPatch, most: int, since: str, limits: list[int]
) -> None:
    """In steps, the best first; where it ends early it has found all that fit."""
    for number in range(1, 7):
        text = f"Norway expelled {number + 1} diplomats of Chile."
        box.add([make_article(text, section=f"s{number}", published=f"2026-06-0{number}")])
    for name, value in (("_MOST_FOUND", 1), ("_MORE", 2), ("_MOST_SEARCHED", most)):
        monkeypatch.setattr(queries, name, value)
    asked: list[int] = []
    search = box.database.search

    def listen(words: str, limit: int) -> list[Row]:
        asked.append(limit)
        return search(words, limit)

    monkeypatch.setattr(box.database, "search", listen)
    found = find_claims(box.database, ClaimFilter(about="diplomats", since=since))
    assert asked[: len(limits)] == limits
    assert max(asked) <= most
    assert set(found) == set(find_claims(box.database, ClaimFilter(since=since)))
    assert bool(found) is (since == LAST_DAY)
