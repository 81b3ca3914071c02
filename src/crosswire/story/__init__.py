"""Which reports tell of one event, when they were written, and what the event is."""

from __future__ import annotations

from crosswire.story.dates import infer_dates
from crosswire.story.describe import describe_story
from crosswire.story.group import group_reports, sort_by_day

__all__ = ["describe_story", "group_reports", "infer_dates", "sort_by_day"]
