"""
crosswire compares what news outlets claim about one event.

>>> import crosswire
>>> report = crosswire.read_text('"We have signed," said Ann Lee.', outlet="The Bay Courier")
>>> report.statements[0].exact
'We have signed,'
"""

from __future__ import annotations

from crosswire.__about__ import __version__

TYPE_CHECKING = False  # as type checkers know it; `typing` itself would slow every start

if TYPE_CHECKING:
    from crosswire.api import compare, open, read, read_text, stories
    from crosswire.errors import (
        CrosswireError,
        ReaderError,
        ReferenceDataError,
        SourceError,
        UsageError,
    )
    from crosswire.ledger import Ledger, LedgerError
    from crosswire.types import Comparison, Report

__all__ = [
    "Comparison",
    "CrosswireError",
    "Ledger",
    "LedgerError",
    "ReaderError",
    "ReferenceDataError",
    "Report",
    "SourceError",
    "UsageError",
    "__version__",
    "compare",
    "open",
    "read",
    "read_text",
    "stories",
]

_HOMES = ("crosswire.errors", "crosswire.types", "crosswire.api", "crosswire.ledger")


def __getattr__(name: str) -> object:
    """Import a public name at its first use, so that `import crosswire` costs nothing."""
    if name in __all__:
        from importlib import import_module  # noqa: PLC0415 (at the first use only)

        for home in _HOMES:
            module = import_module(home)
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module 'crosswire' has no attribute {name!r}")
