"""The command `crosswire`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from crosswire.__about__ import __version__
from crosswire.cli.add import add
from crosswire.cli.change import check, correct, judge, reread, retract
from crosswire.cli.compare import compare
from crosswire.cli.doctor import doctor
from crosswire.cli.export import export
from crosswire.cli.import_ import import_
from crosswire.cli.lookup import claims, commitments, dyad, figures, story
from crosswire.cli.read import read
from crosswire.cli.stories import stories
from crosswire.errors import CrosswireError
from crosswire.views.safe import show

EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done; 1 done, but something was not read; 2 wrong usage.",
)
@click.version_option(__version__, "-V", "--version", prog_name="crosswire")
def commands() -> None:
    """
    Compare what news outlets claim about one event.

    Who says it, in which words, which outlets carry it, where they differ, and how many
    independent origins stand behind it. Files are only read; nothing is fetched but the web
    addresses that `add` is given.
    """


for verb in (
    compare,
    read,
    stories,
    add,
    story,
    claims,
    dyad,
    figures,
    commitments,
    judge,
    correct,
    retract,
    reread,
    check,
    export,
    import_,
    doctor,
):
    commands.add_command(verb)


def main() -> NoReturn:
    """Run the command; a user's mistake is one line on standard error, never a traceback."""
    _open_streams()
    try:
        status = commands.main(prog_name="crosswire", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(status if isinstance(status, int) else 0)
    except click.BadOptionUsage as error:
        said = error.format_message().rstrip(".")
        _fail(f"{said}; `--help` behind the command shows how it is written", EXIT_USAGE)
    except click.UsageError as error:
        hint = f" (see `{error.ctx.command_path} --help`)" if error.ctx else ""
        _fail(f"{error.format_message()}{hint}", EXIT_USAGE)
    except click.ClickException as error:
        _fail(error.format_message(), EXIT_USAGE)
    except CrosswireError as error:
        _fail(str(error), EXIT_USAGE)
    except (click.Abort, KeyboardInterrupt):
        _fail("interrupted", EXIT_INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        sys.exit(EXIT_BROKEN_PIPE)
    except OSError as error:
        _drop_output()
        place = f"{error.filename}: " if error.filename else "the result cannot be written: "
        _fail(f"{place}{error.strerror or error}", EXIT_USAGE)


def _open_streams() -> None:
    """Make sure that there are streams to print to, and that they take every character."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller: `crosswire ... >&-`
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 (open to the end)
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let go of what is left; the interpreter flushes standard output once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, status: int) -> NoReturn:
    click.echo(f"crosswire: {show(message)}", err=True)
    sys.exit(status)
