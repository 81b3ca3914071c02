"""All errors that crosswire raises on purpose."""

from __future__ import annotations


class CrosswireError(Exception):
    """Base of all errors: says what was found, where, and what to do."""


class SourceError(CrosswireError):
    """An input could not be read as a report."""


class FetchError(CrosswireError):
    """An address could not be fetched, or may not be."""


class UnreachableError(FetchError):
    """An address could not be fetched now; later it may."""


class UsageError(CrosswireError):
    """The caller asked for something that cannot be done as asked."""


class ReaderError(CrosswireError):
    """The reader is missing, corrupt or does not fit this version."""


class ReferenceDataError(CrosswireError):
    """A packaged or user-given reference table is malformed."""
