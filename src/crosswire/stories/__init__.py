"""Which reports tell of one event, when they were written, and what the event is."""

from __future__ import annotations

from crosswire.stories.group import group_reports

__all__ = ["group_reports"]
