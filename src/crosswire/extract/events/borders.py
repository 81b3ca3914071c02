"""Where one clause of a sentence ends and another begins, by its syntax."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.events.line import Line, Placed
from crosswire.types import PartOfSpeech

_APART = frozenset({"acl:relcl", "parataxis"})
_OWN_SUBJECT = frozenset({"advcl", "conj"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_RELATIVES = frozenset({"which", "whom", "that"})
_VERBAL = frozenset({PartOfSpeech.VERB, PartOfSpeech.AUX})


def is_apart(line: Line, at: int, each: Placed) -> bool:
    """
    Tell whether a name stands in another clause than the words that tell an event.

    In "police held two men, and lawmakers said", "Kenya sent aid, the ministry in Lima said" and
    "the bloc condemned the raid, with its envoy saying" lawmakers, ministry and envoy are no
    parties of what is told before. Without syntax nothing is apart.

    Args:
        line: The sentence.
        at: Position of a word that tells the event.
        each: The name.
    """
    tree = line.tree
    over = tree.above(at)
    up = tree.above(tree.head_of(range(each.first, each.last)))
    meets = next((one for one in up if one in over), None)
    if meets is None:
        return False
    own = over[: over.index(meets)]
    other = up[: up.index(meets)]
    is_subject = bool(other) and tree.relations[other[-1]] in _SUBJECTS
    if is_subject and any(tree.relations[one] == "ccomp" for one in own):
        return True
    return any(_parts(line, one) for one in (*own, *other))


def relative_object(line: Line, at: int) -> tuple[Placed, ...]:
    """
    Find the name that a relative clause describes, where that is the object of its verb.

    "Crimea, which Russia annexed" tells whom or what Russia annexed.

    Args:
        line: The sentence.
        at: Position of the verb.
    """
    tree = line.tree
    if tree.relations[at] != "acl:relcl" or tree.heads[at] < 0:
        return ()
    is_object = any(
        tree.relations[one] == "obj" and line.lowers[one] in _RELATIVES for one in tree.children[at]
    )
    described = line.actor_at(tree.heads[at]) if is_object else None
    return (described,) if described is not None else ()


def main_verb_of(line: Line, at: int) -> int | None:
    """
    Find the verb of the main clause beside which a participle stands, set off by a comma.

    "Peru expelled them, accusing them of theft" and "accusing them of theft, Peru expelled them":
    who expelled them accuses them. One behind "and" stands where the first does.

    Args:
        line: The sentence.
        at: Position of an "-ing" form.
    """
    tree = line.tree
    while tree.relations[at] == "conj" and line.lowers[tree.heads[at]].endswith("ing"):
        at = tree.heads[at]
    over = tree.heads[at]
    if tree.relations[at] != "advcl" or over < 0 or line.tags[over] not in _VERBAL:
        return None
    if has_own_subject(line, at) or not has_own_subject(line, over):
        return None
    between = line.lowers[over:at] if over < at else line.lowers[at:over]
    led = (line.lowers[one] for one in tree.children[at] if tree.relations[one] == "mark")
    return over if "," in between and "with" not in led else None


def is_clause_apart(
    line: Line, at: int, positions: Sequence[int], *, shares_front: bool = True
) -> bool:
    """
    Tell whether words stand in a clause that "and" joins to the one that tells an event.

    In "Peru promised tents by May, and Chile undertook to lift its ban by June" each clause has
    a subject and a day of its own. A day in front of the first holds for all: "On Monday Peru
    recalled its envoy, and Chile closed the border".

    Args:
        line: The sentence.
        at: Position of a word that tells the event.
        positions: Those of the words asked about.
        shares_front: Whether what stands in front of the first clause is part of all.
    """
    tree = line.tree
    over, up = tree.above(at), tree.above(tree.head_of(positions))
    meets = next((one for one in up if one in over), None)
    if meets is None:
        return False
    subject = next((one for one in tree.children[meets] if tree.relations[one] in _SUBJECTS), at)
    if shares_front and meets not in positions and positions[0] < min(subject, meets):
        return False
    ways = (*over[: over.index(meets)], *up[: up.index(meets)])
    return any(tree.relations[one] == "conj" and has_own_subject(line, one) for one in ways)


def has_own_subject(line: Line, at: int) -> bool:
    """Tell whether a verb has a subject in its own clause, by the syntax."""
    return line.tree.has(at, *_SUBJECTS)


def _parts(line: Line, one: int) -> bool:
    """Tell whether a clause that has a subject of its own begins at a word."""
    tree = line.tree
    relation = tree.relations[one]
    if relation in _APART:
        return True
    if relation not in _OWN_SUBJECT or not (
        line.tags[one] in _VERBAL or tree.has(one, *_SUBJECTS, "cop")
    ):
        return False
    is_led = any(
        tree.relations[child] == "mark" and line.lowers[child] == "with"
        for child in tree.children[one]
    )
    return is_led or has_own_subject(line, one)
