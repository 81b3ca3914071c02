"""By which words one passage stands against another: votes, refusals, what cues make of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Slot, same_voice
from crosswire.extract.statements.stance import is_negated
from crosswire.reference import word_set
from crosswire.types import Form, Status

if TYPE_CHECKING:
    from crosswire.align.item import Item

_BODY = (
    r"(?:parliament|council|senate|house|assembly|board|committee|chamber|congress|court|panel"
    r"|commission|union|bloc)"
)
_VOTERS = (
    r"(?:members?|lawmakers?|legislators?|deput(?:y|ies)|senators?|councill?ors?|delegates?|mps?"
    r"|representatives?|commissioners?|judges?|justices?|shareholders?|directors?|ministers?"
    r"|states?|countr(?:y|ies)|nations?|governments?)"
)
"""Those who vote; not parties, of which each may be of one mind while all are not."""
_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|twenty)"
)
_OF_ALL = rf"(?: (?:of (?:the |its )?{_BODY}|present))?"
_NONE_AGAINST = re.compile(
    r"\bwithout (?:a |any )?(?:single |one )?(?:dissenting |opposing |negative )?"
    r"(?:votes? against|dissent\w*|opposing votes?"
    r"|opposition(?! (?:party|parties|support|backing|help|consent|votes?|members?|lawmakers?"
    r"|deputies|senators?|mps?)\b))"
    rf"|\b(?:nobody|no[- ]one|none|no (?:single )?(?:votes?|{_VOTERS}{_OF_ALL}))"
    r" (?:(?:had|has|was|were|finally) )?"
    r"(?:(?:voted |cast |spoke |stood )?against|opposed|dissented)\b",
    re.IGNORECASE,
)
_ALL_FOR = re.compile(
    r"\bunanim(?:ous|ously|ity)\b"
    rf"|\b(?:all|every|each)(?: of)?(?: the| its)?(?: (?:{_NUMBER}|{_BODY}|member|security|city"
    rf"|eu|un|nato)){{0,3}} {_VOTERS}{_OF_ALL} (?:(?:have|had|has) )?(?:voted (?:for|in favou?r)"
    r"|backed|supported|approved|was in favou?r|were in favou?r)\b",
    re.IGNORECASE,
)
_DISSENT = re.compile(
    r"\b(?:voted|votes?|voting|vote) against\b|\bvoted no\b"
    r"|\boppos(?:ed|es|ing)\b|\bdissent(?:ed|ers?|ing)\b|\b(?:voted|votes?) to reject\b"
    r"|\bnarrow\w* (?:majority|margin|vote)|\bvotes? to \d",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(r"\babstain\w*|\babstentions?\b", re.IGNORECASE)
_AGAINST_IT = re.compile(r"\breject\w*|\bdefeat\w*|\bturn\w* down\b", re.IGNORECASE)
"""What all may do as well, so that who votes against does the same."""
_DIVIDED = re.compile(
    r"(?:\b(?:not|never|hardly|nearly|almost|far from)\b|n['’]t\b)[^.;,]{0,16}"
    r"\b(?:unanim|(?:all|every|each)\b)",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\bunanim|\bvot(?:e|es|ed|ing)\b|\bballot|\badopt|\bapprov|\bpass(?:ed|age)\b|\bback",
    re.IGNORECASE,
)
_FOR = "events.favouring"
_AGAINST = "events.opposing"
_LIGHT = frozenset({"was", "were", "is", "are", "be", "been", "had", "has", "have", "reported"})
"""Verbs by which something is only said to be there."""
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)
_DEFINITE = re.compile(
    r"^(?:the|its|their|his|her)\s|['’]s?\s|\bspokes(?:man|woman|person)\b|^police\b",
    re.IGNORECASE,
)
"""Sources of which two reports of a story mean one; "a resident" and "critics" may be others."""
_REFUSING = "events.refusing"


def split_by_vote(left: Item, right: Item) -> bool:
    """
    Tell whether one passage has all of one mind and another has some against.

    "The vote was unanimous" and "two members voted against the bill" share hardly a word.
    """
    texts = left.mention.exact, right.mention.exact
    return any(_are_split(one, other) for one, other in (texts, texts[::-1])) and all(
        any(sign.search(text) for sign in (_VOTE, _DISSENT, _ABSTAINED)) for text in texts
    )


def abstains_apart(left: Item, right: Item) -> bool:
    """
    Tell whether one passage has somebody abstain and the other speaks of no vote at all.

    "The Greens abstained" is not "the Greens left the coalition", however much else they share.
    """
    return any(
        one.predicate is not None
        and _ABSTAINED.search(one.predicate.words) is not None
        and not any(
            sign.search(other.mention.exact) for sign in (_VOTE, _DISSENT, _ABSTAINED, _AGAINST_IT)
        )
        for one, other in ((left, right), (right, left))
    )


def _are_split(one: str, other: str) -> bool:
    """Tell whether all agree in one text and not in another; to abstain is not to be against."""
    if not _is_of_one_mind(one) or _is_of_one_mind(other):
        return False
    if _DISSENT.search(other) or _DIVIDED.search(other):
        return True
    return _ALL_FOR.search(one) is not None and _ABSTAINED.search(other) is not None


def both_unanimous(left: Item, right: Item) -> bool:
    """Tell whether both passages have all of one mind: "unanimously", "nobody voted against"."""
    return all(_is_of_one_mind(side.mention.exact) for side in (left, right))


@lru_cache(maxsize=1 << 12)
def _is_of_one_mind(text: str) -> bool:
    """Tell whether all are for it: "unanimously", but not "unanimously rejected"."""
    if _DIVIDED.search(text):
        return False
    rest, n_found = _NONE_AGAINST.subn(" ", text)
    rest, n_more = _ALL_FOR.subn(" ", rest)
    is_against = _DISSENT.search(rest) or _AGAINST_IT.search(rest)
    return n_found + n_more > 0 and is_against is None


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
    if quoted or not left.wording.terms or left.wording.terms != right.wording.terms:
        return None
    table, cues = load_lexicon(), [cue.exact.lower() for cue in (one, other)]
    terms = [{table.term(word) for word in cue.split() if word not in table.stops} for cue in cues]
    favours, opposes, refuses = map(_terms_of, (_FOR, _AGAINST, _REFUSING))
    is_opposite = any(
        terms[at] & favours and terms[1 - at] & opposes and not terms[at] & opposes for at in (0, 1)
    )
    turned = [
        is_negated(side.mention) is not bool(words & refuses)
        for side, words in zip((left, right), terms, strict=True)
    ]
    flipped = turned[0] is not turned[1]
    if is_opposite is flipped or not (is_opposite or terms[0] & terms[1]):
        return None
    return ", ".join(sorted(cues))


def denies_a_stance_apart(denied: frozenset[str], told: frozenset[str]) -> bool:
    """
    Tell whether what one passage denies is a stance of which the other does not speak.

    Who "refused to condemn the raid" denies nothing of who "praised the raid".

    Args:
        denied: Terms that the one denies.
        told: Terms of the other.
    """
    return bool(denied & (_terms_of(_FOR) | _terms_of(_AGAINST)) - told)


def withholds_blame(left: Item, right: Item) -> bool:
    """
    Tell whether one passage has somebody not condemn what the other has praised.

    "Refused to condemn the raid" is neither "praised the raid" nor its contrary.
    """
    favours, opposes = _terms_of(_FOR), _terms_of(_AGAINST)
    return any(
        _is_withheld(one)
        and not (opposes - favours).isdisjoint(_stances_of(one))
        and not _is_withheld(other)
        and not favours.isdisjoint(_stances_of(other))
        for one, other in ((left, right), (right, left))
    )


def _is_withheld(item: Item) -> bool:
    """Tell whether a passage says that a stance was not taken: "did not condemn", "refused to"."""
    if item.is_statement and item.mention.cue is not None:
        is_refused = not _terms_of(_REFUSING).isdisjoint(_cue_of(item))
        if is_refused or is_negated(item.mention):
            return True
    if item.predicate is not None and item.predicate.term in item.wording.denied:
        return True
    return item.event is not None and item.event.status is Status.DENIED


def _stances_of(item: Item) -> frozenset[str]:
    """List the terms of the cue of a passage and of its verb."""
    return _cue_of(item) | ({item.predicate.term} if item.predicate is not None else frozenset())


def _cue_of(item: Item) -> frozenset[str]:
    cue = item.mention.cue.exact.lower().split() if item.mention.cue is not None else []
    return frozenset(map(load_lexicon().term, cue))


@cache
def _terms_of(use: str) -> frozenset[str]:
    """Reduce the words of a packaged list to terms."""
    return frozenset(map(load_lexicon().term, word_set(use)))


def is_one_mouth(left: Item, right: Item) -> bool:
    """Tell whether two statements surely have one speaker: by name, or as both reports put it."""
    if not (left.is_statement and right.is_statement):
        return False
    found = same_voice(left.mention, right.mention)
    if found is not Slot.UNKNOWN:
        return found is Slot.SAME
    one, other = left.mention.source, right.mention.source
    if one is None or other is None:
        return False
    if not all(_DEFINITE.search(source.exact) for source in (one, other)):
        return False
    names = [_ARTICLE.sub("", source.exact).casefold() for source in (one, other)]
    return names[0] == names[1] and len(names[0]) > len("they")


def denies_own_word(denying: Item, telling: Item, denied: frozenset[str]) -> bool:
    """
    Tell whether one mouth is said to deny what another report has it say, with the same verb.

    "Ruiz said she would resign in June" and "Ruiz denied that she would resign": all that is
    denied stands in what is told, its numbers too: "denied that 40 would go" is not "20 will go".
    """
    one, other = denying.predicate, telling.predicate
    if one is None or other is None or one.term != other.term or not denied:
        return False
    if not denying.wording.numbers <= telling.wording.numbers:
        return False
    return denied <= telling.wording.terms and is_one_mouth(denying, telling)
