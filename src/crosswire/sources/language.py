"""Which language a text is written in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Protocol

from crosswire.sources.wordlists import words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 4_000  # characters are enough for a certain answer
_FEWEST_WORDS = 6
_CERTAIN = 0.9
# The commonest function words of English that are words of few other languages.
_ENGLISH = words("""
    the of and to that was for with by from at his her their this which were have has had been is
    it its as be are not but they he she who will would said after before about into than other
    more one all there when what out up over two between under against during also on
    """)
_MARKED = words("the of and that was with from his their this which were have has had")


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@cache
def _load_identifier() -> _Identifier:
    """Load the identifier; half a second and 60 MB, so only for texts not plainly English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    load: Callable[..., _Identifier] = LanguageIdentifier.from_model_file
    return load(MODEL_FILE, norm_probs=True)


def is_plain_english(text: str) -> bool:
    """Tell whether function words alone show that a text is English."""
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    n_english = sum(1 for word in words if word in _ENGLISH)
    is_dense = len(words) >= 10 and n_english >= 0.2 * len(words)
    return is_dense and len(_MARKED & set(words)) >= 3


def tell_language(text: str) -> str | None:
    """
    Tell the language of a text as ISO 639-1 code, or None where it is not certain.

    A text a fifth of whose words are English function words, several of them words of no
    other language, is English without more ado; any other is given to py3langid and
    believed from a probability of 0.9 on. Fewer than six words are never told.
    """
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    letters = sum(len(word) for word in words)
    if len(words) < _FEWEST_WORDS and letters < 30:
        return None
    if is_plain_english(sample):
        return "en"
    code, probability = _load_identifier().rank(sample)[0]
    return code if probability >= _CERTAIN and len(code) == 2 else None
