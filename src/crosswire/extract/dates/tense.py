"""Tense decides dates: "met Friday" lies behind the report, "will meet on Friday" ahead."""

from __future__ import annotations

import re

_OF_THE_PAST = (
    r"(?:accomplices?|breach\w*|causes?|connections?|corruption|crimes?|culprits?|errors?"
    r"|explanations?|fraud\w*|killers?|links?|mistakes?|misuse|motives?|negligence|origins?"
    r"|reasons?|sabotage|sources?|suspects?|targets?|triggers?|victims?|violations?|wrongdoing)"
)
_NOT_PAST = rf"(?!(?:\s+[\w’'-]+){{0,2}}\s+{_OF_THE_PAST}\b)"
_AHEAD = re.compile(
    r"\b(?:will|shall|won't|’ll|'ll|would|is to|are to|was to|were to|going to|upcoming|forthcoming"
    r"|ahead of|scheduled|slated|expected|due|planned|plans? to"
    r"|(?<!the )(?<!its )(?<!his )(?<!her )(?<!eir )(?<!our )plans?|intends?"
    r"|invit(?:ed|es?|ations?)"
    r"|hopes?|aims?|set (?:for|to)|poised|preparing|prepares|agreed to|vow(?:ed|s) to"
    rf"|likely{_NOT_PAST}"
    r"|pledged to|promised to|wants to|deadline|next"
    r"|meets|opens|begins|starts|ends|expires|resumes|takes (?:effect|office|place)|comes into"
    r"|goes to the polls)\b",
    re.I,
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|has|have|said|told|met|went|came|took|made|held|left|fell|rose|grew"
    r"|saw|began|won|lost|gave|became|found|shot|hit|struck|broke|spoke|sent|brought|fought"
    r"|put|cut|quit|fled|sank|swept|flew|drove|wrote|withdrew|threw|chose|stood|paid|led|bought"
    r"|caught|taught|felt|kept|built|lent|spent|sold|ran|drew|blew|wore|tore|swore|stole|froze"
    r"|sought|dealt|slept|burst|overthrew|overran|shook|sat|ate|drank|rang|hid|beat"
    r"|\w{2,20}[a-z]ed|according|died|since)\b",
    re.I,
)
_AUXILIARY = re.compile(
    r"\b(?:will|shall|would|to|may|might|could|should|must|can)\s+(?:not\s+)?(?:also\s+|soon\s+)?"
    r"(?:be|have|get)(?:\s+been)?\s+(?:\w+ly\s+)?\Z",
    re.I,
)
_LATE = re.compile(r"\b(?:late|early|earlier|later)\s+(?:on\s+)?\Z|\bovernight\s+on\s+\Z", re.I)
_DIRECT = re.compile(
    r"\b(?:will|shall|won't|’ll|'ll|would|(?:is|are|was|were)(?: due| expected| scheduled| set"
    r"| likely)? to|going to|expected to|due to|scheduled (?:to|for)|due)\b",
    re.I,
)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:(?:the|early|mid|late|next)[\s-]+)?\Z", re.I)
_LONG_PAST = re.compile(r"\bhad\b", re.I)
_SINCE = re.compile(r"\bsince\s+(?:(?:the|early|mid|late|last)[\s-]+)?\Z", re.I)
_TO_A_NOUN = (
    r"(?:\s+(?!(?:that|who|which|after|before|when|said|in|on)\b)[\w’'-]+){1,6}\s+(?:in\s+)?\Z"
)
_PROSPECT = re.compile(
    r"\b(?:expect(?:s|ing)?|expected|forecasts?|foresees?|predicts?|anticipat(?:es?|ing)|bets? on"
    r"|betting on|pricing in|pencill?ed in|(?:chances?|odds|prospects?|likelihood|possibility) of"
    r"|hopes? (?:of|for)|paves? the way for|points? to|calls? for|rules? out)" + _TO_A_NOUN,
    re.I,
)
_POSSIBLE = re.compile(rf"\b(?:likely|possible){_NOT_PAST}" + _TO_A_NOUN, re.I)
"""What may come, not what may have been: "a possible cut", but not "the likely cause of a fire"."""
_SIGNALLED = re.compile(
    r"\b(?:signall?ed|hinted at|flagged|forecast|predicted|anticipated|ruled out|promised|pledged"
    r"|proposed|called for|paved the way for|pointed to|priced in)" + _TO_A_NOUN,
    re.I,
)
_STOP = re.compile(r"[.!?;](?=\s)|\n")
_REACH = 240


def is_ahead(text: str, start: int, end: int) -> bool | None:
    """
    Tell whether the words around a date put it ahead of the report, or None.

    The nearest sign of tense before the date in its sentence decides, else the nearest
    after it: in "said Friday that it will vote" Friday is past. "Since May" is past whatever
    the tense, and so is "dropped its plans late on Tuesday", where only a verb looks ahead;
    "suspended until Friday" looks ahead.
    """
    opens = text[start : start + 6].lower() == "since "
    if opens or _SINCE.search(text[max(0, start - 16) : start]):
        return False
    before = text[max(0, start - _REACH) : start]
    stops = [match.end() for match in _STOP.finditer(before)]
    if stops:
        before = before[stops[-1] :]
    lead = text[start:end].partition(" ")[0].lower()
    if lead in {"until", "till"} or _UNTIL.search(before[-24:]):
        return _LONG_PAST.search(before) is None
    signs = _DIRECT if _LATE.search(before[-16:]) else _AHEAD
    ahead = [match.start() for match in signs.finditer(before)]
    behind = [
        match.start()
        for match in _BEHIND.finditer(before)
        if not _AUXILIARY.search(before[max(0, match.start() - 30) : match.start()])
    ]
    if ahead or behind:
        return (ahead[-1] if ahead else -1) >= (behind[-1] if behind else -1)
    after = text[end : end + _REACH]
    stop = _STOP.search(after)
    if stop:
        after = after[: stop.start()]
    future, past = signs.search(after), _BEHIND.search(after)
    if future is None and past is None:
        return None
    if future is None or past is None:
        return future is not None
    return future.start() <= past.start()


def is_prospect(text: str, start: int, *, is_near: bool) -> bool:
    """
    Tell whether a month belongs to something that is only in prospect: "expects a cut in March".

    "Signalled a cut in March" may tell when the bank did so, and counts where March is near.

    Args:
        text: The report.
        start: Where the month begins.
        is_near: Whether that month comes sooner than it lies back.
    """
    before = text[max(0, start - 90) : start]
    if _PROSPECT.search(before):
        return True
    return is_near and any(sign.search(before) for sign in (_SIGNALLED, _POSSIBLE))
