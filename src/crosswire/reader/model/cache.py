"""Keeps what was read of a stretch of text, so that a reprint is not read again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")
Entry = TypeVar("Entry")


class Cache(Generic[Value]):
    """
    The values used last, by key; the oldest goes when the cache is full. Threads may share it.

    Attributes:
        n_hits: How often a value was there.
        n_misses: How often it was not.
    """

    def __init__(self, size: int) -> None:
        """Make an empty cache for at most `size` values; 0 keeps nothing."""
        self._size = size
        self._lock = threading.Lock()
        self._values: OrderedDict[bytes, Value] = OrderedDict()
        self.n_hits = 0
        self.n_misses = 0

    def find(self, key: bytes) -> Value | None:
        """Give the value of a key, or None."""
        with self._lock:
            value = self._values.get(key)
            if value is None:
                self.n_misses += 1
                return None
            self.n_hits += 1
            self._values.move_to_end(key)
            return value

    def recall(
        self,
        keyed: Sequence[tuple[bytes, Entry]],
        read: Callable[[Sequence[Entry]], Iterable[Value]],
    ) -> list[Value]:
        """
        Give the values of entries, reading those that are not kept, each once.

        Args:
            keyed: Entries behind their keys; equal keys, equal values.
            read: Gives the values of several entries.
        """
        found: dict[bytes, Value] = {}
        unread: dict[bytes, Entry] = {}
        for key, entry in dict(keyed).items():
            known = self.find(key)
            if known is None:
                unread[key] = entry
            else:
                found[key] = known
        for key, anew in zip(unread, read(list(unread.values())), strict=True):
            found[key] = anew
            self.keep(key, anew)
        return [found[key] for key, _ in keyed]

    def keep(self, key: bytes, value: Value) -> None:
        """Keep a value."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
