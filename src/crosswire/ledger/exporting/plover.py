"""Events as PLOVER records, in the columns of the files that POLECAT publishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from crosswire.ledger.coding import from_json, unpack
from crosswire.ledger.database import Database
from crosswire.ledger.exporting.flat import FlatClaim, stream_claims
from crosswire.ledger.exporting.tally import Tally
from crosswire.ledger.scale import score_event
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Event,
    EventType,
    Mention,
    Status,
)
from crosswire.types.quads import QUADS

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
"""The columns of the files of POLECAT, in their order."""

VERSION = "crosswire "
"""How the last cell of each record begins."""
_PROMISED = frozenset({Status.PLANNED, Status.PROMISED})
_COOPERATIVE = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.COOPERATE,
        EventType.AID,
    }
)


class _Named(msgspec.Struct, frozen=True):
    """Of a reading, the actors that the report names."""

    actors: tuple[ActorMention, ...] = ()


class _Source(msgspec.Struct, frozen=True):
    """The report of the passage that an event is told by, and by what it was read."""

    outlet: str | None
    published: str | None
    language: str | None
    version: str
    actors: tuple[ActorMention, ...]


def write_plover(database: Database, tally: Tally) -> Iterator[bytes]:
    """
    Write one record an event, tab-separated, with the columns of POLECAT.

    A record tells what took place. What is planned or promised is an AGREE, as the codebook has
    it, where it is cooperation; what is denied, called for or conditional, and what no type
    covers, is left out and counted. A cell is empty where nothing is known.
    """
    tally.begin("events")
    yield _line(COLUMNS)
    sources: dict[str, _Source] = {}
    for one in stream_claims(database):
        found = one.entry.claim.event
        if found is None:
            continue
        event = code_event(found)
        if event is None or event.type is None:
            tally.leave_out()
            continue
        report = one.told.evidence.report
        if report not in sources:
            sources = {report: _load_source(database, report)}  # the events of a report are near
        cells = _cells_of(one, event, sources[report])
        yield _line(cells.get(name, "") for name in COLUMNS)
        tally.count("events")


def code_event(event: Event) -> Event | None:
    """
    Give the event that PLOVER records; None where it records none.

    "The minister will visit Baku in May" is no visit yet: promised cooperation is an AGREE, whose
    day is not the day in May.

    Source: PLOVER codebook (2023), AGREE.
    """
    if event.type is None or event.status is Status.DONE:
        return event if event.type else None
    if event.status not in _PROMISED or event.type not in _COOPERATIVE:
        return None
    return msgspec.structs.replace(
        event, type=EventType.AGREE, mode=None, date=None, status=Status.DONE
    )


def _cells_of(one: FlatClaim, event: Event, source: _Source) -> dict[str, str]:
    """Give the cells of a record by the names of their columns."""
    place, mention = event.place, one.told.mention
    cells = {
        "Event ID": one.entry.claim.id,
        "Event Date": _day_of(event),
        "Event Type": event.type.value if event.type else "",
        "Event Mode": event.mode or "",
        "Intensity": f"{score_event(event):g}",
        "Quad Code": QUADS[event.type].value if event.type else "",
        "Contexts": event.context or "",
        **_cells_of_side("Actor", event.actors, mention, source),
        **_cells_of_side("Recipient", event.recipients, mention, source),
        "Source": source.outlet or "",
        "Publication Date": (source.published or "")[:10],
        "Story People": _names(source, ActorKind.PERSON),
        "Story Organizations": _names(source, ActorKind.ORGANISATION),
        "Story Locations": _names(source, ActorKind.STATE, ActorKind.REGION),
        "Language": source.language or "",
        "Version": source.version,
    }
    if place is not None:
        cells |= {
            "Placename": place.name,
            "Country": place.country or "",
            "Latitude": "" if place.lat is None else f"{place.lat:g}",
            "Longitude": "" if place.lon is None else f"{place.lon:g}",
        }
    return cells


def _day_of(event: Event) -> str:
    """Give the day of an event; of one that is only known to lie in a longer time, none."""
    date = event.date
    return date.start if date and date.start and date.start == date.end else ""


def _cells_of_side(
    side: str, actors: tuple[Actor, ...], mention: Mention, source: _Source
) -> dict[str, str]:
    """Give what is known of one side; several actors stand in the same order in each cell."""
    sectors = _join(actor.sector.value if actor.sector else None for actor in actors)
    return {
        f"{side} Name": _join(actor.name for actor in actors),
        f"{side} Country": _join(actor.country for actor in actors),
        f"Primary {side} Sector": sectors,
        f"{side} Sectors": sectors,
        f"{side} Title": _join(actor.role for actor in actors),
        f"{side} Name Raw": _join(_words_for(actor, mention, source) for actor in actors),
    }


def _words_for(actor: Actor, mention: Mention, source: _Source) -> str | None:
    """Give the words by which a passage names an actor."""
    for named in source.actors:
        is_inside = mention.start <= named.start and named.end <= mention.end
        if is_inside and named.actor.name == actor.name:
            return named.exact
    return None


def _names(source: _Source, *kinds: ActorKind) -> str:
    return _join(dict.fromkeys(one.actor.name for one in source.actors if one.actor.kind in kinds))


def _join(names: Iterable[str | None]) -> str:
    """Join names by "; "; empty where none is known."""
    found = [(name or "").replace(";", ",") for name in names]
    return "; ".join(found) if any(found) else ""


def _load_source(database: Database, report: str) -> _Source:
    ((outlet, published, value),) = database.rows(
        "SELECT outlet, published, value FROM report WHERE id = :report", {"report": report}
    )
    ((tool, reader, packed),) = database.rows(
        "SELECT tool, reader, value FROM reading WHERE report = :report ORDER BY id DESC LIMIT 1",
        {"report": report},
    )
    language = from_json(value, Article).language
    actors = unpack(packed, _Named).actors
    return _Source(outlet, published, language, f"{VERSION}{tool} ({reader})", actors)


def _line(cells: Iterable[str]) -> bytes:
    """Write a line; what would part cells or lines becomes a space."""
    return ("\t".join(" ".join(cell.split()) for cell in cells) + "\n").encode()
