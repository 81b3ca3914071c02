"""The time a figure holds for: the nearest date that fits in its clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import date as calendar_day

from crosswire.extract.figures.multiples import is_base_of_multiple
from crosswire.extract.figures.quantity import Quantity
from crosswire.types import DateMention, Period

_CLAUSE = re.compile(r"[;:—]|,\s+(?:and|but|while|whereas|which|after)\b|\b(?:but|while|whereas)\b")
_HARD = re.compile(r"(?<![A-Z])[.!?][”\"’]?\s")
_ASIDE = re.compile(r",\s+(?P<word>who|whom|whose|which|where)\b(?:[^,.;]|(?<=[A-Z])\.)*\Z")
"""A clause about a noun that is still open: what it dates is what it tells itself."""
_ASIDE_CLOSED = re.compile(r"[^,;.]*,\s")
_HAD_DONE = re.compile(r"\b(?:that|which|who|whom)\s+(?:[\w’'-]+\s+){1,4}?had\b")
"""Before a date that tells when the thing named came to be: "that they had agreed on May 16"."""
_SINCE_THEN = re.compile(
    r"\b(?:since|until)\s+(?:[\w’'-]+\s+){1,6}?(?:began|begun|start(?:ed|s)|broke|open(?:ed|s)"
    r"|clos(?:ed|es)|was|were|took|came|end(?:ed|s)|fell|left|won|launched|introduced|seized"
    r"|invaded|ha[sd]|is|are)\b"
)
"""Before a date that tells when something else began: "since the strike began in April"."""
_PARTICIPLE = re.compile(
    r",\s+(?:bringing|taking|raising|pushing|lifting|leaving|cutting|lowering|making|following)\b"
)
_OTHER_TENSE = re.compile(
    r"\b(?:and|but)\s+(?:(?:now|also|then|it|they|he|she|[a-z]+ly)\s+)?(?:has|have|had|is|are|will"
    r"|would|could|may|might|can|expects?|plans?|aims?|hopes?|forecasts?|predicts?|sees|targets?"
    r"|intends?|owes?|needs?)\b"
)
"""Where a second verb of the same subject begins, in another time: "fell 1 and has lost 42"."""
_NEXT_SUBJECT = re.compile(
    r",? (?:and|but|while) (?:that )?(?:[\w.’'-]+ ){1,4}?(?:will|would|shall|is to|are to|has|have"
    r"|had)\b"
)
"""Behind a term, a clause with a subject of its own: "by May, and Chile will pay"."""
_NOW = re.compile(r"\b(?:now|currently|today|at present|nowadays)\b(?!\s+\w+ed\b)", re.I)
_TOLD_LATER = re.compile(r",\s+(?:and|but|while|whereas)\b[^;]*\b(?:will|would|shall)\b")
_CLOSE_BEHIND = re.compile(r"\s*\(?(?:[\w’'-]+\s+){0,4}\Z")
_SAYING = re.compile(
    r"\b(?:said|told|says|announced|stated|noted|warned|met)"
    r"(?:\s+(?!that\b)[\w’'-]+){0,4}\s*\Z",
    re.I,
)
_CONTRAST = re.compile(r"\b(?:from|compared|versus|against|than)\b", re.I)
_BASE = re.compile(r"\b(?:from|than|compared (?:with|to)|against|versus|over|on)\s+\Z", re.I)
_EARLIER = re.compile(
    r"(?:earlier|before|ago|previously)\Z|\A(?:the )?(?:last|previous|same|preceding)\b", re.I
)
_AFTER_LEVEL = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus)(?: (?:about|around|just|only|nearly))?\s*\Z",
    re.I,
)
_STEP = re.compile(r"\s+from(?: (?:about|around|just|only|nearly))?\s+[\w.,]+\s", re.I)
_RECORD = re.compile(
    r"\b(?:highest|lowest|biggest|largest|worst|best|deadliest|steepest|sharpest|fastest|slowest"
    r"|most|least|weakest|strongest|first|greatest|record|(?:wett|dri|rain|snow|stormi|hott|warm|cold"
    r"|cool|heavi|bloodi|long|short|busi|fewe)(?:i?est|st))\b[^.;\d]{0,40}(?:,[^.;,]{0,40})?\Z",
    re.I,
)
_THAN = re.compile(r"\bthan(?: (?:in|at|on|during|for))?\s+\Z", re.I)
_SINCE = re.compile(r"since\b", re.I)
_MARK = re.compile(
    r"(?:[’']s)?\s+(?:record|mark|peak|high|low|maximum|benchmark|best|worst)\b", re.I
)
"""What was reached in another year: "topped the 1976 mark"."""
_UNLIKE = re.compile(r"\b(?:unlike|last seen|not seen since)(?: in)?\s+\Z", re.I)
_OF_WHEN = re.compile(r"\W*(?:when|with)\b[^,;]*\Z")
_WHEN_THEN = re.compile(r",?\s+(?:when|(?:in|on|during) which)\b[^,;:]*\Z")
"""Behind a date that its own clause tells of: "the worst since 2003, when 81 drowned"."""
_REACH = 160
_LONGEST = 60
"""How long a date is, in characters."""
_NEAREST = 8


def period_of(
    text: str, quantity: Quantity, dates: Sequence[DateMention], others: Sequence[Quantity]
) -> Period | None:
    """
    Find the period of a figure among the dates of its sentence.

    A date right behind it ("21.7 percent over the past year") goes first, then the nearest
    one before it in its clause; the day on which somebody spoke is no period.
    """
    best: tuple[float, DateMention] | None = None
    for date in within_reach(quantity, dates)[-_NEAREST:]:
        cost = _cost(text, quantity, date, others)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, date)
    if best is None or (best[1].period.start is None and best[1].period.end is None):
        return None
    date = best[1]
    return _begun(date) if _is_told_when(text, quantity, date) else date.period


def within_reach(quantity: Quantity, dates: Sequence[DateMention]) -> Sequence[DateMention]:
    """Give the dates, which stand in order, that are near enough to be the time of a figure."""
    first = bisect_left(dates, quantity.start - _REACH - _LONGEST, key=_start_of)
    last = bisect_left(dates, quantity.end + _REACH + 1, key=_start_of)
    return dates[first:last]


def _is_told_when(text: str, quantity: Quantity, date: DateMention) -> bool:
    """Tell a figure of the clause that a date opens: "since 2003, when 81 people drowned"."""
    gap = text[date.end : quantity.start] if date.end <= quantity.start else ""
    return len(gap) <= _REACH and _WHEN_THEN.match(gap) is not None


def _begun(date: DateMention) -> Period:
    """Give the time that "since 2003" counts from: that year itself, and not what followed."""
    begin, words = date.period.start or "", date.exact
    if _SINCE.match(words) is None or len(begin) != len("2003-01-01"):
        return date.period
    start = calendar_day.fromisoformat(begin)
    if (start.month, start.day) == (1, 1) and not re.search(r"\bJan", words):
        return Period(start=begin, end=f"{start.year}-12-31")
    is_month = start.day == 1 and not re.search(r"\b(?:1|1st|first|\w+day)\b", words)
    last = monthrange(start.year, start.month)[1] if is_month else start.day
    return Period(start=begin, end=start.replace(day=last).isoformat())


def _start_of(date: DateMention) -> int:
    return date.start


def _cost(
    text: str, quantity: Quantity, date: DateMention, others: Sequence[Quantity]
) -> float | None:
    behind = date.start >= quantity.end
    low, high = (quantity.end, date.start) if behind else (date.end, quantity.start)
    if low > high or high - low > _REACH:
        return None
    gap = text[low:high]
    if behind and gap == " from " and date.granularity == "year":  # "up 9 percent from 2023"
        return None
    if _HARD.search(gap) or _is_of_saying(text, quantity, date):
        return None
    if _is_other_year(text, date, gap, behind=behind):
        return None
    if _is_base(text, date) or (not behind and _is_others(text, quantity, date, others, gap)):
        return None
    if _is_other_clause(text, date, gap, others, behind=behind):
        return None
    if not behind and _WHEN_THEN.match(gap):
        return 0.0
    record = _SINCE.match(date.exact) and _RECORD.search(text[max(0, date.start - 60) : date.start])
    if record:
        return None
    cost = float(len(gap)) + 90.0 * len(_CLAUSE.findall(gap))
    crossed = sum(1 for other in others if low <= other.core < high)
    if behind:
        of_sentence = date.granularity == "day"
        if of_sentence and _AFTER_LEVEL.search(text[max(0, quantity.start - 40) : quantity.start]):
            return None
        if not crossed and len(gap) < 36 and not _CLAUSE.search(gap) and _CLOSE_BEHIND.match(gap):
            return cost * 0.5
        if crossed and _CONTRAST.search(gap) and not (of_sentence and _STEP.match(gap)):
            return None
        return cost + 25.0 + 60.0 * crossed
    return cost + 8.0 * crossed


def _is_of_saying(text: str, quantity: Quantity, date: DateMention) -> bool:
    """Tell "told lawmakers on Monday that 12 died" from "told 12 lawmakers on Monday"."""
    first = max(0, date.start - 50)
    said = _SAYING.search(text[first : date.start])
    return said is not None and not first + said.start() < quantity.start < date.start


def _is_other_clause(
    text: str, date: DateMention, gap: str, others: Sequence[Quantity], *, behind: bool
) -> bool:
    """
    Tell a date that stands in another clause and tells the time of that one.

    "It pumps 380,000 barrels and expects 1.2 million by 2027": the 380,000 are of now. In "Kosovo,
    which broke away in 2008, is recognised by 100 states" the year is that of the aside.
    """
    aside = _ASIDE.search(gap)
    if aside is not None and (behind or aside["word"] != "which"):
        return True  # "a shooting on Friday, which killed 50" tells of that Friday
    if behind and (_HAD_DONE.search(gap) or _SINCE_THEN.search(gap)):
        return True
    if not behind:
        if date.period.start is None and _NEXT_SUBJECT.match(gap):
            return True
        head = text[max(0, date.start - 100) : date.start]
        closed = _ASIDE.search(head) and _ASIDE_CLOSED.match(gap)
        since = _SINCE.match(date.exact) is not None and _OTHER_TENSE.search(gap) is not None
        return bool(closed) or since or _NOW.search(gap) is not None
    low, high = date.start - len(gap), date.start
    told = [other for other in others if low <= other.core < high]
    near = [other for other in others if date.end <= other.core < date.end + 30]
    if not told:
        at_once = _PARTICIPLE.search(gap) is not None and bool(near)
        return at_once or _TOLD_LATER.search(gap) is not None
    breaks = [*_CLAUSE.finditer(gap), *_OTHER_TENSE.finditer(gap), *_PARTICIPLE.finditer(gap)]
    if date.granularity == "day":
        breaks = [item for item in breaks if not item.group().endswith("and")]
    return any(low + item.start() <= other.core for item in breaks for other in told)


def _is_other_year(text: str, date: DateMention, gap: str, *, behind: bool) -> bool:
    """
    Tell a year that a figure is set beside and does not hold for.

    Of "184 mm, breaking the 1976 record of 171 mm" the latter alone is of 1976, and of "unlike in
    1976, when 90 mm fell, it measured 184 mm" the 90.
    """
    if date.granularity != "year":
        return False
    mark = _MARK.match(text, date.end)
    if mark is not None:
        return behind or not text[mark.end() :].startswith(" of ") or "," in gap
    if _UNLIKE.search(text[max(0, date.start - 20) : date.start]) is None:
        return False
    return behind or _OF_WHEN.match(gap) is None


def _is_base(text: str, date: DateMention) -> bool:
    """Tell the time that a change is measured against: "up 7 percent from a year earlier"."""
    if _THAN.search(text[max(0, date.start - 16) : date.start]) or is_base_of_multiple(text, date):
        return True
    if not _EARLIER.search(date.exact):
        return False
    found = _BASE.search(text[max(0, date.start - 16) : date.start])
    if found is None:
        return False
    word = found.group().split()[0].lower()
    return word not in ("over", "on") or date.exact.lower().endswith(("earlier", "before", "ago"))


def _is_others(
    text: str,
    quantity: Quantity,
    date: DateMention,
    others: Sequence[Quantity],
    gap: str,
) -> bool:
    """
    Tell a date that belongs to the figure between: "900 in 2027, up from 200 now".

    The earlier value holds for another time, and "since May" ends with its clause.
    """
    if not any(date.start - 60 <= other.core < quantity.core for other in others):
        return False
    if _AFTER_LEVEL.search(gap):
        return True
    return _SINCE.match(date.exact) is not None and _CLAUSE.search(gap) is not None
