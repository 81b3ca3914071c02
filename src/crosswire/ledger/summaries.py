"""Sums over the record that pages and lists are made of, kept in the same transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations
from types import MappingProxyType
from typing import Final

from crosswire.ledger.commitments import close_commitments, sum_commitment, sum_deeds
from crosswire.ledger.database import Cell, Database, Values, rows_among
from crosswire.ledger.days import find_stretch, is_of_month
from crosswire.ledger.involved import (
    Involved,
    code_of,
    find_dyads,
    find_involved,
    list_sides,
    pair_states,
)
from crosswire.ledger.scale import score_event
from crosswire.ledger.states import list_organisations
from crosswire.types import Claim, Comparison, Event, Figure, Report, Status, Story, Verdict
from crosswire.types.comparison import count_outlets, list_named
from crosswire.types.nesting import find_retellings

Cells = tuple[Cell, ...]
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        table: tuple(columns.split())
        for table, columns in (
            (
                "now_claim",
                "claim version story kind verdict day speaker n_reports n_origins confidence",
            ),
            ("now_claim_country", "country claim day is_bound"),
            ("now_dyad_event", "one other claim day stop month type status actor score"),
            ("now_relation", "one other claim type holds day"),
            ("now_figure", "claim one other property unit low high start stop day basis verdict"),
            ("now_commitment", "claim doer due day value"),
            ("now_deed", "doer claim place day value"),
        )
    }
)
"""The sums that each claim has rows in, and their columns."""
_MOST_COUNTRIES = 40
_MOST_WORDS = 4000
_MONTH = len("2022-08")


def summarise_story(database: Database, story: str, comparison: Comparison) -> None:
    """Bring the line of a story up to date."""
    database.execute("DELETE FROM now_story WHERE story = :story", {"story": story})
    database.execute(
        "INSERT INTO now_story (story, title, start, stop, types, countries, n_reports, n_outlets,"
        " n_origins, n_claims, n_conflicts) VALUES (:story, :title, :start, :stop, :types,"
        " :countries, :n_reports, :n_outlets, :n_origins, :n_claims, :n_conflicts)",
        sum_story(story, comparison),
    )


def sum_story(story: str, comparison: Comparison) -> Mapping[str, str | int]:
    """Give what the line of a story holds."""
    described = comparison.story
    again = find_retellings(comparison.claims)
    return {
        "story": story,
        "title": described.title,
        "start": _first_day(described, comparison),
        "stop": (described.date.end if described.date else None) or "",
        "types": _spaced(kind.value for kind in described.types),
        "countries": _spaced(_countries_of(described, comparison.claims)),
        "n_reports": len(comparison.reports),
        "n_outlets": count_outlets(comparison.reports),
        "n_origins": len(list_named(comparison.origins)),
        "n_claims": len(comparison.claims),
        "n_conflicts": sum(
            claim.verdict is Verdict.CONFLICT and claim.id not in again
            for claim in comparison.claims
        ),
    }


def _first_day(story: Story, comparison: Comparison) -> str:
    if story.date and story.date.start:
        return story.date.start
    days = [report.published[:10] for report in comparison.reports if report.published]
    return min(days, default="")


def _countries_of(story: Story, claims: Sequence[Claim]) -> Sequence[str]:
    """List the states that take part, then those that its events and relations name as a side."""
    found = dict.fromkeys(actor.country for actor in story.participants if actor.country)
    named = Counter(code for claim in claims for code in list_sides(claim))
    found |= dict.fromkeys(sorted(named, key=lambda code: (-named[code], code)))
    return list(found)[:_MOST_COUNTRIES]


def _spaced(words: Iterable[str]) -> str:
    """Write words so that each can be looked for between spaces."""
    return f" {' '.join(words)} "


def summarise_claims(
    database: Database,
    story: str,
    comparison: Comparison,
    changed: Sequence[tuple[int, Claim]],
    *,
    reports: Mapping[str, Report],
    versions: Mapping[int, int],
) -> None:
    """
    Bring the sums up to date for the claims of a story that are new or changed.

    Args:
        database: Being written.
        story: Id of the story.
        comparison: What was found of the story.
        changed: Number and claim, with its mentions.
        reports: The readings of its reports by id.
        versions: The number of the last version of each claim.
    """
    forget_claims(database, [number for number, _ in changed])
    sums = sum_claims(story, comparison, changed, reports, versions)
    for table, rows in sums.items():
        columns = COLUMNS[table]
        database.execute_many(
            f"INSERT INTO {table} ({', '.join(columns)})"
            f" VALUES ({', '.join(f':{column}' for column in columns)})",
            [dict(zip(columns, row, strict=True)) for row in rows],
        )
    _count_months(database, sums["now_dyad_event"], 1)
    close_commitments(database, changed)
    database.index((number, words_of(claim)) for number, claim in changed)


def sum_claims(
    story: str,
    comparison: Comparison,
    claims: Iterable[tuple[int, Claim]],
    reports: Mapping[str, Report],
    versions: Mapping[int, int],
) -> Mapping[str, list[Cells]]:
    """
    Give what the sums hold of claims: rows by table, in the order of `COLUMNS`.

    Args:
        story: Id of the story.
        comparison: What was found of the story.
        claims: Number and claim, with its mentions.
        reports: The readings of its reports by id.
        versions: The number of the last version of each claim.
    """
    sums: dict[str, list[Cells]] = {table: [] for table in COLUMNS}
    days = {report.id: report.published for report in comparison.reports}
    for number, claim in claims:
        day = min((d[:10] for one in claim.reports if (d := days.get(one))), default="")
        involved = find_involved(claim, reports, comparison.story)
        sums["now_claim"].append(_sum_line(number, versions[number], story, claim, day))
        bond = sum_commitment(number, claim, day, days, reports)
        for code in sorted(involved.all)[:_MOST_COUNTRIES]:
            sums["now_claim_country"].append((code, number, day, int(bool(bond))))
        sums["now_dyad_event"] += _sum_event(number, claim, day)
        sums["now_relation"] += _sum_relation(number, claim, day)
        sums["now_figure"] += _sum_figure(number, claim, involved, day)
        sums["now_commitment"] += bond
        sums["now_deed"] += sum_deeds(
            number, claim, day, days=days, reports=reports, involved=involved
        )
    return sums


def words_of(claim: Claim) -> str:
    """Join what a claim is found by: its line, who says it, what it measures, its passages."""
    passages = dict.fromkeys(mention.exact for mention in claim.mentions)
    speaker = claim.speaker.name if claim.speaker else ""
    figure = claim.figure
    measured = (figure.property, figure.unit, figure.entity) if figure else ()
    return "\n".join((claim.summary, speaker, *filter(None, measured), *passages))[:_MOST_WORDS]


def _sum_line(number: int, version: int, story: str, claim: Claim, day: str) -> Cells:
    return (
        number,
        version,
        story,
        claim.kind.value,
        claim.verdict.value,
        day,
        claim.speaker.name if claim.speaker else None,
        len(claim.reports),
        claim.independent_origins,
        claim.confidence,
    )


def enter_members(database: Database, members: Mapping[int, Iterable[int]]) -> None:
    """Enter which mentions make each claim now."""
    database.execute_many(
        "INSERT INTO now_mention (mention, claim) VALUES (:mention, :claim) ON CONFLICT DO NOTHING",
        [
            {"mention": mention, "claim": number}
            for number, mentions in members.items()
            for mention in mentions
        ],
    )


def _sum_event(number: int, claim: Claim, day: str) -> list[Cells]:
    event = _find_sided(claim)
    if event is None or event.type is None:
        return []
    when, stop = find_stretch(event.date, day)
    is_counted = event.status is Status.DONE and is_of_month(when, stop)
    month = when[:_MONTH] if is_counted else ""
    score = score_event(event)
    return [
        (one, other, number, when, stop, month, event.type.value, event.status.value, actor, score)
        for one, other, actor in sorted(find_dyads(event))
    ]


def _find_sided(claim: Claim) -> Event | None:
    """
    Find the event of a claim that names two sides: its own, else that of one of its places.

    The one that agrees with the claim in type and status is taken before another one.
    """
    event = claim.event
    if event is None or event.type is None or find_dyads(event):
        return event
    told = [one.event for one in claim.mentions if one.event and one.event.type]
    sided = [one for one in told if find_dyads(one)]
    return max(
        sided,
        key=lambda one: (one.type is event.type, one.status is event.status),
        default=event,
    )


def _count_months(database: Database, events: Iterable[Cells], sign: int) -> None:
    """Add events to their months, or take them out; a pair counts one of both sides once."""
    found: defaultdict[tuple[str, ...], list[float]] = defaultdict(list)
    once = {(one, other, claim): (month, kind, score)
            for one, other, claim, _, _, month, kind, _, _, score in events}  # fmt: skip
    for (one, other, _), (month, kind, score) in once.items():
        if month:
            key = str(one), str(other), str(month), str(kind)
            found[key].append(sign * float(score or 0))
    rows: list[Values] = [
        {
            **dict(zip(("one", "other", "month", "type"), key, strict=True)),
            "n_events": sign * len(scores),
            "score": sum(scores),
        }
        for key, scores in found.items()
    ]
    database.execute_many(
        "INSERT INTO now_dyad_month (one, other, month, type, n_events, score)"
        " VALUES (:one, :other, :month, :type, :n_events, :score)"
        " ON CONFLICT (one, other, month, type) DO UPDATE SET"
        " n_events = now_dyad_month.n_events + :n_events,"
        " score = now_dyad_month.score + :score",
        rows,
    )
    if sign < 0:
        database.execute_many(
            "DELETE FROM now_dyad_month WHERE one = :one AND other = :other AND month = :month"
            " AND type = :type AND n_events = 0",
            [{name: row[name] for name in ("one", "other", "month", "type")} for row in rows],
        )


def _sum_relation(number: int, claim: Claim, day: str) -> list[Cells]:
    relation = claim.relation
    if relation is None:
        return []
    codes = sorted({code for member in relation.members if (code := code_of(member))})
    return [
        (one, other, number, relation.type.value, int(relation.holds), day)
        for one, other in combinations(codes[:8], 2)
    ]


def _sum_figure(number: int, claim: Claim, involved: Involved, day: str) -> list[Cells]:
    figure = claim.figure
    if figure is None:
        return []
    pairs, basis = _pairs_of_figure(claim, involved)
    period = figure.period
    return [
        (
            number,
            one,
            other,
            figure.property,
            figure.unit,
            figure.low,
            figure.high,
            period.start if period else None,
            period.end if period else None,
            day,
            basis,
            claim.verdict.value,
        )
        for one, other in pairs
    ]


def _pairs_of_figure(claim: Claim, involved: Involved) -> tuple[list[tuple[str, str]], str]:
    """
    Give the pairs of sides that a figure is about, and by what that is known.

    Its own slots say it ("trade between Kazakhstan and Russia"), in any of its places, else the
    one pair that its sentences name, else the one that most of these name, each for itself, else
    the one pair of the story, where the figure's sentence names none else. An organisation of
    states is a side of what the sentence says where it names one state.
    """
    told = (claim.figure, *(mention.figure for mention in claim.mentions))
    slots = [_sides_of(figure) for figure in told if figure is not None]
    for sides in slots:
        if len(sides) == 2:
            return [pair_states(*sorted(sides))], "slot"
    all_named = involved.passages | (slots[0] if slots else set())
    pair = _pair_named(all_named)
    if pair is None:
        pairs = Counter(filter(None, map(_pair_named, involved.places)))
        pair = min(pairs, key=lambda one: (-pairs[one], one), default=None)
    if pair is not None:
        return [pair], "passage"
    if involved.bilateral and all_named - list_organisations() <= involved.bilateral:
        one, other = sorted(involved.bilateral)
        return [(one, other)], "story"
    return [("", "")], "passage"


def _sides_of(figure: Figure) -> set[str]:
    actors = (figure.from_actor, figure.to_actor)
    return {code for actor in actors if actor and (code := code_of(actor))}


def _pair_named(all_named: Set[str]) -> tuple[str, str] | None:
    """Give the two states that are named, or the one state and organisation; None if others."""
    named = sorted(all_named - list_organisations())
    bodies = sorted(all_named & list_organisations())
    if len(named) == 2:
        return named[0], named[1]
    return pair_states(named[0], bodies[0]) if len(named) == len(bodies) == 1 else None


def forget_claims(database: Database, numbers: Sequence[int]) -> None:
    """Take claims out of all sums."""
    claims: list[Values] = [{"claim": number} for number in numbers]
    columns = ", ".join(COLUMNS["now_dyad_event"])
    statement = f"SELECT {columns} FROM now_dyad_event WHERE claim IN ({{numbers}})"
    _count_months(database, rows_among(database, statement, numbers), -1)
    database.execute_many(
        "UPDATE now_commitment SET closed_by = NULL, outcome = 'lost', put_off = NULL"
        " WHERE closed_by = :claim",
        claims,
    )
    for table in (*COLUMNS, "now_mention"):
        database.execute_many(f"DELETE FROM {table} WHERE claim = :claim", claims)
    database.unindex(numbers)
