"""Figures of a ledger: every value that was reported, whose it is, and what contradicts it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from crosswire.align.words import sentence_around
from crosswire.ledger.clashing import MOST_ALIKE, Given, find_contradicted, mark_clashes
from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Cell, Database, Row, Values, at_one_commit, rows_among
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
from crosswire.types import Claim, Figure, Mention, Verdict
from crosswire.types.stating import state_values

_LATEST: Final = 50
_COLUMNS: Final = "f.claim, f.basis, f.property, f.unit, f.day, f.one, f.other, f.start, f.stop"
_ORDER: Final = (
    "ORDER BY f.property IS NULL, f.property, coalesce(f.unit, ''), f.start IS NULL, f.start,"
    " f.day, f.claim LIMIT :limit"
)
"""By what is measured and period."""
_MOST_CLASHING: Final = 500
"""Figures of two states that are held against each other to count how many are in conflict."""
_Matter = tuple[Cell, ...]
"""Both sides, what is measured, first and last day."""


class _Row(msgspec.Struct, frozen=True):
    """A figure as the sums hold it: its claim, and what it is about."""

    number: int
    basis: str
    measured: str
    day: str
    matter: _Matter
    place: tuple[Cell, ...]
    """By which the figures are in order."""

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
    most = min(limit, MOST_ROWS + 1)
    if measured is None:
        kept = _list_rows(database, dyad, since, most)
    else:
        kept = _find_rows(database, dyad, since, measured, most)
    listed = {row.number for row in kept}
    matters = {row.matter: row.number for row in kept if row.is_whole}
    alike = _find_alike(database, list(matters.values()))
    others = (row for row in alike if row.number not in listed)
    read = sorted((*kept, *others), key=lambda row: row.place)
    entries = _load_entries(database, read)
    shown = [entries[row.number] for row in kept if row.number in entries]
    if dyad is None:
        return tuple(replace(one, basis=None) for one in shown)
    return _tell_basis(database, shown, dyad)


def find_clashing(database: Database, dyad: tuple[str, str], *, since: str | None) -> set[int]:
    """
    Find the claims whose figures those of other stories contradict.

    Of figures whose period is known the latest 500 are looked at.

    Args:
        database: The ledger.
        dyad: The two states that the figures are about.
        since: First reported on this day or later.
    """
    one, other = pair_states(*dyad)
    found = database.rows(
        f"SELECT {_COLUMNS} FROM now_figure f WHERE f.one = :one AND f.other = :other"
        f" AND f.start IS NOT NULL ORDER BY f.day DESC, f.claim LIMIT {_MOST_CLASHING}",
        {"one": one, "other": other},
    )
    rows = [row for row in map(_row_of, found) if row.is_whole]
    n_of = Counter(row.matter for row in rows)
    shared = sorted((row for row in rows if n_of[row.matter] > 1), key=lambda row: row.place)
    given = _load_given(database, [row.number for row in shared])
    alike: defaultdict[_Matter, dict[int, Given]] = defaultdict(dict)
    for row in shared:
        if row.number in given:
            alike[row.matter][row.number] = given[row.number]
    days = {row.number: row.day for row in shared}
    clashing = find_contradicted(alike.values())
    return {number for number in clashing if since is None or days[number] >= since}


def _list_rows(
    database: Database, dyad: tuple[str, str] | None, since: str | None, limit: int
) -> list[_Row]:
    """List figures of two states, or all, by what is measured and period."""
    conditions, values = _narrow(dyad, since)
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM now_figure f WHERE {conditions} {_ORDER}",
        {**values, "limit": limit},
    )
    return [_row_of(row) for row in rows]


def _find_rows(
    database: Database, dyad: tuple[str, str] | None, since: str | None, measured: str, limit: int
) -> list[_Row]:
    """Find those of these figures that measure what words name, or whose claims have the words."""
    conditions, values = _narrow(dyad, since)
    names = {f"name{at}": name for at, name in enumerate(sorted(find_properties(measured)))}
    is_named = f"lower(f.property) IN ({', '.join(f':{name}' for name in names)})"
    rows = database.rows_matching(
        f"SELECT {_COLUMNS} FROM now_figure f WHERE {conditions}"
        f" AND ({is_named} OR f.claim IN ({{matched}})) {_ORDER}",
        measured,
        {**values, **names, "limit": limit},
    )
    return [_row_of(row) for row in rows]


def _narrow(dyad: tuple[str, str] | None, since: str | None) -> tuple[str, Values]:
    """Give what figures of two states, or all, are asked for by: conditions and their values."""
    one, other = pair_states(*dyad) if dyad else (None, None)
    conditions = join_conditions(
        ("f.one = :one AND f.other = :other", one), ("f.day >= :since", since)
    )
    return conditions, {"one": one, "other": other, "since": since}


def _find_alike(database: Database, numbers: Sequence[int]) -> Iterator[_Row]:
    """
    Find the figures that are about the same two states, measure the same and in the same period.

    Args:
        database: The ledger.
        numbers: Claims, of each such matter one.
    """
    found = rows_among(
        database,
        f"SELECT {_COLUMNS} FROM (SELECT {_COLUMNS}, row_number() OVER"
        " (PARTITION BY k.claim, f.one, f.other, f.property, f.start, f.stop"
        " ORDER BY coalesce(f.unit, ''), f.day, f.claim) AS place"
        " FROM now_figure k JOIN now_figure f ON f.one = k.one AND f.other = k.other"
        " AND f.property = k.property AND f.start = k.start AND f.stop = k.stop"
        f" WHERE f.start IS NOT NULL AND k.claim IN ({{numbers}})) AS f"
        f" WHERE place <= {MOST_ALIKE}",
        numbers,
    )
    return iter({row.number: row for row in map(_row_of, found)}.values())


def _row_of(cells: Row) -> _Row:
    number, basis, measured, unit, day, one, other, start, stop = cells
    return _Row(
        number=int(number),
        basis=str(basis or ""),
        measured=str(measured or ""),
        day=str(day or ""),
        matter=(one, other, measured, start, stop),
        place=(
            *(measured is None, measured or "", unit or ""),
            *(start is None, start or "", day or "", number),
        ),
    )


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


def _load_given(database: Database, numbers: Sequence[int]) -> Mapping[int, Given]:
    """Load the values that claims give, and their stories."""
    values: defaultdict[int, list[Figure]] = defaultdict(list)
    stories = {}
    for number, story, value in rows_among(
        database,
        "SELECT k.claim, n.story, m.value FROM now_mention k JOIN now_claim n ON n.claim = k.claim"
        " JOIN mention m ON m.id = k.mention WHERE k.claim IN ({numbers}) ORDER BY m.id",
        numbers,
    ):
        stories[number] = str(story)
        if figure := from_json(value, Mention).figure:
            values[number].append(figure)
    return {
        number: Given(stories[number], tuple(dict.fromkeys(figures)))
        for number, figures in values.items()
    }


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
