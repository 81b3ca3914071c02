"""Words that a printer's line break cut in two: "govern-" at one line's end, "ment" below."""

from __future__ import annotations

import re
from collections.abc import Collection

from crosswire.reference.lexicon import load_lexicon

_BROKEN = re.compile(r"\b([^\W\d_]+)-[ \t\r]*\n[ \t]*([^\W\d_]+)")
_SOFT = re.compile(r"\u00ad(?:[ \t\r]*\n[ \t]*)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 3
"""Letters of a half that may be a word by chance: "put-" and "ting"."""


def has_breaks(text: str) -> bool:
    """Tell whether a text may have words that a line end cuts, or soft hyphens."""
    return "\u00ad" in text or ("-" in text and _BROKEN.search(text) is not None)


def mend_breaks(text: str, words: Collection[str]) -> str:
    """
    Put words that a line break cut in two together again.

    The hyphen goes where the word is known without it, and where one half is none: "govern-ment",
    "Otta-vania". It stays where both halves are words: "well-known", "cross-border".

    Args:
        text: One paragraph with its line ends.
        words: The words of the whole text in lower case, each with its own hyphens.
    """

    def mend(match: re.Match[str]) -> str:
        first, second = match.groups()
        joined, parted = (f"{first}{link}{second}".lower() for link in ("", "-"))
        lexicon = load_lexicon()
        if parted in words and joined not in words:
            return f"{first}-{second}"
        if joined in words or joined in lexicon:
            return first + second
        are_words = all(half.lower() in lexicon and len(half) >= _SHORT for half in (first, second))
        is_name = second[:1].isupper()  # "Franco-German"
        return f"{first}-{second}" if are_words or is_name else first + second

    return _BROKEN.sub(mend, _SOFT.sub("", text))


def list_words(text: str) -> frozenset[str]:
    """List the words of a text, of which those that a line end cuts are none."""
    whole = _BROKEN.sub(" ", text)
    return frozenset(word.lower() for word in _WORD.findall(whole))
