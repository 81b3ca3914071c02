"""Typed content of mentions and claims: actors, periods, figures, events, relations."""

from __future__ import annotations

from enum import StrEnum

from crosswire.types.base import Value


class ActorKind(StrEnum):
    """What kind of actor acts."""

    STATE = "state"
    ORGANISATION = "organisation"
    PERSON = "person"
    REGION = "region"  # regions, de-facto states: no verdict of ours on their status
    GROUP = "group"  # peoples, rebels, crowds: "protesters", "EU members"


class Sector(StrEnum):
    """Role code of an actor (PLOVER 2023)."""

    GOV = "GOV"
    MIL = "MIL"
    REB = "REB"
    OPP = "OPP"
    PTY = "PTY"
    COP = "COP"
    JUD = "JUD"
    SPY = "SPY"
    IGO = "IGO"
    NGO = "NGO"
    BUS = "BUS"
    MED = "MED"
    EDU = "EDU"
    REL = "REL"
    CVL = "CVL"
    CRM = "CRM"
    UAF = "UAF"
    LEG = "LEG"


class Actor(Value, frozen=True, kw_only=True):
    """
    State, organisation or person acting.

    Attributes:
        name: Fullest name that the text gives ("Kassym-Jomart Tokayev"); for a state its
            short English name ("Kazakhstan") whatever form the text has ("Kazakh").
        kind: What kind of actor.
        country: ISO 3166-1 alpha-3 code, or None where unknown or several.
        sector: PLOVER role code, or None.
        role: Title as the text gives it ("president"), or None.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    role: str | None = None


class Period(Value, frozen=True, kw_only=True):
    """
    Stretch of time, both days included: last year, seen from 2022, is 2021-01-01 to 2021-12-31.

    Attributes:
        start: ISO date, or None where open.
        end: ISO date, or None where open.
        basis: How it was resolved ("2022, from the report's date"); None where printed in full.
    """

    start: str | None = None
    end: str | None = None
    basis: str | None = None


class Qualifier(StrEnum):
    """How a figure's wording widens it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ALMOST = "almost"


class Change(StrEnum):
    """Whether a figure is a level or a change, and which way."""

    LEVEL = "level"
    RISE = "rise"
    FALL = "fall"


class Figure(Value, frozen=True, kw_only=True):
    """
    Quantity with all that is needed to compare it.

    Attributes:
        low: Lower bound in `unit`; None where open below.
        high: Upper bound; None where open above. Exact and "about" figures have low == high;
            "more than $4.5 billion" is low 4.5e9, high None; "almost 9" is low None, high 9.
        unit: ISO 4217 code ("USD"), "percent", "percentage_point", SI or customary unit
            ("km", "hour", "barrel_per_day"), or the singular noun counted ("person",
            "soldier"); None where the text gives none.
        qualifier: How the wording widens the number.
        entity: What or whom the figure belongs to ("Kazakhstan"), or None.
        property: What is measured ("trade", "investment", "dead"), a lower-case noun, or None.
        period: Time it holds for, or None.
        change: Level, rise or fall.
        from_actor: Giving side of trade, investment, aid, or None.
        to_actor: Receiving side, or None.
    """

    low: float | None
    high: float | None
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    entity: str | None = None
    property: str | None = None
    period: Period | None = None
    change: Change = Change.LEVEL
    from_actor: Actor | None = None
    to_actor: Actor | None = None


class EventType(StrEnum):
    """The sixteen event types of PLOVER (2023)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether an event took place, by the words of the mention."""

    DONE = "done"
    PLANNED = "planned"
    PROMISED = "promised"
    CALLED_FOR = "called_for"
    DENIED = "denied"
    CONDITIONAL = "conditional"


class Place(Value, frozen=True, kw_only=True):
    """Place with its country (ISO 3166-1 alpha-3) and coordinates in degrees (WGS 84)."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Event(Value, frozen=True, kw_only=True):
    """
    What took place, or was to: a political event coded after PLOVER (2023), or what has no code.

    Attributes:
        type: One of the sixteen types; None for what none of them covers: "the ferry sank".
        mode: PLOVER mode of the type ("visit", "meet"), or None.
        context: PLOVER context ("economic", "military", "diplomatic"), or None.
        actors: Who does it; both sides of a symmetric event (a meeting) stand here.
        recipients: To whom it is done.
        place: Where, or None.
        date: When, or None.
        status: Whether it took place.
        due: By when a promise or invitation is to be met, or None.
    """

    type: EventType | None
    mode: str | None = None
    context: str | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    date: Period | None = None
    status: Status = Status.DONE
    due: Period | None = None


class RelationType(StrEnum):
    """Standing facts between actors (after Correlates of War)."""

    DIPLOMATIC_RELATIONS = "diplomatic_relations"
    RECOGNITION = "recognition"  # members[0] recognises members[1]
    MEMBERSHIP = "membership"  # members[0] belongs to members[1]
    CHAIR = "chair"  # members[0] chairs members[1]
    BORDER = "border"
    ALLIANCE = "alliance"
    TREATY = "treaty"


class Relation(Value, frozen=True, kw_only=True):
    """
    Standing fact between actors.

    Attributes:
        type: What kind of fact.
        members: Those it binds; ordered where the type has a direction.
        holds: False where the text denies or refuses it ("will not recognize").
        since: Since when, or None.
        until: Until when, or None.
    """

    type: RelationType
    members: tuple[Actor, ...]
    holds: bool = True
    since: Period | None = None
    until: Period | None = None
