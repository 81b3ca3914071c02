"""Clauses that tell a fact beside the main one: ", who flew over the area", ", held by a lake"."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.reference import word_set
from crosswire.types import Token
from crosswire.types.tree import Tree

SUBJECTS = ("nsubj", "csubj", "expl")
_RELATIVES = frozenset({"who", "which", "whose", "where"})
_DESCRIBING = word_set("events.describing") | word_set("events.attributing")
_TELLING = word_set("events.attributing")
_STANDING = word_set("events.standing")
_SAME_IN_PAST = word_set("events.same_in_past")
_HELD_BACK = ("mark", "aux", "cop", "nsubj", "csubj", "expl")
_NOUNS = frozenset({"NOUN", "PROPN"})
_WHO = frozenset({"who", "which", "that"})
_TO_COME = frozenset({"will", "would", "shall", "’ll", "'ll"})


def find_subject(tree: Tree, tokens: Sequence[Token], head: int) -> int | None:
    """Find the subject of a clause; one that is joined to another may share it."""
    for _ in range(3):
        if tree.relations[head] == "acl":  # "the pact, signed by both"
            return tree.heads[head]
        speaking = find_who_spoke(tree, tokens, head)
        if speaking is not None:
            return speaking
        for child in tree.children(head):
            if tree.relations[child].startswith(SUBJECTS):
                is_relative = tree.relations[head] == "acl:relcl"
                is_who = is_relative and tokens[child].text.lower() in _WHO
                return tree.heads[head] if is_who else child
        if tree.relations[head] != "conj":
            return None
        head = tree.heads[head]
    return None


def is_relative_aside(tree: Tree, tokens: Sequence[Token], head: int, *, is_timed: bool) -> bool:
    """
    Tell whether a relative clause adds a fact: "Orsk, who flew over the area on Tuesday,".

    One without a comma only picks out what it describes: "the boats that sank". What somebody is
    or has, and what is always done, is no news: "Berg, who leads the union", "Vasa, which makes
    paper"; a day makes it some.
    """
    if not is_timed and _is_standing(tree, tokens, head):
        return False
    if find_who_spoke(tree, tokens, head) is not None:
        return True
    if tree.relations[head] != "acl:relcl" or tree.pos[tree.heads[head]] not in _NOUNS:
        return False
    first = _skip_comma(tree.stretch_of(head)[0], tokens)
    words = [token.text.lower() for token in tokens[first : first + 3]]
    is_led = any(word in _RELATIVES for word in words[:1] + words[1:2])
    return is_led and tokens[first - 1].text == ","


def _is_standing(tree: Tree, tokens: Sequence[Token], head: int) -> bool:
    """Tell what lasts from a deed: by its verb, or by the present tense."""
    token = tokens[head]
    children = tree.children(head)
    if any(tokens[child].text.lower() in _TO_COME for child in children):
        return False
    if token.lemma in _STANDING:
        return True
    marks = {tree.relations[child]: child for child in children}
    if "cop" in marks:
        return tokens[marks["cop"]].text.lower() in {"is", "are"}
    if any(relation.startswith("aux") for relation in marks) or tree.pos[head] != "VERB":
        return False
    lower = token.text.lower()
    is_plain = lower == token.lemma and lower not in _SAME_IN_PAST
    return is_plain or (lower.endswith("s") and not token.lemma.endswith("s"))


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


def is_participle_aside(tree: Tree, tokens: Sequence[Token], head: int, *, is_timed: bool) -> bool:
    """
    Tell whether a participle behind a comma adds what was done: "the pact, signed by both,".

    It has an agent, a time, a place or the like. "Based in Lund", "called Orsa" and "compared
    with May" tell of no deed, nor does "owned by a family" without a day.
    """
    token = tokens[head]
    if tree.relations[head] not in {"acl", "advcl"} or tree.pos[head] != "VERB":
        return False
    if token.text.lower().endswith("ing") or token.lemma in _DESCRIBING:
        return False
    if token.lemma in _STANDING and not is_timed:
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


def has_with(tree: Tree, lowers: Sequence[str], head: int) -> bool:
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
