"""Named parameters become numbered ones, and nothing else of a statement changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.ledger.binding import bind, bind_many, restore_row, split_parameters
from crosswire.ledger.database import LedgerError


def test_a_parameter_is_numbered_once() -> None:
    statement = "SELECT 1 FROM now_claim WHERE day >= :since AND story = :story AND day < :since"
    assert bind(statement, {"since": "2022-08", "story": "s1", "other": 3}) == (
        b"SELECT 1 FROM now_claim WHERE day >= $1 AND story = $2 AND day < $1",
        ["2022-08", "s1"],
    )


def test_what_is_null_is_written_so() -> None:
    """PostgreSQL would ask for the type of a parameter of which only `IS NULL` is known."""
    text, cells = bind("SELECT 1 WHERE :since IS NULL OR day >= :since", {"since": None})
    assert (text, cells) == (b"SELECT 1 WHERE NULL IS NULL OR day >= NULL", [])


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT ':day', 'it''s :day' FROM batch",
        'SELECT ":day" FROM batch',
        "SELECT day::text FROM now_claim",
        "SELECT 1 -- :day\nFROM batch",
        "SELECT /* :day\n:day */ 1",
        "SELECT '16:30', 5 % 2 FROM batch WHERE title LIKE '%s %(day)s'",
    ],
)
def test_what_is_no_parameter_stays(statement: str) -> None:
    """Texts, names, remarks, casts and percent signs mean what they say."""
    assert bind(statement, {"day": "x"}) == (statement.encode(), [])


def test_a_cast_may_follow_a_parameter() -> None:
    assert bind("SELECT :day::text", {"day": "x"}) == (b"SELECT $1::text", ["x"])


def test_a_parameter_without_a_value_is_named() -> None:
    with pytest.raises(LedgerError, match="lacks a value for :day"):
        bind("SELECT :day", {"month": "x"})


def test_rows_share_one_statement() -> None:
    """Nulls are not written into it, since the next row may have a value there."""
    text, names = bind_many("INSERT INTO t (a, b) VALUES (:a, :b) ON CONFLICT DO UPDATE SET b = :b")
    assert text == b"INSERT INTO t (a, b) VALUES ($1, $2) ON CONFLICT DO UPDATE SET b = $2"
    assert names == ("a", "b")


@given(st.text(alphabet="\0\1" + "01ab", max_size=12))
def test_nul_comes_back(text: str) -> None:
    """A text with NUL, which PostgreSQL refuses, goes in without and comes out with it."""
    _, [cell] = bind("SELECT :text", {"text": text})
    assert "\0" not in str(cell)
    assert restore_row((cell, 3, None)) == (text, 3, None)


@given(st.text(alphabet="ab:'\"-/* \n%$"))
def test_splitting_loses_nothing(statement: str) -> None:
    pieces = split_parameters(statement)
    assert "".join(f":{p}" if at % 2 else p for at, p in enumerate(pieces)) == statement
