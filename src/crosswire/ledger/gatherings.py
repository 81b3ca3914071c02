"""Whether a meeting, or a visit, that is held or put off is the one that was planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final

from crosswire.align.lexicon import stem
from crosswire.ledger.forms import WORD, load_stems
from crosswire.ledger.matters import Matter
from crosswire.ledger.sharing import DATE
from crosswire.ledger.states import match_state
from crosswire.types import EventType, Status

_USES: Final = ("outcomes.meetings", "outcomes.visits")
_DEFINITE: Final = re.compile(r"(?:\b(?:the|their|his|her|its|this)|[’']s?)(?:\s[\w’'-]+){0,2}\s$")
"""Before the noun of a meeting that is known: "their annual summit"."""
_AT: Final = re.compile(r"\b(?:at|during)\s(?:an?|the|their|this)(?:\s[\w’'-]+){0,2}\s$")
_CODE: Final = re.compile(r"[A-Z]{3}")


def is_same_gathering(promise: Matter, deed: Matter, *, is_undone: bool) -> bool:
    """
    Tell whether a meeting or visit that is told of is the one that was planned.

    A summit, talks and a meeting are one where the same sides have them, on the day or at the
    place that was named: "the summit planned for 10 July was postponed", "will not travel to
    Quito". What is put off may go without them, as "their summit".

    Args:
        promise: The plan.
        deed: What is told of it later.
        is_undone: Whether that is that it is put off, called off, or not to be.
    """
    event = promise.event
    if event.status is not Status.PLANNED or event.type not in (EventType.CONSULT, None):
        return False
    use = _find_kind(promise)
    found = list(_find_nouns(deed.text, use)) if use else []
    if not found:
        return False
    if not is_undone and not _is_held(deed, found):
        return False
    is_visit = use == "outcomes.visits"
    is_placed, is_other = _compare_places(promise, deed.text)
    is_day, is_other_day = _compare_days(promise, deed.text)
    if is_other or (is_undone and is_other_day):
        return False
    n_sides = _count_sides(promise, deed.text)
    if is_placed or (is_day and is_undone):
        return n_sides >= (1 if is_visit or is_undone else 2)
    is_known = any(_DEFINITE.search(deed.text[: one.start()]) for one in found)
    return is_undone and is_known and n_sides >= (1 if is_visit else 2)


def _is_held(deed: Matter, found: Sequence[re.Match[str]]) -> bool:
    """Tell whether a meeting is held: "held a summit", "at their summit"; not "before it"."""
    is_verb = stem(deed.verb.lower()) in load_stems("outcomes.holding")
    return is_verb or any(_AT.search(deed.text[: one.start()]) for one in found)


def _find_kind(promise: Matter) -> str | None:
    """Find whether a plan is one of a visit or of a meeting; None where it is of neither."""
    if promise.event.mode == "visit":
        return "outcomes.visits"
    kinds = (use for use in reversed(_USES) if next(_find_nouns(promise.text, use), None))
    return next(kinds, None)


def _find_nouns(text: str, use: str) -> Iterator[re.Match[str]]:
    return (one for one in WORD.finditer(text) if stem(one[0].lower()) in load_stems(use))


def _compare_places(promise: Matter, told: str) -> tuple[bool, bool]:
    """Tell whether words name the place of a plan, and whether they name another one instead."""
    place = promise.event.place
    if place is None:
        return False, False
    if re.search(rf"\b{re.escape(place.name)}\b", told):
        return True, False
    names = re.findall(r"\b(?:in|to|at)\s([A-Z]\w+)", DATE.sub(" ", told))
    sides = {word for side in promise.actors for word in side.split()}
    return False, any(
        name not in sides and not _is_named(promise, name) and not DATE.search(f"in {name} 1")
        for name in names
    )


def _is_named(promise: Matter, name: str) -> bool:
    return any(pattern.search(name) for pattern in _list_states(promise))


def _compare_days(promise: Matter, told: str) -> tuple[bool, bool]:
    """Tell whether words name the day of a plan, and whether the one they name is another."""
    period = promise.event.date or promise.event.due
    try:
        day = date.fromisoformat(((period and (period.end or period.start)) or "")[:10])
    except ValueError:
        return False, False
    forms = {day.strftime("%-d %B"), day.strftime("%B %-d")}
    named = re.findall(r"\b(?:for|of|on)\s(\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2})\b", told)
    is_day = any(re.search(rf"\b{one}\b", told) for one in forms)
    return is_day, bool(named) and not is_day


def _count_sides(promise: Matter, told: str) -> int:
    """Count the sides of a plan that words name, each state once."""
    n_states = sum(pattern.search(told) is not None for pattern in _list_states(promise))
    names = {one for one in (*promise.actors, *promise.recipients) if not _CODE.fullmatch(one)}
    n_names = sum(one in told for one in names)
    return max(n_states, min(n_names, 1))


def _list_states(promise: Matter) -> list[re.Pattern[str]]:
    codes: AbstractSet[str] = {*promise.actors, *promise.recipients}
    return [match_state(code) for code in sorted(codes) if _CODE.fullmatch(code)]
