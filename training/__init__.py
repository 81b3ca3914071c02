"""Trains the reader; nothing here ships with the package."""
