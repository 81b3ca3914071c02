"""The numbered steps by which a ledger comes to its present form; none is changed once released."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_migrations(engine: str) -> tuple[str, ...]:
    """
    Load the migrations of a database, the oldest first; the first makes an empty ledger.

    Args:
        engine: The folder they stand in: "sqlite", "postgres".
    """
    folder = files(__name__) / engine
    scripts = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")),
        key=lambda entry: entry.name,
    )
    return tuple(script.read_text(encoding="utf-8") for script in scripts)
