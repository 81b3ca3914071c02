"""Sums in two currencies."""

from __future__ import annotations

from crosswire.types import Figure

from .builders import Draft, align


def test_a_bare_name_does_not_join_two_currencies() -> None:
    """Krona may be Swedish or Icelandic: it goes with one, and never makes both one claim."""
    drafts = [
        Draft(outlet, f"The state lent the Hallvik yard 90 million {printed}.").counts(
            f"90 million {printed}", Figure(low=9e7, high=9e7, unit=unit, property="loan")
        )
        for outlet, printed, unit in (
            ("Herald", "Swedish kronor", "SEK"),
            ("Star", "kronor", "krona"),
            ("Post", "Icelandic kronur", "ISK"),
        )
    ]
    claims = align(*drafts)
    units = [{mention.figure and mention.figure.unit for mention in one.mentions} for one in claims]
    assert sorted(len(found) for found in units) == [1, 2]
    assert not any({"SEK", "ISK"} <= found for found in units)
