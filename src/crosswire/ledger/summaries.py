"""Sums over the record that pages and lists are made of, kept in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from crosswire.ledger.commitments import close_commitments, enter_commitment
from crosswire.ledger.database import Database, Values
from crosswire.ledger.involved import Involved, find_dyads, find_involved, pair_states
from crosswire.ledger.scale import score_event
from crosswire.types import Claim, Comparison, OriginKind, Report, Status, Story, Verdict

_TABLES = (
    "now_claim_country",
    "now_mention",
    "now_dyad_event",
    "now_relation",
    "now_figure",
    "now_commitment",
    "now_claim",
)
_MOST_COUNTRIES = 40
_MOST_WORDS = 4000
_MONTH = len("2022-08")


def summarise_story(database: Database, story: str, comparison: Comparison) -> None:
    """Bring the line of a story up to date."""
    described = comparison.story
    known = {o.id for o in comparison.origins if o.kind is not OriginKind.UNKNOWN}
    outlets = {report.outlet or report.id for report in comparison.reports}
    database.execute("DELETE FROM now_story WHERE story = :story", {"story": story})
    database.execute(
        "INSERT INTO now_story (story, title, start, stop, types, countries, n_reports, n_outlets,"
        " n_origins, n_claims, n_conflicts) VALUES (:story, :title, :start, :stop, :types,"
        " :countries, :n_reports, :n_outlets, :n_origins, :n_claims, :n_conflicts)",
        {
            "story": story,
            "title": described.title,
            "start": _first_day(described, comparison),
            "stop": (described.date.end if described.date else None) or "",
            "types": _spaced(kind.value for kind in described.types),
            "countries": _spaced(_countries_of(described)),
            "n_reports": len(comparison.reports),
            "n_outlets": len(outlets),
            "n_origins": len(known),
            "n_claims": len(comparison.claims),
            "n_conflicts": sum(claim.verdict is Verdict.CONFLICT for claim in comparison.claims),
        },
    )


def _first_day(story: Story, comparison: Comparison) -> str:
    if story.date and story.date.start:
        return story.date.start
    days = [report.published[:10] for report in comparison.reports if report.published]
    return min(days, default="")


def _countries_of(story: Story) -> Sequence[str]:
    found = dict.fromkeys(actor.country for actor in story.participants if actor.country)
    return list(found)[:_MOST_COUNTRIES]


def _spaced(words: Iterable[str]) -> str:
    """Write words so that each can be looked for between spaces."""
    return f" {' '.join(words)} "


def summarise_claims(
    database: Database,
    story: str,
    comparison: Comparison,
    changed: Sequence[tuple[int, Claim]],
    reports: Mapping[str, Report],
) -> None:
    """
    Bring the sums up to date for the claims of a story that are new or changed.

    Args:
        database: Being written.
        story: Id of the story.
        comparison: What was found of the story.
        changed: Number and claim, with its mentions.
        reports: The readings of its reports by id.
    """
    forget_claims(database, [number for number, _ in changed])
    days = {report.id: report.published for report in comparison.reports}
    for number, claim in changed:
        day = min((d[:10] for one in claim.reports if (d := days.get(one))), default="")
        involved = find_involved(claim, reports, comparison.story)
        _enter_line(database, number, story, claim, day)
        _enter_countries(database, number, involved, day)
        _enter_event(database, number, claim, day)
        _enter_relation(database, number, claim, day)
        _enter_figure(database, number, claim, involved, day)
        enter_commitment(database, number, claim, day)
    close_commitments(database, [(number, claim) for number, claim in changed])
    database.index((number, _words_of(claim)) for number, claim in changed)


def _words_of(claim: Claim) -> str:
    """Join what a claim is found by: its line, who says it, and its passages."""
    passages = dict.fromkeys(mention.exact for mention in claim.mentions)
    speaker = claim.speaker.name if claim.speaker else ""
    return "\n".join((claim.summary, speaker, *passages))[:_MOST_WORDS]


def _enter_line(database: Database, number: int, story: str, claim: Claim, day: str) -> None:
    ((version,),) = database.rows(
        "SELECT max(id) FROM claim_version WHERE claim = :claim", {"claim": number}
    )
    database.execute(
        "INSERT INTO now_claim (claim, version, story, kind, verdict, day, speaker, n_reports,"
        " n_origins, confidence) VALUES (:claim, :version, :story, :kind, :verdict, :day,"
        " :speaker, :n_reports, :n_origins, :confidence)",
        {
            "claim": number,
            "version": version,
            "story": story,
            "kind": claim.kind.value,
            "verdict": claim.verdict.value,
            "day": day,
            "speaker": claim.speaker.name if claim.speaker else None,
            "n_reports": len(claim.reports),
            "n_origins": claim.independent_origins,
            "confidence": claim.confidence,
        },
    )


def enter_members(database: Database, number: int, mentions: Iterable[int]) -> None:
    """Enter which mentions make a claim now."""
    database.execute_many(
        "INSERT INTO now_mention (mention, claim) VALUES (:mention, :claim) ON CONFLICT DO NOTHING",
        [{"mention": mention, "claim": number} for mention in mentions],
    )


def _enter_countries(database: Database, number: int, involved: Involved, day: str) -> None:
    database.execute_many(
        "INSERT INTO now_claim_country (country, claim, day) VALUES (:country, :claim, :day)",
        [
            {"country": code, "claim": number, "day": day}
            for code in sorted(involved.all)[:_MOST_COUNTRIES]
        ],
    )


def _enter_event(database: Database, number: int, claim: Claim, day: str) -> None:
    event = claim.event
    if event is None or event.type is None:
        return
    when = event.date.start if event.date and event.date.start else day
    score = score_event(event)
    rows: list[Values] = [
        {
            "one": one,
            "other": other,
            "claim": number,
            "day": when,
            "type": event.type.value,
            "status": event.status.value,
            "actor": actor,
            "score": score,
        }
        for one, other, actor in sorted(find_dyads(event))
    ]
    database.execute_many(
        "INSERT INTO now_dyad_event (one, other, claim, day, type, status, actor, score)"
        " VALUES (:one, :other, :claim, :day, :type, :status, :actor, :score)",
        rows,
    )
    if event.status is Status.DONE and when:
        _count_months(database, rows, 1)


def _count_months(database: Database, rows: Iterable[Values], sign: int) -> None:
    """Add events to their months, or take them out; a pair counts an event of both sides once."""
    once = {(row["one"], row["other"], row["claim"]): row for row in rows}
    database.execute_many(
        "INSERT INTO now_dyad_month (one, other, month, type, n_events, score)"
        " VALUES (:one, :other, :month, :type, :n_events, :score)"
        " ON CONFLICT (one, other, month, type) DO UPDATE SET"
        " n_events = now_dyad_month.n_events + :n_events,"
        " score = now_dyad_month.score + :score",
        [
            {
                "one": row["one"],
                "other": row["other"],
                "month": str(row["day"])[:_MONTH],
                "type": row["type"],
                "n_events": sign,
                "score": sign * float(row["score"] or 0),
            }
            for row in once.values()
        ],
    )


def _enter_relation(database: Database, number: int, claim: Claim, day: str) -> None:
    relation = claim.relation
    if relation is None:
        return
    codes = sorted({member.country for member in relation.members if member.country})
    database.execute_many(
        "INSERT INTO now_relation (one, other, claim, type, holds, day)"
        " VALUES (:one, :other, :claim, :type, :holds, :day)",
        [
            {
                "one": one,
                "other": other,
                "claim": number,
                "type": relation.type.value,
                "holds": int(relation.holds),
                "day": day,
            }
            for one, other in combinations(codes[:8], 2)
        ],
    )


def _enter_figure(
    database: Database, number: int, claim: Claim, involved: Involved, day: str
) -> None:
    figure = claim.figure
    if figure is None:
        return
    pairs, basis = _pairs_of_figure(claim, involved)
    database.execute_many(
        "INSERT INTO now_figure (claim, one, other, property, unit, low, high, start, stop, day,"
        " basis) VALUES (:claim, :one, :other, :property, :unit, :low, :high, :start, :stop, :day,"
        " :basis)",
        [
            {
                "claim": number,
                "one": one,
                "other": other,
                "property": figure.property,
                "unit": figure.unit,
                "low": figure.low,
                "high": figure.high,
                "start": figure.period.start if figure.period else None,
                "stop": figure.period.end if figure.period else None,
                "day": day,
                "basis": basis,
            }
            for one, other in pairs
        ],
    )


def _pairs_of_figure(claim: Claim, involved: Involved) -> tuple[list[tuple[str, str]], str]:
    """
    Give the pairs of states that a figure is about, and by what that is known.

    Its own slots say it ("trade between Kazakhstan and Russia"), else the one pair that its
    sentence names, else the one pair of the story, where the figure's sentence names none else.
    """
    figure = claim.figure
    sides = (
        [a.country for a in (figure.from_actor, figure.to_actor) if a and a.country]
        if (figure)
        else []
    )
    if len(set(sides)) == 2:
        return [pair_states(sides[0], sides[1])], "slot"
    named = sorted(involved.passages | set(sides))
    if len(named) == 2:
        return [(named[0], named[1])], "passage"
    if involved.bilateral and set(named) <= involved.bilateral:
        one, other = sorted(involved.bilateral)
        return [(one, other)], "story"
    return [("", "")], "passage"


def forget_claims(database: Database, numbers: Sequence[int]) -> None:
    """Take claims out of all sums."""
    for number in numbers:
        rows = database.rows(
            "SELECT one, other, claim, day, type, score FROM now_dyad_event WHERE claim = :claim"
            " AND status = 'done' AND day <> ''",
            {"claim": number},
        )
        names = ("one", "other", "claim", "day", "type", "score")
        _count_months(database, [dict(zip(names, row, strict=True)) for row in rows], -1)
        database.execute(
            "UPDATE now_commitment SET closed_by = NULL, outcome = NULL WHERE closed_by = :claim",
            {"claim": number},
        )
        for table in _TABLES:
            database.execute(f"DELETE FROM {table} WHERE claim = :claim", {"claim": number})
    database.unindex(numbers)
