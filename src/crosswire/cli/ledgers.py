"""What the verbs of the ledger share: which ledger, which states, which days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

from crosswire.cli.output import warn
from crosswire.errors import UsageError

if TYPE_CHECKING:
    from crosswire.ledger import Ledger
    from crosswire.pipeline import Engine

Command = TypeVar("Command", bound=Callable[..., object])
_Row = TypeVar("_Row")

DEFAULT_LEDGER = "desk.db"


class DayType(click.ParamType[str]):
    """A day of any time, as ISO 8601 writes it."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check a day given by the user; a year or month means its first day."""
        from crosswire.ledger.days import read_bound  # noqa: PLC0415 (keeps --help fast)

        try:
            return read_bound(value)
        except UsageError as error:
            self.fail(str(error), param, ctx)


def with_ledger(command: Command) -> Command:
    """Give a verb the option that names its ledger."""
    return click.option(
        "--ledger",
        "place",
        metavar="PLACE",
        envvar="CROSSWIRE_LEDGER",
        default=DEFAULT_LEDGER,
        show_default=True,
        help="The ledger: a file or a postgresql:// address; also set by CROSSWIRE_LEDGER.",
    )(command)


def with_json(command: Command) -> Command:
    """Give a verb the option to print values."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one value a line.")(
        command
    )


def with_since(command: Command) -> Command:
    """Give a verb the option that leaves out what is older."""
    return click.option("--since", type=DayType(), help="Leave out what is older (2022-08-19).")(
        command
    )


MOST_ROWS = 10_000
"""Rows that can be asked for."""


def with_limit(n_rows: int) -> Callable[[Command], Command]:
    """Give a verb the option that says how many rows it prints."""
    return click.option(
        "--limit",
        type=click.IntRange(1, MOST_ROWS),
        default=n_rows,
        show_default=True,
        help="How many at most.",
    )


def show_first(found: tuple[_Row, ...], limit: int) -> tuple[_Row, ...]:
    """Keep the first rows of those asked for, one more than are shown; say where there are more."""
    if len(found) > limit:
        tell_cut(limit)
    return found[:limit]


def tell_cut(n_shown: int, what: str = "", n_all: int | None = None) -> None:
    """Say that a list is cut: how many of how many stand in it, and how to have more."""
    of = f" of {n_all:,}" if n_all is not None else ""
    warn(f"the first {n_shown:,}{of}{what and ' '}{what} are shown; there are more, see --limit")


def choose_limit(limit: int, is_drawn: bool) -> int:
    """Give how many rows are asked for: a picture is drawn of all, unless --limit is given."""
    return limit if is_limit_given() or not is_drawn else MOST_ROWS


def is_limit_given() -> bool:
    """Tell whether the user said how many rows are wanted."""
    source = click.get_current_context().get_parameter_source("limit")
    return source is not ParameterSource.DEFAULT


@contextmanager
def use_ledger(place: str, *, is_writing: bool = False, makes: bool = False) -> Iterator[Ledger]:
    """
    Open a ledger for one verb, and close it at the end.

    Args:
        place: A file, or the address of a database.
        is_writing: Whether the verb changes it.
        makes: Whether it may be made; a mistyped name is no new ledger to a verb that corrects.
            A file that was made is removed where the verb fails before a report came in.

    Raises:
        LedgerError: It cannot be opened, or is not there.
        click.UsageError: The name is empty.
    """
    from crosswire.ledger import open_ledger  # noqa: PLC0415 (keeps --help fast)
    from crosswire.ledger.database import LedgerError  # noqa: PLC0415 (as above)
    from crosswire.ledger.opening import is_missing, remove_empty  # noqa: PLC0415 (as above)
    from crosswire.ledger.sqlite import say_missing  # noqa: PLC0415 (as above)

    if not place.strip():
        raise click.UsageError("--ledger: the name is empty")
    is_new = is_writing and is_missing(place)
    if is_new and not makes:
        raise LedgerError(say_missing(place))
    opened = open_ledger(place, engine=_make_engine, clock=read_time, is_writing=is_writing)
    is_done = False
    try:
        with opened as ledger:
            if ledger.renewed:
                warn(ledger.renewed)
            yield ledger
        is_done = True
    finally:
        if is_new and not is_done:
            remove_empty(place)


def read_time() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)


def _make_engine() -> Engine:
    from crosswire.pipeline import Engine  # noqa: PLC0415 (keeps --help fast)

    return Engine.default()
