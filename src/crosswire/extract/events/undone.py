"""Words that leave a deed undone without a "not": "has yet to sign", "avoided signing"."""

from __future__ import annotations

from crosswire.extract.events.line import Line
from crosswire.extract.events.verbs import VerbGroup, group_verb
from crosswire.reference import word_set
from crosswire.types import Status

_NEARLY = word_set("events.nearly")
_AVOIDING = word_set("events.avoiding")
"""Verbs of which the "-ing" form is not done; what is stopped was done."""
_KEEPING_FROM = word_set("events.keeping_from")
"""Verbs behind whose "from" stands what is not done."""
_UNABLE = word_set("events.unable")
_DROPPING = word_set("events.dropping")
"""Verbs whose object, a plan, is not carried out: "dropped its plan to expel them"."""
_PLANS = word_set("events.plans")
_DECIDING = frozenset({"decide", "vote", "choose", "opt", "argue"})
_IN_PLACE_OF = frozenset({("instead", "of"), ("rather", "than"), ("short", "of")})
_REACH = 8
"""Words before "from" among which the verb stands that keeps somebody from a deed."""


def read_undone(line: Line, group: VerbGroup) -> Status | None:
    """
    Read the status of a deed that the words before it leave undone; None where they do not.

    "Has yet to sign", "is unable to sign", "avoided signing", "ruled out signing", "was kept from
    signing", "dropped its plan to sign" and "nearly signed" are denied, "has not ruled out
    signing" and "would have signed" open. What somebody "stopped sending" was sent, and "almost
    certainly sent" is a guess.

    Args:
        line: The sentence.
        group: The verb of the deed with its auxiliaries.
    """
    words = line.lowers[group.first : group.at]
    if line.lowers[group.at + 1 : group.at + 3] == ("short", "of"):
        return Status.DENIED
    if not _NEARLY.isdisjoint(_leading(words)) or " ".join(words).endswith("all but"):
        return Status.DENIED
    if group.modal == "would" and "have" in words and not group.infinitive:
        return Status.DENIED if group.negated else Status.CONDITIONAL
    before = line.lowers[max(0, group.first - 2) : group.first]
    if group.infinitive:
        is_undone = before[-1:] == ("yet",) or (before and before[-1] in _UNABLE)
        is_undone = is_undone or _is_dropped(line, group.first - 1)
        return Status.DENIED if is_undone and not group.negated else None
    over = _find_hindrance(line, group, before) if group.gerund else None
    if over is None:
        return None
    if over < 0:
        return Status.DENIED
    outer = group_verb(line, over)
    if outer.negated:
        return Status.CONDITIONAL if line.lemmas[over] == "rule" else None
    return None if outer.modal is not None or outer.infinitive else Status.DENIED


def _leading(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the word directly before a verb and its "been": "nearly", not "nearly all at once"."""
    return (words[:-1] if words[-1:] in {("be",), ("been",), ("being",)} else words)[-1:]


def _find_hindrance(line: Line, group: VerbGroup, before: tuple[str, ...]) -> int | None:
    """Find the verb that keeps from the deed of an "-ing" form; -1 where no verb does."""
    at = group.first - 1
    if tuple(before) in _IN_PLACE_OF or before[-1:] == ("without",):
        return -1
    if at >= 0 and line.lemmas[at] in _AVOIDING and line.is_verb(at):
        return at
    if before[-1:] == ("out",) and at > 0 and line.lemmas[at - 1] == "rule":
        return at - 1
    if before[-1:] == ("against",) and at > 0 and line.lemmas[at - 1] in _DECIDING:
        return at - 1
    if before[-1:] != ("from",):
        return None
    keeping = range(at - 1, max(-1, at - _REACH), -1)
    return next(
        (one for one in keeping if line.lemmas[one] in _KEEPING_FROM and line.is_verb(one)), None
    )


def _is_dropped(line: Line, noun: int) -> bool:
    """Tell whether a plan is dropped: "abandoned its plan", "the plan has been scrapped"."""
    if noun < 0 or line.lemmas[noun] not in _PLANS:
        return False
    over = line.tree.heads[noun]
    if over < 0 or line.lemmas[over] not in _DROPPING or not line.is_verb(over):
        return False
    outer = group_verb(line, over)
    return not outer.negated and outer.modal is None and not outer.infinitive
