"""A search by words looks at more of what it found where too few claims of a kind fit."""

from __future__ import annotations

import pytest

from crosswire.ledger import queries, sqlite
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


@pytest.mark.parametrize("most", [1, 2, 4, 6, 100])
@pytest.mark.parametrize("limit", [1, 3, 5, 100])
def test_common_words_rank_the_latest_first_and_lose_none(
    box: Box, monkeypatch: pytest.MonkeyPatch, most: int, limit: int
) -> None:
    """Those of the latest claims stand before the earlier ones, each by how well they fit."""
    for number in range(1, 7):
        text = f"Norway expelled {number + 1} diplomats of Chile."
        box.add([make_article(text, section=f"s{number}", published=f"2026-06-0{number}")])
    everything = box.database.search("diplomats", 1000)
    rank_of = dict(everything)
    latest = set(sorted(rank_of)[-most:])
    due = sorted(everything, key=lambda row: (row[0] not in latest, row[1]))
    monkeypatch.setattr(sqlite, "_MOST_RANKED", most)
    found = box.database.search("diplomats", limit)
    assert len(found) == len(set(found)) == min(limit, len(everything))
    assert [(one in latest, rank) for one, rank in found] == [
        (one in latest, rank) for one, rank in due
    ][:limit]
