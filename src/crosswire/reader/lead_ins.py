"""Finds who is said to speak in words that lead a quote in with a colon."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.reader.cues import score_cue
from crosswire.reader.speech import find_candidates
from crosswire.reader.subjects import find_inverted
from crosswire.reader.units import QUOTE, Item, Unit, find_phrase_before

Stretch = tuple[int, int]

_OWN = frozenset({"subject", "inverted"})
_BESIDE = 1.5  # a verb right before the comma leads in what follows
_MIN_ODDS, _MIN_COMMA_ODDS = -2.5, 0.0


def find_lead_in(unit: Unit, colon: int) -> tuple[Stretch, Stretch] | None:
    """
    Find source and cue of the words before the colon or comma at item `colon`, as item ranges.

    "Ruiz:" has the colon for its cue; "As Ruiz put it:" and "Ruiz continued:" have a verb,
    of several the one likeliest to lead a quote in, which takes the subject before it where
    it has none of its own. None where nobody is named.
    """
    items = unit.items
    begin = _begin_of(items, colon)
    start = find_phrase_before(items, colon, begin)
    is_label = items[colon].lower == ":" and start == begin < colon
    if is_label and not any(item.tag == "VERB" for item in items[begin:colon]):
        return (begin, colon), (colon, colon + 1)
    best: tuple[float, Stretch, Stretch] | None = None
    source: Stretch | None = None
    for candidate in find_candidates(unit):
        if not begin <= candidate.verb < colon:
            continue
        subject = candidate.subject
        if candidate.verb == begin and subject.end == subject.start:
            subject = find_inverted(items, candidate.verb) or subject
        if subject.kind in _OWN and subject.end > subject.start:
            source = (subject.start, subject.end)
        if source is None:
            continue
        score = score_cue(items[candidate.verb].lemma, "quote")
        score += _BESIDE if candidate.verb + 1 == colon else 0.0
        if best is None or score > best[0]:
            best = (score, source, (min(subject.group, candidate.verb), candidate.verb + 1))
    is_open = items[colon].lower == ":" or items[begin].lower == "as"
    if best is None or best[0] < (_MIN_ODDS if is_open else _MIN_COMMA_ODDS):
        return None
    return best[1], best[2]


def _begin_of(items: Sequence[Item], colon: int) -> int:
    for index in range(colon - 1, -1, -1):
        if items[index].tag == QUOTE or items[index].lower == ";":
            return index + 1
    return 0
