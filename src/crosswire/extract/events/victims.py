"""Who is struck, and by whom: the sides of an ASSAULT whose clause tells what somebody suffered."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from crosswire.extract.events.line import Line, Placed
from crosswire.extract.events.roles import Roles, merge_same
from crosswire.extract.events.tree import SentenceTree
from crosswire.extract.events.turns import Coded
from crosswire.reference import word_set
from crosswire.types import ActorKind, EventType

_DIES = frozenset({"die", "perish", "succumb"})
_HARMS = frozenset(
    ["kill", "wound", "injure", "hurt", "shoot", "murder", "slay", "behead", "execute", "maim"]
)
_SPARED = word_set("events.spared")
_ATTACKS = word_set("events.attacks") | {"assault", "attempt", "assassination", "offensive"}
_SUBJECT = ("nsubj", "nsubj:pass")
_PREDICATE = ("acl", "acl:relcl", "conj")
_WHERE = frozenset({"in", "inside", "near", "across", "outside"})


def turn_victims(line: Line, coded: Coded) -> Coded:
    """
    Give an ASSAULT its sides by who suffers it.

    "Three guards were killed and five wounded in a clash with gunmen": the guards are struck and
    the gunmen strike, though no verb has the gunmen as its subject. Who "died of his wounds" is
    struck, whoever did it, and so is who "survived an attack". Without syntax nothing changes.

    Args:
        line: The sentence.
        coded: An event of it.
    """
    if coded.type is not EventType.ASSAULT or not coded.roles.actors:
        return coded
    tree = line.tree
    verbs = [at for at in _suffering(line, tree) if _is_telling(tree, coded, at)]
    struck = {at for verb in verbs for at in _sufferers(line, tree, verb)}
    actors, recipients = coded.roles.actors, coded.roles.recipients
    victims = [one for one in actors if _head(tree, one) in struck]
    if not victims:
        acting = tuple(one for one in actors if not (struck and _is_where(line, tree, one)))
        return replace(coded, roles=replace(coded.roles, actors=acting)) if struck else coded
    rest = [one for one in (*actors, *recipients) if one not in victims]
    striking = [one for one in rest if _is_led(line, tree, one)]
    striking = striking or [
        one
        for one in line.actors
        if one not in victims and any(_is_agent(line, tree, one, verb) for verb in verbs)
    ]
    roles = Roles(merge_same(line, striking), merge_same(line, victims))
    return replace(coded, roles=roles, passive=True)


def _suffering(line: Line, tree: SentenceTree) -> Iterator[int]:
    """List the verbs whose subject dies, is hurt, or escapes an attack on it."""
    for at, lemma in enumerate(line.lemmas):
        objects = (line.lemmas[one] for one in tree.children[at] if tree.relations[one] == "obj")
        told = set(objects)
        loses_life = lemma == "lose" and "life" in told
        spared = lemma in _SPARED and not told.isdisjoint(_ATTACKS)
        harmed = lemma in _HARMS and _is_passive(line, tree, at)
        if lemma in _DIES or loses_life or spared or harmed:
            yield at


def _is_passive(line: Line, tree: SentenceTree, at: int) -> bool:
    """
    Tell whether a verb is passive, also where "were" stands only once or not at all.

    "Were killed and five wounded", "a soldier killed in a clash": but not "who killed two".
    """
    if tree.has(at, "aux:pass", "nsubj:pass"):
        return True
    is_past = line.lowers[at] != line.lemmas[at] or line.lemmas[at] == "hurt"
    if not is_past or line.lowers[at].endswith(("ing", "s")) or tree.has(at, "obj", "aux"):
        return False
    if tree.relations[at] == "acl":
        return True
    head = tree.heads[at]
    return tree.relations[at] == "conj" and head >= 0 and _is_passive(line, tree, head)


def _is_telling(tree: SentenceTree, coded: Coded, verb: int) -> bool:
    """Tell whether a verb is among the words of an event, or these hang on it."""
    own = range(coded.first, coded.last)
    return verb in own or any(verb in tree.above(at)[:4] for at in own)


def _sufferers(line: Line, tree: SentenceTree, verb: int) -> Iterator[int]:
    """List the words that stand for those who die or are hurt."""
    at = verb
    for _ in range(4):
        subjects = [one for one in tree.children[at] if tree.relations[one] in _SUBJECT]
        for one in subjects:
            yield from _with_joined(tree, one)
        head, relation = tree.heads[at], tree.relations[at]
        if relation not in _PREDICATE or head < 0:
            return
        if relation.startswith("acl"):
            yield from _with_joined(tree, head)
            return
        if line.lemmas[head] not in _HARMS | _DIES:
            return
        at = head


def _with_joined(tree: SentenceTree, at: int) -> Iterator[int]:
    yield at
    yield from (one for one in tree.children[at] if tree.relations[one] in ("conj", "appos"))


def _head(tree: SentenceTree, one: Placed) -> int:
    """
    Give the word for which a name stands.

    In "a Turkish soldier" that is the soldier where the name is only the adjective.
    """
    head = tree.head_of(range(one.first, one.last))
    is_part = tree.relations[head] in ("amod", "compound", "nmod:poss")
    return tree.heads[head] if is_part and tree.heads[head] >= 0 else head


def _is_led(line: Line, tree: SentenceTree, one: Placed) -> bool:
    """Tell whether a name is led by "by", or by "with" behind a noun: "in a clash with gunmen"."""
    head = _head(tree, one)
    leads = _leads(line, tree, head)
    return "by" in leads or ("with" in leads and tree.relations[head].startswith("nmod"))


def _leads(line: Line, tree: SentenceTree, head: int) -> set[str]:
    """Give the prepositions of a phrase."""
    return {line.lowers[one] for one in tree.children[head] if tree.relations[one] == "case"}


def _is_where(line: Line, tree: SentenceTree, one: Placed) -> bool:
    """Tell whether a state only says where somebody was hurt: "was killed in Norway"."""
    is_land = one.actor.kind in (ActorKind.STATE, ActorKind.REGION)
    return is_land and not _WHERE.isdisjoint(_leads(line, tree, _head(tree, one)))


def _is_agent(line: Line, tree: SentenceTree, one: Placed, verb: int) -> bool:
    """Tell whether a name hangs on what somebody suffered, led by "by" or "with"."""
    return _is_led(line, tree, one) and verb in tree.above(_head(tree, one))[1:4]
