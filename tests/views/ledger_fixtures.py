"""Invented values as a ledger gives them: two states, their figures, promises and claims."""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.ledger.records import (
    ClaimEntry,
    Commitment,
    CommitmentState,
    DyadEvent,
    DyadMonth,
    DyadPage,
    DyadRelation,
    Evidence,
    FigureEntry,
    FigureValue,
    StoryEntry,
)
from crosswire.types import (
    Aspect,
    AspectName,
    AspectValue,
    Change,
    Claim,
    ClaimKind,
    EventType,
    Figure,
    Passage,
    Period,
    Qualifier,
    RelationType,
    Status,
    Verdict,
)
from tests.views.fixture_reports import ESCAPE, IMAGE, OVERRIDE, SCRIPT

NAMES = {"BWA": "Botswana", "SVN": "Slovenia"}
HOSTILE = f"{SCRIPT}{IMAGE}{ESCAPE}{OVERRIDE}$x_1$ --> [bold]loud[/bold]"
WEB = "https://news.example/wire/4711?a=1&b=2"
QUOTE = "The two ministers signed the rail accord on Wednesday"


def evidence(outlet: str = "The Bay Courier", uri: str = WEB, exact: str = QUOTE) -> Evidence:
    """Give a passage of an outlet."""
    passage = Passage(start=0, end=len(exact), exact=exact)
    return Evidence(
        claim="event-1", story="s1", report="r1", outlet=outlet, uri=uri, passage=passage
    )


def value(
    low: float | None,
    high: float | None,
    *outlets: str,
    speaker: str | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    unit: str = "USD",
    measured: str | None = "trade",
    change: Change = Change.LEVEL,
    year: int | None = 2030,
) -> FigureValue:
    """Give one value that outlets carry."""
    period = Period(start=f"{year}-01-01", end=f"{year}-12-31") if year else None
    figure = Figure(
        low=low,
        high=high,
        unit=unit,
        qualifier=qualifier,
        property=measured,
        period=period,
        change=change,
    )
    return FigureValue(
        figure=figure,
        speaker=speaker,
        carried_by=outlets,
        day="2031-03-12",
        evidence=evidence(outlets[0]),
    )


def entry(*values: FigureValue, verdict: Verdict, basis: str | None = "slot") -> FigureEntry:
    """Give a figure with its values."""
    first = values[0]
    return FigureEntry(
        figure=first.figure,
        summary=f"{first.figure.property or 'a figure'} of the two",
        verdict=verdict,
        speaker=first.speaker,
        carried_by=first.carried_by,
        basis=basis,
        day=first.day,
        evidence=first.evidence,
        values=values,
    )


def some_figures() -> tuple[FigureEntry, ...]:
    """Trade in two years, the later one in conflict; a toll that rises; a share; a rise."""
    more, least = Qualifier.MORE_THAN, Qualifier.AT_LEAST
    return (
        entry(
            value(2.1e9, 2.1e9, "The Bay Courier", "Delta Times", speaker="Bank", year=2029),
            value(2.0e9, 2.2e9, "Savanna Wire", year=2029),
            verdict=Verdict.VARY,
        ),
        entry(
            value(2.4e9, 2.4e9, "The Bay Courier", speaker="Bank"),
            value(3.6e9, None, "Savanna Wire", speaker="Plough Party", qualifier=more),
            value(1500.0, 1500.0, "Delta Times", unit="barrel"),
            verdict=Verdict.CONFLICT,
            basis="passage",
        ),
        entry(
            value(12, None, "Harbour Wire", unit="person", measured="dead", qualifier=least),
            value(23, 23, "Savanna Wire", unit="person", measured="dead"),
            verdict=Verdict.UPDATE,
        ),
        entry(
            value(0.5, 0.5, "Delta Times", unit="fraction", measured="payment", year=None),
            verdict=Verdict.ALONE,
        ),
        entry(
            value(4, 4, "Delta Times", unit="percent", change=Change.FALL), verdict=Verdict.ALONE
        ),
    )


def some_events(*, hostile: str = "") -> tuple[DyadEvent, ...]:
    """Three events, the last one with an address that is none of the web."""
    return (
        DyadEvent(
            day="2031-03-12",
            month="2031-03",
            type=EventType.AGREE,
            status=Status.DONE,
            actor=None,
            score=2.5,
            summary=f"Botswana and Slovenia signed a rail accord{hostile}",
            verdict=Verdict.AGREE,
            evidence=evidence(f"The Bay Courier{hostile}", exact=f"{QUOTE}{hostile}"),
        ),
        DyadEvent(
            day="2031-03-10",
            type=EventType.SANCTION,
            status=Status.DENIED,
            actor="SVN",
            score=0.0,
            summary="Slovenia denied that it had stopped the export of signal boxes",
            verdict=Verdict.CONFLICT,
            evidence=evidence("Savanna Wire", "javascript:alert(1)"),
        ),
        DyadEvent(
            day=None,
            type=EventType.ACCUSE,
            status=Status.DONE,
            actor="BWA",
            score=-3.0,
            summary="Botswana accused Slovenia of delay",
            verdict=Verdict.ALONE,
            evidence=evidence("Delta Times", "feeds/day.jsonl:7"),
        ),
    )


