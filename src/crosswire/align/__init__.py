"""Mentions of one story aligned into claims with verdicts, and notes on the reports."""

from __future__ import annotations

from crosswire.align.claims import align_claims
from crosswire.align.joint import JointReader
from crosswire.align.notes import write_notes

__all__ = ["JointReader", "align_claims", "write_notes"]
