"""How far an export is: rows counted by table, shown now and then."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int | None], None]
"""Called with what is written, how many rows are done and, where known, out of how many."""

_EVERY = 500


class Tally:
    """Counts the rows that are written, and what is left out."""

    def __init__(self, progress: Progress | None = None) -> None:
        """Take what shows the progress, or None."""
        self._progress = progress
        self.n_rows: dict[str, int] = {}
        self.n_left_out = 0

    def begin(self, name: str, n_all: int | None = None) -> None:
        """Begin with a table, also where it turns out to be empty."""
        self.n_rows.setdefault(name, 0)
        self._show(name, n_all)

    def count(self, name: str, n_all: int | None = None) -> None:
        """Count a row of a table."""
        self.n_rows[name] = self.n_rows.get(name, 0) + 1
        if self.n_rows[name] % _EVERY == 0:
            self._show(name, n_all)

    def leave_out(self) -> None:
        """Count something that the format has no place for."""
        self.n_left_out += 1

    def _show(self, name: str, n_all: int | None) -> None:
        if self._progress is not None:
            self._progress(name, self.n_rows[name], n_all)
