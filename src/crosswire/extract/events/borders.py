"""Where one clause of a sentence ends and another begins, by its syntax."""

from __future__ import annotations

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
