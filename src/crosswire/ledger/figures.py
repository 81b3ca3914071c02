"""Figures of a ledger: every value that was reported, whose it is, and what contradicts it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from crosswire.align.words import sentence_around
from crosswire.ledger.clashing import mark_clashes
from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Cell, Database, Row, at_one_commit, rows_among
from crosswire.ledger.involved import pair_states
from crosswire.ledger.measured import find_properties
from crosswire.ledger.queries import (
    MOST_ROWS,
    join_conditions,
    load_evidence,
    load_names,
    text_of,
)
from crosswire.ledger.records import FigureEntry
from crosswire.ledger.states import match_state
from crosswire.ledger.storing import load_articles
from crosswire.ledger.values import load_values
from crosswire.types import Claim, Verdict
from crosswire.types.stating import state_values

_LATEST: Final = 50
_Matter = tuple[Cell, ...]
"""Both sides, what is measured, first and last day."""


class _Row(msgspec.Struct, frozen=True):
    """A figure as the sums hold it: its claim, and what it is about."""

    number: int
    basis: str
    measured: str
    day: str
    matter: _Matter

    @property
    def is_whole(self) -> bool:
        """Whether all is known by which figures of two stories are held against each other."""
        return all(self.matter)


@at_one_commit
def load_figures(
    database: Database,
    *,
    measured: str | None = None,
    dyad: tuple[str, str] | None = None,
    since: str | None = None,
    limit: int = _LATEST,
) -> tuple[FigureEntry, ...]:
    """
    Load every value that was reported, by what is measured and period.

    What another story contradicts is marked, also where the figure of that story is left out of
    the list: it is older, or the list is cut before it.

    Args:
        database: The ledger.
        measured: What is measured: the property in any form ("trade", "killed" for the dead),
            words of the unit or thing that is counted ("USD", "patrol boats"), or of the passage,
            all of them.
        dyad: Two states that the figure is about, or None for all.
        since: First reported on this day or later.
        limit: How many at most.
    """
    found, properties = None, frozenset[str]()
    if measured is not None:
        properties = find_properties(measured)
        found = set(database.match(measured))
    rows = _load_rows(database, dyad)
    kept = [
        row
        for row in rows
        if (since is None or row.day >= since)
        and (found is None or row.measured.lower() in properties or row.number in found)
    ][: min(limit, MOST_ROWS + 1)]
    listed = {row.number for row in kept}
    matters = {row.matter for row in kept if row.is_whole}
    read = [row for row in rows if row.number in listed or row.matter in matters]
    entries = _load_entries(database, read)
    shown = [entries[row.number] for row in kept if row.number in entries]
    if dyad is None:
        return tuple(replace(one, basis=None) for one in shown)
    return _tell_basis(database, shown, dyad)


def find_clashing(database: Database, dyad: tuple[str, str], *, since: str | None) -> set[int]:
    """
    Find the claims whose figures those of other stories contradict.

    Args:
        database: The ledger.
        dyad: The two states that the figures are about.
        since: First reported on this day or later.
    """
    rows = [row for row in _load_rows(database, dyad) if row.is_whole]
    n_of = Counter(row.matter for row in rows)
    entries = _load_entries(database, [row for row in rows if n_of[row.matter] > 1])
    return {
        row.number
        for row in rows
        if row.number in entries
        and entries[row.number].clashes
        and (since is None or row.day >= since)
    }


def _load_rows(database: Database, dyad: tuple[str, str] | None) -> list[_Row]:
    """Load all figures of two states, or all, by what is measured and period."""
    one, other = pair_states(*dyad) if dyad else (None, None)
    conditions = join_conditions(("f.one = :one AND f.other = :other", one))
    rows = database.rows(
        "SELECT f.claim, f.basis, f.property, f.day, f.one, f.other, f.start, f.stop"
        f" FROM now_figure f WHERE {conditions}"
        " ORDER BY f.property IS NULL, f.property, coalesce(f.unit, ''), f.start IS NULL, f.start,"
        " f.day, f.claim",
        {"one": one, "other": other},
    )
    return [
        _Row(
            number=int(number),
            basis=str(basis or ""),
            measured=str(measured or ""),
            day=str(day or ""),
            matter=(first, second, measured, start, stop),
        )
        for number, basis, measured, day, first, second, start, stop in rows
    ]


def _load_entries(database: Database, rows: Sequence[_Row]) -> Mapping[int, FigureEntry]:
    """Load what there is to figures, marked where those of other stories contradict them."""
    numbers = [row.number for row in rows]
    evidence = load_evidence(database, numbers)
    carried = _load_carriers(database, numbers)
    values = load_values(database, numbers)
    shown = _load_shown(database, numbers)
    entries: dict[int, FigureEntry] = {}
    sides = []
    for row in rows:
        value, verdict, speaker = shown[row.number]
        claim = from_json(value, Claim)
        if claim.figure is not None:
            sides.append((str(row.matter[0] or ""), str(row.matter[1] or "")))
            entries[row.number] = FigureEntry(
                figure=claim.figure,
                summary=state_values(claim),
                verdict=Verdict(str(verdict)),
                speaker=text_of(speaker),
                carried_by=carried[row.number],
                basis=row.basis or None,
                day=row.day or None,
                evidence=evidence[row.number],
                values=values[row.number],
            )
    marked = mark_clashes(list(entries.values()), sides)
    return dict(zip(entries, marked, strict=True))


def _tell_basis(
    database: Database, entries: Sequence[FigureEntry], dyad: tuple[str, str]
) -> tuple[FigureEntry, ...]:
    """
    Tell sentences that name both states from those that speak of one by other words.

    "The two countries", "the embassy", a minister: they stand for a state and do not name it.
    """
    reports = {one.evidence.report for one in entries if one.basis == "passage"}
    texts = {article.id: article.text for article in load_articles(database, sorted(reports))}
    patterns = [match_state(side) for side in dyad]

    def tell(entry: FigureEntry) -> FigureEntry:
        if entry.basis != "passage":
            return entry
        text, passage = texts[entry.evidence.report], entry.evidence.passage
        sentence = slice(*sentence_around(text, passage.start, passage.end))
        if all(state.search(text[sentence]) for state in patterns):
            return entry
        return replace(entry, basis="reference")

    return tuple(map(tell, entries))


def _load_shown(database: Database, numbers: Sequence[int]) -> Mapping[int, Row]:
    """Load the last version of claims: value, verdict and speaker."""
    rows = rows_among(
        database,
        "SELECT n.claim, v.value, v.verdict, n.speaker FROM now_claim n"
        " JOIN claim_version v ON v.id = n.version WHERE n.claim IN ({numbers})",
        numbers,
    )
    return {number: tuple(row) for number, *row in rows}


def _load_carriers(database: Database, numbers: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """Name the outlets whose reports carry each claim."""
    found: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for number, report in rows_among(
        database,
        "SELECT k.claim, r.number FROM now_mention k"
        " JOIN mention m ON m.id = k.mention JOIN report r ON r.id = m.report"
        " WHERE k.claim IN ({numbers}) ORDER BY r.number",
        numbers,
    ):
        found[number][report] = None
    names = load_names(database, [report for reports in found.values() for report in reports])
    return {
        number: tuple(dict.fromkeys(names[report] for report in found[number]))
        for number in numbers
    }
