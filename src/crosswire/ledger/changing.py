"""A person's word on a match, corrections, retractions, and reading again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from crosswire.align.item import POOLS
from crosswire.errors import UsageError
from crosswire.ledger.changes import StoryChange
from crosswire.ledger.coding import clean_text
from crosswire.ledger.database import Database, LedgerError, makes_sense
from crosswire.ledger.judging import Readings, judge_story
from crosswire.ledger.kinships import forget_kinships
from crosswire.ledger.records import ReportState
from crosswire.ledger.restoring import find_claim, load_entries, trace_claim
from crosswire.ledger.short_ids import find_report
from crosswire.ledger.state import list_current, load_state
from crosswire.ledger.storing import (
    begin_batch,
    find_reading,
    find_state,
    load_articles,
    next_number,
    set_state,
)
from crosswire.pipeline import Engine, try_read
from crosswire.types import Anchor, Article, ClaimKind, Mention, Report, Unread, Word

_MOST_LETTERS = 2000
_MOST_PAIRS = 400


class Side(msgspec.Struct, frozen=True):
    """
    One side of a judgement.

    Attributes:
        claim: Id of the claim.
        kind: Its kind.
        story: Id of its story.
        mentions: The passages meant: those of the report named, else all.
    """

    claim: str
    kind: ClaimKind
    story: str
    mentions: tuple[Mention, ...]


class Pair(msgspec.Struct, frozen=True):
    """
    Two passages that a person said a word on.

    Attributes:
        kind: Kind of the claim on the left.
        claims: Ids of the claims that they stood in.
        left, right: Where they stand.
    """

    kind: ClaimKind
    claims: tuple[str, str]
    left: Anchor
    right: Anchor


class Editor:
    """Changes what a ledger says by adding to it: nothing is removed or overwritten."""

    def __init__(self, database: Database, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Take the ledger, what reads, and the clock."""
        self._database = database
        self._engine = engine
        self._clock = clock

    def judge(self, left: str, right: str, word: Word, why: str) -> StoryChange:
        """
        Enter a person's word on two claims, and compare their story again with it.

        The word is kept by the places of the passages. It outranks every score, survives reading
        again, and the last word on a pair holds.

        Args:
            left: Id of a claim, or "CLAIM@REPORT" for what one report says of it.
            right: The other one; the same claim in another report, to part what was joined.
            word: Same, different or unsure.
            why: The reason, in the person's words.

        Raises:
            LedgerError: There is no such claim, or it stands no more.
            UsageError: They are one and the same, of two stories, or of two kinds.
        """
        if len(why) > _MOST_LETTERS:
            raise UsageError(f"the reason has more than {_MOST_LETTERS:,} characters; shorten it")
        why = clean_text(why)
        with self._database.writing(), makes_sense(self._database):
            pairs = find_said(self._database, left, right) if word is Word.UNSURE else []
            if not pairs:
                one, other = self._find_side(left), self._find_side(right)
                if word is Word.UNSURE and _overlap(one, other):
                    pairs = find_said_within(self._database, one)
                if not pairs:
                    _check_sides(one, other)
                    pairs = _pair_sides(one, other)
            batch = begin_batch(self._database, "judge", self._engine.tool, self._clock())
            self._enter_word(pairs, word, why, batch)
            said = f"judged {word.value} by a person" + (f": {why}" if why else "")
            return self._compare_again(self._find_story(pairs[0].left.report), said, batch)

    def retract(self, report: str, why: str) -> StoryChange:
        """
        Enter that an outlet took a report back; its passages stand behind no claim any more.

        Raises:
            LedgerError: There is no such report, or it does not stand any more.
        """
        with self._database.writing(), makes_sense(self._database):
            report, why = self.find_current(report), clean_text(why[:_MOST_LETTERS])
            batch = begin_batch(self._database, "retract", self._engine.tool, self._clock())
            self._database.execute(
                "INSERT INTO retraction (report, why, batch) VALUES (:report, :why, :batch)",
                {"report": report, "why": why, "batch": batch},
            )
            story = set_state(self._database, report, ReportState.RETRACTED)
            said = f"retracted: {report}" + (f" ({why})" if why else "")
            return self._compare_again(story, said, batch)

    def reread(self) -> Iterator[StoryChange]:
        """
        Read all reports again where their last reading is of another version, story by story.

        The new readings stand beside the old ones; each story is committed by itself, so that
        what is done stays done when it is stopped. What pairs of passages told another reader is
        no longer looked up, and is let go of.

        Returns:
            What changed in each story that was compared again.
        """
        tool = self._engine.tool
        stories = self._database.rows("SELECT story FROM now_story ORDER BY story")
        has_forgotten = self._was_reread()
        for (story,) in stories:
            old = [one for one in self._load_dated(str(story)) if self._is_old(one)]
            found = [try_read(article, self._engine) for article in old]
            fresh = {report.id: report for report in found if isinstance(report, Report)}
            if not fresh:
                continue
            with self._database.writing(), makes_sense(self._database):
                if not has_forgotten and any(map(self._is_of_other_reader, old)):
                    forget_kinships(self._database)
                    has_forgotten = True
                batch = begin_batch(self._database, "reread", tool, self._clock())
                why = f"read again by {tool.reader}"
                change = self._compare_again(str(story), why, batch, fresh)
            yield change

    def _was_reread(self) -> bool:
        """Tell whether this reader began to read all again, and was stopped perhaps."""
        last = self._database.rows(
            "SELECT reader FROM batch WHERE action = 'reread' ORDER BY id DESC LIMIT 1"
        )
        return bool(last) and last[0][0] == self._engine.tool.reader

    def _load_dated(self, story: str) -> list[Article]:
        """Load the reports of a story that stand, with the dates that the story makes known."""
        articles = load_articles(self._database, list_current(self._database, story))
        state = load_state(self._database, story)
        dated = {article.id: article for article in state.articles} if state else {}
        return [replace(dated.get(one.id, one), text=one.text, family=None) for one in articles]

    def _is_old(self, article: Article) -> bool:
        found = find_reading(self._database, article)
        return found is None or found[1] != self._engine.tool

    def _is_of_other_reader(self, article: Article) -> bool:
        found = find_reading(self._database, article)
        return found is not None and found[1].reader != self._engine.tool.reader

    def _compare_again(
        self, story: str, why: str, batch: int, fresh: Mapping[str, Report] | None = None
    ) -> StoryChange:
        readings = Readings(self._database, self._read, fresh or {}, self._engine.tool)
        return judge_story(
            self._database, story, readings, engine=self._engine, why=why, batch=batch
        )

    def _read(self, article: Article) -> Report | Unread:
        return try_read(article, self._engine)

    def find_current(self, report: str) -> str:
        """
        Find the report that an id or its first letters mean, and make sure that it stands.

        Raises:
            LedgerError: There is none of this id, the letters fit several, or it was replaced or
                retracted already.
        """
        report = find_report(self._database, report)
        state = find_state(self._database, report)
        if state != ReportState.CURRENT.value:
            newer = self._database.rows(
                "SELECT id FROM report WHERE replaces = :report ORDER BY number DESC LIMIT 1",
                {"report": report},
            )
            by = f", by {newer[0][0]}; give that id" if newer and state == "replaced" else ""
            raise LedgerError(f"{self._database.place}: report {report} is {state} already{by}")
        return report

    def _find_side(self, name: str) -> Side:
        claim, _, report = name.partition("@")
        entries = load_entries(self._database, [find_claim(self._database, claim)])
        if not entries:
            raise LedgerError(
                f"claim {claim} stands no more; `crosswire claims` lists those that do"
            )
        found = entries[0]
        mentions = found.claim.mentions
        if report:
            meant = find_report(self._database, report, among=found.claim.reports)
            mentions = tuple(one for one in mentions if one.report == meant)
        if not mentions:
            raise UsageError(f"claim {claim} has no passage in report {report!r}")
        return Side(found.claim.id, found.claim.kind, found.story, tuple(mentions))

    def _find_story(self, report: str) -> str:
        """Find the story in which a report stands."""
        ((story,),) = self._database.rows(
            "SELECT story FROM now_report WHERE report = :report", {"report": report}
        )
        return str(story)

    def _enter_word(self, pairs: Sequence[Pair], word: Word, why: str, batch: int) -> None:
        first = next_number(self._database, "judgement", "id")
        self._database.execute_many(
            "INSERT INTO judgement (id, word, kind, why, left_claim, left_report, left_first,"
            " left_behind, right_claim, right_report, right_first, right_behind, batch)"
            " VALUES (:id, :word, :kind, :why, :left_claim, :left_report, :left_first,"
            " :left_behind, :right_claim, :right_report, :right_first, :right_behind, :batch)",
            [
                {
                    "id": number,
                    "word": word.value,
                    "kind": pair.kind.value,
                    "why": why,
                    "left_claim": pair.claims[0],
                    "left_report": pair.left.report,
                    "left_first": pair.left.start,
                    "left_behind": pair.left.end,
                    "right_claim": pair.claims[1],
                    "right_report": pair.right.report,
                    "right_first": pair.right.start,
                    "right_behind": pair.right.end,
                    "batch": batch,
                }
                for number, pair in enumerate(pairs, start=first)
            ],
        )


