"""Political events of a report: who did what to whom, where, when, and whether it took place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosswire.extract.events_code import Coded, code_line
from crosswire.extract.events_lexicon import Lexicon, load_lexicon
from crosswire.extract.events_line import (
    NP_TAGS,
    SUBORDINATE,
    Actors,
    Line,
    Placed,
    lay_out,
)
from crosswire.extract.events_roles import Roles
from crosswire.extract.events_status import COOPERATIVE
from crosswire.types import (
    Actor,
    ActorKind,
    Article,
    ClaimKind,
    DateMention,
    Event,
    EventType,
    Form,
    Mention,
    Part,
    Place,
    Reading,
    Sector,
)

_POLITICAL = frozenset(
    {
        Sector.GOV,
        Sector.MIL,
        Sector.REB,
        Sector.OPP,
        Sector.PTY,
        Sector.COP,
        Sector.JUD,
        Sector.SPY,
        Sector.IGO,
        Sector.LEG,
        Sector.UAF,
    }
)
_COMMITMENTS = frozenset({EventType.REQUEST, EventType.AGREE})
_TWO_SIDED = frozenset(
    {
        EventType.SUPPORT,
        EventType.AID,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AGREE,
        EventType.THREATEN,
        EventType.SANCTION,
    }
)
_SUFFERED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.RETREAT})
_WHERE = frozenset({"in", "at", "near", "outside", "around", "inside", "off", "on"})
_LONGEST = 40


def find_events(  # noqa: PLR0917
    article: Article,
    reading: Reading,
    actors: Actors,
    dates: Sequence[DateMention],
    places: Sequence[tuple[Part, Place]],
    tables: object = None,
) -> tuple[Mention, ...]:
    """
    Find the political events that a report tells of.

    "Norway's prime minister met the Chilean president in Lima on Friday" is one CONSULT with both
    as actors. An event counts where at least one side is a state, an organisation of states, a
    government, an armed group or a crowd. A statement of intent is kept apart from the deed by its
    status, and what is denied is kept as denied.

    Args:
        article: The report.
        reading: What the reader found in it.
        actors: Index of its actors.
        dates: Its expressions of time.
        places: Its place names with what they stand for.
        tables: Reference tables; the lexicon of events is the finder's own.

    Returns:
        Mentions of kind EVENT in text order; the form is NARRATED, the caller sets it anew
        for those inside a statement.
    """
    lexicon = load_lexicon()
    told: list[tuple[Line, Coded]] = []
    for sentence in reading.sentences:
        if not actors.inside(sentence.start, sentence.end):
            continue
        line = lay_out(reading.tokens, sentence, actors, lexicon.verbs)
        told.extend((line, coded) for coded in code_line(line, lexicon))
    company = _political_company(coded for _, coded in told)
    found: list[Mention] = []
    for line, coded in told:
        sides = _sides(coded, company)
        if sides is not None:
            found.append(_mention(article, line, coded, sides, dates, places, lexicon))
    return tuple(sorted(_drop_repeats(found), key=lambda each: (each.start, each.end)))


def _political_company(told: Iterable[Coded]) -> frozenset[str]:
    """
    Give the names of people whom some event of the report puts beside a political actor.

    Who "invited the Finnish president" is no private person, even where no title is given.
    """
    names: set[str] = set()
    for coded in told:
        actors = [each.actor for each in (*coded.roles.actors, *coded.roles.recipients)]
        if any(is_political(each) for each in actors):
            names.update(each.name for each in actors if each.kind is ActorKind.PERSON)
    return frozenset(names)


def _sides(
    coded: Coded, company: frozenset[str]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """Give actors and recipients where the event is a political one, else None."""
    actors = tuple(each.actor for each in coded.roles.actors)
    recipients = tuple(each.actor for each in coded.roles.recipients if each.actor not in actors)
    if not _is_complete(coded, actors, recipients):
        return None
    everyone = (*actors, *recipients)
    if coded.type is EventType.PROTEST and any(each.kind is ActorKind.GROUP for each in actors):
        return actors, recipients
    friendly = coded.type in COOPERATIVE
    if not any(each.name in company or is_political(each, friendly=friendly) for each in everyone):
        return None
    return actors, recipients


def _is_complete(coded: Coded, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """
    Tell whether an event has the sides without which its words tell none.

    "A fire killed" has no actor, "she supported" nobody supported; a meeting needs two, unless
    a body or a group meets.
    """
    if not actors:
        suffered = coded.passive and coded.type in _SUFFERED
        return suffered and bool(recipients) and not coded.roles.loose
    if coded.type is EventType.CONSULT and coded.mode in (None, "phone"):
        kinds = (ActorKind.GROUP, ActorKind.ORGANISATION)
        return len(actors) + len(recipients) > 1 or actors[0].kind in kinds
    if coded.bare and (coded.type in _TWO_SIDED or coded.mode == "release"):
        return bool(recipients) or len(actors) > 1
    return True


def is_political(actor: Actor, *, friendly: bool = False) -> bool:
    """
    Tell whether an actor makes an event political: a state, an armed group, an official.

    A company, an outlet, bystanders or a person of whom the text tells no office do not; the
    police do where they act with force, not where somebody meets them.

    Args:
        actor: The actor.
        friendly: Whether the event is a cooperative one.
    """
    if actor.kind in (ActorKind.STATE, ActorKind.REGION):
        return True
    if actor.sector in _POLITICAL:
        return not (friendly and actor.sector is Sector.COP)
    if actor.kind is ActorKind.GROUP:
        return actor.country is not None
    return actor.kind is ActorKind.PERSON and actor.sector is None and actor.country is not None


def _mention(  # noqa: PLR0917
    article: Article,
    line: Line,
    coded: Coded,
    sides: tuple[tuple[Actor, ...], tuple[Actor, ...]],
    dates: Sequence[DateMention],
    places: Sequence[tuple[Part, Place]],
    lexicon: Lexicon,
) -> Mention:
    when, due = _find_dates(line, coded, dates)
    place = _find_place(line, coded, places)
    start, end = _span(line, coded, _spots(when, due, place))
    actors, recipients = sides
    event = Event(
        type=coded.type,
        mode=coded.mode,
        context=coded.context or _context(line, lexicon),
        actors=actors,
        recipients=recipients,
        place=place[1] if place else None,
        date=when.period if when else None,
        status=coded.status,
        due=due.period if due else None,
    )
    return Mention(
        report=article.id,
        start=start,
        end=end,
        exact=article.text[start:end],
        form=Form.NARRATED,
        source=None,
        cue=None,
        origin=None,
        confidence=_confidence(event, coded.roles),
        kind=ClaimKind.EVENT,
        event=event,
    )


def _find_dates(
    line: Line, coded: Coded, dates: Sequence[DateMention]
) -> tuple[DateMention | None, DateMention | None]:
    """
    Tell the date of an event from the date by which it is due.

    In "invited him on Monday to attend the summit in October" the invitation is of Monday and what
    it asks for is due in October.
    """
    first, last = line.tokens[0].start, line.tokens[-1].end
    near = [each for each in dates if first <= each.start and each.end <= last]
    near = [each for each in near if _is_same_clause(line, coded, each)]
    if not near:
        return None, None
    begins = line.tokens[coded.first].start
    ends = line.tokens[min(coded.last, len(line.tokens)) - 1].end

    def distance(each: DateMention) -> int:
        return each.start - ends if each.start >= begins else 2 * (begins - each.end)

    if coded.opens is None and coded.type not in _COMMITMENTS:
        return min(near, key=distance), None
    opens = line.tokens[min(coded.opens or coded.last, len(line.tokens) - 1)].start
    later = [each for each in near if each.start >= opens]
    sooner = [each for each in near if each.start < opens]
    return (
        min(sooner, key=distance) if sooner else None,
        min(later, key=distance) if later else None,
    )


def _is_same_clause(line: Line, coded: Coded, each: DateMention) -> bool:
    """Tell whether no "that", "who" or "after" parts a date from the words that tell the event."""
    last = min(coded.last, len(line.tokens)) - 1
    low, high = line.tokens[coded.first].start, line.tokens[last].end
    if each.granularity == "decade":
        return False
    start, end = (each.end, low) if each.start < low else (high, each.start)
    return not any(
        start <= token.start < end and line.lowers[at] in SUBORDINATE
        for at, token in enumerate(line.tokens)
    )


def _find_place(
    line: Line, coded: Coded, places: Sequence[tuple[Part, Place]]
) -> tuple[Part, Place] | None:
    first, last = line.tokens[0].start, line.tokens[-1].end
    trigger = line.tokens[coded.first].start
    inside = [
        each
        for each in places
        if first <= each[0].start and each[0].end <= last and _is_where(line, each[0].start)
    ]
    if not inside:
        return None
    return min(
        inside,
        key=lambda each: (each[0].start < trigger, abs(each[0].start - trigger)),
    )


def _is_where(line: Line, start: int) -> bool:
    """Tell whether a place name stands behind "in", "near" and the like."""
    position = next((n for n, token in enumerate(line.tokens) if token.start >= start), 0) - 1
    for at in range(position, max(-1, position - 6), -1):
        if line.lowers[at] in _WHERE:
            return True
        if line.tags[at] not in NP_TAGS and line.lowers[at] not in ("of", ","):
            return False
    return False


def _spots(
    when: DateMention | None, due: DateMention | None, place: tuple[Part, Place] | None
) -> list[tuple[int, int]]:
    spots = [(each.start, each.end) for each in (when, due) if each is not None]
    return [*spots, (place[0].start, place[0].end)] if place is not None else spots


def _span(line: Line, coded: Coded, circumstances: list[tuple[int, int]]) -> tuple[int, int]:
    """Give the shortest stretch with trigger, sides, dates and place, cut to forty words."""
    first = line.tokens[coded.first].start
    last = line.tokens[_phrase_end(line, min(coded.last, len(line.tokens))) - 1].end
    parts: list[Placed] = [*coded.roles.actors, *coded.roles.recipients]
    spots = [(each.mention.start, each.mention.end) for each in parts]
    spots += circumstances
    if coded.lead is not None:
        spots.append((line.tokens[coded.lead].start, first))
    for start, end in sorted(spots, key=lambda each: abs(each[0] - first)):
        low, high = min(first, start), max(last, end)
        n_words = sum(1 for token in line.tokens if low <= token.start and token.end <= high)
        if n_words <= _LONGEST:
            first, last = low, high
    return first, last


def _phrase_end(line: Line, position: int) -> int:
    """Walk over the noun phrase behind the trigger: "visited the Lumen school"."""
    limit = min(len(line.tokens), position + 10)
    while position < limit and (
        line.tags[position] in NP_TAGS or line.lowers[position] in ("of", "'s", "’s")
    ):
        position += 1
    return position - 1 if line.lowers[position - 1] == "of" else position


def _context(line: Line, lexicon: Lexicon) -> str | None:
    ranked = [lexicon.contexts[word] for word in line.lemmas if word in lexicon.contexts]
    return min(ranked)[1] if ranked else None


def _confidence(event: Event, roles: Roles) -> float:
    score = 0.45
    score += 0.2 if event.actors else 0.0
    score += 0.15 if event.recipients or len(event.actors) > 1 else 0.0
    score += 0.1 if event.date or event.due else 0.0
    score += 0.05 if event.place else 0.0
    score -= 0.1 if roles.loose else 0.0
    return round(score, 2)


def _drop_repeats(found: Sequence[Mention]) -> list[Mention]:
    """Keep one of two mentions in one sentence that code the same event."""
    kept: list[Mention] = []
    for each in found:
        same = (
            other
            for other in kept
            if other.event is not None
            and each.event is not None
            and other.start < each.end
            and each.start < other.end
            and (other.event.type, other.event.actors, other.event.status)
            == (each.event.type, each.event.actors, each.event.status)
        )
        twin = next(same, None)
        if twin is None:
            kept.append(each)
        elif each.confidence > twin.confidence:
            kept[kept.index(twin)] = each
    return kept
