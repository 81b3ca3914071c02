"""The JSON Schemas of what crosswire prints, generated from the types by tools/make_schema.py."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from crosswire.errors import CrosswireError

NAMES = ("comparison", "report", "story")

__all__ = ["NAMES", "read_schema"]


@cache
def read_schema(name: str = "comparison") -> bytes:
    """
    Read a shipped JSON Schema (draft 2020-12) as it stands in the package.

    Args:
        name: "comparison" for a line of `compare --json`, "report" for one of `read --json`,
            "story" for one of `stories FILE --json`.

    Raises:
        CrosswireError: There is no such schema, or the installation lost it.
    """
    if name not in NAMES:
        raise CrosswireError(f"there is no schema {name!r}; there are {', '.join(NAMES)}")
    try:
        return (files(__name__) / f"{name}-1.json").read_bytes()
    except OSError as error:
        raise CrosswireError(
            f"the schema {name} is missing; install crosswire again ({error})"
        ) from error
