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
_LINKS = frozenset({"and", "or", "to"})
"""Words before which a hyphen stands for what follows: "short- and long-term"."""
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty"
    " ninety".split()
)
_PARTS = _NUMBERS | frozenset(
    f"{part}{ending}"
    for part in (
        "half halve third quarter fourth fifth sixth seventh eighth ninth tenth first second"
    ).split()
    for ending in ("", "s")
)
"""Second halves behind a number: "twenty-five", "two-thirds", "thirty-second"."""
_LETTERS = re.compile(r"[A-Z]|[ex]")
_ONE_WORD = re.compile(r"re(?!e)|ex(?:act|chang|cit|port|pos|press|tent|tract)")
"""Beginnings of words that only look led by a prefix: "resign", "exports", not "re-elect"."""
_PREFIXES = frozenset("anti by co ex mid multi non post pre pro re self semi so sub vice".split())
"""First halves behind which a hyphen is written where the word is not known without it."""


def has_breaks(text: str) -> bool:
    """Tell whether a text may have words that a line end cuts, or soft hyphens."""
    return "\u00ad" in text or ("-" in text and _BROKEN.search(text) is not None)


def mend_breaks(text: str, words: Collection[str]) -> str:
    """
    Put words that a line break cut in two together again.

    The hyphen goes where the word is known without it, and where one half is none: "govern-ment",
    "Otta-vania". It stays where both halves are words ("well-known", "cross-border"), and behind a
    number, a single letter and a prefix: "twenty-five", "U-turn", "ex-soldiers". "Short- and
    long-term" stays as it is.

    Args:
        text: One paragraph with its line ends.
        words: The words of the whole text in lower case, each with its own hyphens.
    """

    def mend(match: re.Match[str]) -> str:
        first, second = match.groups()
        joined, parted = (f"{first}{link}{second}".lower() for link in ("", "-"))
        lexicon = load_lexicon()
        if second in _LINKS and joined not in words:
            return match[0]
        is_letter = _LETTERS.fullmatch(first) is not None and _is_word(second.lower(), words)
        if is_letter or (first.lower() in _NUMBERS and second.lower() in _PARTS):
            return f"{first}-{second}"
        if parted in words and joined not in words:
            return f"{first}-{second}"
        if _is_word(joined, words):
            return first + second
        are_words = all(half.lower() in lexicon and len(half) >= _SHORT for half in (first, second))
        is_led = first.lower() in _PREFIXES and _is_word(second.lower(), words)
        is_led = is_led and _ONE_WORD.match(joined) is None
        is_name = second[:1].isupper()  # "Franco-German", but not "NA-TO"
        is_name = is_name and not (second.isupper() and first.isupper() and _is_cut(first, words))
        return f"{first}-{second}" if are_words or is_led or is_name else first + second

    return _BROKEN.sub(mend, _SOFT.sub("", text))


def _is_word(lower: str, words: Collection[str]) -> bool:
    """Tell whether letters are a word, or a form of one."""
    lexicon = load_lexicon()
    stems = (lower, lower.removesuffix("s"), lower.removesuffix("d"), lower.removesuffix("ed"))
    return lower in words or any(len(stem) >= _SHORT and stem in lexicon for stem in stems)


def _is_cut(first: str, words: Collection[str]) -> bool:
    """Tell the first letters of an acronym from one that the text has by itself: "EU-UK"."""
    return len(first) < _SHORT and first.lower() not in words


def list_words(text: str) -> frozenset[str]:
    """List the words of a text, of which those that a line end cuts are none."""
    whole = _BROKEN.sub(" ", text)
    return frozenset(word.lower() for word in _WORD.findall(whole))
