"""Whom the words of a plan bind that no type covers: "the ministry plans to plant trees"."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from crosswire.ledger.forms import lemma_of
from crosswire.ledger.states import match_state
from crosswire.reference import any_of, word_set
from crosswire.types import Actor, ActorKind

_BODIES: Final = f"(?:{any_of('actors.bodies')}|{any_of('statements.bodies')})"
_HELD: Final = r"(?:(?:also|now|still|soon|then|again|both|[a-z]+ly)\s+)*"
_GROUP: Final = re.compile(
    rf"(?:(?<![\w’'-])|(?=[’']ll))(?:(?:will|shall|would|[’']ll|(?:is|are)\s+to)\s+{_HELD}(?P<deed>[a-z]+)"
    rf"|(?:(?:has|have|had|is|are|was|were)\s+)?{_HELD}(?P<bond>[a-z]+)\s+{_HELD}to\s+{_HELD}"
    r"(?P<act>[a-z]+))\b"
)
"""Verb and what it binds to: "will build", "has pledged to build"."""
_ASIDE: Final = re.compile(r",[^,]*,\s*$")
"""Beside a subject: "Vasa Bank, which has 40 branches,"."""
_BODY: Final = re.compile(
    rf"(?:^|[\s’'])(?P<body>{_BODIES})(?:\s+(?:of|in|for|at)\s+(?:[\w’'-]+\s*){{1,4}})?$",
    re.IGNORECASE,
)
_GOVERNED: Final = re.compile(
    r"\b(?:of|in|at|for|from|by|with|on|to)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
"""Before a name that is not the subject itself: "shares in | Vasa Bank"."""
_NAMELESS: Final = re.compile(
    rf"(?:the|its|their)\s+(?P<body>(?:[a-z-]+\s+){{0,3}}?{_BODIES})"
    r"(?P<of>\s+of(?:\s+(?-i:[A-Z])[\w’'-]+)+)?(?=\s)",
    re.IGNORECASE,
)
_NO_DEEDS: Final = frozenset({"be", "have"})
_DOERS: Final = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.REGION})


class _Bond(msgspec.Struct, frozen=True):
    """Who is bound by words, as these name him, and whether he is said to intend or promise it."""

    subject: str
    is_meant: bool


def binds_doer(told: str, actor: Actor | None) -> bool:
    """
    Tell whether words bind a doer to a deed: who intends or promises it, or "will" do it.

    Whoever intends something wants it himself; what merely "will" be is a promise only of a state
    or a body, and of a deed that is in its hands: not "the team will play on Sunday", "Diaz will
    turn 40", "exports will grow".

    Args:
        told: Words of the plan.
        actor: The doer, who is the subject of these; None where it is a body without a name.
    """
    bond = _find_bond(told)
    if bond is None:
        return False
    body = _BODY.search(bond.subject)
    is_body = body is not None and _GOVERNED.search(bond.subject[: body.start("body")]) is None
    if actor is None:
        return is_body and _NAMELESS.match(f"{bond.subject} ") is not None
    is_able = bond.is_meant or actor.kind in _DOERS
    return is_able and (_ends_with(bond.subject, actor) or (is_body and _names(told, actor)))


def is_undertaken(words: str) -> bool:
    """Tell whether what somebody says of himself is a deed to come: "it | would cut 300 jobs"."""
    bond = _find_bond(words)
    return bond is not None and not bond.subject


def is_binding_verb(word: str) -> bool:
    """Tell whether a word is a form of a verb of promising or intending: "swore", "planned"."""
    return lemma_of(word) in word_set("events.promising") | word_set("events.intending")


def name_body(told: str) -> str | None:
    """Name the body that opens what is told: "the ministry plans", "the council of Tema will"."""
    found = _NAMELESS.match(told)
    return f"{found['body'].lower()}{found['of'] or ''}" if found else None


def _find_bond(told: str) -> _Bond | None:
    for found in _GROUP.finditer(told):
        if found["deed"] is not None:
            is_meant, is_bond = False, lemma_of(found["deed"]) in word_set("outcomes.doing")
        else:
            is_meant = is_binding_verb(found["bond"])
            is_bond = is_meant and found["act"] not in _NO_DEEDS
        if is_bond:
            subject = _ASIDE.sub("", told[: found.start()])
            return _Bond(subject.strip(" ,"), is_meant)
    return None


def _ends_with(subject: str, actor: Actor) -> bool:
    """Tell whether the last words of a subject are the name of an actor."""
    if not actor.name[:1].isupper():
        return False
    name = re.compile(rf"(?<!\w){re.escape(actor.name)}$", re.IGNORECASE)
    found = (*name.finditer(subject), *_find_state(subject, actor))
    return any(
        one.end() == len(subject) and _GOVERNED.search(subject[: one.start()]) is None
        for one in found
    )


def _names(told: str, actor: Actor) -> bool:
    """Tell whether words name an actor, or the state to which a body belongs."""
    return actor.name.lower() in told.lower() or bool(_find_state(told, actor))


def _find_state(text: str, actor: Actor) -> list[re.Match[str]]:
    return list(match_state(actor.country).finditer(text)) if actor.country else []
