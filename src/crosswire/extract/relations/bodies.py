"""Relations of a state to an organisation: membership and chair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.extract.events.line import BREAKS, Line, Placed
from crosswire.extract.events.roles import by_preposition, clause_end, find_subject, possessors
from crosswire.extract.events.verbs import VerbGroup, group_verb
from crosswire.extract.relations.scene import Found, Scene, is_league, span_with, start_of
from crosswire.types import Actor, DateMention, Period, RelationType

_JOINING = frozenset({"join", "enter"})
_LEAVING = frozenset({"leave", "quit", "exit"})
_GATHERINGS = frozenset((
    *("summit", "meeting", "talk", "conference", "session", "forum", "table", "mission", "scheme"),
    *("headquarters", "programme", "program", "delegation", "dinner", "hall", "debate"),
    "exercise",
))  # fmt: skip
"""What of an organisation may be joined or left without its membership."""
_OFFICE = frozenset(["presidency", "chairmanship", "chair", "chairship", "leadership"])
_HOLDING = frozenset(["hold", "assume", "take", "have", "occupy", "inherit"])
_BODY = frozenset(
    ["organisation", "organization", "bloc", "union", "group", "alliance", "association"]
)


def _leagues(line: Line, start: int, end: int) -> list[Placed]:
    return [
        each
        for each in line.actors
        if start <= each.first and each.last <= end and is_league(each.actor)
    ]


def find_memberships(scene: Scene, line: Line) -> Iterator[Found]:
    """
    Find which state belongs to which organisation, joined or left it.

    "Norway, a member of the Arctic Council" holds; "Norway applied to join the bloc" and "a
    candidate for membership" do not hold yet; "quit the bloc in 2020" no longer holds.
    """
    for at, lemma in enumerate(line.lemmas):
        if lemma in ("member", "membership") and not line.is_verb(at):
            yield from _by_member(scene, line, at)
        elif lemma == "candidate" and "member" not in line.lemmas:
            yield from _by_member(scene, line, at, holds=False)
        elif line.is_verb(at) and (
            lemma in _JOINING
            or lemma in _LEAVING
            or (lemma in ("accede", "admit", "withdraw") and _leads_to(line, at))
        ):
            yield from _by_verb(scene, line, at)


def _leads_to(line: Line, at: int) -> bool:
    return bool({"to", "from", "into"}.intersection(line.lowers[at + 1 : at + 4]))


def _by_member(scene: Scene, line: Line, at: int, *, holds: bool = True) -> Iterator[Found]:
    behind = [each for each, lead in by_preposition(line, at + 1) if lead in ("of", "for", "in")]
    bodies = [each for each in behind if is_league(each.actor)]
    before = [each for each in _leagues(line, max(0, at - 6), at) if at - each.last <= 2]
    if before and not bodies:
        placed = [each for each in line.actors if 0 < each.first - at <= 3]
        placed += [each for each in behind if not is_league(each.actor)]
        body: Placed | None = before[-1]
        if not scene.states(placed):
            placed = list(_described(line, before[-1].first))
    else:
        body = bodies[0] if bodies else None
        placed = list(_described(line, at))
    members = scene.states(placed)
    if body is None or not members or (line.lemmas[at] == "membership" and not bodies):
        return
    near = line.lowers[max(0, at - 6) : at]
    if "former" in near or "not" in near or "no" in near or "candidate" in near:
        holds = False
    if {"permanent", "crew", "family", "staff"}.intersection(near[-1:]):
        return
    for member in members:
        first, last = span_with(line, at, at + 1, [*placed, body])
        since = _became(scene, line, at, last) if holds else None
        yield Found(RelationType.MEMBERSHIP, (member, body.actor), first, last, holds, since)


def _became(scene: Scene, line: Line, at: int, last: int) -> Period | None:
    """Give since when somebody is a member who "became" one on a day that is named."""
    verb = next((spot for spot in range(at - 1, max(-1, at - 7), -1) if line.is_verb(spot)), None)
    if verb is None or line.lowers[verb] != "became":
        return None
    mention = scene.date_after(line, verb, last)
    is_behind = mention is not None and mention.start >= line.tokens[last - 1].end
    return start_of(mention.period) if mention is not None and is_behind else None


def _described(line: Line, at: int) -> tuple[Placed, ...]:
    """Find what "a member of" is said of: the subject of "is", or the name before the comma."""
    for position in range(at - 1, max(-1, at - 7), -1):
        if line.lemmas[position] in ("be", "become", "remain"):
            return find_subject(line, group_verb(line, position))
        if line.lowers[position] == ",":
            before = [each for each in line.actors if each.last <= position]
            return tuple(before[-1:]) if before and position - before[-1].last <= 1 else ()
        if line.is_verb(position) or line.lowers[position] in BREAKS:
            return ()
    return ()


def _by_verb(scene: Scene, line: Line, at: int) -> Iterator[Found]:
    group = group_verb(line, at)
    subject = find_subject(line, group)
    bodies = _leagues(line, at + 1, clause_end(line, at + 1))
    members = scene.states(subject)
    close = bodies and bodies[0].first - at <= 6
    if not members or not close or any(is_league(each.actor) for each in subject):
        return
    joins = line.lemmas[at] in _JOINING or line.lemmas[at] in ("accede", "admit")
    holds = _holds_now(line, group, joins)
    if holds is None:
        return
    if _GATHERINGS.intersection(line.lemmas[bodies[0].last : bodies[0].last + 2]):
        return  # who leaves "the EU summit" leaves no union
    first, last = span_with(line, group.first, at + 1, [*subject, bodies[0]])
    mention = scene.date_after(line, first, last)
    done = not group.infinitive and group.modal is None and not group.negated
    period = start_of(mention.period) if mention and done else None
    for member in members:
        yield Found(
            RelationType.MEMBERSHIP,
            (member, bodies[0].actor),
            first,
            last,
            holds,
            period if joins else None,
            None if joins else period,
        )


def _holds_now(line: Line, group: VerbGroup, joins: bool) -> bool | None:
    """Tell whether membership holds after "joined", "applied to join", "left"; None if open."""
    before = line.lemmas[max(0, group.first - 3) : group.first]
    if group.infinitive:
        applied = {"apply", "seek", "bid", "want", "hope", "plan", "candidate", "refuse"}
        return False if joins and applied.intersection(before) else None
    if group.gerund:
        return None
    if group.modal is not None:
        return False if joins and group.negated else None
    return joins != group.negated


def find_chairs(scene: Scene, line: Line) -> Iterator[Found]:
    """
    Find who chairs an organisation: "as Norway chairs the organisation this year".

    "The organisation" is the one named last before it.
    """
    for at, lemma in enumerate(line.lemmas):
        if lemma in ("chair", "preside") and line.is_verb(at):
            yield from _chair(scene, line, at, at)
        elif lemma in _OFFICE and not line.is_verb(at):
            verb = _holding_verb(line, at)
            if verb is not None:
                yield from _chair(scene, line, verb, at)
            elif "of" in line.lowers[at + 1 : at + 2]:
                yield from _owned_chair(scene, line, at)


def _holding_verb(line: Line, at: int) -> int | None:
    for position in range(at - 1, max(-1, at - 7), -1):
        if line.lemmas[position] in _HOLDING:
            return position
        if line.is_verb(position) or line.lowers[position] in BREAKS:
            return None
    return None


def _chair(scene: Scene, line: Line, verb: int, at: int) -> Iterator[Found]:
    group = group_verb(line, verb)
    subject = find_subject(line, group)
    members = scene.states(subject)
    end = clause_end(line, at + 1)
    bodies = [
        each
        for each in _leagues(line, at + 1, end) or _leagues(line, verb, at)
        if not _BODY.intersection(line.lemmas[each.first : each.last]) or _is_named(line, each)
    ]
    body = bodies[0].actor if bodies else _named_before(scene, line, at + 1, end)
    if not members or body is None or group.modal is not None or group.infinitive:
        return
    last = at + 1
    while last < end and last - at < 4 and not bodies and line.lemmas[last - 1] not in _BODY:
        last += 1
    low, high = span_with(line, group.first, last, [*subject, *bodies[:1]])
    mention = scene.date_after(line, low, high)
    high = _with_date(line, high, mention)
    since: Period | None = start_of(mention.period) if mention else None
    yield Found(RelationType.CHAIR, (members[0], body), low, high, not group.negated, since)


def _with_date(line: Line, high: int, mention: DateMention | None) -> int:
    if mention is None:
        return high
    behind = [
        position + 1
        for position, token in enumerate(line.tokens)
        if token.end <= mention.end and token.start >= mention.start
    ]
    return max(high, behind[-1]) if behind and behind[-1] - high <= 6 else high


def _is_named(line: Line, each: Placed) -> bool:
    """Tell a name ("the River League") from "the organisation"."""
    return any(token.text[:1].isupper() for token in line.tokens[each.first : each.last])


def _named_before(scene: Scene, line: Line, start: int, end: int) -> Actor | None:
    """Resolve "the organisation" to the one named last, in its own sentence if there is one."""
    if not _BODY.intersection(line.lemmas[start:end]):
        return None
    named = [each for each in _leagues(line, 0, start) if _is_named(line, each)]
    if named:
        return named[0].actor
    return scene.organisation_before(line.tokens[start - 1].start)


def _owned_chair(scene: Scene, line: Line, at: int) -> Iterator[Found]:
    owners: Sequence[Placed] = possessors(line, at)
    bodies = _leagues(line, at + 1, clause_end(line, at + 1))
    states = scene.states([each for each in owners if not is_league(each.actor)])
    if states and bodies and bodies[0].first - at <= 5:
        low, high = span_with(line, at, at + 1, [*owners, bodies[0]])
        yield Found(RelationType.CHAIR, (states[0], bodies[0].actor), low, high)
