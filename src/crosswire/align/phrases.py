"""Plain words for figures, events, relations and lists of outlets."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from crosswire.align.amounts import say_number, say_unit, say_vague
from crosswire.align.periods import read_day
from crosswire.extract.figures.series import ORDINAL
from crosswire.types import Change, EventType, Qualifier, RelationType, Status
from crosswire.types.naming import join_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crosswire.types import Actor, Event, Figure, Period, Relation

_QUALIFIERS = MappingProxyType(
    {
        Qualifier.EXACT: "",
        Qualifier.ABOUT: "around ",
        Qualifier.AT_LEAST: "at least ",
        Qualifier.AT_MOST: "at most ",
        Qualifier.MORE_THAN: "more than ",
        Qualifier.LESS_THAN: "less than ",
        Qualifier.ALMOST: "almost ",
    }
)
_MOVES = MappingProxyType({Change.RISE: "up ", Change.FALL: "down "})
_ACTS = MappingProxyType(
    {
        EventType.AGREE: "agreed with",
        EventType.CONSULT: "met",
        EventType.SUPPORT: "backed",
        EventType.CONCEDE: "gave way to",
        EventType.COOPERATE: "worked together with",
        EventType.AID: "gave aid to",
        EventType.RETREAT: "withdrew from",
        EventType.REQUEST: "asked",
        EventType.ACCUSE: "accused",
        EventType.REJECT: "rejected",
        EventType.THREATEN: "threatened",
        EventType.PROTEST: "protested against",
        EventType.SANCTION: "put sanctions on",
        EventType.MOBILIZE: "mobilised against",
        EventType.COERCE: "used force on",
        EventType.ASSAULT: "attacked",
    }
)
_DEEDS = MappingProxyType(
    {
        (EventType.CONSULT, "visit"): "visited",
        (EventType.CONSULT, "phone"): "telephoned with",
        (EventType.CONSULT, "third-party"): "mediated between",
        (EventType.SUPPORT, "diplomatic"): "came to terms with",
        (EventType.RETREAT, "release"): "released",
        (EventType.RETREAT, "resign"): "resigned",
        (EventType.RETREAT, "ceasefire"): "ceased fire against",
        (EventType.RETREAT, "disarm"): "disarmed",
        (EventType.RETREAT, "access"): "gave access to",
        (EventType.ACCUSE, "disapprove"): "criticised",
        (EventType.ACCUSE, "investigate"): "investigated",
        (EventType.SANCTION, "expel"): "removed",
        (EventType.SANCTION, "withdraw"): "withdrew from",
        (EventType.SANCTION, "convict"): "convicted",
        (EventType.SANCTION, "territory"): "closed the border to",
        (EventType.SANCTION, "diplomatic"): "cut back ties with",
        (EventType.MOBILIZE, "weapons"): "tested weapons against",
        (EventType.COERCE, "arrest"): "arrested",
        (EventType.COERCE, "seize"): "seized property of",
        (EventType.COERCE, "deport"): "deported",
        (EventType.COERCE, "restrict"): "restricted",
        (EventType.COERCE, "curfew"): "imposed a curfew on",
        (EventType.COERCE, "martial-law"): "declared an emergency for",
        (EventType.COERCE, "censor"): "censored",
        (EventType.COERCE, "withhold"): "cut off",
        (EventType.COERCE, "cyber"): "hacked",
    }
)
"""Verbs of the modes, and of the contexts, that name a deed of their own."""
_SUFFERED = MappingProxyType(
    {
        "attacked": "attack on",
        "arrested": "arrest of",
        "removed": "removal of",
        "convicted": "conviction of",
        "deported": "deportation of",
        "hacked": "hacking of",
    }
)
"""Nouns for deeds of which nobody says who did them."""
_TO_COME = MappingProxyType(
    {
        "met": "to meet",
        "visited": "to visit",
        "telephoned with": "to telephone with",
        "mediated between": "to mediate between",
    }
)
"""How a meeting is told that has not taken place."""
_STATUSES = MappingProxyType(
    {
        Status.DONE: "",
        Status.PLANNED: " (planned)",
        Status.PROMISED: " (promised)",
        Status.CALLED_FOR: " (called for)",
        Status.DENIED: " (denied)",
        Status.CONDITIONAL: " (conditional)",
    }
)
_INITIALS = frozenset({"gdp", "gnp", "gni", "vat"})
"""What is measured and goes by its initials."""
_FACTS = MappingProxyType(
    {
        RelationType.DIPLOMATIC_RELATIONS: ("have diplomatic relations", "have none"),
        RelationType.RECOGNITION: ("recognises", "does not recognise"),
        RelationType.MEMBERSHIP: ("belongs to", "does not belong to"),
        RelationType.CHAIR: ("chairs", "does not chair"),
        RelationType.BORDER: ("share a border", "share no border"),
        RelationType.ALLIANCE: ("are allied", "are not allied"),
        RelationType.TREATY: ("are bound by a treaty", "are not bound by a treaty"),
    }
)


def say_qualifier(figure: Figure) -> str:
    """Name a figure's qualifier: "more than", "around", or "as it stands" without one."""
    return _QUALIFIERS[figure.qualifier].strip() or "without qualifier"


