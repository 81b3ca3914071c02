"""What a relation finder knows of a report: lines, states, organisations, dates, speakers."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.extract.actors.pairs import find_main_states
from crosswire.extract.events.line import Line, Placed
from crosswire.reference import Tables
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    ClaimKind,
    DateMention,
    Entity,
    EntityType,
    Form,
    Mention,
    Part,
    Period,
    Reading,
    Relation,
    RelationType,
    Sector,
)

PARTIES = frozenset({ActorKind.STATE, ActorKind.REGION})
_LEAGUE = frozenset(
    [
        "union",
        "league",
        "organization",
        "community",
        "pact",
        "alliance",
        "forum",
        "association",
        "bloc",
        "cooperation",
    ]
)
_NAMED = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.OTHER})


class Found(msgspec.Struct, frozen=True):
    """
    A relation with the tokens that tell it, `[first, last)` on the line.

    Attributes:
        type, members, holds, since, until: As `Relation` has them.
        first: First token.
        last: Token behind the last.
        confidence: From 0 to 1.
    """

    type: RelationType
    members: tuple[Actor, ...]
    first: int
    last: int
    holds: bool = True
    since: Period | None = None
    until: Period | None = None
    confidence: float = 0.8


class Scene(msgspec.Struct, frozen=True):
    """
    One report as the relation finders see it.

    Attributes:
        article: The report.
        reading: What the reader found.
        mentions: Its actors in text order.
        dates: Its expressions of time.
        tables: Reference tables.
    """

    article: Article
    reading: Reading
    mentions: tuple[ActorMention, ...]
    dates: Sequence[DateMention]
    tables: Tables

    def state_of(self, actor: Actor) -> Actor | None:
        """
        Give the state or region that an actor stands for: "the Kazakh leader" is Kazakhstan.

        Returns:
            None for an organisation, a company, or where no country is known.
        """
        if actor.kind in PARTIES:
            return Actor(name=actor.name, kind=actor.kind, country=actor.country)
        official = (
            actor.kind is ActorKind.PERSON
            or actor.role
            or actor.sector
            in (
                Sector.GOV,
                Sector.LEG,
                Sector.MIL,
            )
        )
        if not official or actor.country is None:
            return None
        name = self.tables.country_name(actor.country)
        return Actor(name=name, kind=ActorKind.STATE, country=actor.country) if name else None

    def states(self, placed: Sequence[Placed]) -> tuple[Actor, ...]:
        """Give the states of several actors, each once, in order."""
        found: list[Actor] = []
        for each in placed:
            state = self.state_of(each.actor)
            if state is not None and state not in found:
                found.append(state)
        return tuple(found)

    def dominant_pair(self) -> tuple[Actor, ...]:
        """
        Give the two states that a report is about, where exactly two stand out.

        They are those whom "the two countries" means where no sentence before names two.
        """
        return find_main_states(self.mentions, self.tables)

    def speaker_state(self, start: int) -> Actor | None:
        """Give the state of whoever speaks the words at an offset ("we recognise ...")."""
        for attribution in self.reading.attributions:
            if any(part.start <= start < part.end for part in attribution.content):
                spoken = attribution.speaker or attribution.source
                return self._state_at(spoken) if spoken else None
        return None

    def _state_at(self, part: Part) -> Actor | None:
        inside = [each for each in self.mentions if each.start < part.end and part.start < each.end]
        people = [each for each in inside if each.actor.kind is ActorKind.PERSON]
        for each in (*people, *inside):
            state = self.state_of(each.actor)
            if state is not None:
                return state
        return None

    def entities_without_actor(self, line: Line) -> tuple[Entity, ...]:
        """List names of places and bodies on a line that no actor mention covers."""
        start, end = line.tokens[0].start, line.tokens[-1].end
        return tuple(
            entity
            for entity in self.reading.entities
            if start <= entity.start
            and entity.end <= end
            and entity.type in _NAMED
            and not any(
                each.mention.start < entity.end and entity.start < each.mention.end
                for each in line.actors
            )
        )

    def date_after(self, line: Line, first: int, last: int) -> DateMention | None:
        """Give the date nearest to a stretch of a line: behind it if there is one."""
        low, high = line.tokens[0].start, line.tokens[-1].end
        begins, ends = line.tokens[first].start, line.tokens[last - 1].end
        near = [each for each in self.dates if low <= each.start and each.end <= high]
        if not near:
            return None
        return min(
            near, key=lambda each: each.start - ends if each.start >= begins else begins - each.end
        )

    def organisation_before(self, offset: int) -> Actor | None:
        """Give the international organisation named last before an offset."""
        for mention in reversed(self.mentions):
            actor = mention.actor
            if mention.end <= offset and is_league(actor):
                return actor
        return None

    def mention_of(self, line: Line, found: Found) -> Mention:
        """Make the mention of a relation found on a line."""
        start = line.tokens[found.first].start
        end = line.tokens[found.last - 1].end
        return Mention(
            report=self.article.id,
            start=start,
            end=end,
            exact=self.article.text[start:end],
            form=Form.NARRATED,
            source=None,
            cue=None,
            origin=None,
            confidence=found.confidence,
            kind=ClaimKind.RELATION,
            relation=Relation(
                type=found.type,
                members=found.members,
                holds=found.holds,
                since=found.since,
                until=found.until,
            ),
        )


def is_league(actor: Actor) -> bool:
    """Tell whether an actor is an organisation that states belong to."""
    if actor.kind is not ActorKind.ORGANISATION:
        return False
    if actor.sector is not None or actor.country is not None:
        return actor.sector is Sector.IGO
    return bool(
        _LEAGUE.intersection(actor.name.lower().replace("organisation", "organization").split())
    )


def start_of(period: Period) -> Period:
    """Give the stretch in which something began that is dated by `period`."""
    return Period(start=period.start, end=period.end, basis=period.basis)


def span_with(line: Line, first: int, last: int, placed: Sequence[Placed]) -> tuple[int, int]:
    """Widen `[first, last)` to the actors of a relation, up to forty words."""
    for each in placed:
        low, high = min(first, each.first), max(last, each.last)
        if high - low <= 40:
            first, last = low, high
    return first, min(last, len(line.tokens))
