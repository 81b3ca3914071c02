"""What exporting a ledger, and importing one, came to."""

from __future__ import annotations

from crosswire.types import Value


class Exported(Value, frozen=True, kw_only=True):
    """
    What exporting a ledger came to.

    Attributes:
        format: Name of the format.
        n_rows: What was written, by table or kind; n_left_out: what the format has no place for.
    """

    format: str
    n_rows: dict[str, int]
    n_left_out: int = 0


class Imported(Value, frozen=True, kw_only=True):
    """
    What importing a ledger came to.

    Attributes:
        n_rows: What was read, by table.
        n_left_out: Entries for grouping that another version kept; their stories are closed.
    """

    n_rows: dict[str, int]
    n_left_out: int = 0