_ENDINGS = MappingProxyType({1: "st", 2: "nd", 3: "rd"})


def say_amount(figure: Figure) -> str:
    """
    Write a figure's number with qualifier and unit: "more than 4.5 billion USD".

    A fraction is written as the percentage it is: "a quarter" is "25 %". A count that the
    text leaves vague stays so ("millions of people"). "Doubled" is "2 times as much", "halved"
    "half as much", and what fell threefold is "3 times less".
    """
    ends = sorted({end for end in (figure.low, figure.high) if end is not None})
    unit = (figure.unit or "").replace("_", " ")
    if figure.qualifier is Qualifier.ABOUT and len(ends) == 2:
        vague = say_vague(ends[0], ends[1], unit)
        if vague is not None:
            return f"{_MOVES.get(figure.change, '')}{vague}"
    if unit == "fraction":
        ends, unit = [float(f"{100 * end:.3g}") for end in ends], "percent"
    number = " to ".join(say_number(end) for end in ends) or "an unknown number"
    if unit == "times" and figure.change is not Change.LEVEL:
        if ends == [0.5]:
            return f"{_QUALIFIERS[figure.qualifier]}half as much"
        is_less = figure.change is Change.FALL and bool(ends) and ends[0] > 1
        return f"{_QUALIFIERS[figure.qualifier]}{number} times {'less' if is_less else 'as much'}"
    if figure.property == ORDINAL and len(ends) == 1:
        return f"{_QUALIFIERS[figure.qualifier]}{_say_order(int(ends[0]))} {unit}"
    unit = "%" if unit == "percent" else say_unit(unit, ends)
    return f"{_MOVES.get(figure.change, '')}{_QUALIFIERS[figure.qualifier]}{number} {unit}".rstrip()


def _say_order(number: int) -> str:
    """Write an ordinal: 81 is "81st", 112 "112th"."""
    is_teen = number % 100 in {11, 12, 13}
    return f"{number:,}{'th' if is_teen else _ENDINGS.get(number % 10, 'th')}"


_BALANCES = frozenset({"deficit", "surplus"})


def say_figure(figure: Figure) -> str:
    """
    Write a figure on one line: "Exports (Norway, 2027): more than 2 billion USD".

    Whose it is stands in brackets: reports tell it as that of, in, to or for somebody.
    What no report says that it measures is left unsaid: the noun counted tells it, "2 aides".
    """
    measured = (figure.property or "").replace("_", " ")
    measured = measured.upper() if measured in _INITIALS else measured
    if measured == say_unit((figure.unit or "").replace("_", " "), ()):
        measured = ""  # "Seats: 41 seats"
    if figure.property == ORDINAL:
        measured = ""  # "81st exchange"
    if figure.from_actor and figure.to_actor and figure.property in _BALANCES:
        sides = figure.from_actor.name, figure.to_actor.name
        partner = sides[0] if figure.entity == sides[1] else sides[1]
        head = f"{measured} of {figure.entity} with {partner}"
    elif figure.from_actor and figure.to_actor:
        head = f"{measured or 'flow'} from {figure.from_actor.name} to {figure.to_actor.name}"
    else:
        head = measured or figure.entity or ""
    is_owned = not figure.to_actor or not figure.from_actor
    owner = figure.entity if is_owned and (figure.entity or "").lower() != head.lower() else None
    details = ", ".join(filter(None, (owner, say_period(figure.period))))
    amount = say_amount(figure)
    if not head:
        return f"{amount} ({details})" if details else amount
    head = f"{head} ({details})" if details else head
    return f"{head[0].upper()}{head[1:]}: {amount}"


