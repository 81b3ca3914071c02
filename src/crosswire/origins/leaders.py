"""Words for those who lead a body, in a pattern."""

from __future__ import annotations

import re

from crosswire.reference import any_of, word_set


def name_leaders(use: str) -> str:
    """
    Make the pattern of the words for those who lead a body: "acting head", "chief executive".

    Args:
        use: Which of the packaged words; "origins.heads" are those whose word is the body's own.
    """
    leaders = "|".join(re.escape(word) for word in sorted(word_set(use), key=_order))
    deputies = any_of("origins.deputies")
    return rf"(?:(?:{deputies}) )?(?:chief )?(?:{leaders})"


def _order(word: str) -> tuple[int, str]:
    return -len(word), word
