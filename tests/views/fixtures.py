"""An invented story that three outlets tell, with everything a view has to show."""

from __future__ import annotations

from crosswire.types import (
    ActorMention,
    Aspect,
    AspectName,
    AspectValue,
    Change,
    Claim,
    ClaimKind,
    Comparison,
    Event,
    EventType,
    Figure,
    Form,
    Mention,
    Note,
    NoteKind,
    Part,
    Period,
    Place,
    Qualifier,
    Relation,
    RelationType,
    Report,
    Status,
    Story,
    Tool,
    Unread,
    Verdict,
)
from tests.views.fixture_reports import (
    ARTICLES,
    BANK,
    BOTSWANA,
    ESCAPE,
    GUEST,
    IMAGE,
    LAGOON,
    MINISTER,
    ORIGINS,
    POST,
    SCRIPT,
    SLOVENIA,
    TEXT_LAGOON,
    WEDNESDAY,
    WIRE,
    mention,
    passage,
)


def _claim(id_: str, kind: ClaimKind, verdict: Verdict, mentions: tuple[Mention, ...], **more):
    reports = tuple(dict.fromkeys(item.report for item in mentions))
    values = {
        "aspects": (),
        "confidence": 0.86,
        "origins": tuple(dict.fromkeys(item.origin for item in mentions if item.origin)),
        "independent_origins": len({item.origin for item in mentions if item.origin}),
        "missing_from": tuple(a.id for a in ARTICLES if a.id not in reports),
        "reports": reports,
    }
    return Claim(id=id_, kind=kind, verdict=verdict, mentions=mentions, **(values | more))


def _aspect(name: AspectName, *values: tuple[str, tuple[str, ...]]) -> Aspect:
    return Aspect(
        name=name, values=tuple(AspectValue(value=value, reports=ids) for value, ids in values)
    )


def _quote_claim() -> Claim:
    whole = (
        'This line will change how our mines reach the sea," Moatlhodi said, "and it will do so '
        "within five years."
    )
    start = TEXT_LAGOON.index("This line")
    second = TEXT_LAGOON.index("and it will do so")
    parts = (
        Part(start=start, end=TEXT_LAGOON.index('," Moatlhodi said') + 1),
        Part(start=second, end=start + len(whole)),
    )
    return _claim(
        "c-quote",
        ClaimKind.STATEMENT,
        Verdict.VARY,
        (
            mention(
                LAGOON,
                whole,
                ClaimKind.STATEMENT,
                form=Form.DIRECT,
                parts=parts,
                speaker=MINISTER,
                cue=passage(LAGOON, "Moatlhodi said"),
                origin="o-presser",
            ),
            mention(
                WIRE,
                "This line will change the way our mines reach the sea,",
                ClaimKind.STATEMENT,
                form=Form.DIRECT,
                speaker=MINISTER,
                origin="o-presser",
            ),
            mention(
                POST,
                "The line will change how the mines reach the sea,",
                ClaimKind.STATEMENT,
                form=Form.DIRECT,
                speaker=GUEST,
                origin="unknown-post",
            ),
        ),
        summary="Kabelo Moatlhodi: This line will change how our mines reach the sea, and it "
        "will do so within "
        "five years.",
        aspects=(
            _aspect(
                AspectName.SPEAKER,
                ("Kabelo Moatlhodi", ("r-lagoon", "r-wire")),
                ("Mojca Trdan", ("r-post",)),
            ),
            _aspect(
                AspectName.WORDING,
                ("how our mines", ("r-lagoon",)),
                ("the way our mines", ("r-wire",)),
                ("how the mines", ("r-post",)),
            ),
        ),
        because="The words are nearly the same, but two speakers are named for them.",
        independent_origins=1,
        speaker=MINISTER,
    )


def _cost_claim() -> Claim:
    def figure(low: float, high: float | None, qualifier: Qualifier) -> Figure:
        return Figure(low=low, high=high, unit="EUR", qualifier=qualifier, property="cost")

    first = figure(2.4e8, 2.4e8, Qualifier.EXACT)
    return _claim(
        "c-cost",
        ClaimKind.FIGURE,
        Verdict.CONFLICT,
        (
            mention(
                LAGOON,
                "240 million euros",
                ClaimKind.FIGURE,
                figure=first,
                speaker=MINISTER,
                form=Form.INDIRECT,
                origin="o-presser",
            ),
            mention(
                WIRE,
                "about 310 million euros",
                ClaimKind.FIGURE,
                figure=figure(3.1e8, 3.1e8, Qualifier.ABOUT),
                origin="o-release",
            ),
            mention(
                POST,
                "more than 300 million euros",
                ClaimKind.FIGURE,
                figure=figure(3e8, None, Qualifier.MORE_THAN),
                origin="unknown-post",
            ),
        ),
        summary="The first section of the railway costs 240 million EUR",
        aspects=(
            _aspect(
                AspectName.VALUE,
                ("240 million EUR", ("r-lagoon",)),
                ("about 310 million EUR", ("r-wire",)),
                ("more than 300 million EUR", ("r-post",)),
            ),
        ),
        because="240 million and about 310 million euros are 22.6% apart and cannot both be the "
        "cost of the first section.",
        figure=first,
        speaker=MINISTER,
    )


