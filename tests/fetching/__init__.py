"""Tests of fetching; every server is a local one, every name is invented."""
