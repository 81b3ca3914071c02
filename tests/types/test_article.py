"""What was not read, and why."""

from __future__ import annotations

import pytest

from crosswire.types import Unread


@pytest.mark.parametrize("twin", ["feed.jsonl:7", "a;b.txt", "; counted twice", "x" * 9000, "a\nb"])
def test_an_input_that_repeats_another_was_read(twin: str) -> None:
    """Whatever the name of the other one is."""
    repeat = Unread.of_repeat("copy.txt", twin)
    assert repeat.is_repeat
    assert twin in repeat.reason


def test_words_of_a_source_make_no_repeat() -> None:
    """An error may quote what a server or a file name says."""
    reason = "The server answers 'it is the same as before; go away'; give another address."
    assert not Unread(uri="page.html", reason=reason).is_repeat
