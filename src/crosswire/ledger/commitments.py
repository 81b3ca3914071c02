"""Who promised or was invited to what, by when, and what became of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from crosswire.ledger.coding import from_json, to_json
from crosswire.ledger.database import Cell, Database, rows_among
from crosswire.ledger.fulfilment import find_outcome, is_deed, is_undoing
from crosswire.ledger.involved import Involved, find_body
from crosswire.ledger.matters import Matter, make_matter, names_of
from crosswire.ledger.outcomes import (
    COMMITTED,
    Outcome,
    Told,
    asks_again,
    binds,
    doer_of,
    due_of,
    ends,
    is_borne_out,
    is_commitment,
    is_told_as_both,
    pick_outcome,
)
from crosswire.ledger.parts import name_amount
from crosswire.ledger.records import CommitmentState
from crosswire.ledger.said_plans import clauses_inside, find_said_plan
from crosswire.ledger.sharing import is_promise_told
from crosswire.ledger.storing import list_members
from crosswire.ledger.words_kept import is_named
from crosswire.types import (
    Claim,
    ClaimKind,
    Clause,
    Event,
    EventType,
    Mention,
    Period,
    Report,
    Status,
)

_WORD: Final = re.compile(r"[^\W\d_]+")
_PHRASE: Final = re.compile(
    r"(?: (?!(?:and|but|or|while|when|after|before|since|because|who|which|that|said)\b)"
    r"[^\s.,;:]+)*"
)
"""What goes on after a mention, as far as no other clause begins."""
_BEING: Final = re.compile(r" (?:is|are|was|were|(?:has|have|had) been)\b")
_SENTENCE: Final = re.compile(r"[^.!?\n]{0,400}")
_TO: Final = re.compile(r"(?<!had )\bto (?:be |have )?(?:\w+ly )?$")
"""Before an infinitive, which tells nothing as done."""
_MOST_CANDIDATES = 200
"""Events or commitments of one doer that are looked at, the nearest in time first."""
_MOST_CLAUSES = 5
"""Clauses of a statement that are looked at."""
_MOST_AROUND = 8
"""States for which a deed without a doer is entered."""
_MOST_LETTERS = 200
"""Characters of a name that count, since an index takes no texts of any length."""


def sum_commitment(
    number: int,
    claim: Claim,
    day: str,
    days: Mapping[str, str | None],
    reports: Mapping[str, Report],
) -> list[tuple[Cell, ...]]:
    """
    Give the row of a claim that binds somebody to do something: who, by when, since when.

    A claim that one report announces and a later one tells as done is a commitment that was kept.

    Args:
        number: That of the claim.
        claim: With its mentions.
        day: First day it was reported.
        days: When each report was published.
        reports: Those of its mentions, for the clauses of what is said.
    """
    said = find_said_plan(claim, reports)
    event, text = said or (claim.event, claim.summary)
    bound = [one for one in claim.mentions if binds(one)]
    first = _find_first(bound, days) if is_told_as_both(claim) else None
    if first is not None:
        day, event, text = (days.get(first.report) or "")[:10], first.event, first.exact
        if (
            claim.event is not None
            and not _is_ended_by(claim, bound, text, day, days)
            and not _is_still_due(claim, event, text, days)
        ):
            return []
    elif not said and event is not None and event.status in COMMITTED and not _has_doer(event):
        event, text = _find_binding(bound, days) or (event, text)
    if event is None or not (said or is_commitment(event, text)):
        return []
    if not event.actors and event.type is None:
        body = find_body(event, text, claim.reports, reports)
        event = replace(event, actors=(body,) if body else ())
    doer = doer_of(event)
    if doer is None:
        return []
    event = _leave_out_past(_add_due(event, bound, day, days), bound, days)
    due = due_of(event, day)
    if due is None and event.type is EventType.REQUEST and event.status not in COMMITTED:
        return []  # the day that is named is that of the asking
    matter = make_matter(event, _name_amount(text, bound, reports), claim)
    return [(number, doer[:_MOST_LETTERS], due, day, to_json(matter))]


def _name_amount(text: str, bound: Sequence[Mention], reports: Mapping[str, Report]) -> str:
    """Name the number that a promise takes over: "expel the same number" of those before."""
    for mention in bound:
        report = reports.get(mention.report)
        named = name_amount(text, report.text[: mention.start]) if report else text
        if named != text:
            return named
    return text


def _has_doer(event: Event) -> bool:
    """Tell whether an event names who is to do it."""
    return doer_of(event) is not None


def _find_binding(
    bound: Sequence[Mention], days: Mapping[str, str | None]
) -> tuple[Event, str] | None:
    """
    Find the mention that binds somebody it names, of a claim whose line names nobody.

    "Oman pledged to build a plant by 2027" and "the sultanate will build it by then" are one claim.
    """
    first = _find_first((one for one in bound if one.event and _has_doer(one.event)), days)
    return (first.event, first.exact) if first is not None and first.event is not None else None


def _find_first(mentions: Iterable[Mention], days: Mapping[str, str | None]) -> Mention | None:
    """Find the mention of the earliest report; reports without a day come last."""
    return min(mentions, key=lambda one: days.get(one.report) or "9999", default=None)


def _add_due(
    event: Event, bound: Sequence[Mention], day: str, days: Mapping[str, str | None]
) -> Event:
    """
    Give what binds the day by which another report says it is due, where its own names none.

    "Ghana will buy ferries, Latvia said on Monday" is due when "by March" stands in the other:
    the day on which one of them is printed is that of the saying.
    """
    told = {(days.get(one.report) or "")[:10] for one in bound}
    if event.due is not None or due_of(event, day) not in {None, *told}:
        return event
    first = _find_first((one for one in bound if one.event and one.event.due), days)
    due = first.event.due if first is not None and first.event is not None else None
    return replace(event, due=due) if due else event


def _leave_out_past(
    event: Event, bound: Sequence[Mention], days: Mapping[str, str | None]
) -> Event:
    """
    Leave out of what binds the stretch of time that had passed for all who name it.

    A later report recalls what was promised "last week", which is no day by which it is due.
    """
    for slot in ("date", "due"):
        period: Period | None = getattr(event, slot)
        named = [one.report for one in bound if one.event and getattr(one.event, slot) == period]
        told = min((day[:10] for one in named if (day := days.get(one))), default="")
        if period and period.start and (period.end or period.start) < told:
            event = replace(event, **{slot: None})
    return event


def _is_ended_by(
    claim: Claim,
    bound: Sequence[Mention],
    promised: str,
    day: str,
    days: Mapping[str, str | None],
) -> bool:
    """Tell whether mentions of a claim tell what became of that which other ones announce."""
    ended = [
        one
        for one in claim.mentions
        if ends(one) and not any(asks_again(other.event, one.event) for other in bound)
    ]
    is_undone = any(is_undoing(one.exact) for one in ended)
    if not is_undone and not is_promise_told(promised, [one.exact for one in ended]):
        return False
    where, told = (
        [Told(one.report, days.get(one.report) or "", one.start, one.end) for one in some]
        for some in (bound, ended)
    )
    return is_borne_out(where, told, day, took_place(claim) or "")


def _is_still_due(
    claim: Claim, event: Event | None, promised: str, days: Mapping[str, str | None]
) -> bool:
    """
    Tell whether what a place of a claim announces is ahead of all that the others tell.

    "They met and agreed to double trade by 2030" may be one claim with "they held talks": what
    is due later, and is in none of the words for what was done, is still to be done.
    """
    last = max(((days.get(one) or "")[:10] for one in claim.reports), default="")
    if not last or event is None or event.due is None:
        return False
    due = due_of(event, last)
    told = [one.exact for one in claim.mentions if ends(one)]
    return due is not None and due > last and not is_promise_told(promised, told)


def sum_deeds(
    number: int,
    claim: Claim,
    day: str,
    *,
    days: Mapping[str, str | None],
    reports: Mapping[str, Report],
    involved: Involved,
) -> list[tuple[Cell, ...]]:
    """
    Give the rows of what was done, or undone: one for each who did it, and the day.

    A statement tells deeds too: "Chile's ministry said the visit had been postponed". Without a
    day of its own a deed is of the day on which it was first told as done, not announced. What
    nobody is said to have done, "work began", is entered for the states that its sentence names.
    """
    rows: dict[tuple[str, int], tuple[Cell, ...]] = {}
    around = sorted(involved.all)[:_MOST_AROUND]
    for place, (found, told) in enumerate(_list_deeds(claim, reports).items()):
        first = min((one[:10] for report in told if (one := days.get(report))), default=day)
        body = None if found.actors else find_body(found.event, found.text, told, reports)
        deed = replace(found, actors=names_of([body])) if body else found
        when = first if is_undoing(deed.text) else _find_day(deed.event.date, first)
        if when:
            for doer in deed.actors or around:
                key = doer[:_MOST_LETTERS], place
                rows[key] = (*key[:1], number, place, when, to_json(deed))
    return [rows[key] for key in sorted(rows)]


def _find_day(date: Period | None, told: str) -> str:
    """
    Find the day by which something was done: the end of "in March", but not after it was told.

    Of what was done "this year" nobody says that it was before a promise of this spring.
    """
    if date is None or not date.start:
        return told
    last = date.end or date.start
    return min(last, told) if told and date.start <= told else last


def _list_deeds(claim: Claim, reports: Mapping[str, Report]) -> Mapping[Matter, set[str]]:
    """
    List what a claim tells as done or undone, and the reports that do.

    That is its event, or else the events of its mentions, and the clauses of a statement.
    """
    found: defaultdict[Matter, set[str]] = defaultdict(set)
    if claim.event is not None and is_deed(claim.event, claim.summary):
        ended = [one for one in claim.mentions if ends(one)] or claim.mentions
        verb = next(filter(None, (_find_verb(one, reports) for one in ended)), "")
        text = _tell_deed(claim.summary, ended[0], reports)
        if claim.event.status is Status.DENIED:
            text = _finish(ended[0], reports)
        deed = make_matter(claim.event, text, claim, verb=verb)
        found[deed] = {one.report for one in ended}
        return found
    for mention in claim.mentions:
        event = mention.event
        if event is not None and is_deed(event, mention.exact):
            text = _tell_deed(mention.exact, mention, reports)
            deed = make_matter(event, text, verb=_find_verb(mention, reports))
            found[deed].add(mention.report)
        elif claim.kind is ClaimKind.STATEMENT and mention.kind is ClaimKind.STATEMENT:
            for deed in _list_clauses(mention, reports):
                found[deed].add(mention.report)
    return {deed: found[deed] for deed in list(found)[:_MOST_CLAUSES]}


def _list_clauses(mention: Mention, reports: Mapping[str, Report]) -> Iterator[Matter]:
    """List the clauses inside a mention that tell something as done; an infinitive does not."""
    report = reports.get(mention.report)
    for clause in clauses_inside(mention, report) if report else ():
        text = report.text[clause.start : clause.end] if report else ""
        is_infinitive = _TO.search(text[: clause.predicate - clause.start]) is not None
        if is_deed(clause.event, text) and not is_infinitive:
            yield make_matter(clause.event, " ".join(text.split()), verb=_read_verb(report, clause))


def _finish(mention: Mention, reports: Mapping[str, Report]) -> str:
    """Give the words of a mention up to the end of its phrase: "... the curfew in the port"."""
    report = reports.get(mention.report)
    rest = _PHRASE.match(report.text, mention.end) if report else None
    return " ".join(f"{mention.exact}{rest[0] if rest else ''}".split())


def _tell_deed(text: str, mention: Mention, reports: Mapping[str, Report]) -> str:
    """Give the words of a deed with those that put it off: "talks on 10 July | were called off"."""
    if not is_undoing(text):
        told, ended = " ".join(mention.exact.split()), _finish(mention, reports)
        for one in (told, ended if _BEING.match(ended, len(told)) else ""):
            if is_undoing(one):
                return one
    return _complete(text, mention, reports)


def _complete(text: str, mention: Mention, reports: Mapping[str, Report]) -> str:
    """Go on to the end of the sentence where a promise is named, which says of what it is."""
    report = reports.get(mention.report)
    if report is None or not is_named(text):
        return text
    rest = _SENTENCE.match(report.text, mention.end)
    return " ".join(f"{text}{rest[0] if rest else ''}".split())


def _find_verb(mention: Mention, reports: Mapping[str, Report]) -> str:
    """Find the verb of the clause that is a mention, or that begins it; empty where none is."""
    report = reports.get(mention.report)
    for clause in clauses_inside(mention, report) if report else ():
        return _read_verb(report, clause)
    return ""


def _read_verb(report: Report | None, clause: Clause) -> str:
    found = _WORD.match(report.text, clause.predicate) if report else None
    return found[0] if found else ""


def close_commitments(database: Database, changed: Sequence[tuple[int, Claim]]) -> None:
    """
    Find what became of commitments, as far as the changed claims have to do with it.

    They may come in any order: a new event may be the outcome of an older commitment, a
    commitment read late may have had its outcome long ago, and where an outcome is withdrawn
    the next one counts.
    """
    open_again = [
        number
        for (number,) in database.rows("SELECT claim FROM now_commitment WHERE outcome = 'lost'")
    ]
    bound = [
        number
        for number, claim in changed
        if claim.kind is ClaimKind.STATEMENT
        or (claim.event and is_commitment(claim.event, claim.summary))
        or is_told_as_both(claim)
    ]
    for number, _ in changed:
        bound += _find_bound(database, number)
    for number in dict.fromkeys((*open_again, *bound)):
        _close(database, number)


def _find_bound(database: Database, number: int) -> Iterable[int]:
    """Find the commitments of which a deed may be the outcome."""
    for doer, day, value in database.rows(
        "SELECT doer, day, value FROM now_deed WHERE claim = :claim", {"claim": number}
    ):
        deed = from_json(value, Matter)
        rows = database.rows(
            "SELECT claim, value, day, put_off FROM now_commitment"
            " WHERE doer = :doer AND day <= :day AND claim <> :claim"
            " ORDER BY day DESC, claim LIMIT :limit",
            {"doer": doer, "day": day, "claim": number, "limit": _MOST_CANDIDATES},
        )
        for promised, bond, since, put_off in rows:
            promise = from_json(bond, Matter)
            if find_outcome(promise, str(since), deed, str(day), put_off=str(put_off or "")):
                yield promised


def _close(database: Database, number: int) -> None:
    """
    Enter what became of a commitment, or that nothing is known of it.

    Its own claim may tell that too, where a later report does.
    """
    found: list[Outcome] = []
    for first, bond, members in database.rows(
        "SELECT m.day, m.value, v.members FROM now_commitment m"
        " JOIN now_claim n ON n.claim = m.claim JOIN claim_version v ON v.id = n.version"
        " WHERE m.claim = :claim",
        {"claim": number},
    ):
        promise, since = from_json(bond, Matter), str(first)
        promised: list[Told] | None = None
        for deed, told, day, done in _list_later(database, number, promise, since):
            state = find_outcome(
                promise,
                since,
                done,
                day,
                put_off=_day_put_off(found),
                is_one_claim=deed == number,
            )
            if state is None:
                continue
            promised = promised or _list_places(database, members, binds)
            ended = _list_places(database, told, ends)
            done_on = (done.event.date.start if done.event.date else None) or ""
            if is_borne_out(promised, ended, since, done_on):
                binding = {one.report for one in promised}
                later = {one.report for one in ended if one.report not in binding}
                found.append(Outcome(deed, state, day, frozenset(later), bool(done_on)))
    last = pick_outcome(found)
    database.execute(
        "UPDATE now_commitment SET closed_by = :by, outcome = :outcome, put_off = :put_off"
        " WHERE claim = :claim",
        {
            "by": last.claim if last else None,
            "outcome": last.state.value if last else None,
            "put_off": _day_put_off([last] if last else []) or None,
            "claim": number,
        },
    )


def _day_put_off(found: Sequence[Outcome]) -> str:
    """Give the day on which a commitment was put off, where that was told last; else nothing."""
    is_put_off = found and found[-1].state is CommitmentState.POSTPONED
    return found[-1].day if is_put_off else ""


def _list_later(
    database: Database, number: int, promise: Matter, since: str
) -> Iterator[tuple[int, Cell, str, Matter]]:
    """
    List the deeds of those who are bound since a commitment was made.

    All that its own claim tells is listed, whoever did it and however much else was done since.
    """
    doers = promise.actors
    if promise.event.type is EventType.REQUEST:
        doers = promise.recipients
    select = (
        "SELECT d.claim, d.place, v.members, d.day, d.value FROM now_deed d"
        " JOIN now_claim n ON n.claim = d.claim JOIN claim_version v ON v.id = n.version"
        " WHERE d.day >= :since AND "
    )
    rows = database.rows(f"{select}d.claim = :claim", {"since": since, "claim": number})
    for doer in {one[:_MOST_LETTERS]: None for one in doers}:
        rows += database.rows(
            f"{select}d.doer = :doer AND d.claim <> :claim ORDER BY d.day, d.claim LIMIT :limit",
            {"doer": doer, "since": since, "claim": number, "limit": _MOST_CANDIDATES},
        )
    found = {(str(day), deed, place): (cell, value) for deed, place, cell, day, value in rows}
    for key in sorted(found):
        members, value = found[key]
        yield key[1], members, key[0], from_json(value, Matter)


def _list_places(
    database: Database, members: Cell, wanted: Callable[[Mention], bool]
) -> list[Told]:
    """List where a version of a claim tells what is wanted; where no mention does, all of them."""
    rows = rows_among(
        database,
        "SELECT r.published, m.value FROM mention m JOIN report r ON r.id = m.report"
        " WHERE m.id IN ({numbers})",
        [mention for mention, _ in list_members(members)],
    )
    told = [(str(day or ""), from_json(value, Mention)) for day, value in rows]
    some = [(day, one) for day, one in told if wanted(one)]
    return [Told(one.report, day, one.start, one.end) for day, one in some or told]


def took_place(claim: Claim) -> str | None:
    """Give the day an event took place, where it is known."""
    return claim.event.date.start if claim.event and claim.event.date else None