def _pair_sides(one: Side, other: Side) -> list[Pair]:
    """
    Pair the passages of two sides, each with each, so that none is left out of what is joined.

    Those with the first passage of either side come first: they tie all together.
    """
    pairs = [(left, right) for left in one.mentions for right in other.mentions]
    firsts = one.mentions[0], other.mentions[0]
    pairs.sort(key=lambda pair: pair[0] != firsts[0] and pair[1] != firsts[1])
    claims = one.claim, other.claim
    return [
        Pair(one.kind, claims, _place_of(left), _place_of(right))
        for left, right in pairs[:_MOST_PAIRS]
    ]


def _place_of(mention: Mention) -> Anchor:
    return Anchor(report=mention.report, start=mention.start, end=mention.end)


def find_said(database: Database, left: str, right: str) -> list[Pair]:
    """
    Find the passages that a person said a word on by the names of two claims.

    Claims go on under other ids once they are joined or parted; those under which the word was
    said lead to it, and so do those that they went into.

    Args:
        database: The ledger.
        left: Id of a claim, or "CLAIM@REPORT".
        right: The other one.
    """
    found: dict[Pair, None] = {}
    for one, other, is_turned in ((left, right, False), (right, left, True)):
        (claim, _, report), (to, _, at) = one.partition("@"), other.partition("@")
        names = _trace_names(database, claim), _trace_names(database, to)
        for name in names[is_turned]:
            for pair in _load_said(database, "left_claim", name):
                sides = (pair.claims[0], pair.left), (pair.claims[1], pair.right)
                if is_turned:
                    sides = sides[1], sides[0]
                wanted = zip(sides, names, (report, at), strict=True)
                if all(
                    said in some and place.report.startswith(start)
                    for (said, place), some, start in wanted
                ):
                    found[pair] = None
    return list(found)