def say_day(day: date) -> str:
    """Write a day: "3 May 2024"."""
    return f"{day.day} {day:%B %Y}"


def say_period(period: Period | None) -> str:
    """Write a period: "2021", "May 2024", "3 May 2024", "1 January to 31 May 2024"."""
    if period is None:
        return ""
    start, end = read_day(period.start), read_day(period.end)
    if start is None or end is None:
        open_end = start or end
        if open_end is None:
            return ""
        return f"{'from' if start else 'until'} {say_day(open_end)}"
    if start == end:
        return say_day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    whole_month = start.day == 1 and (start.year, start.month) == (end.year, end.month)
    if whole_month and end.day >= 28:
        return f"{start:%B %Y}"
    return f"{say_day(start)} to {say_day(end)}"


def say_actors(actors: Iterable[Actor]) -> str:
    """Write the names of actors, each once."""
    return join_names(list(dict.fromkeys(actor.name for actor in actors)))


def say_event(event: Event) -> str:
    """Write a coded event on one line: "Norway and Chile met in Oslo on 3 May 2024"."""
    if event.type is None:
        return say_actors(event.actors)
    verb = _verb_of(event, event.type)
    if event.type is EventType.CONSULT and not event.recipients:
        is_past = event.status in {Status.DONE, Status.DENIED}
        told = verb if is_past else _TO_COME.get(verb, verb)
        line = f"{say_actors(event.actors) or 'unnamed parties'} {told.removesuffix(' with')}"
    elif not event.actors and event.recipients and verb in _SUFFERED:
        line = f"{_SUFFERED[verb]} {say_actors(event.recipients)}"
    else:
        doers = say_actors(event.actors) or "somebody"
        line = f"{doers} {verb} {say_actors(event.recipients)}".rstrip()
        if not event.recipients:
            line = line.removesuffix(" with").removesuffix(" to").removesuffix(" on")
            line = line.removesuffix(" against").removesuffix(" from").removesuffix(" together")
            line = line.removesuffix(" for").removesuffix(" of").removesuffix(" between")
    if event.place:
        goes = verb == "visited" and not event.recipients
        line = f"{line} {event.place.name}" if goes else f"{line} in {event.place.name}"
    day = say_period(event.date)
    if day:
        single = event.date is not None and event.date.start == event.date.end
        line = f"{line} on {day}" if single else f"{line} ({day})"
    return f"{line}{_STATUSES[event.status]}"


def _verb_of(event: Event, kind: EventType) -> str:
    """Give the verb of an event's mode or context where that is a deed of its own."""
    by_mode = _DEEDS.get((kind, event.mode or ""))
    return by_mode or _DEEDS.get((kind, event.context or "")) or _ACTS[kind]


def say_status(event: Event) -> str:
    """Name an event's status: "done", "planned", "denied"."""
    return event.status.value.replace("_", " ")


def say_relation(relation: Relation) -> str:
    """Write a standing fact on one line: "Kenya chairs the East African Community"."""
    words = _FACTS[relation.type][0 if relation.holds else 1]
    names = [actor.name for actor in relation.members]
    directed = {RelationType.RECOGNITION, RelationType.MEMBERSHIP, RelationType.CHAIR}
    if relation.type in directed and len(names) >= 2:
        line = f"{names[0]} {words} {join_names(names[1:])}"
    else:
        line = f"{join_names(names)} {words}"
    since = say_period(relation.since)
    return f"{line} (since {since})" if since else line
