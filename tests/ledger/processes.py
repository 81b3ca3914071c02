"""Work done in a process of its own, which may be killed, bounded, or run as nobody."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from crosswire.ledger.adding import Arrival, Desk
from crosswire.ledger.sqlite import SqliteDatabase
from tests.ledger.helpers import NOON, load_engine

NOBODY = 65534
STEPS = 20


class Child:
    """
    A forked process that works and says how far it got.

    A fork takes milliseconds where a new interpreter would take a second, so that hundreds can
    be killed in a test.
    """

    def __init__(self, work: Callable[[Callable[[str], None]], object]) -> None:
        """Begin the work; it is given what it says its lines with."""
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            status = 1
            try:
                work(lambda line: os.write(writing, f"{line}\n".encode()) and None)
                status = 0
            except Exception as error:  # noqa: BLE001  (told to the parent, which judges it)
                os.write(writing, f"{type(error).__name__}: {error}\n".encode())
            finally:
                os._exit(status)
        os.close(writing)
        self._reading = reading

    def kill_after(self, seconds: float) -> None:
        """Kill it, as `kill -9` does, when some time has passed."""
        time.sleep(seconds)
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> tuple[int, list[str]]:
        """Wait for its end; give its exit status (minus the signal) and what it said."""
        said = b""
        while block := os.read(self._reading, 65536):
            said += block
        os.close(self._reading)
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status), said.decode().splitlines()


def add_batches(
    path: Path, batches: list[list[Arrival]], say: Callable[[str], None], *, fuse: int = 0
) -> int:
    """
    Add batches of reports, and acknowledge each when it is on disk.

    Args:
        path: The ledger.
        batches: Reports that were read.
        say: Takes the number of each batch that was committed.
        fuse: After so many times twenty steps of SQLite's machine the process kills itself.

    Returns:
        How many times twenty steps it took.
    """
    database = SqliteDatabase(path)
    steps = itertools.count(1)

    def burn() -> None:
        if next(steps) == fuse:
            os.kill(os.getpid(), signal.SIGKILL)

    database._connection.set_progress_handler(burn, STEPS)
    desk = Desk(database, load_engine(), lambda: NOON)
    for number, batch in enumerate(batches):
        desk.commit(batch, (), ())
        say(str(number))
    database.close()
    return next(steps)


def be_nobody() -> None:
    """Give up the rights of root, before whom no file is read-only."""
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
