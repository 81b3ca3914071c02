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
_FEWEST_LETTERS = 4
_LAST_LATIN = "\u024f"
_WIDE_LATIN = frozenset(
    [chr(code) for code in (*range(0x1E00, 0x1F00), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))]
)
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
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
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (only other tongues pay)

    load: Callable[..., _Identifier] = LanguageIdentifier.from_model_file
    return load(MODEL_FILE, norm_probs=True)


def is_plain_english(text: str) -> bool:
    """Tell whether function words alone show that a text is English."""
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    n_english = sum(1 for word in words if word in _ENGLISH)
    is_dense = len(words) >= 10 and n_english >= 0.2 * len(words)
    return is_dense and len(_MARKED & set(words)) >= 3


def _is_other_script(sample: str) -> bool:
    """Tell whether most letters are not Latin ones: Japanese, Arabic, Greek, Russian."""
    letters = [letter for letter in sample if letter.isalpha()]
    n_other = sum(1 for letter in letters if letter > _LAST_LATIN and letter not in _WIDE_LATIN)
    return n_other >= _FEWEST_LETTERS and n_other > 0.5 * len(letters)


def _tell_other_script(sample: str) -> str | None:
    """Tell the language by letters of one language alone, else take the likeliest one."""
    if _KANA.search(sample):
        return "ja"
    if _HANGUL.search(sample):
        return "ko"
    ranked = (code for code, _ in _load_identifier().rank(sample) if len(code) == 2)
    return next((code for code in ranked if code != "en"), None)


def tell_language(text: str) -> str | None:
    """
    Tell the language of a text as ISO 639-1 code, or None where it is not certain.

    A text a fifth of whose words are English function words, several of them words of no
    other language, is English without more ado; any other is given to py3langid and
    believed from a probability of 0.9 on. Fewer than six words are never told, but a text in
    another script than the Latin one is never taken for English: its language is the likeliest
    one, however short it is.
    """
    sample = text[:_SAMPLE]
    if _is_other_script(sample):
        return _tell_other_script(sample)
    words = [word.casefold() for word in _WORD.findall(sample)]
    letters = sum(len(word) for word in words)
    if len(words) < _FEWEST_WORDS and letters < 30:
        return None
    if is_plain_english(sample):
        return "en"
    code, probability = _load_identifier().rank(sample)[0]
    return code if probability >= _CERTAIN and len(code) == 2 else None
