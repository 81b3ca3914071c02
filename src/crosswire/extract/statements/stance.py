"""Tells what a speaker makes of the content of a statement: holds, denies or doubts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType

import msgspec

from crosswire.reference.rows import read_packaged, word_set
from crosswire.types import Form, Mention

_COLUMNS = ("cue", "stance", "negated", "noun")
_LONGEST = 4  # words of a cue in the table
_WORD = re.compile(r"n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+")
_NEGATIONS = frozenset({"not", "never", "n't", "cannot", "hardly", "scarcely"})
_NOBODY = word_set("denying.nobody")
_WHETHER = re.compile(r"whether\b", re.IGNORECASE)
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
            ("es", ""), ("s", ""))  # fmt: skip
_DENYING = word_set("statements.denying")
_CLAIMS = word_set("statements.claims") | word_set("statements.rumours")
_IRREGULAR: Mapping[str, str] = MappingProxyType(
    {"said": "say", "told": "tell", "knew": "know", "known": "know", "thought": "think",
     "saw": "see", "seen": "see", "brought": "bring", "lambasted": "lambast", "found": "find",
     "had": "have", "has": "have"}
)  # fmt: skip


class Stance(StrEnum):
    """What a speaker makes of what a statement says."""

    AFFIRM = "affirm"
    DENY = "deny"
    DOUBT = "doubt"  # neither affirmed nor denied: doubted, asked, refused to confirm


class NounUse(StrEnum):
    """Whether a noun phrase behind a cue is a statement: "condemned the attack" is."""

    WHOLE = "whole"
    LONG = "long"  # from three words on: "announced the closure of the port"
    FRAGMENT = "-"


class CueStance(msgspec.Struct, frozen=True):
    """One row of the table of stance cues."""

    plain: Stance
    negated: Stance
    noun: NounUse


_STANCES: Mapping[str, Stance] = MappingProxyType(
    {"neutral": Stance.AFFIRM, "deny": Stance.DENY, "doubt": Stance.DOUBT}
)


@cache
def load_stance_cues() -> Mapping[tuple[str, ...], CueStance]:
    """Load the packaged table: words of each cue with what it makes of its content."""
    return MappingProxyType(
        {
            tuple(cue.split()): CueStance(_STANCES[plain], _STANCES[negated], NounUse(noun))
            for _, (cue, plain, negated, noun) in read_packaged("stance_cues.tsv", _COLUMNS)
        }
    )


def stance_of(mention: Mention) -> Stance:
    """
    Tell whether the speaker of a statement affirms, denies or doubts its content.

    The content of "Lund denied that the port was closed" is "the port was closed" and its
    stance is to deny; "did not deny", "could neither confirm nor deny" and "asked whether"
    leave it in doubt; "does not believe" denies. Without a cue, as in a quote that goes on,
    and for every cue without an entry, the speaker affirms. What stands wholly in quotes is
    the speaker's own word whatever the cue ("“We never fired,” he denied"), but for a question.
    """
    if mention.form is Form.DIRECT:
        return Stance.DOUBT if mention.exact.endswith("?") else Stance.AFFIRM
    if mention.cue is None:
        return Stance.AFFIRM
    words = _words_of(mention.cue.exact)
    if "neither" in words and "nor" in words:
        return Stance.DOUBT
    found = _look_up(words)
    negated = is_negated(mention)
    if found is None:
        return Stance.DOUBT if negated else Stance.AFFIRM
    stance = found.negated if negated else found.plain
    if stance is Stance.AFFIRM and _WHETHER.match(mention.exact):
        return Stance.DOUBT
    return stance


def is_negated(mention: Mention) -> bool:
    """Tell whether a cue is turned round: "did not rule out", "nobody denied"."""
    negated = mention.cue is not None and _has_negation(mention.cue.exact)
    return negated is not (mention.source is not None and is_nobody(mention.source.exact))


@lru_cache(maxsize=1 << 12)
def _words_of(cue: str) -> tuple[str, ...]:
    """List the words of a cue, lower case."""
    return tuple(_WORD.findall(cue.lower()))


@lru_cache(maxsize=1 << 12)
def _has_negation(cue: str) -> bool:
    """Tell whether a cue has a denying word."""
    return any(word.replace("’", "'") in _NEGATIONS for word in _words_of(cue))


def is_nobody(source: str) -> bool:
    """Tell whether nobody says it: "Nobody denied that the ferry sank", "No country has denied"."""
    first = "".join(source.lower().split(maxsplit=1)[:1])
    return first == "no" or first in _NOBODY


def noun_use_of(cue: str) -> NounUse:
    """Tell whether a noun phrase behind the words of a cue is a statement of its own."""
    found = _look_up(_words_of(cue))
    return NounUse.FRAGMENT if found is None else found.noun


def is_denied_claim(mention: Mention) -> bool:
    """
    Tell whether what holds a mention is a claim that its speaker says is not true.

    So is what is "denied", and what is "rejected" or "dismissed" as a claim, a report or a rumour;
    but an offer that is "rejected" was made.
    """
    if mention.cue is None or stance_of(mention) is not Stance.DENY:
        return False
    words = _words_of(mention.cue.exact)
    denies = any(base in _DENYING for word in words for base in _bases(word))
    return denies or not _CLAIMS.isdisjoint(words)


def has_noun_object(cue: str) -> bool:
    """Tell whether the words of a cue may have a noun for their object: not "said"."""
    found = _look_up(_words_of(cue))
    return found is None or found.noun is not NounUse.FRAGMENT


@lru_cache(maxsize=1 << 12)
def _look_up(words: tuple[str, ...]) -> CueStance | None:
    """Find the longest cue of the table in the words, the first of equally long ones."""
    cues = load_stance_cues()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            rest = tuple(words[start + 1 : start + length])
            for base in _bases(words[start]):
                if (base, *rest) in cues:
                    return cues[base, *rest]
    return None


def _bases(word: str) -> Iterator[str]:
    """Yield the verbs of which a word may be a form; British -ise counts as -ize."""
    for form in dict.fromkeys((word, word.replace("is", "iz"), word.replace("our", "or"))):
        yield _IRREGULAR.get(form, form)
        for ending, base in _ENDINGS:
            if form.endswith(ending) and len(form) > len(ending) + 1:
                stem = form.removesuffix(ending)
                yield stem + base
                if base == "" and len(stem) > 2 and stem[-1] == stem[-2]:
                    yield stem[:-1]
