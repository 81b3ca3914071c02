"""Which of two reports is the later, and whether it says that it revises."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from crosswire.align.item import Item

_GROWN = (
    r"(?:has|have|had) (?:risen|climbed|grown|jumped) to|(?:rose|rises|climbed|climbs|rising) to"
    r"|(?:abated|eased|weakened|slackened|subsided) to"
    r"|(?:up|down) from|(?:doubl|trebl|tripl|quadrupl|halv)(?:es|ed|ing) (?:[^.;:,]{0,60} )?to"
)
_REVISION = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion| (?:figure|number|value|total))"
    r"|revis(?:e|es|ed|ing|ion)|previously (?:reported|said|given)"
    r"|earlier (?:report|figure|toll|count|statement|version)s?"
    rf"|updated|not \d[\d,.]* as|{_GROWN}"
    r"|(?:fewer|less|lower|more|higher) than (?:was |had been )?(?:at first|first|initially"
    r"|originally|previously|earlier)(?: been)? (?:thought|feared|reported|believed|said|given"
    r"|announced|stated|estimated|counted))\b",
    re.IGNORECASE,
)
_GREW = re.compile(_GROWN, re.IGNORECASE)
"""Signs of a revision that tell as well how a thing itself has grown or shrunk."""
_THAN_BEFORE = re.compile(
    r"\b(?:an?|the) (?:year|quarter|month|decade)s? (?:earlier|ago|before)"
    r"|\b(?:previous|preceding) (?:year|quarter|month|decade)|\byear[- ]on[- ]year"
    r"|\b(?:from|than|with|against) [^.;]{0,40}? (?:in|for) (?:the year )?(?:19|20)\d\d\b"
    r"|\b(?:from|than|with|against) [^.;]{0,40}? last (?:year|quarter|month)\b",
    re.IGNORECASE,
)
"""Words that set a value beside that of an earlier period, of which no report is corrected."""
_LOWERED = re.compile(
    r"\b(?:drop(?:s|ped)?|f[ae]ll(?:s|en)?|declined|decreas(?:es|ed)|(?:went|came|brought|brings"
    r"|down|revised|revises|corrected|adjusted|scaled|put) (?:it )?(?:back )?down|down from|cuts?"
    r"|lower(?:s|ed)?|reduc(?:es|ed)|trim(?:s|med)|par(?:es|ed)|downgrad(?:es|ed)|halv(?:es|ed)"
    r"|scal(?:es|ed) back|(?:fewer|less) than (?=(?:was |had been )?"
    r"(?:at first|first|initially|originally|previously|earlier)))\b",
    re.IGNORECASE,
)
"""Words for a count that was put down."""
_CLAUSE = re.compile(
    r";|,? (?:but|while|whereas) "
    r"|,? (?:and|as) (?=(?:the|its|an?|another|about|some|more than|at least|\d[\d,]*) )"
)
"""Where one clause ends and another, of another count, may begin."""
_RAISED = re.compile(
    r"\b(?:rose|ris(?:es|en|ing)|climb(?:s|ed|ing)|grow[ns]?|grew|jump(?:s|ed)|rais(?:es|ed)"
    r"|lift(?:s|ed)|increas(?:es|ed)|up from|higher than|more than (?:first|initially|earlier))\b",
    re.IGNORECASE,
)

_NUMBER = (
    r"(?<!\w)(?:\d(?:[\d,.]*\d)?|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four"
    r"|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|dozens?|a (?:dozen|hundred|thousand)|hundreds"
    r"|thousands)(?: (?:hundred|thousand|million|billion))?(?!\w|[.,]\d)"
)
_ABOUT = (
    r"(?:(?:at|least|most|about|around|some|just|only|nearly|almost|over|more|fewer|than) ){0,3}"
)
_VICTIMS = r"(?:dead|deaths|killed|casualties|fatalities|injured|injuries|wounded|missing|victims)"
_TALLY = (
    r"(?:tolls?|tall(?:y|ies)|(?:the|its|their|official|death|body|\w+['’]s) (?:count|figure)"
    r"|estimates?"
    rf"|(?:number|figure|total|count)s? of (?:the |people )?{_VICTIMS}(?: (?:and|or) {_VICTIMS})?)"
)
"""A count that reports keep. The victims alone are people, who may be brought anywhere."""
_MOVED = (
    r"(?:drop(?:s|ped)?|f[ae]ll(?:s|en)?|declined|decreas(?:es|ed)|went (?:down|up)|came down|cuts?"
    r"|lower(?:s|ed)|reduc(?:es|ed)|trim(?:s|med)|par(?:es|ed)|downgrad(?:es|ed)|scal(?:es|ed)"
    r"|br(?:ings|ought)(?=[^.;:,]{0,60} (?:down|up|back)\b)|rais(?:es|ed)|lift(?:s|ed)"
    r"|increas(?:es|ed)|adjust(?:s|ed)|amended)"
)
_COUNTED = (
    rf"(?:{_VICTIMS}|people|persons|men|women|children|bodies|lives|percent|per cent|a|on|in|by"
    r"|from|after|as|and|but|or|with|since|at|late|early|last|this|that|when|while|according"
    r"|because|following|before|during|who|which|so|later|yesterday|today)\b"
)
"""What may stand behind the number of a tally: what it counts, or no noun at all."""
_TO = rf"(?<!close)(?<!next)(?<!up) to {_ABOUT}{_NUMBER}(?! (?!{_COUNTED})\w|-\w)"
_MOVED_TO = re.compile(
    rf"\b{_TALLY}\b(?:(?! and | but | while )[^.;:]){{0,80}}?\b{_MOVED}"
    rf"(?: (?:down|back|up|\w+ly)\b){{0,2}}(?: from [^.;:]{{1,40}}?)?{_TO}"
    rf"|\b{_MOVED} (?:[^.;:,]{{0,40}}? )??{_TALLY}\b[^.;:,]{{0,60}}?{_TO}",
    re.IGNORECASE,
)
"""A count put in place of another: "the toll was lowered to 27", "cut the number of dead to 27"."""
_REPLACED = re.compile(
    rf"(?:\A|\bfrom) ?{_ABOUT}[$€£]?{_NUMBER}(?: [\w-]+){{0,2}} to {_ABOUT}$|{_NUMBER} to {_ABOUT}$"
    rf"|{_NUMBER}(?: (?!now|but|and)[\w-]+)?(?:,|,? and|,? but)(?: (?:it|which|that))?"
    r" (?:now|currently)\b"
    rf"|{_NUMBER}(?: [\w-]+)?,? (?:was|were|is|are|(?:ha[sd]|have)(?: since)? been)"
    rf" (?:\w+ ){{0,2}}?(?:{_MOVED}|corrected|revised|updated|changed|put right)"
    rf"(?: (?:down|back|up))? to {_ABOUT}$",
    re.IGNORECASE,
)
"""What stands between an outdated value and the one that replaces it: "31 to", "31, and now"."""

_CORRECTS = (
    r"\b(?:correct(?:s|ed|ing)|retract(?:s|ed|ing)|with(?:draws|drew|drawn))\b[^;:]{1,80}?"
    r"\b(?:in which|which|that|where)\b[^;:]{1,60}?\b(?:gave|given|put|stated?|said|reported"
    r"|declared)\b"
)
"""What was said before and is corrected: "corrects its notice, in which it was given as"."""
_TAKEN_BACK = re.compile(_CORRECTS, re.IGNORECASE)
_OUTDATED = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at first|first (?:reported|gave|given|put|said)"
    r"|had (?:said|reported|spoken|given|put|counted|been (?:put|given|reported))|instead of"
    r"|rather than|wrongly|mistaken(?:ly)?|erroneous(?:ly)?|incorrect(?:ly)?"
    r"|(?:up|down|corrected|revised) from)\b|\bnot (?:by |as )?$|\bfrom (?:an? |the )?$"
    rf"|{_CORRECTS}",
    re.IGNORECASE,
)

_PRELIMINARY = (
    r"\b(?:partial|preliminary|provisional|early|incomplete|first) "
    r"(?:results?|returns|counts?|figures?|tall(?:y|ies)|data)|\bso far\b"
)
_ANY_PRELIMINARY = re.compile(_PRELIMINARY, re.IGNORECASE)
_PROVISIONAL = re.compile(
    rf"{_PRELIMINARY}"
    r"|\b(?:percent|per cent|votes?|ballots?|polling (?:stations|places)|precincts|districts)"
    r"(?: of [a-z ]{1,30}?)? (?:so far )?counted"
    r"|\bexit polls?|\bprojections?\b|\bprojected\b",
    re.IGNORECASE,
)
_HOUR = (
    r"(?:noon|midday|midnight|mid-(?:morning|afternoon)|\d{1,2}[:.]\d\d"
    r"|\d{1,2} ?(?:[ap]\.?m\b|o['’]clock|hours?\b|GMT\b))"
)
_STAGE = re.compile(
    rf"\b(?:by|as of|until) {_HOUR}|\b(?:turnout|count(?:ed)?|votes cast)\b[^.;]{{0,60}} at {_HOUR}"
    rf"|\bat {_HOUR},? [^.;]{{0,40}}\b(?:turnout|counted|had voted)\b"
    r"|\b(?:before|until) (?:the )?(?:polls|polling stations|voting) (?:close|closed|ended)"
    r"|\bwith [^.;:]{1,30} (?:still )?to (?:be counted|report|declare)",
    re.IGNORECASE,
)
"""
An hour of the day, in the sentence of a count that goes on: turnout by noon, or at 3 p.m.

