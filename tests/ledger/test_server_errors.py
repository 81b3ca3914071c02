"""What a server says is one line that a user can act on, and shows no secret."""

from __future__ import annotations

import pytest

from crosswire.ledger.database import LedgerError

psycopg = pytest.importorskip(
    "psycopg", reason="SKIPPED: psycopg is missing; install crosswire[postgres]"
)

from crosswire.ledger.server_errors import explain, explain_start, name_place  # noqa: E402


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("postgresql://anna:swordfish@newsroom/ledger", "postgresql://anna@newsroom/ledger"),
        ("postgres://newsroom:5433/ledger", "postgresql://newsroom:5433/ledger"),
        ("postgresql:///ledger?password=swordfish", "postgresql:///ledger"),
        ("postgresql://a%40b:x@h/my%20desk", "postgresql://a%40b@h/my%20desk"),
        ("postgresql://one:1,two:2/ledger", "postgresql:///ledger?host=one,two&port=1,2"),
        ("postgresql:///?service=desk&sslpassword=swordfish", "postgresql:///?service=desk"),
    ],
)
def test_a_place_is_an_address_without_secrets(address: str, place: str) -> None:
    """It leads to the same database: given again, it is named the same."""
    assert name_place(address) == place
    assert name_place(place) == place


def test_an_address_that_is_none_is_not_repeated() -> None:
    with pytest.raises(LedgerError) as caught:
        name_place("postgresql://anna:swordfish@host/%zz")
    assert "swordfish" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("DiskFull", "the disk of the server is full; nothing of the last step was kept"),
        ("LockNotAvailable", "another program has been writing to it for 30 seconds"),
        ("ReadOnlySqlTransaction", "open for reading only, or the server is a copy"),
        ("InsufficientPrivilege", "ask the owner of the database"),
        ("AdminShutdown", "repeat the command when the server is up"),
        ("IdleInTransactionSessionTimeout", "held for too long in the middle of a step"),
        ("SerializationFailure", "another program wrote at the same moment"),
        ("DataCorrupted", "damaged data"),
    ],
)
def test_what_can_be_done_is_said(kind: str, advice: str) -> None:
    error = getattr(psycopg.errors, kind)("could not extend\n\tfile")
    assert advice in explain(error)
    assert explain(error).endswith("(could not extend file)")


def test_an_error_of_another_kind_is_told_as_it_is() -> None:
    assert explain(psycopg.errors.UndefinedColumn("no column x")) == "no column x"


def test_a_wrong_password_leads_to_where_it_can_stand() -> None:
    said = 'connection failed: FATAL:  password authentication failed for user "anna"'
    assert explain_start(psycopg.OperationalError(said)) == (
        'FATAL: password authentication failed for user "anna"; check user and password; '
        "~/.pgpass or PGPASSWORD can hold the password"
    )