def some_commitments() -> tuple[Commitment, ...]:
    """One of each state, and one without a date."""

    def make(state: CommitmentState, due: str | None, summary: str) -> Commitment:
        return Commitment(
            state=state,
            type=EventType.AID,
            status=Status.PROMISED,
            actors=("Slovenia",),
            recipients=("Botswana",),
            due=due,
            day="2030-01-05",
            summary=summary,
            evidence=evidence(),
            outcome=evidence("Delta Times", exact="Twelve engineers arrived in Lobatse")
            if state is CommitmentState.KEPT
            else None,
        )

    return (
        make(CommitmentState.OPEN, "2031-10-31", "Slovenia will host the minister in October"),
        make(CommitmentState.OPEN, "2060-12-31", "Slovenia will be carbon neutral by 2060"),
        make(CommitmentState.OPEN, None, "Slovenia wants to reopen its embassy"),
        make(CommitmentState.OVERDUE, "2030-06-30", "Slovenia will deliver forty wagons"),
        make(CommitmentState.KEPT, "2030-12-31", "Slovenia will send engineers"),
        make(CommitmentState.BROKEN, "2030-12-31", "Slovenia will lend the money"),
    )


def make_months(n_months: int, first: int = 2028 * 12 + 4) -> tuple[DyadMonth, ...]:
    """Give that many months on end, good and bad ones in turn."""
    months = []
    for number in range(first, first + n_months):
        year, month = divmod(number, 12)
        by_type = {EventType.CONSULT: 2, EventType.ACCUSE: 1 + number % 3}
        months.append(
            DyadMonth(
                month=f"{year}-{month + 1:02d}",
                n_events=sum(by_type.values()),
                score=5.0 - 4.0 * (number % 3),
                by_type=by_type,
            )
        )
    return tuple(months)


def make_dyad(n_months: int = 30, *, hostile: str = "") -> DyadPage:
    """Give all between two states, with that many months."""
    relations = (
        DyadRelation(
            type=RelationType.DIPLOMATIC_RELATIONS,
            holds=True,
            day="2029-06-02",
            summary="Botswana and Slovenia have diplomatic relations (since 1992)",
            verdict=Verdict.AGREE,
            evidence=evidence(),
        ),
        DyadRelation(
            type=RelationType.ALLIANCE,
            holds=False,
            day=None,
            summary=f"Botswana and Slovenia are not allied{hostile}",
            verdict=Verdict.ALONE,
            evidence=evidence(),
        ),
    )
    return DyadPage(
        one="BWA",
        other="SVN",
        months=make_months(n_months),
        events=some_events(hostile=hostile),
        n_events=90,
        n_figures=len(some_figures()),
        relations=relations,
        figures=some_figures(),
        commitments=some_commitments(),
        n_commitments=len(some_commitments()),
        n_claims=212,
        n_conflicts=9,
        n_stories=17,
    )


def empty_dyad() -> DyadPage:
    """Two states between which nothing is known."""
    return DyadPage(
        one="BWA",
        other="SVN",
        months=(),
        events=(),
        n_events=0,
        n_figures=0,
        relations=(),
        figures=(),
        commitments=(),
        n_commitments=0,
        n_claims=0,
        n_conflicts=0,
        n_stories=0,
    )


def claim_entry(
    verdict: Verdict, outlets: Iterable[str], *sides: Iterable[str], summary: str = "It rained"
) -> ClaimEntry:
    """Give a claim of outlets that stand on some sides of one aspect."""
    named = tuple(outlets)
    values = tuple(
        AspectValue(value=str(number), reports=tuple(side)) for number, side in enumerate(sides)
    )
    aspects = (Aspect(name=AspectName.VALUE, values=values),) if values else ()
    claim = Claim(
        id="event-1",
        kind=ClaimKind.EVENT,
        summary=summary,
        verdict=verdict,
        aspects=aspects,
        because="both say so",
        reports=named,
        missing_from=(),
        origins=(),
        independent_origins=0,
        mentions=(),
        confidence=0.8,
    )
    return ClaimEntry(
        claim=claim,
        story="s1",
        first_seen="2031-03-12T08:00:00+00:00",
        last_seen="2031-03-12T08:00:00+00:00",
        outlets={name: name for name in named},
        addresses={},
    )


def story_entry(title: str = "Ministers seal rail accord") -> StoryEntry:
    """Give a story of a list."""
    return StoryEntry(
        id="s1",
        title=title,
        start="2031-03-12",
        end="2031-03-12",
        types=(EventType.AGREE,),
        countries=("BWA", "SVN"),
        n_reports=3,
        n_outlets=3,
        n_origins=1,
        n_claims=24,
        n_conflicts=2,
    )
