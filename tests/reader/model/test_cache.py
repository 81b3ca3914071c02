"""What was read is kept, the last used first."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.reader.model.cache import Cache


def test_a_kept_value_is_found() -> None:
    cache: Cache[str] = Cache(2)
    assert cache.find(b"a") is None
    cache.keep(b"a", "one")
    assert cache.find(b"a") == "one"
    assert (cache.n_hits, cache.n_misses) == (1, 1)


def test_what_was_not_used_for_longest_goes_first() -> None:
    cache: Cache[int] = Cache(2)
    cache.keep(b"a", 1)
    cache.keep(b"b", 2)
    cache.find(b"a")
    cache.keep(b"c", 3)
    assert [cache.find(key) for key in (b"a", b"b", b"c")] == [1, None, 3]


def test_a_value_kept_again_takes_no_second_place() -> None:
    cache: Cache[int] = Cache(2)
    cache.keep(b"a", 1)
    cache.keep(b"b", 2)
    cache.keep(b"a", 4)
    assert [cache.find(key) for key in (b"a", b"b")] == [4, 2]


def test_a_cache_of_no_size_keeps_nothing() -> None:
    cache: Cache[int] = Cache(0)
    cache.keep(b"a", 1)
    assert cache.find(b"a") is None


def test_what_is_not_kept_is_read_once_and_in_order() -> None:
    """Also where nothing is kept: an entry that comes twice is read once."""
    cache: Cache[str] = Cache(0)
    asked: list[str] = []

    def read(entries: Sequence[str]) -> list[str]:
        asked.extend(entries)
        return [entry.upper() for entry in entries]

    keyed = [(b"b", "b"), (b"a", "a"), (b"b", "b")]
    assert cache.recall(keyed, read) == ["B", "A", "B"]
    assert asked == ["b", "a"]
    cache = Cache(2)
    cache.keep(b"a", "known")
    assert cache.recall(keyed, read) == ["B", "known", "B"]
    assert asked == ["b", "a", "b"]
