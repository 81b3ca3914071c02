"""What a clause adds behind a comma, cut off where reports share the one without the other."""

from __future__ import annotations

import re
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.align.words import bare_words
from crosswire.types import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from crosswire.align.grouping import Group, Pairs
    from crosswire.types import Mention

_FEWEST_AHEAD, _FEWEST_BEHIND = 4, 3
"""Words that a clause must keep, and that what is cut off must have."""
_BREAK = re.compile(
    r"(?P<mark>[,;:]|\s[-–—])\s+(?=[\w“\"'])"
    r"|\s(?=(?:and|but)\s(?:(?:then|later|also|now|still)\s)?"
    r"(?:has|have|had|is|are|was|were|will|would|can|could|may|must|did|does|do|[a-z]{3,}ed)\s)"
)
"""Where a clause may end: at a mark, or before another verb."""
_OPENING = (
    r"with(?:out)?|who|which|whose|whom|where|when|after|before|following|because|since|although"
    r"|though|despite|while|including|among|all of|both of|some of|most of|none of|half of"
    r"|of (?:which|whom)|(?:by|on|to|for|from|in|at) (?:which|whom)|but (?:not|only|without)"
    r"|as(?! well| far| if| though)|at the (?:request|invitation) of|in (?:return|exchange) for"
    r"|the (?:first|second|third|last)"
)
_COUNTED = (
    r"(?:(?!(?:19|20)\d\d\b)\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|several|dozens|hundreds) \w+"
)
_DOING = (
    r"(?!(?:according|citing|saying|adding|quoting|speaking|noting|stressing|referring|regarding"
    r"|concerning|morning|evening|during|nothing|anything|something|everything)\b)[a-z]{2,}ing"
    r"|(?!(?:compared|based|united|hundred|said|added|need|indeed|speed)\b)[a-z]{2,}ed(?= \w)"
)
_ADDS = re.compile(rf"(?:{_OPENING}|{_COUNTED}|{_DOING})\b")
"""How what is added opens: "killing five drivers", "with a deficit", "who has since resigned"."""
_JOINS = re.compile(r"(?:and|but|or|while|so|yet)\s+", re.IGNORECASE)


def cut_tails(
    text: str, mention: Mention, predicate: int | None, clauses: Collection[int]
) -> Sequence[Part]:
    """
    Cut what a clause adds off it: "gunmen attacked a base", "killing 31 soldiers".

    Nothing is cut before the main verb, and nothing off a quote in parts.

    Args:
        text: The report's text.
        mention: A statement of one sentence, or an event that no type covers.
        predicate: Offset of its main verb; nothing is cut without.
        clauses: Offsets where clauses begin.

    Returns:
        The clause and what it adds, in order; only the whole where nothing is cut.
    """
    whole = Part(start=mention.start, end=mention.end)
    if predicate is None or mention.parts:
        return [whole]
    cuts = []
    for found in _BREAK.finditer(text, predicate, mention.end):
        begin = found.end()
        joined = _JOINS.match(text, begin)
        is_clause = begin in clauses or (joined is not None and joined.end() in clauses)
        if found["mark"] is None or is_clause or _ADDS.match(text, begin):
            cuts.append((found.start(), begin))
    parts: list[Part] = []
    start = mention.start
    for comma_at, begin in cuts:
        ahead, behind = text[start:comma_at], text[begin : mention.end]
        fewest = _FEWEST_BEHIND if parts else _FEWEST_AHEAD
        if len(bare_words(ahead)) >= fewest and len(bare_words(behind)) >= _FEWEST_BEHIND:
            parts.append(Part(start=start, end=comma_at))
            start = begin
    return [*parts, Part(start=start, end=mention.end)]


def narrow(mention: Mention, part: Part, text: str) -> Mention:
    """Keep a stretch of a mention."""
    exact = text[part.start : part.end]
    return replace(mention, start=part.start, end=part.end, exact=exact)


def rejoin(groups: Sequence[Group], pairs: Pairs) -> tuple[Sequence[Group], Mapping[int, Mention]]:
    """
    Put what was cut off back where no other report tells it by itself.

    Args:
        groups: The mentions of a pool, gathered.
        pairs: The pool.

    Returns:
        The groups that are left, and the mentions that grew by what was put back, by place.
    """
    home = {at: number for number, group in enumerate(groups) for at in group.members}
    gone = {
        number
        for number, group in enumerate(groups)
        if all(_is_tail(pairs, at) for at in group.members) and _is_told_once(pairs, group)
    }
    grown: dict[int, Mention] = {}
    for pieces in _cut_apart(pairs):
        kept = pieces[0]
        for piece in pieces[1:]:
            if home[piece] not in gone:
                kept = piece
                continue
            item = pairs.items[kept]
            mention = grown.get(kept, item.mention)
            end = pairs.items[piece].mention.end
            grown[kept] = narrow(mention, Part(start=mention.start, end=end), item.report.text)
    left = [group for number, group in enumerate(groups) if number not in gone]
    return left, MappingProxyType(grown)


def _cut_apart(pairs: Pairs) -> Iterator[Sequence[int]]:
    """Give the places of the pieces of each mention that was cut, in order."""
    found: defaultdict[tuple[str, int, int, str], list[int]] = defaultdict(list)
    for at, item in enumerate(pairs.items):
        if item.whole is not None:
            mention = item.mention
            found[mention.report, item.whole.start, item.whole.end, mention.kind].append(at)
    for pieces in found.values():
        yield sorted(pieces, key=lambda at: pairs.items[at].mention.start)


def _is_tail(pairs: Pairs, at: int) -> bool:
    item = pairs.items[at]
    return item.whole is not None and item.mention.start > item.whole.start


def _is_told_once(pairs: Pairs, group: Group) -> bool:
    """Tell whether a group is one mention, and copies of it."""
    origins = {id(pairs.items[at].original or pairs.items[at]) for at in group.members}
    return len(origins) == 1
