"""What a clause adds behind a comma, cut off it to be compared by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crosswire.align.words import bare_words
from crosswire.extract.statements.stance import Stance, stance_of
from crosswire.reference import any_of
from crosswire.types import Part, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from crosswire.types import Clause, Mention

_FEWEST_AHEAD, _FEWEST_BEHIND = 4, 3
"""Words that a clause must keep, and that what is cut off must have."""
_BREAK = re.compile(
    r"(?P<mark>[,;:]|\s[-–—])\s+(?=[\w“\"'])"
    r"|\s(?=(?:and|but)\s(?:(?:then|later|also|now|still)\s)?"
    r"(?:has|have|had|is|are|was|were|will|would|can|could|may|must|did|does|do)\s)"
)
"""Where a clause may end: at a mark, or before another verb."""
_RELATIVE = (
    r"(?:who|which|whose|whom|where|of (?:which|whom)|(?:by|on|to|for|from|in|at) (?:which|whom)"
    r"|(?:one|two|three|all|both|some|most|none|half) of|including|among|with(?:out)?)\b"
)
_FEW = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNTED = (
    rf"(?:(?!(?:19|20)\d\d\b)\d[\d,.]*|{_FEW}|several|dozens|hundreds) (?:of|in|from|on|at)\b"
)
_DETERMINED = (
    rf"(?:the|an?|its|their|his|her|all|another|several|any|more|at least|up to"
    rf"|{any_of('measures.about')}|\d[\d,.]*|one|{_FEW}|dozens|hundreds|thousands)\b"
)
_DOING = (
    r"(?!(?:according|citing|saying|adding|quoting|noting|stressing|regarding|concerning|during)\b)"
    rf"[a-z]{{2,}}ing (?={_DETERMINED})"
    r"|(?!(?:compared|based|united|said|added)\b)[a-z]{2,}ed (?=by|in|on|at|with|from|to)\b"
)
_ADDS = re.compile(rf"{_RELATIVE}|{_COUNTED}|{_DOING}|at the (?:request|invitation) of\b")
"""How what is added opens: "killing five drivers", "with a deficit", "who has since resigned"."""
_TELLS_OF_ITS_OWN = re.compile(rf"{_RELATIVE}|{_COUNTED}")
_JOINS = re.compile(r"(?:and|but|or|while|so|yet)\s+", re.IGNORECASE)
_HANGS = re.compile(r"\b(?:if|unless|until|provided|would|could|might)\b", re.IGNORECASE)
_DENIES = re.compile(
    rf"\b(?:{any_of('denying.nobody', 'denying.words')}|without)\b|n[’']t\b", re.IGNORECASE
)
_CUT = frozenset({Status.DONE, Status.PLANNED})


def cut_tails(
    text: str, mention: Mention, clause: Clause | None, begins: Collection[int]
) -> Sequence[Part]:
    """
    Cut what a clause adds off it: "gunmen attacked a base", "killing 31 soldiers".

    Nothing is cut before the main verb, off a quote in parts, off what is denied, doubted or
    only possible, and nothing that sets a condition: there the rest alone would say something else.

    Args:
        text: The report's text.
        mention: A statement of one sentence, or an event that no type covers.
        clause: Its main clause; nothing is cut without.
        begins: Offsets where clauses begin.

    Returns:
        The clause and what it adds, in order; only the whole where nothing is cut.
    """
    whole = Part(start=mention.start, end=mention.end)
    if clause is None or mention.parts or not _is_told(mention, clause):
        return [whole]
    parts: list[Part] = []
    start = mention.start
    for found in _BREAK.finditer(text, clause.predicate, mention.end):
        begin = found.end()
        joined = _JOINS.match(text, begin)
        is_clause = begin in begins or (joined is not None and joined.end() in begins)
        if not (found["mark"] is None or is_clause or _ADDS.match(text, begin)):
            continue
        ahead, behind = text[start : found.start()], text[begin : mention.end]
        fewest = _FEWEST_BEHIND if parts else _FEWEST_AHEAD
        is_long = len(bare_words(ahead)) >= fewest and len(bare_words(behind)) >= _FEWEST_BEHIND
        if is_long and not _HANGS.search(behind):
            parts.append(Part(start=start, end=found.start()))
            start = begin
    return [*parts, Part(start=start, end=mention.end)]


def _is_told(mention: Mention, clause: Clause) -> bool:
    """Tell whether a mention tells something as done or planned."""
    doubts = {Stance.DENY, Stance.DOUBT}
    return clause.event.status in _CUT and stance_of(mention) not in doubts


def status_of_tail(words: str, status: Status) -> Status:
    """
    Tell the status of what a clause adds.

    Args:
        words: What is added.
        status: That of the clause. "Chaired by an envoy" is planned where it is; "who was held in
            May" was.
    """
    if _DENIES.search(words):
        return Status.DENIED
    return Status.DONE if _TELLS_OF_ITS_OWN.match(words) else status
