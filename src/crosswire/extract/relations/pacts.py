"""Relations of states that have agreed to stand together: alliances and treaties."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.extract.events.line import BREAKS, Line, Placed
from crosswire.extract.events.roles import by_preposition, find_subject, possessors
from crosswire.extract.events.verbs import group_verb
from crosswire.extract.relations.scene import Found, Scene, span_with, start_of
from crosswire.extract.relations.ties import sides_of
from crosswire.types import RelationType

_PACTS = frozenset(["treaty", "pact", "agreement", "accord", "convention"])


def find_alliances(scene: Scene, line: Line) -> Iterator[Found]:
    """Find allies: "Norway is an ally of Iceland", "the allies Norway and Iceland"."""
    for at, word in enumerate(line.lowers):
        if word not in ("ally", "allies", "alliance") or line.is_verb(at):
            continue
        if {"former", "potential", "possible"}.intersection(line.lowers[max(0, at - 3) : at]):
            continue
        copula = _copula(line, at)
        apposed = _apposed(line, at)
        behind = [
            each for each, lead in by_preposition(line, at + 1) if lead in ("of", "with", "between")
        ]
        near = [each for each in line.actors if 0 <= each.first - at <= 3]
        subject = find_subject(line, group_verb(line, copula)) if copula is not None else ()
        if {"its", "their", "his", "her"}.intersection(line.lowers[max(0, at - 3) : at]):
            subject = _owner_before(line, at)
        placed = (*subject, *possessors(line, at), *behind, *(near if not behind else ()))
        placed = (*apposed, *possessors(line, at), *behind) if apposed else placed
        members = scene.states(placed)[:2]
        negated = copula is not None and "not" in line.lowers[copula:at]
        if len(members) == 2 and (word != "alliance" or "between" in line.lowers[at : at + 2]):
            first, last = span_with(line, at, at + 1, placed)
            yield Found(RelationType.ALLIANCE, members, first, last, not negated, confidence=0.7)


def _apposed(line: Line, at: int) -> tuple[Placed, ...]:
    """Find whom "the ally" describes in apposition: "Peru, Chile's main ally, refused"."""
    token = line.tokens[at]
    if token.relation != "appos" or token.head is None:
        return ()
    described = line.actor_at(token.head - line.first)
    return (described,) if described is not None else ()


def _owner_before(line: Line, at: int) -> tuple[Placed, ...]:
    """Find whose "its allies" are: the name before, unless a comma with more names a new bearer."""
    before = [each for each in line.actors if each.last < at]
    if not before or (at - before[-1].last > 8 and "," in line.lowers[before[-1].last : at]):
        return ()
    return (before[-1],)


def _copula(line: Line, at: int) -> int | None:
    for position in range(at - 1, max(-1, at - 7), -1):
        if line.lemmas[position] in ("be", "remain", "become"):
            return position
        if line.is_verb(position) or line.lowers[position] in BREAKS:
            return None
    return None


def find_treaties(scene: Scene, line: Line) -> Iterator[Found]:
    """Find treaties between states that are in force, lapse or have been signed."""
    for at, lemma in enumerate(line.lemmas):
        if lemma not in _PACTS or line.is_verb(at):
            continue
        behind = line.lowers[at + 1 :]
        words = " ".join(behind[:24])
        holds: bool | None = None
        ends = False
        if any(each in words for each in ("into force", "in force", "took effect", "into effect")):
            holds = "not" not in behind[:12]
        elif any(each in words for each in ("expired", "lapsed", "was terminated")):
            holds = False
        elif any(each in behind[:12] for each in ("expires", "lapses")):
            holds, ends = True, True
        if holds is None:
            continue
        placed, missing = sides_of(scene, line, at, None)
        members = () if missing else scene.states(placed)[:2]
        if len(members) < 2:
            continue
        first, last = span_with(line, at, at + 1, placed)
        mention = scene.date_after(line, first, last)
        period = start_of(mention.period) if mention else None
        yield Found(
            RelationType.TREATY,
            members,
            first,
            last,
            holds,
            period if holds and not ends else None,
            None if holds and not ends else period,
            0.7,
        )
