"""A desk's memory of what was claimed: a ledger of reports, claims and verdicts that only grows."""

from __future__ import annotations

from crosswire.ledger.database import LedgerError
from crosswire.ledger.ledger import Ledger, open_ledger

__all__ = ["Ledger", "LedgerError", "open_ledger"]
