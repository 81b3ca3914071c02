"""Text from articles and file names made harmless for a screen."""

from __future__ import annotations

import unicodedata

_FORMATTING = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d\u00ad\u200b\u2060\ufeff")


def show(text: str) -> str:
    """
    Make invisible characters visible, so that no article can drive a terminal.

    Escape codes, bells and marks that turn the direction of writing come out as their code:
    ESC in a headline prints as `\\x1b`. White space becomes single spaces.

    Args:
        text: Anything an article, a file name or an error carries.
    """
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(_show_character(character) for character in text).split())


def _show_character(character: str) -> str:
    if character.isprintable():
        return character
    if character.isspace():
        return " "
    if character in _JOINERS:
        return ""
    if unicodedata.category(character) in _FORMATTING:
        code = ord(character)
        return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    return "\ufffd"
