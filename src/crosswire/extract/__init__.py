"""From a reading to typed mentions: who said what, figures, events, relations, actors."""

from __future__ import annotations

from crosswire.extract.report import extract_report

__all__ = ["extract_report"]
