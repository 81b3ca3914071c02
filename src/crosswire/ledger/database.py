"""What the ledger asks of a database, whichever holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from crosswire.errors import CrosswireError

Cell = str | int | float | bytes | None
Row = tuple[Any, ...]
"""What a statement finds. A database is an edge, as JSON is: each cell is what its column says."""
Values = Mapping[str, Cell]
_MOST_LISTED = 500
"""Numbers that one statement lists."""
P = ParamSpec("P")
T = TypeVar("T")


class LedgerError(CrosswireError):
    """The ledger cannot be opened, read or written; nothing that was acknowledged is lost."""


class Database(Protocol):
    """
    A database that holds a ledger: whole statements with named parameters (`:name`).

    SQLite and PostgreSQL stand behind it; every statement of the ledger is written in the SQL
    that both know, save those of the full-text index, which each gives itself.
    """

    @property
    def place(self) -> str:
        """The file or address, as people name it."""

    @property
    def renewed_from(self) -> int | None:
        """The version of which it was before it was brought up to date at opening; else None."""

    @property
    def has_old_sums(self) -> bool:
        """Whether its sums stayed those of the older version then, since its record is damaged."""

    def execute(self, statement: str, values: Values | None = None) -> None:
        """Run one statement."""

    def execute_many(self, statement: str, rows: Iterable[Values]) -> None:
        """Run one statement for each row of values."""

    def rows(self, statement: str, values: Values | None = None) -> list[Row]:
        """Give all rows that a statement finds."""

    def stream(self, statement: str, values: Values | None = None) -> Iterator[Row]:
        """Give the rows that a statement finds, a thousand at a time."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the one right to write; seal and commit durably at its end, undo all if it fails."""

    def reading(self) -> AbstractContextManager[None]:
        """Show one commit to all statements inside; where a transaction is open, just that."""

    def search(self, words: str, limit: int) -> list[Row]:
        """Find claims by the words of their passages: number and rank, best first."""

    def rows_matching(self, statement: str, words: str, values: Values | None = None) -> list[Row]:
        """
        Give the rows that a statement finds of claims whose passages have words.

        Args:
            statement: Has `{matched}` where these claims stand: "WHERE claim IN ({matched})".
            words: All of which the passages have; where there is none, no claim has them.
            values: The other parameters, none of them named `query`.
        """

    def index(self, rows: Iterable[tuple[int, str]]) -> None:
        """Set the text by which claims are found: number of the claim and its words."""

    def unindex(self, numbers: Iterable[int]) -> None:
        """Take claims out of the full-text index."""

    def indexed(self) -> Iterator[int]:
        """Give the number of each claim in the full-text index."""

    def find_misindexed(self, texts: Mapping[int, str]) -> list[int]:
        """Find those of some claims in the index that are found by other words than theirs."""

    def inspect(self) -> Iterator[str]:
        """Say what is wrong with the file or the index, page by page; nothing where all is well."""

    def close(self) -> None:
        """Let go of the file or the connection."""


def rows_among(
    database: Database,
    statement: str,
    numbers: Sequence[int],
    values: Values | None = None,
) -> Iterator[Row]:
    """
    Give the rows that a statement finds for some numbers, however many, five hundred at a time.

    Args:
        database: The ledger.
        statement: Has `{numbers}` where they stand: "WHERE claim IN ({numbers})".
        numbers: Those that are asked for; an order that the statement asks for holds for each
            five hundred.
        values: Its other parameters.
    """
    for at in range(0, len(numbers), _MOST_LISTED):
        some = ", ".join(str(int(number)) for number in numbers[at : at + _MOST_LISTED])
        yield from database.rows(statement.replace("{numbers}", some), values)


@contextmanager
def makes_sense(database: Database) -> Iterator[None]:
    """
    Turn what rows that do not fit together lead to into what a user can act on.

    A damaged page may leave a row without the one it points to, or a word in a column of
    numbers; where that is met it stops the command, and `check` names the rows.

    Raises:
        LedgerError: Rows do not fit together.
    """
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        raise LedgerError(
            f"{database.place}: its rows do not fit together ({type(error).__name__}: "
            f"{' '.join(str(error).split())[:200]}); "
            "run `crosswire check`, and where that finds nothing, report this as a fault"
        ) from error


def at_one_commit(
    function: Callable[Concatenate[Database, P], T],
) -> Callable[Concatenate[Database, P], T]:
    """Let all statements of a function see one commit, whatever a writer adds meanwhile."""

    @wraps(function)
    def run(database: Database, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with database.reading(), makes_sense(database):
            return function(database, *args, **kwargs)

    return run