def _signing_claim() -> Claim:
    def event(status: Status) -> Event:
        return Event(
            type=EventType.AGREE,
            mode="sign",
            context="economic",
            actors=(BOTSWANA, SLOVENIA),
            place=Place(name="Gaborone", country="BWA", lat=-24.65, lon=25.91),
            date=WEDNESDAY,
            status=status,
        )

    return _claim(
        "c-signing",
        ClaimKind.EVENT,
        Verdict.CONFLICT,
        (
            mention(
                LAGOON,
                "Botswana and Slovenia signed a rail accord in Gaborone on Wednesday",
                ClaimKind.EVENT,
                event=event(Status.DONE),
                origin="o-lagoon",
            ),
            mention(
                WIRE,
                "Slovenia and Botswana have signed an agreement on a railway to the coast",
                ClaimKind.EVENT,
                event=event(Status.DONE),
                origin="o-presser",
            ),
            mention(
                POST,
                "denied on Thursday that any agreement was signed",
                ClaimKind.EVENT,
                event=event(Status.DENIED),
                form=Form.INDIRECT,
                origin="o-ministry",
            ),
        ),
        summary="Botswana and Slovenia sign a rail accord",
        aspects=(
            _aspect(AspectName.STATUS, ("done", ("r-lagoon", "r-wire")), ("denied", ("r-post",))),
        ),
        because="Two reports say that the accord was signed, one carries a denial.",
        event=event(Status.DONE),
    )


def _trade_claim() -> Claim:
    rise = Figure(
        low=12.5,
        high=12.5,
        unit="percent",
        entity="Botswana",
        property="trade",
        change=Change.RISE,
        period=Period(start="2030-01-01", end="2030-12-31", basis="last year, from the report"),
        from_actor=BOTSWANA,
        to_actor=SLOVENIA,
    )
    return _claim(
        "c-trade",
        ClaimKind.FIGURE,
        Verdict.AGREE,
        tuple(
            mention(article, exact, ClaimKind.FIGURE, figure=rise, origin="o-release")
            for article, exact in (
                (LAGOON, "12.5%"),
                (WIRE, "12.5 percent"),
                (POST, "12.5 per cent"),
            )
        ),
        summary="Trade between Botswana and Slovenia: +12.5 % in 2030",
        because="All 3 reports that carry it give the same value; all rest on one statement.",
        figure=rise,
    )


def _toll_claim() -> Claim:
    def figure(low: float, high: float | None, qualifier: Qualifier) -> Figure:
        return Figure(low=low, high=high, unit="person", qualifier=qualifier, property="injured")

    return _claim(
        "c-toll",
        ClaimKind.FIGURE,
        Verdict.UPDATE,
        (
            mention(
                LAGOON,
                "Four people",
                ClaimKind.FIGURE,
                figure=figure(4, 4, Qualifier.EXACT),
                origin="o-lagoon",
            ),
            mention(
                WIRE,
                "At least seven people",
                ClaimKind.FIGURE,
                figure=figure(7, None, Qualifier.AT_LEAST),
                form=Form.INDIRECT,
                origin="o-hospital",
            ),
        ),
        summary="At least 7 people injured",
        aspects=(_aspect(AspectName.VALUE, ("4", ("r-lagoon",)), ("at least 7", ("r-wire",))),),
        because="The count rises from 4 to at least 7 in the later report.",
        figure=figure(7, None, Qualifier.AT_LEAST),
    )


