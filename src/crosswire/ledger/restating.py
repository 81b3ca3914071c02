"""What is told of a promise itself: that it was made, or made once more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from crosswire.align.lexicon import stem
from crosswire.ledger.forms import WORD, begin_promising, load_stems, stems_of
from crosswire.types import Mention

_PROMISING: Final = re.compile(
    rf"\b(?:{begin_promising()}|deal|accord|memorandum|treaty|pact)\w*\s"
    r"(?=(?:(?:on|last|this)\s+\w+\s+)?to\b)",
    re.IGNORECASE,
)
_BINDING: Final = (
    "outcomes.promising",
    "outcomes.promised",
    "events.promising",
    "events.intending",
)
BEING: Final = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|becomes?|became)\s(?:(?:not|also|still|an?|the|its|one"
    r"|\w+ly)\s)*$",
    re.IGNORECASE,
)
"""Before a verb in the passive, or a noun that a subject is said to be."""
_HEAD: Final = re.compile(
    r"(?:(?!\s(?:about|after|as|at|because|before|by|during|for|from|in|into|of|on|since|that|to"
    r"|under|when|which|while|with)\b)[^.,;:])*"
)
"""What stands behind a verb as its object, up to the next preposition or clause."""


def cut_to_promised(text: str) -> str:
    """Cut off what was done as it was promised: "met in Lima and agreed to"."""
    made = _PROMISING.search(text)
    return text[made.end() :] if made else text


def leave_out_source(text: str, mentions: Iterable[Mention]) -> str:
    """Leave out who says something behind it: "... by 30 June, the ministry in Accra said"."""
    for one in mentions:
        if one.source is not None:
            source = " ".join(one.source.exact.split())
            text, _, _ = text.partition(f", {source}")
    return text


def is_restated(promised: str, told: str, verb: str) -> bool:
    """
    Tell whether words tell that somebody bound himself, not what he was bound to.

    "Norway offered Iceland two helicopters" restates its promise of them, and "made a promise",
    "reached an agreement to", "received the invitation" tell of the act of promising too. But who
    promised to sign an agreement, or to offer a loan, does so by that.

    Args:
        promised: The words of the promise.
        told: The words that may tell it as done.
        verb: The verb that these have; empty where it is not known.
    """
    wanted = stems_of(cut_to_promised(promised))
    verb = stem(verb.lower())
    if verb in load_stems("outcomes.making") and verb not in wanted:
        made = [one for one in WORD.finditer(told) if stem(one[0].lower()) == verb]
        nouns = load_stems("outcomes.bonds", "outcomes.words") - wanted
        if made and not nouns.isdisjoint(stems_of(_read_object(told, made[0]))):
            return True
    is_cut = _PROMISING.search(promised) is not None
    return verb in load_stems(*_BINDING) and not (is_cut and verb in wanted)


def _read_object(text: str, verb: re.Match[str]) -> str:
    """Read what a verb has as its object, which stands before it where it is passive."""
    before, behind = text[: verb.start()], _HEAD.match(text, verb.end())
    return f"{before if BEING.search(before) else ''} {behind[0] if behind else ''}"
