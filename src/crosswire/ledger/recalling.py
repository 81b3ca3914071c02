"""What a deed only recalls of an earlier promise, and what it says is still as it was."""

from __future__ import annotations

import re
from typing import Final

from crosswire.align.lexicon import load_lexicon, stem
from crosswire.ledger.forms import WORD, load_stems, stems_of
from crosswire.ledger.restating import cut_to_promised

_PROMISES: Final = r"(?:promis|pledg|vow|agreed|undert|undertook|committed)\w*\b"
_RECALLED: Final = re.compile(
    r"(?:\b(?:by|for|from|in|of|on|to|with)\s)?\b(?:that|what|which|who|whom|although|though)\s"
    rf"(?:[^\s,.;:]+\s){{0,7}}?{_PROMISES}"
    rf"|(?<=[a-z]\s)(?:it|he|she|they|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}})\shad\s{_PROMISES}"
)
"""Where a clause beside another recalls a promise: "the bridge that it had promised"."""
RECALLED_BEFORE: Final = re.compile(r"\b(?:which|whom|although|though)\s+(?:the\s+)?$")
"""Before who promised, where that is only recalled: "the day by which Peru promised to"."""
_END: Final = re.compile(r"[,;:.]|$")
_AUXILIARIES: Final = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|been|being|be|not|yet|finally|now)\s+)+$"
)
_LASTING: Final = re.compile(
    r"\b(?:(?:am|is|are|was|were|has been|have been)\s+still"
    r"|still\s+(?:is|are|was|were|cannot|can|could)"
    r"|(?<!that )(?<!who )(?<!which )(?:remain|stay)(?:s|ed)?)\b"
)
"""Says that something is as it was before: "is still closed", "remains shut"."""
_NEAR: Final = 3
"""Words behind which the verb of what lasts stands at most: "is still largely closed"."""


def cut_recalled(promised: str, told: str, verb: str) -> str:
    """
    Cut off what words only recall of a promise: "the day by which Peru promised to reopen it".

    It stays where what was done is what was promised, or that it came: "the boats that Kenya
    promised to send have arrived".

    Args:
        promised: The words of the promise.
        told: Those that may tell it as done.
        verb: The verb that these have; empty where it is not known.
    """
    found = _RECALLED.search(told)
    if found is None:
        return told
    lexicon = load_lexicon()
    wanted = {lexicon.term(one.lower()) for one in WORD.findall(cut_to_promised(promised))}
    words = [one for one in WORD.finditer(told) if verb and one[0] == verb]
    is_inside = any(found.start() <= one.start() < found.end() for one in words)
    if verb and not is_inside and (lexicon.term(verb.lower()) in wanted or _comes(verb)):
        return told
    end = _END.search(told, found.end())
    after = [one.start() for one in words if one.start() >= found.end()]
    last = min((*after[:1], end.start() if end else len(told)))
    kept = _AUXILIARIES.sub("", told[found.end() : last])
    return f"{told[: found.start()]}{told[found.end() + len(kept) :]}"


def _comes(verb: str) -> bool:
    return stem(verb.lower()) in load_stems("outcomes.arriving")


def lasts(promised: str, told: str, verb: str) -> bool:
    """
    Tell whether words say that something still is as it was, which is no deed.

    Who promised that something stays so keeps that by it.

    Args:
        promised: The words of the promise.
        told: Those that may tell it as done.
        verb: The verb that these have; empty where it is not known.
    """
    found = _LASTING.search(told)
    if found is None or not stems_of(promised).isdisjoint(load_stems("outcomes.continuing")):
        return False
    behind = WORD.findall(told, found.end())[:_NEAR]
    return not verb or verb in behind or verb in WORD.findall(found[0])


def is_opposite(promised: str, told: str) -> bool:
    """Tell whether words name the opposite of what was promised: closed, not reopened."""
    lexicon = load_lexicon()
    there = {lexicon.term(one.lower()) for one in WORD.findall(told)}
    return any(
        not there.isdisjoint(lexicon.opposites.get(lexicon.term(one.lower()), ()))
        for one in WORD.findall(cut_to_promised(promised))
    )
