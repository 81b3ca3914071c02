"""What PostgreSQL says, in words that a user can act on; never a password."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final
from urllib.parse import quote, urlencode

import psycopg
from psycopg.conninfo import conninfo_to_dict

from crosswire.ledger.database import LedgerError

WAIT: Final = 30
"""Seconds for which a writer waits until another one is done."""

_SHOWN: Final = ("service", "options")
_LONGEST: Final = 300
_KEPT: Final = "nothing of the last step was kept, what was acknowledged is"

# By SQLSTATE, the whole code or its class (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_ADVICE: Final = MappingProxyType(
    {
        "55P03": f"another program has been writing to it for {WAIT} seconds; try again when that "
        "is done",
        "40": f"another program wrote at the same moment; {_KEPT}; repeat the command",
        "53100": f"the disk of the server is full; {_KEPT}; free some space and repeat the command",
        "53": f"the server has no room left for it; {_KEPT}; repeat the command later",
        "25P03": f"it was held for too long in the middle of a step; {_KEPT}; repeat the command",
        "25006": "it is open for reading only, or the server is a copy that takes no changes; "
        "name the server that does",
        "42501": "the user has no right to do that; ask the owner of the database to grant it",
        "42P01": "a table of the ledger is missing; bring back a copy of the database",
        "57": f"the server stopped it; {_KEPT}; repeat the command when the server is up",
        "XX": "the server found damaged data; `crosswire check` says how much, and a copy can be "
        "brought back with `pg_restore`",
    }
)
_ADVICE_AT_START: Final = (
    ('database "', "make it with `createdb`, or name another one"),
    ("password", "check user and password; ~/.pgpass or PGPASSWORD can hold the password"),
    ("role ", "make the user with `createuser`, or name another one"),
    ("permission denied", "ask the owner of the database for the right to connect"),
    ("pg_hba", "ask the server's administrator to admit this user and machine"),
)


def name_place(address: str) -> str:
    """
    Name an address as it may be shown: without password and whatever else may be secret.

    >>> name_place("postgresql://anna:swordfish@newsroom/ledger?connect_timeout=5")
    'postgresql://anna@newsroom/ledger'

    Raises:
        LedgerError: It is no address that PostgreSQL knows; it is not shown.
    """
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error:
        raise LedgerError(
            "the postgresql:// address of the ledger cannot be understood; write it as "
            "postgresql://USER@HOST/DATABASE, special characters as %20"
        ) from None  # the error shows the address, password and all
    user = f"{quote(str(parts['user']), safe='')}@" if parts.get("user") else ""
    host, port = str(parts.get("host") or ""), parts.get("port")
    shown = {name: str(parts[name]) for name in _SHOWN if parts.get(name)}
    if "/" in host or "," in host:  # a folder of sockets, or several hosts
        shown = {"host": host, **shown}
        host = ""
    if port and not host:
        shown["port"] = str(port)
    where = f"{host}:{port}" if port and host else host
    database = quote(str(parts.get("dbname") or ""), safe="")
    rest = f"?{urlencode(shown, quote_via=quote, safe='/,=')}" if shown else ""
    return f"postgresql://{user}{where}/{database}{rest}"


def explain(error: psycopg.Error) -> str:
    """Say what went wrong, and what to do."""
    code = error.sqlstate
    said = shorten(error)
    if code is None:
        if isinstance(error, psycopg.OperationalError):
            return (
                f"the connection to the server was lost ({said}); what was acknowledged is kept; "
                "repeat the command when the server is up"
            )
        return said
    advice = _ADVICE.get(code) or _ADVICE.get(code[:2])
    return f"{advice} ({said})" if advice else said


def explain_start(error: psycopg.Error) -> str:
    """Say why no connection came about, and what to do."""
    said = shorten(error)
    for words, advice in _ADVICE_AT_START:
        if words in said:
            return f"{said}; {advice}"
    return f"{said}; check the address, and that the server is up"


def shorten(error: psycopg.Error) -> str:
    """Give the server's words on one line."""
    said = error.diag.message_primary or str(error)
    line = " ".join(said.split()).removeprefix("connection failed: ")
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "..."
