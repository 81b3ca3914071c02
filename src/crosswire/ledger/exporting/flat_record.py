"""Flat tables of reports, stories, claims and mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database, Row, rows_among
from crosswire.ledger.exporting.flat import (
    CHUNK,
    FlatRow,
    FlatTable,
    integer,
    real,
    stream_claims,
    text,
    words,
)
from crosswire.ledger.queries import text_of
from crosswire.ledger.storing import list_members
from crosswire.types import Article, Mention


def _rows_of_reports(database: Database, _today: str) -> Iterator[FlatRow]:
    rows = database.stream(
        "SELECT r.value, length(r.text), r.digest, n.story, n.state, r.replaces, b.recorded"
        " FROM report r JOIN now_report n ON n.report = r.id JOIN batch b ON b.id = r.batch"
        " ORDER BY r.number"
    )
    for value, n_characters, digest, story, state, replaces, recorded in rows:
        article = from_json(value, Article)
        yield (
            article.id,
            article.uri,
            article.outlet,
            article.agency,
            article.republished_from,
            article.title,
            article.authors,
            article.section,
            article.dateline.place if article.dateline else None,
            article.published,
            article.published_basis.value if article.published_basis else None,
            article.language,
            n_characters,
            digest,
            story,
            state,
            replaces,
            recorded,
        )


REPORTS = FlatTable(
    "reports",
    (
        *text("report", "uri", "outlet", "agency", "republished_from", "title"),
        *words("authors"),
        *text("section", "dateline_place", "published", "published_basis", "language"),
        *integer("n_characters"),
        *text("sha256", "story", "state", "replaces", "recorded"),
    ),
    _rows_of_reports,
)


def _rows_of_stories(database: Database, _today: str) -> Iterator[FlatRow]:
    rows = database.stream(
        "SELECT story, title, start, stop, types, countries, n_reports, n_outlets, n_origins,"
        " n_claims, n_conflicts FROM now_story ORDER BY start, story"
    )
    for story, title, start, stop, types, countries, *counts in rows:
        parted = tuple(str(types).split()), tuple(str(countries).split())
        yield (story, title, text_of(start), text_of(stop), *parted, *counts)


STORIES = FlatTable(
    "stories",
    (
        *text("story", "title", "start", "end"),
        *words("types", "countries"),
        *integer("n_reports", "n_outlets", "n_origins", "n_claims", "n_conflicts"),
    ),
    _rows_of_stories,
)


def _rows_of_claims(database: Database, _today: str) -> Iterator[FlatRow]:
    for one in stream_claims(database):
        entry, claim = one.entry, one.entry.claim
        yield (
            claim.id,
            entry.story,
            claim.kind.value,
            claim.summary,
            claim.verdict.value,
            claim.because,
            tuple(aspect.name.value for aspect in claim.aspects),
            claim.speaker.name if claim.speaker else None,
            claim.speaker.country if claim.speaker else None,
            claim.reports,
            tuple(entry.outlets[report] for report in claim.reports),
            len(claim.reports),
            claim.independent_origins,
            claim.confidence,
            one.day or None,
            entry.first_seen,
            entry.last_seen,
        )


CLAIMS = FlatTable(
    "claims",
    (
        *text("claim", "story", "kind", "summary", "verdict", "because"),
        *words("aspects"),
        *text("speaker", "speaker_country"),
        *words("reports", "outlets"),
        *integer("n_reports", "n_origins"),
        *real("confidence"),
        *text("day", "first_seen", "last_seen"),
    ),
    _rows_of_claims,
)


def _rows_of_mentions(database: Database, _today: str) -> Iterator[FlatRow]:
    claims = database.stream(
        "SELECT c.id, n.story, v.members FROM now_claim n JOIN claim c ON c.number = n.claim"
        " JOIN claim_version v ON v.id = n.version ORDER BY n.claim"
    )
    while some := list(islice(claims, CHUNK)):
        members = [list_members(cell) for _, _, cell in some]
        found = _load_mentions(database, sorted({one for of in members for one, _ in of}))
        for (claim, story, _), of in zip(some, members, strict=True):
            for number, origin in of:
                yield _row_of_mention(claim, story, origin, found[number])


def _load_mentions(database: Database, numbers: Sequence[int]) -> dict[int, Row]:
    rows = rows_among(
        database,
        "SELECT m.id, m.value, r.uri, r.outlet, r.published, d.reader, b.recorded"
        " FROM mention m JOIN report r ON r.id = m.report JOIN reading d ON d.id = m.reading"
        " JOIN batch b ON b.id = m.batch WHERE m.id IN ({numbers})",
        numbers,
    )
    return {row[0]: row for row in rows}


def _row_of_mention(claim: str, story: str, origin: str | None, row: Row) -> FlatRow:
    number, value, uri, outlet, published, reader, recorded = row
    mention = from_json(value, Mention)
    return (
        number,
        claim,
        story,
        mention.report,
        uri,
        outlet,
        published,
        mention.kind.value,
        mention.form.value,
        mention.start,
        mention.end,
        mention.exact,
        mention.source.exact if mention.source else None,
        mention.cue.exact if mention.cue else None,
        mention.speaker.name if mention.speaker else None,
        origin,
        mention.confidence,
        reader,
        recorded,
    )


MENTIONS = FlatTable(
    "mentions",
    (
        *integer("mention"),
        *text("claim", "story", "report", "uri", "outlet", "published", "kind", "form"),
        *integer("start", "end"),
        *text("exact", "source", "cue", "speaker", "origin"),
        *real("confidence"),
        *text("reader", "recorded"),
    ),
    _rows_of_mentions,
)
