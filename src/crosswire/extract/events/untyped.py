"""What a report tells that no type of PLOVER covers: a ferry sank, nobody was hurt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from crosswire.extract.events.clauses import ClauseReader
from crosswire.extract.statements.stance import Stance, stance_of
from crosswire.reference import word_set
from crosswire.types import Article, ClaimKind, Clause, Event, Form, Mention, Status

_CONFIDENCE = 0.5
_INTENDING = word_set("events.intending")


def find_untyped(
    article: Article, clauses: ClauseReader, taken: Iterable[Mention]
) -> tuple[Mention, ...]:
    """
    Find what a report tells in its own words beside what is coded.

    "The trawler was stopped off Tema on 9 October" is no political event, but two reports can
    agree or clash on it. It becomes an event whose type is None, one for each main clause, with
    the actors, the place, the date and the status that its words give. Clauses inside
    statements are left to these, as are those that code an event or a relation. That somebody
    "declined to comment" to one outlet says nothing of what he said to others.

    Args:
        article: The report.
        clauses: Its clauses; there are none without syntax.
        taken: Statements, events and relations of the report.
    """
    used = _Used(taken)
    found = []
    for clause in clauses.told():
        start, end = clauses.offsets(clause)
        verb = clauses.token_at(clause.head)[0]
        is_used = used.tells(start, end, verb) if clause.is_beside else used.holds(start, end, verb)
        if is_used or clauses.is_no_answer(clause):
            continue
        found.append(
            Mention(
                report=article.id, start=start, end=end, exact=article.text[start:end],
                form=Form.NARRATED, source=None, cue=None, origin=None,
                confidence=_CONFIDENCE, kind=ClaimKind.EVENT, event=clauses.event_of(clause),
            )
        )  # fmt: skip
    return tuple(found)


def leave_out_plans(clauses: ClauseReader, statements: Sequence[Mention]) -> tuple[Mention, ...]:
    """
    Leave out statements that only tell what somebody plans to do: "the city plans | to build".

    Nobody says it; it is an event that is planned, whose clause is found with those that no type
    covers. What is planned inside what somebody says stays a statement.
    """
    heads = sorted(clauses.token_at(clause.head) for clause in clauses.told())
    return tuple(
        one
        for one in statements
        if not (
            one.form is Form.INDIRECT
            and one.cue is not None
            and one.exact.startswith("to ")
            and any(
                lemma in _INTENDING and one.cue.start <= start < one.cue.end
                for start, lemma in heads[bisect_left(heads, (one.cue.start, "")) :][:1]
            )
        )
    )


def read_clauses(clauses: ClauseReader, mentions: Iterable[Mention]) -> tuple[Clause, ...]:
    """
    Read what each sentence of a statement, and each event, says happened.

    It serves for comparing reports: "The vessel was seized on 9 October," he said, and "The
    navy seized the trawler on 19 October" clash, though one is a statement and one is not. What
    a speaker denies is denied; "would" inside indirect speech is "will" put back in time.

    Args:
        clauses: The clauses of the report.
        mentions: Its statements and events.
    """
    found = []
    for mention in mentions:
        for part in mention.stretches:
            for clause in clauses.said(part):
                start, end = clauses.offsets(clause)
                event = mention.event or _as_said(clauses.event_of(clause), mention)
                predicate = clauses.predicate_of(clause)
                found.append(Clause(start=start, end=end, event=event, predicate=predicate))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _as_said(event: Event, statement: Mention) -> Event:
    status = event.status
    if status is Status.CONDITIONAL and statement.form is not Form.DIRECT:
        status = Status.PLANNED
    if stance_of(statement) is Stance.DENY:
        status = Status.DONE if status is Status.DENIED else Status.DENIED
    elif stance_of(statement) is Stance.DOUBT:
        status = Status.CONDITIONAL
    return event if status is event.status else replace(event, status=status)


class _Used:
    """The stretches that other mentions of the report take up."""

    def __init__(self, taken: Iterable[Mention]) -> None:
        spans: list[tuple[int, int]] = []
        self._told: list[tuple[int, int]] = []
        self._coded: list[tuple[int, int]] = []
        for one in taken:
            told = [(part.start, part.end) for part in (*one.stretches, one.cue) if part]
            spans += told
            if one.source:
                spans.append((one.source.start, one.source.end))
            (self._told if one.kind is ClaimKind.STATEMENT else self._coded).extend(told)
        merged: list[list[int]] = []
        for start, end in sorted(spans):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self._spans = merged
        self._ends = [end for _, end in merged]
        self._told.sort()
        self._coded.sort()
        self._furthest = [
            list(accumulate((end for _, end in each), max)) for each in (self._told, self._coded)
        ]

    def holds(self, start: int, end: int, verb: int) -> bool:
        """
        Tell whether other mentions take up half of a stretch, its verb with it.

        A clause whose verb is said, or only says that something was, tells nothing else.
        """
        if self._is_told(verb):
            return True
        covered = 0
        has_verb = False
        for low, high in self._spans[bisect_left(self._ends, start) :]:
            if low >= end:
                break
            covered += max(0, min(high, end) - max(low, start))
            has_verb = has_verb or low <= verb < high
        return 2 * covered >= end - start and has_verb

    def tells(self, start: int, end: int, verb: int) -> bool:
        """
        Tell whether a fact told beside another is a statement, or is coded itself.

        An event of the clause around it, whose words go on behind it, does not tell it.
        """
        if self._is_told(verb):
            return True
        return any(
            2 * (min(high, end) - max(low, start)) >= high - low
            for low, high in _around(self._coded, self._furthest[1], verb)
        )

    def _is_told(self, verb: int) -> bool:
        """Tell whether a verb stands in a statement or in its cue."""
        return any(True for _ in _around(self._told, self._furthest[0], verb))


def _around(
    spans: Sequence[tuple[int, int]], furthest: Sequence[int], at: int
) -> Iterator[tuple[int, int]]:
    """
    Yield the stretches that hold an offset.

    Args:
        spans: Stretches in order.
        furthest: For each of them the furthest end up to it.
        at: The offset.
    """
    for number in range(bisect_right(spans, (at, furthest[-1] if furthest else at)) - 1, -1, -1):
        if furthest[number] <= at:
            return
        if at < spans[number][1]:
            yield spans[number]