A house that voted "at 3 p.m." counts no further.
"""
_COMPLETE = re.compile(r"\b(?:all|final|complete|100 (?:percent|per cent|%))\b", re.IGNORECASE)
_NEAR = 200
"""Characters before and behind a sentence in which its count may be called provisional."""
_FORECAST = re.compile(
    r"\b(?:look|seem|appear)(?:s|ed|ing)? (?:set|likely|poised|certain|bound|destined|on course)\b"
    r"|\b(?:on course|on track|poised|tipped|in line|headed|heading) (?:to|for)\b"
    r"|\bset to (?:win|take|get|gain|lose|secure|pick up|come)\b|\bprojected\b|\bprojections?\b|"
    r"\b(?:expect(?:s|ed|ing|ations?)?|forecasts?|forecasting|predict(?:s|ed|ions?)?"
    r"|poll(?:s|ed)?|surveys?|surveyed|analysts?|economists?|anticipat(?:e|es|ed))\b",
    re.IGNORECASE,
)


def is_later(left: Item, right: Item) -> bool:
    """
    Tell whether the left report surely appeared after the right one.

    Two reports of one day are ordered only where both give a time.
    """
    one, other = left.moment, right.moment
    if not one or not other:
        return False
    if len(one) > 10 and len(other) > 10:
        return _moment(one) > _moment(other)
    return one[:10] > other[:10]


MOST_DAYS = 3
"""Days between two reports from which more make no difference."""


def days_apart(left: Item, right: Item) -> int:
    """Count the days between the publication of two reports; 0 where one is not known."""
    days = [date.fromisoformat(item.moment[:10]) for item in (left, right) if item.moment]
    return abs((days[1] - days[0]).days) if len(days) > 1 else 0


class Signs(msgspec.Struct, frozen=True):
    """
    What the words around a value say of how it stands to other values.

    Attributes:
        outdated: It no longer holds: "earlier the ministry had spoken of 12 dead",
            "corrected from 61 per cent", "not 61". Of "revised down from 31 to 27" the 31.
        revises: It is put in place of an earlier value: "rose to 19", "doubled it to 100 million".
            Not so where it is set beside another period: "up from 12 million a year earlier".
        lowered: That earlier value was higher: "lowered to 38", "three fewer than first thought".
            Its own clause says so: of "41 died and the number of missing fell to 12" the 12.
        provisional: It is a count that goes on: "with 40 per cent of votes counted"; the
            sentence before or behind may say so. "Final results" are not provisional.
        of_ballots: That is said of ballots, or only of what stands in another sentence, so that
            no more than votes and shares of them are provisional: fraud in 1,200 polling
            stations is alleged, however far the count is.
        forecast: It is what somebody expects, or what a poll found.
    """

    outdated: bool = False
    revises: bool = False
    lowered: bool = False
    provisional: bool = False
    of_ballots: bool = False
    forecast: bool = False


def read_signs(text: str, start: int, sentence: tuple[int, int]) -> Signs:
    """
    Read the signs around a value.

    Args:
        text: The text of the report.
        start: Offset of the value.
        sentence: Offsets of its sentence.
    """
    first, last = sentence
    is_provisional = _COMPLETE.search(text, first, last) is None and (
        _PROVISIONAL.search(text, max(0, first - _NEAR), last + _NEAR) is not None
        or _STAGE.search(text, first, last) is not None
    )
    is_moved = _is_revised(text, first, last) or _MOVED_TO.search(text, first, last) is not None
    return Signs(
        outdated=_is_outdated(text[first:start]),
        revises=is_moved,
        lowered=is_moved and _is_lowered(text, start, sentence),
        provisional=is_provisional,
        of_ballots=is_provisional and _ANY_PRELIMINARY.search(text, first, last) is None,
        forecast=_FORECAST.search(text, first, last) is not None,
    )


def _is_revised(text: str, first: int, last: int) -> bool:
    """Tell whether a sentence says that a number was put in place of another report of it."""
    is_compared = _THAN_BEFORE.search(text, first, last) is not None
    return any(
        not (is_compared and _GREW.fullmatch(sign.group()))
        for sign in _REVISION.finditer(text, first, last)
    )


def is_taken_back(item: Item, start: int) -> bool:
    """Tell whether the sentence of a passage corrects the notice that gave a value."""
    return _TAKEN_BACK.search(item.report.text, item.sentence[0], start) is not None


def is_set_beside(item: Item) -> bool:
    """Tell whether a sentence sets a value beside that of an earlier period."""
    return _THAN_BEFORE.search(item.report.text, *item.sentence) is not None


def _is_lowered(text: str, start: int, sentence: tuple[int, int]) -> bool:
    """Tell whether the clause of a value, not of another one, says that it was put down."""
    first, last = sentence
    for found in _CLAUSE.finditer(text, first, last):
        if found.end() <= start:
            first = found.end()
        else:
            last = found.start()
            break
    if _LOWERED.search(text, first, last) is None:
        return False
    return _RAISED.search(text, first, last) is None


def _is_outdated(before: str) -> bool:
    """Tell from the words of its sentence before a value whether it no longer holds."""
    return any(
        _REPLACED.search(before[sign.end() :]) is None for sign in _OUTDATED.finditer(before)
    )


def _moment(value: str) -> datetime:
    """Read an ISO date and time; one without offset is taken as UTC."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = datetime.fromisoformat(value[:10])
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
