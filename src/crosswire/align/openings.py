"""How the line of an event opens: as a clause of its own, not in the middle of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from crosswire.align.words import sentence_around

if TYPE_CHECKING:
    from crosswire.align.item import Item

_JOINER = re.compile(
    r"(?:,\s+(?:and|but|as|while|after|when|because|before|since|so|yet)|[;:])\s+(?=\S)"
)
"""What parts the end of one clause from the beginning of the next."""
_ASIDE_ENDS = re.compile(
    r"[^,;:]+,\s+(?:(?:\w+ly|also|since|then|now|has|have|had|was|were|is|are|will|would)\s+)*"
)
_RELATIVE = re.compile(
    r"(?P<who>[^,;:]{2,160}?),?\s+(?P<link>who|which|that|whose)\s+(?P<rest>(?P<next>[\w’'-]+).*)",
    re.DOTALL,
)
_NO_VERB = frozenset(
    {"a", "an", "the", "he", "she", "it", "they", "we", "i", "you", "this", "these", "those"}
    | {"his", "her", "its", "their", "our", "my", "your", "some", "any", "no", "each", "every"}
    | {"in", "on", "at", "of", "for", "to", "by", "as", "when", "if", "there", "many", "most"}
)
"""Words that open another subject, or none, behind a relative pronoun."""
_HELPING = frozenset(
    {"has", "have", "had", "was", "were", "is", "are", "will", "would", "can", "could", "may"}
    | {"might", "must", "should", "did", "do", "does"}
)
_DID = frozenset(
    {"took", "made", "held", "won", "sought", "fought", "built", "struck", "hit", "lost", "broke"}
    | {"gave", "said", "saw", "sent", "began", "drew", "drove", "ran", "paid", "met", "led", "shut"}
    | {"bought", "sold", "wrote", "brought", "found", "kept", "knew", "laid", "left", "told"}
)
"""Verbs that bear no "ed" behind a subject: "that troops took"."""
_NO_NOUN = _HELPING | {
    *("also", "then", "now", "later", "once", "never", "soon", "still", "often", "just", "again"),
    *("first", "last", "not", "even", "ever", "always", "since", "got", "went", "became", "says"),
}
"""Words behind a relative pronoun that are no subject."""
_OPENERS = frozenset(
    {"that", "and", "but", "or", "as", "while", "after", "when", "because", "before", "since"}
    | {"if", "whether", "where", "until", "although", "though", "so", "then", "yet"}
)
"""Words behind which a clause begins."""
_NOT_ASSERTED = frozenset({"before", "until", "till", "unless", "lest", "whether"})
"""Words behind which a clause tells what may not have come about."""
_GOVERNING = frozenset({"about", "against", "by", "for", "from", "of", "without"})
"""Words behind which a verb in "ing" has nobody of its own who does it."""
_SHORTEST_GERUND = 5
_OPENS_OPEN = re.compile(
    r"(?:(?:of|to|from|with|by|for) (?:which|whom)\b|to (?:have|be)\b)", re.IGNORECASE
)
"""How words open that lack their subject: "of which 40 million", "to have died"."""
_LEAD_IN = re.compile(r"[^:\"“”]{2,90}: (?=[A-Z])")
_LONGEST_LEAD = 90
"""Characters that may be put in front of a line."""


def open_as_clause(item: Item) -> str:
    """
    Give the words of an event from where a clause begins.

    The words that a sentence tells an event in may begin in the middle of it, since they begin
    with the first side that they name. Of "will speak in Nakuru, as President Wanjiru leaves
    office" the line is what stands behind the comma. Of "four envoys, two of them from Hungary,
    attended" it is all from where the sentence begins. "Cambodia, which shut its border" shut
    it: what a relative clause tells of somebody is told of him in a clause of its own.
    """
    mention, text = item.mention, item.report.text
    if mention.parts:
        return mention.exact
    if is_cut_off(item):
        return widen(item) or mention.exact
    if not item.report.clauses:
        return mention.exact
    if item.predicate is None:
        return _turn_relative(item) or mention.exact
    before = text[mention.start : item.predicate.start]
    if not _is_cut_open(item):
        return mention.exact
    joiner = next(reversed(list(_JOINER.finditer(before))), None)
    if joiner is not None and "," not in before[joiner.end() :] and joiner.end() < len(before):
        return mention.exact[joiner.end() :]
    first = item.sentence[0]
    if _ASIDE_ENDS.fullmatch(before) and mention.start - first <= _LONGEST_LEAD:
        return text[first : mention.end]
    return mention.exact


def is_cut_off(item: Item) -> bool:
    """
    Tell whether words say nothing true or whole without the sentence before them.

    "The year is out" behind "before" tells of no end of a year, "altering tally sheets" behind
    "on suspicion of" of no one who altered them, and "to have died" of nobody.
    """
    mention = item.mention
    before = _read_before(item).split()
    if not before or mention.parts:
        return False
    last = before[-1].casefold()
    if last in _NOT_ASSERTED or _OPENS_OPEN.match(mention.exact) is not None:
        return True
    first = mention.exact.split(maxsplit=1)[0]
    return last in _GOVERNING and len(first) > _SHORTEST_GERUND and first.endswith("ing")


def widen(item: Item) -> str | None:
    """Give the words with the sentence before them; None where that is long or has a quote."""
    before = _read_before(item)
    if len(before) > _LONGEST_LEAD or set(before) & set('"“”«»'):
        return None
    return before + item.mention.exact


def cut_lead_in(words: str, item: Item) -> str:
    """
    Cut what stands before a colon of words that begin in the middle of a clause.

    Of "may soon feel the visit of Ida Lund: Norway has cut its duty" the words may begin with
    the visit; what is told stands behind the colon.
    """
    lead = _LEAD_IN.match(words)
    return words[lead.end() :] if lead is not None and _is_cut_open(item) else words


def _read_before(item: Item) -> str:
    """Read the sentence before the words of a mention."""
    text, mention = item.report.text, item.mention
    return text[sentence_around(text, mention.start, mention.end)[0] : mention.start]


def _is_cut_open(item: Item) -> bool:
    """Tell whether a word of the same clause stands before the words of a mention."""
    before = _read_before(item).rstrip()
    if not before or not before[-1].isalnum():
        return False
    return before.split()[-1].casefold() not in _OPENERS


def _turn_relative(item: Item) -> str | None:
    """
    Make a clause of a name with a relative clause, where the pronoun is its subject.

    In "the border that troops closed" it is not; there somebody else stands behind it.
    """
    match = _RELATIVE.fullmatch(item.mention.exact)
    if match is None:
        return None
    following = match["next"]
    if match["link"] == "whose":
        mark = "’" if match["who"].endswith("s") else "’s"
        return f"{match['who']}{mark} {match['rest']}" if len(match["who"].split()) <= 4 else None
    at = item.mention.start + match.start("next")
    is_named = any(one.start <= at < one.end for one in item.report.actors)
    if is_named or following.casefold() in _NO_VERB or not following[0].islower():
        return None
    if _has_own_subject(match["rest"]):
        return None
    return f"{match['who']} {match['rest']}"


def _has_own_subject(rest: str) -> bool:
    """
    Tell whether a noun and its verb stand behind a relative pronoun: "that workers rejected".

    "Which also asked" and "which shuts its border" have none.
    """
    first, *others = re.findall(r"[\w’'-]+", rest.casefold())
    second = others[0] if others else ""
    if first in _NO_NOUN or first.endswith(("ly", "ed")):
        return False
    return second in _HELPING | _DID or (second.endswith("ed") and second != "need")


def is_headless(item: Item) -> bool:
    """Tell whether words begin with their verb, as those of the second of two joined verbs do."""
    if isinstance(item.report.clauses, msgspec.UnsetType) or item.predicate is None:
        return False
    return item.predicate.start == item.mention.start
