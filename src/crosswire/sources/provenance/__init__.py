"""Finds where a report comes from in what was printed with it."""
