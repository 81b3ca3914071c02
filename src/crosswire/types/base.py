"""The common base of all values that travel between the steps."""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Immutable value; every field is given by name."""
