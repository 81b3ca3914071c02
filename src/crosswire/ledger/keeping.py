"""The claims of a story: their ids kept, and a version entered of each that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from crosswire.ledger.coding import from_json, to_json
from crosswire.ledger.database import Cell, Database
from crosswire.ledger.matching import Known, Place, match_claims
from crosswire.ledger.records import StoryChange
from crosswire.ledger.storing import MentionIndex, load_mentions, next_number
from crosswire.ledger.summaries import enter_members, forget_claims, summarise_claims
from crosswire.types import Claim, ClaimKind, Comparison, Mention, Report, Verdict

Members = list[tuple[int, str | None]]
"""Number of each mention of a claim, and the id of its origin."""


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

    def keep(
        self, comparison: Comparison, reports: Mapping[str, Report], readings: Mapping[str, int]
    ) -> StoryChange:
        """
        Enter the claims that are new and a version of each that changed.

        Args:
            comparison: The story as it is now.
            reports: The readings of its reports by id.
            readings: The numbers of those readings.
        """
        known, versions = load_known(self._database, self._story)
        goes_on, went_into = match_claims(comparison.claims, known)
        index = MentionIndex(self._database, sorted(reports))
        number_of: dict[int, int] = {}
        changed: list[tuple[int, Claim]] = []
        members_of: dict[int, list[int]] = {}
        n_changed = 0
        for at, found in enumerate(comparison.claims):
            number, name = self._enter_claim(found, goes_on.get(at))
            number_of[at] = number
            claim = replace(found, id=name)
            mentions = index.enter(claim.mentions, readings, self._batch)
            members = [(n, one.origin) for n, one in zip(mentions, claim.mentions, strict=True)]
            version = to_json(strip_claim(claim)), to_json(members)
            before = versions.get(number)
            if before == version:
                continue
            n_changed += before is not None and _verdict_in(before[0]) != claim.verdict
            self._enter_version(number, claim, version)
            changed.append((number, claim))
            members_of[number] = mentions
        standing = set(number_of.values())
        for one in known:
            if one.number not in standing:
                self._withdraw(one, number_of.get(went_into.get(one.number, -1)))
        summarise_claims(self._database, self._story, comparison, changed, reports)
        for number, mentions in members_of.items():
            enter_members(self._database, number, mentions)
        return StoryChange(
            story=self._story,
            n_new=sum(number not in versions for number, _ in changed),
            n_changed=n_changed,
        )

    def withdraw_all(self) -> StoryChange:
        """Enter that nothing of the story stands any more."""
        known, _ = load_known(self._database, self._story)
        for one in known:
            self._withdraw(one, None)
        self._database.execute("DELETE FROM now_story WHERE story = :story", {"story": self._story})
        return StoryChange(story=self._story, n_new=0, n_changed=len(known))

    def _enter_claim(self, claim: Claim, number: int | None) -> tuple[int, str]:
        """Give the number and id of a claim; a new one is entered, one that comes back is not."""
        database = self._database
        if number is not None:
            ((name,),) = database.rows("SELECT id FROM claim WHERE number = :n", {"n": number})
            return number, str(name)
        found = database.rows("SELECT number FROM claim WHERE id = :id", {"id": claim.id})
        if found:
            return found[0][0], claim.id
        number = next_number(database, "claim", "number")
        database.execute(
            "INSERT INTO claim (number, id, story, batch) VALUES (:number, :id, :story, :batch)",
            {"number": number, "id": claim.id, "story": self._story, "batch": self._batch},
        )
        return number, claim.id

    def _enter_version(self, number: int, claim: Claim, version: tuple[str, str]) -> None:
        value, members = version
        self._insert_version(
            {
                "claim": number,
                "kind": claim.kind.value,
                "verdict": claim.verdict.value,
                "summary": claim.summary,
                "value": value,
                "members": members,
                "why": self._why,
            }
        )

    def _withdraw(self, known: Known, other: int | None) -> None:
        """Enter that a claim stands no more: it went into another, or its passages are gone."""
        if other is not None:
            self._database.execute(
                "INSERT INTO claim_link (claim, other, batch) VALUES (:claim, :other, :batch)"
                " ON CONFLICT DO NOTHING",
                {"claim": known.number, "other": other, "batch": self._batch},
            )
        ((kind, verdict, summary, value),) = self._database.rows(
            "SELECT kind, verdict, summary, value FROM claim_version WHERE claim = :claim"
            " ORDER BY id DESC LIMIT 1",
            {"claim": known.number},
        )
        self._insert_version(
            {
                "claim": known.number,
                "kind": kind,
                "verdict": verdict,
                "summary": summary,
                "value": value,
                "members": "[]",
                "why": self._why if other is None else "went into another claim",
            }
        )
        forget_claims(self._database, [known.number])

    def _insert_version(self, values: Mapping[str, Cell]) -> None:
        self._database.execute(
            "INSERT INTO claim_version"
            " (id, claim, kind, verdict, summary, value, members, why, batch)"
            " VALUES (:id, :claim, :kind, :verdict, :summary, :value, :members, :why, :batch)",
            {
                "id": next_number(self._database, "claim_version", "id"),
                "batch": self._batch,
                **values,
            },
        )


def strip_claim(claim: Claim) -> Claim:
    """Leave out what the ledger derives: mentions, and who does not carry it."""
    bare = replace(claim, mentions=(), missing_from=())
    if claim.verdict is Verdict.ALONE:  # its sentence counts the reports read
        return replace(bare, because="")
    return bare


def _verdict_in(value: str) -> Verdict:
    return from_json(value, Claim).verdict


def load_known(database: Database, story: str) -> tuple[list[Known], dict[int, tuple[str, str]]]:
    """Load the claims of a story that stand, and the last version of each: value and members."""
    rows = database.rows(
        "SELECT n.claim, v.kind, v.value, v.members FROM now_claim n"
        " JOIN claim_version v ON v.id = n.version WHERE n.story = :story ORDER BY n.claim",
        {"story": story},
    )
    members = {number: from_json(cell, Members) for number, _, _, cell in rows}
    mentions = load_mentions(database, (one for found in members.values() for one, _ in found))
    known = [
        Known(
            number,
            ClaimKind(str(kind)),
            tuple(_place_of(mentions[one]) for one, _ in members[number]),
        )
        for number, kind, _, _ in rows
    ]
    versions = {number: (str(value), str(cell)) for number, _, value, cell in rows}
    return known, versions


def _place_of(mention: Mention) -> Place:
    return Place(mention.report, mention.start, mention.end)


def list_members(cell: Cell) -> Sequence[tuple[int, str | None]]:
    """List the members that a version names: number of each mention, and id of its origin."""
    return from_json(cell, Members)
