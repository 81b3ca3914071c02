"""What somebody says that he will do: "the bank said it would cut 300 jobs by April"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from crosswire.ledger.forms import WORD, lemma_of
from crosswire.ledger.outcomes import binds, has_day_ahead, is_commitment
from crosswire.ledger.plans import is_binding_verb, is_undertaken
from crosswire.ledger.recalling import RECALLED_BEFORE
from crosswire.reference import word_set
from crosswire.types import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Clause,
    Event,
    Mention,
    Report,
)

_PRONOUN: Final = re.compile(r"(it|he|she|they|we|i)(?=\s|[’']ll\b)", re.IGNORECASE)
_BODIES: Final = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.REGION})
_PERSON: Final = frozenset({ActorKind.PERSON})
_MEANT: Final = MappingProxyType(
    {
        "it": _BODIES,
        "he": _PERSON,
        "she": _PERSON,
        "i": _PERSON,
        "they": frozenset({ActorKind.GROUP}),
        "we": frozenset(ActorKind) - _PERSON,
    }
)
"""What kind of speaker a pronoun can mean."""
_OWN: Final = frozenset({"i", "we"})
_MOST_CLAUSES = 5
_BEFORE = 40
"""Characters before who says it in which stands that it is only recalled."""


def find_said_plan(claim: Claim, reports: Mapping[str, Report]) -> tuple[Event, str] | None:
    """
    Find in a statement what its speaker, or a body that it names, is to do by a day.

    "It would cut 300 jobs by April" binds who says so, and so does "promised | to build 40
    clinics by June"; what is "asked" or "expected" of others, or will just happen, binds nobody.

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
        if report is None or mention.kind is not ClaimKind.STATEMENT or _is_coded(mention, report):
            continue
        opens = mention.source.start if mention.source else mention.start
        if RECALLED_BEFORE.search(report.text[max(0, opens - _BEFORE) : opens]):
            continue
        for clause in clauses_inside(mention, report)[:_MOST_CLAUSES]:
            found = _bind(clause, mention, report)
            if found is not None:
                return found
    return None


def clauses_inside(mention: Mention, report: Report) -> Sequence[Clause]:
    """List the clauses of a report that stand inside a mention."""
    clauses = report.clauses or ()
    first, last = (
        bisect_left(clauses, at, key=lambda one: one.start) for at in (mention.start, mention.end)
    )
    return [one for one in clauses[first:last] if one.end <= mention.end]


def _is_coded(mention: Mention, report: Report) -> bool:
    """Tell whether an event binds to what is said: "Norway pledged to send ships to Chile"."""
    last = bisect_left(report.events, mention.end, key=lambda one: one.start)
    return any(mention.start < one.end and binds(one) for one in report.events[:last])


def _bind(clause: Clause, mention: Mention, report: Report) -> tuple[Event, str] | None:
    """Give a clause with its doer, where it binds somebody."""
    words = " ".join(report.text[clause.start : clause.end].split())
    event, speaker = clause.event, mention.speaker
    if not has_day_ahead(event):
        return None
    pronoun = _PRONOUN.match(words)
    if pronoun is not None:
        rest = words[pronoun.end() :].strip()
        if (
            speaker is None
            or not _is_meant(pronoun[0].lower(), speaker, mention)
            or not is_undertaken(rest)
        ):
            return None
        return replace(event, actors=(speaker,)), f"{speaker.name} {rest}"
    if not words.startswith("to "):
        return (event, words) if is_commitment(event, words) else None
    if mention.cue is None or mention.source is None or not _is_promise(mention.cue.exact):
        return None
    text = " ".join(f"{mention.source.exact} {mention.cue.exact} {words}".split())
    event = replace(event, actors=(speaker,) if speaker else ())
    return (event, text) if is_commitment(event, text) else None


def _is_meant(pronoun: str, speaker: Actor, mention: Mention) -> bool:
    """
    Tell whether a pronoun in what somebody says means him.

    In what is told to somebody, "Norway told Sweden it would", it may mean either.
    """
    is_towards = mention.cue is not None and any(
        lemma_of(word) in word_set("statements.towards") for word in WORD.findall(mention.cue.exact)
    )
    return speaker.kind in _MEANT[pronoun] and (pronoun in _OWN or not is_towards)


def _is_promise(cue: str) -> bool:
    """Tell whether a cue promises or plans: "has pledged", not "asked"."""
    return any(is_binding_verb(word) for word in WORD.findall(cue))
