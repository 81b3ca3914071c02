"""Ids that are given by their first letters, as git takes those of its commits."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from textwrap import shorten

import msgspec

from crosswire.ledger.database import Database, LedgerError
from crosswire.types import ClaimKind

_DIGITS = re.compile(r"[0-9a-f]{1,12}")
MOST_LISTED = 8
"""Ids that an error names; with more of them the rest is left out."""
_MOST_LETTERS = 60
_BEHIND = "g"
"""Sorts behind every hexadecimal digit."""


class Named(msgspec.Struct, frozen=True):
    """
    What has ids of one sort.

    Attributes:
        one: What it is called.
        many: The same in the plural.
        heads: What its ids may begin with, before their digits.
        statement: Gives id and line of those whose ids lie between :low and :high, in order.
        verb: The command that lists them.
    """

    one: str
    many: str
    heads: tuple[str, ...]
    statement: str
    verb: str


STORY = Named(
    one="story",
    many="stories",
    heads=("s-",),
    statement="SELECT s.id, n.title FROM story s LEFT JOIN now_story n ON n.story = s.id"
    " WHERE s.id >= :low AND s.id < :high ORDER BY s.id LIMIT :limit",
    verb="crosswire stories",
)
CLAIM = Named(
    one="claim",
    many="claims",
    heads=tuple(f"{kind.value}-" for kind in ClaimKind),
    statement="SELECT c.id, v.summary FROM claim c LEFT JOIN now_claim n ON n.claim = c.number"
    " LEFT JOIN claim_version v ON v.id = n.version"
    " WHERE c.id >= :low AND c.id < :high ORDER BY c.id LIMIT :limit",
    verb="crosswire claims",
)
REPORT = Named(
    one="report",
    many="reports",
    heads=("r",),
    statement="SELECT id, title FROM report WHERE id >= :low AND id < :high"
    " ORDER BY id LIMIT :limit",
    verb="crosswire story ID",
)


def list_fitting(database: Database, sort: Named, given: str) -> list[tuple[str, str]]:
    """
    List the ids that begin with some letters, each with a line that tells what it is.

    "s-91400", "91400" and "S-91400" fit the story s-91400415b7a0. What cannot be the beginning
    of such an id fits none; no more are listed than an error can name, and one more.

    Args:
        database: The ledger.
        sort: Of what.
        given: The first letters, with or without the head that ids of this sort have.
    """
    found: list[tuple[str, str]] = []
    for beginning in list_beginnings(sort, given):
        rows = database.rows(
            sort.statement,
            {"low": beginning, "high": beginning + _BEHIND, "limit": MOST_LISTED + 1},
        )
        found += [(str(id_), str(line or "")) for id_, line in rows]
    return found


def list_beginnings(sort: Named, given: str) -> list[str]:
    """List the beginnings of ids that some letters can stand for, in the ledger's spelling."""
    text = given.strip().lower()
    headed = [head for head in sort.heads if text.startswith(head)]
    if headed:
        return [text] if _DIGITS.fullmatch(text.removeprefix(headed[0])) else []
    return [head + text for head in sort.heads] if _DIGITS.fullmatch(text) else []


def say_ambiguous(
    database: Database, sort: Named, given: str, fitting: Sequence[tuple[str, str]]
) -> LedgerError:
    """Say which ids begin with the letters given."""
    listed = "; ".join(_name(id_, line) for id_, line in fitting[:MOST_LISTED])
    is_more = len(fitting) > MOST_LISTED
    n_fitting = f"{'more than ' if is_more else ''}{min(len(fitting), MOST_LISTED)}"
    return LedgerError(
        f"{database.place}: {given!r} fits {n_fitting} {sort.many}, give more of the id: "
        f"{listed}{'; ...' if is_more else ''}"
    )


def _name(id_: str, line: str) -> str:
    """Name a candidate by its id and the beginning of its line."""
    return f"{id_} ({shorten(line, _MOST_LETTERS, placeholder=' ...')})" if line else id_


def complete_id(database: Database, sort: Named, given: str) -> str | None:
    """
    Give the one id that begins with some letters; None where there is none.

    Raises:
        LedgerError: There are several; it lists them.
    """
    fitting = list_fitting(database, sort, given)
    if len(fitting) > 1:
        raise say_ambiguous(database, sort, given, fitting)
    return fitting[0][0] if fitting else None


def say_unknown(database: Database, sort: Named, given: str) -> LedgerError:
    """Say that nothing of this sort has the id given or begins with it."""
    if not list_beginnings(sort, given):
        ids = " or ".join(f"{head}0a1b2c3d4e5f" for head in sort.heads[:2])
        return LedgerError(
            f"{given!r} is no id of a {sort.one}, which is such as {ids}; `{sort.verb}` lists them"
        )
    return LedgerError(f"{database.place}: holds no {sort.one} {given!r}; `{sort.verb}` lists them")


def find_report(database: Database, given: str, among: Collection[str] = ()) -> str:
    """
    Find the id of the report that letters mean.

    Args:
        database: The ledger.
        given: The id or its first letters.
        among: Reports that are looked at first, those of a claim.

    Raises:
        LedgerError: There is none, or there are several; it lists them.
    """
    beginnings = tuple(list_beginnings(REPORT, given))
    near = [report for report in among if beginnings and report.startswith(beginnings)]
    if len(near) == 1:
        return near[0]
    if database.rows("SELECT 1 FROM report WHERE id = :id", {"id": given}):
        return given
    whole = complete_id(database, REPORT, given)
    if whole is None:
        raise say_unknown(database, REPORT, given)
    return whole
