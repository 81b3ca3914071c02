"""The claims of a story: their ids kept, and a version entered of each that changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from crosswire.ledger.carrying import KEPT, is_kept
from crosswire.ledger.changes import StoryChange
from crosswire.ledger.coding import from_json, to_json
from crosswire.ledger.commitments import close_commitments
from crosswire.ledger.database import Database, Values
from crosswire.ledger.matching import Known, Move, Place, match_claims, move_places
from crosswire.ledger.storing import (
    MentionIndex,
    list_members,
    load_articles,
    load_mentions,
    next_number,
)
from crosswire.ledger.summaries import enter_members, forget_claims, summarise_claims
from crosswire.ledger.versions import Carried
from crosswire.types import Claim, ClaimKind, Comparison, Mention, Report, Verdict


class ClaimKeeper:
    """Keeps the claims of one story in one batch."""

    def __init__(self, database: Database, story: str, why: str, batch: int) -> None:
        """
        Take what all rows have in common.

        Args:
            database: Being written.
            story: Id of the story.
            why: What made it necessary to look again ("came in: The Bay Courier").
            batch: The batch that the rows belong to.
        """
        self._database = database
        self._story = story
        self._why = why
        self._batch = batch
        self._next_claim = next_number(database, "claim", "number")
        self._names: set[str] = set()
        self._given: set[int] = set()
        self._claims: list[Values] = []
        self._versions: list[Values] = []
        self._links: list[Values] = []

    def keep(
        self,
        comparison: Comparison,
        reports: Mapping[str, Report],
        readings: Mapping[str, int],
        *,
        is_seen_anew: bool,
    ) -> StoryChange:
        """
        Enter the claims that are new and a version of each that changed.

        Args:
            comparison: The story as it is now.
            reports: The readings of its reports by id.
            readings: The numbers of those readings.
            is_seen_anew: Days, readings or sides of the story changed, and with them what every
                claim counts for.
        """
        known, versions = load_known(self._database, self._story)
        where_now = find_moves(self._database, known, {one.id for one in comparison.reports})
        goes_on, went_into = match_claims(comparison.claims, move_places(known, where_now))
        names = {one.number: one.name for one in known}
        taken = frozenset(goes_on.values())
        index = MentionIndex(self._database, sorted(reports))
        number_of: dict[int, int] = {}
        changed: list[tuple[int, Claim]] = []
        members_of: dict[int, list[int]] = {}
        shown = {one.number: one.version for one in known}
        by_number = {one.number: one for one in known}
        n_changed = n_restated = 0
        for at, found in enumerate(comparison.claims):
            goes = goes_on.get(at)
            number, name = (goes, names[goes]) if goes else self._number(found, taken)
            number_of[at] = number
            claim = replace(found, id=name)
            mentions = index.enter(claim.mentions, readings, self._batch)
            members = [(n, one.origin) for n, one in zip(mentions, claim.mentions, strict=True)]
            version = to_json(strip_claim(claim)), to_json(members)
            before = versions.get(number)
            if before == version and not is_seen_anew:
                continue
            changed.append((number, claim))
            members_of[number] = mentions
            if before != version:
                if before is not None:
                    old = from_json(before[0], Claim)
                    n_changed += old.verdict != claim.verdict
                    n_restated += old.summary != claim.summary or is_reworded(
                        by_number[number], claim, where_now
                    )
                self._version(number, claim, version)
        standing = set(number_of.values())
        gone = [one.number for one in known if one.number not in standing]
        for one in gone:
            self._withdraw(one, number_of.get(went_into.get(one, -1)))
        index.write()
        shown |= self._write()
        forget_claims(self._database, gone)
        summarise_claims(
            self._database, self._story, comparison, changed, reports=reports, versions=shown
        )
        enter_members(self._database, members_of)
        return StoryChange(
            story=self._story,
            n_new=sum(number not in versions for number in number_of.values()),
            n_changed=n_changed,
            n_restated=n_restated,
            n_gone=sum(one not in went_into for one in gone),
            n_joined=sum(one in went_into for one in gone),
        )

    def withdraw_all(self) -> StoryChange:
        """Enter that nothing of the story stands any more."""
        known, _ = load_known(self._database, self._story)
        for one in known:
            self._withdraw(one.number, None)
        self._write()
        forget_claims(self._database, [one.number for one in known])
        close_commitments(self._database, [])
        self._database.execute("DELETE FROM now_story WHERE story = :story", {"story": self._story})
        return StoryChange(story=self._story, n_new=0, n_changed=0, n_gone=len(known))

    def _number(self, claim: Claim, taken: Collection[int]) -> tuple[int, str]:
        """
        Give the number and id of a claim that is new, or that comes back.

        Its passages name it. Where they once named a claim that has since moved on to others, as
        when a person parts what was joined, it gets a name of its own.
        """
        name, n_tried = claim.id, 1
        while True:
            found = self._database.rows("SELECT number FROM claim WHERE id = :id", {"id": name})
            if found and found[0][0] not in taken and found[0][0] not in self._given:
                self._given.add(found[0][0])
                return found[0][0], name
            if not found and name not in self._names:
                break
            n_tried += 1
            name = f"{claim.id}-{n_tried}"
        self._names.add(name)
        number = self._next_claim
        self._next_claim += 1
        self._claims.append(
            {"number": number, "id": name, "story": self._story, "batch": self._batch}
        )
        return number, name

    def _version(self, number: int, claim: Claim, version: tuple[str, str]) -> None:
        value, members = version
        self._versions.append(
            {
                "claim": number,
                "kind": claim.kind.value,
                "verdict": claim.verdict.value,
                "summary": claim.summary,
                "value": value,
                "members": members,
                "why": self._why,
                "batch": self._batch,
            }
        )

    def _withdraw(self, number: int, other: int | None) -> None:
        """Say that a claim stands no more: it went into another, or its passages are gone."""
        if other is not None:
            self._links.append({"claim": number, "other": other, "batch": self._batch})
        ((kind, verdict, summary, value),) = self._database.rows(
            "SELECT kind, verdict, summary, value FROM claim_version WHERE claim = :claim"
            " ORDER BY id DESC LIMIT 1",
            {"claim": number},
        )
        self._versions.append(
            {
                "claim": number,
                "kind": kind,
                "verdict": verdict,
                "summary": summary,
                "value": value,
                "members": "[]",
                "why": self._why if other is None else "went into another claim",
                "batch": self._batch,
            }
        )

    def _write(self) -> Mapping[int, int]:
        """Enter claims, versions and links; give the number of each version by its claim."""
        database = self._database
        database.execute_many(
            "INSERT INTO claim (number, id, story, batch) VALUES (:number, :id, :story, :batch)",
            self._claims,
        )
        first = next_number(database, "claim_version", "id")
        database.execute_many(
            "INSERT INTO claim_version"
            " (id, claim, kind, verdict, summary, value, members, why, batch)"
            " VALUES (:id, :claim, :kind, :verdict, :summary, :value, :members, :why, :batch)",
            [{"id": number, **row} for number, row in enumerate(self._versions, start=first)],
        )
        database.execute_many(
            "INSERT INTO claim_link (claim, other, batch) VALUES (:claim, :other, :batch)"
            " ON CONFLICT DO NOTHING",
            self._links,
        )
        return {int(str(row["claim"])): n for n, row in enumerate(self._versions, start=first)}


def strip_claim(claim: Claim) -> Claim:
    """Leave out what the ledger derives: mentions, and who does not carry it."""
    bare = replace(claim, mentions=(), missing_from=())
    if claim.verdict is Verdict.ALONE:  # its sentence counts the reports read
        return replace(bare, because=KEPT if is_kept(claim) else "")
    return bare


def load_known(database: Database, story: str) -> tuple[list[Known], dict[int, tuple[str, str]]]:
    """Load the claims of a story that stand, and the last version of each: value and members."""
    rows = database.rows(
        "SELECT n.claim, c.id, n.version, v.kind, v.value, v.members FROM now_claim n"
        " JOIN claim c ON c.number = n.claim JOIN claim_version v ON v.id = n.version"
        " WHERE n.story = :story ORDER BY n.claim",
        {"story": story},
    )
    members = {number: list_members(cell) for number, *_, cell in rows}
    mentions = load_mentions(database, (one for found in members.values() for one, _ in found))
    known = [
        Known(
            number,
            ClaimKind(str(kind)),
            tuple(_place_of(mentions[one]) for one, _ in members[number]),
            str(name),
            version,
            tuple(mentions[one].exact for one, _ in members[number]),
        )
        for number, name, version, kind, _, _ in rows
    ]
    versions = {number: (str(value), str(cell)) for number, _, _, _, value, cell in rows}
    return known, versions


def find_moves(database: Database, known: Sequence[Known], current: Collection[str]) -> Move:
    """
    Find where the passages of known claims stand now, where a report of theirs was corrected.

    Args:
        database: The ledger.
        known: The claims of a story.
        current: Ids of the reports that stand in it now.
    """
    reports = sorted({place.report for one in known for place in one.places} - set(current))
    found: dict[str, tuple[str, Carried]] = {}
    for report in reports:
        rows = database.rows(
            "SELECT id FROM report WHERE replaces = :report ORDER BY number DESC LIMIT 1",
            {"report": report},
        )
        if rows and str(rows[0][0]) in current:
            new = str(rows[0][0])
            before, after = load_articles(database, (report, new))
            found[report] = new, Carried(before.text, after.text)

    def move(place: Place) -> Place | None:
        if place.report not in found:
            return place
        new, carried = found[place.report]
        there = carried.find(place.start, place.end)
        return Place(new, *there) if there else None

    return move


def is_reworded(known: Known, claim: Claim, move: Move) -> bool:
    """
    Tell whether the new version of a report tells a claim in other words than the old one did.

    Args:
        known: The claim as it was.
        claim: The claim as it is.
        move: Where the passages of the old version stand now.
    """
    for place, words in zip(known.places, known.words, strict=True):
        now = move(place)
        if now is None or now.report == place.report:
            continue
        told = {mention.exact for mention in claim.mentions if mention.report == now.report}
        if told and words not in told:
            return True
    return False


def _place_of(mention: Mention) -> Place:
    return Place(mention.report, mention.start, mention.end)
