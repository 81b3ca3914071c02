"""Which reports tell of one event, when they were written, and what the event is."""

from __future__ import annotations

from crosswire.stories.dates import infer_dates
from crosswire.stories.describe import describe_story
from crosswire.stories.group import group_reports

__all__ = ["describe_story", "group_reports", "infer_dates"]
