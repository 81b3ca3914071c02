"""Reports for tests, put together by hand from invented text."""

from __future__ import annotations

from crosswire.types import (
    Actor,
    ActorKind,
    ClaimKind,
    DateBasis,
    Dateline,
    Event,
    EventType,
    Form,
    Mention,
    Origin,
    OriginKind,
    Part,
    Passage,
    Period,
    Place,
    Report,
    Sector,
    Status,
    Upstream,
)

LARSEN = Actor(name="Ingrid Larsen", kind=ActorKind.PERSON, country="NOR", sector=Sector.GOV)
ROSSI = Actor(name="Paolo Rossi", kind=ActorKind.PERSON, country="ITA", sector=Sector.GOV)
NORWAY = Actor(name="Norway", kind=ActorKind.STATE, country="NOR")
ITALY = Actor(name="Italy", kind=ActorKind.STATE, country="ITA")
PRESS = OriginKind.PRESS_RELEASE


def make_report(
    name: str,
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    republished_from: str | None = None,
    published: str | None = None,
    basis: DateBasis = DateBasis.GIVEN,
    dateline: tuple[str | None, str | None] | None = None,
) -> Report:
    """Make a report whose paragraphs are the lines of its text."""
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Part(start=start, end=start + len(line)))
        start += len(line) + 1
    return Report(
        id=name,
        uri=f"{name}.txt",
        title=title,
        outlet=outlet,
        agency=agency,
        republished_from=republished_from,
        published=published,
        published_basis=basis if published else None,
        dateline=Dateline(place=dateline[0], date=dateline[1]) if dateline else None,
        text=text,
        paragraphs=tuple(paragraphs),
    )


def add_statement(
    report: Report,
    exact: str,
    speaker: Actor | None = None,
    *,
    upstream: tuple[OriginKind, str, str] | None = None,
    source: str | None = None,
    cue: str | None = None,
) -> Report:
    """Add a statement; `upstream` is the kind, the name and the words that name it."""
    said_by = report.text.index(source) if source else 0
    cued_by = report.text.index(cue) if cue else 0
    start = report.text.index(exact)
    named = None
    if upstream is not None:
        kind, name, words = upstream
        at = report.text.index(words)
        named = Upstream(kind=kind, name=name, start=at, end=at + len(words))
    mention = Mention(
        report=report.id,
        start=start,
        end=start + len(exact),
        exact=exact,
        form=Form.DIRECT,
        source=Passage.of(report.text, said_by, said_by + len(source)) if source else None,
        cue=Passage.of(report.text, cued_by, cued_by + len(cue)) if cue else None,
        origin=None,
        confidence=0.9,
        kind=ClaimKind.STATEMENT,
        speaker=speaker,
        upstream=named,
    )
    return _extend(report, "statements", mention)


def add_event(
    report: Report,
    exact: str,
    kind: EventType,
    *,
    actors: tuple[Actor, ...] = (),
    recipients: tuple[Actor, ...] = (),
    place: Place | None = None,
    day: str | None = None,
    day_basis: str | None = None,
    status: Status = Status.DONE,
    speaker: Actor | None = None,
) -> Report:
    """Add an event mention."""
    start = report.text.index(exact)
    mention = Mention(
        report=report.id,
        start=start,
        end=start + len(exact),
        exact=exact,
        form=Form.NARRATED,
        source=None,
        cue=None,
        origin=None,
        confidence=0.9,
        kind=ClaimKind.EVENT,
        speaker=speaker,
        event=Event(
            type=kind,
            actors=actors,
            recipients=recipients,
            place=place,
            date=Period(start=day, end=day, basis=day_basis) if day else None,
            status=status,
        ),
    )
    return _extend(report, "events", mention)


def _extend(report: Report, field: str, mention: Mention) -> Report:
    values = {name: getattr(report, name) for name in Report.__struct_fields__}
    values[field] = (*values[field], mention)
    return Report(**values)


def names_of(reports: tuple[Report, ...], origins: tuple[Origin, ...]) -> list[list[str]]:
    """Name the origin of every mention, report by report."""
    by_id = {origin.id: origin.name for origin in origins}
    return [[by_id[mention.origin or ""] for mention in report.mentions] for report in reports]
