"""The verb of a line in which somebody does something with words: "Lund called it a ruin"."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from crosswire.reference import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crosswire.align.item import Item

_BESIDE = re.compile(
    r"\s*(?:,[^,.;]{2,80},\s*|[^.;:\"“”]{2,120}?\b(?:and|but)\s+)?"
    r"(?:(?:on )?(?:[A-Z][a-z]+day|yesterday|today)\s+)?"
    r"(?P<adverbs>(?:(?:also|then|later|again|has|have|had|\w+ly)\s+)*)"
)
"""What may stand between who speaks and the verb: "Lund, the mayor, on Monday strongly", and
of two verbs of one subject the first: "Lund admitted the payments but"."""


def find_verb(item: Item, lead: str) -> str | None:
    """
    Give the words of a cue as the verb of a clause whose subject is the speaker.

    "Lund also denied that" is that; of "walked out, calling the loan a noose" it is "calls".

    Args:
        item: A statement.
        lead: Its cue, and what follows that before the words.

    Returns:
        The verb with what stands around it; None where the cue is no verb of the speaker.
    """
    source, cue = item.mention.source, item.mention.cue
    if source is None or cue is None:
        return None
    first, _, rest = lead.partition(" ")
    if first.endswith("ing"):
        return f"{_in_present(first)} {rest}".rstrip()
    if source.end > cue.start:
        return None
    between = _BESIDE.fullmatch(item.report.text, source.end, cue.start)
    return None if between is None else " ".join(f"{between['adverbs']} {lead}".split())


def _in_present(verb: str) -> str:
    """Give the third person of a verb in "ing": "calls" of "calling"."""
    forms, stem = _load_forms(), verb.lower().removesuffix("ing")
    lemmas = frozenset(forms.values())
    lemma = forms.get(verb.lower()) or next(
        (one for one in (stem, f"{stem}e", stem[:-1]) if one in lemmas), stem
    )
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return f"{lemma}es"
    is_y = lemma.endswith("y") and lemma[-2:-1] not in {"a", "e", "o", "u"}
    return f"{lemma[:-1]}ies" if is_y else f"{lemma}s"


@cache
def _load_forms() -> Mapping[str, str]:
    """Load the forms of verbs with their dictionary forms."""
    return MappingProxyType({row[0]: row[1] for row in read_rows("reader_verbs.tsv", 2)})