def _trace_names(database: Database, claim: str) -> list[str]:
    """Give the id of a claim, and of those that it went into."""
    return [
        str(name)
        for number in trace_claim(database, claim)
        for (name,) in database.rows("SELECT id FROM claim WHERE number = :n", {"n": number})
    ]


def find_said_within(database: Database, side: Side) -> list[Pair]:
    """Find the passages of one claim that a person said a word on."""
    places = {_place_of(mention) for mention in side.mentions}
    return [
        pair
        for report in sorted({place.report for place in places})
        for pair in _load_said(database, "left_report", report)
        if pair.left in places and pair.right in places
    ]


def _load_said(database: Database, column: str, value: str) -> Iterator[Pair]:
    """Load the pairs of passages that words were said on, each once."""
    for kind, one, other, *places in database.rows(
        "SELECT DISTINCT kind, left_claim, right_claim, left_report, left_first, left_behind,"
        f" right_report, right_first, right_behind FROM judgement WHERE {column} = :value",
        {"value": value},
    ):
        left, right = (
            Anchor(report=str(report), start=int(str(start)), end=int(str(end)))
            for report, start, end in (places[:3], places[3:])
        )
        yield Pair(ClaimKind(str(kind)), (str(one), str(other)), left, right)


def _overlap(one: Side, other: Side) -> bool:
    return bool(set(one.mentions) & set(other.mentions))


def _check_sides(one: Side, other: Side) -> None:
    """Make sure that two sides can be judged."""
    if _overlap(one, other):
        raise UsageError(_say_one(one, other))
    if one.story != other.story:
        raise UsageError(
            f"{one.claim} and {other.claim} stand in two stories ({one.story}, {other.story}); "
            "claims are compared within one"
        )
    if POOLS[one.kind] is not POOLS[other.kind]:
        raise UsageError(
            f"{one.claim} and {other.claim} are of two kinds ({one.kind.value}, "
            f"{other.kind.value}); claims are compared within one"
        )


def _say_one(one: Side, other: Side) -> str:
    """Say that two names mean one claim, and what to type to part it."""
    named = f"{one.claim} and {other.claim}" if one.claim != other.claim else one.claim
    first, *rest = dict.fromkeys(mention.report for mention in (*one.mentions, *other.mentions))
    if not rest:
        return f"{named}: one claim here, with passages of one report only; nothing can be parted"
    sides = f"{one.claim}@{first} {one.claim}@{rest[0]}"
    more = f"; it stands in {', '.join(rest[1:])} too" if rest[1:] else ""
    return (
        f"{named}: one claim here; to part it, name a report on each side: "
        f"crosswire judge {sides} different{more}"
    )
