"""What things of a ledger are called outside it."""

from __future__ import annotations

from urllib.parse import quote

NAMESPACE = "urn:crosswire:"
"""Begins the name of everything in a ledger: "urn:crosswire:report/r21ac084e955b"."""


def name_thing(kind: str, *parts: object) -> str:
    """Name a thing behind the namespace; what a name cannot have is written as its bytes."""
    return "/".join((kind, *(quote(str(part), safe="", errors="replace") for part in parts)))
