"""What changing a ledger, or checking it, came to: plain values, as those of `records`."""

from __future__ import annotations

from crosswire.types import Unread, Value


class Added(Value, frozen=True, kw_only=True):
    """
    What adding came to, so far or altogether.

    Attributes:
        n_reports: Reports that are new in the ledger.
        n_known: Reports that it had already; nothing was changed by them.
        n_replaced: New versions of reports that it had.
        replaced: Ids of those reports, each with the id of its new version.
        stories: Ids of the stories that were told anew or got more reports.
        n_claims: Claims that are new.
        n_changed: Claims whose verdict changed.
        n_restated: Claims that go on and are told otherwise now, by their line or by a passage
            that was corrected; their verdict may have changed too.
        n_gone: Claims of which no passage stands any more.
        unread: What was not read, and why.
    """

    n_reports: int = 0
    n_known: int = 0
    n_replaced: int = 0
    replaced: tuple[tuple[str, str], ...] = ()
    stories: tuple[str, ...] = ()
    n_claims: int = 0
    n_changed: int = 0
    n_restated: int = 0
    n_gone: int = 0
    unread: tuple[Unread, ...] = ()


class StoryChange(Value, frozen=True, kw_only=True):
    """
    What comparing a story again came to.

    Attributes:
        story: Id of the story.
        n_new: Claims that are new.
        n_changed: Claims whose verdict changed.
        n_restated: Claims that go on and are told otherwise now, by their line or by a passage
            that was corrected; their verdict may have changed too.
        n_gone: Claims of which no passage stands any more.
        n_joined: Claims that went into another one.
    """

    story: str
    n_new: int
    n_changed: int
    n_restated: int = 0
    n_gone: int = 0
    n_joined: int = 0


class Fault(Value, frozen=True, kw_only=True):
    """
    Something in a ledger that does not check.

    Attributes:
        where: Table and row.
        what: What is wrong, and what it means.
        is_repairable: `check --repair` can build it again from the record.
        advice: What to do about it.
    """

    where: str
    what: str
    is_repairable: bool
    advice: str = ""


class Checked(Value, frozen=True, kw_only=True):
    """
    What checking a ledger came to.

    Attributes:
        n_reports, n_mentions, n_claims, n_versions: What was checked.
        faults: What does not check, the first thousand.
        n_faults: How many there are.
        n_repaired: Rows of sums that were built again.
    """

    n_reports: int
    n_mentions: int
    n_claims: int
    n_versions: int
    faults: tuple[Fault, ...]
    n_faults: int
    n_repaired: int = 0
