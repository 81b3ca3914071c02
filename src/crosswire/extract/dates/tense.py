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
    r"|(?:is|are) forecast|forecasts? to|ahead of|scheduled|slated|expected|due|planned|plans? to"
    r"|(?<!the )(?<!its )(?<!his )(?<!her )(?<!eir )(?<!our )plans?|intends?"
    r"|invit(?:ed|es?|ations?)"
    r"|hopes?|aims?|set (?:for|to)|poised|preparing|prepares|agreed to|vow(?:ed|s) to"
    rf"|likely{_NOT_PAST}"
    r"|pledged to|promised to|(?:undertook|undertaken|swore|committed \w+) to|wants to"
    r"|deadline|next"
    r"|meets|opens|begins|(?<!housing )starts|ends|expires|resumes"
    r"|takes (?:effect|office|place)|comes into|goes to the polls)\b",
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
_ALIKE = frozenset(("put", "cut", "hit", "quit", "burst", "beat"))
"""Verbs whose past is as their infinitive."""
_MODAL = re.compile(
    r"\b(?:will|shall|would|to|may|might|could|should|must|can)\s+(?:not\s+)?"
    r"(?:(?:also|soon|then|\w+ly)\s+)?\Z",
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
_DESCRIBED = re.compile(
    r"(?P<verb>[a-z]+(?:ed|wn|ok|ut|ld|ft))\s+(?:an?|the|his|her|its|their|our|this|that)\s+"
    r"(?:[a-z]+\s+)?\Z",
    re.I,
)
"""Before a word that only describes the object of a past verb: "scrapped a planned tax"."""
_DESCRIBING = frozenset(("planned", "scheduled", "expected", "upcoming", "forthcoming", "due"))
_SCHEDULED = re.compile(
    r"(?<!\bto )(?<!\bdid )(?<!\bnot )(?<!\bdidn['’]t )(?<!\ban )(?<!\ba )(?<!\bthe )(?<!\bat )"
    r"(?<!\bits )(?<!\btheir )(?<!\bof )(?<!\bby )(?<!['’]s )"
    r"\b(?:(?:re)?opens?|begins?|starts?|ends?|closes?|expires?|resumes?|meets?|arrives?"
    r"|departs?|leaves|runs? out|(?:takes?|goe?s?|comes?)\s(?:into\s)?(?:effect|force|office)"
    r"|takes? place|kicks? off|gets? under way|go(?:es)? on sale|go(?:es)? to the polls)\s+"
    r"(?:(?:late|early|again|here|there)\s+)?(?:on\s+|from\s+)?\Z"
)
"""A verb in the present right before a date tells what is fixed: "polls open on Sunday"."""
_ARRANGED = re.compile(
    r"\b(?:announc|order|impos|declar|introduc|suspend|bann|rais|lower|approv|agree|schedul|extend"
    r"|propos|promis|pledg|unveil|restrict|clos|halt|decree|authoris|authoriz)(?:ed|ing|es?)\b[^.;]*"
    r"\b(?:starting|beginning|effective|commencing)\s+(?:(?:on|from|in|as of)\s+)?\Z",
    re.I,
)
"""What was decided begins later: "ordered a curfew, starting on Tuesday"."""
_ON = r"(?:(?!\b(?:was|were|had|has|have|did|said|and|but)\b)[^.;:])*"
_TO_DO = (
    r"\bto\s(?!(?:the|an?|its|their|his|her|our|this|that|these|those|all|any|both|each|every|some"
    r"|no|more|which|whom)\b)(?-i:[a-z])[\w’'-]*(?<!(?<!s)s)\b"
)
"""An act without its subject, "to leave", but not "to the port", "to Chile", "to students"."""
_ALLOWED = (
    r"(?:time|(?:minute|hour|day|week|fortnight|month|year)s?|deadline|chance|notice|orders?"
    r"|instructions?|permission|leave|mandate|assurances?|guarantees?|word|undertakings?)"
)
"""What somebody is given who is to do something."""
_DUE = re.compile(
    r"\b(?:(?:promis|pledg|vow|order|ask|demand|urg|instruct|direct|requir|request|commit|agree"
    r"|offer|propos|threaten|want|call(?:s|ed)? (?:on|for))(?:s|es|ed|d|e)?|needs?"
    r"|(?:set|sets|setting|fix|fixed|agreed on|with) (?:(?:a|an|the|its|their|new|joint|common)\s)*"
    r"(?:[\w-]+\s)?(?:goal|target|objective|deadline)s?"
    rf"|(?:needed|told(?!\s(?:it|so|this|that|(?:the|an?|his|her|its|their)"
    rf"\s(?:truth|story|news))\b))\b{_ON}{_TO_DO}"
    rf"|(?:gave|gives?|given)\b{_ON}\b{_ALLOWED}\s{_TO_DO})\b{_ON}\s(?:by|before|no later than)"
    r"\s+(?:(?:the|mid|late|early|end|of)[\s-]+)*\Z",
    re.I,
)
"""
A term set by a promise or a demand: "promised payments by 15 March", "told him to leave by Friday".

What was told, given or needed without an act that is to follow was so by then: "gave the boats to
Chile before 5 May".
"""
_HAD_BEEN_DUE = re.compile(
    r"\b(?:had|(?:that|which)(?:\s+[\w’'-]+){1,3})\s+(?:promised|pledged|vowed|agreed|demanded|ordered|asked|undertaken)\b[^.;:]*"
    r"\s(?:by|before|no later than)\s+(?:(?:the|mid|late|early|end|of)[\s-]+)*\Z",
    re.I,
)
"""A term set before the time that is told of, which may have passed: "that it promised by May"."""
_PUT_OFF = re.compile(
    r"(?<!\bhad )(?<!\bbeen )\b(?:moved\s+to|rescheduled\s+for"
    r"|(?:postponed|delayed|deferred|rescheduled|adjourned|put (?:off|back)|pushed back"
    r"|brought forward|moved (?:back|forward))"
    r"\s+(?:(?!from\b|after\b|and\b|but\b)[\w’'-]+\s+){0,6}(?:to|until|till))"
    r"\s+(?:(?:the|late|early|mid|next)[\s-]+)*\Z",
    re.I,
)
"""What was put off comes later: "was postponed to September", but not "had been postponed to"."""
_IF = re.compile(r"\b(?:if|unless)\b[^.;,:]*\s(?:by|before|until)\s+(?:(?:the|end|of)\s+)*\Z", re.I)
_WOULD = re.compile(r"\b(?:will|would|shall|could|may|might|must)\b|['’](?:ll|d)\b")


_PLANNED = r"(?:planned|scheduled|due|slated|supposed|meant|intended|expected|set\s+(?:to|for))"
_ADVERBS = r"(?:(?:\w+ly|first|once|still|also|both|all|at first)\s+)*"
_HAD_PLANNED = re.compile(
    rf"\b(?:had\s+{_ADVERBS}(?:been\s+{_ADVERBS}(?:{_PLANNED}|called|to)|(?:planned|intended|hoped"
    rf"|meant|wanted|aimed)\s+(?:to|on|for))|(?:was|were)\s+{_ADVERBS}to\s+have"
    rf"|(?:originally|initially|previously|first|once)\s+{_PLANNED})\b{_ON}\Z",
    re.I,
)
"""A plan that was overtaken: "had been planned for", "was to have met on"."""
_WAS_PLANNED = re.compile(rf"\b(?:was|were)\s+{_ADVERBS}(?:{_PLANNED}|to)\b{_ON}\Z", re.I)
"""A plan told in the past that may stand: "was due on Thursday"."""


def lag_of_plan(text: str, start: int) -> int | None:
    """
    Give how many days back the day of a plan told in the past may lie; None where none is told.

    "The vote had been planned for Thursday" names the nearest Thursday, three days back or
    three ahead; "the vote was due on Thursday" may still stand, and looks back two days only.
    """
    before = text[max(0, start - _REACH) : start]
    stops = [match.end() for match in _STOP.finditer(before)]
    before = before[stops[-1] :] if stops else before
    if _HAD_PLANNED.search(before):
        return 3
    return 2 if _WAS_PLANNED.search(before) else None


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
    if lead in {"by", "before", "to"}:
        before += f"{lead} "
    if _HAD_BEEN_DUE.search(before):
        return None
    if _is_fixed(before, text[end : end + _REACH]):
        return True
    signs = _DIRECT if _LATE.search(before[-16:]) else _AHEAD
    ahead = [
        match.start() for match in signs.finditer(before) if not _only_describes(before, match)
    ]
    behind = [
        match.start()
        for match in _BEHIND.finditer(before)
        if not _AUXILIARY.search(before[max(0, match.start() - 30) : match.start()])
        and not _is_infinitive(before, match)
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


def _is_infinitive(before: str, sign: re.Match[str]) -> bool:
    """Tell the "cut" of "would cut" from that of "cut", which is past."""
    if sign.group().lower() not in _ALIKE:
        return False
    return _MODAL.search(before[max(0, sign.start() - 30) : sign.start()]) is not None


def _is_fixed(before: str, after: str) -> bool:
    """Tell a day that lies ahead though the verb is in the past or present: a term or schedule."""
    if any(sign.search(before) for sign in (_SCHEDULED, _ARRANGED, _DUE, _PUT_OFF)):
        return True
    stop = _STOP.search(after)
    rest = after[: stop.start()] if stop else after
    return _IF.search(before) is not None and _WOULD.search(before + rest) is not None


def _only_describes(before: str, sign: re.Match[str]) -> bool:
    """Tell "planned" in "scrapped a planned tax rise on Friday", where what is done is past."""
    if sign.group().lower() not in _DESCRIBING:
        return False
    return _DESCRIBED.search(before[max(0, sign.start() - 40) : sign.start()]) is not None


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
