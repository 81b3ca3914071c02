"""By which words one passage stands against another: votes, refusals, what cues make of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Slot, same_speaker
from crosswire.extract.statements.stance import is_negated
from crosswire.types import Form, Status

if TYPE_CHECKING:
    from crosswire.align.item import Item

_SUBJECT = r"(?:nobody|no[- ]one|none|no (?:\w+ ){0,2}?\w+)"
_UNANIMOUS = re.compile(
    r"\bunanim(?:ous|ously|ity)\b"
    r"|\bwithout (?:a |any )?(?:single |one )?(?:dissenting |opposing |negative )?"
    r"(?:votes? against|dissent\w*|opposition|opposing votes?)"
    rf"|\b{_SUBJECT} (?:\w+ ){{0,2}}?(?:voted against|oppos\w+|dissent\w*|against)\b"
    r"|\b(?:all|every|each)(?: of)?(?: the| its)?(?: \S+){0,3}? (?:voted (?:for|in favou?r)|backed|"
    r"supported|approved|was in favou?r|were in favou?r)\b",
    re.IGNORECASE,
)
_DISSENT = re.compile(
    r"\b(?:voted|votes?|voting|vote) against\b|\bvoted no\b|\babstain\w*|\babstentions?\b"
    r"|\boppos(?:ed|es|ing)\b|\bdissent(?:ed|ers?|ing)\b|\b(?:voted|votes?) to reject\b"
    r"|\bnarrow\w* (?:majority|margin|vote)|\bvotes? to \d",
    re.IGNORECASE,
)
_DIVIDED = re.compile(
    r"(?:\b(?:not|never|hardly|nearly|almost|far from)\b|n['’]t\b)[^.;,]{0,16}\bunanim",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\bunanim|\bvot(?:e|es|ed|ing)\b|\bballot|\badopt|\bapprov|\bpass(?:ed|age)\b|\bback"
)
_FOR = (
    "support back endorse welcome praise hail applaud commend laud favour favor defend accept "
    "approve embrace cheer"
)
_AGAINST = (
    "oppose condemn denounce deplore criticise criticize slam blast lambast reject attack decry "
    "dismiss lament assail"
)
_LIGHT = frozenset({"was", "were", "is", "are", "be", "been", "had", "has", "have", "reported"})
"""Verbs by which something is only said to be there."""
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)


def split_by_vote(left: Item, right: Item) -> bool:
    """
    Tell whether one passage has all of one mind and another has some against.

    "The vote was unanimous" and "two members voted against the bill" share hardly a word.
    """
    texts = left.mention.exact, right.mention.exact
    return any(
        _is_of_one_mind(one)
        and (_DISSENT.search(other) or _DIVIDED.search(other))
        and not _is_of_one_mind(other)
        for one, other in (texts, texts[::-1])
    ) and all(_VOTE.search(text.lower()) or _DISSENT.search(text) for text in texts)


def both_unanimous(left: Item, right: Item) -> bool:
    """Tell whether both passages have all of one mind: "unanimously", "nobody voted against"."""
    return all(_is_of_one_mind(side.mention.exact) for side in (left, right))


def _is_of_one_mind(text: str) -> bool:
    return _UNANIMOUS.search(text) is not None and _DIVIDED.search(text) is None


def denies_deed(left: Item, right: Item) -> bool:
    """
    Tell whether one passage has none of what the other tells, though they share no denied word.

    "There were no casualties" denies nothing in the words of "two workers were killed". A verb
    of its own is denied alone: "would not comment" says nothing of an appeal.
    """
    sides = (left, right), (right, left)
    return any(
        one.event is not None
        and other.event is not None
        and one.event.status is Status.DENIED
        and other.event.status in {Status.DONE, Status.PLANNED}
        and one.predicate is not None
        and one.predicate.words in _LIGHT
        for one, other in sides
    )


def opposed_cues(left: Item, right: Item) -> str | None:
    """
    Name the cues by which two statements hold opposite things of one content.

    "Welcomed the bill" and "condemned the bill", "ruled out a rise" and "did not rule out a rise".
    """
    one, other = left.mention.cue, right.mention.cue
    if one is None or other is None or not (left.is_statement and right.is_statement):
        return None
    quoted = Form.DIRECT in {left.mention.form, right.mention.form}
    if quoted or left.wording.terms != right.wording.terms:
        return None
    table, cues = load_lexicon(), [cue.exact.lower() for cue in (one, other)]
    terms = [{table.term(word) for word in cue.split() if word not in table.stops} for cue in cues]
    favours, opposes = ({table.term(word) for word in words.split()} for words in (_FOR, _AGAINST))
    is_opposite = any(
        terms[at] & favours and terms[1 - at] & opposes and not terms[at] & opposes for at in (0, 1)
    )
    flipped = is_negated(left.mention) is not is_negated(right.mention)
    if is_opposite is flipped or not (is_opposite or terms[0] & terms[1]):
        return None
    return ", ".join(sorted(cues))


def is_one_mouth(left: Item, right: Item) -> bool:
    """Tell whether two statements surely have one speaker: by name, or as both reports put it."""
    if not (left.is_statement and right.is_statement):
        return False
    found = same_speaker(left.mention.speaker, right.mention.speaker)
    if found is not Slot.UNKNOWN:
        return found is Slot.SAME
    one, other = left.mention.source, right.mention.source
    if one is None or other is None:
        return False
    names = [_ARTICLE.sub("", source.exact).casefold() for source in (one, other)]
    return names[0] == names[1] and len(names[0]) > len("they")


def denies_own_word(denying: Item, telling: Item, denied: frozenset[str]) -> bool:
    """
    Tell whether one mouth is said to deny what another report has it say, with the same verb.

    "Ruiz said she would resign in June" and "Ruiz denied that she would resign": all that is
    denied stands in what is told.
    """
    one, other = denying.predicate, telling.predicate
    if one is None or other is None or one.term != other.term or not denied:
        return False
    return denied <= telling.wording.terms and is_one_mouth(denying, telling)
