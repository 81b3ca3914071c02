"""People who came through: pulled from the water, brought ashore, still alive."""

from __future__ import annotations

import re

from crosswire.extract.figures.nouns import is_creature, is_person
from crosswire.extract.figures.quantity import Quantity
from crosswire.reference import any_of
from crosswire.types import Sentence

_DEAD = frozenset({"body", "corpse"})
_ABOUT = (
    rf"(?:(?:{any_of('measures.about')}|at least|more than|up to|the|all|another"
    r"|a further|as many as)\s+){0,2}"
)
_PULLS = (
    r"(?:pull|pluck|fish|haul|winch|hoist|air-?lift|lift|drag|rescu|sav|pick|free|dug|dig|bring"
    r"|brought|take|took|get|got|ferr)(?:s|es|ed|d|ing|ging|e|y|ies|ied)?"
)
_PULLED = (
    r"(?:pulled|plucked|fished|hauled|winched|hoisted|air-?lifted|lifted|dragged|rescued|saved"
    r"|picked|freed|dug|brought|taken|ferried|carried)"
)
_DANGER = (
    r"(?:waters?|sea|ocean|river|lake|bay|strait|surf|waves|rubble|ruins|debris|wreck(?:age)?|hull"
    r"|snow|mud|floods?|floodwaters?|flames|fire|blaze|mine|shaft|roofs?|rooftops?|life-?boats?"
    r"|rafts?|boats?|ship|ferry|vessel|cave|avalanche|building)"
)
_OUT = (
    rf"(?:alive|to safety|ashore|to (?:the )?shore|safely"
    rf"|(?:out of|from|off)\s+(?:(?:the|a|an|its|their|his)\s+)?(?:[\w’'-]+\s+){{0,2}}?{_DANGER})\b"
)
_NOUNS = r"(?:\s+(?!(?:and|but|or|were|was|had|have|who)\b)[\w’'-]+){0,3}?"
_HAVE = (
    r"(?:were|was|are|is|have been|had been|has been|being)"
    r"(?:\s+(?:also|later|since|[a-z]+ly)){0,2}"
)
_TAKEN_OUT = re.compile(rf"\b{_PULLS}\s+(?:up\s+|out\s+|off\s+)?{_ABOUT}\Z", re.I)
_OUT_BEHIND = re.compile(rf"{_NOUNS}\s+{_OUT}", re.I)
_WERE_OUT = re.compile(
    rf"{_NOUNS}(?:\s+who)?\s+{_HAVE}\s+(?:(?:saved|rescued|picked up)\b(?!\s+(?:dead|lifeless)\b)"
    rf"|{_PULLED}\s+(?:[\w’'-]+\s+){{0,2}}?{_OUT})",
    re.I,
)
_CAME_THROUGH = re.compile(
    rf"{_NOUNS}(?:\s+who)?\s+(?:(?:have|had|has|also|all)\s+){{0,2}}(?:survived\b(?!\s+by\b)"
    r"|(?:made it|swam|waded|got)\s+(?:ashore|to (?:the )?(?:shore|safety)|out alive)"
    r"|escaped\s+(?:unhurt|unharmed|unscathed|alive|with their lives|death)"
    r"|(?:were|was|are)\s+(?:found alive|alive|safe)\b)",
    re.I,
)


def is_saved(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """
    Tell whether a count is of people who came through, whatever toll the sentence names.

    Of "nine drowned and 78 survived" and "78 were plucked from the sea" the 78 are no dead, and
    those whom boats "brought ashore" were rescued. Bodies that are pulled out are none of them.
    """
    unit = quantity.unit or ""
    is_alive = unit not in _DEAD and not is_creature(unit)
    counts_people = quantity.counts and is_person(unit) and is_alive
    is_bare = quantity.unit is None and quantity.low.is_integer() and quantity.low > 1
    if quantity.hint is not None or not (counts_people or is_bare):
        return False
    end = sentence.end
    if _WERE_OUT.match(text, quantity.end, end) or _CAME_THROUGH.match(text, quantity.end, end):
        return True
    ahead = text[max(sentence.start, quantity.start - 50) : quantity.start]
    is_taken = _TAKEN_OUT.search(ahead) is not None
    return is_taken and _OUT_BEHIND.match(text, quantity.end, end) is not None
