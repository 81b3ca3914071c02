"""A ledger of any size, made of invented claims by the functions that write a real one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from msgspec.structs import replace

from crosswire.ledger.coding import digest_text, to_json
from crosswire.ledger.database import Database, Values
from crosswire.ledger.keeping import strip_claim
from crosswire.ledger.opening import open_database
from crosswire.ledger.state import put_state
from crosswire.ledger.storing import begin_batch
from crosswire.ledger.summaries import COLUMNS, sum_claims, sum_story, words_of
from crosswire.story.stream import make_story_id
from crosswire.types import (
    Actor,
    ActorKind,
    Article,
    Claim,
    ClaimKind,
    Comparison,
    Event,
    EventType,
    Figure,
    Form,
    Mention,
    Period,
    Status,
    Story,
    Tool,
    Verdict,
)

TOOL = Tool(version="bench", reader="none")
N_CLAIMS = 20
"""Claims of a story."""
N_VALUES = 20
"""Of one thing and period, reports give few."""
_BATCH = 250
"""Stories of a transaction."""
_STATES = ("KAZ", "RUS", "CHN", "USA", "FRA", "DEU", "IND", "BRA", "KEN", "TUR", "PER", "EST")
_WORDS = (
    "harbour treaty pipeline grain border minister tariff railway loan fishery visa quota dam "
    "exercise ceasefire embassy summit canal reactor satellite orchard ferry vaccine census"
).split()
_PROPERTIES = ("trade", "investment", "aid", "dead", "exports")


def make_ledger(place: str, n_claims: int, *, seed: int = 7) -> Iterator[int]:
    """
    Make a ledger of invented claims, two thirds of them between KAZ and RUS or their like.

    Args:
        place: The file, which must not be there, or the address of an empty database.
        n_claims: How many claims; twenty a story, two reports a story.
        seed: Of the chance that invents them.

    Returns:
        How many claims are there, after each transaction.
    """
    chance = random.Random(seed)
    database = open_database(place, is_writing=True)
    stories = iter(range(n_claims // N_CLAIMS))
    n_done = 0
    while some := list(islice(stories, _BATCH)):
        with database.writing():
            batch = begin_batch(database, "add", TOOL, datetime(2031, 1, 1, tzinfo=UTC))
            for number in some:
                _enter_story(database, number, batch, chance)
        n_done += len(some) * N_CLAIMS
        yield n_done
    database.close()


def _enter_story(database: Database, number: int, batch: int, chance: random.Random) -> None:
    name = f"s-{number:012x}"
    comparison = _invent(number, chance)
    numbered = [
        (number * N_CLAIMS + at, claim) for at, claim in enumerate(comparison.claims, start=1)
    ]
    rows: dict[str, list[Values]] = {"story": [{"id": name, "batch": batch}]}
    for at, article in enumerate(comparison.reports):
        rows.setdefault("report", []).append(
            {
                "number": 2 * number + at + 1,
                "id": article.id,
                "uri": article.uri,
                "outlet": article.outlet,
                "title": article.title,
                "published": article.published,
                "digest": digest_text(article.text),
                "value": to_json(replace(article, text="")),
                "text": article.text,
                "replaces": None,
                "batch": batch,
            }
        )
        rows.setdefault("reading", []).append(
            {
                "id": 2 * number + at + 1,
                "report": article.id,
                "reader": TOOL.reader,
                "tool": TOOL.version,
                "published": article.published,
                "digest": "",
                "value": b"",
                "batch": batch,
            }
        )
        rows.setdefault("story_report", []).append(
            {"story": name, "report": article.id, "why": "invented", "batch": batch}
        )
        rows.setdefault("now_report", []).append(
            {
                "report": article.id,
                "story": name,
                "state": "current",
                "begins": make_story_id(article.id),
            }
        )
    for claim_number, claim in numbered:
        _add_claim(rows, name, claim_number, claim, comparison, batch)
    rows["now_story"] = [sum_story(name, comparison)]
    versions = {claim: claim for claim, _ in numbered}
    for table, sums in sum_claims(name, comparison, numbered, {}, versions).items():
        rows[table] = [dict(zip(COLUMNS[table], row, strict=True)) for row in sums]
    for table, values in rows.items():
        if values:
            columns = tuple(values[0])
            database.execute_many(
                f"INSERT INTO {table} ({', '.join(columns)})"
                f" VALUES ({', '.join(f':{column}' for column in columns)})",
                values,
            )
    put_state(database, name, comparison, batch)
    database.index((claim_number, words_of(claim)) for claim_number, claim in numbered)


def _add_claim(  # noqa: PLR0917 (the parts of a row)
    rows: dict[str, list[Values]],
    story: str,
    number: int,
    claim: Claim,
    comparison: Comparison,
    batch: int,
) -> None:
    members = [[2 * number + at, mention.origin] for at, mention in enumerate(claim.mentions)]
    rows.setdefault("claim", []).append(
        {"number": number, "id": claim.id, "story": story, "batch": batch}
    )
    rows.setdefault("claim_version", []).append(
        {
            "id": number,
            "claim": number,
            "kind": claim.kind.value,
            "verdict": claim.verdict.value,
            "summary": claim.summary,
            "value": to_json(strip_claim(claim)),
            "members": to_json(members),
            "why": "invented",
            "batch": batch,
        }
    )
    ids = [article.id for article in comparison.reports]
    for at, mention in enumerate(claim.mentions):
        rows.setdefault("mention", []).append(
            {
                "id": 2 * number + at,
                "report": mention.report,
                "kind": mention.kind.value,
                "first": mention.start,
                "behind": mention.end,
                "form": mention.form.value,
                "speaker": None,
                "value": to_json(mention),
                "reading": 2 * ((number - 1) // N_CLAIMS) + ids.index(mention.report) + 1,
                "batch": batch,
            }
        )
        rows.setdefault("now_mention", []).append({"mention": 2 * number + at, "claim": number})


def _invent(number: int, chance: random.Random) -> Comparison:
    """Invent a story of two states with two reports and twenty claims."""
    one, other = ("KAZ", "RUS") if chance.random() < 0.1 else chance.sample(_STATES, 2)
    day = (date(2015, 1, 1) + timedelta(days=chance.randrange(6000))).isoformat()
    sentences = [
        f"The {chance.choice(_WORDS)} {chance.choice(_WORDS)} of {one} and {other} took "
        f"{chance.randrange(2, 9000):,} {chance.choice(_WORDS)}s in the {chance.choice(_WORDS)}."
        for _ in range(N_CLAIMS)
    ]
    text = "\n\n".join(sentences)
    reports = tuple(
        Article(
            id=f"r{2 * number + at:012x}",
            uri=f"https://outlet{at}.example/{number}",
            title=sentences[0],
            outlet=f"Outlet {chance.randrange(200)}",
            published=day,
            language="en",
            text=text,
        )
        for at in range(2)
    )
    claims, start = [], 0
    for at, sentence in enumerate(sentences):
        claims.append(
            _invent_claim(f"{number}-{at}", sentence, start, reports, (one, other), chance)
        )
        start += len(sentence) + 2
    states = tuple(_state(code) for code in (one, other))
    return Comparison(
        tool=TOOL,
        reports=reports,
        story=Story(title=sentences[0], date=Period(start=day, end=day), participants=states),
        claims=tuple(claims),
    )


def _year_of(report: Article) -> Period:
    year = (report.published or "")[:4]
    return Period(start=f"{year}-01-01", end=f"{year}-12-31")


def _state(code: str) -> Actor:
    return Actor(name=code, kind=ActorKind.STATE, country=code)


def _invent_claim(  # noqa: PLR0917 (the parts of a claim)
    name: str,
    sentence: str,
    start: int,
    reports: tuple[Article, ...],
    states: tuple[str, str],
    chance: random.Random,
) -> Claim:
    carried = reports[: chance.choice((1, 1, 2))]
    kind = chance.choice((ClaimKind.EVENT, ClaimKind.FIGURE, ClaimKind.STATEMENT))
    event = figure = None
    if kind is ClaimKind.EVENT:
        event = Event(
            type=chance.choice(tuple(EventType)),
            actors=(_state(states[0]),),
            recipients=(_state(states[1]),),
            status=chance.choice((Status.DONE, Status.DONE, Status.PLANNED)),
        )
    elif kind is ClaimKind.FIGURE:
        value = float(chance.randrange(1, N_VALUES)) * 10**6
        figure = Figure(
            low=value,
            high=value,
            unit="USD",
            property=chance.choice(_PROPERTIES),
            period=chance.choice((None, _year_of(reports[0]))),
            from_actor=_state(states[0]),
            to_actor=_state(states[1]),
        )
    verdicts = tuple(Verdict) if len(carried) > 1 else (Verdict.ALONE,)
    return Claim(
        id=f"{kind.value}-{name}",
        kind=kind,
        summary=sentence,
        verdict=chance.choice(verdicts),
        aspects=(),
        because="",
        reports=tuple(report.id for report in carried),
        missing_from=(),
        origins=(),
        independent_origins=0,
        mentions=tuple(
            Mention(
                report=report.id,
                start=start,
                end=start + len(sentence),
                exact=sentence,
                form=Form.NARRATED,
                source=None,
                cue=None,
                origin=None,
                confidence=0.8,
                kind=kind,
                event=event,
                figure=figure,
            )
            for report in carried
        ),
        confidence=0.8,
        event=event,
        figure=figure,
        speaker=_state(states[0]) if kind is ClaimKind.STATEMENT else None,
    )
