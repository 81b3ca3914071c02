"""A real PostgreSQL server for the tests, started from what the machine has installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

USER = "desk"


class Server:
    """
    A server that listens on a socket in its own folder, and on nothing else.

    Its databases sort as a dictionary does where the version can, so that a statement that leans
    on the order of code points shows.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def address(self, database: str, user: str = USER) -> str:
        """Give the address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def make_database(self, words: str = "") -> str:
        """Make an empty database; give its name."""
        name = f"ledger{next(self._numbers)}"
        with self.connect("postgres") as connection:
            is_new = connection.info.server_version >= 150000
            sorting = "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'" if is_new else ""
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 {words or sorting}")
        return name

    def connect(self, database: str) -> Any:
        """Connect as the owner of everything; each statement is committed by itself."""
        import psycopg  # noqa: PLC0415 (it may be missing)

        return psycopg.connect(self.address(database), autocommit=True)


@contextmanager
def start_server() -> Iterator[Server]:
    """Start a server, and stop it at the end; skip, saying why, where none can be started."""
    pytest.importorskip(
        "psycopg", reason="SKIPPED: psycopg is missing; install crosswire[postgres]"
    )
    programs = _find_programs()
    if programs is None:
        pytest.skip("SKIPPED: no PostgreSQL server (initdb, pg_ctl) on this machine")
    owner = _find_owner()
    folder = Path(tempfile.mkdtemp(prefix="crosswire-pg-"))
    try:
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        _run(owner, programs / "initdb", "-D", data, "-U", USER, *options)
        # Nothing of a test needs to outlive the machine.
        settings = f"-c listen_addresses= -k {folder} -c fsync=off -c max_connections=40"
        start = ("-D", data, "-w", "-t", "60", "-l", folder / "log", "-o", settings, "start")
        _run(owner, programs / "pg_ctl", *start)
        try:
            yield Server(folder)
        finally:
            _run(owner, programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_programs() -> Path | None:
    """Find where the server's programs are; Debian keeps them off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in folders if (one / "pg_ctl").exists()), None)


def _find_owner() -> pwd.struct_passwd | None:
    """Find who is to run the server, which refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    pytest.skip("SKIPPED: PostgreSQL is not run by root, and there is no user postgres or nobody")


def _run(owner: pwd.struct_passwd | None, *command: object) -> None:
    rights: dict[str, Any] = {}
    if owner is not None:
        rights = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    done = subprocess.run(
        [str(word) for word in command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # which the server keeps open
        stderr=subprocess.DEVNULL,
        timeout=120,
        check=False,
        **rights,
    )
    if done.returncode != 0:
        pytest.skip(f"SKIPPED: {Path(str(command[0])).name} failed ({done.returncode}) here")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that runs for the tests of one module."""
    with start_server() as server:
        yield server
