"""Clauses that tell a fact beside the main one: ", who flew over the area", ", held by a lake"."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.reference import word_set
from crosswire.types import Token
from crosswire.types.tree import Tree

_RELATIVES = frozenset({"who", "which", "whose", "where"})
_DESCRIBING = word_set("events.describing") | word_set("events.attributing")
_TELLING = word_set("events.attributing")
_HELD_BACK = ("mark", "aux", "cop", "nsubj", "csubj", "expl")
_NOUNS = frozenset({"NOUN", "PROPN"})


def is_relative_aside(tree: Tree, tokens: Sequence[Token], head: int) -> bool:
    """
    Tell whether a relative clause adds a fact: "Orsk, who flew over the area on Tuesday,".

    One without a comma only picks out what it describes: "the boats that sank".
    """
    if find_who_spoke(tree, tokens, head) is not None:
        return True
    if tree.relations[head] != "acl:relcl" or tree.pos[tree.heads[head]] not in _NOUNS:
        return False
    first = _skip_comma(tree.stretch_of(head)[0], tokens)
    words = [token.text.lower() for token in tokens[first : first + 3]]
    is_led = any(word in _RELATIVES for word in words[:1] + words[1:2])
    return is_led and tokens[first - 1].text == ","


def find_who_spoke(tree: Tree, tokens: Sequence[Token], head: int) -> int | None:
    """
    Find whom a clause with "who" tells of that hangs on the verb of saying: "Orsk said, who led".

    Returns:
        The subject of that verb; None for other clauses.
    """
    if tree.relations[head] not in {"parataxis", "ccomp"}:
        return None
    who = next(
        (one for one in tree.children(head) if tokens[one].text.lower() == "who" and one), None
    )
    if who is None or tree.relations[who] != "nsubj" or tokens[who - 1].text != ",":
        return None
    governor = tree.heads[head]
    return next(
        (
            one
            for one in tree.children(governor)
            if tree.relations[one] == "nsubj" and one < who and governor < who
        ),
        None,
    )


def is_participle_aside(tree: Tree, tokens: Sequence[Token], head: int) -> bool:
    """
    Tell whether a participle behind a comma adds what was done: "the pact, signed by both,".

    It has an agent, a time, a place or the like. "Based in Lund", "called Orsa" and "compared
    with May" tell of no deed.
    """
    token = tokens[head]
    if tree.relations[head] not in {"acl", "advcl"} or tree.pos[head] != "VERB":
        return False
    if token.text.lower().endswith("ing") or token.lemma in _DESCRIBING:
        return False
    children = tree.children(head)
    if any(tree.relations[child].startswith(_HELD_BACK) for child in children):
        return False
    first = _skip_comma(tree.stretch_of(head)[0], tokens)
    is_set_off = tokens[first - 1].text == "," and tree.heads[head] < first
    is_bare = first == head or tree.pos[first] == "ADV"
    adjuncts = [child for child in children if tree.relations[child].startswith("obl")]
    is_told = any(
        tree.relations[one] == "case" for child in adjuncts for one in tree.children(child)
    )
    return is_set_off and is_bare and is_told


def is_only_telling(tree: Tree, tokens: Sequence[Token], head: int) -> bool:
    """Tell whether a clause only says who tells another one: "..., the minister added, so that"."""
    token = tokens[head]
    if tree.relations[head] != "parataxis" or token.lemma not in _TELLING:
        return False
    held = {"obj", "ccomp", "xcomp", "advcl"}
    children = tree.children(head)
    is_set_off = tokens[tree.stretch_of(head)[0]].text == "," or tree.heads[head] > head
    return is_set_off and not any(tree.relations[one] in held for one in children)


def is_opened_with(tree: Tree, lowers: Sequence[str], head: int) -> bool:
    """Tell whether a clause opens with "with" and has a subject: "with Peru running a deficit"."""
    children = tree.children(head)
    is_led = any(lowers[one] == "with" and tree.relations[one] == "mark" for one in children)
    return is_led and any(tree.relations[one].startswith("nsubj") for one in children)


def has_come_to_nothing(tree: Tree, tokens: Sequence[Token], head: int) -> bool:
    """Tell whether something was planned, and "but" tells what came of it: "but ran out"."""
    token = tokens[head]
    if token.lemma not in word_set("events.intending") or not token.text.endswith(("ed", "meant")):
        return False
    verbs = [head, *(one for one in tree.children(head) if tree.relations[one] == "xcomp")]
    joined = (one for verb in verbs for one in tree.children(verb) if tree.relations[one] == "conj")
    return any(
        tokens[one].text.lower() == "but"
        for verb in joined
        if tree.pos[verb] in {"VERB", "AUX"}
        for one in tree.children(verb)
        if tree.relations[one] == "cc"
    )


def shared_modals(tree: Tree, tokens: Sequence[Token], head: int) -> set[str]:
    """Give the "will" that a verb joined by "and" shares: "will free them and lift the ban"."""
    shared: set[str] = set()
    for _ in range(3):
        if tree.relations[head] != "conj" or tokens[head].text.lower() != tokens[head].lemma:
            break
        own = ("aux", "nsubj", "csubj", "expl")
        if any(tree.relations[one].startswith(own) for one in tree.children(head)):
            break
        head = tree.heads[head]
        children = tree.children(head)
        shared = {tokens[one].text.lower() for one in children if tree.relations[one] == "aux"}
    return shared


def _skip_comma(first: int, tokens: Sequence[Token]) -> int:
    return first + 1 if tokens[first].text == "," else first
