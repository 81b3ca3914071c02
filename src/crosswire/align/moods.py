"""Whether a passage tells a deed, or only that somebody asks for it, threatens it or refuses it."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from crosswire.align.lexicon import stem
from crosswire.align.opposition import abstains_apart, withholds_blame
from crosswire.reference import read_rows
from crosswire.types import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crosswire.align.item import Item

_MOODS = MappingProxyType({"REQUEST": "asks", "THREATEN": "threatens", "REJECT": "refuses"})
_OFFERS = "offers"
_SAYS_AS_WELL = frozenset({"call", "ask", "order", "insist", "remind", "plead", "instruct"})
"""Verbs that may also report what somebody holds; they ask for what is yet to be done."""
_CALLS = re.compile(r"\bcall\w*\s+(?:up)?on\b|\bcall\w*\s+for\b", re.IGNORECASE)
_DUTY = frozenset({"should", "must", "ought", "need", "shall"})
"""Words by which a passage asks for something itself."""
_QUESTION = r"(?:how|what|when|where|why|who|whom|whose|which|whether)\b"
_TELL = (
    r"(?:says?|said|saying|tells?|told|knows?|knew|known|specify|disclosed?|revealed?|explain\w*"
    r"|clear|confirm\w*)"
)
_UNTOLD = re.compile(
    r"(?:\b(?:not(?!\s+only)|never|cannot|nor|nobody|without|no\s+one|yet\s+to"
    r"|declined?s?\s+to|refused?s?\s+to)|n['’]t)\s+"
    rf"(?:\w+\s+){{0,2}}?{_TELL}\s+(?:\w+\s+){{0,2}}?{_QUESTION}"
    r"|(?:\b(?:not|never|nor|declined?s?\s+to|refused?s?\s+to)|n['’]t)\s+(?:\w+\s+)?comment\b"
    r"|\bno\s+(?:(?:immediate|further|official|public|specific)\s+)?comment\b"
    rf"|\b(?:unclear|unknown|uncertain)\s+(?:\w+\s+){{0,2}}?{_QUESTION}"
    r"|\bnot\s+(?:yet\s+|immediately\s+|publicly\s+)?known\b(?!\s+(?:for|as|to)\b)"
    r"|\b(?:is|was|are|were|remains?|remained)\s+(?:still\s+|as\s+yet\s+)?(?:unknown|unclear)\b"
    r"|\b(?:g[ai]ve|giving|provid(?:ed?|ing)|offer(?:ed|ing)?)\s+no\s+(?:\w+\s+)?"
    r"(?:details?|reasons?|explanation|figures?|date)\b",
    re.IGNORECASE,
)
"""A question that nobody answered: "could not say how many", "it is not clear whether"."""
_TOLD = re.compile(rf"\b(?:{_TELL}|details?|reasons?|explanation|comment\w*)\b", re.IGNORECASE)
"""What speaks of an answer: what it says may be the contrary, or the same in other words."""
_OPENING = re.compile(r"(?:following|after|despite|upon|under)\b[^,]{1,120},", re.IGNORECASE)
"""Words that set the time or occasion of a deed before it is told."""
_WHO_DOES = re.compile(r"\b(?:who|which)\s+(?:\w+\s+)?\Z", re.IGNORECASE)


@cache
def load_moods() -> Mapping[str, str]:
    """
    Load the verbs that only ask for, threaten, refuse or offer what follows, by their stem.

    Raises:
        ReferenceDataError: The table is missing or malformed.
    """
    moods: dict[str, str] = {}
    for lemmas, forms, effect, _ in read_rows("event_governors.tsv", 4):
        mood = _MOODS.get(effect) or (_OFFERS if "offer" in lemmas.split() else None)
        if mood and "to" in forms.split():
            moods |= {stem(lemma): mood for lemma in lemmas.split()}
    return MappingProxyType(moods)


def mood_of(item: Item) -> str | None:
    """Tell what a passage makes of the deed it names: "asks" for "urged Oman to sign"."""
    moods = load_moods()
    if item.is_statement:
        cue = item.mention.cue
        words = [stem(word) for word in cue.exact.lower().split()] if cue is not None else []
        is_ahead = item.event is not None and item.event.status is Status.PLANNED
        return next(
            (moods[word] for word in words if word in moods and (is_ahead or _is_plain(word))), None
        )
    if item.predicate is None:
        return None
    verb = stem(item.predicate.words.split()[0])
    if verb == stem("call"):
        return moods.get(verb) if _CALLS.search(item.mention.exact) else None
    return moods.get(verb)


def _is_plain(verb: str) -> bool:
    return verb not in {stem(word) for word in _SAYS_AS_WELL}


def differ_in_mood(left: Item, right: Item) -> bool:
    """
    Tell whether one passage tells a deed that the other only asks for, threatens or refuses.

    Where the other speaks of a demand or a threat as well, in whatever form ("its call for a
    truce", "should sign"), the two may be one.
    """
    return _moods_apart(left, right, frozenset())


def does_neither(left: Item, right: Item) -> bool:
    """
    Tell what is neither the same nor its contrary, whatever else the two share.

    Who abstains from a vote does no other deed, and who does not condemn a thing praises nothing.
    """
    return abstains_apart(left, right) or withholds_blame(left, right)


def leaves_untold(left: Item, right: Item) -> bool:
    """
    Tell whether one passage has nobody tell what the other tells.

    Who "could not say how many were on board" does not deny that 190 were, nor says so; but whether
    families "were told how" or "were not told how" is one question.
    """
    passages = left.mention.exact, right.mention.exact
    untold = tuple(map(_withholds_answer, passages))
    if untold[0] is untold[1]:
        return False
    return _TOLD.search(passages[untold[0]]) is None


def _withholds_answer(passage: str) -> bool:
    """Tell whether nobody answers, as the passage itself has it and not "who did not comment"."""
    found = _UNTOLD.search(passage)
    return found is not None and _WHO_DOES.search(passage, 0, found.start()) is None


def asks_what_is_told(left: Item, right: Item) -> bool:
    """
    Tell whether one passage asks for, threatens or offers what the other says on its own account.

    "The union urged the minister to resign", and the minister said that she would not.
    """
    return _moods_apart(left, right, frozenset({_MOODS["REJECT"]}))


def _moods_apart(left: Item, right: Item, plain: frozenset[str]) -> bool:
    """Tell whether one passage has a mood, no plain one, of which the other does not speak."""
    sides = (mood_of(left), right), (mood_of(right), left)
    return any(
        mood is not None and mood not in plain and not _speaks_of(mood, other)
        for mood, other in sides
    )


def _speaks_of(mood: str, item: Item) -> bool:
    """Tell whether a word of a passage, or its cue, tells of a mood."""
    moods = load_moods()
    opening = _OPENING.match(item.mention.exact)
    words = set(item.wording.words)
    if opening is not None:  # what came before the deed: "Following the order of the court, ..."
        words -= set(opening.group().lower().rstrip(",").split())
    if item.mention.cue is not None:
        words |= set(item.mention.cue.exact.lower().split())
    if mood == _MOODS["REQUEST"] and words & _DUTY:
        return True
    return any(moods.get(stem(word)) == mood for word in words)
