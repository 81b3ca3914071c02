"""What a claim rested on before a report of it was retracted or corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from crosswire.align.words import sentence_around
from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database, rows_among
from crosswire.ledger.records import ReportState, TakenBack
from crosswire.ledger.state import list_current
from crosswire.ledger.storing import list_members, load_articles, load_mentions
from crosswire.types import Claim, Mention, Verdict
from crosswire.types.naming import name_report
from crosswire.types.stating import state_values

_MOST_LETTERS: Final = 200
_CLASHING: Final = frozenset({Verdict.CONFLICT, Verdict.UPDATE})
_ALIKE: Final = 0.8
"""Share of its words that a passage has with another that gives the same."""


def load_taken_back(database: Database, story: str) -> Mapping[int, tuple[TakenBack, ...]]:
    """
    Load what retracted reports of a story said of its claims, by the number of each claim.

    Of a report that was corrected, what a sentence said that stands in no report any more, where
    no report gives the same. A claim that stands in no other report is told by the number that
    it had.
    """
    reasons = _load_retracted(database, story) | (replaced := _load_replaced(database, story))
    if not reasons:
        return {}
    is_struck = _find_struck(database, story, replaced)
    last, heads, current = _load_versions(database, story, reasons)
    led = _load_links(database, last)
    numbers = [each for found in last.values() for each in found]
    numbers += [one for claim in last for one in current.get(led.get(claim, claim), ())]
    mentions = load_mentions(database, numbers)
    found: defaultdict[int, list[TakenBack]] = defaultdict(list)
    for claim, members in last.items():
        name, heading, verdict = heads[claim]
        at = led.get(claim, claim)
        standing = [mentions[one] for one in current.get(at, ())]
        for one in members:
            mention = mentions[one]
            outlet, became = reasons[mention.report]
            is_corrected = mention.report in replaced
            strict = Verdict.CONFLICT if is_corrected else verdict
            is_only = not any(_is_alike(mention, other, strict) for other in standing)
            if is_corrected and not (is_only and is_struck(mention)):
                continue
            told = TakenBack(
                claim=name,
                report=mention.report,
                outlet=outlet,
                heading=heading,
                exact=mention.exact,
                is_only=is_only,
                said=_say(outlet, became, mention, is_only=is_only),
            )
            if told not in found[at]:
                found[at].append(told)
    return {number: tuple(told) for number, told in found.items()}


def _load_retracted(database: Database, story: str) -> dict[str, tuple[str, str]]:
    """Load the name of each report of a story that was retracted, and that it was, and why."""
    rows = database.rows(
        "SELECT n.report, t.why FROM now_report n JOIN retraction t ON t.report = n.report"
        " WHERE n.story = :story AND n.state = :state",
        {"story": story, "state": ReportState.RETRACTED.value},
    )
    articles = load_articles(database, [str(report) for report, _ in rows])
    names = {one.id: name_report(one) for one in articles}
    return {
        str(report): (names[str(report)], f"retracted{f' ({why})' if why else ''}")
        for report, why in rows
    }


def _load_replaced(database: Database, story: str) -> dict[str, tuple[str, str]]:
    """Load the name of each report of a story that was corrected, and that it was."""
    rows = database.rows(
        "SELECT report FROM now_report WHERE story = :story AND state = :state",
        {"story": story, "state": ReportState.REPLACED.value},
    )
    articles = load_articles(database, [str(report) for (report,) in rows])
    return {one.id: (name_report(one), "corrected") for one in articles}


def _find_struck(
    database: Database, story: str, replaced: Mapping[str, object]
) -> Callable[[Mention], bool]:
    """Give what tells whether the sentence of a passage stands in no report of a story now."""
    if not replaced:
        return lambda _: False
    old = {one.id: one.text for one in load_articles(database, sorted(replaced))}
    now = [_squeeze(one.text) for one in load_articles(database, list_current(database, story))]

    def is_struck(mention: Mention) -> bool:
        text = old[mention.report]
        first, last = sentence_around(text, mention.start, mention.end)
        sentence = _squeeze(text[first:last])
        return not any(sentence in one for one in now)

    return is_struck


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _load_versions(
    database: Database, story: str, retracted: Iterable[str]
) -> tuple[dict[int, list[int]], dict[int, tuple[str, str, Verdict]], dict[int, list[int]]]:
    """
    Load which mentions of retracted reports each claim of a story had when it had some last.

    Returns:
        Those mentions by claim; the id, heading and verdict that the claim had then; the mentions
        that each claim has now.
    """
    of_retracted = {
        int(mention)
        for report in retracted
        for (mention,) in database.rows(
            "SELECT id FROM mention WHERE report = :report", {"report": report}
        )
    }
    last: dict[int, list[int]] = {}
    heads: dict[int, tuple[str, str, Verdict]] = {}
    current: dict[int, list[int]] = {}
    for number, name, value, cell in database.rows(
        "SELECT v.claim, c.id, v.value, v.members FROM claim_version v"
        " JOIN claim c ON c.number = v.claim WHERE c.story = :story ORDER BY v.id",
        {"story": story},
    ):
        members = [mention for mention, _ in list_members(cell)]
        current[number] = members
        if taken := [one for one in members if one in of_retracted]:
            last[number] = taken
            claim = from_json(value, Claim)
            heads[number] = str(name), state_values(claim), claim.verdict
    return last, heads, current


def _load_links(database: Database, numbers: Iterable[int]) -> dict[int, int]:
    """Load the claims that some went into at last."""
    rows = rows_among(
        database,
        "SELECT claim, other FROM claim_link WHERE claim IN ({numbers}) ORDER BY batch",
        list(numbers),
    )
    return {int(claim): int(other) for claim, other in rows}


def _is_alike(one: Mention, other: Mention, verdict: Verdict) -> bool:
    """
    Tell whether another passage of a claim gives the same.

    Of figures that is the same number, of passages that clashed nearly the same words.
    """
    left, right = one.figure, other.figure
    if left is not None and right is not None:
        return (left.low, left.high) == (right.low, right.high)
    if verdict not in _CLASHING:
        return True
    words = [set(side.exact.casefold().split()) for side in (one, other)]
    return len(words[0] & words[1]) >= _ALIKE * max(map(len, words))


def _say(outlet: str, became: str, mention: Mention, *, is_only: bool) -> str:
    words = " ".join(mention.exact.split())
    words = words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]}…"
    rest = "no report that stands gives it" if is_only else "others still do"
    return f"{outlet} gave “{words}” and was {became}; {rest}"


def list_lost(
    told: Sequence[TakenBack], before: Iterable[str], after: Iterable[str]
) -> tuple[str, ...]:
    """
    List what was said of the reports that one version of a claim has and the next has not.

    Args:
        told: What retracted reports said of the claim.
        before: Reports of the one version.
        after: Reports of the next.
    """
    lost = set(before) - set(after)
    return tuple(one.said for one in told if one.report in lost)
