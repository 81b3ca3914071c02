"""When: expressions of time, resolved against the day of a report."""
