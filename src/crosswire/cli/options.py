"""What the verbs share: the arguments and options of reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from crosswire.sources import SourceOptions

Command = TypeVar("Command", bound=Callable[..., object])


class DateType(click.ParamType[str]):
    """A day, or a day and time, as ISO 8601 writes it."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """
        Check a date given by the user and hand it on as it stands.

        A day that has not come yet is refused: no report was published then.
        """
        text = value.strip()
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2022-08-19", param, ctx)
        if len(text) < len("2022-08-19"):
            self.fail(f"{value!r} is no date; write it as 2022-08-19", param, ctx)
        if moment.date() > read_clock() + timedelta(days=1):
            self.fail(f"{value} has not come yet; no report was published then", param, ctx)
        return text


class OutletType(click.ParamType[str]):
    """The name of an outlet."""

    name = "NAME"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse an empty name."""
        name = " ".join(value.split())
        if not name:
            self.fail("the name is empty; leave the option out to find the outlet", param, ctx)
        return name


def read_clock() -> date:
    """Today, the day against which years are inferred."""
    return datetime.now(UTC).date()


def with_inputs(command: Command) -> Command:
    """Give a verb its FILE arguments and what the user may say about all of them."""
    return _add_inputs(command, is_required=True)


def with_optional_inputs(command: Command) -> Command:
    """Give a verb FILE arguments that may be left out."""
    return _add_inputs(command, is_required=False)


def _add_inputs(command: Command, *, is_required: bool) -> Command:
    metavar = "FILE..." if is_required else "[FILE...]"
    decorators = (
        click.argument("files", metavar=metavar, nargs=-1, required=is_required, type=str),
        click.option(
            "--published",
            type=DateType(),
            help="When the reports were published (2022-08-19), where they do not say it. "
            "Holds for every FILE.",
        ),
        click.option(
            "--outlet",
            type=OutletType(),
            help="Who published the reports, where they do not say it. Holds for every FILE.",
        ),
    )
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


def source_options(published: str | None, outlet: str | None) -> SourceOptions:
    """What the sources are told about all files."""
    from crosswire.sources import SourceOptions  # noqa: PLC0415  (keeps --help fast)

    return SourceOptions(published=published, outlet=outlet)


def check_inputs(files: tuple[str, ...]) -> None:
    """
    Refuse arguments that cannot be meant.

    Raises:
        click.UsageError: An argument is empty, or standard input is asked for twice.
    """
    if "" in files:
        raise click.UsageError("a FILE is an empty name")
    if files.count("-") > 1:
        raise click.UsageError("standard input (-) can be read once only")
