"""What somebody says that he will do: "the bank said it would cut 300 jobs by April"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from crosswire.ledger.outcomes import binds, is_commitment
from crosswire.ledger.recalling import RECALLED_BEFORE
from crosswire.reference import word_set
from crosswire.types import Claim, ClaimKind, Clause, Event, Mention, Report

_PRONOUN: Final = re.compile(r"(?:it|he|she|they|we|I)\b")
_WORD: Final = re.compile(r"[a-z]+")
_PROMISING: Final = word_set("events.promising") | word_set("events.intending")
_ENDS: Final = ("ed", "es", "s", "ing", "ned", "ted")
_MOST_CLAUSES = 5
_BEFORE = 40
"""Characters before who says it in which stands that it is only recalled."""


def find_said_plan(claim: Claim, reports: Mapping[str, Report]) -> tuple[Event, str] | None:
    """
    Find in a statement what its speaker, or a body that it names, is to do by a day.

    "It would cut 300 jobs by April" binds who says so, and so does "promised | to build 40
    clinics by June"; what is "asked" or "expected" of others binds nobody here.

    Args:
        claim: A statement.
        reports: Those of its mentions, with their clauses.

    Returns:
        The plan with who is to carry it out, and its words; None where there is none.
    """
    if claim.kind is not ClaimKind.STATEMENT:
        return None
    for mention in claim.mentions:
        report = reports.get(mention.report)
        if report is None or mention.kind is not ClaimKind.STATEMENT:
            continue
        opens = mention.source.start if mention.source else mention.start
        is_recalled = RECALLED_BEFORE.search(report.text[max(0, opens - _BEFORE) : opens])
        if is_recalled or any(_tells(one, mention) for one in report.events):
            continue
        inside = [
            one
            for one in (report.clauses or ())
            if mention.start <= one.start and one.end <= mention.end
        ]
        for clause in inside[:_MOST_CLAUSES]:
            found = _bind(clause, mention, report)
            if found is not None:
                return found
    return None


def _tells(coded: Mention, mention: Mention) -> bool:
    """Tell whether an event binds to what is said: "Norway pledged to send ships to Chile"."""
    return binds(coded) and coded.start < mention.end and mention.start < coded.end


def _bind(clause: Clause, mention: Mention, report: Report) -> tuple[Event, str] | None:
    """Give a clause with its doer, where it binds somebody."""
    words = " ".join(report.text[clause.start : clause.end].split())
    event, text, speaker = clause.event, words, mention.speaker
    if event.type is not None:
        return None
    source = " ".join(mention.source.exact.split()) if mention.source else ""
    is_act = words.startswith("to ")
    if is_act:
        if mention.cue is None or not _promises(mention.cue.exact) or not source:
            return None
        text = f"{source} {mention.cue.exact} {words}"
    elif _PRONOUN.match(words):
        if speaker is None:
            return None
        text = f"{speaker.name}: {words}"
    if speaker is not None and (is_act or _PRONOUN.match(words)):
        event = replace(event, actors=(speaker,))
        text = text if speaker.name.lower() in text.lower() else f"{speaker.name}: {text}"
    return (event, text) if is_commitment(event, text) else None


def _promises(cue: str) -> bool:
    """Tell whether a cue promises or plans: "has pledged", not "asked"."""
    stems = tuple(verb.removesuffix("e") for verb in _PROMISING)
    forms = {f"{one}{end}" for one in stems for end in _ENDS} | _PROMISING
    return any(word in forms for word in _WORD.findall(cue.lower()))
