"""Nothing that an article carries can drive a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.views.safe import show
from tests.views.fixture_reports import ESCAPE, OVERRIDE


@given(st.text())
def test_shown_text_is_printable(text: str) -> None:
    """Whatever the text, only printable characters come out."""
    assert show(text).isprintable()


@given(st.text())
def test_showing_twice_changes_nothing(text: str) -> None:
    """What has been made safe is left alone."""
    assert show(show(text)) == show(text)


def test_escape_codes_become_visible() -> None:
    """A colour code and a bell print as their codes."""
    assert show(ESCAPE) == "\\x1b[31mred\\x1b[0m\\x07"


def test_direction_marks_become_visible() -> None:
    """A mark that turns the direction of writing cannot hide a file's ending."""
    assert show(OVERRIDE) == "\\u202egnp.exe"


@pytest.mark.parametrize("text", ["“Já não”, said Łukasz", "Қасым-Жомарт", "中俄", "a‑b — c…"])
def test_ordinary_text_stays(text: str) -> None:
    """Letters of any script, dashes and quotation marks are not touched."""
    assert show(text) == text


def test_white_space_becomes_single_spaces() -> None:
    """A line break inside a headline does not break the line of a view."""
    assert show("a\nb\t c\u2028d ") == "a b c d"