def _alone_claims() -> tuple[Claim, ...]:
    alone = "In 1 of 3 reports read; measured miss rate 18%."
    relation = Relation(
        type=RelationType.DIPLOMATIC_RELATIONS,
        members=(BOTSWANA, SLOVENIA),
        since=Period(start="1992-01-01", end="1992-12-31"),
    )
    loan = Figure(
        low=9e7, high=9e7, unit="USD", property="loan", from_actor=BANK, to_actor=BOTSWANA
    )
    return (
        _claim(
            "c-relations",
            ClaimKind.RELATION,
            Verdict.ALONE,
            (
                mention(
                    LAGOON,
                    "The two countries have had diplomatic relations since 1992.",
                    ClaimKind.RELATION,
                    relation=relation,
                    origin="o-lagoon",
                ),
            ),
            summary="Botswana and Slovenia have had diplomatic relations since 1992",
            because=alone,
            relation=relation,
        ),
        _claim(
            "c-invitation",
            ClaimKind.EVENT,
            Verdict.ALONE,
            (
                mention(
                    LAGOON,
                    "Trdan invited her host to Ljubljana in October.",
                    ClaimKind.EVENT,
                    event=Event(
                        type=EventType.REQUEST,
                        actors=(GUEST,),
                        recipients=(MINISTER,),
                        status=Status.PLANNED,
                        due=Period(start="2031-10-01", end="2031-10-31", basis="October, inferred"),
                    ),
                    origin="o-lagoon",
                ),
            ),
            summary="Mojca Trdan invites Kabelo Moatlhodi to Ljubljana",
            because=alone,
        ),
        _claim(
            "c-loan",
            ClaimKind.FIGURE,
            Verdict.ALONE,
            (mention(WIRE, "90 million dollars", ClaimKind.FIGURE, figure=loan, origin="o-wire"),),
            summary="Central African Development Bank lends Botswana 90 million USD",
            because=alone,
            figure=loan,
        ),
        _claim(
            "c-left",
            ClaimKind.EVENT,
            Verdict.ALONE,
            (
                mention(
                    POST,
                    "Her delegation left without a statement to the press",
                    ClaimKind.EVENT,
                    event=Event(type=EventType.RETREAT, actors=(SLOVENIA,)),
                    origin="o-post",
                ),
            ),
            summary=f"The delegation left without a statement {IMAGE} {ESCAPE}",
            because=alone,
        ),
    )


def rich_comparison() -> Comparison:
    """Three outlets, every verdict, kind, note and a good deal of hostile text."""
    headline = TEXT_LAGOON.index("Ministers")
    return Comparison(
        tool=Tool(version="0.1.0", reader="rules 1"),
        reports=ARTICLES,
        story=Story(
            title="Slovenia, Botswana sign railway agreement",
            date=WEDNESDAY,
            place=Place(name="Gaborone", country="BWA", lat=-24.65, lon=25.91),
            participants=(BOTSWANA, SLOVENIA, MINISTER, GUEST),
            types=(EventType.AGREE, EventType.CONSULT),
        ),
        claims=(
            _trade_claim(),
            _quote_claim(),
            _cost_claim(),
            _signing_claim(),
            _toll_claim(),
            *_alone_claims(),
        ),
        origins=ORIGINS,
        notes=(
            Note(
                kind=NoteKind.QUOTED_HEADLINE,
                report="r-lagoon",
                text="The quoted words “of the century” in the headline stand in no body.",
                start=headline,
                end=headline + 9,
            ),
            Note(
                kind=NoteKind.INFERRED_DATE,
                report="r-post",
                text=f"No date printed; 2031-03-13 is inferred {ESCAPE}.",
            ),
            Note(kind=NoteKind.SAME_COPY, text="Two reports share a passage of 40 words."),
        ),
        unread=(
            Unread(uri="stories/empty.txt", reason="the file is empty; give a report with text"),
            Unread(uri=f"stories/{ESCAPE}.bin", reason=f"binary file {SCRIPT}"),
        ),
    )


def single_comparison() -> Comparison:
    """One report alone: nothing to compare it with."""
    article = WIRE
    claim = _claim(
        "c-only",
        ClaimKind.EVENT,
        Verdict.ALONE,
        (
            mention(
                article,
                "Slovenia and Botswana have signed an agreement on a railway to the coast",
                ClaimKind.EVENT,
                event=Event(type=EventType.AGREE, actors=(SLOVENIA, BOTSWANA)),
            ),
        ),
        summary="Slovenia and Botswana sign an agreement",
        because="Only one report was read.",
        missing_from=(),
    )
    return Comparison(
        tool=Tool(version="0.1.0", reader="rules 1"),
        reports=(article,),
        story=Story(title=article.title or ""),
        claims=(claim,),
        notes=(
            Note(
                kind=NoteKind.SINGLE_REPORT,
                text="Only one report was read: there is nothing to compare it with.",
            ),
        ),
    )


def read_report() -> Report:
    """The Lagoon report as `read` gives it."""
    mine = [
        item
        for claim in rich_comparison().claims
        for item in claim.mentions
        if item.report == LAGOON.id
    ]
    named = passage(LAGOON, "Kabelo Moatlhodi")
    return Report.of(
        LAGOON,
        statements=tuple(item for item in mine if item.kind is ClaimKind.STATEMENT),
        figures=tuple(item for item in mine if item.kind is ClaimKind.FIGURE),
        events=tuple(item for item in mine if item.kind is ClaimKind.EVENT),
        relations=tuple(item for item in mine if item.kind is ClaimKind.RELATION),
        actors=(ActorMention(start=named.start, end=named.end, exact=named.exact, actor=MINISTER),),
    )
