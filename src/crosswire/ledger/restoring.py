"""Claims and comparisons built again from the rows of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from crosswire.align.alone import say_alone
from crosswire.align.claims import order_claims
from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database, LedgerError, Row, at_one_commit, rows_among
from crosswire.ledger.records import (
    ClaimEntry,
    ClaimVersion,
    ReportState,
    StoryLink,
    StoryPage,
    TakenBack,
)
from crosswire.ledger.retracted import list_lost, load_taken_back
from crosswire.ledger.short_ids import (
    CLAIM,
    MOST_LISTED,
    STORY,
    complete_id,
    list_fitting,
    say_ambiguous,
    say_unknown,
)
from crosswire.ledger.state import StoryState, list_current, load_state
from crosswire.ledger.storing import list_members, load_articles, load_mentions
from crosswire.types import Article, Claim, Comparison, Mention, Note, NoteKind, Verdict
from crosswire.types.naming import name_reports, published_order
from crosswire.types.stating import state_values


def find_story(database: Database, story: str) -> str:
    """
    Find the story that an id means now: one that went into another leads there.

    The first letters of an id are enough where they fit one story only. The id of a story is
    made from the report that began it. Reports that come in another order, or a few of them
    grouped by themselves, may begin it with another one; the id that is made from any report of
    the ledger leads to the story in which this report stands.

    Raises:
        LedgerError: There is no such story, or the letters fit several; it lists them.
    """
    if database.rows("SELECT 1 FROM story WHERE id = :id", {"id": story}):
        return _follow(database, story)
    fitting = list_fitting(database, STORY, story)
    ends = dict.fromkeys(_follow(database, id_) for id_, _ in fitting)
    if len(ends) > 1 or len(fitting) > MOST_LISTED:
        raise say_ambiguous(database, STORY, story, fitting)
    return next(iter(ends)) if ends else _find_begun(database, story)


def _follow(database: Database, story: str) -> str:
    """Follow a story to the one that it went into at last."""
    seen = {story}
    while True:
        found = database.rows(
            "SELECT other FROM story_link WHERE story = :story AND kind = 'merged_into'"
            " ORDER BY batch DESC LIMIT 1",
            {"story": story},
        )
        if not found or str(found[0][0]) in seen:
            return story
        story = str(found[0][0])
        seen.add(story)


def _find_begun(database: Database, story: str) -> str:
    """Find the story of the report that would begin a story of this id."""
    rows = database.rows(
        "SELECT story FROM now_report WHERE begins = :story ORDER BY report LIMIT 1",
        {"story": story},
    )
    if not rows:
        raise say_unknown(database, STORY, story)
    return str(rows[0][0])


@at_one_commit
def restore_story(database: Database, story: str) -> StoryPage:
    """
    Build the comparison of a story again, as it was when it was last compared.

    Raises:
        LedgerError: There is no such story, or none of its reports stands any more.
    """
    story = find_story(database, story)
    state = load_state(database, story)
    rows = database.rows(
        "SELECT n.claim, v.value, v.members FROM now_claim n"
        " JOIN claim_version v ON v.id = n.version WHERE n.story = :story",
        {"story": story},
    )
    if state is None or not list_current(database, story):
        gone = _say_gone(database, story)
        raise LedgerError(f"{database.place}: no report of story {story} stands any more{gone}")
    articles = join_articles(database, state)
    claims = restore_claims(database, rows, articles)
    taken_back = load_taken_back(database, story).values()
    return StoryPage(
        id=story,
        comparison=Comparison(
            tool=state.tool,
            reports=articles,
            story=state.story,
            claims=order_claims(claims.values(), articles),
            origins=state.origins,
            notes=(*state.notes, *_note_retracted(one for some in taken_back for one in some)),
            unread=state.unread,
        ),
        links=_load_links(database, story),
        withdrawn=tuple(
            (str(report), ReportState(str(found)))
            for report, found in database.rows(
                "SELECT report, state FROM now_report WHERE story = :story AND state <> 'current'"
                " ORDER BY report",
                {"story": story},
            )
        ),
        reasons=_load_reasons(database, story),
    )


def _load_reasons(database: Database, story: str) -> tuple[tuple[str, str], ...]:
    """Load why reports of a story were retracted, where a reason was given."""
    rows = database.rows(
        "SELECT r.report, r.why FROM retraction r JOIN now_report n ON n.report = r.report"
        " WHERE n.story = :story AND r.why <> '' ORDER BY r.report",
        {"story": story},
    )
    return tuple((str(report), str(why)) for report, why in rows)


def _say_gone(database: Database, story: str) -> str:
    """Say of a story without reports which were retracted, and why, as far as it is known."""
    told = [f"{report} was retracted: {why}" for report, why in _load_reasons(database, story)]
    return f" ({'; '.join(told)})" if told else ""


def _note_retracted(told: Iterable[TakenBack]) -> Iterator[Note]:
    """Note what stands in no report any more since one was retracted."""
    for one in told:
        if one.is_only:
            yield Note(kind=NoteKind.RETRACTED, text=f"{one.heading}: {one.said}")


def join_articles(database: Database, state: StoryState) -> tuple[Article, ...]:
    """Give the reports of a story as it makes them known, with their texts."""
    texts = {
        article.id: article.text
        for article in load_articles(database, [article.id for article in state.articles])
    }
    return tuple(replace(article, text=texts[article.id]) for article in state.articles)


def _load_links(database: Database, story: str) -> tuple[StoryLink, ...]:
    rows = database.rows(
        "SELECT story, other, kind, why FROM story_link WHERE story = :story OR other = :story"
        " ORDER BY batch, story, other",
        {"story": story},
    )
    return tuple(
        StoryLink(story=str(one), other=str(other), kind=str(kind), why=str(why))
        for one, other, kind, why in rows
    )


def restore_claims(
    database: Database, rows: Iterable[Row], articles: Sequence[Article]
) -> dict[int, Claim]:
    """
    Build claims of one story again, by their numbers.

    Args:
        database: Where their mentions are.
        rows: Number, value and members of a version of each.
        articles: The reports of the story, for who does not carry a claim.
    """
    found = [
        (number, from_json(value, Claim), list_members(members)) for number, value, members in rows
    ]
    mentions = load_mentions(database, (one for _, _, members in found for one, _ in members))
    names = name_reports(sorted(articles, key=published_order))
    return {
        number: _join_claim(claim, members, mentions, names) for number, claim, members in found
    }


def _join_claim(
    claim: Claim,
    members: Sequence[tuple[int, str | None]],
    mentions: Mapping[int, Mention],
    names: Mapping[str, str],
) -> Claim:
    alone = claim.verdict is Verdict.ALONE
    because = claim.because
    if alone and claim.reports and claim.reports[0] in names:
        said = say_alone(names[claim.reports[0]], len(names), claim.miss_rate)
        because = f"{said}; {because}" if because else said
    return replace(
        claim,
        mentions=tuple(replace(mentions[one], origin=origin) for one, origin in members),
        missing_from=tuple(report for report in names if report not in claim.reports),
        because=because,
    )


def find_claim(database: Database, claim: str) -> int:
    """
    Find the number of a claim; of one that went into another, the number of that.

    The first letters of an id are enough where they fit one claim only.

    Raises:
        LedgerError: There is no such claim, or the letters fit several; it lists them.
    """
    return trace_claim(database, claim)[-1]


def trace_claim(database: Database, claim: str) -> list[int]:
    """
    Find the number of a claim, and of those that it went into, one after the other.

    Raises:
        LedgerError: As `find_claim`.
    """
    found = database.rows("SELECT number FROM claim WHERE id = :id", {"id": claim})
    if not found:
        whole = complete_id(database, CLAIM, claim)
        if whole is None:
            raise say_unknown(database, CLAIM, claim)
        found = database.rows("SELECT number FROM claim WHERE id = :id", {"id": whole})
    trace = [int(found[0][0])]
    while not database.rows("SELECT 1 FROM now_claim WHERE claim = :claim", {"claim": trace[-1]}):
        went = database.rows(
            "SELECT other FROM claim_link WHERE claim = :claim ORDER BY batch DESC LIMIT 1",
            {"claim": trace[-1]},
        )
        if not went or went[0][0] in trace:
            break
        trace.append(went[0][0])
    return trace


@at_one_commit
def load_entries(database: Database, numbers: Sequence[int]) -> tuple[ClaimEntry, ...]:
    """Load claims as the ledger holds them, in the order of their numbers given."""
    entries: dict[int, ClaimEntry] = {}
    by_story: dict[str, list[Row]] = {}
    for story, *row in rows_among(
        database,
        "SELECT n.story, n.claim, v.value, v.members FROM now_claim n"
        " JOIN claim_version v ON v.id = n.version WHERE n.claim IN ({numbers})",
        numbers,
    ):
        by_story.setdefault(str(story), []).append(tuple(row))
    for story, rows in by_story.items():
        state = load_state(database, story)
        articles = state.articles if state else ()
        names = name_reports(articles)
        addresses = {article.id: article.uri for article in articles}
        taken_back = load_taken_back(database, story)
        for number, claim in restore_claims(database, rows, articles).items():
            first, last = _find_seen(database, number)
            entries[number] = ClaimEntry(
                claim=claim,
                story=story,
                first_seen=first,
                last_seen=last,
                outlets={report: names.get(report, report) for report in claim.reports},
                addresses={report: addresses.get(report, "") for report in claim.reports},
                taken_back=taken_back.get(number, ()),
            )
    return tuple(entries[number] for number in numbers if number in entries)


def _find_seen(database: Database, number: int) -> tuple[str, str]:
    ((first, last),) = database.rows(
        "SELECT min(b.recorded), max(b.recorded) FROM claim_version v"
        " JOIN batch b ON b.id = v.batch WHERE v.claim = :claim",
        {"claim": number},
    )
    return str(first), str(last)


@at_one_commit
def load_history(database: Database, trace: Sequence[int]) -> tuple[ClaimVersion, ...]:
    """Load every verdict that a claim and those it went into ever had, of each the oldest first."""
    return tuple(version for number in trace for version in _load_versions(database, number))


def _load_versions(database: Database, number: int) -> Iterator[ClaimVersion]:
    told: Sequence[TakenBack] | None = None
    before: Sequence[str] = ()
    for claim, story, recorded, verdict, summary, value, members, why in database.rows(
        "SELECT c.id, c.story, b.recorded, v.verdict, v.summary, v.value, v.members, v.why"
        " FROM claim_version v JOIN batch b ON b.id = v.batch"
        " JOIN claim c ON c.number = v.claim WHERE v.claim = :claim ORDER BY v.id",
        {"claim": number},
    ):
        found = from_json(value, Claim)
        carried = found.reports if str(members) != "[]" else ()
        if told is None:
            of_story = load_taken_back(database, str(story))
            told = [one for some in of_story.values() for one in some if one.claim == claim]
        yield ClaimVersion(
            claim=str(claim),
            recorded=str(recorded),
            verdict=Verdict(str(verdict)),
            summary=state_values(replace(found, summary=str(summary))),
            because=found.because,
            n_mentions=len(list_members(members)),
            why=str(why),
            taken_back=list_lost(told, before, carried),
        )
        before = carried
